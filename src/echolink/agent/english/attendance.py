"""Will an English caller come, where a field asks whether somebody attends: "we'd love to", "we can't make it"?"""

import re
from typing import Final

from echolink.agent.english.words import words, words_in

_ASKS = re.compile(
    r"\b(?:attend(?:ing|s|ance)?|rsvp|(?:is|are|will be)? ?coming|participat(?:e|es|ing)|joining|"
    r"will (?:you|they) (?:come|join|be there))\b"
)
_COMES: Final = r"(?:come|attend|join|make it|be there|be coming|be attending|participate|come along)"
_NO = re.compile(
    rf"\b(?:can't|cannot|can not|won't|will not|not|unable to|aren't|isn't) (?:be )?(?:able to |going to |be able to )?"
    rf"(?:{_COMES}|coming|attending|joining)\b|\b(?:have|need) to (?:miss|decline|pass|skip)\b|\bsend (?:my|our) regrets\b|"
    r"\b(?:out of town|away|on (?:vacation|holiday)) (?:then|that (?:day|weekend|week))\b"
)
_YES = re.compile(
    rf"\b(?:i|we|he|she|they|both|all)(?:'ll| will|'d| would| can)? (?:definitely |both |all |gladly |certainly |be )?"
    rf"(?:(?:love|like|happy|able|"
    rf"delighted|glad|going) to )?{_COMES}\b(?!.*\?)|"
    r"\b(?:i'm|we're|i am|we are) (?:both |all |definitely )?(?:coming|attending|joining)\b|"
    r"\bcount (?:me|us|him|her|them) in\b|\bwouldn't miss it\b|\blooking forward to (?:it|the|your|coming|being)\b|"
    r"\b(?:(?:happy|glad|delighted) to (?:accept|attend|come|be there))\b"
)
_WORDS: Final = frozenset(
    words("come coming attend attending join joining make there participate miss decline count forward accept regrets")
)


def whether_attending(label: str, text: str) -> bool | None:
    """What a text from `heard` answers to the question whether somebody attends; None for another question, or no answer."""
    if words_in(text).isdisjoint(_WORDS) or not _ASKS.search(label.lower()):
        return None
    if _NO.search(text):
        return False
    return True if _YES.search(text) else None

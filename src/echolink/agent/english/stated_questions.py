"""Which statements of an English caller ask whether something is included: "that is with breakfast, is it?"?"""

import re
from typing import Final

from echolink.agent.english.words import words, words_in

_LEAD: Final = r"(?:(?:oh|and|so|but|okay|ok|um+|uh+|well|then|also|great|i guess|i take it|i assume|i suppose)[\s,]+)*"
_THING: Final = r"(?:(?:the|your|a|an|all|any) )?"
# "With two kids" and "with me" tell who comes, and nothing of the price.
_NAMED: Final = (
    r"(?!(?:me|us|him|her|them|my|our|\d|two|three|four|five|what|how|it|that)\b)[a-z][\w'-]*(?: [a-z][\w'-]*){0,3}?"
)
_PRICE: Final = r"(?:that|it|this|the (?:price|rate|fee|ticket|package|deal)|that price)"
_TAG: Final = (
    r"(?:is it|isn't it|isn't that|right|correct|yeah|yes|no|huh|are they|aren't they|is that right|is that correct|does it|"
    r"doesn't it|do they|don't they|i guess|i take it|i assume|i suppose|i hope)"
)
_STATED: Final = re.compile(
    rf"(?:^|[,;] ){_LEAD}(?:{_PRICE}(?:'s| is| comes| does come|'ll be| will be)? "
    rf"(?:with|including|includes?|inclusive of|covers?|got) {_THING}(?P<with>{_NAMED})(?: included| too| as well)?|"
    rf"{_PRICE}(?:'s| is) {_THING}(?P<as>{_NAMED}) included|"
    rf"(?!(?:can|could|do|does|is|are|will|would|what|how|when|where|who|which)\b){_THING}(?P<of>{_NAMED})"
    r"(?:'s| is| are| comes?) (?:all |also |not )?"
    r"(?:(?P<whether>included|extra|on top|free|separate)|in (?:there|that|it|that price|the price|this)|"
    r"part of (?:it|that|the price|the deal)|(?:included )?(?:with|in) (?:it|that|this)|covered)"
    rf")(?: then| too| as well| with that| for that)*(?:(?:,? {_TAG})+\W*|\?)$",
    re.IGNORECASE,
)
_CUES: Final = frozenset(
    words("with include includes included including inclusive cover covers covered got extra top free separate in part")
)
_ENDS: Final = (
    "?",
    "it",
    "that",
    "right",
    "correct",
    "yeah",
    "yes",
    "no",
    "huh",
    "they",
    "guess",
    "suppose",
    "assume",
    "hope",
)


def stated_question(sentence: str) -> int | None:
    """Where in a tidy sentence such a question begins; None where there is none."""
    m = _STATED.search(sentence) if _may_be_one(sentence) else None
    return m.start() if m else None


def asked_plainly(text: str) -> str:
    """The same as a question: "is breakfast included"; other texts as they are."""
    m = _STATED.search(text) if _may_be_one(text) else None
    if m is None:
        return text
    return f"is {m['with'] or m['as'] or m['of']} {m['whether'] or 'included'}"


def _may_be_one(text: str) -> bool:
    """Quick to tell: most of what is said ends otherwise."""
    return text.rstrip(" .!").lower().endswith(_ENDS) and not words_in(text.lower()).isdisjoint(_CUES)

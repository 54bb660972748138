"""Did the caller say yes or no?"""

import re
from typing import Final

from echolink.agent.english.words import words, words_in
from echolink.agent.english.yes_and_no import (
    ADVERBS,
    AFTER_A_NO,
    IS,
    IS_NOT,
    NO_BOTHER,
    NOT_A_FAULT,
    NOT_SO,
    PHRASES,
    SHORT_OF,
    SO,
    SUBJECTS,
    WITH_IS,
    Verdict,
)

_MOST_WORDS: Final = 24  # the beginning of an answer; what comes later is about something else
_UNSURE: Final = frozenset(words("sure certain don idea dunno maybe perhaps think"))  # one of them is in `_NOT_SURE`
_NOT_SURE = re.compile(
    r"\b(?:not (?:so |really |quite |entirely |too )?(?:sure|certain)|don't know|no idea|dunno|maybe|perhaps|"
    r"let me think)\b"
)
# A statement about a part of what was read back.
_PART: Final = (
    r"(?:names?|surname|spelling|time|hour|date|day|month|(?:phone |telephone |mobile )?number|e-?mail|address|street|"
    r"order|count|size|rest|first|last|part|bit|year|1|room|table|place|service|everything|something)"
)
_PART_IS_WRONG = re.compile(
    rf"\b{_PART}(?: of (?:those|these|them|the \w+))?"
    r"(?:'s| is| are| was|) ?(?:all |just |still |completely |also )?(?:wrong|incorrect|off|"
    r"not (?:quite )?(?:right|"
    rf"correct)|misspelled|misspelt)\b|\b{_PART} (?:isn't|wasn't|aren't) (?:quite )?(?:right|correct)\b|\bwrong {_PART}\b|"
    r"\bgot (?:it|that) wrong\b|\b(?:a|1) mistake\b|\bmisheard\b|"
    r"\b(?:messed|mixed|screwed|mucked) (?:(?!to\b)\w+ ){0,2}up\b|^i said .+ not\b|\b(?:have|got|had) (?:the|"
    r"my) (?:\w+ )?\w+ wrong\b|\bwrong \w+,? (?:it's|it is|that's)\b"
)
_FAULTS: Final = frozenset(
    words("wrong incorrect off not isn wasn aren misspelled misspelt mistake misheard messed mixed screwed mucked")
)
_YES_AT_THE_END = re.compile(
    r"(?:\b(?:yes|yeah|yep|yup|aye|yes please|(?:is|are|'s|sounds|looks|seems|would be|will be|'d be|'ll be) (?:all |just |"
    r"perfectly |absolutely |very )?(?:fine|good|great|perfect|ok|okay|right|correct|lovely|grand|ideal|alright)|"
    r"works?|suits?|will do|would do|go ahead)(?: (?:for|by|with)? ?(?:me|us|them))?(?: (?:fine|well|best|perfectly|too|then|"
    r"thanks|thank you|please))*)$"
)
_AGREEING: Final = frozenset(
    words("yes yeah yep yup aye fine good great perfect ok okay right correct lovely grand ideal alright works work "
          "suits suit do ahead")
)  # fmt: skip
_NO_INSIDE = re.compile(r"\b(?:no|nope|not|\w+n't|cannot|wrong|incorrect|never|if|except|i'm)\b")
_ASKS = re.compile(
    r"^(?:(?:and|but|so|well|um|uh|sorry) )*(?:is|are|was|do|does|did|can|could|would|will|should|have|has|what|what's|when|"
    r"where|who|why|which|how|how's|may|tell)\b"
)
_SAVE_FOR = re.compile(
    r"\b(?:except(?:ing)?|apart from|aside from|other than|all but|everything but|but (?:the|my|1)\b.{0,24} "
    r"(?:(?:is|are|was|should)(?:n't| not)|different(?:ly)?)|but (?:not|change|i'd like to change|"
    r"i want to change|i need to change))\b"
)
_SAVING: Final = frozenset(words("except excepting apart aside other but"))
_OUTRIGHT = re.compile(
    r"^\W*(?:(?:um+|uh+|oh|okay|ok|well|great|alright|all right|right|perfect|thanks|thank you)\W+)*"
    r"(?:yes|yeah|yea|yep|yup|aye|sure|absolutely|definitely|certainly|of course|please do|go ahead|"
    r"(?:that|it)(?:'d| would| will|'ll) be (?:great|good|fine|nice|lovely|perfect|wonderful|helpful|ok|okay)|"
    r"(?:i|we)(?:'d| would) (?:like|love|appreciate) (?:that|it))\b"
)
_RESERVED = re.compile(
    r"\b(?:but|except|apart|aside|though|although|however|only|just|instead|other than|and can|change)\b"
)


def agreement(text: str) -> bool | None:
    """True for a yes, False for a no, None for neither; the beginning of the text (from `heard`) counts most.

    A yes with something to add is a yes ("yes, but make it eight"), one that is taken back in part is a no
    ("that's right, except the name"); `reserved` tells the first from a plain yes.
    """
    said = words_in(text)
    text = text.strip(" .,!?;:")
    verdict = _beginning(text)
    if verdict is Verdict.UNSURE:
        return None
    if verdict not in (Verdict.IS_SO, Verdict.IS_NOT_SO) and not said.isdisjoint(_UNSURE) and _NOT_SURE.search(text):
        return None
    if verdict in (Verdict.NO, Verdict.IS_NOT_SO):
        return False
    if not said.isdisjoint(_FAULTS) and _PART_IS_WRONG.search(text):
        return False
    is_yes = verdict is not None or _ends_with_a_yes(text, said)
    if is_yes and not said.isdisjoint(_SAVING) and _SAVE_FOR.search(text):
        return False
    return True if is_yes else None


def _ends_with_a_yes(text: str, said: frozenset[str]) -> bool:
    """Whether something is named first and agreed to then: "Saturday is fine"."""
    if said.isdisjoint(_AGREEING) or _ASKS.match(text) or _NO_INSIDE.search(text):
        return False
    return _YES_AT_THE_END.search(text) is not None


def reserved(text: str) -> bool:
    """Whether something is to be changed or added about what is agreed to: "yes, but …", "right, only …"."""
    return _RESERVED.search(text) is not None


def outright(text: str) -> bool:
    """Whether the yes with which it begins takes what was offered: "yes please, …", and not "okay, …", before a question."""
    return _OUTRIGHT.match(text) is not None


def _beginning(text: str) -> Verdict | None:
    """What the phrases come to with which an answer begins: a statement, or else the last yes or no among them."""
    said = text.split()[:_MOST_WORDS]
    plain = [word.strip('.,!?;:"') for word in said]
    last: Verdict | None = None
    at = 0
    while at < len(plain):
        judged, end = _judgement(plain, at)
        if judged is None:
            judged, end = _phrase(said, plain, at, is_first=last is None)
        if judged is None:
            return last
        if judged in (Verdict.IS_SO, Verdict.IS_NOT_SO, Verdict.UNSURE):
            return judged
        if judged is Verdict.PAUSE:
            last = None if last is Verdict.YES else last
        elif judged is not Verdict.FILLER:
            last = judged
        at = end
    return last


def _phrase(said: list[str], plain: list[str], at: int, *, is_first: bool) -> tuple[Verdict | None, int]:
    """The longest phrase that stands here, and where it ends."""
    for parts, verdict, before in PHRASES.get(plain[at], ()):
        end = at + len(parts)
        if len(parts) > 1 and tuple(plain[at:end]) != parts:
            continue
        if before is not None and not _is_closed(said, plain, end, before):
            continue
        if verdict is Verdict.NO and not (is_first or _is_closed(said, plain, end, AFTER_A_NO)):
            continue
        return verdict, end
    return None, at


def _is_closed(said: list[str], plain: list[str], end: int, followers: frozenset[str]) -> bool:
    """Whether nothing follows that belongs to the phrase that ends here."""
    if end >= len(plain) or plain[end] in followers or not said[end - 1][-1:].isalnum():
        return True
    return any(tuple(plain[end : end + len(parts)]) == parts for parts, _, _ in PHRASES.get(plain[end], ()))


def _judgement(plain: list[str], at: int) -> tuple[Verdict | None, int]:
    """A statement about what was said to the caller: "that's all right", "it's not quite what I said"."""
    start = at
    is_negated = False
    if plain[at] in WITH_IS:
        at += 1
    elif plain[at] in SUBJECTS or (plain[at] in ("sounds", "looks", "seems") and at + 1 < len(plain)):
        at += plain[at] in SUBJECTS
    else:
        return None, start
    fell_short = False
    while at < len(plain):
        word = plain[at]
        if word in IS_NOT:
            is_negated = True
        elif word in SHORT_OF:
            fell_short = is_negated = True
        elif word not in IS and word not in ADVERBS:
            break
        at += 1
    word = plain[at] if at < len(plain) else ""
    if is_negated:
        excused = fell_short and (word in NOT_A_FAULT or " ".join(plain[at : at + 3]).startswith(NO_BOTHER))
        return (Verdict.IS_SO if excused else Verdict.IS_NOT_SO), at
    if word in NOT_SO:
        return Verdict.IS_NOT_SO, at + 1
    if word in SO and at > start + (plain[start] not in WITH_IS):
        return Verdict.IS_SO, at + 1
    return None, start


_NOBODY = re.compile(r"^\W*(?:nobody|no one|no 1|none|neither)(?: of (?:us|them))?\b")
_SOMEBODY = re.compile(
    r"^\W*(?:(?:both|all|most|1|one|some)(?: of (?:us|them))?|(?:i|we|he|she|it|they)(?: both| all)?) "
    r"(?:have|has|got|do|does|am|is|are|did|will) ?(?:1|one|it|that|them|so|1s)?\W*$"
)


def plainly(text: str) -> bool | None:
    """ "We both have one" and "nobody does", which say neither yes nor no; `text` from `heard`."""
    if _NOBODY.search(text):
        return False
    return True if _SOMEBODY.search(text) else None


_OF_A_VALUE = re.compile(r"#[#\s]*(?:\w+ )?(?:would|will|should|is|works?|sounds?|suits?)\b")
_ANSWERS = re.compile(
    r"^\W*(?:(?:um+|uh+|oh|well|so)\W+)*(?:yes|yeah|yep|yup|no|nope|nah|sure|correct|right|of course|"
    r"(?:i|we|it|he|she|they)\b)"
)


def judges_a_value(text: str) -> bool:
    """Whether it is a day or the like, by now a run of #, that is fine: "okay ####### would be fine" answers nothing else."""
    return "#" in text and _OF_A_VALUE.search(text) is not None and _ANSWERS.match(text) is None

"""Whom does an English caller ask for: "could I speak to Ms Adeyemi", "is Mr Brown in", "a message for the owner"?"""

import re
from typing import Final

from echolink.agent.english.words import words

_TITLE: Final = r"(?:mr|mister|mrs|ms|miss|dr|doctor|professor|attorney|father|pastor|rabbi|coach|nurse|officer)\b\.?"
_WORD: Final = r"[a-z'’-]+"
_WHO: Final = (
    rf"(?P<who>{_TITLE} {_WORD}(?: (?!please|there|in|now|today|about){_WORD})?|(?:the|your) {_WORD}(?: {_WORD})?|"
    rf"{_WORD}(?: {_WORD})?)"
)
_END: Final = (
    r"(?=\W*$|[,.;!?]| (?:please|now|right|today|if|about|because|that|and|when|as|who|personally|directly|real|for|on|or|"
    r"then)\b)"
)
_ASKS = (
    re.compile(
        r"\b(?:(?:speak|talk)(?:ing)? (?:to|with)|(?:put|connect|transfer|patch|get)(?:ting|ing)? me (?:through |over )?"
        r"(?:to|with)|"
        r"(?:get )?(?:a )?hold of|reach|(?:calling|looking|asking) for|(?:message|note|word) for) "
        rf"{_WHO}{_END}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:give|get|pass) {_WHO} (?:an?|this|my|the) (?:quick |short )?(?:message|note|word)\b", re.IGNORECASE
    ),
    re.compile(
        rf"\bis {_WHO} (?:there|in|around|available|free|at (?:her|his|the) desk|in the office)\b(?! (?:a|an|the|any)\b)",
        re.IGNORECASE,
    ),
)
_NOBODY: Final = frozenset(
    words(
        "a an i it that this you me us him her them he she they we my our someone somebody anyone anybody person people "
        "human real live actual agent operator representative rep machine robot bot computer one who whom what which "
        "there here today tomorrow any some voicemail message sure ok okay day night time now"
    )
)


def whom_wanted(said: str) -> str:
    """The name or the part of whoever is asked for; empty where anybody would do."""
    for pattern in _ASKS:
        for m in pattern.finditer(said):
            who = m["who"].split()
            if _NOBODY.isdisjoint(word.lower() for word in who):
                return _written(who)
    return ""


def _written(who: list[str]) -> str:
    """Names with capitals; "your accountant" is ours, told to us."""
    if who[0].lower() in ("the", "your"):
        return " ".join(("the", *who[1:]))
    return " ".join(word[:1].upper() + word[1:] for word in who)

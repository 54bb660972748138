"""Which items of a list ask for the day and time of what is arranged, and which for those of what shall be instead?"""

import re
from collections.abc import Sequence
from typing import Final

from echolink.agent.english.kinds import named

_WHO: Final = r"(?:they|you|he|she|he or she|(?:the|their|your) [\w-]+)"
_WAS = re.compile(
    r"\b(?:current|currently|existing|old|original|originally|present|previous|previously|booked|scheduled|reserved|planned|"
    r"arranged|now|at the moment|at present|already|had|was|were|supposed|due|"
    rf"{_WHO} (?:have|has|hold))\b",
    re.IGNORECASE,
)
_SHALL = re.compile(
    r"\b(?:new|instead|wants?|wanted|would|prefer\w*|desired|better|rather|should|shall|suits?|works?|"
    r"moved? (?:it|them|to)|another|alternative|replacement)\b|['’]d (?:like|prefer|rather)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(?:date|day)\b", re.IGNORECASE)
_TIME = re.compile(r"\b(?:time|hour)\b", re.IGNORECASE)
_WHEN = re.compile(r"^(?:and )?(?:for |to )?when\b", re.IGNORECASE)
# What has a day and a time, whichever of the two is named.
_THING = re.compile(
    r"\b(?:appointment|booking|reservation|visit|lesson|session|viewing|slot|meeting|interview|class)(?: time)?\b",
    re.IGNORECASE,
)
_OF_THE_THING = re.compile(
    r"\b(?:numbers?|id|code|names?|reason|type|kind|sort|reference|confirmation|with|length|duration|address|place|where|"
    r"why|how|who|whom|whether|if|birth|born|last|since)\b",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"(?:(?:the|their|your|an?) )?(?:[\w-]+ ){1,3}(?:date|day|time)", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:they|you|he|she|it|that|which|what|is|are|was|were|for)\b", re.IGNORECASE)
_OLD, _NEW = "old", "new"


def moved_apart(parts: Sequence[str]) -> Sequence[str]:
    """ "When it is now, when they want to come instead" → the old day, the old time, the new day, the new time.

    Where nothing is told of what was, nothing is moved, and the items stay as they are.
    """
    roles = [_role(part) for part in parts]
    others = [n for n, part in enumerate(parts) if not roles[n] and _kinds(part)]
    if _OLD not in roles or not (_NEW in roles or others):
        return parts
    moved: list[str] = []
    for n, part in enumerate(parts):
        role = roles[n] or (_NEW if n in others else "")
        moved += [part] if not role or _is_plain(part) else [f"the {role} {kind}" for kind in _kinds(part)]
    if "the new time" in moved and not any(_role(part) == _NEW and "day" in _kinds(part) for part in moved):
        moved.insert(moved.index("the new time"), "the new day")  # another time may be on another day
    return list(dict.fromkeys(moved))


def _role(part: str) -> str:
    if not _kinds(part):
        return ""
    return _NEW if _SHALL.search(part) else _OLD if _WAS.search(part) else ""


def _kinds(part: str) -> tuple[str, ...]:
    """Day, time or both that an item asks for; nothing where it asks for something else."""
    if _OF_THE_THING.search(part) or ((what := named(part)) and what.kind not in ("date", "time", "date_time", "text")):
        return ()
    if _WHEN.match(part) or (_THING.search(part) and not _DAY.search(part)):
        return ("day", "time")
    day, time = _DAY.search(part), _TIME.search(part)
    return (*(("day",) if day else ()), *(("time",) if time else ()))


def _is_plain(part: str) -> bool:
    """Whether an item has a name of its own for it: "the current delivery date"."""
    return _PLAIN.fullmatch(part) is not None and not _CLAUSE.search(part) and not _THING.search(part)

"""Is a goal to book, to move and to cancel, and which of these does a caller want?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from echolink.agent.field import REQUEST, Field

_BOOK, _MOVE, _CANCEL = "book", "reschedule", "cancel"
_THING: Final = r"(?:appointment|booking|reservation|visit|lesson|session|viewing|class|meeting|slot)"
# How a goal names them; "explain the cancellation policy" names none.
_OFFERED: Final = tuple(
    (wish, re.compile(pattern, re.IGNORECASE))
    for wish, pattern in (
        (
            _BOOK,
            r"\b(?:book(?:ing|ings)?|mak(?:e|ing)(?! sure)|schedul(?:e|ing)|arrang(?:e|ing)|set(?:ting)? up|reserv\w+|"
            rf"new {_THING}s?)\b",
        ),
        (
            _MOVE,
            r"\b(?:(?:re-?schedul\w+|re-?book\w*|postpon\w+)\b|"
            r"(?:^|(?<=[,/:&])|(?<=[,:&] )|(?<=\band )|(?<=\bor )|(?<=\bto ))"
            rf"(?:mov|chang)(?:e|es|ing)(?= (?:and|or|to (?:an?|another|the|other))\b|,|/| \w* ?{_THING}))\b",
        ),
        (
            _CANCEL,
            r"(?<!no )(?<!not )(?<!n't )\bcancel(?:s|l?ing|lations?)?\b(?! (?:policy|policies|fees?|terms|rules))",
        ),
    )
)
_ARRANGED = re.compile(rf"\b({_THING})(?:e?s)?\b", re.IGNORECASE)
# How callers say it, in texts from `heard`.
_NOT: Final = r"(?<!don't want to )(?<!not )(?<!instead of )(?<!rather than )(?<!without )"
_WISHED: Final = (
    (_CANCEL, re.compile(rf"{_NOT}\bcancel(?:l?ing|led)?\b|\bcall (?:it|that|my \w+) off\b")),
    (
        _MOVE,
        re.compile(
            rf"{_NOT}\b(?:re-?schedul\w*|re-?book\w*|postpon\w*|push (?:it |that |my \w+ )?back|put off)\b|"
            r"\b(?:push|bring|put) (?:it|that|my \w+|the \w+) (?:to|back|off|forward|up)\b|"
            r"\b(?:move|moving|chang(?:e|ing)|shift(?:ing)?|switch(?:ing)?) (?:my|our|it|that|the|an?) ?(?:[\w']+ )*?"
            rf"(?:{_THING}|to|from|for|time|day|date)\b|"
            rf"\b(?:move|moving|change|changing) (?:my|our|it\b)|\b{_THING}\b.*\b(?:moved|changed)\b"
        ),
    ),
)
_NEW = re.compile(
    r"\b(?:book|make|schedule|arrange|reserve|set up|new|see|come in|get in|fit|need an?|like (?:an?|to come)|want an?|"
    rf"looking for|an? (?:\w+ )*?{_THING})\b"
)
_BARE = re.compile(r"^(?:\W|um|uh|i|to|want|need|a|like|would)*(?:move|moving|change|changing)\b")
_NO_WISH = re.compile(r"\bif\b|\bpolic|\bfees?\b")


def with_requests(fields: Sequence[Field], goal: str) -> tuple[Field, ...]:
    """The fields, and before them which of several things a caller wants, each field with those that it is needed for.

    What is moved or cancelled is told by its name and its day; a goal with its own words for that is left as it is.
    """
    wishes = [] if only_cancels(goal) else [wish for wish, pattern in _OFFERED if pattern.search(goal)]
    dates = [f for f in fields if f.kind == "date" and f.role != "old" and not is_birthday(f)]
    has_own_words = any(f.role == "old" and f.name not in _NAMES_OF_WAS for f in fields)
    if len(wishes) < 2 or len(dates) != 1 or any(f.kind == "items" for f in fields) or has_own_words:
        return tuple(fields)
    label = f"to {', '.join(wishes[:-1])} or {wishes[-1]} {_one_of(goal)}"
    request = Field(name="request", kind="choice", label=label, options=tuple(wishes), role=REQUEST)
    parts = [_for_some(f, wishes) for f in fields if f.role != "old"]
    name = next((n for n, f in enumerate(parts) if f.kind == "name"), -1) + 1
    before = tuple(wish for wish in wishes if wish != _BOOK)
    return (request, *parts[:name], *(replace(f, of=before) for f in _WAS), *parts[name:])


_ONLY_CANCELS = re.compile(
    r"\W*(?:cancel\b|(?:take|handle|accept|note|process|record) (?:\w+ ){0,2}cancellations?\b)"
    r"(?!.*\b(?:re-?schedul\w+|re-?book\w*|book (?:an?|new)|mov(?:e|es|ing)|chang\w+|new)\b)",
    re.IGNORECASE | re.DOTALL,
)


def only_cancels(goal: str) -> bool:
    """Whether a goal is for cancelling what is arranged, and for nothing else."""
    return _ONLY_CANCELS.match(goal) is not None


_WAS: Final = (
    Field(name="current_date", kind="date", label="the day it is on now", role="old"),
    Field(name="current_time", kind="time", label="the time it is at now", role="old", required=False),
)
_NAMES_OF_WAS: Final = frozenset(f.name for f in _WAS)


def is_birthday(field: Field) -> bool:
    """Whether a day only says who somebody is."""
    return field.kind == "date" and "birth" in field.name


def _for_some(field: Field, wishes: Sequence[str]) -> Field:
    """A day is of what is booked and moved, who somebody is of all, the rest of what is booked."""
    if field.kind in ("name", "phone", "email") or is_birthday(field):
        return field
    if field.kind in ("date", "time"):
        return replace(field, role="new", of=tuple(wish for wish in wishes if wish != _CANCEL))
    return replace(field, of=(_BOOK,) if _BOOK in wishes else ())


def _one_of(goal: str) -> str:
    m = _ARRANGED.search(goal)
    noun = m[1].lower() if m else "appointment"
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


_ABOUT_ARRANGED = re.compile(
    rf"\b(?:mov(?:e|es|ing)|chang(?:e|es|ing)|re-?schedul\w+|re-?book\w*|postpon\w+|cancel\w*|rearrang\w+|shift\w*|"
    rf"amend\w*|modif\w+|confirm\w*)\b[^.?!:;]{{0,40}}\b{_THING}s?\b|\bexisting {_THING}s?\b",
    re.IGNORECASE,
)


def is_about_arranged(goal: str) -> bool:
    """Whether a goal is for what has been arranged already: "Move a patient's appointment"."""
    return _ABOUT_ARRANGED.search(goal) is not None


def request_of(said: str, *, is_open: bool) -> str | None:
    """`book`, `reschedule` or `cancel`; a booking is meant by much that is said, but only where nothing is known (`is_open`)."""
    if _NO_WISH.search(said):
        return None
    named = [wish for wish, pattern in _WISHED if pattern.search(said)]
    if is_open and not named and _BARE.search(said):
        return _MOVE
    if len(named) == 1 and (
        is_open or named[0] != _CANCEL or _ARRANGED.search(said)
    ):  # "no, cancel that" takes it back
        return named[0]
    return _BOOK if is_open and not named and _NEW.search(said) else None

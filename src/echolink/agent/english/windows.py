"""Which of several spans of hours is meant: "8-12" or "12-16", by "between noon and four", "after two", "in the morning"?"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from echolink.agent.ear import Found
from echolink.agent.english.clock_spans import RANGE, as_clocks, span
from echolink.agent.english.heard import heard

_RANGE: Final = re.compile(RANGE)
_PARTS: Final = {"morning": (360, 720), "afternoon": (720, 1020), "evening": (1020, 1320), "night": (1320, 1860)}
_PART: Final = re.compile(r"\b(morning|afternoon|evening|night)s?\b")
_ONE: Final = re.compile(
    r"\b(?P<cue>after|from|before|by|until|till|at|around|about)? ?(?:(?P<w>noon|midday)|(?P<h>\d{1,2})(?::(?P<m>\d\d))?"
    r"(?: o'clock)?(?: ?(?P<p>am|pm))?)(?![\d:/])"
)
_NOON: Final = 720
_HALF_HOUR: Final = 30
_EARLIEST: Final = 420  # seven: an hour before it without a mark is one of the afternoon


def are_windows(options: Sequence[str]) -> bool:
    """Whether all options are spans of hours."""
    return len(options) > 1 and len(_windows(tuple(options))) == len(options)


def windows(text: str, options: tuple[str, ...], *, asked: bool) -> list[Found]:
    """The span that a text from `heard` names; a time in it or a part of the day names it where it was asked for."""
    of = _windows(options)
    for m in _RANGE.finditer(as_clocks(text)):
        meant = _most_shared(_minutes(span(m, morning=False)), of) or _most_shared(_minutes(span(m, morning=True)), of)
        if meant is not None:
            whole = as_clocks(text) == text
            return [Found("choice", meant, *(m.span() if whole else (0, len(text))))]
    if not asked:
        return []
    part = _PART.search(text)
    if part and (meant := _most_shared(_PARTS[part[1]], of)):
        return [Found("choice", meant, *part.span())]
    for m in _ONE.finditer(text):
        if meant := _with(m, of):
            return [Found("choice", meant, *m.span())]
    return []


@lru_cache(maxsize=128)
def _windows(options: tuple[str, ...]) -> dict[str, tuple[int, int]]:
    out = {}
    for option in options:
        m = _RANGE.search(as_clocks(heard(option)))
        if m is not None:
            out[option] = _minutes(span(m, morning=True))
        elif part := _PART.search(heard(option)):
            out[option] = _PARTS[part[1]]
    return out if any(c.isdigit() for option in options for c in option) else {}


def _minutes(told: tuple[str, str]) -> tuple[int, int]:
    a, b = (int(at[:2]) * 60 + int(at[3:]) for at in told)
    return a, b if b > a else b + 1440


def _most_shared(told: tuple[int, int], of: dict[str, tuple[int, int]]) -> str | None:
    """The span that has most in common with what was told; None where two have as much."""
    shared = sorted(((min(told[1], b) - max(told[0], a), option) for option, (a, b) in of.items()), reverse=True)
    if not shared or shared[0][0] < _HALF_HOUR or (len(shared) > 1 and shared[1][0] == shared[0][0]):
        return None
    return shared[0][1]


def _with(m: re.Match[str], of: dict[str, tuple[int, int]]) -> str | None:
    at = _NOON if m["w"] else int(m["h"]) * 60 + int(m["m"] or 0)
    if m["p"]:
        at = at % _NOON + (_NOON if m["p"] == "pm" else 0)
    elif not m["w"] and at < _EARLIEST:
        at += _NOON
    if m["cue"] in ("before", "by", "until", "till"):
        fitting = [o for o, (_, b) in of.items() if b <= at]
        return fitting[-1] if fitting else None
    if m["cue"] in ("after", "from"):
        return next((o for o, (a, _) in of.items() if a >= at), None) or next(
            (o for o, (a, b) in of.items() if a <= at < b), None
        )
    fitting = [o for o, (a, b) in of.items() if a <= at < b]
    return fitting[0] if fitting else None

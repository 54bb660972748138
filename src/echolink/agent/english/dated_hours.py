"""On which days of the year are there other hours, by what an English sentence says: "December 24 from 8 to 1"?"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from echolink.agent.english.calendar_days import (
    ITEM,
    day_after,
    holidays_of,
    items_in,
    names_a_day,
    single_days,
    spans,
    with_days,
)
from echolink.agent.english.clock_spans import CLOCK, RANGE, evening, span
from echolink.agent.english.days_of_week import DAYS

_TOKEN: Final = re.compile(
    rf"(?P<days>{DAYS})|(?P<range>{RANGE})|"
    rf"(?P<until>\b(?:until|till?|through|clos(?:e|es|ing)(?: early)?,?(?: at)?|ends? at)\s+{CLOCK.format('u')})|"
    r"(?P<closed>\b(?:closed|not|no|never|except|but)\b)"
)
_OF_AN_EVENT: Final = re.compile(
    r"\b(?:music|gala|party|concert|market|special|brunch|happy hour|cancel\w*|refund\w*|tickets?|notice|order by|"
    r"deadline)\b|[$€£%]"
)
_AND_NO_OTHER: Final = re.compile(r"\bno other\b|\bonly on\b|\b(?:these|those) (?:days|dates)\b")
_LONGEST: Final = 31  # days; what is longer is a season

Spans = list[tuple[str, str]]  # HH:MM and HH:MM; where only the closing is told, the opening is empty


def read_dated_hours(text: str) -> tuple[Mapping[str, Spans], bool, str]:
    """Days (MM-DD, or names of agent.holidays) with the hours of each, whether there are no others, and the text without them."""
    if not names_a_day(text) or _OF_AN_EVENT.search(text):
        return {}, False, text
    text = with_days(text)
    found: dict[str, Spans] = {}
    taken: list[tuple[int, int]] = []
    group: list[re.Match[str]] = []
    told: Spans = []
    is_off = False
    for kind, m in _tokens(text):
        is_off = (kind == "closed" and m.group() != "closed") or (kind == "item" and is_off)
        if kind in ("range", "until"):
            told.append(span(m) if kind == "range" else ("", evening(m, "u")))
            if group:
                _put(group, told, found)
                taken += [one.span() for one in (*group, m)]
        elif kind == "item" and is_off:
            continue  # "not on November 27, between 9 and 1" tells no hours of that day
        elif kind == "item" and not told:
            group.append(m)
        else:
            group, told = [m] if kind == "item" else [], []
    for start, end in sorted(set(taken), reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return found, bool(found) and _AND_NO_OTHER.search(text) is not None, text


def _tokens(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Days of the year, hours, weekdays and "closed", in their order; a part of a date is no hour."""
    items = [("item" if any(_named(m)) else "season", m) for m in items_in(text)]
    places = [m.span() for m in ITEM.finditer(text)]
    others = [
        (next(kind for kind in ("days", "range", "until", "closed") if m[kind]), m)
        for m in _TOKEN.finditer(_masked(text, places))
    ]
    yield from sorted([*items, *others], key=lambda token: token[1].start())


def _masked(text: str, places: list[tuple[int, int]]) -> str:
    for start, end in places:
        text = f"{text[:start]}{'#' * (end - start)}{text[end:]}"
    return text


def _put(group: list[re.Match[str]], told: Spans, into: dict[str, Spans]) -> None:
    for m in group:
        into.update({day: list(told) for day in _named(m)})


def _named(m: re.Match[str]) -> tuple[str, ...]:
    """The days and holidays that an item names; none of a whole season."""
    return (*holidays_of(m), *single_days(m), *_days_of_spans(m))


def _days_of_spans(m: re.Match[str]) -> Iterator[str]:
    for first, last in spans(m):
        day, days = first, [first]
        while day != last and len(days) <= _LONGEST:
            day = day_after(day)
            days.append(day)
        yield from days if len(days) <= _LONGEST else ()

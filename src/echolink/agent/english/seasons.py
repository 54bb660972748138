"""Which hours hold in which part of the year: "April-October 10-22, November-March Sat and Sun only 12-18"?"""

import re
from collections.abc import Sequence
from typing import Any, Final

from echolink.agent.english.calendar_days import MONTH, UP_TO, items_in, names_a_day, spans, with_days
from echolink.agent.english.clock_spans import RANGE, as_clocks
from echolink.agent.english.dates import MONTHS
from echolink.agent.english.days_of_week import as_days
from echolink.agent.english.heard import heard
from echolink.agent.english.hours import read_hours
from echolink.agent.english.stated_hours import Hours
from echolink.agent.english.words import words_in

_A_RANGE: Final = re.compile(RANGE)
# In "April-October 10-22" the figures are hours, and no days of October.
_THEN_HOURS: Final = re.compile(rf"({MONTH}{UP_TO}{MONTH}) (?=\d{{1,2}}(?::\d\d)? ?(?:am|pm)? ?(?:-|to|until) ?\d)")
_LEAST_DAYS: Final = 27  # of a season; what is shorter is a holiday
_SEASON: Final = (
    r"(?:(?:in |during )?(?:the )?(?:summer|winter|spring|fall|autumn|high season|low season|off[- ]season)(?: hours)?)"
)
_LEAD = re.compile(rf"^[\s,;:()\-/]*|[\s,;:(\-/]*(?:\band\b|\bbut\b|\bfrom\b|\bin\b|{_SEASON})?[\s,;:(\-/]*$")


def read_seasons(sentences: Sequence[str]) -> tuple[list[dict[str, Any]], frozenset[int]]:
    """`{"from": MM-DD, "to": MM-DD, "hours": …}` of each season, and the places of the sentences; of one alone nothing."""
    seasons: list[dict[str, Any]] = []
    places: set[int] = set()
    for place, sentence in enumerate(sentences):
        found = _in_sentence(sentence)
        seasons += found
        places |= {place} if found else set()
    return (seasons, frozenset(places)) if len(seasons) > 1 else ([], frozenset())


def _in_sentence(sentence: str) -> list[dict[str, Any]]:
    text = heard(sentence)
    if not names_a_day(text):
        return []
    text = with_days(_THEN_HOURS.sub(r"\1: ", as_days(as_clocks(text))))
    items = [m for m in items_in(text) if any(_days(first, last) >= _LEAST_DAYS for first, last in spans(m))]
    ends = [*(m.start() for m in items[1:]), len(text)] if items else []
    found = []
    for m, end in zip(items, ends, strict=True):
        part = _LEAD.sub("", text[m.end() : end])
        before = _LEAD.sub("", text[: m.start()]) if len(items) == 1 else ""
        told = part if _A_RANGE.search(part) else before
        hours = Hours()
        if _A_RANGE.search(told) and read_hours(f"open {told}", hours) and (known := hours.as_json()):
            found += [{"from": first, "to": last, "hours": known} for first, last in spans(m)]
    return found


def _days(first: str, last: str) -> int:
    """About how many days lie between two days of the year (MM-DD)."""
    months = (int(last[:2]) - int(first[:2])) % 12
    return months * 30 + int(last[3:]) - int(first[3:])


_NAMED: Final = {month: n for n, month in enumerate(MONTHS, start=1) if month not in ("march", "may")}
_IN_MARCH_OR_MAY = re.compile(r"\b(?:in|of|until|till|from|since|through|during|all|whole) (march|may)\b")


def months_named(said: str) -> frozenset[int]:
    """The months (1-12) of which a text speaks, without a day of them."""
    text = heard(said)
    plain = {_NAMED[word] for word in words_in(text) & _NAMED.keys()}
    return frozenset(plain | {MONTHS.index(m[1]) + 1 for m in _IN_MARCH_OR_MAY.finditer(text)})

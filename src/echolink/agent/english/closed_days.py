"""On which days of the year is a place closed, by what an English sentence says?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from echolink.agent.english.dates import MONTHS

_MONTH: Final = rf"(?:{'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])(?!\d|:|\s?[ap]m\b)"
_TH: Final = r"(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:,?\s+20\d\d)?"
_FIXED: Final = {
    "christmas eve": "12-24",
    "christmas day": "12-25",
    "christmas": "12-25",
    "xmas eve": "12-24",
    "xmas day": "12-25",
    "xmas": "12-25",
    "boxing day": "12-26",
    "new year's eve": "12-31",
    "new years eve": "12-31",
    "new year's day": "01-01",
    "new years day": "01-01",
    "new year's": "01-01",
    "new years": "01-01",
    "new year": "01-01",
    "independence day": "07-04",
    "juneteenth": "06-19",
    "veterans day": "11-11",
    "halloween": "10-31",
    "valentine's day": "02-14",
}
_MOVABLE: Final = {
    "thanksgiving day": ("thanksgiving",),
    "thanksgiving": ("thanksgiving",),
    "memorial day": ("memorial_day",),
    "labor day": ("labor_day",),
    "good friday": ("good_friday",),
    "easter sunday": ("easter_sunday",),
    "easter monday": ("easter_monday",),
    "easter": ("good_friday", "easter_sunday", "easter_monday"),
}
_DAYS_IN_MONTH: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _point(n: int) -> str:
    """A day of the year, with groups numbered by its place in the pattern."""
    return (
        rf"(?:(?P<m{n}>{_MONTH})\s+(?:the\s+)?(?P<d{n}>{_DAY}){_TH}|"
        rf"(?:the\s+)?(?P<e{n}>{_DAY}){_TH}\s+(?:of\s+)?(?P<n{n}>{_MONTH})|(?P<f{n}>{'|'.join(_FIXED)})\b){_YEAR}"
    )


_TO: Final = r"\s*(?:-|to|until|till|through|thru|and)\s*"
_UP_TO: Final = r"\s*(?:-|to|until|till|through|thru)\s*"
_ITEM = re.compile(
    rf"\b(?:between\s+{_point(1)}{_TO}{_point(2)}|{_point(3)}{_UP_TO}{_point(4)}|"
    rf"(?P<ma>{_MONTH})\s+(?P<da>{_DAY}){_TH}{_UP_TO}(?P<db>{_DAY}){_TH}|"
    rf"(?P<dc>{_DAY}){_TH}{_UP_TO}(?P<dd>{_DAY}){_TH}\s+(?:of\s+)?(?P<mc>{_MONTH})|"
    rf"(?P<ml>{_MONTH})\s+(?P<dl>{_DAY}{_TH}(?:\s*(?:,|and|&)\s*{_DAY}{_TH})+)(?!\s+(?:{_MONTH}))|"
    rf"(?P<el>{_DAY}{_TH}(?:\s*(?:,|and|&)\s*{_DAY}{_TH})+)\s+(?:of\s+)?(?P<nl>{_MONTH})|"
    rf"(?P<each>{_MONTH}(?:\s*(?:,|,? and|,? or|&)\s*{_MONTH})+)(?!\s*\d)|"
    rf"{_point(5)}|(?P<movable>{'|'.join(_MOVABLE)})\b|"
    rf"(?P<first>{_MONTH}){_UP_TO}(?P<last>{_MONTH})|"
    rf"(?P<only>(?<=in )(?:{_MONTH})|(?<=during )(?:{_MONTH})|(?<=all of )(?:{_MONTH})))"
)
_EACH = re.compile(_MONTH)
_CLOSED = re.compile(
    r"\b(?:clos(?:ed|ures?)|not open|don't open|do not open|won't be open|shut|no service|except|away|"
    r"on holiday|on vacation)\b"
)
# "No deliveries in July", "we don't fly from November to March": in these months not at all, where no weekday is named.
_NOT_DONE = re.compile(
    r"\b(?:not(?: available| possible| running)?|"
    r"no (?!(?:fees|charges|deposits|discounts|refunds|exchanges|pets|dogs|extra)\b)[a-z]+s|"
    r"(?:don't|do not|doesn't|does not|won't|will not) (?!clos|shut|charge|need|require|mind|refund)[a-z]+(?: any)?(?: [a-z]+)?) "
    r"(?=(?:in|during|from|between|on|over) )"
)
_SOME_OF_IT = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|week|holidays|morning|evening|night")
_IN_SEASON = re.compile(
    r"\b(?:open|only|season|sails?|fl(?:y|ies)|departs?|tours?|trips?|daily|runs?|operates?|operating|every\s?day)\b"
)
_OF_PRICES = re.compile(
    r"\b(?:busy|busiest|prices?|rates?|minimum|extra|discounts?|surcharge|cheaper|recommend\w*)\b|[$€£%]"
)
_AND_ELSE = re.compile(r"\b(?:otherwise|rest of|else|other months|off[- ]season|winter|summer)\b")
_NAMES_A_DAY = re.compile(
    rf"\b(?:{'|'.join(m[:3] for m in MONTHS)}|easter|thanksgiving|labor|memorial|good f|boxing|christmas|"
    r"xmas|new year|independence|juneteenth|veterans|halloween|valentine)"
)


@dataclass(slots=True)
class ClosedDays:
    """Days of any year, as MM-DD; both days of a range are closed. `holidays` are names of agent.holidays."""

    dates: list[str] = field(default_factory=list)
    ranges: list[tuple[str, str]] = field(default_factory=list)
    holidays: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """`closed_dates` (MM-DD), `closed_ranges` (`{"from": MM-DD, "to": MM-DD}`), `closed_holidays`; each where told."""
        out: dict[str, Any] = {}
        if self.dates:
            out["closed_dates"] = list(dict.fromkeys(self.dates))
        if self.ranges:
            out["closed_ranges"] = [{"from": a, "to": b} for a, b in dict.fromkeys(self.ranges)]
        if self.holidays:
            out["closed_holidays"] = list(dict.fromkeys(self.holidays))
        return out


def read_closed_days(text: str, into: ClosedDays) -> tuple[bool, str]:
    """Add what a sentence (from `heard`) states; whether it states any, and the text without the days of the year it names."""
    if not _NAMES_A_DAY.search(text):
        return False, text
    cue = _CLOSED.search(text) or (None if _SOME_OF_IT.search(text) else _NOT_DONE.search(text))
    items = list(_ITEM.finditer(text))
    if cue is None:
        return _season(text, items, into), _blanked(text, items)
    after = [m for m in items if m.start() > cue.start()]
    for m in after or items:
        _take(m, into)
    return bool(items), _blanked(text, items)


def days_of_year(text: str) -> tuple[list[str], str]:
    """The single days that a text (from `heard`) names, as MM-DD, and the text with a # for each; no spans of days."""
    if not _NAMES_A_DAY.search(text):
        return [], text
    items = [
        m for m in _ITEM.finditer(text) if not any(m[of_months] for of_months in ("movable", "each", "first", "only"))
    ]
    if any(m[group] for m in items for group in ("db", "dd", "m2", "n2", "m4", "n4")):
        return [], text
    days = [day for m in items for day in _days(m)]
    for m in reversed(items):
        text = f"{text[: m.start()]}#{text[m.end() :]}"
    return days, text


def _blanked(text: str, items: list[re.Match[str]]) -> str:
    for m in items:
        text = f"{text[: m.start()]}{' ' * len(m.group())}{text[m.end() :]}"
    return text


def _take(m: re.Match[str], into: ClosedDays) -> None:
    if m["movable"]:
        into.holidays += _MOVABLE[m["movable"]]
    elif m["each"]:
        into.ranges += [(_mmdd(month, "1"), _end_of(month)) for month in _EACH.findall(m["each"])]
    elif m["first"] or m["only"]:
        first, last = m["first"] or m["only"], m["last"] or m["only"]
        into.ranges.append((_mmdd(first, "1"), _end_of(last)))
    else:
        days = list(_days(m))
        if len(days) == 2 and not (m["dl"] or m["el"]):
            into.ranges.append((days[0], days[1]))
        else:
            into.dates += days


def _days(m: re.Match[str]) -> Iterator[str]:
    """The days that a match names, from the first to the last."""
    for n in range(1, 6):
        if m[f"f{n}"]:
            yield _FIXED[m[f"f{n}"]]
        elif m[f"m{n}"] or m[f"n{n}"]:
            yield _mmdd(m[f"m{n}"] or m[f"n{n}"], m[f"d{n}"] or m[f"e{n}"])
    month = m["ma"] or m["mc"] or m["ml"] or m["nl"]
    listed = re.findall(r"\d+", m["dl"] or m["el"] or "")
    for day in (m["da"] or m["dc"], m["db"] or m["dd"], *listed):
        if month and day:
            yield _mmdd(month, day)


def _season(text: str, items: list[re.Match[str]], into: ClosedDays) -> bool:
    """ "Open May to October": closed from November to April."""
    m = next((m for m in items if m["each"] or m["first"] or (m["d3"] or m["e3"])), None)
    if m is None or not _IN_SEASON.search(text) or _AND_ELSE.search(text) or _OF_PRICES.search(text):
        return False
    months = _EACH.findall(m["each"] or "") or ([m["first"], m["last"]] if m["first"] else [])
    first, last = (_mmdd(months[0], "1"), _end_of(months[-1])) if months else tuple(_days(m))[:2]
    into.ranges.append((_next(last), _before(first)))
    return True


def _month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def _mmdd(month: str, day: str) -> str:
    return f"{_month(month):02}-{int(re.sub(r'[a-z]+', '', day)):02}"


def _end_of(month: str) -> str:
    return f"{_month(month):02}-{_DAYS_IN_MONTH[_month(month) - 1]}"


def _next(mmdd: str) -> str:
    month, day = int(mmdd[:2]), int(mmdd[3:])
    return f"{month:02}-{day + 1:02}" if day < _DAYS_IN_MONTH[month - 1] else f"{month % 12 + 1:02}-01"


def _before(mmdd: str) -> str:
    month, day = int(mmdd[:2]), int(mmdd[3:])
    previous = (month - 2) % 12 + 1
    return f"{month:02}-{day - 1:02}" if day > 1 else f"{previous:02}-{_DAYS_IN_MONTH[previous - 1]}"

"""Which days of the year does an English text name: "December 24 to January 2", "mid March", "Thanksgiving weekend"?"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from echolink.agent.english.dates import MONTHS

MONTH: Final = rf"(?:{'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?:\.(?!\W*$))?"
_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])(?!\d|:\d|\s?[ap]m\b)"
_TH: Final = r"(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:,?\s+20\d\d)?"
# "Christmas trees" and "Easter brunch" are no days.
_NO_THING: Final = (
    r"(?! (?!(?:and|or|nor|we|we're|is|are|as|to|until|till|through|thru|from|on|in|but|the|closed|off|only|too|also|for|by|day|"
    r"at|it|it's|nobody|no|there|there's|i|i'm|itself|open|hours|not|nothing|with|then|our|between)\b)[a-z])"
)
# "Thu Nov 26" is that day, and tells nothing of Thursdays.
_ITS_WEEKDAY: Final = (
    r"(?:(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?\.?,?\s+"
    rf"(?:the\s+)?(?={MONTH}\s+(?:the\s+)?\d|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}))?"
)
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
    "thanksgiving weekend": ("thanksgiving", "thanksgiving_friday", "thanksgiving_saturday", "thanksgiving_sunday"),
    "thanksgiving day": ("thanksgiving",),
    "day after thanksgiving": ("thanksgiving_friday",),
    "black friday": ("thanksgiving_friday",),
    "thanksgiving": ("thanksgiving",),
    "memorial day weekend": ("memorial_day_saturday", "memorial_day_sunday", "memorial_day"),
    "memorial day": ("memorial_day",),
    "labor day weekend": ("labor_day_saturday", "labor_day_sunday", "labor_day"),
    "labor day": ("labor_day",),
    "good friday": ("good_friday",),
    "easter sunday": ("easter_sunday",),
    "easter monday": ("easter_monday",),
    "easter weekend": ("good_friday", "easter_saturday", "easter_sunday", "easter_monday"),
    "easter": ("good_friday", "easter_sunday", "easter_monday"),
}
DAYS_IN_MONTH: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _point(n: int) -> str:
    """A day of the year, with groups numbered by its place in the pattern."""
    return (
        rf"{_ITS_WEEKDAY}(?:(?P<m{n}>{MONTH})\s+(?:the\s+)?(?P<d{n}>{_DAY}){_TH}|"
        rf"(?:the\s+)?(?P<e{n}>{_DAY}){_TH}\s+(?:of\s+)?(?P<n{n}>{MONTH})|(?P<f{n}>{'|'.join(_FIXED)})\b{_NO_THING}){_YEAR}"
    )


_TO: Final = r"\s*(?:-|to|until|till|through|thru|and)\s*"
UP_TO: Final = r"\s*(?:-|to|until|till|through|thru)\s*"
A_DAY: Final = re.compile(_point(5))
ITEM: Final = re.compile(
    rf"\b(?:between\s+{_point(1)}{_TO}{_point(2)}|{_point(3)}{UP_TO}{_point(4)}|"
    rf"{_ITS_WEEKDAY}(?:(?P<ma>{MONTH})\s+(?P<da>{_DAY}){_TH}{UP_TO}(?P<db>{_DAY}){_TH}|"
    rf"(?P<dc>{_DAY}){_TH}{UP_TO}(?P<dd>{_DAY}){_TH}\s+(?:of\s+)?(?P<mc>{MONTH})|"
    rf"(?P<ml>{MONTH})\s+(?P<dl>{_DAY}{_TH}(?:\s*(?:,|and|&|\+)\s*{_DAY}{_TH})+)(?!\s+(?:{MONTH}))|"
    rf"(?P<el>{_DAY}{_TH}(?:\s*(?:,|and|&|\+)\s*{_DAY}{_TH})+)\s+(?:of\s+)?(?P<nl>{MONTH}))|"
    rf"(?P<each>{MONTH}(?:\s*(?:,|,? and|,? or|&)\s*{MONTH})+)(?!\s*\d)|"
    rf"{_point(5)}|(?P<movable>{'|'.join(_MOVABLE)})\b{_NO_THING}|"
    rf"(?P<first>{MONTH}){UP_TO}(?P<last>{MONTH})|"
    rf"(?P<only>(?<=in )(?:{MONTH})|(?<=during )(?:{MONTH})|(?<=all of )(?:{MONTH})|(?<=whole of )(?:{MONTH})|"
    rf"(?<=closed all )(?:{MONTH})))"
)
_EACH = re.compile(MONTH)
_NAMES_A_DAY = re.compile(
    rf"\b(?:{'|'.join(m[:3] for m in MONTHS)}|easter|thanksgiving|labor|memorial|good f|boxing|christmas|"
    r"xmas|new year|independence|juneteenth|veterans|halloween|valentine|black friday|\d{1,2}/\d{1,2}\b)"
)
# "Mid March", "the end of June" and dates in figures, as the patterns read them.
_PARTS_OF_A_MONTH: Final = (
    (re.compile(rf"\b(?:the )?(?:middle of |mid[ -]?)({MONTH})(?! ?\d)"), lambda m: f"{m[1]} 15"),
    (re.compile(rf"\b(?:(?:the )?(?:beginning|start) of |early )({MONTH})(?! ?\d)"), lambda m: f"{m[1]} 1"),
    (re.compile(rf"\b(?:(?:the )?end of |late )({MONTH})(?! ?\d)"), lambda m: f"{m[1]} {_last_day(m[1])}"),
    (
        re.compile(r"(?<![\d/$€£.])(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])(?:/(?:20)?\d\d)?(?![\d/])(?! ?(?:day|hour))"),
        lambda m: f"{MONTHS[int(m[1]) - 1]} {m[2]}",
    ),
    (re.compile(rf"({MONTH})({UP_TO})(?={MONTH}\s+\d{{1,2}}\b(?!:))"), lambda m: f"{m[1]} 1{m[2]}"),
    (
        re.compile(rf"({MONTH}\s+\d{{1,2}}{_TH})({UP_TO})({MONTH})(?!\s+\d{{1,2}}\b(?!:))"),
        lambda m: f"{m[1]}{m[2]}{m[3]} {_last_day(m[3])}",
    ),
)  # fmt: skip
_IN_DATES = re.compile(r" ?[(:,-]+ ?$")


def names_a_day(text: str) -> bool:
    """Quick to tell: whether a text (from `heard`) may name a day or a month."""
    return _NAMES_A_DAY.search(text) is not None


def with_days(text: str) -> str:
    """A text (from `heard`) in which parts of months stand as days: "March to mid June" → "march 1 to june 15"."""
    for written, plain in _PARTS_OF_A_MONTH:
        text = written.sub(plain, text)
    return text


def items_in(text: str) -> list[re.Match[str]]:
    """The days, spans of days, months and holidays that a text names; a holiday's weekend told in dates is these."""
    found = list(ITEM.finditer(text))
    told_in_dates = [
        m
        for m, after in pairwise(found)
        if (m["movable"] or "").endswith("weekend") and _IN_DATES.match(text[m.end() : after.start()])
    ]
    return [m for m in found if m not in told_in_dates]


def blanked(text: str, items: list[re.Match[str]]) -> str:
    """The text with spaces in the place of these."""
    for m in items:
        text = f"{text[: m.start()]}{' ' * len(m.group())}{text[m.end() :]}"
    return text


def holidays_of(m: re.Match[str]) -> tuple[str, ...]:
    """Names of agent.holidays."""
    return _MOVABLE.get(m["movable"] or "", ())


def single_days(m: re.Match[str]) -> list[str]:
    """The days (MM-DD) of a match of ITEM that names them one by one; none of spans, months and movable holidays."""
    named = list(_days(m))
    return [] if len(named) == 2 and not (m["dl"] or m["el"]) else named


def spans(m: re.Match[str]) -> list[tuple[str, str]]:
    """The first and the last day (MM-DD) of each span that a match of ITEM names: a month is one."""
    if m["each"]:
        return [(mmdd(month, "1"), _end_of(month)) for month in _EACH.findall(m["each"])]
    if m["first"] or m["only"]:
        first, last = m["first"] or m["only"], m["last"] or m["only"]
        return [(mmdd(first, "1"), _end_of(last))]
    named = list(_days(m))
    return [(named[0], named[1])] if len(named) == 2 and not (m["dl"] or m["el"]) else []


def season(m: re.Match[str]) -> tuple[str, str] | None:
    """The first and the last day of a span, or of all months of a list; None for single days."""
    told = spans(m)
    return (told[0][0], told[-1][1]) if told else None


def _days(m: re.Match[str]) -> Iterator[str]:
    for n in range(1, 6):
        if m[f"f{n}"]:
            yield _FIXED[m[f"f{n}"]]
        elif m[f"m{n}"] or m[f"n{n}"]:
            yield mmdd(m[f"m{n}"] or m[f"n{n}"], m[f"d{n}"] or m[f"e{n}"])
    month = m["ma"] or m["mc"] or m["ml"] or m["nl"]
    listed = re.findall(r"\d+", m["dl"] or m["el"] or "")
    for day in (m["da"] or m["dc"], m["db"] or m["dd"], *listed):
        if month and day:
            yield mmdd(month, day)


def _month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def mmdd(month: str, day: str) -> str:
    return f"{_month(month):02}-{int(re.sub(r'[a-z]+', '', day)):02}"


def _last_day(month: str) -> int:
    return DAYS_IN_MONTH[_month(month) - 1]


def _end_of(month: str) -> str:
    return f"{_month(month):02}-{_last_day(month)}"


def day_after(day: str) -> str:
    """Of MM-DD."""
    month, at = int(day[:2]), int(day[3:])
    return f"{month:02}-{at + 1:02}" if at < DAYS_IN_MONTH[month - 1] else f"{month % 12 + 1:02}-01"


def day_before(day: str) -> str:
    """Of MM-DD."""
    month, at = int(day[:2]), int(day[3:])
    previous = (month - 2) % 12 + 1
    return f"{month:02}-{at - 1:02}" if at > 1 else f"{previous:02}-{DAYS_IN_MONTH[previous - 1]}"

"""Which days are reckoned from others: the Friday before that, the last Saturday in January, in March on the 3rd?"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from echolink.agent.ear import Found
from echolink.agent.english.dates import MONTHS, WEEKDAYS
from echolink.agent.english.overlaps import first_come
from echolink.agent.english.words import A_FIGURE, words, words_in
from echolink.agent.holidays import day_of_holiday

_WEEKDAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH: Final = rf"(?:{'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
_NTH: Final = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": -1}
_NTH_WEEKDAY = re.compile(
    rf"\b(?:the )?(?P<nth>{'|'.join(_NTH)}) (?P<day>{_WEEKDAY}) (?:of|in) (?:the )?(?:(?:month of )?(?P<m>{_MONTH})|"
    r"(?P<which>this|next|the following|following) month)"
)
# "In March, on the 3rd"; "the 3rd, in March".
_IN_MONTH = re.compile(
    rf"\b(?:in|for|during|it's|this|next) (?P<m>{_MONTH}),? (?:(?!in\b|to\b|until\b|till?\b|through\b|and\b|"
    rf"{_MONTH})[a-z']+,? ){{0,4}}?(?:on |the )+"
    rf"(?:{_WEEKDAY},? (?:the )?)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)\b|"
    rf"\bthe (?P<d2>\d{{1,2}})(?:st|nd|rd|th),? in (?P<m2>{_MONTH})"
)
_BESIDE = re.compile(
    rf"\b(?:the |on )*(?:(?P<day>{_WEEKDAY})|(?P<n>\d{{1,2}}|an?) (?P<u>day|week)s?|(?P<one>day))(?: right| just)? "
    r"(?P<way>before|after|following|prior to|later)\b(?P<that> (?:that|this|it|then|the (?:party|wedding|event|show))\b)?"
)
_EVENT = re.compile(
    r"\b(?:party|wedding|event|birthday|anniversary|reception|funeral|ceremony|concert|recital|game|race|show|exam|test|trip|"
    r"flight|holiday|dance|prom|gala|fundraiser|graduation|reunion|baptism|shower|dinner|performance|move|closing|interview)"
    r"(?: itself)?(?:'s| is| it's| it is| that's| which is| will be| takes place| happens| "
    r"starts)(?: on)?(?: the)? *(?:(?:mon|tues|wednes|thurs|fri|"
    r"satur|sun)day,? *(?:the )?)?$"
)
_OTHER_THAN_A_DAY = re.compile(
    r"\W*(?:\d|noon|midnight|lunch|work|school|dinner|breakfast|dark|closing|sunset|hours|half|quarter|church|class|practice)\b|\W*\d"
)
_BORN: Final = re.compile(
    r"\b(?:birth\w*|born|dob)\b\D{0,20}?(?P<m>1[0-2]|0? ?[1-9])(?:[ ,]+)(?P<d>3[01]|[12]\d|0? ?[1-9])(?:[ ,]+)"
    r"(?P<y>(?:19|20) ?\d\d|\d\d)\b(?!\d)"
)
_MOVABLE: Final = {
    "thanksgiving day": "thanksgiving",
    "thanksgiving": "thanksgiving",
    "black friday": "thanksgiving_friday",
    "memorial day": "memorial_day",
    "labor day": "labor_day",
    "good friday": "good_friday",
    "easter sunday": "easter_sunday",
    "easter monday": "easter_monday",
}
# A holiday that is followed by a noun is a part of its name: "the Thanksgiving turkey".
_HOLIDAY = re.compile(
    rf"\b(?P<name>{'|'.join(_MOVABLE)})(?=\W*$|[.,;!?]| (?:and|at|in|on|from|until|till|to|for|with|is|would|please|around|"
    r"morning|evening|afternoon|night|this|we|i|or|but|there|it|if|works|by)\b)"
)
_HOLIDAY_WORDS: Final = frozenset(words("thanksgiving black memorial labor good easter"))
_MONTH_WORDS: Final = frozenset((*MONTHS, "month", *words("jan feb mar apr jun jul aug sep sept oct nov dec")))
_BESIDE_WORDS: Final = frozenset(words("before after following prior later"))
_BIRTH_WORDS: Final = frozenset(words("birth birthday birthdate born dob"))
_LAST_CENTURY: Final = 27  # nobody is born after this year of the century


def with_reckoned(found: Sequence[Found], text: str, said: frozenset[str], today: date) -> list[Found]:
    """The days of `dates`, with those that are told by others in place of what was read of their words."""
    more = first_come(list(_reckoned(text, said, today)))
    days = _over(found, more)
    if not said.isdisjoint(_BESIDE_WORDS) and days:
        days = _over(days, list(_beside(text, days)))
    return days


def may_be_reckoned(said: frozenset[str]) -> bool:
    """Whether a text may hold such a day; as for `DAY_WORDS`."""
    return not said.isdisjoint(_HOLIDAY_WORDS) or (A_FIGURE in said and not said.isdisjoint(_BIRTH_WORDS))


_FOR: Final = re.compile(r"\bfor (?:our |my |the )?$")
_FEAST: Final = frozenset(words("thanksgiving christmas easter halloween valentine"))


def is_of_an_event(before: str, day: str) -> bool:
    """Whether a day after these words is that of an event: "the party is on the 5th", "two pies for Thanksgiving"."""
    return _EVENT.search(before) is not None or (
        _FOR.search(before) is not None and not _FEAST.isdisjoint(words_in(day))
    )


def reckons(text: str) -> bool:
    """Whether a day is told by another: "the Thursday before"."""
    return not words_in(text).isdisjoint(_BESIDE_WORDS) and _BESIDE.search(text) is not None


def _over(found: Sequence[Found], more: list[Found]) -> list[Found]:
    """`more` take the place of those that they lie across."""
    if not more:
        return list(found)
    kept = [f for f in found if all(f.end <= one.start or f.start >= one.end for one in more)]
    return sorted((*kept, *more), key=lambda f: f.start)


def _reckoned(text: str, said: frozenset[str], today: date) -> Iterator[Found]:
    if not said.isdisjoint(_MONTH_WORDS):
        for m in _NTH_WEEKDAY.finditer(text):
            yield _found(m, _nth_weekday(m, today))
        for m in _IN_MONTH.finditer(text) if A_FIGURE in said else ():
            yield _found(m, _to_come(_month(m["m"] or m["m2"]), int(m["d"] or m["d2"]), today))
    for m in () if said.isdisjoint(_HOLIDAY_WORDS) else _HOLIDAY.finditer(text):
        days = (day_of_holiday(_MOVABLE[m["name"]], today.year + n) for n in (0, 1))
        yield _found(m, next((day for day in days if day is not None and day >= today), None))
    for m in () if said.isdisjoint(_BIRTH_WORDS) else _BORN.finditer(text):
        year = int(m["y"].replace(" ", ""))
        year += 0 if year > 99 else 2000 if year < _LAST_CENTURY else 1900
        yield _found(m, _day(year, int(m["m"].replace(" ", "")), int(m["d"].replace(" ", ""))))


def _beside(text: str, days: Sequence[Found]) -> Iterator[Found]:
    """The day before or after another: the one named right after it, else the last before it."""
    told = [m for m in _BESIDE.finditer(text) if m["n"] or m["way"] != "later"]
    days = [f for f in days if all(f.end <= m.start() or f.start >= m.end() for m in told)]
    for m in told:
        following = next((f for f in days if m.end() <= f.start and not text[m.end() : f.start].strip(" ,the")), None)
        earlier = [f for f in days if f.end <= m.start()]
        is_bare = not _OTHER_THAN_A_DAY.match(text, m.end())
        anchor = following or (earlier[-1] if earlier and (m["that"] or is_bare) else None)
        day = date.fromisoformat(anchor.value) if anchor is not None and anchor.value is not None else None
        is_it = following is not None and (m["that"] or "," in text[m.end() : following.start])
        if following and is_it:  # "the Saturday before then, the 19th"; "the day before, Wednesday"
            yield following._replace(start=m.start())
        elif anchor is not None and day is not None:
            end = following.end if following else m.end()
            yield Found("date", _from(day, m).isoformat(), m.start(), end, sure=True)


def _from(day: date, m: re.Match[str]) -> date:
    sign = -1 if m["way"] in ("before", "prior to") else 1
    if m["day"]:
        weekday = next(n for n, name in enumerate(WEEKDAYS) if name == m["day"])
        return day + timedelta(days=sign * ((sign * (weekday - day.weekday()) - 1) % 7 + 1))
    number = int(m["n"]) if m["n"] and m["n"].isdigit() else 1
    return day + timedelta(days=sign * number * (7 if m["u"] == "week" else 1))


def _nth_weekday(m: re.Match[str], today: date) -> date | None:
    weekday, nth = next(n for n, name in enumerate(WEEKDAYS) if name == m["day"]), _NTH[m["nth"]]
    if m["m"]:
        month = _month(m["m"])
        days = (_nth_of(today.year + n, month, weekday, nth) for n in (0, 1))
        return next((day for day in days if day >= today), None)
    year, month = divmod(today.year * 12 + today.month - 1 + (m["which"] != "this"), 12)
    return _nth_of(year, month + 1, weekday, nth)


def _nth_of(year: int, month: int, weekday: int, nth: int) -> date:
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def _to_come(month: int, day: int, today: date) -> date | None:
    this = _day(today.year, month, day)
    return this if this is not None and this >= today else _day(today.year + 1, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def _found(m: re.Match[str], day: date | None) -> Found:
    return Found("date", day.isoformat() if day else None, m.start(), m.end(), sure=True)

"""Which days are in a spoken English text, seen from today?"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from operator import attrgetter
from typing import Final

from echolink.agent.ear import Found
from echolink.agent.english.first_of_all import comes_before_all
from echolink.agent.english.one_day import same_mention
from echolink.agent.english.overlaps import first_come
from echolink.agent.english.second_thoughts import last_turn
from echolink.agent.english.words import A_FIGURE, A_JOINT, words

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: Final = words("january february march april may june july august september october november december")
_WEEKDAY: Final = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tues?|wed|thur?s?|fri|(?<=on )(?:mon|sat|sun)|"
    r"(?:sat|sun)(?= \d{1,2}(?::\d\d)? ?[ap]m\b)|"
    r"(?<=this )(?:sat|"
    r"sun))"
)
_MONTH: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
)
_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])"
_TH: Final = r"\s?(?:st|nd|rd|th)"
_YEAR: Final = (
    r"(?:,?\s*(?:of\s+)?(?P<{}>(?:19|20)\s?\d\d|(?<=\s)[4-9]\d(?!\d))"
    r"(?!\s*(?:people|persons|guests|of us|minutes|:|hours|\d)))?"
)
_NO_UNIT: Final = r"(?![\d:/%]|\.\d|\s*(?:people|persons|guests|of us|am|pm|o'clock)\b)"

_ISO = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)")
_NUMERIC = re.compile(
    r"(?<![\d/.:-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?:(?P=sep)(?P<y>(?:19|20)\d\d|\d\d))?(?![\d/:]|\.\d)"
)
# "The party is on twelve twelve": no hour is told with "on".
_SPOKEN = re.compile(
    r"\bon (?P<a>1[0-2]|0?[1-9])(?P<sep> )(?P<b>3[01]|[12]\d|0?[1-9])(?P<y>(?!))?\b"
    r"(?!\s*(?:am|pm|o'clock|people|of us|\d))(?![:/.])"
)
_MONTH_DAY = re.compile(rf"\b(?P<m>{_MONTH})\s+(?:the\s+)?(?P<d>\d{{1,2}})(?:{_TH})?\b{_NO_UNIT}{_YEAR.format('y')}")
_DAY_MONTH = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:{_TH})?\s+(?:day\s+)?(?:of\s+)?(?P<m>{_MONTH})(?![a-z]){_YEAR.format('y')}"
)
_AFTER_A_DAY = re.compile(r"\d\s?(?:st|nd|rd|th)\s+(?:day\s+)?(?:of\s+)?$|\d\s+of\s+$")
_OF_MONTH = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:{_TH})?\s+(?:day\s+)?(?:of|in)\s+(?:the\s+)?(?P<w>this|same|current|next|following|"
    rf"coming)(?:\s+month)?\b"
)
_ORDINAL = re.compile(
    rf"\b(?P<lead>(?:the|on|for|until|till|from|by)\s+(?:the\s+)?)?(?P<d>\d{{1,2}})(?P<th>{_TH})\b"
    r"(?![\s-]+(?:time|thing|thought|floor|street|st|avenue|ave|one|1|bedroom|bathroom|visit|name|choice|class|of all|part|"
    r"day of|"
    r"people|person|"
    r"half|month|week|birthday|"
    r"anniversary|door|available|place|option|course|grade\w*|level|row|year|edition|child|kid|baby|grandchild|attempt|"
    r"try|round|session|lesson|appointment|dose|story|storey|generation|century|quarter|period|hole|lane|page|room|unit)s?\b)"
)
_BARE_DAY = re.compile(
    r"\b(?:the|on)\s+(?:the\s+)?(?P<d>3[01]|[12]\d|[1-9])\b"
    r"(?<!the 1(?= (?:after|before|that|which|with|without|where|who|for|in|near|by|from|i|we|you)\b))"
    r"(?!\s*(?:of us|am|pm|o'clock|people|[a-z]+s\b)|[:/.]\d)"
)
_SOON = re.compile(
    r"\b(?:(?P<over>(?:the )?day after tomorrow|overmorrow)|(?P<tomorrow>tomorrow|tmrw)|"
    r"(?P<yesterday>(?<!from )(?<!until )yesterday(?=[.!?,]?$|\s+(?:at|around|evening|morning|afternoon)\b))|"
    r"(?P<today>today|tonight|this (?:morning|afternoon|evening|night)|(?:the )?same day as today))\b"
)
_IN = re.compile(
    r"\bin\s+(?P<n>\d{1,2}|a|1|a couple of|a few)\s+(?P<u>days?|weeks?|fortnights?|months?)(?:'s? time)?\b|"
    r"\b(?P<n2>\d{1,2}|a)\s+(?P<u2>days?|weeks?|fortnight|months?)\s+from\s+(?P<from>now|today|tomorrow)\b|"
    r"\b(?P<n3>\d|a)\s+weeks?\s+(?:today|from today)\b"
)
_WEEKDAY_RE = re.compile(
    rf"(?:\b(?P<pre>the week after next|week after next|next week|the following week|this week|in (?P<wn>\d|"
    rf"a) weeks?(?: time)?|"
    rf"(?P<aw>a|\d) weeks?|the coming week|coming week)[\s,]+(?:(?:on|from|this)\s+)?(?:the\s+)?)?"
    rf"(?:\b(?P<mod>this coming|this|next|coming|the coming|upcoming|the following|following)\s+)?"
    rf"\b(?P<day>{_WEEKDAY})\b"
    rf"(?:[\s,]+(?:of\s+|in\s+)?(?P<post>(?:the )?week after next|after next|(?:the )?next week|"
    rf"(?:of )?(?:the )?following week|this week|"
    rf"(?:in )?(?P<pn>\d|a) weeks?(?: time| from now)?|week\b(?!end)))?"
)
_HOLIDAY: Final = {
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "valentine's": (2, 14),
    "halloween": (10, 31),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "christmas": (12, 25),
}
# Words and signs of which one at least is in every text that the patterns fit: most texts need no more than these.
_MONTH_WORDS: Final = frozenset((*MONTHS, *(month[:3] for month in MONTHS), "sept"))
_WHICH_MONTH: Final = frozenset(words("this same current next following coming"))
WEEKDAY_WORDS: Final = frozenset((*WEEKDAYS, *words("tue tues wed thu thur thurs fri mon sat sun")))
_TH_WORDS: Final = frozenset(words("st nd rd th"))
_UNITS: Final = frozenset(words("day days week weeks fortnight fortnights month months"))
_SOON_WORDS: Final = frozenset(
    words("tomorrow overmorrow tmrw yesterday today tonight morning afternoon evening night")
)
_HOLIDAY_WORDS: Final = frozenset(words("new valentine halloween christmas boxing"))
# One of the first is in every text that names a day, or a figure and one of the others.
DAY_WORDS: Final = frozenset((*WEEKDAY_WORDS, *_SOON_WORDS, *_UNITS, *_HOLIDAY_WORDS, A_JOINT))
WORDS_BESIDE_A_FIGURE: Final = frozenset((*_MONTH_WORDS, *_WHICH_MONTH, *_TH_WORDS, "the", "on"))
_HOLIDAYS = re.compile(r"\b(" + "|".join(sorted(_HOLIDAY, key=len, reverse=True)) + r")\b")
# "Our Christmas party" and "A Christmas Carol" are on days of their own; Christmas dinner is on the day.
_NAMED_AFTER_IT = re.compile(
    r" (?!(?:day|eve|morning|afternoon|evening|night|dinner|lunch|brunch|breakfast|supper|meal|service|mass|weekend|week|"
    r"at|on|in|for|from|to|till|until|through|by|before|after|around|about|and|or|but|so|then|if|with|please|thanks|"
    r"we|i|it|he|she|they|is|are|was|would|will|can|could|may|the|our|my|this|next|that|as|because|instead|too|not|no|maybe|"
    r"sorry|actually|would|works?|ideally|preferably|2\d+)\b)[a-z]{3,}"
)
_LAST_CENTURY: Final = 40  # years written with two figures from here on are of the last century: dates of birth
_MONTH_END = re.compile(
    rf"\b(?:the )?(?:(?:last day|end) of (?:the|this|the current) month|last day (?:of|in) (?P<m>{'|'.join(MONTHS)}))\b"
)
_AGO = re.compile(r"\b(?P<n>\d{1,3}|an?|a couple of|a few) (?P<u>days?|weeks?|fortnights?|months?) ago\b")
_START: Final = attrgetter("start")
_OFTEN = re.compile(r"\b(?:every|each)\s+$")


def dates(text: str, said: frozenset[str], today: date, region: str = "US") -> list[Found]:
    """All days in a text from `heard`, as ISO dates; the value is None for a day that no calendar has.

    Days without a month or year are the next ones to come, today included. "Next Friday" is the Friday of next
    week, "Friday" the next Friday after today. `region` tells whether 3/6 is March or June; `said` are the text's words.
    """
    exact = first_come(
        [*(_calendar(text, said, today, region) if A_FIGURE in said else ()), *_holidays(text, said, today)]
    )
    loose = first_come([*_relative(text, said, today), *_weekdays(text, said, today)])
    found = exact + [f for f in loose if not any(same_mention(f, e, text) for e in exact)]
    if A_FIGURE not in said:
        return sorted(found, key=_START)
    ordinals = [f for f in _ordinals(text, said, today) if not any(same_mention(f, other, text) for other in exact)]
    ordinals = [_in_the_month_told(f, exact, text) for f in ordinals]
    found = [f for f in found if f in exact or not any(same_mention(f, o, text) for o in ordinals)] + ordinals
    return sorted(found, key=_START)


def _in_the_month_told(found: Found, exact: list[Found], text: str) -> Found:
    """ "December twenty first, no, the twenty second" is in December; "from the 30th to the 2nd" goes on to the next month."""
    before = [one for one in exact if one.end <= found.start and one.value]
    if not before or found.value is None or last_turn(text[before[-1].end : found.start]) is None:
        return found
    told = date.fromisoformat(before[-1].value)
    day = _day(told.year, told.month, int(found.value[-2:]))
    return found._replace(value=day.isoformat()) if day else found


def _calendar(text: str, said: frozenset[str], today: date, region: str) -> Iterator[Found]:
    for m in _ISO.finditer(text) if A_JOINT in said else ():
        yield _found(m, _day(int(m["y"]), int(m["m"]), int(m["d"])))
    for m in () if said.isdisjoint(_WHICH_MONTH) else _OF_MONTH.finditer(text):
        ahead = m["w"] in ("next", "following", "coming")
        year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
        yield _found(m, _day(year, month + 1, int(m["d"])))
    for pattern in () if said.isdisjoint(_MONTH_WORDS) else (_MONTH_DAY, _DAY_MONTH):
        for m in pattern.finditer(text):
            if pattern is _MONTH_DAY and _AFTER_A_DAY.search(text, 0, m.start()):
                continue  # "the 5th of December 20 27"
            yield _found(m, _of_year(today, _month(m["m"]), int(m["d"]), _year(m["y"])))
    for m in _NUMERIC.finditer(text) if A_JOINT in said else ():
        yield from _numeric(m, today, region)
    for m in _SPOKEN.finditer(text) if "on" in said else ():
        yield from _numeric(m, today, region)


def _numeric(m: re.Match[str], today: date, region: str) -> Iterator[Found]:
    """3/6 is March 6th in the United States and 3 June elsewhere, unless only the other way is a date. "7.30" is a time."""
    year = _year(m["y"])
    if m["sep"] not in "/ " and year is None:
        return
    first, second = int(m["a"]), int(m["b"])
    month, day = (first, second) if region in ("US", "PH", "FM") else (second, first)
    if month > 12 >= day:
        month, day = day, month
    yield _found(m, _of_year(today, month, day, year))


def _holidays(text: str, said: frozenset[str], today: date) -> Iterator[Found]:
    for m in () if said.isdisjoint(_HOLIDAY_WORDS) else _HOLIDAYS.finditer(text):
        if _NAMED_AFTER_IT.match(text, m.end()):
            continue
        yield _found(m, _of_year(today, *_HOLIDAY[m.group(1)], None))


def _ordinals(text: str, said: frozenset[str], today: date) -> list[Found]:
    ordinals = () if said.isdisjoint(_TH_WORDS) else _ORDINAL.finditer(text)
    days = (m for m in ordinals if m["lead"] or m["d"] != "1" or not comes_before_all(text, m.start(), m.end()))
    cued = [_of_its_own(m, _day_of_month(text, m, today), sure=bool(m["lead"]) or _ends_a_span(text, m)) for m in days]
    if "the" not in said and "on" not in said:
        return first_come(cued)
    bare = [_found(m, _day_of_month(text, m, today), sure=False) for m in _BARE_DAY.finditer(text)]
    return first_come(cued + bare)


def _of_its_own(m: re.Match[str], day: date | None, *, sure: bool) -> Found:
    """Without "until", so that it is no second mention of the day before it: "from December 22nd until the 27th"."""
    found = _found(m, day, sure=sure)
    leads_on = (m["lead"] or "").split(" ", 1)[0] in ("until", "till", "from", "by")
    return found._replace(start=m.start("d")) if leads_on else found


def _day_of_month(text: str, m: re.Match[str], today: date) -> date | None:
    """ "Monday the 28th" is the next 28th that is a Monday, where one of the next few months has it; else the next 28th."""
    beside = _AFTER_A_WEEKDAY.search(text, max(0, m.start() - _LONGEST_BEFORE), m.start())
    day = _next_day_of_month(today, int(m["d"]))
    if beside is None or day is None:
        return day
    weekday = next(n for n, name in enumerate(WEEKDAYS) if name.startswith(beside["day"][:3]))
    one: date | None = day
    for _ in range(_MONTHS_AHEAD):
        if one is not None and one.weekday() == weekday:
            return one
        one = _ahead(one or day, 1, "month")
    return day


def _ends_a_span(text: str, m: re.Match[str]) -> bool:
    """ "From December 4th to 6th"."""
    return text.endswith(("th to ", "st to ", "nd to ", "rd to ", " through ", " thru "), 0, m.start())


_AFTER_A_WEEKDAY = re.compile(rf"\b(?P<day>{_WEEKDAY})[\s,]+$")
_LONGEST_BEFORE: Final = 14  # characters of a weekday
_MONTHS_AHEAD: Final = 4  # whoever speaks of a day in so few words means one soon


def _relative(text: str, said: frozenset[str], today: date) -> Iterator[Found]:
    for m in () if said.isdisjoint(_UNITS) else _IN.finditer(text):
        number = m["n"] or m["n2"] or m["n3"] or "a"
        unit = m["u"] or m["u2"] or "week"
        start = today + timedelta(days=1 if m["from"] == "tomorrow" else 0)
        yield _found(m, _ahead(start, {"a": 1, "a couple of": 2, "a few": 3}.get(number) or int(number), unit))
    for m in _AGO.finditer(text) if "ago" in said else ():
        number = {"a": 1, "an": 1, "a couple of": 2, "a few": 3}.get(m["n"]) or int(m["n"])
        yield _found(m, _ahead(today, -number, m["u"]))
    for m in _MONTH_END.finditer(text) if "month" in said or "last" in said else ():
        month = _month(m["m"]) if m["m"] else today.month
        year = today.year + (month < today.month)
        yield _found(m, date(year, month, monthrange(year, month)[1]))
    for m in () if said.isdisjoint(_SOON_WORDS) else _SOON.finditer(text):
        ahead = 2 if m["over"] else 1 if m["tomorrow"] else -1 if m["yesterday"] else 0
        yield _found(m, today + timedelta(days=ahead))


def _ahead(start: date, number: int, unit: str) -> date | None:
    if unit.startswith("month"):
        year, month = divmod(start.year * 12 + start.month - 1 + number, 12)
        return _day(year, month + 1, start.day)
    return start + timedelta(days=number * (1 if unit.startswith("day") else 14 if unit.startswith("fort") else 7))


def _weekdays(text: str, said: frozenset[str], today: date) -> Iterator[Found]:
    for m in () if said.isdisjoint(WEEKDAY_WORDS) else _WEEKDAY_RE.finditer(text):
        if _OFTEN.search(text, 0, m.start()) or text[m.end() : m.end() + 1] == "-":
            continue
        yield _found(m, _weekday(m, today))


def _weekday(m: re.Match[str], today: date) -> date:
    weekday = next(n for n, name in enumerate(WEEKDAYS) if name.startswith(m["day"][:3]))
    monday = today - timedelta(days=today.weekday())
    upcoming = today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    week = f"{m['pre'] or ''} {m['post'] or ''}"
    if "after next" in week:
        return monday + timedelta(days=14 + weekday)
    if "next week" in week or "following week" in week or "coming week" in week:
        return monday + timedelta(days=7 + weekday)
    if "this week" in week:
        return monday + timedelta(days=weekday)
    number = m["wn"] or m["aw"] or m["pn"]
    if number or "week" in week:
        weeks = int(number) if number and number.isdigit() else 1
        return upcoming + timedelta(weeks=weeks)
    if m["mod"] == "next":
        return monday + timedelta(days=7 + weekday)
    if m["mod"] == "this" and weekday == today.weekday():
        return today
    return upcoming


def _found(m: re.Match[str], day: date | None, *, sure: bool = True) -> Found:
    return Found("date", day.isoformat() if day else None, m.start(), m.end(), sure)


def _month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.rstrip(".")[:3]))


def _year(said: str | None) -> int | None:
    if said is None:
        return None
    figures = said.replace(" ", "")
    if len(figures) == 4:
        return int(figures)
    return int(figures) + (1900 if int(figures) >= _LAST_CENTURY else 2000)


def _of_year(today: date, month: int, day: int, year: int | None) -> date | None:
    """In the year that was said, else the next time that the day comes; leap days wait for their year."""
    if year is not None:
        return _day(year, month, day)
    this = _day(today.year, month, day)
    if this is not None and this >= today:
        return this
    return _day(today.year + 1, month, day)


def _next_day_of_month(today: date, day: int) -> date | None:
    """The day that "the 5th" means: of this month when it is still to come, else of next month."""
    this = _day(today.year, today.month, day)
    if this is not None and this >= today:
        return this
    year, month = divmod(today.year * 12 + today.month, 12)
    return _day(year, month + 1, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""Which opening hours and closed days does an English sentence state?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from echolink.agent.english.dates import MONTHS, WEEKDAYS

_DAY: Final = r"(?:mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|r|rs|rsday|urday)?(?:s)?\b\.?"
_DAY_RANGE: Final = rf"{_DAY}\s*(?:-|to|through|thru|until|till)\s*{_DAY}"
_DAY_LIST: Final = rf"{_DAY}(?:\s*(?:,|/|&|and|or|\+)\s*(?:and\s+)?{_DAY}(?!\s*(?:-|to|through|thru)\s*{_DAY}))*"
_GROUP: Final = (
    r"(?:daily|every\s*day|(?:7|all) days(?: a week)?|any day|all week(?: long)?|(?:on )?week\s?days|"
    r"(?:on )?(?:the )?week\s?ends?)"
)
_CLOCK: Final = (
    r"(?:(?P<{0}h>\d{{1,2}})(?:[:.](?P<{0}m>\d\d))?\s*(?P<{0}p>am|pm)?(?:\s*o'clock)?|(?P<{0}w>noon|midday|"
    r"midnight))(?!\d)"
)
_TOKEN = re.compile(
    rf"(?P<days>{_DAY_RANGE}(?:\s*(?:,|&|and)\s*(?:and\s+)?{_DAY_RANGE})*(?:\s*(?:&|and)\s*{_DAY_LIST})?|{_DAY_LIST}|"
    rf"{_GROUP})|"
    r"(?P<except>\b(?:except(?: on| for)?|but not(?: on)?|apart from|other than|not on)\b)|"
    r"(?P<closed>\b(?:closed|not open|shut|no service|day off|never open)\b)|"
    r"(?P<always>\b24\s*/\s*7\b|\b24 hours(?! ?(?:'s?|of)? ?(?:notice|in advance|ahead|before|prior))\b|\baround the clock\b|"
    r"\bday and night\b)|"
    rf"(?P<range>(?<![\d$€£.:/])(?:(?P<between>between\s+)|from\s+)?{_CLOCK.format('a')}(?:\s*(?:-|to|until|till|til|through|"
    rf"(?(between)and|to))\s*|\s*,?\s*(?:and )?clos(?:e|es|ing)\s+(?:at\s+)?)"
    rf"{_CLOCK.format('b')}(?!\s*(?:people|persons|guests|days|minutes|mins|weeks|months|years|%|euros?|dollars?|"
    rf"pounds?|[$€£])))|"
    rf"(?P<until>\b(?:until|till?)\s+{_CLOCK.format('u')})"
)
_ABOUT_HOURS = re.compile(
    r"\b(?:open|opens|opening|hours?|closed?|closes|shut|daily|every\s?day|available|serving|kitchen|service|24/7|"
    r"lunch|dinner|breakfast|brunch|weekdays?|weekends?|business)\b"
)
_CLOSED_DATE = re.compile(
    rf"\b(?:closed|not open|except|shut)\b[^.;]*?\b(?:(?P<m>{'|'.join(MONTHS)})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?|"
    rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{'|'.join(MONTHS)})|"
    r"(?P<name>christmas eve|christmas day|christmas|boxing day|new year's eve|new year's day|new year's|new year))"
)
_CLOSED_RANGE = re.compile(
    rf"\b(?:closed|not open|shut|away|on holiday|no service)\b[^.;]*?\b(?:from |between )?"
    rf"(?:(?P<m1>{'|'.join(MONTHS)})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?|(?P<e1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+(?:of\s+)?(?P<n1>{'|'.join(MONTHS)}))?)"
    rf"\s*(?:-|to|until|till|through|and)\s*"
    rf"(?:(?P<m2>{'|'.join(MONTHS)})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?|(?P<e2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<n2>{'|'.join(MONTHS)}))"
)
_LAST = re.compile(
    r"\b(?:last (?:orders?|appointments?|bookings?|seating|admissions?|entry|reservations?|tables?|start|slot|call)"
    r"|(?:the )?kitchen clos(?:es|ing))(?: is| are| at|:|,)*\s+" + _CLOCK.format("l")
)
_ONE_SIDE = re.compile(
    r"\b(?P<side>open(?:s|ing)?(?: daily| every day)?(?: from| at)|clos(?:e|es|ing)(?: daily| every day)? at)\s+"
    + _CLOCK.format("o")
)
# What is written short or in words, as the patterns read it.
_WRITTEN: Final = (
    (re.compile(r"\b(\d{1,2}(?:[:.]\d\d)?)(?: o'clock)? in the morning\b"), r"\1 am"),
    (re.compile(r"\b(\d{1,2}(?:[:.]\d\d)?)(?: o'clock)? (?:in the (?:afternoon|evening)|at night)\b"), r"\1 pm"),
    (re.compile(r"\bhalf (?:past )?(\d{1,2})\b"), r"\1:30"),
    (re.compile(r"\b(\d{1,2}) ?h\b(?! ?r)"), r"\1:00"),
    (re.compile(r"\b(?:till?|until|to) (?:late|close)\b"), "to midnight"),
    (re.compile(r"\bm ?- ?f\b|\bmo ?- ?fr\b"), "mon-fri"),
    (re.compile(r"\bm ?- ?th\b"), "mon-thu"),
    (re.compile(r"\bmo\b(?=[ -,:])"), "mon"),
    (re.compile(r"\btu\b(?=[ -,:])"), "tue"),
    (re.compile(r"\bth\b(?=[ ,:-]*\d)"), "thu"),
    (re.compile(r"\bsa(?: ?- ?su)?\b(?=[ ,:]*\d)"), "sat"),
)
_NAMED: Final = {
    "christmas eve": ("12-24",),
    "christmas day": ("12-25",),
    "christmas": ("12-25",),
    "boxing day": ("12-26",),
    "new year's eve": ("12-31",),
    "new year's day": ("01-01",),
    "new year's": ("01-01",),
    "new year": ("01-01",),
}


@dataclass(slots=True)
class Hours:
    """What sentences say of hours: spans (opens, closes) as HH:MM for weekdays 0–6, and days that are closed."""

    days: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)
    closed_dates: list[str] = field(default_factory=list)  # MM-DD
    closed_from: list[tuple[str, str]] = field(default_factory=list)  # MM-DD to MM-DD, both included
    last: str = ""  # HH:MM, the last time at which something may begin
    opens: str = ""  # HH:MM, told without the closing time
    closes: str = ""  # HH:MM, told without the opening time

    def as_json(self) -> dict[str, object]:
        """`{"daily": [{"opens": "17:00", "closes": "22:00"}], "closed": ["sunday"]}`, or one key a weekday.

        `closes` may be 24:00, and lies on the next day when it is before `opens`. A weekday that has neither a key
        nor `daily` is closed; `closed` lists only days of which the context says so; `closed_dates` are MM-DD,
        `closed_ranges` are `{"from": MM-DD, "to": MM-DD}`, both days included; `last` is the last time to begin.
        """
        if not self.days and self.opens:
            self.days = {day: [(self.opens, self.closes or "24:00")] for day in range(7) if day not in self.closed}
        spans = {day: [{"opens": a, "closes": b} for a, b in times] for day, times in sorted(self.days.items())}
        out: dict[str, object] = {}
        if len(spans) == 7 and all(times == spans[0] for times in spans.values()):
            out["daily"] = spans[0]
        else:
            out |= {WEEKDAYS[day]: times for day, times in spans.items() if day not in self.closed}
        if self.closed:
            out["closed"] = [WEEKDAYS[day] for day in sorted(self.closed)]
        if self.closed_dates:
            out["closed_dates"] = list(self.closed_dates)
        if self.closed_from:
            out["closed_ranges"] = [{"from": a, "to": b} for a, b in self.closed_from]
        if self.last:
            out["last"] = self.last
        return out


def read_hours(text: str, into: Hours) -> bool:
    """Add what a sentence (from `heard`) states; False when it states no hours."""
    text = _as_written(text)
    told = _last(text, into)
    if _closed_range(text, into):
        return True
    tokens = [(_kind(m), m) for m in _TOKEN.finditer(text)]
    kinds = {kind for kind, _ in tokens}
    if not kinds & {"range", "always", "closed", "except"} or not _is_about_hours(text, kinds, tokens):
        return _closed_dates(text, into) or told or _one_side(text, into)
    _apply(tokens, into)
    _closed_dates(text, into)
    return True


def _as_written(text: str) -> str:
    for written, plain in _WRITTEN:
        text = written.sub(plain, text)
    return text


def _kind(m: re.Match[str]) -> str:
    return next(kind for kind in ("days", "except", "closed", "always", "range", "until") if m[kind])


def _last(text: str, into: Hours) -> bool:
    m = _LAST.search(text)
    if m is None:
        return False
    at, half = _point(m, "l")
    into.last = _hhmm(at if half or at >= 600 else at + 720)
    return True


def _one_side(text: str, into: Hours) -> bool:
    """ "Open from 5", "We close at 10 PM"."""
    found = False
    for m in _ONE_SIDE.finditer(text):
        at, half = _point(m, "o")
        if m["side"].startswith("clos"):
            into.closes, found = _hhmm(at if half or at >= 720 else at + 720), True
        else:
            into.opens, found = _hhmm(at if half or at >= 420 else at + 720), True
    return found


def _closed_range(text: str, into: Hours) -> bool:
    m = _CLOSED_RANGE.search(text)
    if m is None or not (m["m1"] or m["n1"] or m["n2"] or m["m2"]):
        return False
    last = (m["m2"] or m["n2"], m["d2"] or m["e2"])
    first = (m["m1"] or m["n1"] or last[0], m["d1"] or m["e1"])
    into.closed_from.append(tuple(f"{MONTHS.index(month) + 1:02}-{int(day):02}" for month, day in (first, last)))  # type: ignore[arg-type]
    return True


def _is_about_hours(text: str, kinds: set[str], tokens: Sequence[tuple[str, re.Match[str]]]) -> bool:
    if kinds & {"range"}:
        clock = any(m["ap"] or m["bp"] or m["am"] or m["bm"] or m["aw"] or m["bw"] for k, m in tokens if k == "range")
        return bool(_ABOUT_HOURS.search(text)) or "days" in kinds or (clock and len(text) < 40)
    if "always" in kinds:
        return bool(_ABOUT_HOURS.search(text)) or len(text) < 40
    return bool(kinds & {"closed", "except"}) and "days" in kinds


def _apply(tokens: Sequence[tuple[str, re.Match[str]]], into: Hours) -> None:
    """Days go with the hours after them ("Mon-Fri 9-5"), or before them when hours come first ("9-5 on weekdays")."""
    first = next((kind for kind, _ in tokens if kind != "closed"), "")
    hours_first = first in ("range", "always") and tokens[0][0] != "closed"
    days: set[int] | None = None
    spans: list[tuple[str, str]] = []
    is_closed = False
    for kind, m in tokens:
        if kind == "except":
            is_closed = True
        elif kind == "until":
            if into.days or spans:
                opens = (spans or next(iter(into.days.values())))[-1][0]
                spans.append((opens, _hhmm(_evening(m))))
        elif kind == "closed":
            if not spans and days and not hours_first:  # "Sunday closed"
                into.closed |= days
                days = None
                continue
            _put(into, days, spans)
            days, spans, is_closed = None, [], True
        elif kind == "days":
            named = _days(m.group())
            if is_closed:
                into.closed |= named
                is_closed = False
            elif hours_first:
                _put(into, named, spans)
                spans = []
            else:
                if spans:
                    _put(into, days, spans)
                    days, spans = None, []
                days = named if days is None else days | named
        else:
            is_closed = False
            spans.append(("00:00", "24:00") if kind == "always" else _span(m))
    _put(into, days, spans)


def _evening(m: re.Match[str]) -> int:
    """A closing time by itself: "until 6" is in the evening."""
    at, half = _point(m, "u")
    return 1440 if m["uw"] == "midnight" else at if half or at >= 720 else at + 720


def _put(into: Hours, days: set[int] | None, spans: list[tuple[str, str]]) -> None:
    if not spans:
        return
    for day in days if days is not None else set(range(7)) - (set(into.days) if into.days else set()):
        kept = into.days.setdefault(day, [])
        kept.extend(span for span in spans if span not in kept)


def _days(said: str) -> set[int]:
    if "week" in said and "day" in said and "days a" not in said:
        return set(range(5))
    if "end" in said and "week" in said:
        return {5, 6}
    if not re.match(_DAY, said):
        return set(range(7))
    named: set[int] = set()
    for part in re.finditer(rf"({_DAY})(?:\s*(?:-|to|through|thru|until|till)\s*({_DAY}))?", said):
        start = _weekday(part.group(1))
        end = _weekday(part.group(2)) if part.group(2) else start
        named |= {(start + n) % 7 for n in range((end - start) % 7 + 1)}
    return named


def _weekday(said: str) -> int:
    return next(n for n, name in enumerate(WEEKDAYS) if name.startswith(said[:3]))


def _span(m: re.Match[str]) -> tuple[str, str]:
    """Minutes of the day for "5-10 pm": where am or pm is missing, the reading that makes a sensible day."""
    a, a_half = _point(m, "a")
    b, b_half = _point(m, "b")
    if a_half is None and b_half is None and max(a, b) < 13 * 60:
        a, b = _neither(a, b)
    else:
        if a_half is None:
            a = _before(a, b)
        if b_half is None and b < 12 * 60 and b <= a:
            b += 12 * 60
    if b == 0 or (m["bw"] == "midnight"):
        b = 24 * 60
    return _hhmm(a), _hhmm(b)


def _point(m: re.Match[str], name: str) -> tuple[int, str | None]:
    """Minutes, and "am", "pm" or "exact" when they are certain."""
    if m[name + "w"]:
        return (0 if m[name + "w"] == "midnight" else 720), "exact"
    hour, minute, half = int(m[name + "h"]), int(m[name + "m"] or 0), m[name + "p"]
    if half:
        return (hour % 12 + (12 if half == "pm" else 0)) * 60 + minute, half
    return hour * 60 + minute, "exact" if hour > 12 or hour == 0 or m[name + "h"].startswith("0") else None


def _neither(a: int, b: int) -> tuple[int, int]:
    """9-5, 10-2, 5-10, 11-11 without am or pm."""
    if b <= a or b - a < 180:
        return (a + 720, b) if a < 420 and b < a else (a, b + 720 if b < 720 else b)
    return (a + 720, b + 720 if b < 720 else 1440) if a < 420 else (a, b)


def _before(a: int, b: int) -> int:
    """The opening hour without a mark of its own: in the half of the day of the closing one, if it then comes before it."""
    if a > 720:
        return a
    same_half = a % 720 + (720 if b >= 720 else 0)
    other = (same_half + 720) % 1440
    if b >= 1020 and a == 720:
        return 720
    return same_half if same_half < b else other


def _hhmm(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _closed_dates(text: str, into: Hours) -> bool:
    found = False
    for m in _CLOSED_DATE.finditer(text):
        if m["name"]:
            into.closed_dates += [d for d in _NAMED[m["name"]] if d not in into.closed_dates]
        else:
            month, day = MONTHS.index(m["m"] or m["m2"]) + 1, int(m["d"] or m["d2"])
            into.closed_dates.append(f"{month:02}-{day:02}")
        found = True
    return found

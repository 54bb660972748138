"""Which opening hours and closed days does an English sentence state?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from echolink.agent.english.calendar_days import names_a_day
from echolink.agent.english.clock_spans import CLOCK, CLOSES, RANGE, as_clocks, evening, hhmm, point, span
from echolink.agent.english.closed_days import read_closed_days
from echolink.agent.english.dated_hours import read_dated_hours
from echolink.agent.english.dates import MONTHS
from echolink.agent.english.days_of_week import DAYS, as_days, days_named
from echolink.agent.english.days_off import NO_WORK, WHOLE_DAY, WORKS, closes_what_follows, with_days_off, works_on
from echolink.agent.english.last_times import read_last, with_first_and_last
from echolink.agent.english.occasions import speaks_of
from echolink.agent.english.pauses import read_pauses
from echolink.agent.english.plain_hours import plainly, with_days_after
from echolink.agent.english.stated_hours import Hours
from echolink.agent.english.stems import stems
from echolink.agent.english.this_week import without_this_week
from echolink.agent.english.words import words

_A_DAY: Final = r"(?= (?:mon|tue|wed|thu|fri|sat|sun|week\s?end))"
_TOKEN = re.compile(
    rf"(?P<days>{DAYS})|"
    r"(?P<except>\b(?:except(?: on| for)?|but not(?: on)?|apart from|other than|excluding|excl\.?|"
    rf"not(?: on)?{_A_DAY}|but{_A_DAY})\b)|"
    rf"(?P<until>\b(?:until|till?|{CLOSES} at|{CLOSES} by)\s+{CLOCK.format('u')})|"
    r"(?P<closed>\b(?:closed|dark(?=(?: on)? (?:mon|tue|wed|thu|fri|sat|sun))|"
    r"(?:(?<=days )|(?<='re )|(?<=are )|(?<=is ))dark|"
    r"not open|don't open|do not open|isn't open|shut|no service|day off|never open|"
    rf"(?:nothing|never)(?: on)?(?=(?: on)?(?: week\s?ends?| (?:mon|tue|wed|thu|fri|sat|sun)))|"
    r"no (?:reservations|bookings|appointments|visits|deliver(?:y|ies)|classes|tours|orders|trips|rides|"
    r"lessons|sessions|rentals|charters|flights|jumps|moves|cruises|drop-?offs|pick-?ups|arrivals|check-?ins|jobs|work|games|"
    r"treatments|workshops|viewings|collections|consultations|departures|sailings)(?= (?:on )?(?:mon|"
    r"tue|wed|thu|fri|sat|sun|week\s?end))|"
    rf"(?:don't|do not|doesn't|does not|never) {WORKS}(?= (?:on )?{WHOLE_DAY})|"
    rf"{NO_WORK}(?= on {WHOLE_DAY})|"
    r"no(?= (?:mon|tue|wed|thu|fri|sat|sun|week\s?end)\w*(?: (?:or|and) \w+days?)?\W*$))\b)|"
    r"(?P<always>\b24\s*/\s*7\b|(?<!within )(?<!than )(?<!under )(?<!next )(?<!for )"
    r"(?<!after )(?<!every )(?<!least )(?<!last )\b24 hours"
    r"(?! ?(?:'s?|of)? ?(?:notice|in advance|ahead|before|prior))\b|"
    r"\baround the clock\b|\bday and night\b)|"
    rf"(?P<range>{RANGE})"
)
_KINDS: Final = ("days", "except", "closed", "always", "range", "until")
_MAY_TELL = re.compile(
    r"\d|\bseason|\bonly\b|operate|n't |"
    r"noon|midday|midnight|\b(?:clos|shut|open|except|around the clock|day and night|no |not )|day|week|"
    r"\b(?:mon|tue|wed|thu|fri|sat|sun)"
)
# Words by which hours are those of the place, and words by which they are hours of something that is had there.
_OF_THE_PLACE = re.compile(
    r"\b(?:open|opens|opening|hours|closed?|closes|shut|business|24/7|otherwise|trading|"
    r"(?:we|i) stay|(?:we|i) work late|late (?:nights?|evenings?|hours))\b"
)
_OF_A_PART = re.compile(
    r"\b(?:daily|every\s?day|available|serving|kitchen|service|lunch|dinner|supper|breakfast|brunch|meals|"
    r"week\s?days?|week\s?ends?|"
    r"appointments?|bookings?|visits?|lessons?|classes|reception|office|shop|store|deliver\w*|pick-?ups?|collections?|"
    r"we work|emergenc\w+|by phone|sessions?|slots?|times)\b"
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:happy hour|check-? ?(?:in|out)\b|ages?|aged|cancel\w*|refund\w*|quiet|parking|per hour|live music|"
    r"notice|in advance)\b"
)
_HALF_A_DAY = re.compile(
    rf"(?P<d>{DAYS})\s+(?P<half>morning|afternoon|evening)s?\s+(?:we're |we are |is |are )?(?:closed|off)\b|"
    rf"\b(?:closed|not open)\s+(?:on\s+)?(?P<e>{DAYS})\s+(?P<other>morning|afternoon|evening)s?\b|"
    rf"\b(?:no|closed for) (?P<meal>breakfast|brunch|lunch|dinner|supper)(?: service| served)? (?:on )?(?P<f>{DAYS})"
)
# "On the Friday after it we're open as usual" changes nothing.
# "Sundays and holidays 10-8": which days these are nobody can say.
_AND_HOLIDAYS = re.compile(
    r"(?<=[a-z.]) ?(?:and|&|/|\+) ?(?:on )?(?:public |bank |national |federal )?holidays?"
    r"(?=[: ]*(?:from |are |is |we're open )?\d)"
)
_AS_USUAL = re.compile(
    r"(?:^|[,;]|\b(?:and|but)\b)[^,;.]*\b(?:as (?:usual|normal|always)|(?:usual|normal|regular) (?:hours|times)"
    rf"(?!:? (?:are |from )?(?:\d|{DAYS})))[^,;.]*"
)
_ONE_SIDE = re.compile(
    r"\b(?P<side>open(?:s|ing)?(?: daily| every (?:day|night|evening)| nightly| evenings)?(?: from| at)|"
    r"clos(?:e|es|ing)(?: daily| every day)? at)\s+" + CLOCK.format("o")
)
_ONLY_DAYS = re.compile(
    r"^(?:(?:we're|we are) |we |(?:our|the) [a-z]+s (?=work|operate))?"
    r"(?:(?:only )?(?:open|available|(?:out )?here)(?: only)?|(?:only )?(?:work|operate)|"
    r"appointments?|visits|"
    rf"tours|trips|pick-?ups?|collections?|viewings|shows|classes|lessons|deliver(?:y|ies))(?:\s+(?:is|are|only|on|"
    rf"from))*:?\s+(?P<on>{DAYS})(?P<only>\s+only)?"
)
# "Tue-Sat", "Mondays to Thursdays during school time" say when there is anything.
_BARE_DAYS = re.compile(
    rf"^(?:only |on )?(?P<on>{DAYS})(?P<only> only)?(?: (?:during|in) (?:the )?[a-z ]+)?(?=\W*$|, )"
)
_OF_NOTICE = re.compile(r",[^,;]*\b(?:notice|in advance|ahead)\b[^,;]*")
_WHERE_ONE_PLAYS: Final = stems(
    "lane bowling game court karaoke golf tee museum tour spa massage ticket pool billiards climbing"
)
_KITCHEN = re.compile(r"\(?(?:the )?kitchen clos(?:es|ing)[^,;.)]*\)?")
# "$89 from 8 to 6 and $149 in the evening and on weekends": prices by the hour, and no hours.
_RATES_BY_THE_HOUR = re.compile(r"[$€£]\d.*[$€£]\d.*\b(?:evenings?|nights?|week\s?ends?|after hours)\b(?!:)")
# Who is on the phone day and night is not open then.
_LINE_DAY_AND_NIGHT = re.compile(
    r"[·,;&+-]?\s*(?:and )?(?:24\s?/\s?7|24[- ]hours?|around the clock) (?:[a-z]+ ){0,2}?"
    r"(?:line|hotline|phone|number|support|help|emergenc\w+|dispatch|towing)\b[^,;.]*|"
    r"[·,;&+-]\s*(?:emergenc\w+|hotline|support)[a-z ]*:? 24\s?/\s?7"
)
_OF_A_HOLIDAY = re.compile(r"^(?:thanksgiving|christmas|easter|holiday) (?:orders?|bookings?|pies|cakes|turkeys)\b")
_HOLIDAYS: Final = stems("thanksgiving christmas easter holiday")
_MOST_SUBJECT: Final = 5  # words before the first day or time
_SHORT: Final = 40  # characters of a line that needs no word to be about hours, when it says am or pm


def read_hours(heard: str, hours: Hours, about: frozenset[str] = frozenset()) -> bool:
    """Add what a sentence (from `heard`) states; False when it states no hours.

    Hours of what the goal asks for (`about`) are kept apart: "lessons Mon-Fri 3 to 7" beside "office Mon-Fri 9 to 1".
    """
    if not _MAY_TELL.search(heard) and not names_a_day(heard):
        return False
    text, told = (
        with_first_and_last(_AS_USUAL.sub("", plainly(as_days(as_clocks(with_days_after(heard))))), hours),
        False,
    )
    text = with_days_off(_AND_HOLIDAYS.sub("", text))
    text = _OF_NOTICE.sub("", text)
    text = _ELSEWHERE.sub(" ", text)
    if "24" in text and re.search(RANGE, without := _LINE_DAY_AND_NIGHT.sub(" ", text)):
        text = without
    if about & _WHERE_ONE_PLAYS:
        text = _KITCHEN.sub(" ", text)
    if _RATES_BY_THE_HOUR.search(text) or (_OF_A_HOLIDAY.search(text) and about.isdisjoint(_HOLIDAYS)):
        return False
    is_of_one_part = _is_of_one_part(text, about)
    dated, only, text = read_dated_hours(text) if not is_of_one_part else ({}, False, text)
    if dated:
        hours.dated.update(dated)
        hours.only_dated |= only
        told = True
    pauses, text = read_pauses(text, hours.without_pause)
    hours.pauses += pauses
    text = without_this_week(text, hours.closed_days)
    closed, text = read_closed_days(text, hours.closed_days)
    told |= closed or bool(pauses)
    half = _HALF_A_DAY.search(text)
    if half is not None:
        hours.half_closed |= dict.fromkeys(
            days_named(half["d"] or half["e"] or half["f"]) or (), half["half"] or half["other"] or half["meal"]
        )
        text, told = f"{text[: half.start()]} {text[half.end() :]}", True
    is_last, text = read_last(text, hours)
    told |= is_last
    tokens = [(next(kind for kind in _KINDS if m[kind]), m) for m in _TOKEN.finditer(text)]
    kinds = {kind for kind, _ in tokens}
    if not kinds & {"range", "always", "closed", "except", "until"}:
        return _one_side(text, hours) or _days_only(text, hours, about) or told
    subject = text[: tokens[0][1].start()]
    if "range" in kinds and (
        _is_of_what_is_asked(subject, text, kinds, about) or (hours.last_was_asked and not re.search(r"[a-z]", subject))
    ):
        hours.asked, hours.last_was_asked = hours.asked or Hours(half_closed=hours.half_closed), True
        _apply(tokens, hours.asked, morning=_in_the_morning(text, tokens))
        return True
    of_the_place = _about(text, kinds, tokens)
    if of_the_place is None:
        return _one_side(text, hours) or told
    of_the_place = of_the_place and not (is_of_one_part and "range" in kinds)
    hours.last_was_asked = False
    _apply(
        tokens, hours if of_the_place else _part_of(hours), morning="breakfast" in text or _in_the_morning(text, tokens)
    )
    return True


# "Bring those to the recycling yard on Mill Road, open Saturdays 8 to 2": when others are open.
_ELSEWHERE = re.compile(
    r"\b(?:to|at|by) the (?:[a-z'-]+ ){1,3}?(?:on|in|at|near) [a-z0-9' ]{3,30}?"
    r"(?:,| \(| which is| that is)(?: which is| that is)? ?open .*$"
)
# "Pool open Memorial Day to Labor Day, 10-8", "childcare Mon-Fri 9-12": what has hours of its own, by its noun.
_ONE_PART = re.compile(
    r"^\W*(?:the |our )?(?P<what>[a-z][a-z'-]+(?: [a-z][a-z'-]+)??)(?: is| are)?(?: open| available| hours)?:? "
    rf"(?={DAYS}|{RANGE}|(?:{'|'.join(MONTHS)}|memorial|labor|new year|easter|christmas|thanksgiving)\b)"
)
_NO_PART: Final = frozenset(
    words(
        "we we're i i'm you it they everybody open opens opening hours hour closed closes closing shut business store shop "
        "office studio salon clinic practice restaurant kitchen dining room service services daily every day days week "
        "weekdays weekends from between noon midday midnight now always usually available times time schedule regular normal "
        "summer winter spring fall autumn season only except also then later on at in and or to until by appointment "
        "appointments phone mondays tuesdays wednesdays thursdays fridays saturdays sundays black good new christmas easter "
        "thanksgiving memorial labor columbus independence presidents veterans mother father eve holiday holidays"
    )
)


def _is_of_one_part(text: str, about: frozenset[str]) -> bool:
    """Whether the hours are those of one thing that is had there, and neither of the place nor of what the goal asks for."""
    m = _ONE_PART.match(text)
    if m is None or _OF_SOMETHING_ELSE.search(m["what"]) or speaks_of(m["what"], about):
        return False
    said = m["what"].split()
    return _NO_PART.isdisjoint(said) and re.search(DAYS, m["what"]) is None and m["what"] not in MONTHS


def _in_the_morning(text: str, tokens: Sequence[tuple[str, re.Match[str]]]) -> bool:
    """ "Only in the morning between 7:30 and 10" is over at ten in the morning."""
    return (
        sum(kind == "range" for kind, _ in tokens) == 1
        and re.search(r"\bin the morning\b(?!.*\bevening)", text) is not None
    )


def _is_of_what_is_asked(subject: str, text: str, kinds: set[str], about: frozenset[str]) -> bool:
    """ "Lessons Mon-Fri 3 to 7"; no price by day and by night, and no grades from 5 to 12."""
    is_clock = "days" in kinds or re.search(r"\d ?[ap]m\b|\d:\d", text) is not None
    is_short = len(subject.split()) <= _MOST_SUBJECT and not re.search(r"[$€£%]", subject)
    return is_clock and is_short and speaks_of(subject, about)


def _part_of(hours: Hours) -> Hours:
    hours.part = hours.part or Hours(half_closed=hours.half_closed)
    return hours.part


def _about(text: str, kinds: set[str], tokens: Sequence[tuple[str, re.Match[str]]]) -> bool | None:
    """True: hours of the place; False: of a part of what it does; None: no hours at all."""
    other = _OF_SOMETHING_ELSE.search(text) is not None
    place = _OF_THE_PLACE.search(text) is not None
    if kinds & {"range", "always"}:
        if place and not (other and "happy hour" in text):
            return "emergenc" not in text or "always" not in kinds
        if other:
            return None
        part = _OF_A_PART.search(text) is not None
        if "days" in kinds:
            return not part or bool(re.search(r"week\s?days?|week\s?ends?|daily|every\s?day", text))
        clock = any(m["ap"] or m["bp"] or m["am"] or m["bm"] or m["aw"] or m["bw"] for k, m in tokens if k == "range")
        if not re.search(r"[a-z]", re.sub(r"\b(?:and|to|am|pm)\b", "", text)):
            return True  # "12-15 and 18-22": nothing else is said
        return False if part or (len(text) < _SHORT and (clock or "always" in kinds)) else None
    if "until" in kinds:
        return True if place and "days" in kinds and not other else None
    return True if kinds & {"closed", "except"} and "days" in kinds else None


def _one_side(text: str, hours: Hours) -> bool:
    """ "Open from 5", "We close at 10 PM"."""
    found = False
    for m in _ONE_SIDE.finditer(text):
        at, half = point(m, "o")
        if m["side"].startswith("clos"):
            hours.closes, found = evening(m, "o"), True
        else:
            hours.opens, found = hhmm(at if half or at >= 420 else at + 720), True
    return found


def _days_only(text: str, hours: Hours, about: frozenset[str]) -> bool:
    """ "We're open Monday to Friday", "Tours on Saturdays only", "Smith's hauls boats Monday through Friday"."""
    m = _ONLY_DAYS.match(text) or _BARE_DAYS.match(text)
    most = set() if m else works_on(text, about)
    if most:
        hours.open_days |= most
        return True
    if m is None or re.search(r"\b(?:late|also|too)\b", text):
        return False
    is_whole = not re.search(r"\w", text[m.end() :]) or m.re is _BARE_DAYS
    if not (is_whole or m["only"] or "open" in m.group() or "only" in m.group()):
        return False
    named = days_named(m["on"])
    if named is None:
        return False
    hours.open_days |= named
    return True


def _apply(tokens: Sequence[tuple[str, re.Match[str]]], into: Hours, *, morning: bool) -> None:
    """Days go with the hours after them ("Mon-Fri 9-5"), or before them where hours come first ("9-5 on weekdays")."""
    week = _Week(into)
    for n, (kind, m) in enumerate(tokens):
        if kind == "range":
            week.hours(span(m, morning=morning))
        elif kind == "always":
            week.hours(("00:00", "24:00"))
        elif kind == "until":
            week.until(evening(m, "u"))
        elif kind == "days":
            named = days_named(m["days"])
            week.named(set(range(7)) - set(into.days) - into.closed if named is None else named)
        elif kind == "closed" and closes_what_follows(tokens, n):
            week.opens_without_hours()
        else:
            week.negates(closes_days_before=kind == "closed")
    week.end()


@dataclass(slots=True)
class _Week:
    """The days and the spans of a sentence, while it is read from left to right."""

    into: Hours
    days: set[int] | None = None
    spans: list[tuple[str, str]] = field(default_factory=list)
    closing: str = ""  # told without days so far
    negated: bool = False  # the days that come are closed
    excepted: set[int] = field(default_factory=set)  # just taken out; hours right after are those of these days
    instead: dict[int, tuple[str, str]] = field(default_factory=dict)  # such hours

    def named(self, days: set[int]) -> None:
        if self.negated:
            self.into.closed |= days
            self.excepted, self.negated = days, False
            return
        if self.closing:
            self.into.until |= dict.fromkeys(days, self.closing)
            self.closing = ""
        elif self.spans:  # of the days before them, else of these
            self.into.put(days if self.days is None else self.days, self.spans)
            self.days = None if self.days is None else days
            self.spans = []
        else:
            self.days = (self.days or set()) | days

    def hours(self, span: tuple[str, str]) -> None:
        if (
            self.excepted and self.spans
        ):  # "9 to 5, except on Sundays 10 to 2"; without hours before them they are all days'
            self.into.closed -= self.excepted
            self.instead |= dict.fromkeys(self.excepted, span)
            self.excepted = set()
            return
        self.negated, self.excepted = False, set()
        self.spans.append(span)

    def until(self, closing: str) -> None:
        if self.excepted or (self.days and not self.spans):
            self.into.closed -= self.excepted
            self.into.until |= dict.fromkeys(self.excepted or self.days or (), closing)
            self.days, self.excepted = None if not self.excepted else self.days, set()
        else:
            self.closing = closing

    def opens_without_hours(self) -> None:
        """ "Open Wed-Sun, closed Mon + Tue": what comes is closed, and not what came."""
        self.into.open_days |= self.days or set()
        self.days, self.negated, self.excepted = None, True, set()

    def negates(self, *, closes_days_before: bool) -> None:
        if closes_days_before and self.days and not self.spans:  # "Sunday closed"
            self.into.closed |= self.days
            self.days = None
            return
        if closes_days_before:
            self.into.put(self.days, self.spans)
            self.days, self.spans = None, []
        self.negated = True
        self.excepted = set()

    def end(self) -> None:
        self.into.put(self.days, self.spans)
        self.into.days |= {day: [span] for day, span in self.instead.items()}
        if self.closing:
            self.into.closes = self.closing

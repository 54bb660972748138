"""When is that had which the goal asks for, by times, weekdays and dates: "trips at 10 and 2", "we deliver on Fridays"?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from echolink.agent.english.clock_spans import CLOCK, RANGE, UNITS_AFTER, as_clocks, hhmm, point
from echolink.agent.english.closed_days import days_of_year
from echolink.agent.english.dates import WEEKDAYS
from echolink.agent.english.days_of_week import DAYS, as_days, days_named
from echolink.agent.english.stems import stems

_A_TIME: Final = re.sub(r"\(\?P<\w+>", "(?:", CLOCK.format("x"))
_AND: Final = r"\s*(?:,\s*(?:and|or)?|\band\b|\bor\b|/|&)\s*"
_TIMES: Final = rf"(?P<at>\bat\s+|@\s*)?{_A_TIME}(?:{_AND}(?:at\s+)?{_A_TIME})*{UNITS_AFTER}"
_TOKEN = re.compile(rf"(?P<range>{RANGE})|(?P<days>{DAYS})|(?P<times>{_TIMES})")
_ONE = re.compile(CLOCK.format("t"))
_IS_MARKED = re.compile(r"\b(?:am|pm|noon|midday|midnight|o'clock)\b|\d[:.]\d\d")
_NOT_A_START = re.compile(
    r"\b(?:last|final|until|till|before|after|latest|earliest|doors?|arriv\w+|opens?|opening|clos\w+|check-?(?:in|out)|"
    r"cut-?off|deadline|happy hour|since|founded|no|not|never|except|don't|by|from(?= \d)|notice|moved|sale|"
    r"registration|live|usually|often|busy|quiet)\b|[$€£]"
)
_BEGINS = re.compile(r"\b(?:starts?|begins?|leaves?|departs?|runs?|sails?|sets? (?:off|out)|takes? off|goe?s? out)\b")
_OCCASIONS: Final = re.compile(
    r"\b(?:performances?|shows?|screenings?|matinees?|departures?|sailings?|trips?|tours?|viewings?|class(?:es)?|"
    r"lessons?|sessions?|courses?|workshops?|seatings?|sittings?|slots?|start(?:ing)? times?|times|flights?|rides?|"
    r"deliver(?:y|ies)|collections?|pick-?ups?|dates)\b"
)
# Words of goals that name values or what is done with them, and so tell nothing of what a sentence speaks of.
_ANY_GOAL: Final = stems(
    "name phone number date day time address email people guest size contact customer caller client book booking "
    "reservation reserve appointment request arrange schedule collect take note question year week month kind type"
)
_WE_DO = re.compile(
    r"(?:we |our |i |you can (?:have |get |book )?)?(?:only |"
    r"also )?(?P<does>[a-z-]+(?: [a-z-]+){0,2}?)(?: (?:is|are|only|on|from|every|each|possible|available|:|"
    r"go(?:es)? out|takes? place|happens?|runs?|given|held|made|offered|done))*"
)
_WE = re.compile(r"(?:(?:we|i) [a-z]+)?\s*(?:on|at|every|each|:)?\s*")
_OF_SOME = re.compile(
    r"\b(?:kids?|children|child|couples?|family|families|private|new|beginners?|seniors?|toddlers?|groups?|schools?|special|"
    r"trial|free(?! (?:dates?|days?|slots?|weekends?|appointments?|times?|spots?))|"
    r"first|extra|late|online|corporate|juniors?|adults?|women|men|members?|drop-in|intro\w*|open|some)(?:'s|s')?\b"
)
_MOST_SUBJECT: Final = 5  # words before the first day or time
_MOST_SURE_SUBJECT: Final = 9  # of those that name what the goal asks for
_PART = re.compile(r",\s+")
_OF_PRICE_OR_LENGTH = re.compile(r"[$€£]|\b(?:\d+(?:\.\d+)?|an?|half) ?(?:hours?|hrs?|minutes?|mins?)\b|\bper\b")

# "… at 4 pm and cost $20", "… for $20 a head", "($20)": what it costs tells nothing of when it is.
_ITS_PRICE = re.compile(
    r"\s*\([^()]*[$€£]\d[^()]*\)|,?\s*(?:(?:and|which|they|it) )?(?:(?:costs?|is|are) (?:only |just )?|for (?:only |just )?)"
    r"[$€£]\d[\d.,]*\b(?:\s+(?:each|(?:per|an?) \w+))?"
)


@dataclass(slots=True)
class Occasions:
    """Times (minutes) of weekdays 0-6, or of any day; weekdays; days of any year as MM-DD. Empty ones bound nothing."""

    any_day: list[int] = field(default_factory=list)
    of_days: dict[int, list[int]] = field(default_factory=dict)
    days: set[int] = field(default_factory=set)
    dates: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.any_day or self.of_days or self.days or self.dates)

    def as_json(self) -> dict[str, Any]:
        """`starts` by weekday or `daily` (HH:MM), `only_days` (weekdays), `only_dates` (MM-DD); each where told."""
        out: dict[str, Any] = {}
        if self.any_day:
            out["daily"] = [hhmm(at) for at in sorted(set(self.any_day))]
        out |= {WEEKDAYS[day]: [hhmm(at) for at in sorted(set(times))] for day, times in sorted(self.of_days.items())}
        told: dict[str, Any] = {"starts": out} if out else {}
        if self.days:
            told["only_days"] = [WEEKDAYS[day] for day in sorted(self.days)]
        if self.dates:
            told["only_dates"] = list(dict.fromkeys(self.dates))
        return told

    def with_times_of(self, other: "Occasions") -> "Occasions":
        """Days and dates of its own; where it has no times, those of any day that the other one has."""
        has_times = self.any_day or self.of_days
        return self if has_times else replace(self, any_day=list(other.any_day))

    def put(self, days: set[int], times: list[int]) -> None:
        """Times of these days; none and all seven are any day."""
        if not days or len(days) == len(WEEKDAYS):
            self.any_day += times
            return
        for day in days:
            self.of_days.setdefault(day, []).extend(times)

    def add(self, other: "Occasions") -> None:
        """All that another sentence tells."""
        self.any_day += other.any_day
        for day, times in other.of_days.items():
            self.of_days.setdefault(day, []).extend(times)
        self.days |= other.days
        self.dates += other.dates


_DAYS_AT_THE_END = re.compile(rf"(?:,|\bbut|\band)\s*(?:only )?(?:on )?(?P<days>{DAYS})(?: only)?$")
_DOES = re.compile(r"\b(?:we|i|our)\b")


def _days_at_the_end(text: str, about: frozenset[str], into: Occasions) -> bool:
    """ "We sweep chimneys in both counties, weekdays only": the days stand alone at the end, however long the rest is."""
    m = _DAYS_AT_THE_END.search(text)
    if m is None or "only" not in m.group() or _TOKEN.search(text[: m.start()]) or is_of_some(text[: m.start()], about):
        return False
    if not (speaks_of(text[: m.start()], about) or _DOES.search(text)):
        return False
    into.days |= days_named(m["days"]) or set()
    return True


def read_occasions(heard: str, about: frozenset[str], sure: Occasions, likely: Occasions) -> bool:
    """Add what a sentence (from `heard`) tells: to `sure` where it speaks of what the goal asks for (`about`).

    To `likely`, which counts where a context tells no other hours, what has a time or a day by its nature.
    """
    text = _that_tells_when(as_days(as_clocks(_ITS_PRICE.sub("", heard))).strip(" .!"))
    if _days_at_the_end(text, about, sure):
        return True
    dates, text = days_of_year(text)
    tokens = _tokens(text)
    kinds = {kind for m in tokens for kind in ("range", "days", "times") if m[kind]}
    first = min((m.start() for m in tokens), default=len(text))
    subject = text[: min(first, text.find("#")) if "#" in text else first]
    is_sure = speaks_of(subject, about)
    is_other = is_of_some(subject, about) or len(subject.split()) > (_MOST_SURE_SUBJECT if is_sure else _MOST_SUBJECT)
    if "range" in kinds or not (kinds or dates) or _NOT_A_START.search(text) or is_other:
        return False
    if "parties" in text and not is_sure:
        return False
    into = sure if is_sure else likely
    if "times" in kinds:
        return _read_times(text, subject, tokens, dates, into, is_sure=is_sure)
    if dates:
        into.dates += dates if is_sure or _OCCASIONS.search(subject) else ()
        return is_sure or bool(_OCCASIONS.search(subject))
    return _read_days(text, subject, tokens, into, is_sure=is_sure)


def _that_tells_when(text: str) -> str:
    """Without the parts after a comma that tell no day and no time: "on Sundays at 10, two hours, $39 a head"."""
    first, *parts = _PART.split(text)
    kept = [p for p in parts if not _OF_PRICE_OR_LENGTH.search(p) and (_TOKEN.search(p) or days_of_year(p)[0])]
    return ", ".join((first, *kept)) if len(kept) < len(parts) and _TOKEN.search(f"{first}, {kept}") else text


def speaks_of(subject: str, about: frozenset[str]) -> bool:
    """Whether the words before a day or a time name something that the goal (`about`) asks for."""
    return bool(about) and bool((stems(subject) - _ANY_GOAL) & about) and not is_of_some(subject, about)


def is_of_some(subject: str, about: frozenset[str]) -> bool:
    """Whether only some of what is had is spoken of: "couples massages", where the goal asks for massages."""
    return any(stems(m.group()).isdisjoint(about) for m in _OF_SOME.finditer(subject))


def _tokens(text: str) -> list[re.Match[str]]:
    """Spans, days and times; figures are times by a word beside them, or several together after others that are."""
    kept: list[re.Match[str]] = []
    for m in _TOKEN.finditer(text):
        is_time = m["times"] and (m["at"] or _IS_MARKED.search(m["times"]))
        follows = any(k["times"] for k in kept) and len(_ONE.findall(m["times"] or "")) > 1
        if not m["times"] or is_time or follows:
            kept.append(m)
    return kept


def _read_days(text: str, subject: str, tokens: list[re.Match[str]], into: Occasions, *, is_sure: bool) -> bool:
    """ "We deliver Tuesday to Saturday": what we do, and the days, and nothing else."""
    does = _WE_DO.fullmatch(subject.strip(" :"))
    rest = _TOKEN.sub("", text[len(subject) :])
    if does is None or re.sub(r"\b(?:and|only|on|each|every|week|mornings?|afternoons?|evenings?)\b|\W", "", rest):
        return False
    if not is_sure and not subject.startswith(("we ", "i ")) and not _OCCASIONS.search(subject):
        return False
    for m in tokens:
        into.days |= days_named(m["days"]) or set()
    return True


def _read_times(
    text: str, subject: str, tokens: list[re.Match[str]], dates: list[str], into: Occasions, *, is_sure: bool
) -> bool:
    """Times with the weekdays before them, or after them where none are before."""
    told = [m for m in tokens if m["times"]]
    several = len(told) > 1 or len(_ONE.findall(told[0]["times"])) > 1
    has_days = len(told) < len(tokens) or bool(dates)
    by_nature = _BEGINS.search(subject) or _OCCASIONS.search(subject) or _WE.fullmatch(subject)
    if not (several or has_days) or not (is_sure or by_nature):
        return False
    into.dates += dates
    days: set[int] = set()
    times: list[int] = []
    for m in tokens:
        if m["days"] and times and not days:  # "10 am and 2 pm on Saturdays"
            into.put(days_named(m["days"]) or set(), times)
            times = []
        elif m["days"]:
            if times:
                into.put(days, times)
                days, times = set(), []
            days |= (days_named(m["days"]) or set()) if not dates else set()
        else:
            times += _starts(m["times"])
    if times:
        into.put(days, times)
    return True


def _starts(said: str) -> Iterator[int]:
    """Minutes of each time: one without am or pm takes that of the next, or comes after the one before."""
    found = [point(m, "t") for m in _ONE.finditer(said)]
    last = -1
    for n, (at, half) in enumerate(found):
        following = next((h for _, h in found[n + 1 :] if h in ("am", "pm")), None)
        if half is None and following and at < 720:
            at += 720 if following == "pm" and at + 720 > last and all(p[0] > at for p in found[n + 1 : n + 2]) else 0
        elif half is None and at < 720 and (at < 480 or at <= last):
            at += 720
        last = at
        yield at

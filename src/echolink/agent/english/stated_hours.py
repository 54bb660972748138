"""What opening hours do all the sentences of a context make together?"""

from dataclasses import dataclass, field
from typing import Any, Final

from echolink.agent.english.clock_spans import hhmm
from echolink.agent.english.closed_days import ClosedDays
from echolink.agent.english.dates import WEEKDAYS
from echolink.agent.english.occasions import Occasions
from echolink.agent.english.pauses import without_pauses


@dataclass(slots=True)
class Hours:
    """What sentences say of hours: spans (opens, closes) as HH:MM for weekdays 0-6, and days that are closed."""

    days: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    any_day: list[tuple[str, str]] = field(default_factory=list)  # of days that have none of their own
    of_all_days: set[int] = field(default_factory=set)  # days whose hours are those of all
    until: dict[int, str] = field(default_factory=dict)  # days on which only the closing is another
    open_days: set[int] = field(default_factory=set)  # told without hours
    closed: set[int] = field(default_factory=set)
    half_closed: dict[int, str] = field(default_factory=dict)  # days with the part on which they are closed
    closed_days: ClosedDays = field(default_factory=ClosedDays)
    pauses: list[tuple[str, str]] = field(default_factory=list)  # between two times of every day
    without_pause: set[int] = field(default_factory=set)  # but of these
    # Hours of days of the year (MM-DD, or names of agent.holidays); an empty opening is that of the weekday.
    dated: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    only_dated: bool = False  # whether there are no other days
    last: str = ""  # HH:MM, the last time at which something may begin
    last_of: str = ""  # the words by which it was told
    last_before: int = 0  # minutes by which that comes before the closing
    opens: str = ""  # HH:MM, told without the closing time
    closes: str = ""  # HH:MM, told without the opening time
    part: "Hours | None" = None  # hours of a part, such as lunch: those of the place where it has none
    asked: "Hours | None" = None  # hours of what the goal asks for: they come before those of the place
    last_was_asked: bool = False  # whether a sentence that names nothing goes on with these
    sure: Occasions = field(default_factory=Occasions)  # of what the goal asks for
    likely: Occasions = field(default_factory=Occasions)  # of what counts where no hours are told

    def as_json(self) -> dict[str, Any]:
        """`{"daily": [{"opens": "17:00", "closes": "22:00"}], "closed": ["sunday"]}`, or one key a weekday.

        `closes` may be 24:00, and lies on the next day when it is before `opens`. A weekday that has neither a key
        nor `daily` is closed; `closed` lists only days of which the context says so. Days of any year are MM-DD:
        `closed_dates`, and `closed_ranges` of `{"from", "to"}`, both included; `closed_holidays` are names of
        agent.holidays. `last` is the last time at which something can begin. The keys of
        Occasions bound it further. `dates` are days with hours of their own: `{"12-24": [{"opens": …, "closes": …}]}`,
        without `opens` where only the closing is another one.
        """
        if self.any_day and not self.days and not self.open_days:  # "I work Monday to Friday. The first visit is at 9"
            self.open_days = set(self.likely.days)
        week = self._week_asked() or self.week() or (self.part.week() if self.part else {})
        closed = self.closed | (self.asked.closed if self.asked else set())
        closed |= self.part.closed if self.part and not self.week() else set()
        if self.open_days and not self.week():  # hours of a part, or of what is asked, that name no days of their own
            told = {day for some in (self.asked, self.part) if some for day in some.days}
            closed |= set(range(7)) - self.open_days - told
            week = {day: times for day, times in week.items() if day not in closed}
        week = {
            day: times if day in self.without_pause else without_pauses(times, self.pauses)
            for day, times in week.items()
        }
        spans = {day: [{"opens": a, "closes": b} for a, b in times] for day, times in sorted(week.items())}
        out: dict[str, Any] = {}
        if len(spans) == 7 and all(times == spans[0] for times in spans.values()):
            out["daily"] = spans[0]
        else:
            out |= {WEEKDAYS[day]: times for day, times in spans.items() if day not in closed}
        if closed:
            out["closed"] = [WEEKDAYS[day] for day in sorted(closed)]
        out |= self.closed_days.as_json()
        last = _while_open(self.last, week) or _last_of(week, self.last_before)
        likely = self.likely if not week and not self.open_days else Occasions()
        occasions = self.sure.with_times_of(likely) if self.sure else likely
        out |= ({"last": last} if last else {}) | occasions.as_json()
        return out | self._dated(has_others=bool(week or self.open_days or occasions))

    def _dated(self, *, has_others: bool) -> dict[str, Any]:
        """`dates` by MM-DD or holiday, and `only_dates` where there are no other days."""
        dates = {
            day: [({"opens": a} if a else {}) | {"closes": b} for a, b in times]
            for day, times in self.dated.items()
            if has_others or all(a for a, _ in times)
        }
        only = {} if has_others and not self.only_dated else {"only_dates": [day for day in dates if day[:1].isdigit()]}
        return {"dates": dates} | only if dates else {}

    def _week_asked(self) -> dict[int, list[tuple[str, str]]]:
        """The spans of what the goal asks for; told without days, they are those of the days that the place has."""
        week = self.asked.week() if self.asked else {}
        days = set(self.week()) if self.asked and not self.asked.days else set()
        return {day: times for day, times in week.items() if not days or day in days}

    def week(self) -> dict[int, list[tuple[str, str]]]:
        """The spans of each day that has some."""
        default = list(self.any_day)
        if not self.days and not default and self.opens:
            default = [(self.opens, self.closes or "24:00")]
        default_days = set(range(7)) if not self.open_days else set(self.open_days)
        week = {day: list(times) for day, times in self.days.items()}
        for day in default_days - set(week) if default else ():
            week[day] = list(default)
        opens = next((times[0][0] for _, times in sorted(week.items())), "")
        for day, closes in self.until.items():
            before = week.get(day)
            if opens or before:
                week[day] = [*(before or [])[:-1], (before[-1][0] if before else opens, closes)]
        return {day: _without(_united(times), self.half_closed.get(day, "")) for day, times in week.items()}

    def _replace_those_of_all_days(self, days: set[int], spans: list[tuple[str, str]]) -> None:
        """In "daily 10 to 10, Sundays 10 to 8" the hours of Sunday take the place of those that overlap them."""
        if len(days) == _ALL:
            self.of_all_days |= days
            return
        for day in days & self.of_all_days:
            self.days[day] = [one for one in self.days.get(day, []) if not _overlap(one, spans)]
            self.of_all_days.discard(day)

    def put(self, days: set[int] | None, spans: list[tuple[str, str]]) -> None:
        if days is not None and spans:
            self._replace_those_of_all_days(days, spans)
        for kept in (
            [self.any_day] if days is None else [self.days.setdefault(day, []) for day in days] if spans else []
        ):
            kept.extend(one for one in spans if one not in kept)


_ALL: Final = 7  # days of a week


def _overlap(one: tuple[str, str], others: list[tuple[str, str]]) -> bool:
    """Whether a span shares time with one of others; what goes past midnight lasts until then."""
    opens, closes = one[0], one[1] if one[1] > one[0] else "24:00"
    return any(a < closes and opens < (b if b > a else "24:00") for a, b in others)


def _while_open(last: str, week: dict[int, list[tuple[str, str]]]) -> str:
    """ "Last orders at ten" of a place that opens at noon is ten in the evening."""
    spans = [span for times in week.values() for span in times]
    if not last or not spans or any(opens <= last for opens, _ in spans):
        return last
    evening = f"{int(last[:2]) + 12:02}{last[2:]}" if last < "12:00" else last
    return (
        evening if any(opens <= evening and (evening <= closes or closes < opens) for opens, closes in spans) else last
    )


def _united(times: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Without the spans that lie inside another one."""
    inside = [(a, b) for a, b in times if any((a, b) != (c, d) and c <= a and b <= d and c < d for c, d in times)]
    return [one for one in times if one not in inside]


_PARTS: Final = {"morning": ("00:00", "12:00"), "afternoon": ("12:00", "24:00"), "evening": ("17:00", "24:00")}
# A meal that there is not on a day: the hours that are no more than its own.
_MEALS: Final = {
    "breakfast": ("05:00", "12:00"), "brunch": ("08:00", "15:30"), "lunch": ("10:30", "16:30"),
    "dinner": ("16:00", "24:00"), "supper": ("16:00", "24:00"),
}  # fmt: skip


def _without(times: list[tuple[str, str]], part: str) -> list[tuple[str, str]]:
    """The spans of a day outside the part on which it is closed."""
    if part in _MEALS:
        first, last = _MEALS[part]
        return [(a, b) for a, b in times if not (first <= a and b <= last and a < b)]
    if part not in _PARTS or any(b < a for a, b in times):  # open past midnight
        return times
    start, end = _PARTS[part]
    cut = [(a, min(b, start)) for a, b in times if a < start] + [(max(a, end), b) for a, b in times if b > end]
    return sorted(cut)


def _last_of(week: dict[int, list[tuple[str, str]]], before: int) -> str:
    """So long before the closing, where that is the same on all days."""
    closings = {times[-1][1] for times in week.values()}
    if not before or len(closings) != 1:
        return ""
    closes = closings.pop()
    return hhmm((int(closes[:2]) * 60 + int(closes[3:]) - before) % 1440)

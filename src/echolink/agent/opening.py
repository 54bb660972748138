"""When is a place open? Arithmetic on the `hours` of a reading."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

from echolink.agent.holidays import day_of_holiday

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Opening:
    """The hours of a reading, asked by day and time. Without any hours every day and time is open."""

    def __init__(self, hours: Mapping[str, Any]) -> None:
        self._spans = {day: _spans(hours.get(day, hours.get("daily", ()))) for day in WEEKDAYS}
        self._closed = frozenset(hours.get("closed", ()))
        self.only_days = frozenset(hours.get("only_days", ()))
        self._only_dates = frozenset(hours.get("only_dates", ()))
        self.has_starts = bool(hours.get("starts"))
        if self.has_starts:
            self._spans = self._starting(hours["starts"], is_open_daily=not any(self._spans.values()))
        self._has_hours = any(self._spans.values()) or bool(hours.get("dates"))
        self._closed_dates = frozenset(hours.get("closed_dates", ()))
        self._closed_ranges = tuple((one["from"], one["to"]) for one in hours.get("closed_ranges", ()))
        self._holidays = tuple(hours.get("closed_holidays", ()))
        self._dates: Mapping[str, Sequence[Mapping[str, str]]] = hours.get("dates", {})
        self.seasons = tuple((one["from"], one["to"], Opening(one["hours"])) for one in hours.get("seasons", ()))
        self._last = minutes(hours["last"]) if hours.get("last") else None

    def _starting(self, starts: Mapping[str, Sequence[str]], *, is_open_daily: bool) -> dict[str, Any]:
        """Spans of one minute: something begins at its times and between them it does not."""
        return {
            day: tuple((minutes(at), minutes(at) + 1) for at in starts.get(day, starts.get("daily", ())))
            if is_open_daily or self._spans[day]
            else ()
            for day in WEEKDAYS
        }

    @property
    def is_known(self) -> bool:
        """Whether hours were stated for any day."""
        return self._has_hours or bool(self.seasons)

    def then(self, day: date | None) -> "Opening":
        """The hours of the part of the year in which a day lies, else these."""
        at = f"{day:%m-%d}" if day and self.seasons else ""
        return next((of for a, b, of in self.seasons if at and (a <= at <= b if a <= b else at >= a or at <= b)), self)

    def closed_on(self, day: date) -> bool:
        if (then := self.then(day)) is not self:
            return self.closed_date(day) or then.closed_on(day)
        name = WEEKDAYS[day.weekday()]
        return self.closed_date(day) or (self.closed_weekday(name) and not self.has_hours_of_its_own(day))

    def closed_weekday(self, name: str) -> bool:
        return name in self._closed or self.only_others(name) or (self._has_hours and not self._spans[name])

    def only_others(self, name: str) -> bool:
        """Whether that weekday is none of those on which it is possible, though nothing says that it is closed."""
        return (bool(self.only_days) and name not in self.only_days) or (
            self.has_starts and not self._spans[name] and name not in self._closed
        )

    def only_other_dates(self, day: date) -> bool:
        """Whether it is possible on certain dates, and that is none of them."""
        return bool(self._only_dates) and f"{day:%m-%d}" not in self._only_dates

    def dates_after(self, today: date) -> list[date]:
        """The certain dates on which it is possible, from that day on, for a year."""
        year = (today + timedelta(days=n) for n in range(366)) if self._only_dates else ()
        return [day for day in year if f"{day:%m-%d}" in self._only_dates]

    def closed_date(self, day: date) -> bool:
        """Whether that day of the year is closed, by its date, by a range of dates or as a holiday."""
        if self.only_other_dates(day):
            return True
        if not (self._closed_dates or self._closed_ranges or self._holidays):
            return False
        return (
            f"{day:%m-%d}" in self._closed_dates
            or self._range_of(day) is not None
            or any(day_of_holiday(name, day.year) == day for name in self._holidays)
        )

    def _range_of(self, day: date) -> tuple[str, str] | None:
        """The closed range (MM-DD) in which that day lies."""
        at = f"{day:%m-%d}"
        inside = (
            (start, end)
            for start, end in self._closed_ranges
            if (start <= at <= end if start <= end else at >= start or at <= end)
        )
        return next(inside, None)

    def closed_span(self, day: date) -> tuple[date, date] | None:
        """The first and the last day of the range of closed days in which that day lies."""
        if self._range_of(day) is None:
            return None
        first = last = day
        for _ in range(366):
            first -= timedelta(days=self._range_of(first - timedelta(days=1)) is not None)
            last += timedelta(days=self._range_of(last + timedelta(days=1)) is not None)
        return first, last

    def closed_weekdays(self) -> list[str]:
        """The weekdays on which it is known to be closed."""
        return [day for day in WEEKDAYS if self.closed_weekday(day)]

    def spans(self, day: date | None) -> Sequence[tuple[int, int]]:
        """Minutes (opens, closes) of a day, closing beyond 1,440 after midnight; of every day there is, without a day."""
        if (then := self.then(day)) is not self:
            return () if day and self.closed_date(day) else then.spans(day)
        if day is not None:
            return () if self.closed_on(day) else self._own_spans(day) or self._spans[WEEKDAYS[day.weekday()]]
        of_dates = (_spans(entries) for entries in self._dates.values() if all("opens" in one for one in entries))
        of_days = (spans for name, spans in self._spans.items() if name not in self._closed)
        return sorted({span for spans in (of_days if any(self._spans.values()) else of_dates) for span in spans})

    def has_hours_of_its_own(self, day: date) -> bool:
        """Whether that day of the year has other hours than its weekday."""
        return bool(self._own_spans(day))

    def _own_spans(self, day: date) -> Sequence[tuple[int, int]]:
        if not self._dates:
            return ()
        held = (name for name in self._dates if not name[:1].isdigit() and day_of_holiday(name, day.year) == day)
        entries = self._dates.get(f"{day:%m-%d}") or self._dates.get(next(held, ""))
        opens = next((hhmm(a) for a, _ in self._spans[WEEKDAYS[day.weekday()]]), "00:00")
        return _spans([{"opens": opens, **one} for one in entries]) if entries else ()

    def weekday_spans(self, name: str) -> Sequence[tuple[int, int]]:
        return () if name in self._closed else self._spans[name]

    def is_open(self, hhmm: str, day: date | None) -> bool:
        """Whether something can begin at that time: from opening until right before closing, or the last time for it."""
        if not self.is_known or (self.seasons and day is None):
            return True
        at = minutes(hhmm)
        if self.last_before(hhmm, day):
            return False
        if any(opens <= at < closes or at == closes == self._last for opens, closes in self.spans(day)):
            return True
        yesterday = None if day is None else day - timedelta(days=1)  # past midnight it is still last night's opening
        return any(opens <= at + 1440 < closes for opens, closes in self.spans(yesterday))

    def last_before(self, at: str, day: date | None) -> str:
        """The last time (HH:MM) at which something can begin, where `at` is later than that; else empty."""
        last = self._last
        if last is None or not last < minutes(at) < 1440:
            return ""
        if self._has_hours and not any(closes > last for _, closes in self.spans(day)):
            return ""
        return hhmm(last)

    def closes_at(self, hhmm: str, day: date | None) -> bool:
        """Whether that is a closing time."""
        return self._has_hours and any(closes % 1440 == minutes(hhmm) % 1440 for _, closes in self.spans(day))

    def pause_at(self, hhmm: str, day: date) -> tuple[int, int] | None:
        """From when until when (minutes) it is closed at that time of a day, between two times at which it is open."""
        spans, at = sorted(self.spans(day)), minutes(hhmm)
        pairs = ((closes, opens) for (_, closes), (opens, _) in pairwise(spans))
        return next(((closes, opens) for closes, opens in pairs if closes <= at < opens), None)


def _spans(entries: Any) -> tuple[tuple[int, int], ...]:
    spans = []
    for entry in entries:
        opens, closes = minutes(entry["opens"]), minutes(entry["closes"])
        spans.append((opens, closes if closes > opens else closes + 1440))
    return tuple(sorted(spans))


def minutes(hhmm: str) -> int:
    """Minutes since midnight of HH:MM."""
    return int(hhmm[:2]) * 60 + int(hhmm[3:5])


def hhmm(at: int) -> str:
    """HH:MM of minutes since midnight, of the next day where they are more than 1,440; 1,440 itself stays 24:00."""
    at = at - 1440 if at > 1440 else at
    return f"{at // 60:02}:{at % 60:02}"

"""Does a value keep to what the bot has read: hours, closed days, sizes, the calendar?"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import permutations
from typing import Any, Final

from echolink.agent.opening import hhmm, minutes
from echolink.agent.profile import Field
from echolink.agent.reading.shape import in_shape
from echolink.agent.scripted.clock import day_of
from echolink.agent.scripted.counted import nouns_of
from echolink.agent.scripted.view import View

_SOME_DAYS: Final = 3 * 1440  # minutes from which notice is counted in days
_SATURDAY: Final = 5
_IS_BROUGHT: Final = re.compile(r"\b(?:drop|bring|brought|hand|leave|intake|give)")
_IS_FETCHED: Final = re.compile(rf"{_IS_BROUGHT.pattern}|\b(?:pick|collect|fetch)")
_NAMES_IT: Final = frozenset(("choice", "text", "items"))
_IS_ZIP: Final = re.compile(r"\bzip|\bpost(?:al)? ?code")
_A_YEAR: Final = 366  # days


@dataclass(frozen=True, slots=True)
class Refusal:
    """A constraint that a value breaks."""

    key: str  # of the catalogue
    field: Field
    value: Any


def broken(field: Field, value: Any, view: View, day: date | None) -> Refusal | None:
    """The constraint that a value breaks; `day` is the day to which a time belongs."""
    key = ""
    if field.kind == "count":
        key = "too_many" if field.most is not None and value > field.most else ""
        key = "too_few" if value < least_of(field) else key
    elif field.kind == "date" and view.is_visit(field):
        key = _date(value, view)
    elif field.kind == "time" and view.is_visit(field):
        ends_on_time = field.role == "end" and view.opening.closes_at(value, day)
        key = "" if ends_on_time else _time(value, view, day)
    elif (field.kind == "address" and not _is_served(field, value, view)) or _is_other_zip(field, value, view):
        key = "not_served"
    elif field.kind == "text" and in_shape(field, value) is None:
        key = "wrong_shape"
    elif field.kind == "choice" and not _is_offered(field, value, view):
        key = "not_offered"
    return Refusal(key, field, value) if key else None


def _is_offered(field: Field, value: str, view: View) -> bool:
    """Whether it is one of the options, or several of them together."""
    if value in field.options:
        return True
    return any(value == view.catalogue.both(some) for n in (2, 3, 4) for some in permutations(_named(value, field), n))


def _named(value: str, field: Field) -> list[str]:
    return [option for option in field.options if option in value][:5]


def _is_served(field: Field, value: str, view: View) -> bool:
    """Whether an address names none of the places that are not served, and one of those that are, where it names any."""
    areas, place = view.profile.reading.areas, view.ear.place_of(value)
    if place_not_served(value, view):
        return False
    if not areas or not place or field.role == "end" or view.state.near or any(map(view.ear.is_region, areas)):
        return True
    if view.ear.names_state(place) == place.lower():
        return True  # "West 72nd Street, New York" may lie in Manhattan
    return area_named(value, view) or any(place.lower() in area.lower() for area in areas)


def _is_other_zip(field: Field, value: Any, view: View) -> bool:
    """Whether a postal code is none of those that are served."""
    areas = view.profile.reading.areas
    is_asked = field.kind == "text" and bool(areas) and _IS_ZIP.search(field.called) is not None
    return is_asked and all(area.isdigit() for area in areas) and not any(area in value for area in areas)


def area_named(said: str, view: View) -> bool:
    """Whether a text names one of the places that are served, with or without "County"."""
    text = said.lower()
    return any(area.lower().removesuffix(" county") in text for area in view.profile.reading.areas)


def place_not_served(said: str, view: View) -> str:
    """The place in a text of which the bot says that nobody goes there; empty where there is none."""
    text = said.lower()
    named = (name for name in view.profile.reading.not_areas if re.search(rf"\b{re.escape(name.lower())}\b", text))
    return next(named, "")


def least_of(field: Field) -> int:
    """The smallest number that a count may be: nobody comes as none of a party; of things there may be none, "no doors"."""
    return field.least if field.least is not None else 0 if nouns_of(field) else 1


def _date(value: str, view: View) -> str:
    day = day_of(value)
    if day is None:
        return "impossible_date"
    if day < view.now.date():
        return "past_date"
    if view.opening.closed_date(day):
        return "not_that_date" if view.opening.only_other_dates(day) else "closed_date"
    if view.opening.closed_on(day):
        return "not_that_day" if view.opening.only_others(f"{day:%A}".lower()) else "closed_day"
    if day > latest(view):
        return "too_far_ahead"
    return "too_soon" if day < earliest(view).date() else ""


def _time(value: str, view: View, day: date | None) -> str:
    if latest_before(value, view, day):
        return "past_last"
    if not view.opening.is_open(value, day):
        if view.opening.has_starts:
            return "not_a_start"
        if day and view.opening.pause_at(value, day):
            return "in_a_pause"
        return "at_closing" if view.opening.closes_at(value, day) else "outside_hours"
    if day == view.now.date() and value <= f"{view.now:%H:%M}":
        return "past_time"
    first = earliest(view)
    return (
        "too_soon" if view.profile.reading.notice_minutes and day == first.date() and value < f"{first:%H:%M}" else ""
    )


def latest_before(value: str, view: View, day: date | None) -> str:
    """The last time (HH:MM) at which what was chosen can begin, where a time is later than that; else empty."""
    last = view.opening.last_before(value, day)
    takes = _minutes_chosen(view) if not last and view.plan.is_over_by_closing else 0
    spans = [(a, b) for a, b in view.opening.spans(day) if takes and a <= minutes(value) < b]
    return hhmm(spans[0][1] - takes) if spans and minutes(value) + takes > spans[0][1] else last


def _minutes_chosen(view: View) -> int:
    """How long the services that were chosen take in all."""
    chosen = [str(view.state.values[f.name]) for f in view.of_kind("choice") if f.name in view.state.values]
    services = view.profile.reading.services
    return sum(s.get("minutes") or 0 for s in services if any(str(s["name"]) in one for one in chosen))


def earliest(view: View) -> datetime:
    """The first moment for which there is time enough to arrange it; some days before means whole days."""
    first = view.now + timedelta(minutes=view.profile.reading.notice_minutes)
    is_of_days = view.profile.reading.notice_in_days or view.profile.reading.notice_minutes >= _SOME_DAYS
    return first.replace(hour=0, minute=0) if is_of_days else first


def turnaround(view: View) -> tuple[int, bool]:
    """In how many days what is brought is ready, and whether only working days count; of several the one that takes longest.

    While it is not known which of several it is, it may be the one that is ready first.
    """
    each = view.plan.turnarounds
    if not each:
        return view.profile.reading.turnaround
    said = view.ear.stems(" ".join(str(view.state.values.get(f.name, "")) for f in view.fields if f.kind in _NAMES_IT))
    named = [(days, only_working) for stems, days, only_working in each if stems & said]
    return max(named) if named else min((days, only_working) for _, days, only_working in each)


def ready(start: date, view: View) -> date:
    """The day on which what is brought or fetched on a day is ready; of what is lent or stays that day itself."""
    days, only_working = turnaround(view)
    begins = view.starts
    brought = _IS_FETCHED if view.plan.turnarounds else _IS_BROUGHT
    if not days or begins is None or not brought.search(f"{begins.called} {begins.label}".lower()):
        return start
    while days:
        start += timedelta(days=1)
        days -= not only_working or start.weekday() < _SATURDAY
    return start


def latest(view: View) -> date:
    """The last day for which something can be arranged already."""
    days = view.profile.reading.horizon_days
    return view.now.date() + timedelta(days=days) if days else date.max


def next_day(after: date, view: View) -> date | None:
    """The first day from that one on for which a visit can be arranged; None where there is none for a year."""
    days = (after + timedelta(days=n) for n in range(_A_YEAR))
    return next((day for day in days if not _date(day.isoformat(), view)), None)

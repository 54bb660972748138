"""Does a value keep to what the bot has read: hours, closed days, sizes, the calendar?"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import permutations
from typing import Any, Final

from echolink.agent.opening import WEEKDAYS, hhmm
from echolink.agent.profile import Field
from echolink.agent.scripted.clock import day_of
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice

_MOST_LISTED: Final = 8  # things on a list, in one breath


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
        key = "too_few" if value < _least(field) else key
    elif field.kind == "date" and view.is_visit(field):
        key = _date(value, view)
    elif field.kind == "time" and view.is_visit(field):
        ends_on_time = field.role == "end" and view.opening.closes_at(value, day)
        key = "" if ends_on_time else _time(value, view, day)
    elif field.kind == "address" and not _is_served(field, value, view):
        key = "not_served"
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
    """Whether an address that names a place names one of the areas; one that names none is asked for it."""
    areas, place = view.profile.reading.areas, view.ear.place_of(value)
    if not areas or not place or field.role == "end":
        return True
    return any(area.lower() in value.lower() or place.lower() in area.lower() for area in areas)


def _least(field: Field) -> int:
    return field.least if field.least is not None else 1


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
    return "too_soon" if day < earliest(view).date() else ""


def _time(value: str, view: View, day: date | None) -> str:
    if view.opening.last_before(value, day):
        return "past_last"
    if not view.opening.is_open(value, day):
        if view.opening.has_starts:
            return "not_a_start"
        return "at_closing" if view.opening.closes_at(value, day) else "outside_hours"
    if day == view.now.date() and value <= f"{view.now:%H:%M}":
        return "past_time"
    first = earliest(view)
    return (
        "too_soon" if view.profile.reading.notice_minutes and day == first.date() and value < f"{first:%H:%M}" else ""
    )


def earliest(view: View) -> datetime:
    """The first moment for which there is time enough to arrange it."""
    return view.now + timedelta(minutes=view.profile.reading.notice_minutes)


def explained(refusal: Refusal, view: View, voice: Voice, day: date | None) -> str:
    """The reason, and what is possible instead."""
    key, field, value = refusal.key, refusal.field, refusal.value
    if field.kind in ("count", "choice", "items", "address"):
        return _of_what_there_is(refusal, view, voice)
    if key == "not_on_that_day":
        return _on_its_days(str(value), view, voice)
    catalogue = voice.catalogue
    hours = hours_sentence(view, voice, None if key in ("closed_day", "not_that_day") else day)
    match key:
        case "closed_day" | "not_that_day":
            weekday = f"{date.fromisoformat(value):%A}".lower()
            return voice.say(key, days=catalogue.on_weekdays([weekday]), hours=_instead(hours, key, view, voice))
        case "not_that_date":
            dates = [catalogue.date(one, view.now.date()) for one in view.opening.dates_after(view.now.date())]
            told = catalogue.both(dates[:_MOST_LISTED])
            return voice.say(key, day=catalogue.date(date.fromisoformat(value), view.now.date()), dates=told)
        case "closed_date" | "past_date" | "ends_too_early":
            return voice.say(key, day=catalogue.date(date.fromisoformat(value), view.now.date()))
        case "impossible_date":
            return voice.say(key)
        case "too_short" | "too_long":
            return voice.say(key, least=str(field.least), most=str(field.most))
        case "past_last":
            return voice.say(key, time=catalogue.time(value), last=catalogue.time(view.opening.last_before(value, day)))
        case "too_soon":
            return voice.say(key, moment=_moment(earliest(view), view, voice))
        case _:
            return voice.say(key, time=catalogue.time(value), hours=hours)


def _of_what_there_is(refusal: Refusal, view: View, voice: Voice) -> str:
    """How many, what and where it can be."""
    key, field, value, both = refusal.key, refusal.field, refusal.value, voice.catalogue.both
    match key:
        case "too_many" | "too_few":
            return voice.say(key, most=str(field.most), least=str(_least(field)))
        case "not_served":
            return voice.say(key, areas=both(view.profile.reading.areas))
        case "which_kind":
            kinds = [option for option in field.options if str(value) in option.lower()]
            return voice.say(key, options=voice.catalogue.either(kinds[:_MOST_LISTED]))
        case _:
            return voice.say(key, item=str(value), options=both(field.options[:_MOST_LISTED]))


def _on_its_days(option: str, view: View, voice: Voice) -> str:
    """On which days, and at which times, there is one of several things."""
    told = []
    for tie in view.plan.tied[option]:
        on = voice.catalogue.on_weekdays([WEEKDAYS[day] for day in sorted(tie.days)])
        times = voice.catalogue.either([voice.catalogue.time(time) for time in tie.times])
        told.append(voice.say("days_at", days=on, time=times) if times else on)
    return voice.say("not_on_that_day", option=option, days=voice.catalogue.both(told))


def _moment(at: datetime, view: View, voice: Voice) -> str:
    """The first whole hour from which something is possible, with its day."""
    whole = at if at.minute == 0 else at.replace(minute=0) + timedelta(hours=1)
    day = voice.catalogue.date(whole.date(), view.now.date())
    return voice.say("moment", day=day, time=voice.catalogue.time(f"{whole:%H:%M}"))


def hours_sentence(view: View, voice: Voice, day: date | None) -> str:
    """The hours of a day, or of the week; empty when none are known."""
    if not view.opening.is_known:
        return ""
    catalogue = voice.catalogue
    if day is not None:
        return _one_day(view, voice, day)
    groups, lead = week_groups(view), "start" if view.opening.has_starts else "open"
    if len(groups) == 1 and len(groups[0][0]) == 7:
        return voice.say(f"{lead}_daily", times=catalogue.spans(groups[0][1]))
    if len(groups) == 1:
        return voice.say(f"{lead}_on", days=catalogue.on_weekdays(groups[0][0]), times=catalogue.spans(groups[0][1]))
    parts = [
        voice.say("day_hours", days=catalogue.on_weekdays(days), times=catalogue.spans(times)) for days, times in groups
    ]
    return voice.say(f"{lead}_week", week=catalogue.both(parts))


def _instead(hours: str, key: str, view: View, voice: Voice) -> str:
    """What there is on other days; hours of the place are none of what is had on some of its days only."""
    only_days = key == "not_that_day" and view.opening.only_days
    return _days_sentence(view, voice) if only_days or not hours else hours


def _days_sentence(view: View, voice: Voice) -> str:
    """The weekdays on which it is possible, where no hours are known."""
    closed = view.opening.closed_weekdays()
    days = [day for day in WEEKDAYS if day not in closed]
    return voice.say("possible_on", days=voice.catalogue.on_weekdays(days)) if days and closed else ""


def _one_day(view: View, voice: Voice, day: date) -> str:
    times = clock_spans(view.opening.spans(day))
    near = {0: "_today", 1: "_tomorrow"}.get((day - view.now.date()).days, "_on")
    days = voice.catalogue.on_weekdays([f"{day:%A}".lower()])
    if not times:
        return voice.say("closed" + near, days=days)
    lead = "start" if view.opening.has_starts else "open"
    return voice.say(lead + near, days=days, times=voice.catalogue.spans(times))


def week_groups(view: View) -> list[tuple[list[str], list[tuple[str, str]]]]:
    """Weekdays with the same hours, together, in the order of the week."""
    groups: list[tuple[list[str], list[tuple[str, str]]]] = []
    for name in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"):
        times = clock_spans(view.opening.weekday_spans(name))
        if not times:
            continue
        same = next((days for days, known in groups if known == times), None)
        if same is not None:
            same.append(name)
        else:
            groups.append(([name], times))
    return groups


def clock_spans(spans: Any) -> list[tuple[str, str]]:
    return [(hhmm(opens), hhmm(closes)) for opens, closes in spans]

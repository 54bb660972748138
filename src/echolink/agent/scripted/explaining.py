"""How is a caller told that a value breaks a constraint? With the reason, and what is possible instead."""

import re
from datetime import date, timedelta
from typing import Final

from echolink.agent.opening import WEEKDAYS, hhmm
from echolink.agent.profile import Field
from echolink.agent.scripted.clock import day_of
from echolink.agent.scripted.constraints import (
    Refusal,
    earliest,
    latest,
    latest_before,
    least_of,
    next_day,
    place_not_served,
    ready,
    turnaround,
)
from echolink.agent.scripted.hours_told import hours_sentence
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice

_MOST_LISTED: Final = 8  # things on a list, in one breath
_IS_LENT: Final = re.compile(r"\b(?:return|bring|drop|end)")
_ONE_DAY: Final = 1440  # minutes; of longer notice the hour does not count


def explained(refusal: Refusal, view: View, voice: Voice, day: date | None) -> str:
    """The reason, and what is possible instead."""
    key, field, value = refusal.key, refusal.field, refusal.value
    if key == "against_its_rule":
        return voice.say("breaks_limit", sentence=" ".join(value))
    if field.kind in ("count", "choice", "items", "address", "text"):
        return _of_what_there_is(refusal, view, voice)
    if key == "not_on_that_day":
        return _on_its_days(str(value), view, voice)
    if key == "too_soon":
        return _too_soon(field, view, voice)
    if key in ("impossible_date", "too_short", "too_long"):
        unit = voice.say("days" if _IS_LENT.search(field.called) else "nights")
        return voice.say(key, least=str(field.least), most=str(field.most), unit=unit)
    if key == "not_ready":
        return _not_ready(view, voice)
    if field.kind == "date":
        return _of_a_day(key, date.fromisoformat(value), view, voice)
    time = voice.catalogue.time
    if key == "past_last":
        return voice.say(key, time=time(value), last=time(latest_before(value, view, day)))
    if key == "in_a_pause" and day and (pause := view.opening.pause_at(value, day)):
        closes, opens = map(time, map(hhmm, pause))
        return voice.say(key, closes=closes, opens=opens, hours=hours_sentence(view, voice, day))
    return voice.say(key, time=time(value), hours=hours_sentence(view, voice, day))


def _not_ready(view: View, voice: Voice) -> str:
    """How long it takes, and from when it can be fetched."""
    days, only_working = turnaround(view)
    start = day_of(view.state.values[view.starts.name]) if view.starts else None
    first = next_day(ready(start, view), view) if start else None
    on = voice.catalogue.date(first, view.now.date()) if first else ""
    return voice.say("not_ready_working" if only_working else "not_ready", days=str(days), day=on)


def _of_a_day(key: str, day: date, view: View, voice: Voice) -> str:
    """Why not then, and when."""
    catalogue, today = voice.catalogue, view.now.date()
    match key:
        case "closed_day" | "not_that_day":
            hours = _instead(hours_sentence(view, voice, None, day), key, view, voice)
            return voice.say(key, days=catalogue.on_weekdays([f"{day:%A}".lower()]), hours=hours)
        case "not_that_date":
            dates = [catalogue.date(one, today) for one in view.opening.dates_after(today)]
            return voice.say(key, day=catalogue.date(day, today), dates=catalogue.both(dates[:_MOST_LISTED]))
        case "too_far_ahead":
            days = view.profile.reading.horizon_days
            length = catalogue.length(days * _ONE_DAY).removesuffix("'").removesuffix("'s")
            return voice.say(key, ahead=length, last=catalogue.date(latest(view), today))
        case "closed_date":
            return _closed(day, view, voice)
        case _:
            return voice.say(key, day=catalogue.date(day, today))


def _of_what_there_is(refusal: Refusal, view: View, voice: Voice) -> str:
    """How many, what and where it can be."""
    key, field, value, both = refusal.key, refusal.field, refusal.value, voice.catalogue.both
    match key:
        case "too_many" | "too_few":
            return voice.say(key, most=str(field.most), least=str(least_of(field)))
        case "not_served" if not view.profile.reading.areas:
            return voice.say("not_there", place=place_not_served(str(value), view))
        case "not_served":
            return voice.say(key, areas=both(view.profile.reading.areas))
        case "not_that_long":
            kind, length, lengths = value
            return voice.say(key, kind=kind, length=length, options=voice.catalogue.either(lengths))
        case "wrong_shape":
            return voice.say(key, form=field.form).strip()
        case "which_kind":
            kinds = [option for option in field.options if str(value) in option.lower()]
            return voice.say(key, options=voice.catalogue.either(kinds[:_MOST_LISTED]))
        case _:
            return voice.say(key, item=str(value), options=both(field.options[:_MOST_LISTED]))


def _on_its_days(option: str, view: View, voice: Voice) -> str:
    """On which days, and at which times, there is one of several things."""
    told, closed = [], view.opening.closed_weekdays()
    for tie in view.plan.tied[option]:
        days = [day for day in (WEEKDAYS[n] for n in sorted(tie.days)) if day not in closed]
        on = voice.catalogue.on_weekdays(days or [WEEKDAYS[n] for n in sorted(tie.days)])
        times = voice.catalogue.either([voice.catalogue.time(time) for time in tie.times])
        told.append(voice.say("days_at", days=on, time=times) if times else on)
    return voice.say("not_on_that_day", option=option, days=voice.catalogue.both(told))


def _closed(day: date, view: View, voice: Voice) -> str:
    """From when until when, where that is more than a day, and the next day on which it is possible."""
    catalogue, today = voice.catalogue, view.now.date()
    span, following = view.opening.closed_span(day), next_day(day, view)
    on = catalogue.date(following, today) if following else ""
    if span is not None and span[0] <= today and on:
        return voice.say("closed_until", day=on)
    then = voice.say("next_day", day=on) if on else ""
    if span is None or span[0] == span[1]:
        return voice.say("closed_date", day=catalogue.date(day, today), then=then)
    return voice.say(
        "closed_span", first=catalogue.day_of_year(span[0]), last=catalogue.day_of_year(span[1]), then=then
    )


def _too_soon(field: Field, view: View, voice: Voice) -> str:
    """How long before it must be arranged, and the first day or moment for which there is time enough."""
    first = earliest(view)
    whole = first if first.minute == 0 else first.replace(minute=0) + timedelta(hours=1)
    day = next_day(first.date(), view)
    moment = voice.catalogue.date(day or first.date(), view.now.date())
    by_the_hour = view.profile.reading.notice_minutes <= _ONE_DAY and not view.profile.reading.notice_in_days
    if field.kind == "time" or (day == whole.date() and by_the_hour):
        moment = voice.say("moment", day=moment, time=voice.catalogue.time(f"{whole:%H:%M}"))
    notice = voice.catalogue.length(view.profile.reading.notice_minutes)
    return voice.say("too_soon", notice=notice, moment=moment)


def _instead(hours: str, key: str, view: View, voice: Voice) -> str:
    """What there is on other days; hours of the place are none of what is had on some of its days only."""
    only_days = key == "not_that_day" and view.opening.only_days
    return _days_sentence(view, voice) if only_days or not hours else hours


def _days_sentence(view: View, voice: Voice) -> str:
    """The weekdays on which it is possible, where no hours are known."""
    closed = view.opening.closed_weekdays()
    days = [day for day in WEEKDAYS if day not in closed]
    return voice.say("possible_on", days=voice.catalogue.on_weekdays(days)) if days and closed else ""

"""How are the hours of a day or of the week told?"""

from datetime import date
from typing import Any

from echolink.agent.opening import WEEKDAYS, hhmm
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice


def hours_sentence(view: View, voice: Voice, day: date | None, of: date | None = None) -> str:
    """The hours of a day, or of the week, in the season of a day `of` it, else now; empty when none are known."""
    if not view.opening.is_known:
        return ""
    catalogue = voice.catalogue
    if day is not None:
        return _one_day(view, voice, day)
    groups, lead = week_groups(view, of), "start" if view.opening.has_starts else "open"
    if len(groups) == 1 and len(groups[0][0]) == 7:
        return voice.say(f"{lead}_daily", times=catalogue.spans(groups[0][1]))
    if len(groups) == 1:
        return voice.say(f"{lead}_on", days=catalogue.on_weekdays(groups[0][0]), times=catalogue.spans(groups[0][1]))
    parts = [
        voice.say("day_hours", days=catalogue.on_weekdays(days), times=catalogue.spans(times)) for days, times in groups
    ]
    return voice.say(f"{lead}_week", week=catalogue.both(parts))


def _one_day(view: View, voice: Voice, day: date) -> str:
    times = clock_spans(view.opening.spans(day))
    near = {0: "_today", 1: "_tomorrow"}.get((day - view.now.date()).days, "_on")
    days = voice.catalogue.on_weekdays([f"{day:%A}".lower()])
    is_of_that_day = view.opening.closed_date(day) and view.opening.then(day).weekday_spans(f"{day:%A}".lower())
    if is_of_that_day or view.opening.has_hours_of_its_own(day):  # a holiday is no "closed on Thursdays"
        days = voice.say("on_date", day=voice.catalogue.date(day, view.now.date()))
    if not times:
        return voice.say("closed" + near, days=days)
    lead = "start" if view.opening.has_starts else "open"
    return voice.say(lead + near, days=days, times=voice.catalogue.spans(times))


def week_groups(view: View, of: date | None = None) -> list[tuple[list[str], list[tuple[str, str]]]]:
    """Weekdays with the same hours, together, in the order of the week."""
    groups: list[tuple[list[str], list[tuple[str, str]]]] = []
    for name in WEEKDAYS:
        times = clock_spans(view.opening.then(of or view.now.date()).weekday_spans(name))
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

"""Is there what was chosen on that day, and at that time? Some of several things are had on certain weekdays only."""

from collections.abc import Sequence
from datetime import date

from echolink.agent.ear import Tied
from echolink.agent.scripted.clock import day_of
from echolink.agent.scripted.constraints import Refusal
from echolink.agent.scripted.view import View


def ties(view: View) -> Sequence[Tied]:
    """When there is what was chosen; empty where nothing ties it to a day."""
    if not view.plan.tied:
        return ()
    chosen = (str(view.state.values.get(f.name)) for f in view.of_kind("choice"))
    return next((view.plan.tied[one] for one in chosen if one in view.plan.tied), ())


def fits(view: View, day: date, time: str | None = None) -> bool:
    """Whether there is what was chosen on a day, and at a time of it."""
    known = ties(view)
    then = [tie for tie in known if day.weekday() in tie.days]
    return not known or (bool(then) and (time is None or any(time in tie.times or not tie.times for tie in then)))


def not_together(view: View) -> Refusal | None:
    """The refusal of a length in which there is not the kind that was chosen: a prenatal massage of ninety minutes."""
    chosen = {f.name: f for f in view.of_kind("choice") if f.name in view.state.values}
    if len(chosen) < 2:
        return None
    other = view.ear.other_lengths([str(view.state.values[name]) for name in chosen], view.profile.reading.services)
    if other is None:
        return None
    length = next(f for name, f in chosen.items() if view.state.values[name] == other[1])
    return Refusal("not_that_long", length, other)


def off_day(view: View) -> Refusal | None:
    """The refusal of a day or a time at which there is not what was chosen."""
    values = view.state.values
    day = next((f for f in view.of_kind("date") if f.name in values and view.is_visit(f)), None)
    on = day_of(values[day.name]) if day and ties(view) else None
    if day is None or on is None:
        return None
    chosen = next(values[f.name] for f in view.of_kind("choice") if str(values.get(f.name)) in view.plan.tied)
    if not fits(view, on):
        return Refusal("not_on_that_day", day, chosen)
    at = view.partner(day)
    is_off = at is not None and at.name in values and not fits(view, on, values[at.name])
    return Refusal("not_on_that_day", at, chosen) if at is not None and is_off else None

"""What does the agent put forward by itself: the earliest time there is, the number that the caller calls from?"""

from datetime import date, timedelta
from typing import Any, Final

from echolink.agent.opening import hhmm, minutes
from echolink.agent.profile import Field
from echolink.agent.scripted.constraints import broken
from echolink.agent.scripted.ties import fits, ties
from echolink.agent.scripted.view import View

_STEP: Final = 15  # minutes: on which times are put forward
_AHEAD: Final = 30  # days
_MORNING: Final = (9 * 60, 17 * 60)  # where no hours are known


def soonest(view: View, *, at_once: bool) -> dict[str, Any]:
    """The earliest day and time that are possible, for those visits that are still open; empty where there is none.

    A day that is known stays; a part of the day that was named is kept to. `at_once`: from now on, else from the opening on.
    """
    time = next((f for f in view.of_kind("time") if _is_open(f, view)), None)
    day = next((f for f in view.of_kind("date") if _is_open(f, view)), None)
    if time is None:
        return {day.name: _first_day(day, view).isoformat()} if day is not None else {}
    known = view.day_of(time, {})
    start = known or view.now.date()
    for n in range(1 if known else _AHEAD):
        one = start + timedelta(days=n)
        at = _first_time(time, one, view, at_once=at_once)
        if at is not None:
            return {time.name: at} | ({day.name: one.isoformat()} if day is not None and known is None else {})
    return {}


def _is_open(field: Field, view: View) -> bool:
    return view.is_visit(field) and field.name not in view.state.values


def _first_day(field: Field, view: View) -> date:
    days = (view.now.date() + timedelta(days=n) for n in range(_AHEAD))
    return next(
        (d for d in days if broken(field, d.isoformat(), view, None) is None and fits(view, d)), view.now.date()
    )


def _first_time(field: Field, day: date, view: View, *, at_once: bool) -> str | None:
    if view.opening.closed_on(day) or not fits(view, day):
        return None
    at_once = at_once or bool(ties(view))
    spans = view.opening.spans(day) if view.opening.is_known else ((0, 1440),) if at_once else (_MORNING,)
    now = view.now.hour * 60 + view.now.minute if day == view.now.date() else -1
    for opens, closes in spans:
        for at in range(max(opens, _rounded(now + 1)), min(closes, 1440), _STEP):
            if _fits_half(at, view) and broken(field, hhmm(at), view, day) is None and fits(view, day, hhmm(at)):
                return hhmm(at)
    return None


def _fits_half(at: int, view: View) -> bool:
    return not view.state.half or (at < minutes("12:00")) == (view.state.half == "am")


def _rounded(at: int) -> int:
    return -(-at // _STEP) * _STEP

"""How does the agent go on when the business answered with a no? With the other time that the answer names, or by asking."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from echolink.agent.ear import Clause
from echolink.agent.field import Field
from echolink.agent.opening import minutes
from echolink.agent.scripted.asking import open_question
from echolink.agent.scripted.clock import likely
from echolink.agent.scripted.constraints import broken
from echolink.agent.scripted.move import Move
from echolink.agent.scripted.state import MORE, PROPOSAL
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice

_KINDS: Final = ("date", "time")
_A_WEEK: Final = 7  # days
_AROUND: Final = (
    4  # days before: a weekday is the next of its name, and so at most three away from the day that was wished for
)


def offer_instead(told: str, view: View, voice: Voice, move: Move) -> None:
    """Ask whether what the answer offers would suit; where it offers nothing, whether something else shall be tried."""
    state = view.state
    state.proposed = offered(told, view)
    mark = PROPOSAL if state.proposed else MORE
    if told.endswith("?"):
        state.awaited, state.asked = [mark], told
        return
    question = voice.say("would_that_suit" if state.proposed else "another_time")
    move.say(open_question(view, question, [mark]), "the answer was a no: offers what is possible instead")


def is_declined(told: str, view: View) -> bool:
    """Whether the answer is a no: who puts forward another time has not taken the one that was asked for."""
    return view.ear.declines(told) or (view.ear.puts_forward(told) and bool(offered(told, view)))


def offered(told: str, view: View) -> dict[str, Any]:
    """The only other day and the only other time that the answer names: "seven is taken, but eight is free" → 20:00."""
    out: dict[str, Any] = {}
    told = view.ear.possible_in(told)
    for kind in _KINDS:
        target = _target(kind, view)
        if target is None:
            continue
        values = _days(told, target, view) if kind == "date" else _times(told, target, view, anew=bool(out))
        others = {v for v in values if v is not None and v != view.state.values[target.name]} or _moved(
            kind, told, target, view
        )
        if len(others) > 1 or any(broken(target, other, view, view.day_of(target, out)) for other in others):
            return {}  # of two times neither is taken, and the day without a time would be at the time that was refused
        if others:
            out[target.name] = others.pop()
    return out | _other_options(told, view)


def _other_options(told: str, view: View) -> dict[str, Any]:
    """ "Tasha is free then", "the harbour double is free": what else there is of what was chosen, where one alone is named."""
    out = {}
    clause = view.ear.together(view.ear.clauses(told))
    for target in (f for f in view.of_kind("choice") if f.name in view.state.values):
        chosen = view.state.values[target.name]
        named = {found.value for found in view.find("choice", clause, target, asked=True)} & set(target.options)
        if len(named) == 1 and chosen not in named:
            out[target.name] = named.pop()
    return out


def _target(kind: str, view: View) -> Field | None:
    return next((f for f in view.of_kind(kind) if f.name in view.state.values and f.role != "old"), None)


def _moved(kind: str, told: str, target: Field, view: View) -> set[str]:
    """ "An hour later would be no problem": from what was wished for."""
    shift = view.ear.shift(told)
    if shift is None or shift[0] != kind:
        return set()
    wished, amount = view.state.values[target.name], shift[1]
    if kind == "date":
        return {(date.fromisoformat(wished) + timedelta(days=amount)).isoformat()}
    return {f"{datetime.strptime(wished, '%H:%M') + timedelta(minutes=amount):%H:%M}"}  # noqa: DTZ007


def _times(told: str, target: Field, view: View, *, anew: bool) -> Iterator[Any]:
    """The times that are named; on the day that was wished for (not `anew`), eight is the one nearer to what was wished for."""
    clause = view.ear.together(view.ear.clauses(told))
    day = _target("date", view)
    dates = _as_of(0, clause, day, view) if day is not None else ()
    for found in view.find("time", clause, target, asked=True):
        if found.value is None or any(start <= found.start < end for start, end in dates):  # the 5 of December 5
            continue
        at, other = likely(found.value, found.other, view.opening, view.day_of(target, {}), view.now)
        pair = [t for t in (at, other) if t is not None]
        yield at if anew else min(pair, key=lambda t: abs(minutes(t) - minutes(view.state.values[target.name])))


def _days(told: str, target: Field, view: View) -> Iterator[Any]:
    """The days that are named: by weekdays those around the one that was wished for, as "that Saturday"."""
    wished = date.fromisoformat(view.state.values[target.name])
    ahead = (wished - view.now.date()).days
    clause = view.ear.together(view.ear.clauses(told))
    then, a_day_later = (_as_of(ahead - _AROUND + more, clause, target, view) for more in (0, 1))
    for place, day in _as_of(0, clause, target, view).items():
        around = then.get(place)
        # A day that moves with the day on which it is said is no weekday: "tomorrow".
        moves = around is not None and (a_day_later.get(place, around) - around).days == 1
        if around is None or moves or day.weekday() != around.weekday() or (around != wished and ahead < _A_WEEK):
            yield day.isoformat()
        else:
            yield around.isoformat()


def _as_of(days: int, clause: Clause, target: Field, view: View) -> dict[tuple[int, int], date]:
    """The days that are named, and where, as they are meant so many days from now."""
    found = replace(view, now=view.now + timedelta(days=days)).find("date", clause, target, asked=True)
    return {(f.start, f.end): date.fromisoformat(f.value) for f in found if f.value}

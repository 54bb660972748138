"""How does the agent go on when the business answered with a no? With the other time that the answer names, or by asking."""

from typing import Any, Final

from echolink.agent.scripted.asking import open_question
from echolink.agent.scripted.clock import likely
from echolink.agent.scripted.constraints import broken
from echolink.agent.scripted.move import Move
from echolink.agent.scripted.state import MORE, PROPOSAL
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice

_KINDS: Final = ("date", "time")


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


def offered(told: str, view: View) -> dict[str, Any]:
    """The only other day and the only other time that the answer names: "seven is taken, but eight is free" → 20:00."""
    out: dict[str, Any] = {}
    for kind in _KINDS:
        target = next((f for f in view.of_kind(kind) if f.name in view.state.values and f.role != "old"), None)
        if target is None:
            continue
        clause = view.ear.together(view.ear.clauses(told))
        values = []
        for found in view.find(kind, clause, target, asked=True):
            value = found.value
            if kind == "time" and value is not None:
                value, _ = likely(value, found.other, view.opening, view.day_of(target, {}), view.now)
            values.append(value)
        others = {v for v in values if v is not None and v != view.state.values[target.name]}
        if len(others) == 1 and broken(target, value := others.pop(), view, view.day_of(target, {})) is None:
            out[target.name] = value
    return out

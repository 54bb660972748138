"""What is known when a model carried the call until now? The caller's lines are read again."""

from echolink.agent.port import Situation
from echolink.agent.scripted.clock import day_of
from echolink.agent.scripted.constraints import broken
from echolink.agent.scripted.order import after_changes
from echolink.agent.scripted.state import MORE, State
from echolink.agent.scripted.understanding import understand
from echolink.agent.scripted.view import View, view_of
from echolink.agent.sentences import split


def caught_up(situation: Situation) -> State:
    """A state made from the history alone: values that callers gave, each heard with the question before it."""
    state = State()
    view = view_of(situation, state)
    for line in situation.history:
        if line.who == "agent":
            if line.heard != "unheard":
                _hear_agent(line.text, view)
        else:
            view.now = line.at.astimezone(situation.now.tzinfo)  # "in two hours" counts from when it was said
            _hear_caller(line.text, view)
    state.values |= {f.name: situation.private[f.name] for f in view.fields if f.name in situation.private}
    if situation.done:
        state.sent = True
        done = {f.name: (f.kind, situation.done[-1].fields.get(f.name)) for f in view.fields}
        is_text = {name for name, (kind, value) in done.items() if kind == "items" and isinstance(value, str)}
        state.values |= {n: value for n, (_, value) in done.items() if value is not None and n not in is_text}
        state.awaited = [MORE]
    elif any(line.who == "caller" for line in situation.history):
        state.awaited = state.awaited or [f.name for f in view.missing()[:1]]
    return state


def _hear_agent(said: str, view: View) -> None:
    asked = [part for part in split(said) if part.endswith("?")]
    view.state.said, view.state.asked = said, asked[-1] if asked else ""
    kind = view.ear.kind_asked(asked[-1]) if asked else None
    fitting = [f for f in view.missing() if f.kind == kind]
    view.state.awaited = [fitting[0].name] if fitting else []


def _hear_caller(said: str, view: View) -> None:
    heard = understand(said, view)
    for name, value in sorted(heard.values.items(), key=lambda item: day_of(item[1]) is None):
        target = view.field(name)
        if target.kind == "text" and name not in view.state.awaited and name in view.state.values:
            continue
        day = view.day_of(target, {}) if target.kind == "time" else None
        if broken(target, value, view, day) is None:
            view.state.values[name] = value
    if heard.orders:
        name = view.of_kind("items")[0].name
        order, _ = after_changes(view.state.values.get(name, []), heard.orders)
        view.state.values |= {name: order} if order else {}
    view.state.digits = heard.digits
    view.state.awaited = []

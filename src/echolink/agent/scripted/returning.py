"""Does a caller who was to leave a message want to come after all?"""

from echolink.agent.ear import Clause
from echolink.agent.scripted.meant_for import without
from echolink.agent.scripted.settling import settle
from echolink.agent.scripted.view import View


def wants_to_come(said: str, view: View) -> bool:
    """Whoever names a day or a time, and nothing else, where no message is asked for: "Friday at seven for four"."""
    state = view.state
    if not state.message or "message" in state.awaited or not view.plan.visits:
        return False
    clauses = view.ear.clauses(said)
    return len(clauses) == 1 and _is_only_a_moment(clauses[0], view)


def back_to_the_goal(view: View) -> None:
    """The goal is what is asked for again; what was to be passed on goes with the open questions."""
    state = view.state
    state.message, state.awaited, state.digits = False, [], ""
    without_other_kinds(view)
    message = state.values.pop("message", None) if "message" not in {f.name for f in view.plan.fields} else None
    if message is not None and message not in state.questions:
        state.questions.append(str(message))


def without_other_kinds(view: View) -> None:
    """A field of the goal may have the name of one of a message, and another kind: what is known of one is none of the other."""
    kinds = {f.name: f.kind for f in view.plan.fields}
    for told in view.plan.message_fields:
        if kinds.get(told.name, told.kind) != told.kind:
            view.state.values.pop(told.name, None)


def _is_only_a_moment(clause: Clause, view: View) -> bool:
    for kind in ("date", "time"):
        found = view.ear.find(kind, clause, view.asking(None, asked=False))
        clause = without(settle(found, clause.text, view.ear, asked=False), clause)
    is_moment = "#" in clause.text
    counts = view.ear.find("count", clause, view.asking(None, asked=True)) if is_moment else []
    clause = without(settle(counts, clause.text, view.ear, asked=True), clause)
    return is_moment and view.ear.only_small_words(clause.text.replace("#", " "))

"""Does a caller wish for something that is not among what there is? Then that is said, with what there is instead."""

from echolink.agent.profile import Field
from echolink.agent.scripted.constraints import Refusal
from echolink.agent.scripted.state import MARKS
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View


def unlisted(heard: Understood, view: View) -> Refusal | None:
    """The refusal of a wish for what nothing in goal and context speaks of, while it is open which of a list is taken."""
    target = next((f for f in view.missing() if f.kind == "choice" and _is_a_list(f)), None)
    if target is None or target.name in heard.values or not MARKS.isdisjoint(view.state.awaited):
        return None
    for clause in heard.left:
        thing = view.ear.wished(clause.text)
        is_new = thing and thing.isdisjoint(view.plan.goal_stems) and thing.isdisjoint(view.plan.rarity)
        if is_new and not view.ear.is_like(thing, target.options):
            return Refusal("not_offered", target, clause.said)
    return None


def _is_a_list(field: Field) -> bool:
    """Whether there is more to be had than one of two, which callers tell in many words."""
    return len(field.options) > 2 and field.name != "area" and not field.role

"""What does a question without a name of its own ask about: "and how long does that take?", after one about a thing?"""

from collections.abc import Sequence

from echolink.agent.ear import Clause
from echolink.agent.scripted.answers import Reply, reply_to
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice


def reply_to_one(
    question: Clause, told: Sequence[Clause], view: View, voice: Voice, *, without_values: Sequence[Clause] = ()
) -> tuple[Clause, Reply]:
    """The question as it was meant, and what is said to it."""
    meant = _with_its_thing(question, told, view)
    if meant is not None:
        reply = reply_to(meant, told, view, voice, without_values=without_values)
        if reply.is_known:
            return meant, reply
    return question, reply_to(question, told, view, voice, without_values=without_values)


def _with_its_thing(question: Clause, told: Sequence[Clause], view: View) -> Clause | None:
    """The question with what the last one was about in the place of "that"; None where it points at nothing known."""
    if not view.state.wondered or any(_known(clause.said, view) for clause in told):
        return None
    thing = _thing(view)
    said = view.ear.pointing_at(question, thing) if thing else ""
    return question._replace(said=said) if said else None


def _thing(view: View) -> str:
    """What the last question named, of what the context speaks of."""
    named = [one.phrase for one in view.ear.named_things(view.state.wondered)]
    return next((phrase for phrase in reversed(named) if _known(phrase, view)), "")


def _known(said: str, view: View) -> bool:
    return not (view.ear.stems(said) - view.plan.goal_stems).isdisjoint(view.plan.rarity)

"""Which of the things that have a price are meant by what somebody says, and does a sentence tell more of it?"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from echolink.agent.scripted.referring import marks, rank
from echolink.agent.scripted.view import View

Service = Mapping[str, Any]  # as a reading has it
_A_LENGTH: Final = frozenset(("long",))


def named_best(services: Sequence[Service], said: Mapping[str, int], view: View) -> list[Service]:
    """Those of which the most was said, and last."""
    ranked = [(rank(marks(str(s["name"]), view), said), s) for s in services]
    best = max((place for place, _ in ranked), default=(0, 0))
    return [s for place, s in ranked if place == best] if best > (0, 0) else []


def is_half_of_it(named: Sequence[Service], asked_of: frozenset[str], view: View) -> bool:
    """Whether what is asked for and what has a price each have words that the other has not."""
    names = [view.ear.stems(str(s["name"])) for s in named]
    besides = asked_of - frozenset().union(*names) - view.plan.goal_stems
    kinds = [frozenset(s for s in name if not s.isdigit()) - _A_LENGTH if name & _A_LENGTH else name for name in names]
    return bool(besides) and not any(kind <= asked_of for kind in kinds)


def says_more(named: Sequence[Service], asked_of: frozenset[str], view: View) -> bool:
    """Whether a sentence with prices tells more of what is asked than what has this name: "on a weekend"."""
    names = {stem for s in named for stem in view.ear.stems(str(s["name"]))}
    besides = asked_of - names
    return bool(named) and any(
        "price" in stems and besides & stems and names & stems for _, stems in view.plan.sentences
    )

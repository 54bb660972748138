"""Which texts are changed in part: "drop the chips", "make one of the cods a haddock", "and a coke", "just the sofa"?"""

from collections.abc import Sequence

from echolink.agent.ear import Clause
from echolink.agent.profile import Field
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View


def amended(told: Sequence[Clause], view: View, heard: Understood) -> list[Clause]:
    """Changes what is known of things in one's own words; what says no such change comes back."""
    left = list(told)
    for target in _of_things(view):
        known = str(view.state.values[target.name])
        for clause in list(left):
            change = view.ear.amended(known, clause.said, adds=target.name in view.plan.orders)
            if change is None:
                continue
            known, rest = change
            heard.values[target.name] = known
            at = left.index(clause)
            left[at : at + 1] = view.ear.clauses(rest) if rest else []
    return left


def _of_things(view: View) -> list[Field]:
    known = view.state.values
    return [f for f in view.of_kind("text") if f.name in known and f.name in view.plan.amendable]

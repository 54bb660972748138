"""Which noted values does a caller call by their own words at the read-back: "the zip is wrong, it's 10027"?"""

from collections.abc import Mapping, Sequence, Set
from typing import Final

from echolink.agent.ear import Clause
from echolink.agent.profile import Field
from echolink.agent.scripted.state import CHANGE, CONFIRM
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View

_IN_OWN_WORDS: Final = ("text", "address")


def called_wrong(told: list[Clause], view: View, heard: Understood) -> list[Clause]:
    """What is told beside the name of a noted value takes its place; where nothing is, the value alone is wrong.

    What says no such thing comes back."""
    if not (view.state.awaits(CONFIRM) or view.state.awaits(CHANGE)) or heard.has_values:
        return told
    left = []
    for clause in told:
        fault = view.ear.fault(clause.said)
        named = named_by(fault.of, view) if fault is not None else None
        if fault is None or named is None:
            left.append(clause)
        elif named.kind in _IN_OWN_WORDS and fault.anew:
            heard.values[named.name] = _as_told(named, fault.anew, view)
        elif not fault.anew or named.kind not in _IN_OWN_WORDS:
            heard.wrong.append(named.name)
    return left


def named_by(words: str, view: View) -> Field | None:
    """The one noted field of which the most words are said."""
    stems = view.ear.stems(words)
    known = [f for f in view.fields if f.name in view.state.values and f.known is None]
    own = _own_stems(known, view)
    scores = {f.name: len(stems & own[f.name]) for f in known}
    best = max(scores.values(), default=0)
    fitting = [f for f in known if scores[f.name] == best]
    return fitting[0] if best and len(fitting) == 1 else None


def _own_stems(fields: Sequence[Field], view: View) -> Mapping[str, Set[str]]:
    """The stems by which a field is called, without those that another one has."""
    own = {f.name: view.ear.stems(f"{f.name.replace('_', ' ')} {f.label}") for f in fields}
    return {n: w - frozenset().union(*(o for m, o in own.items() if m != n)) for n, w in own.items()}


def _as_told(target: Field, anew: str, view: View) -> str:
    clause = view.ear.together(view.ear.clauses(anew))
    if target.name in view.plan.codes:
        found = view.ear.codes(clause, view.plan.codes[target.name], asked=True)
        return str(found[0].value) if found else view.ear.only_figures(clause) or anew
    found = view.find(target.kind, clause, target, asked=True)
    return str(found[0].value) if found else anew

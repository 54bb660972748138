"""Which number of an order, an account or a plate is told? It is read before all else, so that its figures are nothing else."""

from collections.abc import Sequence

from echolink.agent.ear import Clause, Found
from echolink.agent.profile import Field
from echolink.agent.reading.shape import in_shape
from echolink.agent.scripted.state import CHANGE, CONFIRM
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View


def read_codes(clause: Clause, view: View, heard: Understood) -> Clause:
    """Take the codes of a clause; it comes back with their places blank."""
    fields = [f for f in view.of_kind("text") if f.name in view.plan.codes]
    if not fields or not may_hold_code(clause, fields, view):
        return clause
    for target in sorted(fields, key=lambda f: f.name in view.state.awaited):
        asked = target.name in view.state.awaited or (
            target.name in view.state.values and view.ear.corrects(clause.text)
        )
        found = view.ear.codes(clause, view.plan.codes[target.name], asked=asked)
        found = [f for f in found if in_shape(target, f.value) is not None] or found
        one = _meant([f for f in found if _may_be_for(f, target, fields, clause, view)], clause, view)
        if one is not None:
            heard.values[target.name] = one.value
            heard_as = view.ear.as_heard(clause.said[one.start : one.end])
            clause = clause._replace(text=clause.text.replace(heard_as, "#" * len(heard_as)))
    return clause


def may_hold_code(clause: Clause, fields: Sequence[Field], view: View) -> bool:
    """Without a figure only an answer to the question is one."""
    return any(c.isdigit() for c in clause.text) or any(f.name in view.state.awaited for f in fields)


def _may_be_for(found: Found, target: Field, fields: Sequence[Field], clause: Clause, view: View) -> bool:
    """What its own words lead to, or what was asked for; else what can be for no other field."""
    if found.sure or target.name in view.state.awaited:
        return True
    known = view.state.values.get(target.name)
    if known is not None:  # "no, it's 70351"
        puts_right = view.state.awaits(CONFIRM) or view.state.awaits(CHANGE) or view.ear.corrects(clause.text)
        return puts_right and len(str(known)) == len(str(found.value))
    return len([f for f in fields if f.name not in view.state.values]) == 1


def _meant(found: list[Found], clause: Clause, view: View) -> Found | None:
    """The first one, or what takes its place: "4 4 1, sorry, 4 4 7"."""
    usable = [f for f in found if not view.ear.refuses(clause.said[: f.start].lower())]
    kept: Found | None = None
    for one in usable:
        if kept is None or (one.sure and not kept.sure) or view.ear.corrects(clause.said[kept.end : one.start].lower()):
            kept = one
    return kept

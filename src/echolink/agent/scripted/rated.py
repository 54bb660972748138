"""Which grade on a scale is told, and beside the answer to something else: "two, and I wouldn't come back"?"""

from collections.abc import Sequence
from typing import Final

from echolink.agent.ear import Clause
from echolink.agent.profile import Field
from echolink.agent.scripted.counted import GRADE, nouns_of
from echolink.agent.scripted.mentions import read_kind
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View

_OTHER_NUMBERS: Final = frozenset(("date", "time", "money", "phone"))


def read_grades(clause: Clause, view: View, heard: Understood) -> Clause:
    """Take grades, before all else, as "I'd put it at ten" names no hour."""
    if not (grades := _grades(view)):
        return clause
    asked = any(f.name in view.state.awaited for f in grades)
    return read_kind("count", grades, clause, view, heard, asked=asked)


def without_grades(fields: Sequence[Field]) -> list[Field]:
    """The counts that are none."""
    return [f for f in fields if GRADE not in nouns_of(f)]


def bare_grade(told: Sequence[Clause], view: View, heard: Understood) -> None:
    """Take the only number that is told beside the answer to what was asked, where it can be nothing else."""
    is_open = [f for f in _grades(view) if f.name not in view.state.values and f.name not in heard.values]
    others = [f for f in view.fields if f.kind in _OTHER_NUMBERS or (f.kind == "count" and f not in is_open)]
    if len(is_open) != 1 or others or not any(f.name in heard.values for f in view.awaited()):
        return
    (target,) = is_open
    found = {one.value for clause in told for one in view.find("count", clause, target, asked=True)}
    if len(found) == 1 and _is_on_the_scale(value := found.pop(), target):
        heard.values[target.name] = value


def _grades(view: View) -> list[Field]:
    return [f for f in view.of_kind("count") if GRADE in nouns_of(f)]


def _is_on_the_scale(value: object, target: Field) -> bool:
    return isinstance(value, int) and (target.least or 0) <= value <= (target.most or value)

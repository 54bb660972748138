"""Which of the days and times that are told are those of what is arranged, and which shall be, where something is moved?"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from echolink.agent.field import Field
from echolink.agent.scripted.settling import Settled
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View

_NEAR: Final = 14  # characters between a day and its time: ", I think at"


class Moment(NamedTuple):
    """A day or a time of day that was told."""

    kind: str
    settled: Settled


def roles_told(moments: Sequence[Moment], text: str, view: View, heard: Understood) -> list[str]:
    """`old`, `new` or nothing for each: a day and its time are one; of two that are told the other one is the other."""
    if not moments or not {"old", "new"} <= {f.role for f in view.plan.fields}:
        return [""] * len(moments)
    groups = _groups(moments, text, view)
    roles = [_role_of(group, before, after, text, view) for group, before, after in _with_words(groups, text)]
    if len(groups) > 1 and "old" not in roles and not _is_known("old", view, heard):
        roles = ["old" if not role and "new" in roles[n + 1 :] + roles[:n] else role for n, role in enumerate(roles)]
    if len(groups) > 1 and "new" not in roles:
        last = max((n for n, role in enumerate(roles) if not role), default=None)
        roles = ["new" if n == last else role for n, role in enumerate(roles)]
    return [role or _changed(group, view) for group, role in zip(groups, roles, strict=True) for _ in group]


def _changed(group: Sequence[Moment], view: View) -> str:
    """Where all is known of what was, whoever names a day means what shall be, unless another one was asked for."""
    kinds = {m.kind for m in group}
    if any(f.kind in kinds and f.role != "new" for f in view.awaited()):
        return ""
    known = {f.kind for f in view.plan.fields if f.role == "old" and f.name in view.state.values}
    return "new" if kinds <= known else ""


def field_in_role(role: str, fields: Sequence[Field]) -> Field | None:
    """The field of what was or shall be; what shall be is also that which has no role."""
    same = next((f for f in fields if f.role == role), None)
    return same or (next((f for f in fields if not f.role), None) if role == "new" else None)


def same_day(view: View, heard: Understood) -> None:
    """Who names another time and no other day means the day that is arranged: "my Tuesday at two, could it be four"."""
    of = {(f.kind, f.role): f.name for kind in ("date", "time") for f in view.of_kind(kind)}
    old, new = of.get(("date", "old")), of.get(("date", "new"))
    if old is None or new is None or new in view.state.values or new in heard.values:
        return
    if of.get(("time", "new")) in heard.values and of.get(("time", "old")) in heard.values and old in heard.values:
        heard.values[new] = heard.values[old]


def _is_known(role: str, view: View, heard: Understood) -> bool:
    names = [f.name for kind in ("date", "time") for f in view.of_kind(kind) if f.role == role]
    return any(name in view.state.values or name in heard.values for name in names)


def _groups(moments: Sequence[Moment], text: str, view: View) -> list[list[Moment]]:
    out = [[moments[0]]]
    for last, one in pairwise(moments):
        between = text[last.settled.end : one.settled.start]
        together = len(between) <= _NEAR and one.kind not in {m.kind for m in out[-1]}
        if together and not view.ear.parts_moments(between):
            out[-1].append(one)
        else:
            out.append([one])
    return out


def _with_words(groups: Sequence[list[Moment]], text: str) -> list[tuple[list[Moment], str, str]]:
    """Each with the words before it and after it, up to the next one."""
    starts = [group[0].settled.start for group in groups]
    ends = [group[-1].settled.end for group in groups]
    before = [text[a:b] for a, b in zip([0, *ends[:-1]], starts, strict=True)]
    after = [text[a:b] for a, b in zip(ends, [*starts[1:], len(text)], strict=True)]
    return list(zip(groups, before, after, strict=True))


def _role_of(group: Sequence[Moment], before: str, after: str, text: str, view: View) -> str:
    first = group[0].settled
    lead = text[first.start : first.end].partition(" ")[0]  # "to" in "to the 7th"
    before = before.rpartition(" but ")[2]  # "Tuesday is my appointment but four would be better"
    told = view.ear.role(f"{before}{lead if lead in ('to', 'from') else ''}", after, ("old", "new"))
    return told or ""

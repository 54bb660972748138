"""Which begins and ends are told anew in one breath: "five to nine, wait, the play is at six, so four thirty to nine"?"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from echolink.agent.ear import Found
from echolink.agent.profile import Field
from echolink.agent.scripted.meant_for import named_near
from echolink.agent.scripted.settling import Settled
from echolink.agent.scripted.view import View

_ROLES: Final = ("start", "end")


class Anew(NamedTuple):
    """The values that stand, in the order of the text, and for which field each is by where it starts."""

    settled: list[Settled]
    fields: Mapping[int, Field]


def told_anew(kind: str, found: Sequence[Found], text: str, view: View) -> Anew | None:
    """What stands of days or times that begin and end something, where a second thought tells one of them anew."""
    ends = {f.role: f for f in view.of_kind(kind) if f.role in _ROLES}
    if len(ends) < len(_ROLES) or len(found) <= 1:
        return None
    turn = _first_turn(found, text, view)
    if turn is None:
        return None
    roles = _roles(found, text, ends, view)
    before = [role for role in roles[:turn] if role]
    if len(before) + 1 == turn and len(set(before)) == 1:  # "I'd grab it the 4th and bring it back the 6th, oh, …"
        other = next(role for role in _ROLES if role not in before)
        roles[:turn] = [role or other for role in roles[:turn]]
    anew = {role for n, role in enumerate(roles) if n >= turn and role}
    if not any(role in anew for role in roles[:turn]):
        return None
    stands = {role: found[n] for n, role in enumerate(roles) if role}
    kept = sorted(stands.items(), key=lambda told: told[1].start)
    left = [f for n, f in enumerate(found) if not roles[n] and n < turn]
    if left or len(kept) > len(_ROLES):
        return None  # a third day or time is for something else
    places = tuple((f.start, f.end) for f in found)
    settled = [_settled(one, places if n == 0 else ()) for n, (_, one) in enumerate(kept)]
    return Anew(settled, {one.start: ends[role] for role, one in kept})


def _settled(one: Found, places: tuple[tuple[int, int], ...]) -> Settled:
    return Settled(one.value, one.start, one.end, one.other, places=(*places, (one.start, one.end)))


def _first_turn(found: Sequence[Found], text: str, view: View) -> int | None:
    """Which of them is the first behind a second thought."""
    between = (text[a.end : b.start] for a, b in pairwise(found))
    return next((n for n, words in enumerate(between, 1) if view.ear.turns(words)), None)


def _roles(found: Sequence[Found], text: str, ends: Mapping[str, Field], view: View) -> list[str]:
    """`start`, `end` or nothing for each: by what leads from one to the next, or by the words beside it."""
    roles = [""] * len(found)
    for n, (one, other) in enumerate(pairwise(found)):
        if view.ear.leads_on(text[one.end : other.start + _lead(other, text)]) and not roles[n]:
            roles[n : n + 2] = _ROLES
    for n, one in enumerate(found):
        left = found[n - 1].end if n else 0
        before = text[left : one.start + _lead(one, text)]
        roles[n] = roles[n] or _by_words(before, ends, view)
    if not roles[-1]:
        roles[-1] = _by_words(text[found[-1].end :], ends, view)
    return roles


def _lead(one: Found, text: str) -> int:
    """How long a leading word is that counts as a part of the value: "till" in "till five"."""
    first, _, rest = text[one.start : one.end].partition(" ")
    return len(first) + 1 if rest and first.isalpha() else 0


def _by_words(before: str, ends: Mapping[str, Field], view: View) -> str:
    named = named_near(before, list(ends.values()))
    return view.ear.role(before, "", _ROLES) or (named.role if named is not None and named.role else "")

"""What do a kind of call and the list of its goal ask for together, each thing once and in the goal's own words?"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from echolink.agent.english.labels import is_matter
from echolink.agent.english.listed_fields import QUANTITY
from echolink.agent.english.order_calls import is_order
from echolink.agent.english.ordered import asks_for_goods, wishes_for
from echolink.agent.english.roles import is_own_name
from echolink.agent.field import Field

_MATTER: Final = ("reason", "message")
_OF_ANOTHER_USE = re.compile(r"\b(?:billing|invoice|mailing|postal|home|return|previous)\b", re.IGNORECASE)


def with_their_matter(called: tuple[Field, ...], listed: Sequence[Field]) -> tuple[Field, ...]:
    """What it is about once, in the words that the goal has for it: "get the name and what is wrong"."""
    theirs = next((f for f in listed if _tells_the_matter(f)), None)
    at = next((n for n, f in enumerate(called) if f.name in _MATTER and f.kind == "text"), None)
    return called if theirs is None or at is None else (*called[:at], theirs, *called[at + 1 :])


def told_once(called: tuple[Field, ...], listed: Sequence[Field], goal: str) -> tuple[Field, ...]:
    """What the kind of call needs, without what the list asks for in other words, and then the list."""
    ours = tuple(_not_listed(with_their_matter(called, listed), listed, goal))
    names = {f.name for f in ours}
    chosen = {_options(f) for f in ours if f.kind == "choice"}
    asked = {f.ask for f in ours if f.ask}
    return (
        *ours,
        *(
            f
            for f in listed
            if f.name not in names and f.ask not in asked and (not f.options or _options(f) not in chosen)
        ),
    )


def _not_listed(called: Sequence[Field], listed: Sequence[Field], goal: str) -> Iterator[Field]:
    orders = any(map(_asks_for_the_order, listed)) or any(
        number.name.startswith(QUANTITY) for _, number in pairwise(listed)
    )
    names_who_calls = any(f.kind == "name" and f.name != "name" and is_own_name(f.label) for f in listed)
    days = [f for f in listed if f.kind == "date" and "birth" not in f.name]
    places = [f for f in listed if f.kind == "address" and not _OF_ANOTHER_USE.search(f.label)]
    at_once = len(places) >= sum(f.kind == "address" for f in called)
    for f in called:
        is_told = (
            (f.name == "items" and orders)
            or (f.name == "name" and names_who_calls)
            or (f.kind == "address" and bool(places) and at_once and f not in places)
            or (f.name == "date" and bool(days) and is_order(goal))
        )
        if not is_told:
            yield f


def _tells_the_matter(field: Field) -> bool:
    return field.kind == "text" and is_matter(f"{field.label} {field.ask}")


def _asks_for_the_order(field: Field) -> bool:
    return field.kind == "text" and (asks_for_goods(field) or wishes_for(field))


def _options(field: Field) -> frozenset[str]:
    return frozenset(option.lower() for option in field.options)

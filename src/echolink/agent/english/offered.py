"""Which field asks for one of the things that a context lists as to be had?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from typing import Final

from echolink.agent.english.calls import choosable
from echolink.agent.english.topics import stems
from echolink.agent.english.words import words
from echolink.agent.field import Field

# What things to be had are called as a whole, whatever the trade.
_CALLED: Final = frozenset(
    words(
        "service services treatment treatments room room_type package packages plan option product class course session "
        "workshop program programme membership one ones tour"
    )
)
_WISHED = re.compile(r"what_(?:(?:they|you|it)_)?(?:want|would|need|wish|like|service)\w*")  # "what they want"
# What is repaired or washed is the caller's own, and none of what is to be had.
_WORKED_ON = re.compile(
    r"\b(?:repair|fix|mend|servic|maint[ae]in|clean|wash|groom|alter|restor|tow|insur|treat|inspect|sharpen|tun(?=e|ing))\w*",
    re.IGNORECASE,
)
_ORDERED: Final = frozenset(("dishes", "dish", "food", "items", "order"))
_WHICH = re.compile(r"(?:which|what (?:kind|type|sort))\b", re.IGNORECASE)


def from_the_list(fields: tuple[Field, ...], names: Sequence[str], goal: str, *, orders: bool) -> tuple[Field, ...]:
    """The fields, with what there is to choose from for the one that asks which of it."""
    options = choosable(names)
    if len(options) < 2 or any(_are_told(options, f) for f in fields):
        return fields
    target = next((f for f in fields if _is_ordered(f, goal) if orders), None)
    if target is not None:
        return tuple(replace(f, kind="items", options=tuple(names)) if f is target else f for f in fields)
    target = next((f for f in fields if _asks_which(f, options, goal, orders=orders)), None)
    return tuple(
        replace(f, kind="choice", options=options, ask="") if f is target else f
        for f in fields
        if target is None or f.name != "service" or f.kind != "choice"  # the same in our own words
    )


def _are_told(options: Sequence[str], field: Field) -> bool:
    """Whether the goal lists the same for a field, so that no other one asks for them."""
    own = {option.lower() for option in field.options} if field.kind == "choice" and field.name != "service" else ()
    return 2 * sum(option.lower() in own for option in options) > len(options)


def without_repetition(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Not which of all things, where there are fields for which language and which level."""
    others = {option for f in fields if f.kind == "choice" and f.name != "service" for option in f.options}
    return tuple(f for f in fields if f.name != "service" or not f.options or not others.issuperset(f.options))


def is_called_as_a_whole(label: str) -> bool:
    """Whether a key or label is a usual one for the whole of what there is."""
    return label.strip().lower().replace(" ", "_") in _CALLED


def _is_ordered(field: Field, goal: str) -> bool:
    """What is ordered, by a usual name for it or by that which the goal has: "Take plant orders: plants, day"."""
    if field.kind != "text":
        return False
    own = stems(field.name.replace("_", " "))
    before = re.search(r"([\w-]+) orders?\b|\borders? (?:for|of) ([\w-]+)", goal, re.IGNORECASE)
    return field.name in _ORDERED or (before is not None and bool(own) and own <= stems(before[1] or before[2]))


def _asks_which(field: Field, options: Sequence[str], goal: str, *, orders: bool) -> bool:
    if field.kind != "text":
        return False
    if field.name in _CALLED or (_WISHED.fullmatch(field.name) and not orders):
        return True
    own = stems(field.name.replace("_", " "))
    shared = reduce(frozenset.intersection, map(stems, options))
    asks = bool(_WHICH.match(field.ask) or re.search(r"\b(?:type|kind|sort|style) of\b", field.label))
    head = goal.partition(":")[0]  # what it is for, without the list of what is asked
    is_had = all(any(word.startswith(one) for word in head.lower().split()) for one in own)
    return bool(own) and (own <= shared or (asks and is_had and not _is_worked_on(own, head)))


def _is_worked_on(own: frozenset[str], head: str) -> bool:
    """Whether work is done to that of which the kind is asked: "take repair jobs: what kind of bike"."""
    works = [m.group() for m in _WORKED_ON.finditer(head)]
    return bool(works) and not any(own & stems(work) for work in works)

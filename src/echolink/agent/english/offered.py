"""Which field asks for one of the things that a context lists as to be had?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from typing import Final

from echolink.agent.english.calls import SEVERAL_THINGS, choosable, is_rental
from echolink.agent.english.heard import heard
from echolink.agent.english.ordered import is_ordered, wishes_for, with_their_numbers
from echolink.agent.english.pets import kinds_of
from echolink.agent.english.stems import stems
from echolink.agent.english.words import words
from echolink.agent.field import Field

# What things to be had are called as a whole, whatever the trade.
_CALLED: Final = frozenset(
    words(
        "service services treatment treatments room room_type package packages plan option product class course session "
        "workshop program programme membership one ones tour type kind activity level"
    )
)
# What is repaired or washed is the caller's own, and none of what is to be had.
_WORKED_ON = re.compile(
    r"\b(?:repair|fix|mend|servic|maint[ae]in|clean|wash|groom|alter|restor|tow|insur|treat|inspect|sharpen|tun(?=e|ing)|control|remov|"
    r"exterminat|haul|recycl|dispos)\w*",
    re.IGNORECASE,
)
_HAS_ROOMS = re.compile(r"\b(?:rooms?|book|reserv\w*|rent|stays?|hire|games?|guests?)\b", re.IGNORECASE)
_WHICH = re.compile(r"(?:which|what (?:kind|type|sort))\b", re.IGNORECASE)


def from_the_list(fields: tuple[Field, ...], names: Sequence[str], goal: str, *, orders: bool) -> tuple[Field, ...]:
    """The fields, with what there is to choose from for the one that asks which of it."""
    options = choosable(names)
    if len(options) < 2:
        return fields
    fields = fields if any(_are_told(options, f) for f in fields) else _with_sizes(fields, options)
    several = with_their_numbers(fields, names, orders=orders)
    if several != fields:
        return _without_our_own(several)
    target = next((f for f in fields if (orders and is_ordered(f, names, goal)) or _are_rented(f, goal)), None)
    if target is not None:
        ordered = (replace(f, kind="items", options=tuple(names), ask="") if f is target else f for f in fields)
        return _without_our_own(tuple(ordered))
    if any(_are_told(options, f) for f in fields):
        return fields
    fields = tuple(_with_names_in_full(f, options) for f in fields)
    target = next((f for f in fields if _asks_which(f, options, goal, orders=orders)), None)
    return tuple(
        replace(f, kind="choice", options=options, ask="") if f is target else f
        for f in fields
        if target is None or f.name != "service" or f.kind != "choice"  # the same in our own words
    )


def _without_our_own(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Without our own question which of it, which another field asks in words of the bot's."""
    return tuple(f for f in fields if f.name != "service" or f.kind != "choice")


def _are_told(options: Sequence[str], field: Field) -> bool:
    """Whether the goal lists the same for a field, so that no other one asks for them."""
    own = {option.lower() for option in field.options} if field.kind == "choice" and field.name != "service" else ()
    return 2 * sum(option.lower() in own for option in options) > len(options)


def _with_sizes(fields: tuple[Field, ...], options: Sequence[str]) -> tuple[Field, ...]:
    """ "Which size" is one of what is had by its size: "6 inch", "10x10", "small", "two bedrooms"."""
    sizes = tuple(option for option in options if _SIZE.search(heard(option)))
    target = next((f for f in fields if f.kind == "text" and stems(f.name.replace("_", " ")) & _SIZE_STEMS), None)
    if target is None or len(sizes) < _LEAST:
        return fields
    left = (f for f in fields if f.name != "service" or f.kind != "choice" or set(f.options) - set(sizes))
    return tuple(replace(f, kind="choice", options=sizes, ask="") if f is target else f for f in left)


_LEAST: Final = 2


def without_repetition(fields: tuple[Field, ...], asked: Sequence[Field] = ()) -> tuple[Field, ...]:
    """Not which of all things, where there are fields for which language and which level, or a list asks for it in its own way.

    `asked` is what the context tells to ask: where that is a whole list, what else there is to be had need not be chosen.
    """
    derived = next((f for f in fields if f.options and f.name in ("service", "items") and f not in asked), None)
    if derived is None:
        return fields
    if _asks_it_otherwise(derived, [f for f in fields if f is not derived]):
        return tuple(f for f in fields if f is not derived)
    if derived.kind == "choice" and _is_whole(asked):
        return tuple(replace(f, required=False) if f is derived else f for f in fields)
    return fields


def _asks_it_otherwise(derived: Field, others: Sequence[Field]) -> bool:
    """Whether another field asks which, by some of the same options, or for the number by which these differ."""
    own = frozenset(option.lower() for option in derived.options)
    chosen = {option.lower() for f in others if f.kind == "choice" for option in f.options}
    if chosen and (own <= chosen or any(_are_of(f, own) for f in others)):
        return True
    counted = [stems(f.name.replace("_", " ")) for f in others if f.kind == "count"]
    numbered = [option for option in own if _A_FIGURE.search(option)]
    if len(numbered) > 1 and any(one and all(one & stems(option) for option in numbered) for one in counted):
        return True
    return len(numbered) == len(own) and any(_MEASURED.search(f"{f.name} {f.label}".replace("_", " ")) for f in others)


def _are_of(field: Field, own: frozenset[str]) -> bool:
    return (
        field.kind == "choice"
        and field.name != "area"
        and all(_key(option) in map(_key, own) for option in field.options)
    )


def _key(option: str) -> str:
    return re.sub(r"[\W_]+", "", option.lower()).removesuffix("s")


def _is_whole(asked: Sequence[Field]) -> bool:
    """Whether a list asks for somebody, and for what they want in words of its own: then it has all that is needed."""
    what = [
        f for f in asked if f.kind in ("text", "choice", "items") and (f.options or _WHAT.search(f"{f.ask} {f.label}"))
    ]
    return len(asked) >= _WHOLE and bool(what) and any(f.kind in ("name", "phone", "email") for f in asked)


_WHAT = re.compile(r"\b(?:what|which|kind|type|sort|size)\b", re.IGNORECASE)
_WHOLE: Final = 4  # things to ask for
_A_FIGURE = re.compile(r"\d+")
_MEASURED = re.compile(
    r"\b(?:weight|weigh|size|length|height|age|how (?:big|heavy|long|old|large|tall))\b", re.IGNORECASE
)
_SIZE_STEMS: Final = stems("size sizes")
_SIZE = re.compile(
    r"^\d+(?:\.\d+)? ?(?:x ?\d|[-\"']|inch|in\b|cm|mm|foot|feet|ft|lit|l\b|gal|oz|kg|lbs?\b|pounds?|yards?|sq|"
    r"person|people|seat|tier)|^\d+[ -]?(?:bed|br\b)|^studio$|"
    r"\b(?:small|medium|large|regular|mini|big|jumbo|single|double|twin|queen|king|half|full|xs|xl|s|m|l)\b",
    re.IGNORECASE,
)


def is_called_as_a_whole(label: str) -> bool:
    """Whether a key or label is a usual one for the whole of what there is."""
    return label.strip().lower().replace(" ", "_") in _CALLED


def _with_names_in_full(field: Field, options: Sequence[str]) -> Field:
    """ "Bath or full groom" are a bath and a full groom, where that is what there is."""
    named = [[name for name in options if stems(own) and stems(own) <= stems(name)] for own in field.options]
    is_row = len(field.options) > 1 and field.label.lower() == " or ".join(field.options).lower()
    if field.kind != "choice" or not is_row or any(len(names) != 1 for names in named):
        return field
    full = tuple(names[0] for names in named)
    return replace(field, options=full, label=" or ".join(full))


def _are_rented(field: Field, goal: str) -> bool:
    """Several things that are rented, by the name that the goal has for them: "Rent tools" and "tool(s)"."""
    wishes = field.kind == "text" and wishes_for(field) and not field.label.endswith("done")
    head = _HEAD.split(goal)[0]
    if wishes and is_rental(goal) and SEVERAL_THINGS.search(head):
        return True
    own = stems(field.name.replace("_", " "))
    is_many = re.search(r"s\)?$", field.label) is not None
    return is_many and field.kind == "text" and is_rental(goal) and bool(own) and own <= stems(head)


_LESSONS: Final = frozenset(("class", "lesson", "course", "session", "workshop"))
# By what one pays for classes is no class: "drop-in $24, 10-class pack $200, unlimited month $179".
_A_TICKET = re.compile(
    r"\b(?:drop-?ins?|packs?|packages?|pass(?:es)?|punch cards?|unlimited|monthly?|memberships?|single class(?:es)?|trial)\b",
    re.IGNORECASE,
)


# What is taught, by what it is called where lessons in it are listed: "violin $25, cello $28".
_TAUGHT: Final = frozenset(words("instrument subject sport style skill discipline"))
_TEACHES = re.compile(r"\b(?:class|classes|lessons?|courses?|workshops?|tutoring|tuition|trial)\b", re.IGNORECASE)
_HOW_IT_IS_TAUGHT = re.compile(
    r"\b(?:lessons?|class|classes|courses?|sessions?|private|group|online|in-person|beginners?|intermediate|advanced|adults?|"
    r"kids|children|books?|materials?|rentals?|registration)\b",
    re.IGNORECASE,
)


def _is_taught(field: Field, options: Sequence[str], goal: str) -> bool:
    """Whether a field asks for what is taught, and that is what there is."""
    is_one = field.name in _TAUGHT and _TEACHES.search(_HEAD.split(goal)[0]) is not None
    return is_one and not any(
        pattern.search(option) for option in options for pattern in (_HOW_IT_IS_TAUGHT, _A_TICKET, _A_TIME)
    )


_OF_ONE_S_OWN = re.compile(
    r"\b(?:make|model|brand|year|breed|age|plate|color|colour) of (?:the|their|your|his|her)\b", re.IGNORECASE
)


_AN_ANIMAL = re.compile(r"\b(?:animal|pet|species)\b", re.IGNORECASE)


def _asks_which(field: Field, options: Sequence[str], goal: str, *, orders: bool) -> bool:
    if (
        field.kind != "text"
        or _OF_ONE_S_OWN.search(field.label)
        or (_AN_ANIMAL.search(field.label) and not any(map(kinds_of, options)))
        or (field.name in _LESSONS and all(map(_A_TICKET.search, options)))
    ):
        return False
    is_place = field.name == "room" and not _HAS_ROOMS.search(goal.partition(":")[0])  # where the mice are
    if (
        (field.name in _CALLED and not is_place)
        or (wishes_for(field) and not orders)
        or _is_taught(field, options, goal)
    ):
        return True
    own = stems(field.name.replace("_", " "))
    shared = reduce(frozenset.intersection, map(stems, options))
    if _is_object(field, goal) and not all(map(_A_TIME.search, options)):
        return True
    asks = bool(_WHICH.match(field.ask) or re.search(r"\b(?:type|kind|sort|style) of\b", field.label))
    head = goal.partition(":")[0]  # what it is for, without the list of what is asked
    is_had = all(any(word.startswith(one) for word in head.lower().split()) for one in own)
    return bool(own) and (own <= shared or (asks and is_had and not _is_worked_on(own, head)))


# "Reserve rental tools", "take bike rentals": one of the things of a name that the goal gives out.
_GIVEN_OUT = re.compile(
    r"\b(?:(?:reserv|rent|hir|lend|loan|book)(?:e|ing)?(?: out)?|(?:reservations|bookings|orders) (?:of|for)) "
    r"(?:(?:of|our|the|out|for) )*(?:[\w'-]+ ){0,2}?(?P<things>[\w-]+s)(?: (?:for|from|at|by|in|on|to|out|and) |$)|"
    r"\b(?P<thing>[\w-]+) (?:rentals?|hires?|loans?)\b",
    re.IGNORECASE,
)
_A_TIME = re.compile(r"\b(?:hours?|hrs?|min(?:ute)?s?|days?|weeks?|weekends?|months?|nights?)\b", re.IGNORECASE)


def _is_object(field: Field, goal: str) -> bool:
    """Whether a field asks for one of the things that the goal gives out: "Reserve tools: tool, day"."""
    own = stems(field.name.replace("_", " "))
    return bool(own) and any(own == stems(m["things"] or m["thing"]) for m in _GIVEN_OUT.finditer(_HEAD.split(goal)[0]))


_HEAD = re.compile(r"[.:;]")


def _is_worked_on(own: frozenset[str], head: str) -> bool:
    """Whether work is done to that of which the kind is asked: "take repair jobs: what kind of bike"."""
    works = [m.group() for m in _WORKED_ON.finditer(head)]
    return bool(works) and not any(own & stems(work) for work in works)

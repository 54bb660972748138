"""Which field of a list asks for what is ordered, and which how many: "which cakes and how many", "the food they want"?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from echolink.agent.english.listed_fields import QUANTITY
from echolink.agent.english.stems import stems
from echolink.agent.field import Field

_WISHED = re.compile(
    r"what_to_do|what_(?:(?:they|you|it)_)?(?:want|would|need|wish|like|service)\w*"
)  # "what they want"
_FROM_IT: Final = r"(?: (?:done|from (?:the|our) [\w-]+|off (?:the|our) menu|on the menu))?"
_WANTS = re.compile(  # "what they want done", "what you'd like to have"
    r"what (?:(?:they|you|it|somebody)(?:['’]d| would)? )?(?:wants?|needs?|likes?|wish(?:es)?)"
    rf"(?: to (?:have|get|book|order|buy|rent|do|eat|drink|take))?{_FROM_IT}",
    re.IGNORECASE,
)
# "What you are coming in for", "what you would like done with your hair", "which service you want", "the treatment requested"
_COMES_FOR = re.compile(
    r"what (?:you|they) (?:are |will be |would like to |want to )?(?:coming?|be coming)(?: (?:in|by|over|to us|to see us))? for|"
    r"what (?:brings|is bringing) (?:you|them)(?: (?:in|here|to us))?|"
    r"what (?:you|they)(?: would|'d)? (?:wants?|needs?|likes?) (?:to (?:have|get) )?done(?: (?:to|with|on|about) [\w' ]+)?|"
    r"(?:(?:which|what|the|your) )?(?:kind of |type of |sort of )?(?:service|treatment)s?(?: (?:requested|"
    r"required|desired|wanted|needed|chosen|"
    r"(?:do )?(?:you|they)(?: would|'d)? (?:be )?(?:wants?|needs?|likes?|interested in|looking for|"
    r"coming(?: in)? for)(?: to (?:have|book|get))?))?",
    re.IGNORECASE,
)
# What there is to be ordered, by a usual name for it.
_GOODS = re.compile(
    r"(?:(?:which|what|the|your|all|each|every) )*(?:(?:food|menu|ordered|order) )?"
    r"(?:items?|things?|products?|articles?|goods|dish(?:es)?|drinks?|foods?|meals?|order)"
    rf"(?: (?:you|they)(?:['’]d| would)? (?:wants?|needs?|likes?|orders?)(?: to (?:have|get|order|buy|eat|drink|take))?| ordered|"
    rf"{_FROM_IT.removesuffix('?')})*",
    re.IGNORECASE,
)
_ASKS_FOR_THINGS = re.compile(r"(?:which|what)\b|the (?:articles?|goods|order)\b", re.IGNORECASE)
_OF_EACH = re.compile(r"\b(?:how many|the number|quantity|quantities|amount) (?:of|for) (?:each|every|them)\b")
_HOW_MUCH = re.compile(r"how much(?: of (?:it|each|them|that|those|these))?", re.IGNORECASE)
_OF_ONE = re.compile(r"(?:^|_)(?:sizes?|kind|type|sort|style)(?:$|_)")  # tells which one it is, and no number of these
_SEVERAL = re.compile(r"(?:(?:which|what|the|your) )?(?:[\w-]+ )??[a-z-]+(?<!s)s\b", re.IGNORECASE)


def with_their_numbers(fields: tuple[Field, ...], names: Sequence[str], *, orders: bool) -> tuple[Field, ...]:
    """ "Which items and how many of each" is one order of what there is."""
    for thing, number in pairwise(fields):
        is_number = number.name.startswith(QUANTITY) or _HOW_MUCH.fullmatch(number.label)
        if is_number and _asks_for_things(thing, names if orders else ()):
            ordered = replace(thing, kind="items", options=tuple(names), ask="")
            return tuple(ordered if f is thing else f for f in fields if f is not number)
    return fields


def is_ordered(field: Field, names: Sequence[str], goal: str) -> bool:
    """What is ordered, by a usual name for it or by that which the goal has: "Take plant orders: plants, day"."""
    if field.kind == "count" and _OF_EACH.search(field.label):
        return True  # "the dishes with how many of each"
    if field.kind == "choice":  # "which cakes they want", of those of the list
        return field.name != "service" and set(field.options) <= set(names) and _SEVERAL.match(field.label) is not None
    if field.kind != "text":
        return False
    own = stems(field.name.replace("_", " "))
    before = re.search(r"([\w-]+) orders?\b|\borders? (?:for|of) ([\w-]+)", goal, re.IGNORECASE)
    return (
        asks_for_goods(field)
        or wishes_for(field)
        or (before is not None and bool(own) and own <= stems(before[1] or before[2]))
    )


def _asks_for_things(field: Field, names: Sequence[str]) -> bool:
    if field.kind == "choice":  # as the context lists them; of these more than one is taken where something is ordered
        return bool(names) and set(field.options) <= set(names) and _OF_ONE.search(field.name) is None
    asked = field.ask or field.label
    return field.kind == "text" and (asks_for_goods(field) or _ASKS_FOR_THINGS.match(asked) is not None)


def asks_for_goods(field: Field) -> bool:
    """ "The items", "which dishes they want"."""
    return _GOODS.fullmatch(field.label) is not None


def wishes_for(field: Field) -> bool:
    """ "What they want", "what you'd like to have"."""
    return bool(_WISHED.fullmatch(field.name) or _WANTS.fullmatch(field.label) or _COMES_FOR.fullmatch(field.label))

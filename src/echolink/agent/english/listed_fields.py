"""Which fields do the items of an English list name, and which of these are of a kind that we know?"""

import re
from collections.abc import Sequence
from typing import Final

from echolink.agent.english.asked_for import fields_of
from echolink.agent.field import Field

_KNOWN: Final = frozenset(("message", "reason", "problem"))
_ENDS_OF_A_STAY: Final = tuple(
    (re.compile(start, re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for start, end in (
        ("(?:the )?arrival", "(?:the )?departure"),
        ("(?:the )?check-? ?in", "(?:the )?check-? ?out"),
        ("(?:the )?pick-? ?up", "(?:the )?return"),
        ("(?:the )?start", "(?:the )?end"),
    )
)


def from_items(parts: Sequence[str]) -> tuple[Field, ...]:
    """The fields of all items, each but once."""
    fields: list[Field] = []
    for part in _with_their_days(parts):
        fields += [f for f in fields_of(part) if all(f.name != known.name for known in fields)]
    return tuple(fields)


def is_known(field: Field) -> bool:
    """Whether it is of a kind that we know, or has a question of its own."""
    return field.name in _KNOWN or field.kind != "text" or bool(field.ask)


def are_known(fields: Sequence[Field]) -> bool:
    """Whether there are fields, and all of them are known."""
    return bool(fields) and all(map(is_known, fields))


def _with_their_days(parts: Sequence[str]) -> Sequence[str]:
    """ "Arrival, departure" are two dates, where both stand there by themselves."""
    for start, end in _ENDS_OF_A_STAY:
        found = [part for part in parts if start.fullmatch(part) or end.fullmatch(part)]
        if len(found) == 2:
            return [f"{part} date" if part in found else part for part in parts]
    return parts

"""Which fields ask for the kind and for the length of things that are had in several lengths: "60 min $95, 90 min $135"?"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from echolink.agent.field import Field

_LENGTH = re.compile(
    r"\b(?:length|how long|duration|how many minutes|(?:session|lesson|appointment) time|minutes)\b", re.I
)
_WITH_LENGTH = re.compile(r"^(?P<kind>.+?) (?P<minutes>\d{1,3}) minutes$")
_WHICH = re.compile(r"(?:which|what (?:kind|type|sort))\b|(?:the )?(?:kind|type|sort) of\b", re.IGNORECASE)
_LEAST: Final = 2


def kinds_and_lengths(services: Sequence[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """The lengths in which there is each kind: `{"Swedish": ("60 minutes", "90 minutes"), "Prenatal": ("60 minutes",)}`."""
    found: dict[str, tuple[str, ...]] = {}
    for service in services:
        name, minutes = str(service["name"]), service.get("minutes")
        m = _WITH_LENGTH.match(name)
        kind = m["kind"] if m else name
        found[kind] = (*found.get(kind, ()), *((f"{minutes} minutes",) if minutes else ()))
    return found


def in_lengths(fields: tuple[Field, ...], services: Sequence[Mapping[str, Any]]) -> tuple[Field, ...]:
    """The kind and the length are chosen apart where a field asks for the length."""
    length = next((f for f in fields if f.kind in ("text", "count") and _LENGTH.search(f"{f.label} {f.ask}")), None)
    table = kinds_and_lengths(services)
    lengths = tuple(dict.fromkeys(one for had in table.values() for one in had))
    if length is None or len(lengths) < _LEAST:
        return fields
    lengths = tuple(sorted(lengths, key=lambda one: int(one.split()[0])))
    names = {str(service["name"]) for service in services}
    kind = next((f for f in fields if f.kind == "choice" and f.options and names.issuperset(f.options)), None)
    if kind is not None and kind.name == "service":  # in the bot's own words, where it has any
        kind = next((f for f in fields if f.kind == "text" and _WHICH.match(f.ask or f.label)), kind)
    chosen = replace(length, kind="choice", options=lengths, least=None, most=None)
    which = kind and replace(kind, kind="choice", options=tuple(table), ask="")
    is_left = len(table) >= _LEAST and kind is not None and kind.name == "service"
    kept = (f for f in fields if f.name != "service" or is_left)
    return tuple(chosen if f is length else which if which and f is kind else f for f in kept)


def other_lengths(
    chosen: Sequence[str], services: Sequence[Mapping[str, Any]]
) -> tuple[str, str, tuple[str, ...]] | None:
    """The kind and the length of what is not had together, and what there is of the kind; None where all is well."""
    table = kinds_and_lengths(services)
    kind = next((one for one in chosen if one in table), None)
    length = next((one for one in chosen if any(one in had for had in table.values())), None)
    if kind is None or length is None or not table[kind] or length in table[kind]:
        return None
    return kind, length, table[kind]

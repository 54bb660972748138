"""Which fields ask for the kind, and which for the length or the size, of what is had in several: "60 min $95, 90 min $135"?"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from echolink.agent.english.stems import stems
from echolink.agent.field import Field

_LENGTH = re.compile(
    r"\b(?:length|how long|duration|how many minutes|(?:session|lesson|appointment) time|minutes)\b", re.I
)
_WITH_LENGTH = re.compile(r"^(?P<kind>.+?) (?P<minutes>\d{1,3}) minutes$")
_WHICH = re.compile(r"(?:which|what (?:kind|type|sort))\b|(?:the )?(?:kind|type|sort) of\b", re.IGNORECASE)
_LEAST: Final = 2
_CHOSEN: Final = {"text": "choice"}  # of which the context tells the options


def kinds_and_lengths(services: Sequence[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """The lengths or other forms in which there is each kind: `{"Swedish": ("60 minutes", "90 minutes"), "Van": ("Day",)}`."""
    found: dict[str, tuple[str, ...]] = {}
    for service in services:
        kind, form = _kind_and_form(service)
        found[kind] = (*found.get(kind, ()), *((form,) if form else ()))
    return found


def _kind_and_form(service: Mapping[str, Any]) -> tuple[str, str]:
    if service.get("by_day"):
        return str(service["thing"]), ""
    if "form" in service:
        return str(service["thing"]), str(service["form"])
    name, minutes = str(service["name"]), service.get("minutes")
    m = _WITH_LENGTH.match(name)
    return m["kind"] if m else name, f"{minutes} minutes" if minutes else ""


def with_forms(fields: tuple[Field, ...], services: Sequence[Mapping[str, Any]]) -> tuple[Field, ...]:
    """The field that asks for the length, or the size, in which one of several things is had is a choice of these."""
    forms = _forms(services)
    asked = _asked(fields, forms)
    is_free = asked is not None and (
        asked.kind == "text" or (asked.kind == "count" and all(map(_IN_MINUTES.fullmatch, forms)))
    )
    if asked is None or not is_free:
        return fields
    chosen = replace(asked, kind="choice", options=forms, least=None, most=None)
    return tuple(chosen if f is asked else f for f in fields)


def in_lengths(fields: tuple[Field, ...], services: Sequence[Mapping[str, Any]]) -> tuple[Field, ...]:
    """Where a field asks for the length or the size, the kind is chosen apart from it."""
    asked = _asked(fields, _forms(services))
    if asked is None:
        return fields
    table = kinds_and_lengths(services)
    names = {str(service["name"]) for service in services}
    kind = next(
        (f for f in fields if f.kind in ("choice", "items") and f.options and names.issuperset(f.options)), None
    )
    if kind is not None and kind.name == "service":  # in the bot's own words, where it has any
        kind = next((f for f in fields if f.kind == "text" and _WHICH.match(f.ask or f.label)), kind)
    which = kind and replace(kind, kind=_CHOSEN.get(kind.kind, kind.kind), options=tuple(table), ask="")
    is_left = len(table) >= _LEAST and kind is not None and kind.name == "service"
    kept = (f for f in fields if f.name != "service" or is_left)
    return tuple(which if which and f is kind else f for f in kept)


def _forms(services: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """All lengths or sizes in which there is anything, from the least, where all are numbers."""
    forms = tuple(dict.fromkeys(one for had in kinds_and_lengths(services).values() for one in had))
    return tuple(sorted(forms, key=lambda one: int(re.findall(r"\d+", one)[0]))) if _all_numbered(forms) else forms


def _all_numbered(forms: Sequence[str]) -> bool:
    return all(one[:1].isdigit() for one in forms)


def _asked(fields: tuple[Field, ...], forms: tuple[str, ...]) -> Field | None:
    return next((f for f in fields if _asks_for_one(f, forms)), None) if len(forms) >= _LEAST else None


def _asks_for_one(field: Field, forms: Sequence[str]) -> bool:
    """Whether a field asks for one of these forms: for a length, for a size, or for what all of them count."""
    told = f"{field.label} {field.ask}"
    if field.kind == "choice" and field.name != "service":
        return sum(form.lower() in map(str.lower, field.options) for form in forms) >= _LEAST
    if field.kind not in ("text", "count"):
        return False
    if all(map(_IN_TIME.search, forms)):
        return _LENGTH.search(told) is not None
    if field.kind == "count":
        own = stems(field.name.replace("_", " "))
        return bool(own) and all(own & stems(_IN_FULL.sub(" bedroom", form)) for form in forms)
    return _SIZE.search(told) is not None


_IN_MINUTES = re.compile(r"\d+ minutes")
_IN_TIME = re.compile(
    r"\b(?:minutes?|hours?|hrs?|days?|nights?|weeks?|weekends?|months?|half-day|full-day)\b", re.IGNORECASE
)
_IN_FULL = re.compile(r"\s?\b(?<=\d)?BRs?\b|(?<=\d)BR\b", re.IGNORECASE)
_SIZE = re.compile(r"\b(?:size|how (?:big|large|long)|length)\b", re.IGNORECASE)


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

"""Can a bot ask for these fields? The rules for the JSON Schema that a developer may give a bot."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

MAX_FIELDS = 50
MAX_OPTIONS = 100
MAX_BYTES = 20_000

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")
_ASKABLE = ("string", "integer", "number", "boolean")  # what one can ask for by ear; lists and objects one cannot


def problems_of(schema: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with `schema`, by path (`fields.properties.date`); empty when a bot can use it.

    It describes an object, with 1 to 50 properties of type string, integer, number or boolean (or an `enum` of such).
    Keywords beside `type`, `enum` and `required` are not judged: JSON Schema allows any.
    """
    if len(json.dumps(schema)) > MAX_BYTES:
        return {"fields": f"must take at most {MAX_BYTES} bytes as JSON"}
    if schema.get("type", "object") != "object":
        return {"fields.type": 'must be "object"'}
    properties = schema.get("properties")
    if not isinstance(properties, Mapping) or not 1 <= len(properties) <= MAX_FIELDS:
        return {"fields.properties": f"must be an object with 1 to {MAX_FIELDS} properties"}
    if not all(_NAME.fullmatch(name) for name in properties):
        return {"fields.properties": "must have names of at most 64 letters, digits and underscores, no digit first"}
    wrong = {
        f"fields.properties.{name}": reason
        for name, value in properties.items()
        for reason in _property_problems(value)
    }
    required = schema.get("required", [])
    if not isinstance(required, list) or not all(isinstance(name, str) and name in properties for name in required):
        wrong["fields.required"] = "must be a list of names that stand in properties"
    return wrong


def _property_problems(value: Any) -> Iterator[str]:
    """At most one sentence."""
    if not isinstance(value, Mapping):
        yield 'must be an object such as {"type": "string"}'
        return
    options = value.get("enum")
    if options is not None and not _is_enum(options):
        yield f"enum must be a list of 1 to {MAX_OPTIONS} texts or numbers"
    elif value.get("type", "string") not in _ASKABLE:
        yield f"type must be one of {', '.join(_ASKABLE)}"
    elif not all(isinstance(value.get(word, ""), str) for word in ("title", "description", "format")):
        yield "title, description and format must be texts"


def _is_enum(options: Any) -> bool:
    return (
        isinstance(options, list)
        and 1 <= len(options) <= MAX_OPTIONS
        and all(isinstance(option, str | int | float | bool) for option in options)
    )

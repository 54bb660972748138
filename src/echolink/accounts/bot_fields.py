"""Can a bot ask for these fields? The rules for the JSON Schema that a developer may give a bot."""

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from echolink.agent.reading.shape import flaw_of_pattern

MAX_FIELDS = 50
MAX_OPTIONS = 100
MAX_BYTES = 20_000
MAX_PATTERN = 200  # characters
MAX_LEVELS = 16  # of objects and lists inside one another; what writes JSON gives up at some depth

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")  # control characters, halves of characters
_ASKABLE = ("string", "integer", "number", "boolean", "array")  # what one can ask for by ear; an array is an order


def problems_of(schema: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with `schema`, by path (`fields.properties.date`); empty when a bot can use it.

    It describes an object, with 1 to 50 properties of type string, integer, number or boolean (or an `enum` of such), or
    `array` for an order, whose `items` list what there is in an `enum`, themselves or one of their properties.
    `sensitive: true` on a property keeps its value for the webhook alone.
    What `pattern`, `minLength` and `maxLength` forbid is never sent, so that they must be such as can be kept to.
    Other keywords beside `type`, `enum` and `required` are not judged: JSON Schema allows any.
    """
    if flaw := flaw_of(schema, MAX_LEVELS):
        return {"fields": flaw}
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


def flaw_of(value: Any, levels: int) -> str | None:
    """Why `value` could not be kept and given back as it is: Python reads more as JSON than JSON has."""
    match value:
        case str() if _UNREADABLE.search(value):
            return "must not contain control characters or broken Unicode"
        case float() if not math.isfinite(value):
            return "must not contain NaN or Infinity"
        case dict() | list():
            if not levels:
                return f"must not be nested more than {MAX_LEVELS} levels deep"
            parts = [*value, *value.values()] if isinstance(value, dict) else value
            return next((flaw for part in parts if (flaw := flaw_of(part, levels - 1))), None)
    return None


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
    elif value.get("type") == "array" and not _is_order(value.get("items", {})):
        yield "items must have an enum of what can be ordered, or be left out where the context has a menu"
    elif (flaw := _shape_flaw(value)) or (flaw := _secrecy_flaw(value)):
        yield flaw
    elif not all(isinstance(value.get(word, ""), str) for word in ("title", "description", "format", "check")):
        yield "title, description, format and check must be texts"


def _shape_flaw(value: Mapping[str, Any]) -> str | None:
    """Why no text could be held to the shape that is wanted."""
    pattern = value.get("pattern", "")
    if not isinstance(pattern, str) or len(pattern) > MAX_PATTERN:
        return f"pattern must be a text of at most {MAX_PATTERN} characters"
    lengths = [value[word] for word in ("minLength", "maxLength") if word in value]
    if not all(isinstance(n, int) and not isinstance(n, bool) and n >= 0 for n in lengths):
        return "minLength and maxLength must be whole numbers from 0"
    if len(lengths) > 1 and lengths[0] > lengths[1]:
        return "minLength must not be greater than maxLength"
    flaw = flaw_of_pattern(pattern)
    return f"pattern {flaw}" if flaw else None


def _secrecy_flaw(value: Mapping[str, Any]) -> str | None:
    """Why a value marked `sensitive` could not be kept from everybody but the webhook."""
    sensitive = value.get("sensitive", False)
    if not isinstance(sensitive, bool):
        return "sensitive must be true or false"
    if sensitive and value.get("type") == "array":
        return "an order cannot be sensitive: it is read back to be confirmed"
    if sensitive and ("const" in value or "default" in value):
        return "a field whose value stands here cannot be sensitive: leave const and default out"
    return None


def _is_order(items: Any) -> bool:
    if not isinstance(items, Mapping):
        return False
    inner = items.get("properties", {})
    listed = [items, *(inner.values() if isinstance(inner, Mapping) else ())]
    return not items or any(isinstance(one, Mapping) and _is_enum(one.get("enum")) for one in listed)


def _is_enum(options: Any) -> bool:
    return (
        isinstance(options, list)
        and 1 <= len(options) <= MAX_OPTIONS
        and all(isinstance(option, str | int | float | bool) for option in options)
    )

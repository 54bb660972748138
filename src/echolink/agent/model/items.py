"""How does a model write down an order? Lines of what the bot offers, each with its number."""

import json
from collections.abc import Mapping
from typing import Any, Final

from echolink.agent.profile import Field

_FORM: Final = "a list of {item, quantity, note}"


class BadValue(ValueError):
    """A value that cannot be brought into normal form; the text says what is expected instead."""


def items_schema(field: Field) -> dict[str, Any]:
    """The JSON schema of an order."""
    line = {
        "type": "object",
        "properties": {
            "item": {"type": "string", "enum": list(field.options)},
            "quantity": {"type": "integer", "minimum": 1},
            "note": {"type": "string", "description": "how it is wanted, if the caller said so"},
        },
        "required": ["item", "quantity"],
        "additionalProperties": False,
    }
    return {"type": "array", "items": line, "minItems": 1, "description": field.label}


def as_lines(value: object) -> list[Mapping[str, Any]]:
    """The lines of an order; some models send the list as JSON text inside the JSON. Raises BadValue."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            raise BadValue(_FORM) from None
    if not isinstance(value, list) or not value or not all(isinstance(line, Mapping) for line in value):
        raise BadValue(_FORM)
    return value

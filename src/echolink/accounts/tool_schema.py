"""Can a tool take these parameters? The rules for the JSON Schema by which its arguments are judged at each use."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from jsonschema.exceptions import SchemaError  # type: ignore[import-untyped]

from echolink.accounts.bot_fields import MAX_LEVELS, flaw_of

MAX_BYTES: Final = 8_000
MAX_PARAMETERS: Final = 30
# A reference may lead out of the schema, or make one of a kilobyte take hours; so may a pattern. Whoever registers could then
# hold up the calls of everybody else.
_UNUSABLE: Final = frozenset(
    ("$ref", "$dynamicRef", "$recursiveRef", "$defs", "definitions", "$schema", "$id", "pattern", "patternProperties")
)
_HOLD_SCHEMAS_BY_NAME: Final = ("properties", "dependentSchemas")  # their keys are names, not keywords
_HOLD_VALUES: Final = ("const", "enum", "default", "examples", "required", "dependentRequired")


def problem_of(schema: Mapping[str, Any]) -> str:
    """What is wrong with it, as the end of a sentence; empty when nothing is."""
    if flaw := flaw_of(schema, MAX_LEVELS):
        return flaw
    if len(json.dumps(schema)) > MAX_BYTES:
        return f"must take at most {MAX_BYTES} bytes as JSON"
    if schema.get("type") != "object":
        return 'must be a JSON Schema with "type": "object"'
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        place = ".".join(str(part) for part in error.absolute_path)
        return f"is no JSON Schema (draft 2020-12){f', at {place}' if place else ''}: {error.message[:200]}"
    if len(schema.get("properties", {})) > MAX_PARAMETERS:
        return f"must have at most {MAX_PARAMETERS} properties"
    if used := sorted(set(_keywords(schema)) & _UNUSABLE):
        return f"must do without {', '.join(used)}: write schemas out where they are used, and an enum or format for a pattern"
    return ""


def _keywords(schema: Any) -> Iterator[str]:
    if isinstance(schema, list):
        for one in schema:
            yield from _keywords(one)
    if not isinstance(schema, dict):
        return
    for key, inner in schema.items():
        yield key
        if key in _HOLD_SCHEMAS_BY_NAME:
            for one in inner.values():
                yield from _keywords(one)
        elif key not in _HOLD_VALUES:
            yield from _keywords(inner)

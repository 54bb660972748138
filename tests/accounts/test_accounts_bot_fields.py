"""Which field schemas can a bot use?"""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.accounts.bot_fields import problems_of

_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(
    "schema",
    [
        {"properties": {"size": {"type": "integer", "minimum": 1}}},
        {"properties": {"code": {"type": "string", "pattern": "^[A-Z]{2}[0-9]{4}$", "maxLength": 6}}},
        {"type": "object", "properties": {"day": {"type": "string", "format": "date"}}, "required": ["day"]},
        {"properties": {"card": {"type": "string", "sensitive": True}, "name": {"sensitive": False}}},
        {"properties": {"crust": {"enum": ["thin", "thick"]}, "gift": {"type": "boolean"}, "note": {}}},
        {"properties": {"size": {"type": ["integer"]}}} | {"properties": {"size": {"type": "number", "title": "Size"}}},
    ],
)
def test_a_flat_schema_of_askable_values_is_taken(schema: dict[str, Any]) -> None:
    assert problems_of(schema) == {}


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ({}, "fields.properties"),
        ({"type": "string"}, "fields.type"),
        ({"properties": []}, "fields.properties"),
        ({"properties": {"a b": {}}}, "fields.properties"),
        ({"properties": {"code": {"pattern": "["}}}, "fields.properties.code"),
        ({"properties": {"code": {"pattern": "^(?=a)"}}}, "fields.properties.code"),
        ({"properties": {"code": {"pattern": 7}}}, "fields.properties.code"),
        ({"properties": {"code": {"maxLength": "7"}}}, "fields.properties.code"),
        ({"properties": {"code": {"minLength": 8, "maxLength": 7}}}, "fields.properties.code"),
        ({"properties": {"1st": {}}}, "fields.properties"),
        ({"properties": {"x" * 65: {}}}, "fields.properties"),
        ({"properties": {"size": "integer"}}, "fields.properties.size"),
        ({"properties": {"size": {"type": "object"}}}, "fields.properties.size"),
        ({"properties": {"size": {"type": ["integer", "null"]}}}, "fields.properties.size"),
        ({"properties": {"size": {"enum": []}}}, "fields.properties.size"),
        ({"properties": {"size": {"enum": [{}]}}}, "fields.properties.size"),
        ({"properties": {"size": {"title": 5}}}, "fields.properties.size"),
        ({"properties": {"card": {"sensitive": "yes"}}}, "fields.properties.card"),
        ({"properties": {"card": {"sensitive": True, "default": "4111"}}}, "fields.properties.card"),
        ({"properties": {"order": {"type": "array", "sensitive": True}}}, "fields.properties.order"),
        ({"properties": {"size": {}}, "required": ["sise"]}, "fields.required"),
        ({"properties": {"size": {}}, "required": "size"}, "fields.required"),
        ({"properties": {"size": {"description": "x" * 20_000}}}, "fields"),
    ],
)
def test_what_cannot_be_asked_for_is_named(schema: dict[str, Any], path: str) -> None:
    assert list(problems_of(schema)) == [path]


@given(st.dictionaries(st.sampled_from(["type", "properties", "required", "x"]), _json))
def test_any_json_is_judged_without_falling_over(schema: dict[str, Any]) -> None:
    assert all(path.startswith("fields") for path in problems_of(schema))


def _nested(levels: int) -> dict[str, Any]:
    inner: Any = []
    for _ in range(levels):
        inner = [inner]
    return {"properties": {"size": {"type": "integer", "x-note": inner}}}


@pytest.mark.parametrize(
    "schema",
    [
        {"properties": {"size": {"type": "number", "minimum": float("nan")}}},
        {"properties": {"size": {"type": "number", "maximum": float("inf")}}},
        {"properties": {"size": {"enum": ["\ud800"]}}},
        {"properties": {"size": {"enum": ["small\x00"]}}},
        {"properties": {"size": {"\udfff": 1}}},
        _nested(16),
        _nested(900),
    ],
    ids=["nan", "infinity", "half_a_character", "control", "key", "deep", "very_deep"],
)
def test_what_could_not_be_given_back_as_json_is_refused(schema: dict[str, Any]) -> None:
    assert list(problems_of(schema)) == ["fields"]


def test_a_schema_may_be_nested_as_deep_as_anybody_needs() -> None:
    assert problems_of(_nested(10)) == {}

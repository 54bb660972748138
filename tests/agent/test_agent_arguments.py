"""Do the arguments of a tool fit? A complaint that names what does not and what is taken instead."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.agent.arguments import complaint

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "guests": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "string", "format": "date"},
        "where": {"enum": ["inside", "outside"]},
    },
    "required": ["guests"],
    "additionalProperties": False,
}


@pytest.mark.parametrize("arguments", [{"guests": 4}, {"guests": 1, "day": "2027-05-07", "where": "outside"}], ids=repr)
def test_what_fits_is_not_complained_of(arguments: dict[str, Any]) -> None:
    assert complaint(SCHEMA, arguments) == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({}, "'guests' is a required property"),
        ({"guests": "four"}, "`guests`: 'four' is not of type 'integer'"),
        ({"guests": 0}, "`guests`: 0 is less than the minimum of 1"),
        ({"guests": 4, "day": "Friday"}, "`day`: 'Friday' is not a 'date'"),
        ({"guests": 4, "where": "roof"}, "is not one of ['inside', 'outside']"),
        ({"guests": 4, "name": "Ada"}, "'name' was unexpected"),
        ({"guests": float("nan")}, "a number that JSON does not have"),
        ({"guests": 4, "day": "x" * 20_000}, "be brief"),
    ],
    ids=str,
)
def test_what_does_not_fit_is_named(arguments: dict[str, Any], told: str) -> None:
    assert told in complaint(SCHEMA, arguments)


def test_a_complaint_stays_short_whatever_was_sent() -> None:
    assert len(complaint(SCHEMA, {f"x{n}": "y" * 100 for n in range(100)})) < 1_000


@given(st.dictionaries(st.text(), st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists)))
def test_nothing_that_a_model_sends_raises(arguments: dict[str, Any]) -> None:
    assert isinstance(complaint(SCHEMA, arguments), str)


def test_a_schema_never_leads_out_of_itself() -> None:
    schema = {"type": "object", "properties": {"a": {"$ref": "http://127.0.0.1:9/schema.json"}}}

    with pytest.raises(Exception, match="Unresolvable"):
        complaint(schema, {"a": 1})

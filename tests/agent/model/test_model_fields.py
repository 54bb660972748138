"""What a model may send as fields, and what the webhook then gets."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from echolink.agent.model.fields import arguments_schema, normal_form
from echolink.agent.profile import Field, Profile, Reading
from tests.agent.model.situations import IN_NORMAL_FORM, SENT, TABLE

KINDS = ("count", "date", "time", "name", "phone", "email", "yes_no", "money", "choice", "address", "text")


def of_kind(kind: str, required: bool = True) -> Profile:
    options = ("Haircut", "Colour") if kind == "choice" else ()
    wanted = Field(name="x", kind=kind, label="the x", options=options, required=required)
    return Profile(goal="Collect", reading=Reading(fields=(wanted,)))


SEVEN_DIGITS = Profile(
    goal="Collect", reading=Reading(fields=(Field(name="x", kind="text", label="the x", pattern="^[0-9]{7}$"),))
)


@pytest.mark.parametrize(
    ("kind", "sent", "normal"),
    [
        ("count", "4", 4),
        ("count", 4.0, 4),
        ("date", "2026-11-27", "2026-11-27"),
        ("date", "2026-11-27T19:00:00Z", "2026-11-27"),
        ("time", "7 pm", "19:00"),
        ("time", "7:30 p.m.", "19:30"),
        ("time", "12:05 am", "00:05"),
        ("time", "9:05", "09:05"),
        ("time", "19:00:00", "19:00"),
        ("phone", "(415) 555-0123", "+14155550123"),
        ("phone", "+44 20 7946 0018", "+442079460018"),
        ("email", " Ada@Example.COM ", "Ada@example.com"),
        ("yes_no", "Yes", True),
        ("yes_no", False, False),
        ("money", "$1,250.50", 1250.5),
        ("money", "12 euros", 12),
        ("money", "12.5€", 12.5),
        ("money", 12, 12),
        ("choice", "haircut", "Haircut"),
        ("name", "  Ada\n Lovelace ", "Ada Lovelace"),
        ("text", 42, "42"),
    ],
)
def test_values_are_brought_into_normal_form(kind: str, sent: object, normal: object) -> None:
    fields, complaints = normal_form(of_kind(kind), {"x": sent})

    assert (fields, complaints) == ({"x": normal}, [])


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        ("count", "four"),
        ("count", 2.5),
        ("count", -1),
        ("count", True),
        ("count", 10**400),
        ("count", "inf"),
        ("date", "next Friday"),
        ("date", "2026-02-30"),
        ("date", 20261127),
        ("time", "7"),
        ("time", "25:00"),
        ("time", "19:75"),
        ("time", "evening"),
        ("phone", "555"),
        ("phone", "call me"),
        ("email", "ada at example"),
        ("yes_no", "perhaps"),
        ("money", "a lot"),
        ("money", "12,50"),
        ("choice", "Perm"),
        ("name", ["Ada"]),
    ],
)
def test_a_value_of_the_wrong_form_is_answered_with_what_is_expected(kind: str, sent: object) -> None:
    fields, complaints = normal_form(of_kind(kind), {"x": sent})

    assert fields == {}
    assert complaints[0].startswith("`x` must be ")


@pytest.mark.parametrize("nothing", [None, "", "  ", "unknown", "N/A", "TBD"])
def test_what_stands_for_nothing_is_missing(nothing: str | None) -> None:
    assert normal_form(of_kind("name"), {"x": nothing})[1] == [
        "`x` is missing: ask the caller for the x, do not guess."
    ]
    assert normal_form(of_kind("name", required=False), {"x": nothing}) == ({}, [])


def test_a_field_that_the_bot_does_not_have_is_refused() -> None:
    _, complaints = normal_form(TABLE, SENT | {"table": 12})

    assert complaints == ["There is no field `table`: use party_size, date, time, name, phone, branch."]


def test_what_the_bot_knows_cannot_be_changed_by_a_caller() -> None:
    fields, complaints = normal_form(TABLE, SENT | {"branch": "Elm Street"})

    assert (fields, complaints) == (IN_NORMAL_FORM, [])


def test_fields_that_come_as_json_text_are_read() -> None:
    assert normal_form(TABLE, json.dumps(SENT)) == (IN_NORMAL_FORM, [])


def test_a_bot_without_fields_takes_what_the_caller_told() -> None:
    assert normal_form(Profile(goal="Help"), {"wish": " a  ride ", "count": 2}) == ({"wish": "a ride", "count": 2}, [])


@pytest.mark.parametrize("nested", [["a", "b"], {"a": 1}, float("nan")])
def test_a_bot_without_fields_gets_scalars_only(nested: object) -> None:
    fields, complaints = normal_form(Profile(goal="Help"), {"wish": nested})

    assert (type(fields["wish"]), complaints) == (str, [])


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(kind=st.sampled_from(KINDS), sent=json_values)
def test_any_json_is_brought_into_normal_form_or_complained_about(kind: str, sent: object) -> None:
    profile = of_kind(kind)

    fields, complaints = normal_form(profile, {"x": sent})

    assert ("x" in fields) != bool(complaints)
    assert normal_form(profile, fields)[0] == fields


@given(sent=json_values)
def test_fields_of_any_shape_are_read_or_complained_about(sent: Any) -> None:
    fields, complaints = normal_form(TABLE, sent)

    assert complaints or fields.keys() >= IN_NORMAL_FORM.keys()


@given(kinds=st.lists(st.tuples(st.sampled_from(KINDS), st.booleans()), max_size=6))
def test_the_schema_is_a_json_schema_that_requires_the_required(kinds: list[tuple[str, bool]]) -> None:
    wanted = tuple(Field(name=f"f{n}", kind=kind, label="it", required=must) for n, (kind, must) in enumerate(kinds))
    schema = arguments_schema(Profile(goal="Collect", reading=Reading(fields=wanted)))

    Draft202012Validator.check_schema(schema)

    assert schema["properties"]["fields"].get("required", []) == [f.name for f in wanted if f.required]


def test_choices_are_listed_in_the_schema() -> None:
    schema = arguments_schema(of_kind("choice"))

    assert schema["properties"]["fields"]["properties"]["x"]["enum"] == ["Haircut", "Colour"]


@pytest.mark.parametrize(("sent", "kept"), [("451-0927", "4510927"), ("4510927", "4510927")])
def test_a_text_is_sent_as_the_pattern_of_its_field_wants_it(sent: str, kept: str) -> None:
    assert normal_form(SEVEN_DIGITS, {"x": sent}) == ({"x": kept}, [])


@pytest.mark.parametrize("sent", ["451092", "call me back", "45109277"])
def test_a_text_that_breaks_the_pattern_is_asked_for_again(sent: str) -> None:
    fields, complaints = normal_form(SEVEN_DIGITS, {"x": sent})

    assert "x" not in fields
    assert complaints == ["`x` must be a text of the pattern ^[0-9]{7}$: ask the caller."]


def test_a_model_is_told_the_pattern() -> None:
    assert arguments_schema(SEVEN_DIGITS)["properties"]["fields"]["properties"]["x"]["pattern"] == "^[0-9]{7}$"

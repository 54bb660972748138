"""Does a bot understand its goal, its context and its fields?"""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.agent.profile import Profile, Reading, read_profile


def _asked(profile: Profile) -> dict[str, str]:
    return {f.name: f.kind for f in profile.reading.fields}


MESSAGE = {"name": "name", "phone": "phone", "message": "text"}


@pytest.mark.parametrize(
    ("goal", "context", "fields"),
    [
        (
            "Book table",
            "Open 5-10PM. Tables: 2,4,6",
            {"party_size": "count", "date": "date", "time": "time", "name": "name"},
        ),
        ("Schedule an appointment", "", {"date": "date", "time": "time", "name": "name", "reason": "text"}),
        (
            "Book an appointment",
            "Services: cut, color",
            {"service": "choice", "date": "date", "time": "time", "name": "name"},
        ),
        ("Book a room", "", {"party_size": "count", "date": "date", "nights": "count", "name": "name"}),
        ("Take a message", "", MESSAGE),
        ("Collect name, phone number and email", "", {"name": "name", "phone": "phone", "email": "email"}),
        ("Book an appointment with name, date and time", "", {"name": "name", "date": "date", "time": "time"}),
        (
            "Arrange a visit: which door, where, when, and whom to ask for",
            "",
            {"door": "text", "address": "address", "date": "date", "time": "time", "name": "name"},
        ),
        (
            "Survey: how satisfied they are from 1 to 5, and whether they would recommend us",
            "",
            {"satisfied": "count", "recommend": "yes_no"},
        ),
        ("Ask for their name and how many tickets they want", "", {"name": "name", "tickets": "count"}),
        ("Be nice", "", MESSAGE),
        ("", "", MESSAGE),
        (
            "Book table",
            "Always ask for a phone number.",
            {"party_size": "count", "date": "date", "time": "time", "name": "name", "phone": "phone"},
        ),
    ],
)
def test_fields_are_derived_from_the_goal(goal: str, context: str, fields: dict[str, str]) -> None:
    assert _asked(read_profile(goal=goal, context=context)) == fields


def test_a_goal_that_cannot_be_read_takes_a_message_and_says_so() -> None:
    assert read_profile(goal="Be nice").reading.takes_message
    assert not read_profile(goal="Book table").reading.takes_message
    assert not read_profile(goal="Take a message").reading.takes_message


def test_a_listed_question_is_asked_as_a_person_would() -> None:
    reading = read_profile(goal="Find out: which door, whom to ask for, and whether they have a dog").reading

    assert [f.ask for f in reading.fields] == ["Which door?", "Whom should we ask for?", "Do you have a dog?"]


def test_a_scale_bounds_its_answer() -> None:
    field = read_profile(goal="Survey: how satisfied they are from 1 to 5").reading.fields[0]

    assert (field.least, field.most) == (1, 5)
    assert field.ask == "How satisfied are you, from 1 to 5?"


def _daily(opens: str, closes: str) -> dict[str, Any]:
    return {"daily": [{"opens": opens, "closes": closes}]}


def _week(days: str, opens: str, closes: str) -> dict[str, Any]:
    return {day: [{"opens": opens, "closes": closes}] for day in days.split()}


WORKDAYS = "monday tuesday wednesday thursday friday"


@pytest.mark.parametrize(
    ("context", "hours"),
    [
        ("Open 5-10PM", _daily("17:00", "22:00")),
        ("Open 5-10", _daily("17:00", "22:00")),
        ("Open 9-5", _daily("09:00", "17:00")),
        ("Open from 5 PM until midnight", _daily("17:00", "24:00")),
        ("Open 24/7", _daily("00:00", "24:00")),
        ("Opening hours: 9:00 – 17:00", _daily("09:00", "17:00")),
        ("We open at 9am and close at 6pm", _daily("09:00", "18:00")),
        (
            "Open 11am-2pm and 5-10pm",
            {"daily": [{"opens": "11:00", "closes": "14:00"}, {"opens": "17:00", "closes": "22:00"}]},
        ),
        ("Mon-Fri 9am to 6pm, closed Sundays", _week(WORKDAYS, "09:00", "18:00") | {"closed": ["sunday"]}),
        ("weekdays 8 to 6", _week(WORKDAYS, "08:00", "18:00")),
        (
            "9-5 on weekdays and 10-2 on Saturdays",
            _week(WORKDAYS, "09:00", "17:00") | _week("saturday", "10:00", "14:00"),
        ),
        ("Open daily 5-10PM except Mondays", _daily("17:00", "22:00") | {"closed": ["monday"]}),
        ("Open 6pm-2am Fri and Sat", _week("friday saturday", "18:00", "02:00")),
        (
            "Monday closed. Tuesday to Thursday 12-3pm",
            _week("tuesday wednesday thursday", "12:00", "15:00") | {"closed": ["monday"]},
        ),
        ("Closed on Christmas Day", {"closed_dates": ["12-25"]}),
        ("Delivery takes 5-10 days", {}),
        ("", {}),
    ],
)
def test_opening_hours_and_closed_days(context: str, hours: dict[str, Any]) -> None:
    assert read_profile(goal="Book table", context=context).reading.hours == hours


@pytest.mark.parametrize(
    ("context", "sizes"),
    [
        ("Tables: 2,4,6", (2, 4, 6)),
        ("Tables for 2, 4 and 6 people", (2, 4, 6)),
        ("parties of up to 10", (10,)),
        ("Maximum party size 8", (8,)),
        ("Rooms: 101, 102", ()),
        ("Open 5-10PM", ()),
    ],
)
def test_sizes(context: str, sizes: tuple[int, ...]) -> None:
    reading = read_profile(goal="Book table", context=context).reading

    assert reading.sizes == sizes
    assert reading.fields[0].most == (sizes[-1] if sizes else None)


def test_services_with_prices_and_durations() -> None:
    reading = read_profile(
        goal="Book appointments", context="Haircut $30 (30 min), Color $80.50, Beard trim: 15€"
    ).reading

    assert reading.services == (
        {"name": "Haircut", "price_cents": 3000, "currency": "USD", "minutes": 30},
        {"name": "Color", "price_cents": 8050, "currency": "USD"},
        {"name": "Beard trim", "price_cents": 1500, "currency": "EUR"},
    )
    assert reading.fields[0].options == ("Haircut", "Color", "Beard trim")


def test_sentences_that_say_nothing_readable_are_only_quoted() -> None:
    reading = read_profile(goal="Book table", context="Open 5-10PM. Dogs are welcome. Tables: 2,4,6").reading

    assert reading.unread == ("Dogs are welcome.",)


SCHEMA = {
    "type": "object",
    "required": ["guests", "arrival", "room"],
    "properties": {
        "guests": {"type": "integer", "minimum": 1, "maximum": 6, "title": "Number of guests"},
        "arrival": {"type": "string", "format": "date"},
        "at": {"type": "string", "format": "hh:mm"},
        "callback": {"type": "string", "format": "phone"},
        "mail": {"type": "string", "format": "email"},
        "room": {"enum": ["single", "double"]},
        "breakfast": {"type": "boolean", "description": "Would you like breakfast?"},
        "hotel": {"const": "Ritz"},
        "note": {"type": ["string", "null"]},
    },
}


def test_fields_of_a_schema_become_kinds() -> None:
    profile = read_profile(goal="x", fields=SCHEMA)

    assert _asked(profile) == {
        "guests": "count",
        "arrival": "date",
        "at": "time",
        "callback": "phone",
        "mail": "email",
        "room": "choice",
        "breakfast": "yes_no",
        "hotel": "text",
        "note": "text",
    }


def test_a_schema_gives_labels_questions_bounds_options_and_what_is_known() -> None:
    fields = {f.name: f for f in read_profile(goal="x", fields=SCHEMA).reading.fields}

    assert fields["guests"].label == "the number of guests"
    assert (fields["guests"].least, fields["guests"].most) == (1, 6)
    assert fields["breakfast"].ask == "Would you like breakfast?"
    assert fields["room"].options == ("single", "double")
    assert fields["hotel"].known == "Ritz"
    assert fields["guests"].required
    assert not fields["mail"].required


def test_the_reading_is_shown_as_json() -> None:
    shown = read_profile(goal="x", fields=SCHEMA).reading.as_json()

    assert {"name": "guests", "kind": "count", "asked": True} in shown["fields"]
    assert {"name": "hotel", "kind": "text", "known": "Ritz"} in shown["fields"]


def test_hints_are_the_bots_own_words() -> None:
    profile = read_profile(
        goal="Book appointments", name="Salon Noor", context="Services: balayage, gloss. Ask for Ms Okonkwo."
    )

    assert {"Salon Noor", "balayage", "gloss", "Ms Okonkwo"} <= set(profile.hints)


@given(st.text(max_size=300), st.text(max_size=600))
def test_no_goal_or_context_whatever_makes_reading_fail(goal: str, context: str) -> None:
    reading = read_profile(goal=goal, context=context).reading

    assert isinstance(reading, Reading)
    assert reading.fields
    assert len({f.name for f in reading.fields}) == len(reading.fields)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("told", ["five digits", "1 = worst, 9 = best"])
def test_how_a_number_looks_does_not_name_it(told: str) -> None:
    schema = {"type": "object", "properties": {"member_number": {"type": "string", "description": told}}}

    (field,) = read_profile(goal="Reserve a court", fields=schema).reading.fields

    assert "member number" in field.label


def test_an_e_mail_address_is_asked_for_by_its_name_whatever_it_is_for() -> None:
    schema = {"type": "object", "properties": {"email": {"format": "email", "description": "where the invoice goes"}}}

    (field,) = read_profile(goal="Take orders", fields=schema).reading.fields

    assert field.ask == ""
    assert field.label == "the email"


@given(
    st.dictionaries(st.sampled_from(["type", "properties", "required", "title"]), _JSON),
    st.dictionaries(st.text(max_size=8), _JSON),
)
def test_no_schema_whatever_makes_reading_fail(schema: dict[str, Any], properties: dict[str, Any]) -> None:
    assert read_profile(goal="Book table", fields=schema).reading.fields
    assert len(read_profile(goal="x", fields={"properties": properties}).reading.fields) == (len(properties) or 3)


def test_a_text_that_is_an_order_is_one_of_what_the_context_lists() -> None:
    schema = {"type": "object", "properties": {"order": {"type": "string"}, "order_number": {"type": "string"}}}

    profile = read_profile(goal="Take orders", context="Menu: ramen $12, gyoza $6.", fields=schema)

    order, number = profile.reading.fields
    assert (order.kind, order.options) == ("text", ("ramen", "gyoza"))
    assert number.options == ()

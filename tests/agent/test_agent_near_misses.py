"""Words that only look like a value, or that tell it beside another, leave the right one standing."""

from typing import Any

import pytest

from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

DAY: dict[str, Any] = {"type": "string", "format": "date"}
NUMBER: dict[str, Any] = {"type": "integer"}
TEXT: dict[str, Any] = {"type": "string"}
STAY = {"arrival": DAY, "departure": DAY}
NIGHTS = {"arrival": DAY, "nights": NUMBER}


async def noted(goal: str, context: str, fields: dict[str, Any] | None, *said: str) -> dict[str, Any]:
    schema = {"type": "object", "properties": fields, "required": list(fields)} if fields else None
    talk = Conversation(read_profile(goal=goal, context=context, fields=schema))
    await talk.hears_all(*said)
    values: dict[str, Any] = talk.answers[-1].memory.get("values", {})
    return values


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("four tickets for A Christmas Carol, the Sunday matinee on the thirteenth of December", "2026-12-13"),
        ("we'd like to book our christmas party for december eleventh", "2026-12-11"),
        ("the halloween concert on january ninth please", "2027-01-09"),
        ("a table for christmas dinner", "2026-12-25"),
        ("a table for thanksgiving please", "2026-11-26"),
        ("two pies for thanksgiving, I'd pick them up wednesday", "2026-11-25"),
        ("saturday evening the fifth of december", "2026-12-05"),
        (
            "on saturday the fifth of december, it's a three bedroom place, the third one is just the study",
            "2026-12-05",
        ),
    ],
)
async def test_a_feast_or_a_number_beside_a_day_is_no_day(said: str, day: str) -> None:
    assert (await noted("Take bookings", "", {"date": DAY, "name": TEXT}, said)).get("date") == day


@pytest.mark.parametrize(
    ("fields", "said", "values"),
    [
        (STAY, "from december fourth to sixth", ["2026-12-04", "2026-12-06"]),
        (STAY, "december fourth to the sixth", ["2026-12-04", "2026-12-06"]),
        (STAY, "from the fourth to the sixth of december", ["2026-12-04", "2026-12-06"]),
        (STAY, "checking in on friday and out on sunday", ["2026-11-27", "2026-11-29"]),
        (NIGHTS, "from december fourth to sixth", ["2026-12-04", 2]),
        (NIGHTS, "we arrive friday and leave monday", ["2026-11-27", 3]),
        (NIGHTS, "we come on the fourth for two nights, our train gets in at eleven at night", ["2026-12-04", 2]),
    ],
)
async def test_both_ends_of_a_stay_are_heard(fields: dict[str, Any], said: str, values: list[Any]) -> None:
    assert list((await noted("Book a stay", "", fields, said)).values()) == values


async def test_an_hour_that_is_told_beside_how_much_earlier_counts_nothing() -> None:
    bikes = "Take bike rentals: pick-up day and time, return day and time, how many bikes, and a name."
    told = "picking up on saturday at nine thirty in the morning and bringing them back sunday at five in the afternoon"
    values = await noted(bikes, "", None, told, "can we make the pick up half an hour earlier, so nine")
    assert values["pick_up_time"] == "09:00"
    assert "bikes" not in values


@pytest.mark.parametrize(
    ("goal", "said", "values"),
    [
        (
            "Register helpers: from when they are available, name",
            "from November thirtieth",
            {"available": "2026-11-30"},
        ),
        ("Take inquiries: on which number to call back", "two one two five five five oh one eight eight", {}),
    ],
)
async def test_labels_told_as_questions_are_of_their_kind(goal: str, said: str, values: dict[str, Any]) -> None:
    heard = await noted(goal, "", None, "hello", said)
    assert values.items() <= heard.items()
    assert values or "+12125550188" in heard.values()


async def test_what_a_month_costs_is_an_amount() -> None:
    fields = {"bedrooms": NUMBER, "budget": {"type": "number"}, "move_in": DAY}
    values = await noted(
        "Find flats", "", fields, "a two-bedroom for up to thirty-two hundred a month, from january first"
    )
    assert values == {"bedrooms": 2, "budget": 3200, "move_in": "2027-01-01"}


@pytest.mark.parametrize("said", ["oh out of five, then a four", "four out of five", "a four out of five"])
async def test_out_of_how_many_is_no_mark(said: str) -> None:
    fields = {
        "satisfaction": {"type": "integer", "minimum": 1, "maximum": 5, "description": "satisfaction from 1 to 5"}
    }
    assert await noted("Ask patients about their visit", "", fields, "hello", said) == {"satisfaction": 4}


@pytest.mark.parametrize(
    "said",
    ["for me and my two kids, they're six and eleven", "me and my daughter, she's seven", "my boys are nine and seven"],
)
async def test_who_is_too_young_is_told_so(said: str) -> None:
    rides = read_profile(
        goal="Book trail rides: which day, what time, how many riders, and a name.",
        context="Riders have to be at least 8 years old. Up to six riders.",
    )
    answer = await Conversation(rides).hears(f"hi, i'd love to book a trail ride, {said}")
    assert "8" in answer.say


async def test_an_age_below_that_of_a_course_is_told_so() -> None:
    fields = {
        "age": {"type": "integer", "minimum": 4},
        "lesson": {"type": "string", "enum": ["group", "private"]},
        "date": DAY,
    }
    skiing = read_profile(
        goal="Sign children up for ski lessons.",
        context="Group lessons from age 5, every day at 10 am, $60. Private lessons from age 4, one hour, $95.",
        fields={"type": "object", "properties": fields, "required": list(fields)},
    )
    talk = Conversation(skiing)
    answer = await talk.hears("I'd like to put my daughter in a group lesson. She's four.")
    assert "from age 5" in answer.say
    await talk.hears("then a private lesson")
    assert talk.answers[-1].memory["values"] == {"age": 4, "lesson": "private"}


@pytest.mark.parametrize(
    "goal",
    [
        "Help customers move a grooming appointment: the owner's name, when it was and when they want to come instead.",
        "Move appointments: name, when it is now, and when they would like to come.",
        "Reschedule deliveries: the order number, when it was supposed to come, and when you want it.",
    ],
)
def test_when_it_was_and_when_it_shall_be_are_days_and_times(goal: str) -> None:
    fields = read_profile(goal=goal).reading.fields
    assert [(f.kind, f.role) for f in fields if f.role] == [
        ("date", "old"),
        ("time", "old"),
        ("date", "new"),
        ("time", "new"),
    ]

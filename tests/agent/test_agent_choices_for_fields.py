"""Options of a schema's enum are known by the words in which callers name them."""

from typing import Any

import pytest

from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

LISTINGS = "We rent out:\nH1: lake cabin, sleeps 4, $120 a night\nH2: tree house, sleeps 2, $95 a night\nH3: barn loft"


def one_of(*options: Any, **more: Any) -> dict[str, Any]:
    return {"type": "string", "enum": list(options)} | more


async def chosen(prop: dict[str, Any], *said: str, context: str = "") -> tuple[Any, dict[str, Any]]:
    """What is known of the field, and of a day beside it."""
    fields = {"type": "object", "properties": {"one": prop, "day": {"type": "string", "format": "date"}}}
    call = Conversation(read_profile(goal="Take a request", context=context, fields=fields))
    await call.hears_all(*said)
    values: dict[str, Any] = dict(call.answers[-1].memory.get("values", {}))
    return values.pop("one", None), values


@pytest.mark.parametrize(
    ("said", "window"),
    [
        ("between noon and four", "12-16"),
        ("from eight to twelve please", "8-12"),
        ("in the morning", "8-12"),
        ("the afternoon one", "12-16"),
        ("any time after four", "16-19"),
        ("around ten", "8-12"),
        ("at half past two", "12-16"),
    ],
)
async def test_a_window_of_hours_is_named_by_times_and_parts_of_the_day(said: str, window: str) -> None:
    assert (await chosen(one_of("8-12", "12-16", "16-19"), "on Friday", said))[0] == window


async def test_a_window_told_with_the_day_leaves_the_day() -> None:
    window, rest = await chosen(one_of("9am-12pm", "1pm-5pm"), "Could they come on Tuesday between one and five?")
    assert (window, rest) == ("1pm-5pm", {"day": "2026-11-24"})


@pytest.mark.parametrize(
    ("said", "option"), [("the tree house", "H2"), ("I'd like the cabin", "H1"), ("the loft please", "H3")]
)
async def test_an_option_is_named_by_what_the_context_says_of_it(said: str, option: str) -> None:
    assert (await chosen(one_of("H1", "H2", "H3"), "hello", said, context=LISTINGS))[0] == option


@pytest.mark.parametrize(
    ("prop", "said", "option"),
    [
        (
            {"oneOf": [{"const": "P1", "title": "Basic plan"}, {"const": "P2", "title": "Family plan"}]},
            "the family one",
            "P2",
        ),
        (one_of("en", "es", description="en = English, es = Spanish"), "Spanish please", "es"),
        (one_of("low", "high", description="low = cosmetic, high = cannot work"), "we cannot work at all", "high"),
        (one_of("a", "b", enumNames=["Garden room", "Sea view"]), "with a view of the sea", "b"),
    ],
)
async def test_an_option_is_named_by_what_the_schema_says_of_it(prop: dict[str, Any], said: str, option: str) -> None:
    assert (await chosen(prop, "hello", said))[0] == option


@pytest.mark.parametrize(
    ("options", "said", "option"),
    [
        (("small_dog", "large_dog"), "a large dog", "large_dog"),
        (("fullService", "selfService"), "full service", "fullService"),
        (("Full detail (interior + exterior)", "Wax"), "the full detail", "Full detail (interior + exterior)"),
        (("S", "M", "L", "XL"), "extra large", "XL"),
        (("house", "apartment", "commercial"), "it's a flat", "apartment"),
        (("pickup", "delivery"), "I'll collect it", "pickup"),
        (("one_way", "round_trip"), "both ways", "round_trip"),
        (("cash", "credit_card"), "by card", "credit_card"),
        (("new", "existing"), "I've been there before", "existing"),
        (("in_person", "video", "phone"), "I'd rather come in", "in_person"),
        (("normal", "urgent"), "it's an emergency", "urgent"),
        (("yes", "no", "occasionally"), "yeah", "yes"),
        (("sales", "billing"), "it's about an invoice", "billing"),
    ],
)
async def test_an_option_is_known_by_everyday_words(options: tuple[str, ...], said: str, option: str) -> None:
    assert (await chosen(one_of(*options), "hello", said))[0] == option


@pytest.mark.parametrize(("said", "minutes"), [("an hour", "60"), ("half an hour", "30"), ("ninety minutes", "90")])
async def test_minutes_are_told_in_hours(said: str, minutes: str) -> None:
    assert (await chosen({"type": "integer", "enum": [30, 60, 90]}, "hello", said))[0] == minutes


async def test_numbers_of_an_enum_are_sent_as_numbers() -> None:
    fields = {"type": "object", "properties": {"minutes": {"type": "integer", "enum": [30, 60]}}}
    call = Conversation(read_profile(goal="Take a request", fields=fields))
    await call.hears_all("hello", "sixty", "yes")
    assert call.webhook.sent[0][0] == {"minutes": 60}


@pytest.mark.parametrize(
    ("said", "day"), [("Thursday would be best", "Thursday"), ("can you bring it on monday please", "Monday")]
)
async def test_where_weekdays_are_the_options_a_weekday_is_one_of_them(said: str, day: str) -> None:
    fields = {"type": "object", "properties": {"round": one_of("Monday", "Thursday"), "bags": {"type": "integer"}}}
    call = Conversation(read_profile(goal="Sign people up for laundry", fields=fields))

    await call.hears(said)

    assert call.answers[-1].memory.get("values") == {"round": day}


@pytest.mark.parametrize(
    "said",
    [
        "no, indoor please",
        "actually make that indoor",
        "sorry I meant indoors",
        "wait, can I have an indoor one instead",
        "it should be indoor",
        "no I said indoor",
    ],
)
@pytest.mark.parametrize("when", ["asked for the name", "read back"])
async def test_a_choice_is_taken_back_by_a_word_of_another_option(said: str, when: str) -> None:
    told = () if when == "asked for the name" else ("Bella Rossi", "646 555 0157")
    courts = read_profile(
        goal="Book tennis courts: day, start time, indoor or outdoor court, name and phone number.",
        context="Indoor courts are $45 an hour, outdoor courts $25 an hour. Open every day from 7 am to 10 pm.",
    )
    call = Conversation(courts)
    await call.hears_all("an outdoor court on monday november thirtieth at five p.m.", *told, said)
    known = call.answers[-1].memory["values"]

    assert known["court"] == "Indoor courts"
    assert known["start_time"] == "17:00"
    assert known.get("name", "Bella Rossi") == "Bella Rossi"


@pytest.mark.parametrize(
    "said", ["No, my single daughter Jo comes too", "no, my family name is Lee", "no, the name is Ann Lee"]
)
async def test_a_word_of_another_option_in_something_else_changes_no_choice(said: str) -> None:
    inn = read_profile(
        goal="Book rooms at our inn: room, arrival day, nights, name, phone",
        context="Double room $140, single room $90, family room $200.",
    )
    call = Conversation(inn)
    await call.hears_all("a double room on Friday for two nights", "Ann Leigh", "646 555 0157", said)
    known = call.answers[-1].memory["values"]

    assert (known["room"], known["nights"]) == ("Double room", 2)

"""Numbers and codes told in running speech reach the field of a schema that they are for."""

from typing import Any

import pytest

from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

WHOLE: dict[str, Any] = {"type": "integer"}
ANY: dict[str, Any] = {"type": "number"}
TEXT: dict[str, Any] = {"type": "string"}
DAY: dict[str, Any] = {"type": "string", "format": "date"}
WINDOW = {"width_cm": ANY | {"title": "Width"}, "height_cm": ANY | {"title": "Height"}}


async def known_after(properties: dict[str, Any], *said: str) -> dict[str, Any]:
    """What is known of the fields after a caller said this."""
    profile = read_profile(goal="Take a request", fields={"type": "object", "properties": properties})
    call = Conversation(profile)
    await call.hears_all(*said)
    values: dict[str, Any] = dict(call.answers[-1].memory.get("values", {}))
    return values


@pytest.mark.parametrize(
    ("properties", "said", "want"),
    [
        (WINDOW, ["It's 80 centimeters wide and 120.5 centimeters high."], {"width_cm": 80, "height_cm": 120.5}),
        (WINDOW, ["It's 2 meters high and a meter wide.", "Sorry, 85 wide."], {"width_cm": 85, "height_cm": 2}),
        (WINDOW, ["80 by 120"], {"width_cm": 80, "height_cm": 120}),
        (
            WINDOW,
            ["the height is one hundred twenty point five and the width about ninety"],
            {"width_cm": 90, "height_cm": 120.5},
        ),
        (
            {"weight_kg": ANY, "parcels": WHOLE},
            ["two parcels, they weigh about 12.5 kilos"],
            {"weight_kg": 12.5, "parcels": 2},
        ),
        (
            {"length_ft": ANY, "nights": WHOLE},
            ["She's 52 feet long and we stay two nights"],
            {"length_ft": 52, "nights": 2},
        ),
        (
            {"area_sqm": ANY, "rooms": WHOLE},
            ["a three room flat with 72.5 square meters"],
            {"area_sqm": 72.5, "rooms": 3},
        ),
        ({"hours": ANY, "people": WHOLE}, ["for eight people, for two and a half hours"], {"hours": 2.5, "people": 8}),
        ({"mileage": WHOLE}, ["it has 85,000 miles on it"], {"mileage": 85000}),
    ],
)
async def test_a_measure_goes_to_the_field_that_it_is_of(
    properties: Any, said: list[str], want: dict[str, Any]
) -> None:
    assert await known_after(properties, *said) == want


@pytest.mark.parametrize(
    ("properties", "said", "want"),
    [
        (
            {"guests": WHOLE, "floor": WHOLE, "bags": WHOLE},
            ["We're four with five suitcases on the third floor"],
            {"guests": 4, "floor": 3, "bags": 5},
        ),
        ({"adults": WHOLE, "children": WHOLE}, ["two adults and three kids"], {"adults": 2, "children": 3}),
        ({"adults": WHOLE, "children": WHOLE}, ["two adults, no children"], {"adults": 2, "children": 0}),
        (
            {"employees": WHOLE, "locations": WHOLE},
            ["we have 40 employees at three locations"],
            {"employees": 40, "locations": 3},
        ),
        ({"windows": WHOLE, "doors": WHOLE}, ["14 windows and no doors"], {"windows": 14, "doors": 0}),
        (
            {"boxes": WHOLE, "pallets": WHOLE},
            ["twelve boxes on two pallets", "no, three pallets"],
            {"boxes": 12, "pallets": 3},
        ),
        (
            {"age": WHOLE, "years_experience": WHOLE},
            ["I'm 27 with three years of experience"],
            {"age": 27, "years_experience": 3},
        ),
        ({"quantity": WHOLE}, ["I need a dozen of the blue ones"], {"quantity": 12}),
        ({"quantity": WHOLE}, ["I'd like 250 large flyers"], {"quantity": 250}),
        ({"rating": WHOLE, "comment": TEXT}, ["I'd give it a four out of five"], {"rating": 4}),
    ],
)
async def test_a_number_goes_to_the_field_of_what_it_counts(
    properties: Any, said: list[str], want: dict[str, Any]
) -> None:
    assert await known_after(properties, *said) == want


@pytest.mark.parametrize(
    ("said", "floor"),
    [("It's on the third floor", 3), ("on the second", 2), ("the ground floor", 0), ("floor five", 5)],
)
async def test_a_floor_is_told_by_its_place(said: str, floor: int) -> None:
    assert await known_after({"floor": WHOLE, "day": DAY}, "hello", said) == {"floor": floor}


@pytest.mark.parametrize(
    ("name", "said", "code"),
    [
        ("order_number", "The order number is LM48213.", "LM48213"),
        ("accountNumber", "my account number is 482916", "482916"),
        ("policy_number", "it's policy B as in boy 4 4 7 double 2", "B44722"),
        ("license_plate", "my plate is 7ABC123 and it's in the yard", "7ABC123"),
        ("room_number", "I'm in room 214", "214"),
        ("ticket_id", "it's about ticket four four one two", "4412"),
    ],
)
async def test_a_code_is_taken_wherever_it_is_told(name: str, said: str, code: str) -> None:
    assert await known_after({"reason": TEXT, name: TEXT}, said) | {"reason": ""} == {"reason": "", name: code}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("It's 70315.", "70315"),
        ("L M four eight two one three", "LM48213"),
        ("kilo delta romeo 4471", "KDR4471"),
        ("that's 7 double 4 oh 1", "74401"),
        ("B dash 204", "B-204"),
        ("4 4 1 2, sorry, 4 4 1 7", "4417"),
    ],
)
async def test_a_code_that_is_asked_for_may_be_read_out_in_any_way(said: str, code: str) -> None:
    assert await known_after({"order_number": TEXT}, "hello", said) == {"order_number": code}


@pytest.mark.parametrize(
    "said",
    [
        "no wait, we come home earlier, on January 2nd 2027",
        "hang on, I have to get my glasses",
        "there are five of us by the way",
        "it should be here in two days",
    ],
)
async def test_no_sentence_is_taken_for_a_code(said: str) -> None:
    assert "order_number" not in await known_after({"order_number": TEXT, "resume_on": DAY}, "hello", said)


@pytest.mark.parametrize("counted", ["How many people are signing", "Number of guests", "Number of kids", "Rooms"])
@pytest.mark.parametrize(
    "told",
    [
        "19 Prospect Place in Brooklyn",
        "8 Guest Road",
        "it's 12 Kids Lane",
        "5 Friends Court, apartment 2",
        "19 Rooms Hill Road, Rye",
    ],
)
async def test_the_number_of_a_house_counts_nobody_whatever_its_street_is_called(counted: str, told: str) -> None:
    properties = {"how_many": WHOLE | {"description": counted}, "address": TEXT | {"description": "Where to come"}}

    known = await known_after(properties, "hello", "three", told)

    assert known["how_many"] == 3
    assert known["address"].split()[0] in told


async def test_people_who_drive_or_sit_close_are_counted() -> None:
    properties = {"guests": WHOLE, "address": TEXT}

    assert (await known_after(properties, "hello", "six guests close to the park"))["guests"] == 6
    assert (await known_after(properties, "hello", "six guests, four people drive over"))["guests"] == 6


BIKES = {
    "adult_bikes": WHOLE | {"description": "Number of adult bikes"},
    "kids_bikes": WHOLE | {"description": "Number of children's bikes"},
}
PIZZAS = {"large_pizzas": WHOLE, "small_pizzas": WHOLE}
ROOMS = {"rooms": WHOLE | {"title": "Number of rooms"}, "double_rooms": WHOLE | {"title": "Number of double rooms"}}


@pytest.mark.parametrize(
    ("properties", "said", "want"),
    [
        (BIKES, ["three adult bikes and one kids bike"], {"adult_bikes": 3, "kids_bikes": 1}),
        (BIKES, ["two kids' bikes and four for grown-ups"], {"adult_bikes": 4, "kids_bikes": 2}),
        (BIKES, ["three bikes for adults and two bikes for the kids"], {"adult_bikes": 3, "kids_bikes": 2}),
        (
            BIKES,
            ["three adult bikes and one kids bike", "sorry, make that two kids bikes"],
            {"adult_bikes": 3, "kids_bikes": 2},
        ),
        (BIKES, ["two kids bikes"], {"kids_bikes": 2}),
        (BIKES, ["hello", "four", "two kids bikes"], {"adult_bikes": 4, "kids_bikes": 2}),
        (PIZZAS, ["two large pizzas and five small ones"], {"large_pizzas": 2, "small_pizzas": 5}),
        (PIZZAS, ["4 small pizzas and 2 large"], {"large_pizzas": 2, "small_pizzas": 4}),
        (PIZZAS, ["hi", "six large and no small"], {"large_pizzas": 6, "small_pizzas": 0}),
        (ROOMS, ["three rooms, two double rooms"], {"rooms": 3, "double_rooms": 2}),
        (ROOMS, ["two double rooms"], {"double_rooms": 2}),
    ],
)
async def test_counts_of_one_thing_are_told_apart_by_the_words_that_only_one_has(
    properties: Any, said: list[str], want: dict[str, Any]
) -> None:
    assert await known_after(properties, *said) == want


@pytest.mark.parametrize(
    "said",
    [
        "give me one for a dollar a month",
        "can I have it for 80 dollars a month",
        "I could pay ninety a month",
        "I'm away twice a month",
        "I'd need access three times a month",
        "I have six visitors a month",
    ],
)
async def test_a_price_for_each_month_or_how_often_it_is_tells_not_how_long(said: str) -> None:
    assert await known_after({"months": WHOLE, "unit": {"type": "string", "enum": ["big", "small"]}}, said) == {}


async def test_how_often_and_how_long_are_told_apart() -> None:
    properties = {"walks_per_week": WHOLE, "weeks": WHOLE}

    assert await known_after(properties, "three walks a week for six weeks") == {"walks_per_week": 3, "weeks": 6}
    assert (await known_after({"weeks": WHOLE}, "I'd like it for a week"))["weeks"] == 1


@pytest.mark.parametrize("said", ["two in the afternoon", "at four o'clock", "no, at 2 pm"])
async def test_an_hour_for_which_there_is_no_field_changes_no_count_that_was_read_back(said: str) -> None:
    properties = {"day": DAY, "adult_tickets": WHOLE, "child_tickets": WHOLE}

    known = await known_after(properties, "two adults and three children on December 13th", said)

    assert (known["adult_tickets"], known["child_tickets"]) == (2, 3)


@pytest.mark.parametrize(
    ("said", "windows"),
    [
        ("windows cleaned tuesday twelve of em 48 larch street", 12),
        ("it's the windows, there's nine of those", 9),
        ("my windows, two of them are cracked", None),
    ],
)
async def test_of_them_counts_what_was_named_before(said: str, windows: int | None) -> None:
    properties = {"windows": WHOLE | {"description": "How many windows"}, "address": TEXT}

    assert (await known_after(properties, said)).get("windows") == windows

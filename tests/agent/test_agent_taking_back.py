"""Whoever takes a value back in the same breath means the one after it, whatever kind it is and however it is said."""

import pytest

from echolink.agent.profile import Profile, read_profile
from tests.agent.conversation import Conversation

WAYS = (
    "{a}, sorry, {b}",
    "{a} sorry {b}",
    "{a}, no, {b}",
    "{a} no {b}",
    "{a} no wait {b}",
    "{a}, I mean {b}",
    "{a}, sorry, I meant {b}",
    "{a}, actually {b}",
    "{a}, actually make that {b}",
    "{a}, or rather {b}",
    "{a}, correction, {b}",
    "{a}. Scratch that, {b}",
    "{a}, oh no, it's {b}",
    "{a}. Wait, no. {b}.",
    "{a}, hang on, {b}",
    "{a} oh sorry that's {b}",
    "{b}, not {a}",
    "{a}, no sorry, it's {b}",
    "{a}, that's wrong, {b}",
    "{a}, my mistake, {b}",
    "{a}, excuse me, {b}",
    "{a}, well, {b}",
)
TABLE = read_profile(goal="Book a table", context="Open every day 10 am to 10 pm.")
REPAIR = read_profile(goal="Take repair requests: what is wrong, the address, which day, name.")
MESSAGE = read_profile(goal="Take a message")
LETTER = read_profile(goal="Newsletter sign up: email and name")
FLAT = read_profile(goal="Apartment search: budget per month, and a name")
CAKE = read_profile(goal="Order a cake: flavor (chocolate, lemon, carrot), and a name")
ANSWERS = {
    "what_is_wrong": "the sink leaks",
    "wrong": "the sink leaks",
    "date": "tomorrow",
    "time": "at five pm",
    "party_size": "two people",
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("profile", "name", "wrong", "right", "value"),
    [
        (REPAIR, "address", "77 Maple Avenue", "79 Maple Avenue", "79 Maple Avenue"),
        (REPAIR, "address", "12 Elm Street in Yonkers", "14 Oak Road in Rye", "14 Oak Road, Rye"),
        (REPAIR, "address", "seventy seven Maple Avenue", "seventy nine Maple Avenue", "79 Maple Avenue"),
        (TABLE, "date", "Tuesday", "Wednesday", "2026-11-25"),
        (TABLE, "date", "the third of December", "the fourth of December", "2026-12-04"),
        (TABLE, "time", "at seven pm", "at eight pm", "20:00"),
        (TABLE, "time", "7:30 pm", "8:30 pm", "20:30"),
        (TABLE, "party_size", "four people", "five people", 5),
        (TABLE, "party_size", "four of us", "five of us", 5),
        (TABLE, "name", "Tom Baker", "Tim Baker", "Tim Baker"),
        (MESSAGE, "phone", "212 555 0144", "212 555 0145", "+12125550145"),
        (LETTER, "email", "anna at aol dot com", "anna at gmail dot com", "anna@gmail.com"),
        (FLAT, "budget_per_month", "fifteen hundred dollars", "sixteen hundred dollars", 1600),
        (CAKE, "flavor", "chocolate", "lemon", "lemon"),
    ],
)
async def test_what_is_taken_back_in_one_breath_gives_way(
    profile: Profile, name: str, wrong: str, right: str, value: object, way: str
) -> None:
    talk = Conversation(profile)
    await talk.hears("hello")
    for _ in profile.reading.fields:
        awaited = talk.answers[-1].memory["awaited"]
        if name in awaited:
            break
        await talk.hears(ANSWERS.get(awaited[0], "Jo Miller"))
    await talk.hears(way.format(a=wrong, b=right))
    noted = talk.answers[-1].memory["values"][name]
    assert (noted.rstrip(".") if isinstance(noted, str) else noted) == value

"""A name is heard beside other values and without any capital, and everyday words in its place are none."""

from typing import Any

import pytest

from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

TABLE = "Book a table: day, time, party size and name."
REPAIR = "Book repairs: what is broken, address, day, name."
VET = "Book vet visits: owner's name, pet's name, day and time."


async def known_after(goal: str, said: str) -> dict[str, Any]:
    call = Conversation(read_profile(goal=goal, context="Open daily 8 am to 10 pm."))
    await call.hears(said)
    values: dict[str, Any] = dict(call.answers[-1].memory.get("values", {}))
    return values


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("tonight at eight, party of five, mcnamara", "McNamara"),
        ("friday night at six forty five for four. brennan", "Brennan"),
        ("we need a table for nine on sunday at two, thanks, okafor", "Okafor"),
        ("hi it's wanjiru, can we get a table for six saturday at one", "Wanjiru"),
        ("hey siobhan here, me and my husband friday at seven", "Siobhan"),
        ("two people, friday at six, it's for gus", "Gus"),
        ("two people, friday at six, it's for mrs baker", "Mrs Baker"),
        ("name of kalinowski, two people, friday at six", "Kalinowski"),
        ("saturday at noon for six, it's the castellanos family", "Castellanos"),
        ("saturday at one for twelve people, put it down as coach delacroix", "Coach Delacroix"),
        ("friday at eight for two, lucinda fairchild, we might be late", "Lucinda Fairchild"),
        ("table for two tomorrow at seven, kwabena's the name", "Kwabena"),
        ("Friday at eight for two, please. Brennan.", "Brennan"),
    ],
)
async def test_a_name_beside_other_values_is_heard(said: str, name: str) -> None:
    assert (await known_after(TABLE, said)).get("name") == name


@pytest.mark.parametrize(
    "said",
    [
        "table for two friday at seven, gluten free please",
        "friday at eight for four, it's our anniversary",
        "saturday at six for three, anniversary",
        "two people tomorrow at noon, nothing fancy",
        "friday at seven, two people, outside if possible",
        "six on friday evening, four of us, hungry already haha",
        "tomorrow at seven for two and a highchair",
    ],
)
async def test_everyday_words_beside_values_name_nobody(said: str) -> None:
    assert "name" not in await known_after(TABLE, said)


async def test_each_of_two_names_goes_to_its_own() -> None:
    known = await known_after(VET, "my dog biscuit, friday at nine, i'm yolanda")
    assert (known["owner_name"], known["pet_name"]) == ("Yolanda", "Biscuit")


async def test_what_is_broken_is_no_name_because_its_make_is_a_strange_word() -> None:
    assert "name" not in await known_after(REPAIR, "my whirlpool washer leaks, 12 Elm Street, tuesday")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("I'm his daughter, Yvette Brathwaite", "Yvette Brathwaite"),
        ("this is the tenant in 4B, Lin Wu", "Lin Wu"),
        ("I'm a vegetarian, Thursday", None),
        ("I'm her husband, calling about the car", None),
        ("it's a Subaru, Outback", None),
    ],
)
async def test_who_one_is_stands_before_the_name(said: str, name: str | None) -> None:
    call = Conversation(read_profile(goal="Book visits: name, day, phone."))
    await call.hears_all("hi", said)

    assert call.answers[-1].memory.get("values", {}).get("name") == name

"""What gives trouble, or is somewhere, is the thing that is asked for; beside abuse as well."""

import pytest

from echolink.agent.english.tellings import pieces, told
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

REPAIRS = read_profile(
    goal="Take repair requests: appliance, brand, what is wrong, address, day and time, name and phone."
)
PESTS = read_profile(goal="Book a visit: what kind of pest it is, day, time, name and phone.")


@pytest.mark.parametrize(
    ("said", "thing"),
    [
        ("My freezer won't get cold anymore.", "freezer"),
        ("our old coffee machine keeps leaking", "old coffee machine"),
        ("I've called three times, you stupid machine. My oven is broken, it doesn't heat.", "oven"),
        ("You useless robot! Our dishwasher stopped in the middle.", "dishwasher"),
    ],
)
async def test_what_gives_trouble_is_the_thing_that_is_asked_for(said: str, thing: str) -> None:
    values = (await Conversation(REPAIRS).hears(said)).memory["values"]

    assert values["appliance"] == thing
    assert values["wrong"]


async def test_who_made_it_is_told_apart_from_the_thing() -> None:
    call = Conversation(REPAIRS)

    await call.hears("My freezer won't get cold anymore.")
    values = (await call.hears("It's a Bosch.")).memory["values"]

    assert (values["appliance"], "Bosch" in values["brand"]) == ("freezer", True)


@pytest.mark.parametrize(
    ("said", "pest"),
    [("hi we have mice in the kitchen", "mice"), ("I've got carpenter ants all over my porch", "carpenter ants")],
)
async def test_what_there_is_somewhere_is_told_without_an_article(said: str, pest: str) -> None:
    assert (await Conversation(PESTS).hears(said)).memory["values"]["pest"] == pest


@pytest.mark.parametrize(
    "said",
    [
        "we have guests in the house",
        "my husband is sick",
        "there is nothing in the kitchen",
        "we have time in the evening",
    ],
)
def test_persons_and_times_are_no_things(said: str) -> None:
    found = told(pieces(said))

    assert not found.things
    assert not found.subjects

"""A place is noted without the full stop with which its sentence ends, and with those that belong to it."""

import pytest

from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation
from tests.agent.told import known


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("It's at the Boathouse in Greenwich.", "the Boathouse in Greenwich"),
        ("About eighty guests, and it's at the Elks Lodge.", "the Elks Lodge"),
        ("We're at 12 Elm Street, Rye.", "12 Elm Street, Rye"),
        ("We're at 12 Elm Street in St. Louis.", "12 Elm Street, St. Louis"),
        ("We're at 12 Elm Street, D.C.", "12 Elm Street, D.C."),
    ],
)
@pytest.mark.parametrize("is_asked", [True, False], ids=["asked", "unasked"])
async def test_the_full_stop_of_a_sentence_is_no_part_of_a_place(said: str, place: str, *, is_asked: bool) -> None:
    call = Conversation(read_profile(goal="Take inquiries: venue, number of guests, name and phone."))

    await call.hears_all(*(["hello"] if is_asked else []), said)

    assert call.answers[-1].memory["values"]["venue"] == place


@pytest.mark.parametrize(
    "said",
    [
        "212 bleecker street, apartment 4c on the fourth floor",
        "that's 212 bleecker street, and it's apartment 4c on the fourth floor",
        "deliver it to 212 bleecker street please, we're in apartment 4c, fourth floor",
    ],
)
@pytest.mark.parametrize("floor", ["the floor as a number", "the floor number", "the floor (as a number)"])
async def test_an_apartment_and_its_floor_are_told_behind_the_street(floor: str, said: str) -> None:
    goal = f"Arrange a delivery. Get the name, the delivery address with the apartment, {floor} and the date."
    values = await known(goal, "hi this is naomi fischer", said)
    assert (values["floor"], "4c" in values["delivery_address_apartment"]) == (4, True)

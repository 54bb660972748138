"""Which animals does a caller bring, and from when until when?"""

import pytest

from echolink.agent.english.pets import pets_told
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

BOARDING = read_profile(goal="Dog boarding")


@pytest.mark.parametrize(
    ("said", "pets"),
    [
        ("would you have room for my two cats miso and pepper over christmas", "two cats miso and pepper"),
        ("we need somewhere for our beagle rufus", "our beagle rufus"),
        ("can you take two labradors from the tenth till the fourteenth", "two labradors"),
        ("do you have space for a cat, her name's Olive, we leave on friday", "a cat, her name's Olive"),
        (
            "it's for a golden retriever called Max and a cat named Tilly",
            "a golden retriever called Max and a cat named Tilly",
        ),
        ("I want to board my German shepherd for a week", "my German shepherd"),
        ("what does a dog cost", None),
        ("my husband and I are away with the dog", None),
        ("a kennel please from the first to the third", None),
    ],
)
def test_animals_are_told_with_their_names(said: str, pets: str | None) -> None:
    assert pets_told("", [said]) == pets


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("can i drop my dog off on the tenth of december and pick him up on the fourteenth", "10", "14"),
        ("we leave on friday the eleventh of december and come back on the fifteenth", "11", "15"),
        ("from the third till the ninth of december", "03", "09"),
        ("for five nights from december first", "01", "06"),
        ("i'd bring him on december second and fetch him on december fourth", "02", "04"),
    ],
)
async def test_who_leaves_an_animal_brings_it_first(said: str, first: str, last: str) -> None:
    call = Conversation(BOARDING)
    fields = (await call.hears(said)).fields
    assert (fields["drop_off_date"], fields["pick_up_date"]) == (f"2026-12-{first}", f"2026-12-{last}")


async def test_the_name_of_an_animal_is_not_the_callers() -> None:
    call = Conversation(BOARDING)
    fields = (await call.hears("do you have space for a cat, her name's Olive, we leave on friday")).fields
    assert "name" not in fields
    assert fields["pet"] == "a cat, her name's Olive"

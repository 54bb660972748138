"""A name that nobody asked for is noted where a caller introduces somebody, and not where words answer another question."""

from typing import Any

import pytest

from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

CAKE = "Take cake orders: what to write on the cake, pick-up day, name and phone."
LOST = "Take reports of lost items: the color, name and phone."
TOW = "Take towing requests: make of the car, where it is, name."
VET = "Book vet visits: breed of the dog, owner's name, day."
SCHOOL = "Take enrolments: the child's school, parent's name, phone."
SONG = "Take song requests: song, your name."
TAXI = "Book taxis: pick-up address, time, name."
CLAIM = "Take claims: insurance company, policy number, name."
SHOW = "Sell tickets: which show (Hamlet, Macbeth, King Lear), day, name."


async def known_after(goal: str, *said: str) -> dict[str, Any]:
    """What is noted after these answers; the first question is asked in answer to "hi"."""
    call = Conversation(read_profile(goal=goal))
    await call.hears_all("hi", *said)
    values: dict[str, Any] = dict(call.answers[-1].memory.get("values", {}))
    return values


@pytest.mark.parametrize(
    ("goal", "said", "want"),
    [
        (CAKE, "Congratulations Dana.", {"write_cake": "Congratulations Dana"}),
        (CAKE, "Bon Voyage, please", {"write_cake": "Bon Voyage"}),
        (CAKE, "Welcome Home Rosie", {"write_cake": "Welcome Home Rosie"}),
        (LOST, "it's dark green", {"color": "dark green"}),
        (LOST, "that'd be navy blue", {"color": "navy blue"}),
        (TOW, "it's alfa romeo", {"make_car": "alfa romeo"}),
        (TOW, "Alfa Romeo", {"make_car": "Alfa Romeo"}),
        (VET, "Golden Retriever", {"breed_dog": "Golden Retriever"}),
        (SCHOOL, "um, Maple Creek", {"child_school": "Maple Creek"}),
        (SONG, "it's billie jean", {"song": "billie jean"}),
        (TAXI, "Union Square", {"pick_up_address": "Union Square"}),
        (CLAIM, "State Farm Insurance", {"insurance_company": "State Farm Insurance"}),
        (SHOW, "Mary Poppins", {}),
    ],
)
async def test_words_that_answer_another_question_are_no_name(goal: str, said: str, want: dict[str, Any]) -> None:
    assert await known_after(goal, said) == want


@pytest.mark.parametrize(
    ("goal", "said", "key", "name"),
    [
        (CAKE, "this is Beth Kowalski by the way", "name", "Beth Kowalski"),
        (CAKE, "my name is Beth Kowalski", "name", "Beth Kowalski"),
        (LOST, "I'm Gus Petrakis", "name", "Gus Petrakis"),
        (TAXI, "Ann Lee speaking", "name", "Ann Lee"),
        (CLAIM, "Liberty Mutual, I'm Gus Petrakis", "name", "Gus Petrakis"),
        (CLAIM, "Liberty Mutual. Gus Petrakis.", "name", "Gus Petrakis"),
        (SHOW, "this is Ann Lee", "name", "Ann Lee"),
    ],
)
async def test_who_is_introduced_is_noted_whatever_was_asked(goal: str, said: str, key: str, name: str) -> None:
    assert (await known_after(goal, said))[key] == name


@pytest.mark.parametrize(
    "said", ["it's the washing machine", "so it's the heating in the hall", "that's the front door"]
)
async def test_a_thing_told_instead_of_a_name_is_no_name(said: str) -> None:
    call = Conversation(read_profile(goal="Take messages from tenants: name, apartment number, the message."))
    await call.hears_all("hi", said)

    assert "name" not in call.answers[-1].memory.get("values", {})

"""Is "one of those" the thing that was asked about just before?"""

import pytest

from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

STALL = read_profile(goal="Take pickup orders", context="Samosas $4, lassi $3, mango lassi $4, naan $2.")


@pytest.mark.parametrize(
    ("said", "quantity"),
    [
        ("okay, one of those too please", 1),
        ("I'll take two of them", 2),
        ("alright, add one", 1),
        ("can I get three of those as well?", 3),
    ],
)
async def test_one_of_those_is_what_was_asked_about(said: str, quantity: int) -> None:
    call = Conversation(STALL)
    await call.hears("two samosas please")
    await call.hears("how much is the naan")

    answer = await call.hears(said)

    assert answer.fields["items"][-1] == {"item": "naan", "quantity": quantity}


async def test_one_of_those_that_are_ordered_is_one_of_these() -> None:
    call = Conversation(STALL)
    await call.hears("two samosas please")
    await call.hears("how much is the naan")

    answer = await call.hears("make one of them a naan")

    assert [(line["item"], line["quantity"]) for line in answer.fields["items"]] == [("Samosas", 1), ("naan", 1)]

"""Does a party grow and shrink as callers tell who comes, and stay as it is where they tell something else?"""

import pytest

from echolink.agent.english.comers import comers, other_number
from echolink.agent.english.heard import heard
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

TICKETS = read_profile(
    goal="Sell theatre tickets: which day, how many tickets, and a name", context="Stalls $48, balcony $32."
)


@pytest.mark.parametrize(
    ("said", "by"),
    [
        ("grandma comes too", 1),
        ("and my wife as well", 1),
        ("plus two", 2),
        ("can we add one", 1),
        ("one of us can't make it", -1),
        ("two people dropped out", -2),
    ],
)
def test_who_joins_and_who_stays_away(said: str, by: int) -> None:
    found = comers(heard(said))
    assert found is not None
    assert found.by == by


@pytest.mark.parametrize(
    "said",
    [
        "my wife can't come on Tuesday",
        "my wife is coming",
        "can my dog come too",
        "does my husband have to come too?",
        "two tickets plus a program",
        "my son is coming on Friday",
    ],
)
def test_who_else_is_spoken_of_changes_no_number(said: str) -> None:
    assert comers(heard(said)) is None


def test_one_number_for_another() -> None:
    assert other_number(heard("five instead of three")) == (5, 3)
    assert other_number(heard("it's five, not three")) == (5, 3)
    assert other_number(heard("not three, five")) == (5, 3)
    assert other_number(heard("three at five")) is None


@pytest.mark.parametrize(
    ("said", "tickets"),
    [
        ("grandma comes too", 4),
        ("five, not three", 5),
        ("one of us can't make it", 2),
        ("my wife can't come on Tuesday", 3),
    ],
)
async def test_a_known_number_changes(said: str, tickets: int) -> None:
    call = Conversation(TICKETS)
    await call.hears_all("three tickets for Saturday please", said)

    assert tickets in call.answers[-1].memory["values"].values()
    assert "name" not in call.answers[-1].memory["values"]

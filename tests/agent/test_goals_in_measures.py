"""Lengths are asked one by one and told apart; what somebody of ours wants is asked; somebody's description is no question."""

import pytest

from echolink.agent.english.clauses import clauses
from echolink.agent.profile import read_profile
from tests.callers.desk_phone import DeskPhone


def _kinds(goal: str) -> dict[str, str]:
    return {f.name: f.kind for f in read_profile(goal=goal, context="").reading.fields}


@pytest.mark.parametrize(
    "goal",
    [
        "Collect the length and the width of the lawn in meters, and the caller's name.",
        "Find out how long and how wide the lawn is, in meters, and the caller's name.",
        "Ask for the lawn's length and width in meters and the name.",
        "We need the size of the lawn (length and width, in meters) and a name.",
        "Ask for lawn length (meters), lawn width (meters), name.",
    ],
)
async def test_two_lengths_are_two_numbers_and_a_bare_measure_is_the_awaited_one(goal: str) -> None:
    assert sorted(_kinds(goal).values()) == ["count", "count", "name"]
    phone = DeskPhone({"bot": {"goal": goal, "context": ""}, "webhook": "Thank you."})
    for line in ("hi I'd like a quote for a lawn", "sixteen meters", "eleven meters", "Ann Moss", "yes"):
        await phone.say(line)
    assert {16, 11, "Ann Moss"} <= set(phone.sent[0][0].values())


async def test_lengths_are_told_apart_by_the_words_beside_them() -> None:
    bot = {"goal": "Collect the length and width of the deck in feet and a name.", "context": ""}
    phone = DeskPhone({"bot": bot, "webhook": "Thank you."})
    await phone.say("it's for a deck that's twelve feet wide and twenty feet long")
    for line in ("Ann Moss", "yes"):
        await phone.say(line)
    assert dict(phone.sent[0][0]) == {"length_deck_feet": 20, "width_deck_feet": 12, "name": "Ann Moss"}


@pytest.mark.parametrize(
    ("goal", "options"),
    [
        ("Collect the name, the phone number, and the wood, one of pine, oak and ash.", ("pine", "oak", "ash")),
        ("Ask for the name, the wood (one of pine, oak, ash) and the date.", ("pine", "oak", "ash")),
        ("We need a name, the wood they want, which is pine, oak or ash, and a date.", ("pine", "oak", "ash")),
        (
            "Before he calls back, the owner wants the wood (pine, oak or ash), the name, and a date.",
            ("pine", "oak", "ash"),
        ),
        ("Sign up a member: name, tier (basic, plus or premium) and start date.", ("basic", "plus", "premium")),
    ],
)
def test_what_there_is_to_choose_is_one_choice(goal: str, options: tuple[str, ...]) -> None:
    fields = read_profile(goal=goal, context="").reading.fields
    assert len(fields) == 3
    assert [f.options for f in fields if f.kind == "choice"] == [options]


@pytest.mark.parametrize(
    "goal",
    [
        "Collect the name, the reason and a number for the plumber to call.",
        "What's the reason? What's the caller's name? What's their number?",
        "Find out the reason, who they are and how we can call them.",
        "Find out the reason, who they are and what number they have.",
    ],
)
def test_the_number_to_call_is_a_phone_number(goal: str) -> None:
    assert "phone" in _kinds(goal).values()


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("i want to enroll my son tyler who is eight years old", False),
        ("i have a cat who is called minka", False),
        ("it's for my husband who has a bad back", False),
        ("could the first lesson be on tuesday at four", False),
        ("i have a question who is the owner of the shop", True),
        ("i need a lesson who is teaching on friday", True),
    ],
)
def test_what_is_told_of_somebody_asks_nothing(said: str, asks: bool) -> None:
    assert any(c.asks for c in clauses(said)) == asks

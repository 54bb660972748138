"""Do callers hear what the context of a bot says to their questions, and nothing else where it says nothing?"""

import json
from pathlib import Path
from typing import Any

import pytest

from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

_BOTS = json.loads((Path(__file__).parents[1] / "data" / "context_questions.json").read_text(encoding="utf-8"))
_ASKED = [(bot, asked) for bot in _BOTS for asked in bot["asks"]]


@pytest.mark.parametrize(("bot", "asked"), _ASKED, ids=lambda one: one.get("ask", one.get("goal")))
async def test_a_question_is_answered_from_the_context_or_noted(bot: dict[str, Any], asked: dict[str, Any]) -> None:
    call = Conversation(read_profile(goal=bot["goal"], context=bot["context"]))

    said = (await call.hears(asked["ask"])).say

    assert ("noted" in said) is (asked["hear"] is None), said
    assert (asked["hear"] or "").lower() in said.lower()


ALTERING = (
    "Book fittings. Take the customer's name, phone number, what needs altering, and a day and time.",
    "Hemming from $20, taking in from $35, wedding dresses from $150. Open Tue-Fri 10-18, Sat 10-14.",
)
MUSEUM = (
    "Take a message: name, phone number and what it is about.",
    "Open Monday to Friday 9-17, Saturday 10-13. Adults $12, children $5, seniors $8. Anna leads the tours.",
)
ROOMS = (
    "Take room requests: guest's name, e-mail, arrival date.",
    "Single $95, double $140. Dogs are welcome for $15.",
)


@pytest.mark.parametrize(
    ("bot", "asked", "again", "hear"),
    [
        (ALTERING, "what do you charge for a wedding dress", "Hmm, and just hemming?", "20"),
        (ALTERING, "how much is hemming", "hm and a wedding dress", "150"),
        (ALTERING, "how much is hemming", "okay and taking in?", "35"),
        (MUSEUM, "how much is it for adults", "and for kids?", "5 dollars"),
        (MUSEUM, "how much is it for adults", "oh and seniors", "8 dollars"),
        (MUSEUM, "when do you close on friday", "and on saturdays?", "1 PM"),
        (MUSEUM, "are you open on saturday", "okay, and sunday?", "closed"),
        (ROOMS, "how much is the single", "just the double?", "140"),
        (ROOMS, "how much is the single", "and with a dog", "15"),
    ],
)
async def test_who_asks_the_same_of_something_else_is_answered_and_names_nobody(
    bot: tuple[str, str], asked: str, again: str, hear: str
) -> None:
    call = Conversation(read_profile(goal=bot[0], context=bot[1]))
    await call.hears(asked)
    assert hear in (await call.hears(again)).say
    assert "name" not in call.answers[-1].memory.get("values", {})


@pytest.mark.parametrize("said", ["Anna Carter", "and my name is Anna Carter", "okay Anna Carter"])
async def test_who_gives_a_name_that_the_context_has_too_asks_nothing(said: str) -> None:
    call = Conversation(read_profile(goal=MUSEUM[0], context=MUSEUM[1]))
    await call.hears_all("how much is it for adults", said)
    assert call.answers[-1].memory["values"]["name"] == "Anna Carter"

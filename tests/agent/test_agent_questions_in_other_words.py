"""Do callers hear what a context says in whatever everyday words they ask, and is what it does not say noted?"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

_DATA = Path(__file__).parents[1] / "data" / "questions_in_other_words.json"
_BOTS = json.loads(_DATA.read_text(encoding="utf-8"))


@pytest.mark.parametrize("bot", _BOTS, ids=lambda bot: str(bot["goal"])[:40])
async def test_a_question_is_understood_in_other_words(bot: dict[str, Any]) -> None:
    profile = read_profile(goal=bot["goal"], context=bot["context"], fields=bot.get("fields"))

    wrong = [
        f"{question}: {said}"
        for asked in bot["asks"]
        for question in asked["ask"]
        if not _fits(said := (await Conversation(profile).hears(question)).say, asked["hear"])
    ]

    assert not wrong


def _fits(said: str, hear: str | None) -> bool:
    is_noted = "noted" in said  # be it beside the sentence that comes nearest
    return is_noted if hear is None else not is_noted and re.search(hear, said) is not None


_MINI = {
    "limit": ("Rent out canoes", "Canoe $20 an hour. Guests must be 21 or older."),
    "name": ("Take orders", "Corner Lock Company, 4 Mill Road. We cut keys while you wait. Closed on Mondays."),
    "part": ("Answer questions about us", "Open daily 9 to 5. The kitchen closes at 3 pm."),
    "weight": ("Book rides", "$30 per ride. Riders weigh no more than 220 pounds."),
}


@pytest.mark.parametrize(
    ("bot", "question", "hear", "never"),
    [
        ("limit", "can my nephew come too, he's nineteen", "21 or older", "noted"),
        ("name", "do you have bike locks", "noted", "Corner Lock"),
        ("part", "when does the kitchen close", "3 pm", "5 PM"),
        ("part", "how late are you open on fridays", "5 PM", "kitchen"),
        ("weight", "how much is it per rider", "30 ", "220"),
        ("weight", "how heavy can you be", "220", "noted"),
    ],
)
async def test_an_answer_is_of_what_is_asked(bot: str, question: str, hear: str, never: str) -> None:
    goal, context = _MINI[bot]

    said = (await Conversation(read_profile(goal=goal, context=context)).hears(question)).say

    assert hear in said
    assert never not in said

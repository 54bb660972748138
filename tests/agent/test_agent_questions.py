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

"""Whole calls whose model speaks while it thinks: what the caller hears when, and what is left when it breaks off."""

from pathlib import Path
from typing import Any

import pytest

from tests.fakes.chat_completions import BreaksOff, Refuses, Reply, Says, StaysSilent
from tests.stories.desk import played
from tests.stories.test_stories_models import desk_with_model

ASKS = "A table for four tomorrow at seven, please"


def kinds(whole: dict[str, Any], turn: int = 1) -> list[str]:
    return [hop["kind"] for hop in whole["hops"] if hop["turn"] == turn]


async def test_the_first_sentence_is_heard_while_the_model_is_still_silent_about_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = {"filler_after_seconds": 0.5, "reply_give_up_seconds": 1.5}
    replies: list[Reply] = [StaysSilent("Sure, I can help. We have "), Refuses(500)]
    async with desk_with_model(tmp_path, monkeypatch, *replies, **settings) as (at, _):
        call = await at.exchange.call()
        heard = (await played(call, ASKS))[1]
        whole = await at.the_call(call)

        assert heard.startswith("Sure, I can help.")
        assert "We have" not in heard
        assert "name" in heard.lower()
        assert kinds(whole) == ["reply", "filler", "reply"]


async def test_a_model_that_breaks_off_is_followed_by_the_next_one_and_no_sentence_is_said_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replies: list[Reply] = [
        BreaksOff("Sure, I can help. We are open until"),
        Says("Sure, I can help. We are open until ten."),
    ]
    async with desk_with_model(tmp_path, monkeypatch, *replies, model="openai-chat:fake,openai-chat:other") as (
        at,
        provider,
    ):
        call = await at.exchange.call()
        heard = (await played(call, ASKS))[1]

        assert heard == "Sure, I can help. We are open until ten."
        assert len(provider.requests) == 2
        assert "Sure, I can help." in provider.messages()[-1]["content"]


async def test_the_next_prompt_says_what_the_caller_did_not_hear(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replies = [Says("Sure, I can help. What name shall I note?"), Says("Good.")]
    async with desk_with_model(tmp_path, monkeypatch, *replies) as (at, provider):
        call = await at.exchange.call()
        await played(call, "Hello", "Maria Jones")

        said = [message["content"] for message in provider.messages() if message["role"] == "assistant"]
        assert "Sure, I can help. What name shall I note?" in said[-1].replace("\n", " ")
        assert "did not hear" not in said[-1]

"""Whole calls with a model: one that answers, one that is slow, silent, down or confused."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from echolink.agent.model.agents import Agents
from echolink.agent.scripted.agent import ScriptedAgent
from tests.fakes.chat_completions import BreaksOff, ChatCompletions, Raw, Refuses, Reply, Says, StaysSilent, calls
from tests.stories.desk import Desk, desk, played

MODEL = "openai-chat:fake"
FIELDS = {"party_size": 4, "date": "2027-05-07", "time": "19:00", "name": "Maria Jones"}


@asynccontextmanager
async def desk_with_model(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *replies: Reply, analysis: Any = "rule", **settings: Any
) -> AsyncIterator[tuple[Desk, ChatCompletions]]:
    async with ChatCompletions() as provider:
        monkeypatch.setenv("OPENAI_BASE_URL", provider.url)
        monkeypatch.setenv("OPENAI_API_KEY", "none")
        provider.will(*replies)
        await _loaded()
        async with desk(folder, **{"model": MODEL, **settings}) as at:
            await at.make_bot(analysis=analysis)
            yield at, provider


async def _loaded() -> None:
    """The SDKs, whose first import takes seconds: a server has that behind it when it has run for a moment, and these
    stories are about what comes then."""
    agents = Agents((MODEL,), ScriptedAgent())
    await agents.warm()
    await agents.close()


async def test_a_model_books_a_table_and_tells_what_the_webhook_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replies = [
        Says("For how many people?"),
        calls("complete_goal", {"fields": FIELDS}),
        calls("end_call", text="Your table is booked. Goodbye."),
        Says("Goodbye."),
    ]
    async with desk_with_model(tmp_path, monkeypatch, *replies) as (at, _):
        call = await at.exchange.call()
        heard = await played(call, "I want to book a table", "four, on the seventh of May at seven, Maria Jones. Yes.")

        assert heard[1] == "For how many people?"
        assert "Your table is booked" in heard[2]
        assert call.ended
        [payload] = at.payloads
        assert payload["data"]["fields"] == FIELDS


async def test_a_greeting_asks_no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk_with_model(tmp_path, monkeypatch) as (at, provider):
        call = await at.exchange.call()
        await call.listen()

        assert provider.requests == []


@pytest.mark.parametrize(
    "reply",
    [
        Refuses(401),
        Refuses(429),
        Refuses(500),
        BreaksOff(),
        BreaksOff("I was just about"),
        Raw("this is not an event stream"),
        Says(""),
        calls("launch_rockets", {"at": "once"}),
        calls("complete_goal", "{not json"),
    ],
    ids=repr,
)
async def test_where_a_model_fails_the_scripted_agent_answers_in_that_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reply: Reply
) -> None:
    async with desk_with_model(tmp_path, monkeypatch, *[reply] * 6) as (at, _):
        call = await at.exchange.call()
        heard = await played(call, "A table for four tomorrow at seven, please")

        assert "name" in heard[1].lower()
        whole = await at.the_call(call)
        assert whole["fields"]["party_size"] == 4
        assert at.payloads == []


async def test_a_silent_model_costs_one_filler_and_then_the_scripted_agent_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = {"filler_after_seconds": 0.2, "reply_give_up_seconds": 1}
    async with desk_with_model(tmp_path, monkeypatch, StaysSilent(), **settings) as (at, provider):
        call = await at.exchange.call()
        heard = await played(call, "A table for four tomorrow at seven, please")

        assert "moment" in heard[1].lower() or "check" in heard[1].lower()
        assert "name" in heard[1].lower()
        assert provider.abandoned.is_set()
        hops = [hop for hop in (await at.the_call(call))["hops"] if hop["turn"] == 1]
        assert [hop["kind"] for hop in hops] == ["filler", "reply"]


async def test_a_caller_who_hangs_up_stops_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk_with_model(tmp_path, monkeypatch, StaysSilent(), filler_after_seconds=0.2) as (at, provider):
        call = await at.exchange.call()
        await call.listen()
        await call.say("A table for four")
        await provider.asked.wait()
        await call.hang_up()

        await provider.abandoned.wait()
        assert (await at.the_call(call))["end_reason"] == "caller_hung_up"


async def test_the_scripted_agent_carries_on_from_what_the_model_had_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replies: list[Reply] = [Says("For when would that be?"), Refuses(500)]
    async with desk_with_model(tmp_path, monkeypatch, *replies) as (at, _):
        call = await at.exchange.call()
        heard = await played(call, "A table for four, please", "tomorrow at seven")

        assert "name" in heard[2].lower()
        fields = (await at.the_call(call))["fields"]
        assert (fields["party_size"], fields["time"]) == (4, "19:00")


async def test_an_account_that_has_used_its_tokens_is_answered_by_the_scripted_agent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replies = [Says("For how many people?", input_tokens=900, output_tokens=200)]
    async with desk_with_model(tmp_path, monkeypatch, *replies, model_tokens_per_day=1000) as (at, provider):
        call = await at.exchange.call()
        await played(call, "I want to book a table", "four, tomorrow at seven")

        assert len(provider.requests) == 1
        assert (await at.the_call(call))["fields"]["time"] == "19:00"

"""A worker is killed while a tool is at work: what changes something is not sent twice, whoever takes the turn over."""

import asyncio
import os
import signal
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from echolink.simulator.receiver import Answer, Received
from tests.fakes.chat_completions import ChatCompletions, Says, calls
from tests.stories.test_stories_survival import Street, street
from tests.stories.test_stories_tools import AT_SEVEN, hold, is_free


class Silent(PlainTextResponse):
    """Keeps whoever asks waiting until the asker is gone."""

    def __init__(self, asked: asyncio.Event) -> None:
        super().__init__("")
        self._asked = asked

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._asked.set()
        while (await receive())["type"] != "http.disconnect":
            continue


@pytest.fixture
def workers(database: str) -> tuple[str, str]:
    """As many as the database allows."""
    return ("--workers", "2" if database == "postgres" else "1")


async def give_tools(at: Street) -> None:
    [bot] = (await at.http.get("/v1/bots")).json()["data"]
    tools = [is_free(bot["webhook"], timeout_seconds=8), hold(bot["webhook"], timeout_seconds=8)]
    (await at.http.patch(f"/v1/bots/{bot['id']}", json={"tools": tools})).raise_for_status()


async def the_call(at: Street) -> dict[str, Any]:
    [listed] = (await at.http.get("/v1/calls")).json()["data"]
    whole: dict[str, Any] = (await at.http.get(f"/v1/calls/{listed['id']}")).json()
    return whole


@pytest.mark.parametrize("other_words", [AT_SEVEN, {"date": "2027-05-07", "time": "7 PM"}], ids=["same", "other"])
async def test_a_tool_with_side_effects_is_sent_once_though_its_worker_dies_and_the_model_asks_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: tuple[str, str], other_words: dict[str, str]
) -> None:
    asked = asyncio.Event()
    async with ChatCompletions() as provider:
        monkeypatch.setenv("OPENAI_BASE_URL", provider.url)
        monkeypatch.setenv("OPENAI_API_KEY", "none")
        provider.will(calls("hold_table", AT_SEVEN), calls("hold_table", other_words), Says("That was passed on."))
        async with street(tmp_path, *workers, filler_after_seconds="0.3", model="openai-chat:fake") as at:
            at.receiver.answer = Silent(asked)
            await give_tools(at)
            call = await at.exchange.call()
            await call.listen()
            await call.say("hold a table at seven on the seventh of May")
            await asked.wait()
            for worker in at.server.workers():
                os.kill(worker, signal.SIGKILL)
            reply = await call.listen()

            assert reply.endswith("That was passed on.")
            assert not call.errors
            assert [came.path for came in at.receiver.received] == ["/hold"]
            [use] = (await the_call(at))["tool_calls"]
            assert (use["status"], use["arguments"]) == ("started", AT_SEVEN)
            assert "It was started, but the outcome is unknown. Do not repeat it." in provider.instructions(1)
            assert "Do not repeat it." in provider.messages(2)[-1]["content"]


async def test_a_tool_that_only_looks_something_up_is_asked_again_by_the_next_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: tuple[str, str]
) -> None:
    asked = asyncio.Event()

    def answer(came: Received) -> Answer:
        return {"free": True} if asked.is_set() else Silent(asked)

    async with ChatCompletions() as provider:
        monkeypatch.setenv("OPENAI_BASE_URL", provider.url)
        monkeypatch.setenv("OPENAI_API_KEY", "none")
        provider.will(calls("is_free", AT_SEVEN), calls("is_free", AT_SEVEN), Says("It is free."))
        async with street(tmp_path, *workers, filler_after_seconds="0.3", model="openai-chat:fake") as at:
            at.receiver.answer = answer
            await give_tools(at)
            call = await at.exchange.call()
            await call.listen()
            await call.say("is a table free at seven on the seventh of May")
            await asked.wait()
            for worker in at.server.workers():
                os.kill(worker, signal.SIGKILL)
            reply = await call.listen()

            assert reply.endswith("It is free.")
            assert [use["status"] for use in (await the_call(at))["tool_calls"]] == ["started", "answered"]

"""What is a bot's own backend asked when a turn is answered twice, by one worker after another?"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from echolink.actions.addresses import AllowedNetworks, SystemLookUp
from echolink.actions.client import WebhookClient
from echolink.agent.port import Outcome
from tests.actions.webhook_receiver import Answer, Receiver, http
from tests.calls.talk import talk


@asynccontextmanager
async def a_backend(*answers: Answer) -> AsyncIterator[Receiver]:
    receiver = await Receiver(*answers).start()
    try:
        yield receiver
    finally:
        await receiver.stop()


@pytest.fixture
async def client() -> AsyncIterator[WebhookClient]:
    look_up = SystemLookUp()
    loopback = WebhookClient(AllowedNetworks.parse("127.0.0.0/8"), look_up)
    yield loopback
    await loopback.aclose()
    look_up.close()


def a_brain_at(receiver: Receiver) -> dict[str, Any]:
    return {"brain": {"url": receiver.url, "timeout_seconds": 8}}


async def test_whoever_takes_a_turn_over_asks_the_same_under_the_same_id(tmp_path: Path, client: WebhookClient) -> None:
    never = asyncio.Event()

    async def silent(writer: asyncio.StreamWriter) -> None:
        await never.wait()

    async with (
        a_backend(silent, http(200, "For how many people?", "text/plain")) as receiver,
        talk(tmp_path, bot=a_brain_at(receiver), client=client) as at,
    ):
        await at.ring()
        first = asyncio.create_task(at.say("a table", 1))
        await receiver.received(1)
        anew = at.remade()
        answered = await anew.hear(at.request(said="a table", turn=1))
        never.set()

        assert "For how many people?" in answered
        assert await first == answered
        asked = receiver.requests
        assert len(asked) >= 2
        assert {one.headers["webhook-id"] for one in asked} == {f"{(await at.now()).call.id}_turn_1"}
        assert all(json.loads(one.body)["data"] == json.loads(asked[0].body)["data"] for one in asked)
        await anew.drain(0)


async def test_what_was_said_before_the_worker_died_is_not_said_twice(tmp_path: Path, client: WebhookClient) -> None:
    answer = {"say": "I am booking that.", "fields": {"people": 4}, "completed": True}
    async with (
        a_backend(http(200, json.dumps(answer))) as receiver,
        talk(tmp_path, bot=a_brain_at(receiver), client=client) as at,
    ):
        at.deliveries.outcome = Outcome("answered", "Booked.")
        await at.ring()
        before = await at.say("for four", 1)
        await at.conversation.drain(0)
        at.conversation = at.remade()
        at.deliveries.opened.set()
        after = await at.go_on(1, 1)

        assert "I am booking that." in before
        assert "I am booking that." not in after
        assert "Booked." in after
        assert (await at.now()).turn.reply == "I am booking that. Booked."

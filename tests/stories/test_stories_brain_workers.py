"""A worker is killed while a bot's own backend is asked: the next one asks the same, with the variables that the call began with."""

import asyncio
import os
import signal
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from echolink.simulator.receiver import Answer, Received
from tests.stories.test_stories_survival import street


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


async def test_a_worker_killed_while_the_brain_thinks_costs_a_wait_and_the_next_one_asks_the_same(
    tmp_path: Path, workers: tuple[str, str]
) -> None:
    asked = asyncio.Event()

    def answer(came: Received) -> Answer:
        if came.path == "/ring":
            return {"name": "Ada"}
        return "For which day?" if asked.is_set() else Silent(asked)

    async with street(tmp_path, *workers, filler_after_seconds="0.3") as at:
        at.receiver.answer = answer
        [bot] = (await at.http.get("/v1/bots")).json()["data"]
        urls = {name: bot["webhook"].replace("/book", f"/{name}") for name in ("talk", "ring")}
        texts = {"brain": {"url": urls["talk"]}, "call_started_url": urls["ring"], "greeting": "Hello {{name}}."}
        (await at.http.patch(f"/v1/bots/{bot['id']}", json=texts)).raise_for_status()
        call = await at.exchange.call()
        greeting = await call.listen()
        await call.say("a table for four")
        await asked.wait()
        for worker in at.server.workers():
            os.kill(worker, signal.SIGKILL)
        reply = await call.listen()

        assert greeting == "Hello Ada."
        assert reply.endswith("For which day?")
        assert not call.errors
        turns = [came for came in at.receiver.received if came.path == "/talk"]
        assert len(turns) == 2
        assert len({came.headers["webhook-id"] for came in turns}) == 1
        assert [came.payload["data"]["call"]["variables"] for came in turns] == [{"name": "Ada"}] * 2
        assert len([came for came in at.receiver.received if came.path == "/ring"]) == 1

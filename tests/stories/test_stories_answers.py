"""Whole calls whose webhook answers as people's backends do: what the caller hears, and what the call's trace says of it."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from echolink.agent.sentences import for_the_ear
from tests.actions.strange_answers import FAILED, SILENT, UNDERSTOOD, Strange, silence, trickle
from tests.actions.webhook_receiver import Answer, Receiver
from tests.stories.conftest import on_sqlite
from tests.stories.desk import Desk, desk, played

BOOKING = "A table for four tomorrow at seven, the name is Maria Jones"
WENT_THROUGH, NOTED = "has gone through", "noted your request and will pass it on"


@asynccontextmanager
async def desk_before(folder: Path, **settings: Any) -> AsyncIterator[tuple[Desk, Receiver]]:
    """A bot in front of a receiver that answers byte by byte; no attempt but the first falls into the call."""
    receiver = await Receiver().start()
    defaults = {"allow_private_webhooks": [f"127.0.0.0/8:{receiver.port}"], "webhook_wait_seconds": 2.0}
    try:
        async with desk(folder, **{**defaults, **settings}) as at:
            await at.make_bot(webhook=receiver.url)
            yield at, receiver
    finally:
        await receiver.stop()


async def called(at: Desk, receiver: Receiver, answer: Answer) -> tuple[str, dict[str, Any]]:
    """A caller books; the last words that they heard, and the call's only delivery."""
    receiver.answers = [answer]
    call = await at.exchange.call()
    heard = await played(call, BOOKING, "yes")
    [delivery] = (await at.the_call(call))["deliveries"]
    await call.hang_up()
    alone = (await at.http.get(f"/v1/deliveries/{delivery['id']}")).json()
    assert {name: alone[name] for name in delivery if name not in ("attempts", "next_attempt_at")} == {
        name: value for name, value in delivery.items() if name not in ("attempts", "next_attempt_at")
    }
    assert alone["attempts"][: len(delivery["attempts"])] == delivery["attempts"]
    return heard[2], delivery


def assert_sensible(strange: Strange, heard: str, delivery: dict[str, Any]) -> None:
    expected = for_the_ear(strange.told) or WENT_THROUGH if strange.is_answered else NOTED
    assert expected in heard, strange
    assert not re.search(r"[<>{}\[\]]|https?:|Traceback|[0-9a-f]{8}-", heard), strange
    first = delivery["attempts"][0]
    assert delivery["status"] == ("delivered" if strange.is_answered else "pending"), strange
    assert delivery["told"] == (strange.told if strange.is_answered else ""), strange
    if strange.wrong:
        assert re.search(strange.wrong, first["error"] or ""), (strange, first)
    else:
        assert first["error"] is None, (strange, first)


@pytest.mark.parametrize("answers", [UNDERSTOOD, SILENT, FAILED], ids=["understood", "silent", "failed"])
async def test_whatever_a_backend_answers_the_caller_hears_something_sensible_and_the_trace_says_what_was_wrong(
    answers: tuple[Strange, ...], tmp_path: Path
) -> None:
    async with desk_before(tmp_path) as (at, receiver):
        for strange in answers:
            heard, delivery = await called(at, receiver, strange.answer)

            assert_sensible(strange, heard, delivery)


@on_sqlite
@pytest.mark.parametrize("slow", [silence, trickle])
async def test_over_an_answer_that_does_not_end_the_caller_hears_that_it_was_noted(
    slow: Answer, tmp_path: Path
) -> None:
    async with desk_before(tmp_path, webhook_wait_seconds=1.0) as (at, receiver):
        heard, delivery = await called(at, receiver, slow)

        assert NOTED in heard
        assert (delivery["status"], delivery["attempts"]) == ("pending", [])


@on_sqlite
async def test_a_connection_that_is_refused_is_noted_and_told_in_the_trace(tmp_path: Path) -> None:
    async with desk_before(tmp_path) as (at, receiver):
        await receiver.stop()

        heard, delivery = await called(at, receiver, b"")

        assert NOTED in heard
        assert delivery["attempts"][0]["error"] == "the connection was refused"


@on_sqlite
async def test_https_that_is_none_is_noted_and_told_in_the_trace(tmp_path: Path) -> None:
    async def speak_http(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(speak_http, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, desk_before(tmp_path, allow_private_webhooks=["127.0.0.1"]) as (at, receiver):
        await at.http.patch(f"/v1/bots/{at.bots[0]['id']}", json={"webhook": f"https://127.0.0.1:{port}/book"})

        heard, delivery = await called(at, receiver, b"")

        assert NOTED in heard
        assert delivery["attempts"][0]["error"] == "TLS failed (WRONG_VERSION_NUMBER): does this port speak https?"


@on_sqlite
async def test_a_no_is_not_sent_again_and_the_caller_may_choose_anew(tmp_path: Path) -> None:
    async with desk_before(tmp_path) as (at, receiver):
        no = next(strange for strange in UNDERSTOOD if strange.name == "a no with 409")

        heard, delivery = await called(at, receiver, no.answer)

        assert "we are fully booked at 7" in heard
        assert heard.endswith("?")
        assert (delivery["status"], delivery["next_attempt_at"]) == ("delivered", None)
        assert len(receiver.requests) == 1

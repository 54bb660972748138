"""How is a tool used in a turn? Against a receiver on loopback: in its time, as often as it may be, and to no other address."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qsl, urlsplit

import pytest
from standardwebhooks import Webhook

from echolink.accounts.account import ToolAt
from echolink.actions.addresses import AllowedNetworks, SystemLookUp
from echolink.actions.client import WebhookClient
from echolink.agent.port import Situation, Tools
from echolink.agent.tool import ToolResult
from echolink.calls.tool_call import ToolCall
from tests.actions.webhook_receiver import Answer, Receiver, http
from tests.calls.talk import StreamingAgent, Talk, talk
from tests.calls.test_calls_thinking_ahead import overhear
from tests.makers import WEBHOOK_SECRET

Uses = Callable[[Tools], Awaitable[Any]]


def a_tool(port: int, **other: Any) -> ToolAt:
    values: dict[str, Any] = {
        "name": "look",
        "description": "Looks something up.",
        "parameters": {"type": "object"},
        "url": f"http://127.0.0.1:{port}/look",
        "method": "POST",
        "headers": {},
        "timeout_seconds": 5.0,
        "speak_while_waiting": "",
        "side_effects": False,
    }
    return cast("ToolAt", values | other)


@asynccontextmanager
async def using(
    folder: Path,
    uses: Uses,
    *answers: Answer,
    allowed: str = "127.0.0.0/8",
    tool: dict[str, Any] | None = None,
    model: StreamingAgent | None = None,
    **budget: Any,
) -> AsyncIterator[tuple[Talk, Receiver]]:
    """A call whose agent does `uses` in its first turn."""
    receiver = await Receiver(*answers).start()
    look_up = SystemLookUp()
    client = WebhookClient(AllowedNetworks.parse(allowed), look_up)

    async def answer(situation: Situation, tools: Tools) -> str:
        return f"It came to {await uses(tools)}."

    bot = {"tools": (a_tool(receiver.port, **(tool or {})),)}
    try:
        async with talk(folder, answers=answer, client=client, bot=bot, model=model, **budget) as at:
            yield at, receiver
    finally:
        await client.aclose()
        look_up.close()
        await receiver.stop()


async def look(tools: Tools, **arguments: Any) -> ToolResult:
    return await tools.use_tool("look", arguments)


async def everything_ends() -> None:
    """All that was sent has come to something."""
    uses = [task for task in asyncio.all_tasks() if "ToolUse" in repr(task.get_coro())]
    await asyncio.gather(*uses, return_exceptions=True)


async def uses_of(at: Talk) -> list[ToolCall]:
    return list(await at.tool_store.of_call((await at.now()).call.id))


async def test_a_tool_is_sent_once_its_use_stands_and_what_it_answered_is_recorded(tmp_path: Path) -> None:
    standing: list[int] = []

    async def answer(writer: asyncio.StreamWriter) -> None:
        standing.extend(use.number for use in await uses_of(at))
        writer.write(http(200, '{"free": true}'))

    async with using(tmp_path, lambda tools: look(tools, at="19:00"), answer) as (at, _):
        await at.ring()
        twiml = await at.say("is it free?", 1)

        assert standing == [1]
        assert "answered" in twiml
        [use] = await uses_of(at)
        assert (use.status, use.status_code, use.result, use.is_no) == ("answered", 200, '{"free":true}', False)


async def test_a_get_carries_its_arguments_in_its_query_which_is_what_is_signed(tmp_path: Path) -> None:
    arguments = {"day": "2027-05-07", "guests": 4, "where": "by the window & quiet", "tags": ["a", "b"], "none": None}
    tool = {"method": "GET"}
    async with using(tmp_path, lambda tools: look(tools, **arguments), http(200), tool=tool) as (at, receiver):
        await at.ring()
        await at.say("is it free?", 1)

        [came] = receiver.requests
        query = urlsplit(came.target).query
        assert (came.method, came.body) == ("GET", b"")
        assert "content-type" not in came.headers
        assert dict(parse_qsl(query)) | {"tags": ""} == {
            "day": "2027-05-07",
            "guests": "4",
            "where": "by the window & quiet",
            "tags": "",
        }
        assert ("tags", "a") in parse_qsl(query)
        assert ("tags", "b") in parse_qsl(query)
        signature = Webhook(WEBHOOK_SECRET).sign(
            came.headers["webhook-id"], datetime.fromtimestamp(int(came.headers["webhook-timestamp"]), UTC), query
        )
        assert signature == came.headers["webhook-signature"]


async def test_what_only_looks_something_up_is_tried_once_more_under_the_same_key(tmp_path: Path) -> None:
    async with using(tmp_path, look, http(503), http(200, "Free.")) as (at, receiver):
        await at.ring()
        await at.say("is it free?", 1)

        assert len(receiver.requests) == 2
        assert len({came.headers["idempotency-key"] for came in receiver.requests}) == 1
        assert len({came.body for came in receiver.requests}) == 1
        assert [use.status for use in await uses_of(at)] == ["answered"]


@pytest.mark.parametrize("answer", [http(503), http(500, "no"), b"HTTP/1.1 2"], ids=["503", "500", "broke off"])
async def test_what_has_side_effects_is_tried_once_and_then_of_unknown_outcome(tmp_path: Path, answer: bytes) -> None:
    tool = {"side_effects": True}
    async with using(tmp_path, look, answer, http(200), tool=tool) as (at, receiver):
        await at.ring()
        await at.say("book it", 1)

        assert len(receiver.requests) == 1
        assert [use.status for use in await uses_of(at)] == ["unknown"]


async def test_an_address_that_is_not_allowed_when_it_is_dialled_gets_nothing_and_nothing_was_done(
    tmp_path: Path,
) -> None:
    tool = {"side_effects": True}
    async with using(tmp_path, look, allowed="10.0.0.0/8", tool=tool) as (at, receiver):
        await at.ring()
        await at.say("book it", 1)

        assert receiver.connections == 0
        [use] = await uses_of(at)
        assert use.status == "failed"
        assert "ECHOLINK_ALLOW_PRIVATE_WEBHOOKS" in use.result


async def test_tools_of_one_turn_have_a_time_together(tmp_path: Path) -> None:
    async def never(writer: asyncio.StreamWriter) -> None:
        await writer.wait_closed()

    async def twice(tools: Tools) -> list[str]:
        return [(await look(tools, n=n)).text for n in range(3)]

    async with using(tmp_path, twice, never, tool_seconds=0.5) as (at, receiver):
        await at.ring()
        await at.say("is it free?", 1)

        assert len(receiver.requests) == 1
        assert [use.status for use in await uses_of(at)] == ["failed"]


async def test_one_turn_uses_tools_a_few_times_at_most(tmp_path: Path) -> None:
    async def often(tools: Tools) -> str:
        return (await asyncio.gather(*(look(tools, n=n) for n in range(9))))[-1].status

    async with using(tmp_path, often, http(200)) as (at, receiver):
        await at.ring()
        twiml = await at.say("is it free?", 1)

        assert "failed" in twiml
        assert len(receiver.requests) == 6


async def test_a_tool_that_the_bot_does_not_have_is_not_used(tmp_path: Path) -> None:
    async with using(tmp_path, lambda tools: tools.use_tool("other", {})) as (at, receiver):
        await at.ring()
        twiml = await at.say("is it free?", 1)

        assert "there is no such tool" in twiml
        assert receiver.requests == []


async def test_a_hang_up_stops_no_tool_that_was_sent_and_its_outcome_is_recorded(tmp_path: Path) -> None:
    asked, hung_up = asyncio.Event(), asyncio.Event()

    async def answer(writer: asyncio.StreamWriter) -> None:
        asked.set()
        await hung_up.wait()
        writer.write(http(200, "Booked."))

    async with using(tmp_path, look, answer, tool={"side_effects": True}) as (at, _):
        await at.ring()
        saying = asyncio.ensure_future(at.say("book it", 1))
        await asked.wait()
        await at.conversation.end(at.request(), seconds=None, failed=False)
        hung_up.set()
        await asyncio.gather(saying, return_exceptions=True)
        await everything_ends()

        assert [use.status for use in await uses_of(at)] == ["answered"]


async def test_a_call_that_has_ended_uses_no_tool(tmp_path: Path) -> None:
    async def after_the_end(tools: Tools) -> ToolResult:
        await at.conversation.end(at.request(), seconds=None, failed=False)
        return await look(tools)

    async with using(tmp_path, after_the_end, http(200)) as (at, receiver):
        await at.ring()
        await asyncio.gather(at.say("book it", 1), return_exceptions=True)
        await everything_ends()

        assert receiver.requests == []
        assert await uses_of(at) == []


async def test_a_later_turn_is_told_what_tools_have_answered(tmp_path: Path) -> None:
    async with using(tmp_path, lambda tools: look(tools, at="19:00"), http(200, "Seven is free.")) as (at, _):
        await at.ring()
        await at.say("is it free?", 1)
        await at.say("and now?", 2)

        [used] = at.scripted.asked[1].used
        assert (used.tool, used.arguments, used.result.said) == ("look", {"at": "19:00"}, "Seven is free.")


async def test_the_document_of_a_use_is_one_line_of_ascii(tmp_path: Path) -> None:
    async with using(tmp_path, lambda tools: look(tools, name="Zoë \ud83d"), http(200)) as (at, receiver):
        await at.ring()
        await at.say("is it free?", 1)

        [came] = receiver.requests
        assert came.body.isascii()
        assert json.loads(came.body)["data"]["arguments"] == {"name": "Zoë \ud83d"}


async def test_a_guess_proposes_a_use_and_only_the_turn_sends_it(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with using(tmp_path, look, http(200, "Free."), model=model, think_after_seconds=0) as (at, receiver):
        await at.ring()
        overhear(at, "is seven free", 0)
        run = await model.run()
        proposed = asyncio.create_task(look(run.tools, at="19:00"))
        for _ in range(20):
            await asyncio.sleep(0)
        before = (len(receiver.requests), await uses_of(at))
        request = asyncio.create_task(at.say("Is seven free?", 1))
        result = await proposed
        run.end(result.said)

        assert before == (0, [])
        assert "Free." in await request
        assert len(receiver.requests) == 1


async def test_a_guess_that_was_wrong_uses_no_tool(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with using(tmp_path, look, http(200), model=model, think_after_seconds=0) as (at, receiver):
        await at.ring()
        overhear(at, "is seven", 0)
        proposed = asyncio.create_task(look((await model.run()).tools, at="19:00"))
        request = asyncio.create_task(at.say("is eight free", 1))
        (await model.run()).end("Eight is free.")

        assert "Eight is free." in await request
        assert not proposed.done()
        assert (receiver.requests, await uses_of(at)) == ([], [])
        proposed.cancel()

"""Whole calls whose webhook is slow, down, or says no."""

import asyncio
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from tests.stories.desk import desk, played

ONE_BREATH = "A table for four tomorrow at seven, the name is Maria Jones"


async def test_what_the_webhook_says_is_told_also_when_it_is_a_no(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()
        at.receiver.answer = {"ok": False, "message": "We are full at seven."}

        call = await at.exchange.call()
        heard = await played(call, ONE_BREATH, "yes")

        assert "We are full at seven" in heard[2]
        assert (await at.the_call(call))["outcome"] == "goal_completed"
        assert "booked" not in heard[2].lower()


@pytest.mark.parametrize(
    "answer", [PlainTextResponse("", 500), PlainTextResponse("no such table", 404)], ids=["500", "404"]
)
async def test_where_the_webhook_fails_the_caller_hears_that_it_was_noted(tmp_path: Path, answer: Response) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()
        at.receiver.answer = answer

        call = await at.exchange.call()
        heard = await played(call, ONE_BREATH, "yes")

        assert "note" in heard[2].lower() or "pass" in heard[2].lower()
        assert "booked" not in heard[2].lower()
        whole = await at.the_call(call)
        assert whole["outcome"] == "goal_noted"
        [delivery] = whole["deliveries"]
        assert delivery["attempts"][0]["status_code"] == answer.status_code


class HeldBack(PlainTextResponse):
    """An answer that is sent once somebody lets it go."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.let_go = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.let_go.wait()
        await super().__call__(scope, receive, send)


async def test_a_slow_webhook_is_waited_for_over_a_filler(tmp_path: Path) -> None:
    async with desk(tmp_path, filler_after_seconds=0.2) as at:
        await at.make_bot()
        at.receiver.answer = answer = HeldBack("Booked, reference twelve.")

        call = await at.exchange.call()
        await played(call, ONE_BREATH)
        await call.say("yes")
        heard = []
        async for line in call.lines():
            heard.append(line.text)
            answer.let_go.set()

        assert len(heard) == 2
        assert "Booked, reference twelve" in heard[1]
        hops = [hop["kind"] for hop in (await at.the_call(call))["hops"] if hop["turn"] == 2]
        assert hops == ["filler", "reply"]
        assert len(at.payloads) == 1


async def test_a_caller_who_hangs_up_while_the_webhook_works_has_booked_all_the_same(tmp_path: Path) -> None:
    async with desk(tmp_path, filler_after_seconds=0.2) as at:
        await at.make_bot()
        at.receiver.answer = answer = HeldBack("Booked, reference twelve.")

        call = await at.exchange.call()
        await played(call, ONE_BREATH)
        await call.say("yes")
        async for _ in call.lines():
            break
        await call.hang_up()
        whole = await at.the_call(call)
        answer.let_go.set()

        assert whole["end_reason"] == "caller_hung_up"
        assert whole["outcome"] == "goal_noted"
        assert len(at.payloads) == 1

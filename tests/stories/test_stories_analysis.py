"""After the call: what it was, by rule or by a model, told once to whoever subscribes, and again when it is asked for."""

import asyncio
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from echolink.simulator.phone import SimulatedCall
from tests.stories.desk import Desk, desk, played
from tests.stories.test_stories_events import heard, subscribed

BOOKING = "A table for four tomorrow at seven, the name is Maria Jones"


async def analyzed(at: Desk, call: SimulatedCall) -> dict[str, Any]:
    """The call as the API tells it, once its analysis is there."""
    async with asyncio.timeout(20):
        while True:
            whole = await at.the_call(call)
            if whole["analysis"] is not None:
                return whole
            await asyncio.sleep(0.02)


async def test_a_call_that_reached_its_goal_is_analyzed_by_rule_and_subscribers_hear_of_it(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()
        await subscribed(at, events=["call.analyzed"])
        call = await at.exchange.call()
        await played(call, BOOKING, "do you have parking?", "yes", "no, that's all, thank you")
        whole = await analyzed(at, call)
        [came] = await heard(at, 1)

        analysis = whole["analysis"]
        assert (analysis["outcome"], analysis["mood"], analysis["by"]) == ("completed", "positive", "scripted")
        assert "party size 4" in analysis["summary"]
        assert analysis["fields"] == whole["fields"] == at.payloads[0]["data"]["fields"]
        assert any("parking" in one for one in analysis["follow_ups"])
        schemas = {one["type"]: one["schema"] for one in (await at.http.get("/v1/event-types")).json()["data"]}
        Draft202012Validator(schemas["call.analyzed"]).validate(came.payload)
        told = came.payload["data"]
        assert {name: told[name] for name in ("summary", "outcome", "mood", "fields", "follow_ups", "by")} == {
            name: analysis[name] for name in ("summary", "outcome", "mood", "fields", "follow_ups", "by")
        }
        [listed] = (await at.http.get("/v1/calls")).json()["data"]
        assert listed["analysis"] == analysis


async def test_a_caller_who_gives_up_has_reached_it_partly(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()
        call = await at.exchange.call()
        await played(call, "A table for four tomorrow at seven, please")
        await call.hang_up()
        analysis = (await analyzed(at, call))["analysis"]

        assert (analysis["outcome"], analysis["mood"]) == ("partly", "unknown")
        assert analysis["fields"]["party_size"] == 4
        assert any(one.startswith("Call back +") and "name" in one for one in analysis["follow_ups"])


async def test_a_caller_who_says_nothing_has_reached_nothing(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()
        call = await at.exchange.call()
        await call.listen()
        await call.hang_up()
        analysis = (await analyzed(at, call))["analysis"]

        assert (analysis["outcome"], analysis["mood"], analysis["fields"]) == ("not", "unknown", {})
        assert analysis["summary"] == "The caller said nothing. The caller hung up."
        assert analysis["follow_ups"] == []

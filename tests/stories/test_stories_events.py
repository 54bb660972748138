"""Whoever subscribes hears of a call from its greeting to its end, signed, and through a receiver's failures."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from standardwebhooks import Webhook
from starlette.responses import PlainTextResponse

from echolink.simulator.receiver import Received
from tests.stories.desk import Desk, desk, played

BOOKING = "A table for four tomorrow at seven, the name is Maria Jones"
ALL = ["call.started", "call.turn", "goal.completed", "call.ended", "call.analyzed"]


async def subscribed(at: Desk, **other: Any) -> Mapping[str, Any]:
    url = at.webhook.replace("/book", "/events")
    answer = await at.http.post("/v1/webhooks", json={"url": url, **other})
    assert answer.status_code == 201, answer.text
    webhook: Mapping[str, Any] = answer.json()
    return webhook


async def heard(at: Desk, count: int) -> Sequence[Received]:
    """What came to the subscription, in the order of its sequence, once there is so much."""
    async with asyncio.timeout(20):
        while True:
            came = [one for one in at.receiver.received if one.path == "/events"]
            if len(came) >= count:
                return sorted(came, key=lambda one: one.payload["data"]["sequence"])
            await asyncio.sleep(0.02)


async def test_a_subscriber_hears_of_the_whole_call_in_bodies_that_keep_to_their_schemas(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()
        webhook = await subscribed(at, events=ALL)
        call = await at.exchange.call()
        await played(call, BOOKING, "yes", "no, that's all, thank you")
        came = await heard(at, 7)

        assert [one.payload["type"] for one in came] == [
            *("call.started", "call.turn", "goal.completed", "call.turn", "call.turn", "call.ended", "call.analyzed")
        ]
        schemas = {one["type"]: one["schema"] for one in (await at.http.get("/v1/event-types")).json()["data"]}
        for one in came:
            Webhook(webhook["secret"]).verify(one.body, dict(one.headers))
            Draft202012Validator(schemas[one.payload["type"]]).validate(one.payload)
        [own] = [one for one in at.receiver.received if one.path == "/book"]
        goal = next(one for one in came if one.payload["type"] == "goal.completed")
        assert own.body == goal.body
        assert own.headers["webhook-id"] != goal.headers["webhook-id"]
        ended = came[-2].payload["data"]
        assert (ended["end_reason"], ended["outcome"]) == ("agent_ended", "goal_completed")
        assert ended["duration_seconds"] is not None


async def test_a_subscriber_that_fails_keeps_no_caller_waiting_and_hears_of_it_later(tmp_path: Path) -> None:
    def answer(came: Received) -> Any:
        return PlainTextResponse("no", 503) if came.path == "/events" and len(at.receiver.received) < 4 else "Booked."

    async with desk(tmp_path) as at:
        at.receiver.answer = answer
        await at.make_bot()
        await subscribed(at, events=["goal.completed"])
        call = await at.exchange.call()
        said = await played(call, BOOKING, "yes")
        assert "Booked." in said[-1]
        [first] = await heard(at, 1)
        [failing] = (await at.http.get("/v1/deliveries", params={"status": "pending"})).json()["data"]
        await at.http.post(f"/v1/deliveries/{failing['id']}/redeliver")
        tries = await heard(at, 2)

        assert {one.headers["webhook-id"] for one in tries} == {failing["id"]}
        assert {one.body for one in tries} == {first.body}


async def test_a_paused_endpoint_is_seen_and_resumed_by_hand(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        bot = await at.make_bot()
        webhook = await subscribed(at, events=["call.started"])
        path = f"/v1/webhooks/{webhook['id']}"
        at.receiver.answer = PlainTextResponse("gone", 410)
        await played(await at.exchange.call())
        paused = await health(at, path, "paused")
        at.receiver.answer = "seen"
        await played(await at.exchange.call())
        held = await the_held(at)

        await at.http.post(f"{path}/resume")
        await heard(at, 2)

        assert paused["why"] == "It answered 410 Gone."
        assert held["endpoint_id"] == webhook["id"]
        await health(at, path, "working")
        assert (await at.http.get(f"/v1/bots/{bot['id']}")).json()["webhook_health"]["status"] == "working"


async def the_held(at: Desk) -> dict[str, Any]:
    """The delivery that waits for its endpoint, once there is one."""
    async with asyncio.timeout(20):
        while True:
            found: list[dict[str, Any]] = (await at.http.get("/v1/deliveries?status=held")).json()["data"]
            if found:
                return found[0]
            await asyncio.sleep(0.02)


async def health(at: Desk, path: str, status: str) -> dict[str, Any]:
    """Of an endpoint, once it stands so."""
    async with asyncio.timeout(20):
        while True:
            found: dict[str, Any] = (await at.http.get(path)).json()["health"]
            if found["status"] == status:
                return found
            await asyncio.sleep(0.02)


async def test_a_test_reaches_a_subscription_as_anything_else(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        webhook = await subscribed(at)

        one = (await at.http.post(f"/v1/webhooks/{webhook['id']}/test")).json()

        [came] = [one for one in at.receiver.received if one.path == "/events"]
        assert (one["status"], one["bot_id"], one["endpoint_id"]) == ("delivered", None, webhook["id"])
        assert json.loads(came.body)["data"] == {"webhook_id": webhook["id"]}
        Webhook(webhook["secret"]).verify(came.body, dict(came.headers))


async def test_no_turns_are_told_of_a_call_whose_words_are_not_kept(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot(store_transcript=False)
        await subscribed(at, events=ALL)
        call = await at.exchange.call()
        await played(call, BOOKING, "yes")
        await call.hang_up()
        came = await heard(at, 4)

        types = [one.payload["type"] for one in came]
        assert types == ["call.started", "goal.completed", "call.ended", "call.analyzed"]
        assert came[-1].payload["data"]["summary"].startswith("Goal reached (Book table): party size 4")

"""What a caller decided reaches its webhook, through restarts, and a developer can see and repeat it."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks import Webhook, WebhookVerificationError
from starlette.responses import PlainTextResponse

from tests.stories.desk import Desk, desk, played

BOOKING = "A table for four tomorrow at seven, the name is Maria Jones"


async def booked(at: Desk) -> None:
    call = await at.exchange.call()
    await played(call, BOOKING, "yes")


async def the_only_delivery(at: Desk, **query: str) -> dict[str, Any]:
    [listed] = (await at.http.get("/v1/deliveries", params=query)).json()["data"]
    one: dict[str, Any] = (await at.http.get(f"/v1/deliveries/{listed['id']}")).json()
    return one


async def test_a_failed_webhook_is_seen_in_the_log_and_answered_after_a_redelivery(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()
        at.receiver.answer = PlainTextResponse("not now", 503)
        await booked(at)
        failing = await the_only_delivery(at, status="pending")

        at.receiver.answer = "Your table is booked."
        await at.http.post(f"/v1/deliveries/{failing['id']}/redeliver")
        delivered = await until(at, "delivered")

        assert [attempt["status_code"] for attempt in failing["attempts"]] == [503, 503]  # the second within the call
        assert failing["next_attempt_at"] > failing["decided_at"]
        assert [attempt["status_code"] for attempt in delivered["attempts"]] == [503, 503, 200]
        assert len({(one.headers["webhook-id"], one.body) for one in at.receiver.received}) == 1
        assert (await at.http.get("/v1/calls")).json()["data"][0]["outcome"] == "goal_completed"


async def test_what_is_owed_when_a_server_stops_is_tried_on_by_the_next_one(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()
        at.receiver.answer = PlainTextResponse("not now", 503)
        await booked(at)
        owed = await the_only_delivery(at)
        token = at.token
    async with desk(tmp_path, connected=False, allow_private_webhooks=["127.0.0.0/8"]) as after:
        after.http.headers["Authorization"] = f"Bearer {token}"
        once_more = await until(after, "pending", attempts=2)

    assert (owed["status"], owed["body"]) == ("pending", once_more["body"])
    assert [attempt["number"] for attempt in once_more["attempts"]] == [1, 2]  # the receiver went with the first desk


async def test_a_test_shows_what_the_webhook_answers(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        bot = await at.make_bot()
        at.receiver.answer = "Seen."

        one = (await at.http.post(f"/v1/bots/{bot['id']}/webhook-test")).json()

        assert (one["type"], one["status"], one["call_id"]) == ("webhook.test", "delivered", None)
        assert one["attempts"][0]["answer"] == "Seen."
        [received] = at.receiver.received
        Webhook(bot["webhook_secret"]).verify(received.body, dict(received.headers))


async def test_after_a_rotation_either_secret_is_believed_and_after_its_time_only_the_new_one(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        bot = await at.make_bot()
        path = f"/v1/bots/{bot['id']}"
        second = (await at.http.post(f"{path}/webhook-secret")).json()["webhook_secret"]
        await at.http.post(f"{path}/webhook-test")
        third = (await at.http.post(f"{path}/webhook-secret", json={"overlap_seconds": 0})).json()["webhook_secret"]
        await at.http.post(f"{path}/webhook-test")

        both, alone = at.receiver.received
        for secret in (bot["webhook_secret"], second):
            Webhook(secret).verify(both.body, dict(both.headers))
        Webhook(third).verify(alone.body, dict(alone.headers))
        with pytest.raises(WebhookVerificationError):
            Webhook(second).verify(alone.body, dict(alone.headers))


async def until(at: Desk, status: str, *, attempts: int = 1) -> dict[str, Any]:
    """The delivery of the call, once it stands so."""
    async with asyncio.timeout(30):
        while True:
            one = await the_only_delivery(at, type="goal.completed")
            if one["status"] == status and len(one["attempts"]) >= attempts:
                return one
            await asyncio.sleep(0.05)

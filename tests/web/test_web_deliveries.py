"""Can a developer see what became of each delivery, and send one once more?"""

import json
from typing import Any

import pytest

from echolink.actions.delivery import Attempt, DeliveryStatus, Recorded
from tests.makers import NOON, a_call, a_goal, an_opening
from tests.web.rig import Rig

FAILED = Recorded(
    attempt=Attempt(
        number=1, started_at=NOON, milliseconds=120, status_code=503, error="HTTP 503: busy.", answer="busy"
    ),
    status=DeliveryStatus.FAILED,
)


async def a_failed_one(rig: Rig, headers: dict[str, str]) -> str:
    """The delivery of a call of this developer's; its id."""
    bot = await rig.bots.find((await rig.bot(headers))["id"])
    assert bot is not None
    call = a_call(bot)
    goal = a_goal(call, "dlv_01kap7qhz5f8m2v3x9t4c6b0rn", url="https://old.example.com/book")
    await rig.calls.open(call, an_opening(call, events=[goal]))
    await rig.services.deliveries.record("dlv_01kap7qhz5f8m2v3x9t4c6b0rn", FAILED)
    return "dlv_01kap7qhz5f8m2v3x9t4c6b0rn"


async def test_deliveries_are_listed_and_filtered(rig: Rig) -> None:
    headers = await rig.connected()
    delivery_id = await a_failed_one(rig, headers)

    async def listed(**query: str) -> list[str]:
        answer = await rig.http.get("/v1/deliveries", headers=headers, params=query)
        assert answer.status_code == 200, answer.text
        return [one["id"] for one in answer.json()["data"]]

    [one] = (await rig.http.get("/v1/deliveries", headers=headers)).json()["data"]
    assert (one["status"], one["type"], one["next_attempt_at"]) == ("failed", "goal.completed", None)
    assert await listed(status="failed", type="goal.completed", bot_id=one["bot_id"], call_id=one["call_id"]) == [
        delivery_id
    ]
    assert await listed(status="pending") == await listed(bot_id="bot_x") == await listed(type="call.ended") == []


async def test_one_is_shown_with_its_attempts_and_what_is_sent(rig: Rig) -> None:
    headers = await rig.connected()
    delivery_id = await a_failed_one(rig, headers)

    one = (await rig.http.get(f"/v1/deliveries/{delivery_id}", headers=headers)).json()

    [attempt] = one["attempts"]
    assert (attempt["status_code"], attempt["error"], attempt["answer"]) == (503, "HTTP 503: busy.", "busy")
    assert (json.loads(one["body"])["type"], one["endpoint_paused"]) == ("goal.completed", False)


async def test_one_is_sent_once_more_to_where_the_bot_is_now(rig: Rig) -> None:
    headers = await rig.connected()
    delivery_id = await a_failed_one(rig, headers)

    answer = await rig.http.post(f"/v1/deliveries/{delivery_id}/redeliver", headers=headers)

    one = answer.json()
    assert (answer.status_code, one["status"], one["url"]) == (202, "pending", "https://api.eatery.com/book")
    assert len(one["attempts"]) == 1
    assert one["next_attempt_at"] is not None


async def test_what_has_nowhere_to_go_is_not_sent(rig: Rig) -> None:
    headers = await rig.connected()
    delivery_id = await a_failed_one(rig, headers)
    one = (await rig.http.get(f"/v1/deliveries/{delivery_id}", headers=headers)).json()
    await rig.http.delete(f"/v1/bots/{one['bot_id']}", headers=headers)

    answer = await rig.http.post(f"/v1/deliveries/{delivery_id}/redeliver", headers=headers)

    assert answer.status_code == 404
    assert "deleted" in answer.json()["detail"]


@pytest.mark.parametrize(("method", "path"), [("GET", ""), ("POST", "/redeliver")])
async def test_another_accounts_delivery_is_not_there(rig: Rig, method: str, path: str) -> None:
    delivery_id = await a_failed_one(rig, await rig.connected())
    other = await rig.connected()

    answer = await rig.http.request(method, f"/v1/deliveries/{delivery_id}{path}", headers=other)
    unknown = await rig.http.request(method, f"/v1/deliveries/dlv_none{path}", headers=other)

    assert answer.status_code == unknown.status_code == 404
    assert answer.json()["detail"] == unknown.json()["detail"] == "There is no such delivery."


@pytest.mark.parametrize("query", [{"status": "lost"}, {"cursor": "call_x"}, {"limit": "0"}, {"unknown": "1"}])
async def test_a_bad_query_is_refused(rig: Rig, query: dict[str, Any]) -> None:
    answer = await rig.http.get("/v1/deliveries", headers=await rig.connected(), params=query)

    assert answer.status_code == 422

"""What is told of the calls?"""

from dataclasses import replace
from typing import Any

import pytest

from echolink.actions.delivery import Attempt, DeliveryStatus, Recorded
from echolink.calls.call import Call, EndReason, HopStatus, ModelUsage, TurnWrite
from tests.makers import NOON, a_call, a_goal, a_hop, a_turn, an_opening
from tests.web.rig import Rig

ON_NOON = "2026-03-02T12:00:00.123456Z"


async def called(rig: Rig, headers: dict[str, str], bot_id: str | None = None, *, ended: bool = True) -> Call:
    """A call with one answered turn and one delivery, to a bot of that developer."""
    bot_id = bot_id or (await rig.bot(headers))["id"]
    bot = await rig.bots.find(bot_id)
    assert bot is not None
    call = a_call(bot)
    await rig.calls.open(call, an_opening(call))
    later = replace(call, turn=1, fields={"size": 4}, questions=["Is there parking?"], outcome="goal_completed")
    goal = a_goal(later)
    assert goal.own is not None
    heard = {(0, 0): HopStatus.FETCHED}
    await rig.calls.write(
        TurnWrite(
            call=later,
            turn=a_turn(1, why="asked for the day"),
            is_new=True,
            hop=a_hop(held_ms=12),
            events=[goal],
            acknowledges=heard,
            usage=ModelUsage(requests=2, input_tokens=300, output_tokens=40, thrown_away_tokens=120),
        )
    )
    attempt = Attempt(number=1, started_at=NOON, milliseconds=80, status_code=200, answer='{"message":"Booked."}')
    recorded = Recorded(attempt=attempt, status=DeliveryStatus.DELIVERED, told="Booked.")
    await rig.services.deliveries.record(goal.own.delivery_id, recorded)
    if ended:
        await rig.calls.end(call.id, NOON, EndReason.CALLER_HUNG_UP, 42, None)
    return later


USAGE = {"requests": 2, "input_tokens": 300, "output_tokens": 40, "thrown_away_tokens": 120, "estimated": False}


async def test_a_call_is_told_whole(rig: Rig) -> None:
    headers = await rig.connected()
    call = await called(rig, headers)

    answer = (await rig.http.get(f"/v1/calls/{call.id}", headers=headers)).json()

    delivery_id = answer["deliveries"][0].pop("id")
    assert delivery_id.startswith("dlv_")
    assert answer == {
        "id": call.id,
        "call_sid": call.call_sid,
        "status": "ended",
        "from": "+15551234567",
        "to": "+15558675310",
        "bot_id": call.bot_id,
        "bot_revision": 1,
        "started_at": ON_NOON,
        "ended_at": ON_NOON,
        "duration_seconds": 42,
        "end_reason": "caller_hung_up",
        "outcome": "goal_completed",
        "model_usage": USAGE,
        "analysis": None,
        "cost": {"model": USAGE, "twilio": None},
        "variables": {},
        "variables_why": None,
        "fields": {"size": 4},
        "questions": ["Is there parking?"],
        "transfers": [],
        "transcript": [
            {
                "turn": 0,
                "who": "agent",
                "text": "For which day?",
                "at": ON_NOON,
                "kind": "greeting",
                "heard": "fetched",
                "agent": "fixed",
                "why": None,
            },
            {
                "turn": 1,
                "who": "caller",
                "text": "a table for four please",
                "at": ON_NOON,
                "kind": "speech",
                "heard": None,
                "agent": None,
                "why": None,
            },
            {
                "turn": 1,
                "who": "agent",
                "text": "For which day?",
                "at": ON_NOON,
                "kind": "reply",
                "heard": "sent",
                "agent": "scripted",
                "why": "asked for the day",
            },
        ],
        "tool_calls": [],
        "deliveries": [
            {
                "type": "goal.completed",
                "bot_id": call.bot_id,
                "endpoint_id": call.bot_id,
                "call_id": call.id,
                "turn": 1,
                "sequence": 1,
                "url": "https://example.com/webhook",
                "status": "delivered",
                "decided_at": ON_NOON,
                "next_attempt_at": None,
                "told": "Booked.",
                "attempts": [
                    {
                        "number": 1,
                        "started_at": ON_NOON,
                        "milliseconds": 80,
                        "status_code": 200,
                        "error": None,
                        "answer": '{"message":"Booked."}',
                    }
                ],
            }
        ],
        "hops": [
            {"turn": 0, "hop": 0, "kind": "greeting", "at": ON_NOON, "milliseconds": 3},
            {"turn": 1, "hop": 0, "kind": "reply", "at": ON_NOON, "milliseconds": 12},
        ],
    }


async def test_calls_come_in_pages_newest_first_and_by_bot(rig: Rig) -> None:
    headers = await rig.connected()
    calls = [await called(rig, headers) for _ in range(3)]

    async def listed(query: str) -> Any:
        return (await rig.http.get(f"/v1/calls{query}", headers=headers)).json()

    first = await listed("?limit=2")
    rest = await listed(f"?limit=2&cursor={first['next_cursor']}")
    of_one = await listed(f"?bot_id={calls[0].bot_id}")

    assert [call["id"] for call in first["data"] + rest["data"]] == [call.id for call in calls[::-1]]
    assert (first["has_more"], rest["has_more"]) == (True, False)
    assert [call["id"] for call in of_one["data"]] == [calls[0].id]
    assert "transcript" not in first["data"][0]


async def test_what_a_guess_cost_after_the_hang_up_is_told_of_the_call_and_in_the_list(rig: Rig) -> None:
    headers = await rig.connected()
    call = await called(rig, headers)
    guess = ModelUsage(requests=1, input_tokens=50, output_tokens=3, thrown_away_tokens=53, is_estimated=True)
    await rig.calls.spend(call.id, call.account_id, guess, NOON)

    read = (await rig.http.get(f"/v1/calls/{call.id}", headers=headers)).json()["model_usage"]
    listed = (await rig.http.get("/v1/calls", headers=headers)).json()["data"][0]["model_usage"]

    assert read == listed
    assert read == {
        "requests": 3,
        "input_tokens": 350,
        "output_tokens": 43,
        "thrown_away_tokens": 173,
        "estimated": True,
    }


async def test_a_deleted_call_is_gone(rig: Rig) -> None:
    headers = await rig.connected()
    call = await called(rig, headers)

    answer = await rig.http.delete(f"/v1/calls/{call.id}", headers=headers)

    assert answer.status_code == 204
    assert (await rig.http.get(f"/v1/calls/{call.id}", headers=headers)).status_code == 404


async def test_a_call_in_progress_is_not_deleted(rig: Rig) -> None:
    headers = await rig.connected()
    call = await called(rig, headers, ended=False)

    answer = await rig.http.delete(f"/v1/calls/{call.id}", headers=headers)

    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")
    assert (await rig.http.get(f"/v1/calls/{call.id}", headers=headers)).json()["status"] == "in-progress"


async def test_another_accounts_call_is_404_and_unharmed(rig: Rig) -> None:
    owner, stranger = await rig.connected(), await rig.connected()
    call = await called(rig, owner)

    answers = [await rig.http.request(method, f"/v1/calls/{call.id}", headers=stranger) for method in ("GET", "DELETE")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert (await rig.http.get("/v1/calls", headers=stranger)).json()["data"] == []
    assert (await rig.http.get(f"/v1/calls?bot_id={call.bot_id}", headers=stranger)).json()["data"] == []
    assert (await rig.http.get(f"/v1/calls/{call.id}", headers=owner)).status_code == 200


async def test_calls_of_a_deleted_bot_stay(rig: Rig) -> None:
    headers = await rig.connected()
    call = await called(rig, headers)

    await rig.http.delete(f"/v1/bots/{call.bot_id}", headers=headers)

    assert (await rig.http.get(f"/v1/calls/{call.id}", headers=headers)).json()["bot_id"] == call.bot_id


@pytest.mark.parametrize("query", ["cursor=bot_00000000000000000000000000", "cursor=%00", "limit=1e3"])
async def test_a_bad_page_of_calls_is_422(rig: Rig, query: str) -> None:
    headers = await rig.connected()

    assert (await rig.http.get(f"/v1/calls?{query}", headers=headers)).status_code == 422


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "since"),
        ({"since": "yesterday"}, "since"),
        ({"since": "2026-11-01T00:00:00"}, "since"),
        ({"since": 7}, "since"),
        ({"since": "0001-01-01T00:00:00+10:00"}, "since"),
        ({"since": "2026-11-01T00:00:00Z", "until": "tomorrow"}, "until"),
        ({"since": "2026-11-01T00:00:00Z", "wanted": True}, "wanted"),
    ],
)
async def test_what_is_no_span_of_time_analyzes_nothing(rig: Rig, body: dict[str, Any], field: str) -> None:
    headers = await rig.connected()

    refused = await rig.http.post("/v1/analyses", json=body, headers=headers)

    assert refused.status_code == 422
    assert [one["field"] for one in refused.json()["errors"]] == [field]


async def test_another_accounts_calls_are_not_analyzed(rig: Rig) -> None:
    headers = await rig.connected()

    unknown = await rig.http.post(
        "/v1/analyses", json={"since": "2026-11-01T00:00:00Z", "bot_id": "x"}, headers=headers
    )
    nobody = await rig.http.get("/v1/analyses")

    assert unknown.status_code == 404
    assert nobody.status_code == 401

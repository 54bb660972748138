"""Can an account name URLs that hear of what happens in its calls?"""

from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from tests.web.rig import Rig

URL = "https://crm.example.com/calls"


async def made(rig: Rig, headers: dict[str, str], **other: Any) -> dict[str, Any]:
    answer = await rig.http.post("/v1/webhooks", json={"url": URL} | other, headers=headers)
    assert answer.status_code == 201, answer.text
    webhook: dict[str, Any] = answer.json()
    return webhook


async def test_one_is_made_read_edited_and_deleted(rig: Rig) -> None:
    headers = await rig.connected()
    one = await made(rig, headers)
    path = f"/v1/webhooks/{one['id']}"

    assert one["secret"].startswith("whsec_")
    assert one["events"] == ["call.started", "goal.completed", "call.ended", "call.analyzed"]
    read = (await rig.http.get(path, headers=headers)).json()
    assert read == {name: value for name, value in one.items() if name != "secret"}
    assert read["health"] == {"status": "working", "since": None, "why": None}
    edited = (await rig.http.patch(path, json={"events": ["call.turn", "call.turn"]}, headers=headers)).json()
    assert (edited["url"], edited["events"]) == (URL, ["call.turn"])
    assert (await rig.http.get("/v1/webhooks", headers=headers)).json() == {"data": [edited]}
    assert (await rig.http.delete(path, headers=headers)).status_code == 204
    assert (await rig.http.get(path, headers=headers)).status_code == 404


async def test_it_may_hear_of_one_bot_alone_and_of_all_again(rig: Rig) -> None:
    headers = await rig.connected()
    bot = await rig.bot(headers)
    one = await made(rig, headers, bot_id=bot["id"])

    edited = await rig.http.patch(f"/v1/webhooks/{one['id']}", json={"bot_id": None}, headers=headers)

    assert (one["bot_id"], edited.json()["bot_id"]) == (bot["id"], None)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"url": "http://127.0.0.1/x"}, "url"),
        ({"url": "ftp://crm.example.com"}, "url"),
        ({"events": []}, "events"),
        ({"events": ["call.began"]}, "events.0"),
        ({"bot_id": "bot_01kap7m4c8n2r6v0z3b7f1x5tq"}, "bot_id"),
        ({"event": ["call.ended"]}, "event"),
    ],
)
async def test_what_cannot_be_used_is_refused_by_its_field(rig: Rig, body: dict[str, Any], field: str) -> None:
    headers = await rig.connected()
    one = await made(rig, headers)

    refused = await rig.http.post("/v1/webhooks", json={"url": URL} | body, headers=headers)
    not_edited = await rig.http.patch(f"/v1/webhooks/{one['id']}", json=body, headers=headers)

    assert refused.status_code == not_edited.status_code == 422
    assert [error["field"] for error in refused.json()["errors"]] == [field]


async def test_an_account_has_ten_at_most(rig: Rig) -> None:
    headers = await rig.connected()
    for _ in range(10):
        await made(rig, headers)

    answer = await rig.http.post("/v1/webhooks", json={"url": URL}, headers=headers)

    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", ""), ("PATCH", ""), ("DELETE", ""), ("POST", "/secret"), ("POST", "/test"), ("POST", "/resume")],
)
async def test_another_accounts_is_not_there(rig: Rig, method: str, path: str) -> None:
    one = await made(rig, await rig.connected())
    headers = await rig.connected()

    answer = await rig.http.request(
        method, f"/v1/webhooks/{one['id']}{path}", headers=headers, json={} if method == "PATCH" else None
    )

    assert answer.status_code == 404


async def test_every_example_keeps_to_its_schema_and_a_wrong_one_does_not(rig: Rig) -> None:
    types = (await rig.http.get("/v1/event-types")).json()["data"]

    assert [one["type"] for one in types] == [
        *("call.started", "call.turn", "goal.completed", "call.ended", "call.analyzed")
    ]
    for one in types:
        Draft202012Validator.check_schema(one["schema"])
        judge = Draft202012Validator(one["schema"])
        judge.validate(one["example"])
        without = {name: value for name, value in one["example"]["data"].items() if name != "sequence"}
        assert not judge.is_valid({**one["example"], "data": without})
        assert one["description"]

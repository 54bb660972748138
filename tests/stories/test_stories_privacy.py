"""Who leaves is forgotten, who asks gets all that is held, and what is old goes by itself."""

import asyncio
import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select, update
from starlette.responses import PlainTextResponse

from echolink.calls.clock import SteadyClock
from echolink.calls.retention import Retention
from echolink.storage.retention import SqlRetention
from echolink.storage.tables import calls, metadata
from tests.stories.desk import Desk, desk, played

BOOKING = "A table for four tomorrow at seven, the name is Maria Jones"
# Of the installation, not of anybody's account.
_OURS = {"key_check", "origins", "workers"}


async def rows_left(at: Desk) -> dict[str, int]:
    """Tables of accounts that hold anything."""

    def count(connection: Connection) -> dict[str, int]:
        tables = [table for name, table in metadata.tables.items() if name not in _OURS]
        counts = {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables
        }
        return {name: rows for name, rows in counts.items() if rows}

    return await at.service.stores.database.read(count)


async def booked(at: Desk, *, ends: bool = True) -> None:
    call = await at.exchange.call()
    await played(call, BOOKING, "yes")
    if ends:
        await call.hang_up()


async def exported(at: Desk) -> list[dict[str, Any]]:
    answer = await at.http.get("/v1/account/export")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    return [json.loads(line) for line in answer.text.splitlines()]


async def aged(at: Desk, days: int) -> None:
    """All calls ended so long ago."""
    then = datetime.now(UTC) - timedelta(days=days)
    its = update(calls).where(calls.c.ended_at.is_not(None)).values(ended_at=then)
    await at.service.stores.database.write(lambda connection: connection.execute(its))


async def swept(at: Desk, days: int | None) -> None:
    await Retention(SqlRetention(at.service.stores.database), SteadyClock(), days).sweep()


async def test_an_export_holds_every_call_and_delivery_and_no_secret(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        bot = await at.make_bot()
        await at.http.patch(f"/v1/bots/{bot['id']}", json={"context": "Open 5-11PM."})
        await booked(at)
        await booked(at)
        await at.http.post(f"/v1/bots/{bot['id']}/webhook-test")

        lines = await exported(at)

        kinds = Counter(line["type"] for line in lines)
        assert lines[0]["type"] == "export"
        assert any("Auth Token" in what for what in lines[0]["data"]["left_out"])
        assert lines[-1] == {
            "type": "end",
            "data": {"account": 1, "number": 1, "bot_revision": 2, "webhook_secret": 1, "call": 2, "delivery": 3},
        }
        assert {kind: kinds[kind] for kind in lines[-1]["data"]} == lines[-1]["data"]
        call = next(line["data"] for line in lines if line["type"] == "call")
        assert BOOKING in {line["text"] for line in call["transcript"]}
        text = json.dumps(lines)
        assert "Maria Jones" in text
        for secret in (at.exchange.account.auth_token, bot["webhook_secret"], at.token):
            assert secret not in text


async def test_nobody_exports_another_ones_calls(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()
        await booked(at)
        at.http.headers.pop("Authorization")

        assert (await at.http.get("/v1/account/export")).status_code == 401


async def test_a_deleted_account_leaves_nothing_and_its_number_as_it_was(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        before = dict(at.exchange.number.settings)
        await at.make_bot()
        await booked(at)

        answer = await at.http.delete("/v1/account", params={"confirm": "ADA@example.com"})

        assert answer.status_code == 200, answer.text
        told = answer.json()
        assert (told["message"], told["calls"], told["live_calls"], told["dropped_deliveries"]) == ("Deleted", 1, 0, 0)
        assert at.exchange.number.settings == before
        assert await rows_left(at) == {}
        assert (await at.http.get("/v1/calls")).status_code == 401
        await at.connect()  # the same e-mail is nobody's
        assert (await at.http.get("/v1/calls")).json()["data"] == []


async def test_an_account_is_not_deleted_by_accident(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()

        without = await at.http.delete("/v1/account")
        other = await at.http.delete("/v1/account", params={"confirm": "eve@example.com"})

        assert [without.status_code, other.status_code] == [422, 422]
        assert other.json()["errors"][0]["field"] == "confirm"
        assert (await at.http.get("/v1/bots")).json()["data"] != []


async def test_what_is_owed_to_a_webhook_is_told_before_it_is_dropped(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()
        at.receiver.answer = PlainTextResponse("not now", 503)
        await booked(at)

        refused = await at.http.delete("/v1/account", params={"confirm": "ada@example.com"})
        forced = await at.http.delete("/v1/account", params={"confirm": "ada@example.com", "force": "true"})

        assert (refused.status_code, refused.json()["code"]) == (409, "deliveries_pending")
        assert forced.json()["dropped_deliveries"] == 1
        assert await rows_left(at) == {}


async def test_without_twilio_nothing_is_deleted_unless_forced(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()
        at.exchange.rest.faults.status = 503

        refused = await at.http.delete("/v1/account", params={"confirm": "ada@example.com"})
        bots = (await at.http.get("/v1/bots")).json()["data"]
        forced = await at.http.delete("/v1/account", params={"confirm": "ada@example.com", "force": "true"})

        assert refused.status_code == 502
        assert "force=true" in refused.json()["detail"]
        assert bots != []
        assert "VoiceUrl" in {one["setting"] for one in forced.json()["reset_by_hand"]}
        assert await rows_left(at) == {}


async def test_a_caller_in_the_middle_is_said_goodbye_to_and_nothing_is_written_after(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()
        call = await at.exchange.call()
        await call.listen()
        await call.say("A table for four")
        await call.listen()

        answer = await at.http.delete("/v1/account", params={"confirm": "ada@example.com"})
        await call.say("tomorrow at seven")
        last = await call.listen()

        assert answer.json()["live_calls"] == 1
        assert call.ended
        assert last  # a sentence, not Twilio's error
        assert set(await rows_left(at)) <= {"accounts", "bots", "bot_revisions", "numbers"}
        assert (await at.http.get("/v1/calls")).status_code == 401


async def test_old_calls_go_with_all_that_hangs_on_them_and_newer_ones_stay(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()
        await booked(at)
        await aged(at, 31)
        await booked(at)
        [kept, _] = (await at.http.get("/v1/calls")).json()["data"]

        await swept(at, 30)

        assert [one["id"] for one in (await at.http.get("/v1/calls")).json()["data"]] == [kept["id"]]
        assert (await rows_left(at))["deliveries"] == 1


async def test_without_a_limit_nothing_goes(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()
        await booked(at)
        await aged(at, 20_000)
        before = await rows_left(at)

        await swept(at, None)

        assert await rows_left(at) == before


async def test_a_call_whose_action_is_still_on_its_way_is_kept_until_it_has_arrived(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()
        at.receiver.answer = PlainTextResponse("not now", 503)
        await booked(at)
        await aged(at, 31)
        [pending] = (await at.http.get("/v1/deliveries")).json()["data"]

        await swept(at, 30)
        kept = (await at.http.get(f"/v1/deliveries/{pending['id']}")).json()
        at.receiver.answer = "Booked."
        await at.http.post(f"/v1/deliveries/{pending['id']}/redeliver")
        await delivered(at, pending["id"])
        await swept(at, 30)

        assert kept["status"] == "pending"
        assert at.payloads[-1]["data"]["fields"]["name"] == "Maria Jones"
        assert (await at.http.get("/v1/calls")).json()["data"] == []


async def delivered(at: Desk, delivery_id: str) -> None:
    async with asyncio.timeout(10):
        while True:
            if (await at.http.get(f"/v1/deliveries/{delivery_id}")).json()["status"] == "delivered":
                return
            await asyncio.sleep(0.02)


async def words_in_the_database(at: Desk, *words: str) -> set[str]:
    """Which of these stand in any column of any table, and in which."""

    def look(connection: Connection) -> set[str]:
        found = set()
        for table in metadata.tables.values():
            for row in connection.execute(select(table)).mappings():
                found |= {
                    f"{table.name}.{name}: {word}"
                    for name, value in row.items()
                    for word in words
                    if word.lower() in as_text(value).lower()
                }
        return found

    return await at.service.stores.database.read(look)


def as_text(value: object) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else json.dumps(value, default=str, ensure_ascii=False)


async def test_a_bot_that_keeps_no_transcript_forgets_the_words_and_keeps_what_came_of_them(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot(store_transcript=False)
        call = await at.exchange.call()
        await played(call, "A table for four tomorrow at seven please, my hat is purple", "Maria Jones")
        during = await at.the_call(call)
        await played(call, "yes")
        await call.hang_up()
        await call.over()

        after = await at.the_call(call)

        assert "my hat is purple" in json.dumps(during["transcript"])
        assert after["transcript"] is None
        assert after["fields"]["name"] == "Maria Jones"
        assert (after["outcome"], len(after["hops"])) == ("goal_completed", len(call.documents))
        assert at.payloads[-1]["data"]["fields"] == after["fields"]
        assert await words_in_the_database(at, "table for four", "Anything else", "seven please", "<Say") == set()


async def test_a_goodbye_can_be_asked_for_again_until_the_call_is_over_and_then_it_only_hangs_up(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot(store_transcript=False)
        call = await at.exchange.call()
        await played(call, BOOKING, "yes", "no thanks, goodbye")
        await call.over()

        again = await call.repeat_last_request()

        assert call.ended
        assert (again.status, "<Hangup" in again.twiml, "<Say" in again.twiml) == (200, True, False)
        assert (await at.the_call(call))["transcript"] is None


async def test_words_of_a_call_whose_end_twilio_never_told_are_wiped_by_the_sweep(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        bot = await at.make_bot(store_transcript=False)
        call = await at.exchange.call()
        await played(call, BOOKING)
        ended = update(calls).values(status="ended", ended_at=datetime.now(UTC) - timedelta(minutes=3))
        await at.service.stores.database.write(lambda connection: connection.execute(ended))

        await swept(at, None)

        assert bot["store_transcript"] is False
        assert (await at.the_call(call))["transcript"] is None
        assert await words_in_the_database(at, "table for four") == set()

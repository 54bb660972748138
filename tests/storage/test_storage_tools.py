"""Uses of tools are claimed once, by whoever has the turn; the values of their headers stand sealed."""

import asyncio
from dataclasses import replace
from typing import Any, cast

import pytest
from sqlalchemy import select, update

from echolink.accounts.account import Bot, ToolAt
from echolink.calls.call import Call, EndReason
from echolink.calls.tool_call import ToolCall, ToolStatus
from echolink.errors import SealNotOpened, TurnTaken
from echolink.keys import Keyring
from echolink.storage.bot_store import SqlBotStore
from echolink.storage.call_log import SqlCallLog
from echolink.storage.call_store import SqlCallStore
from echolink.storage.database import Database
from echolink.storage.tables import tool_headers
from echolink.storage.tool_rows import SqlToolStore
from tests.makers import NOON, WEBHOOK_SECRET, a_bot, a_call, a_turn, an_opening

TOOL: dict[str, Any] = {
    "name": "hold",
    "description": "Holds a table.",
    "parameters": {"type": "object"},
    "url": "https://example.com/hold",
    "method": "POST",
    "headers": {"Authorization": "hdr_1"},
    "timeout_seconds": 5.0,
    "speak_while_waiting": "",
    "side_effects": True,
}


@pytest.fixture
def store(database: Database, keyring: Keyring) -> SqlToolStore:
    return SqlToolStore(database, keyring)


@pytest.fixture
async def call(call_store: SqlCallStore, bot: Bot) -> Call:
    """In its opening turn, which nobody has answered yet."""
    made = a_call(bot)
    await call_store.open(made, an_opening(made, turn=a_turn(reply=None, finished_at=None)))
    return made


def a_use(call: Call, **other: Any) -> ToolCall:
    values: dict[str, Any] = {
        "call_id": call.id,
        "turn": 0,
        "epoch": 1,
        "tool": "hold",
        "arguments": {"time": "19:00"},
        "has_side_effects": True,
        "started_at": NOON,
    }
    return ToolCall(**(values | other))


async def test_a_use_is_claimed_and_comes_back_as_it_was_finished(store: SqlToolStore, call: Call) -> None:
    claimed, is_ours = await store.claim(a_use(call))
    came = replace(
        claimed,
        status=ToolStatus.ANSWERED,
        status_code=200,
        result="Held.",
        said="Held.",
        is_no=False,
        milliseconds=12,
    )
    await store.finish(came)

    assert is_ours
    assert claimed.number == 1
    assert await store.of_call(call.id) == [came]


async def test_of_claims_at_once_one_is_to_be_sent(store: SqlToolStore, call: Call) -> None:
    claims = await asyncio.gather(*(store.claim(a_use(call)) for _ in range(8)))

    assert sorted(is_ours for _, is_ours in claims) == [False] * 7 + [True]
    assert len(await store.of_call(call.id)) == 1


async def test_uses_of_a_turn_are_numbered_in_order(store: SqlToolStore, call: Call) -> None:
    for time in ("19:00", "20:00", "21:00"):
        await store.claim(a_use(call, arguments={"time": time}, has_side_effects=False))

    uses = await store.of_call(call.id)
    assert [(use.number, use.arguments["time"]) for use in uses] == [(1, "19:00"), (2, "20:00"), (3, "21:00")]
    assert len({use.key for use in uses}) == 3


async def test_a_worker_that_lost_its_turn_claims_nothing(
    store: SqlToolStore, call_store: SqlCallStore, call: Call
) -> None:
    await call_store.take_over(call.id, 0, 1, "wrk_other")

    with pytest.raises(TurnTaken):
        await store.claim(a_use(call))
    _, is_ours = await store.claim(a_use(call, epoch=2))
    assert is_ours


async def test_what_a_dead_worker_had_begun_stands_for_its_successor(
    store: SqlToolStore, call_store: SqlCallStore, call: Call
) -> None:
    await store.claim(a_use(call))
    await call_store.take_over(call.id, 0, 1, "wrk_other")

    stands, is_ours = await store.claim(a_use(call, epoch=2, arguments={"time": "7 PM"}))

    assert not is_ours
    assert (stands.number, stands.came.status) == (1, "unknown")


async def test_a_call_that_has_ended_claims_nothing(store: SqlToolStore, call_store: SqlCallStore, call: Call) -> None:
    await call_store.end(call.id, NOON, EndReason.CALLER_HUNG_UP, None, None)

    with pytest.raises(TurnTaken):
        await store.claim(a_use(call))


async def test_an_outcome_stands_once_it_is_written(store: SqlToolStore, call: Call) -> None:
    claimed, _ = await store.claim(a_use(call))
    await store.finish(replace(claimed, status=ToolStatus.ANSWERED, result="Held."))
    await store.finish(replace(claimed, status=ToolStatus.UNKNOWN, result="late"))

    assert [use.result for use in await store.of_call(call.id)] == ["Held."]


async def test_arguments_that_no_database_takes_as_text_are_kept(store: SqlToolStore, call: Call) -> None:
    arguments = {"name": "half a pair \ud83d and a \x00"}
    await store.claim(a_use(call, arguments=arguments))

    assert (await store.of_call(call.id))[0].arguments == arguments


async def test_uses_go_with_their_call(
    store: SqlToolStore, call_store: SqlCallStore, database: Database, call: Call
) -> None:
    await store.claim(a_use(call))
    await call_store.end(call.id, NOON, EndReason.CALLER_HUNG_UP, None, None)
    await SqlCallLog(database).delete(call.account_id, call.id)

    assert await store.of_call(call.id) == []


async def test_a_bot_keeps_its_tools_and_its_header_values_apart_and_sealed(
    store: SqlToolStore, bot_store: SqlBotStore, database: Database, bot: Bot
) -> None:
    other = a_bot(bot.account_id, tools=(TOOL,))
    await bot_store.create(other, WEBHOOK_SECRET, number_id=None, header_values={"hdr_1": "Bearer secret"})
    revised = replace(other, revision=2, tools=(cast("ToolAt", TOOL | {"headers": {"X": "hdr_2"}}),))
    await bot_store.revise(revised, {"hdr_2": "another"})

    assert await bot_store.find(other.id) == revised
    assert await bot_store.revision(other.id, 1) == other
    assert await store.header_values(other.id, ["hdr_1", "hdr_2"]) == {"hdr_1": "Bearer secret", "hdr_2": "another"}
    rows = await database.read(lambda connection: connection.execute(select(tool_headers.c.sealed)).scalars().all())
    assert not [sealed for sealed in rows if b"secret" in sealed or b"another" in sealed]


async def test_a_header_value_opens_for_its_own_bot_alone(
    store: SqlToolStore, bot_store: SqlBotStore, database: Database, bot: Bot
) -> None:
    other = a_bot(bot.account_id, tools=(TOOL,))
    await bot_store.create(other, WEBHOOK_SECRET, number_id=None, header_values={"hdr_1": "Bearer secret"})

    assert await store.header_values(bot.id, ["hdr_1"]) == {}
    moved = update(tool_headers).values(bot_id=bot.id)
    await database.write(lambda connection: connection.execute(moved).close())
    with pytest.raises(SealNotOpened):
        await store.header_values(bot.id, ["hdr_1"])

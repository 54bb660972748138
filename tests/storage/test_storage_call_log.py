"""Does the log show an account its calls, and nobody else's?"""

from datetime import timedelta

import pytest

from echolink.accounts.account import Bot
from echolink.calls.call import Call, CallStatus, EndReason
from echolink.errors import Conflict
from echolink.storage.bot_store import SqlBotStore
from echolink.storage.call_log import SqlCallLog
from echolink.storage.call_store import SqlCallStore
from echolink.storage.database import Database
from echolink.storage.delivery_store import SqlDeliveryStore
from tests.makers import NOON, WEBHOOK_SECRET, a_bot, a_call, a_goal, an_opening

ENDED = {"status": CallStatus.ENDED, "ended_at": NOON + timedelta(minutes=1), "end_reason": EndReason.CALLER_HUNG_UP}


@pytest.fixture
def call_log(database: Database) -> SqlCallLog:
    return SqlCallLog(database)


async def opened(call_store: SqlCallStore, call: Call) -> Call:
    await call_store.open(call, an_opening(call))
    return call


async def test_pages_go_from_the_newest_call_to_the_oldest(
    call_log: SqlCallLog, call_store: SqlCallStore, bot: Bot
) -> None:
    calls = [await opened(call_store, a_call(bot, id=f"call_{letter}")) for letter in "abcde"]

    first = await call_log.page(bot.account_id, bot_id=None, after=None, limit=2)
    rest = await call_log.page(bot.account_id, bot_id=None, after=first[-1].id, limit=10)

    assert [*first, *rest] == calls[::-1]


async def test_a_page_can_be_of_one_bot(
    call_log: SqlCallLog, call_store: SqlCallStore, bot_store: SqlBotStore, bot: Bot
) -> None:
    other = a_bot(bot.account_id)
    await bot_store.create(other, WEBHOOK_SECRET, number_id=None)
    await opened(call_store, a_call(bot))
    its = await opened(call_store, a_call(other))

    assert await call_log.page(bot.account_id, bot_id=other.id, after=None, limit=10) == [its]


async def test_another_accounts_call_is_neither_listed_nor_found_nor_deleted(
    call_log: SqlCallLog, call_store: SqlCallStore, bot: Bot
) -> None:
    call = await opened(call_store, a_call(bot, **ENDED))

    assert await call_log.page("acc_other", bot_id=None, after=None, limit=10) == []
    assert await call_log.page("acc_other", bot_id=bot.id, after=None, limit=10) == []
    assert await call_log.get("acc_other", call.id) is None
    assert not await call_log.delete("acc_other", call.id)
    assert await call_log.get(bot.account_id, call.id) is not None


async def test_a_call_is_shown_whole(call_log: SqlCallLog, call_store: SqlCallStore, bot: Bot) -> None:
    call = await opened(call_store, a_call(bot))

    found = await call_log.get(bot.account_id, call.id)

    assert found == await call_store.whole(call.id)
    assert found is not None
    assert found.call == call


async def test_a_deleted_call_takes_its_turns_and_deliveries_along(
    call_log: SqlCallLog, call_store: SqlCallStore, delivery_store: SqlDeliveryStore, bot: Bot
) -> None:
    call = a_call(bot, **ENDED)
    await call_store.open(call, an_opening(call, events=[a_goal(call)]))

    deleted = await call_log.delete(bot.account_id, call.id)

    assert deleted
    assert await call_log.get(bot.account_id, call.id) is None
    assert await call_store.turn(call.id, 0) is None
    assert await delivery_store.of_call(call.id) == []
    assert not await call_log.delete(bot.account_id, call.id)


async def test_a_call_in_progress_is_not_deleted(call_log: SqlCallLog, call_store: SqlCallStore, bot: Bot) -> None:
    call = await opened(call_store, a_call(bot))

    with pytest.raises(Conflict):
        await call_log.delete(bot.account_id, call.id)

    assert await call_log.get(bot.account_id, call.id) is not None


async def test_a_deleted_bots_calls_stay_in_the_log(
    call_log: SqlCallLog, call_store: SqlCallStore, bot_store: SqlBotStore, bot: Bot
) -> None:
    call = await opened(call_store, a_call(bot))

    await bot_store.delete(bot.account_id, bot.id, NOON)

    assert await call_log.page(bot.account_id, bot_id=None, after=None, limit=10) == [call]

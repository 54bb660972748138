"""Is what is too old deleted, and nothing that is younger, in use, or still owed?"""

from datetime import datetime, timedelta

import pytest

from echolink.accounts.account import Account, Bot
from echolink.actions.delivery import Attempt, DeliveryStatus, Recorded
from echolink.calls.call import Call, CallStatus
from echolink.keys import Keyring
from echolink.storage.bot_store import SqlBotStore
from echolink.storage.call_log import SqlCallLog
from echolink.storage.call_store import SqlCallStore
from echolink.storage.database import Database
from echolink.storage.delivery_store import SqlDeliveryStore
from echolink.storage.idempotency_store import SqlIdempotencyStore
from echolink.storage.retention import SqlRetention
from tests.makers import NOON, SECRET, a_call, a_goal, an_opening

OLD, CUT = NOON - timedelta(days=31), NOON - timedelta(days=30)


@pytest.fixture
def retention(database: Database) -> SqlRetention:
    return SqlRetention(database)


async def ended(store: SqlCallStore, bot: Bot, at: datetime, **write: object) -> Call:
    call = a_call(bot, status=CallStatus.ENDED, ended_at=at, started_at=at)
    await store.open(call, an_opening(call, **write))
    return call


async def test_the_oldest_go_first_and_only_so_many(
    database: Database, retention: SqlRetention, call_store: SqlCallStore, account: Account, bot: Bot
) -> None:
    newest = await ended(call_store, bot, NOON)
    younger = await ended(call_store, bot, OLD)
    for days in (1, 2):
        await ended(call_store, bot, OLD - timedelta(days=days))
    live = a_call(bot, started_at=OLD)
    await call_store.open(live, an_opening(live))

    gone = await retention.forget_calls(CUT, 2)

    left = await SqlCallLog(database).page(account.id, bot_id=None, after=None, limit=10)
    assert gone == 2
    assert {one.id for one in left} == {newest.id, younger.id, live.id}
    assert [await retention.forget_calls(CUT, 2), await retention.forget_calls(CUT, 2)] == [1, 0]


@pytest.mark.parametrize(("status", "goes"), [("pending", 0), ("failed", 1), ("held", 1), ("delivered", 1)])
async def test_a_call_waits_for_what_is_still_to_be_delivered(
    retention: SqlRetention,
    call_store: SqlCallStore,
    delivery_store: SqlDeliveryStore,
    bot: Bot,
    status: str,
    goes: int,
) -> None:
    call = a_call(bot, status=CallStatus.ENDED, ended_at=OLD)
    await call_store.open(call, an_opening(call, events=[a_goal(call, "dlv_1")]))
    if status == "held":
        await delivery_store.hold("dlv_1")
    else:
        attempt = Attempt(number=1, started_at=NOON, milliseconds=1)
        await delivery_store.record("dlv_1", Recorded(attempt=attempt, status=DeliveryStatus(status)))

    assert await retention.forget_calls(CUT, 10) == goes
    assert (await delivery_store.get("dlv_1") is None) is bool(goes)


async def test_a_bot_that_was_deleted_goes_with_the_last_of_its_calls(
    retention: SqlRetention, call_store: SqlCallStore, bot_store: SqlBotStore, account: Account, bot: Bot
) -> None:
    await ended(call_store, bot, OLD)
    await bot_store.delete(account.id, bot.id, OLD)

    before = await retention.forget_rest(CUT, 10)
    await retention.forget_calls(CUT, 10)
    after = await retention.forget_rest(CUT, 10)

    assert (before, after) == (0, 1)
    assert await bot_store.revision(bot.id, 1) is None


async def test_answers_kept_for_repeats_go_after_a_day(
    database: Database, retention: SqlRetention, account: Account
) -> None:
    async def repeat() -> bool:
        store = SqlIdempotencyStore(database, Keyring(SECRET), now=lambda: NOON)
        return await store.begin(account.id, "create_bot", "key", "same") is not None

    await repeat()
    store = SqlIdempotencyStore(database, Keyring(SECRET), now=lambda: NOON)
    await store.finish(account.id, "create_bot", "key", 201, "{}")

    await retention.forget_answers(NOON + timedelta(hours=23))
    kept = await repeat()
    await retention.forget_answers(NOON + timedelta(hours=25))

    assert (kept, await repeat()) == (True, False)

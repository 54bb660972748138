"""Does an account that goes take all that is its along, and nothing of anybody else's?"""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from echolink.accounts.account import Account, Bot, Number
from echolink.accounts.loan import Loan
from echolink.accounts.ports import Owed
from echolink.accounts.removal import Removal
from echolink.calls.call import CallStatus
from echolink.errors import EmailInUse, NotFound
from echolink.storage.account_store import SqlAccountStore
from echolink.storage.bot_store import SqlBotStore
from echolink.storage.call_store import SqlCallStore
from echolink.storage.database import Database
from echolink.storage.tables import accounts, calls
from tests.fakes.twilio_numbers import FakeTwilioNumbers
from tests.makers import AUTH_TOKEN, NOON, WEBHOOK_SECRET, a_bot, a_call, a_goal, a_number, an_account, an_opening

LATER = NOON + timedelta(minutes=6)


async def test_while_a_call_goes_on_the_row_proves_its_requests_and_shows_nobody(
    account_store: SqlAccountStore, bot_store: SqlBotStore, call_store: SqlCallStore, account: Account, bot: Bot
) -> None:
    await call_store.open(call := a_call(bot), an_opening(call))

    owed = await account_store.take_leave(account.id, NOON, drops=False)

    assert owed == Owed(deliveries=0, live_calls=1)
    assert await call_store.now(account.id, call.call_sid) is None
    assert await bot_store.find(bot.id) is None
    assert await account_store.credentials(account.id) is not None
    assert [one.id for one in await account_store.of_twilio(account.twilio_account_sid)] == [account.id]
    assert await account_store.all() == []
    left = await account_store.by_id(account.id)
    assert left is not None
    assert (left.email, left.first_name, left.connected, left.generation) == ("", "", False, 2)


async def test_what_is_owed_keeps_it_unless_it_may_be_dropped(
    account_store: SqlAccountStore, call_store: SqlCallStore, account: Account, bot: Bot
) -> None:
    call = a_call(bot, status=CallStatus.ENDED, ended_at=NOON)
    await call_store.open(call, an_opening(call, events=[a_goal(call)]))

    kept = await account_store.take_leave(account.id, NOON, drops=False)
    untouched = await account_store.by_id(account.id)
    dropped = await account_store.take_leave(account.id, NOON, drops=True)

    assert kept == dropped == Owed(deliveries=1, live_calls=0)
    assert untouched == account
    with pytest.raises(NotFound):
        await account_store.take_leave(account.id, NOON, drops=True)


async def test_who_reconnects_in_that_moment_does_not_bring_it_back(
    account_store: SqlAccountStore, account: Account, number: Number
) -> None:
    await account_store.take_leave(account.id, NOON, drops=True)

    with pytest.raises(EmailInUse):
        await account_store.connect(account, AUTH_TOKEN, number)

    assert await account_store.number_of(account.id) is None


async def test_a_removal_that_was_cut_short_is_finished_and_others_stay(
    database: Database,
    account_store: SqlAccountStore,
    bot_store: SqlBotStore,
    call_store: SqlCallStore,
    account: Account,
    bot: Bot,
) -> None:
    other = an_account()
    await account_store.connect(other, AUTH_TOKEN, others_number := a_number(other.id))
    await bot_store.create(others_bot := a_bot(other.id), WEBHOOK_SECRET, number_id=others_number.id)
    for one in (bot, bot, bot, others_bot):
        await call_store.open(call := a_call(one, status=CallStatus.ENDED, ended_at=NOON), an_opening(call))
    await account_store.take_leave(account.id, NOON, drops=True)
    twilio = FakeTwilioNumbers()

    await Removal(account_store, Loan(account_store, twilio, "https://x.example.com"), lambda: NOON).finish()
    early = await account_store.by_id(account.id)
    await Removal(account_store, Loan(account_store, twilio, "https://x.example.com"), lambda: LATER).finish()

    assert early is not None  # somebody may still be on the line
    assert [one.id for one in await account_store.all()] == [other.id]
    counts = [select(func.count()).select_from(table) for table in (accounts, calls)]
    found = await database.read(lambda connection: [connection.execute(one).scalar_one() for one in counts])
    assert found == [1, 1]

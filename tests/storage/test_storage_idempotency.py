"""Is a request that comes again answered again, and never carried out again?"""

import asyncio
from datetime import datetime, timedelta

import pytest

from echolink.accounts.account import Account
from echolink.accounts.ports import Stored
from echolink.errors import Conflict, IdempotencyKeyReused
from echolink.keys import Keyring
from echolink.storage.account_store import SqlAccountStore
from echolink.storage.database import Database
from echolink.storage.idempotency_store import SqlIdempotencyStore
from tests.makers import AUTH_TOKEN, NOON, a_number, an_account


class Clock:
    """A time that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(database: Database, keyring: Keyring, clock: Clock) -> SqlIdempotencyStore:
    return SqlIdempotencyStore(database, keyring, now=clock)


async def test_a_finished_request_is_answered_again(store: SqlIdempotencyStore, account: Account) -> None:
    assert await store.begin(account.id, "create_bot", "key", "print") is None
    await store.finish(account.id, "create_bot", "key", 201, '{"id":"bot_1"}')

    again = await store.begin(account.id, "create_bot", "key", "print")

    assert again == Stored(201, '{"id":"bot_1"}')


async def test_a_key_belongs_to_one_account_and_one_operation(
    store: SqlIdempotencyStore, account_store: SqlAccountStore, account: Account
) -> None:
    other = an_account()
    await account_store.connect(other, AUTH_TOKEN, a_number(other.id))
    await store.begin(account.id, "create_bot", "key", "print")

    assert await store.begin(other.id, "create_bot", "key", "another print") is None
    assert await store.begin(account.id, "dial", "key", "another print") is None


async def test_a_key_that_comes_with_another_request_is_refused(store: SqlIdempotencyStore, account: Account) -> None:
    await store.begin(account.id, "create_bot", "key", "print")
    await store.finish(account.id, "create_bot", "key", 201, "{}")

    with pytest.raises(IdempotencyKeyReused):
        await store.begin(account.id, "create_bot", "key", "another print")


async def test_of_many_that_begin_at_once_one_carries_it_out(store: SqlIdempotencyStore, account: Account) -> None:
    begun = [store.begin(account.id, "create_bot", "key", "print") for _ in range(20)]

    outcomes = await asyncio.gather(*begun, return_exceptions=True)

    assert outcomes.count(None) == 1
    assert sum(isinstance(outcome, Conflict) for outcome in outcomes) == 19


async def test_a_request_that_was_not_finished_for_a_minute_is_taken_over_once(
    store: SqlIdempotencyStore, account: Account, clock: Clock
) -> None:
    await store.begin(account.id, "create_bot", "key", "print")
    clock.now += timedelta(seconds=59)
    with pytest.raises(Conflict):
        await store.begin(account.id, "create_bot", "key", "print")

    clock.now += timedelta(seconds=1)

    assert await store.begin(account.id, "create_bot", "key", "print") is None
    with pytest.raises(Conflict):
        await store.begin(account.id, "create_bot", "key", "print")


async def test_a_key_is_forgotten_after_a_day(store: SqlIdempotencyStore, account: Account, clock: Clock) -> None:
    await store.begin(account.id, "create_bot", "key", "print")
    await store.finish(account.id, "create_bot", "key", 201, "{}")

    clock.now += timedelta(hours=24)
    assert await store.begin(account.id, "create_bot", "key", "print") == Stored(201, "{}")

    clock.now += timedelta(microseconds=1)
    assert await store.begin(account.id, "create_bot", "key", "another print") is None

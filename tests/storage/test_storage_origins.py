"""Does the origin store know for how long an old address of ours still counts?"""

from datetime import timedelta

import pytest

from echolink.storage.database import Database
from echolink.storage.origin_store import SqlOriginStore
from tests.makers import NOON

HOUR = timedelta(hours=1)


@pytest.fixture
def store(database: Database) -> SqlOriginStore:
    return SqlOriginStore(database)


async def test_an_origin_counts_until_the_moment_the_next_one_replaced_it(store: SqlOriginStore) -> None:
    await store.remember("https://one.example", NOON)
    await store.remember("https://two.example", NOON + 5 * HOUR)

    assert await store.recent(NOON + 5 * HOUR) == ["https://two.example", "https://one.example"]
    assert await store.recent(NOON + 5 * HOUR + timedelta(microseconds=1)) == ["https://two.example"]


async def test_the_one_in_use_always_counts(store: SqlOriginStore) -> None:
    await store.remember("https://one.example", NOON)

    await store.remember("https://one.example", NOON + 99 * HOUR)

    assert await store.recent(NOON + 1000 * HOUR) == ["https://one.example"]


async def test_an_origin_that_came_back_is_named_once_and_first(store: SqlOriginStore) -> None:
    for hours, origin in enumerate(("https://one.example", "https://two.example", "https://one.example")):
        await store.remember(origin, NOON + hours * HOUR)

    assert await store.recent(NOON) == ["https://one.example", "https://two.example"]


async def test_at_first_there_is_none(store: SqlOriginStore) -> None:
    assert await store.recent(NOON) == []

"""Do the rows of workers count, and go when nobody counts them?"""

from echolink.storage.database import Database
from echolink.storage.worker_store import SqlWorkerStore


async def test_each_beat_counts_and_tells_of_all(database: Database) -> None:
    store = SqlWorkerStore(database, "host:1")
    await store.beat("wrk_1")
    await store.beat("wrk_2")

    assert await store.beat("wrk_1") == {"wrk_1": 2, "wrk_2": 1}
    assert await store.counts() == {"wrk_1": 2, "wrk_2": 1}


async def test_a_row_is_forgotten_unless_it_was_counted_up_meanwhile(database: Database) -> None:
    store = SqlWorkerStore(database, "host:1")
    await store.beat("wrk_1")
    await store.beat("wrk_1")

    await store.forget("wrk_1", beats=1)
    assert await store.counts() == {"wrk_1": 2}
    await store.forget("wrk_1", beats=2)
    assert await store.counts() == {}

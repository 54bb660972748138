"""Do all workers on a PostgreSQL hear of each other's writes, once those are committed?"""

import asyncio
from dataclasses import replace

import pytest

from echolink.accounts.account import Bot
from echolink.calls.call import EndReason, TurnWrite
from echolink.storage.call_store import SqlCallStore
from echolink.storage.database import Database
from echolink.storage.notices import Notices
from echolink.storage.postgres import PostgresDatabase
from echolink.storage.worker_store import SqlWorkerStore
from tests.makers import NOON, a_call, a_hop, a_turn, an_opening
from tests.postgres_server import PostgresServer
from tests.postgres_server import postgres_server as started


@pytest.fixture
def database(postgres: PostgresDatabase) -> Database:
    """What the stores of this file's tests are on."""
    return postgres


class Heard:
    """What a session that listens was told."""

    def __init__(self, database: PostgresDatabase) -> None:
        self.news: asyncio.Queue[str] = asyncio.Queue()
        put = self.news.put_nowait
        self.notices = Notices(
            database.session,
            changed=lambda call_id: put(f"changed {call_id}"),
            ended=lambda call_id: put(f"ended {call_id}"),
            wanted=lambda call_id, turn, hop: put(f"wanted {call_id} {turn} {hop}"),
            somebody_left=lambda: put("left"),
            missed=lambda: put("missed"),
        )
        self.task = asyncio.create_task(self.notices.listen_for_ever())

    async def next(self) -> str:
        async with asyncio.timeout(10):
            return await self.news.get()

    async def close(self) -> None:
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


async def test_what_may_be_waited_for_is_told_once_it_is_committed(
    postgres: PostgresDatabase, call_store: SqlCallStore, bot: Bot
) -> None:
    heard = Heard(postgres)
    assert await heard.next() == "missed"  # from now on nothing is
    call = a_call(bot, id="call_1")
    await call_store.open(call, an_opening(call))
    opened = TurnWrite(call=replace(call, turn=1), turn=a_turn(1, reply=None), is_new=True)
    await call_store.write(opened)
    await call_store.write(replace(opened, is_new=False, hop=a_hop()))
    assert await heard.next() == "changed call_1"
    await call_store.take_over("call_1", 1, 1, "wrk_2")
    assert await heard.next() == "changed call_1"
    await call_store.end("call_1", NOON, EndReason.CALLER_HUNG_UP, 3, acknowledges=None)
    assert await heard.next() == "ended call_1"
    await SqlWorkerStore(postgres, "host:1").forget("wrk_1")
    assert await heard.next() == "left"
    await heard.close()


async def test_a_session_that_is_lost_comes_back_and_says_that_news_may_be_missing() -> None:
    with started() as server:
        await _lost_and_found(server)


async def _lost_and_found(server: PostgresServer) -> None:
    database = PostgresDatabase(server.url())
    await database.open()
    heard = Heard(database)
    assert await heard.next() == "missed"

    server.stop(at_once=True)
    assert await heard.next() == "missed"
    server.start()
    while not await database.served():
        assert await heard.next() == "missed"

    await heard.close()
    await database.close()

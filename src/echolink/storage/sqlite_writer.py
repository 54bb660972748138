"""How do many small writes become durable at the price of one? They are committed in groups, each in its own savepoint."""

import asyncio
import sqlite3
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Engine

from echolink.errors import StorageUnavailable
from echolink.storage.sqlite_faults import as_unavailable, is_outage

T = TypeVar("T")

# Bounds how long one group keeps the event loop: 64 turns are some 10 ms.
_MOST_IN_A_GROUP = 64
# A commit shorter than this, on average, is made on the event loop: handing it to a thread and back takes as long.
_QUICK_COMMIT_SECONDS = 0.001


@dataclass(slots=True)
class _Job:
    work: Callable[[Connection], Any]
    done: asyncio.Future[Any]
    value: Any = None
    error: BaseException | None = None


class SqliteWriter:
    """The only connection that writes.

    SQLite has one writer at a time anyway: several would only wait for each other (838 ms at the 99th percentile, measured),
    and a commit costs one fsync whether it holds one turn or a hundred.

    Statements run on the event loop, and a thread does what takes long: waiting for another process's lock, and commits on a
    disk that is slow to sync. With all of it in the thread, every statement (some 10 µs) let go of the interpreter lock and had
    to win it back from the loop: a write beside a read took 470 µs of CPU instead of 220. On a loop that was busy by two thirds
    a thread that did nothing but commit still cost 5 ms a write instead of 2; on one that never rested it starved for seconds.
    """

    def __init__(self, engine: Engine, patience_ms: int) -> None:
        self._engine = engine
        self._patience_ms = patience_ms
        self._connection: Connection | None = None
        self._queue: deque[_Job] = deque()
        self._queued = asyncio.Event()
        self._stopping = False
        self._commit_seconds = 0.0  # moving average
        self._thread = ThreadPoolExecutor(1, "echolink-sqlite-commit")
        self._task = asyncio.get_running_loop().create_task(self._serve())

    def submit(self, work: Callable[[Connection], T]) -> asyncio.Future[T]:
        """Queue `work`; the future is resolved after the commit that holds it."""
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._queue.append(_Job(work, done))
        self._queued.set()
        return done

    async def stop(self) -> None:
        """Write what is queued, then end; nothing may be submitted afterwards."""
        self._stopping = True
        self._queued.set()
        await self._task
        self._thread.shutdown()

    async def _serve(self) -> None:
        while self._queue or not self._stopping:
            await self._queued.wait()
            self._queued.clear()
            while self._queue:
                group = [self._queue.popleft() for _ in range(min(len(self._queue), _MOST_IN_A_GROUP))]
                await self._write(group)
                _resolve(group)
                await asyncio.sleep(0)  # those who were waiting go on before the next group is written
        self._close()

    async def _write(self, group: list[_Job]) -> None:
        try:
            connection = self._connection = self._connection or self._engine.connect()
            driver = driver_of(connection)
            await self._begin(driver)
            for job in group:
                _run_in_savepoint(job, connection, driver)
            await self._commit(driver)
        except Exception as error:  # noqa: BLE001 - whatever it was: the writer has to live, and each caller to be told
            _fail(group, as_unavailable(error))
            self._close()

    async def _begin(self, driver: sqlite3.Connection) -> None:
        """At once where the file is free, which it is but for a tool that writes beside the server."""
        try:
            driver.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:  # the low byte: it has extended codes
                raise
            driver.execute(f"PRAGMA busy_timeout={self._patience_ms}")
            await self._in_thread(driver.execute, "BEGIN IMMEDIATE")
            driver.execute("PRAGMA busy_timeout=0")

    async def _commit(self, driver: sqlite3.Connection) -> None:
        began = time.perf_counter()
        if self._commit_seconds < _QUICK_COMMIT_SECONDS:
            driver.execute("COMMIT")
        else:
            await self._in_thread(driver.execute, "COMMIT")
        self._commit_seconds += (time.perf_counter() - began - self._commit_seconds) / 8

    async def _in_thread(self, execute: Callable[[str], object], statement: str) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, execute, statement)

    def _close(self) -> None:
        """A connection that failed is not used again: the next group starts on a fresh one, whose patience is 0 as well."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.invalidate()  # closes the driver's without a rollback, which on a broken disk would fail too
            connection.close()


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The driver's connection, for statements about transactions: SQLAlchemy's own cost more than what is done inside them."""
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def _run_in_savepoint(job: _Job, connection: Connection, driver: sqlite3.Connection) -> None:
    driver.execute("SAVEPOINT work")
    try:
        job.value = job.work(connection)
    except Exception as error:
        if not driver.in_transaction:  # SQLite gave all of it up, as it does on a full disk: nobody's work stands
            raise
        driver.execute("ROLLBACK TO work")
        job.error = as_unavailable(error) if is_outage(error) else error
    driver.execute("RELEASE work")


def _fail(group: list[_Job], error: StorageUnavailable) -> None:
    for job in group:
        job.error = error


def _resolve(group: list[_Job]) -> None:
    for job in group:
        if job.done.cancelled():
            continue
        if job.error is None:
            job.done.set_result(job.value)
        else:
            job.done.set_exception(job.error)

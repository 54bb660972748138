"""How do many small writes become durable at the price of one? One thread commits them in groups, each in its own savepoint."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Engine

from echolink.errors import StorageUnavailable
from echolink.storage.sqlite_faults import as_unavailable, is_outage

T = TypeVar("T")

_MOST_IN_A_GROUP = 256  # bounds what the first in a group waits for: some 60 ms at 4,000 turn writes a second


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
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._loop = asyncio.get_running_loop()
        self._queue: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="echolink-sqlite-writer", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[Connection], T]) -> asyncio.Future[T]:
        """Queue `work`; the future is resolved after the commit that holds it."""
        done: asyncio.Future[T] = self._loop.create_future()
        self._queue.put(_Job(work, done))
        return done

    def stop(self) -> None:
        """Write what is queued, then end the thread. Blocks, so call it from a thread; nothing may be submitted afterwards."""
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        connection: Connection | None = None
        more = True
        while more:
            group, more = self._next_group()
            try:
                connection = connection or self._engine.connect()
                self._commit(connection, group)
            except Exception as error:  # noqa: BLE001 - whatever it was: this thread has to live, and each caller to be told
                _fail(group, as_unavailable(error))
                _close(connection)
                connection = None
            self._loop.call_soon_threadsafe(_resolve, group)
        _close(connection)

    def _next_group(self) -> tuple[list[_Job], bool]:
        """Wait for a job, then take along what queued up meanwhile; False with the last group."""
        group: list[_Job] = []
        job = self._queue.get()
        try:
            while job is not None:
                group.append(job)
                if len(group) == _MOST_IN_A_GROUP:
                    return group, True
                job = self._queue.get_nowait()
        except Empty:
            return group, True
        return group, False

    def _commit(self, connection: Connection, group: list[_Job]) -> None:
        if not group:
            return
        driver = cast("sqlite3.Connection", connection.connection.driver_connection)
        with connection.begin():
            for job in group:
                _run_in_savepoint(job, connection, driver)


def _run_in_savepoint(job: _Job, connection: Connection, driver: sqlite3.Connection) -> None:
    """The driver's own calls, because SQLAlchemy's nested transaction costs as much as two of the statements inside it."""
    driver.execute("SAVEPOINT work")
    try:
        job.value = job.work(connection)
    except Exception as error:
        if (
            not driver.in_transaction
        ):  # SQLite gave up the whole transaction: nobody's work stands (lang_transaction.html)
            raise
        driver.execute("ROLLBACK TO work")
        job.error = as_unavailable(error) if is_outage(error) else error
    driver.execute("RELEASE work")


def _close(connection: Connection | None) -> None:
    """A connection that failed is not used again: the next group starts on a fresh one."""
    if connection is not None:
        connection.close()


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

"""How is one SQLite file read and written by a server that must lose nothing and hold nobody up?"""

import asyncio
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, NullPool, create_engine
from sqlalchemy.exc import SQLAlchemyError

from echolink.errors import RefusedToStart, StorageUnavailable
from echolink.storage.columns import from_json, to_json
from echolink.storage.process_lock import ProcessLock
from echolink.storage.sqlite_faults import as_unavailable, is_outage, reason
from echolink.storage.sqlite_writer import SqliteWriter, driver_of

T = TypeVar("T")

# How long a statement waits for another process (a tool that writes). A reader hardly ever waits in WAL mode, and
# would hold up the event loop; a writer only holds up other writers.
_READER_PATIENCE_MS = 100
_WRITER_PATIENCE_MS = 2_000


class SqliteDatabase:
    """A `Database` in one file: WAL, `synchronous=FULL`, one connection that writes in groups, one that reads beside it.

    Reads run on the event loop: a turn's costs 75 µs, less than handing it to a thread would, and in WAL mode they never wait
    for the writer. The longest, a page of calls or the whole of a long one, are 1–3 ms.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path)
        self._lock = ProcessLock(path)
        self._reader: Connection | None = None
        self._writer: SqliteWriter | None = None

    async def open(self, *, exclusive: bool = True) -> None:
        """Make the file at first need (mode 0600), and take the lock when `exclusive`: a server does, tools beside it do not.

        Raises RefusedToStart when another server has the lock, when a tool finds no database, and when the file cannot be used.
        """
        try:
            self._prepare_file(create=exclusive)
            if exclusive:
                self._lock.acquire()
            self._reader = _engine(self.path, _READER_PATIENCE_MS, "query_only=ON").connect()
            self._writer = SqliteWriter(
                _engine(self.path, 0, "foreign_keys=ON", "secure_delete=ON"), _WRITER_PATIENCE_MS
            )
        except (OSError, SQLAlchemyError) as error:
            self._lock.release()
            raise RefusedToStart(
                f"The database {self.path} cannot be opened ({_words(error)}): put that right, or set "
                "ECHOLINK_DATA_DIR or ECHOLINK_DATABASE_URL to another place."
            ) from error

    async def close(self) -> None:
        """Finish what is queued, then let go of file and lock; does nothing when it is not open."""
        writer, self._writer = self._writer, None
        if writer is not None:
            await writer.stop()
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()
        self._lock.release()

    async def read(self, work: Callable[[Connection], T]) -> T:
        """See `Database.read`."""
        if self._reader is None:
            raise StorageUnavailable("The database is closed.")
        try:
            return _in_snapshot(self._reader, work)
        except (SQLAlchemyError, sqlite3.Error) as error:
            if is_outage(error):
                raise as_unavailable(error) from error
            raise

    async def glance(self, work: Callable[[Connection], T]) -> T:
        """See `Database.glance`; here it is near."""
        return await self.read(work)

    async def write(self, work: Callable[[Connection], T], *, guarded: bool = False) -> T:
        """See `Database.write`; one writer at a time needs no guard."""
        if self._writer is None:
            raise StorageUnavailable("The database is closed.")
        return await self._writer.submit(work)

    async def served(self) -> bool:
        """See `Database.served`."""
        return self._lock.is_held()

    async def alter(self, work: Callable[[Connection], T]) -> T:
        """See `Database.alter`."""
        return await asyncio.to_thread(self._alter, work)

    def _alter(self, work: Callable[[Connection], T]) -> T:
        # SQLite alters most things by making the table anew; with foreign keys on, dropping the old one would take its
        # children along (lang_altertable.html, section 7), and the pragma does nothing inside a transaction.
        engine = _engine(self.path, _WRITER_PATIENCE_MS, "foreign_keys=OFF")
        try:
            with engine.connect() as connection, connection.begin():
                driver_of(connection).execute("BEGIN IMMEDIATE")
                value = work(connection)
                orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                if orphans:
                    raise RefusedToStart(f"A migration would have left {len(orphans)} rows without their parents.")
                return value
        except SQLAlchemyError as error:
            if is_outage(error):
                raise as_unavailable(error) from error
            raise

    def _prepare_file(self, *, create: bool) -> None:
        if not create and not self.path.exists():
            raise RefusedToStart(
                f"There is no database at {self.path}: run `echolink serve` first, or set ECHOLINK_DATA_DIR."
            )
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Not opened where it exists: closing the descriptor would drop this process's locks on the file
        # (sqlite.org/howtocorrupt.html, section 2.2).
        if not self.path.exists():
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        self.path.chmod(0o600)  # SQLite gives its -wal and -shm files the same mode


def _in_snapshot(connection: Connection, work: Callable[[Connection], T]) -> T:
    driver = driver_of(connection)
    driver.execute("BEGIN")
    try:
        return work(connection)
    finally:
        if driver.in_transaction:  # some errors have ended it already
            driver.execute("ROLLBACK")


def _engine(path: Path, patience_ms: int, *role: str) -> Engine:
    """An engine that begins no transaction by itself: the driver would do so late, unasked, and never IMMEDIATE."""

    def connect() -> sqlite3.Connection:
        # Not checked for its thread, because the writer's commits are made in one; it is never used by two at a time.
        driver = sqlite3.connect(path, timeout=patience_ms / 1000, isolation_level=None, check_same_thread=False)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "journal_size_limit=67108864", *role):
            driver.execute(f"PRAGMA {pragma}")
        return driver

    # hide_parameters: errors are logged, and parameters are what callers said.
    return create_engine(
        "sqlite://",
        creator=connect,
        poolclass=NullPool,
        hide_parameters=True,
        json_serializer=to_json,
        json_deserializer=from_json,
    )


def _words(error: OSError | SQLAlchemyError) -> str:
    return (error.strerror or type(error).__name__) if isinstance(error, OSError) else reason(error)

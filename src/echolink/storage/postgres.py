"""How is PostgreSQL read and written by a server whose event loop must not wait for a network?"""

import asyncio
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, TypeVar, cast

import psycopg
from psycopg.types.string import StrDumperUnknown
from sqlalchemy import Connection, Engine, create_engine, make_url
from sqlalchemy.exc import SQLAlchemyError

from echolink.errors import RefusedToStart, StorageUnavailable
from echolink.storage.columns import from_json, to_json
from echolink.storage.metrics import DEAD_CONNECTIONS, LOST_RACES
from echolink.storage.postgres_faults import cause, is_outage, lost_a_race, reason
from echolink.storage.unavailable import unavailable

T = TypeVar("T")

_CONNECTIONS: Final = 8  # a server; a core is busy long before so many wait for the network at a time
_CONNECT_SECONDS: Final = 2
# No request of Twilio's is held over 5 s: whatever waits longer than this, for a lock or a lost peer, is an outage.
_STATEMENT_MS: Final = 4_000
_MOST_TRIES: Final = 20
_FIRST_PAUSE_SECONDS: Final = 0.002  # doubled each time up to the longest, and drawn from, so that rivals part
_LONGEST_PAUSE_SECONDS: Final = 0.1
# A number of ours among a database's advisory locks, shared by all servers: "EchoLink" in ASCII.
_SERVER_LOCK: Final = int.from_bytes(b"EchoLink")
# As the manual's page on pg_locks splits such a number.
_IS_LOCKED: Final = """
    SELECT EXISTS (
        SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
        WHERE datname = current_database() AND locktype = 'advisory' AND classid = %s AND objid = %s AND objsubid = 1
    )"""


class PostgresDatabase:
    """A `Database` on a PostgreSQL server: threads that wait for it, lost races run again.

    SERIALIZABLE makes it behave as SQLite with its one writer does: whatever is read inside a write still holds when it commits.
    Writes that guard themselves are READ COMMITTED: what calls write would be refused by the dozen, because SERIALIZABLE tells
    neighbours on a page of an index apart no better than rivals. `work` may be run several times; it is nothing but SQL.
    """

    def __init__(self, url: str) -> None:
        self._url = make_url(url).set(drivername="postgresql+psycopg")
        self.name = self._url.set(drivername="postgresql").render_as_string(hide_password=True)
        self._engine: Engine | None = None
        self._threads: ThreadPoolExecutor | None = None

    async def open(self) -> None:
        """Connect. Raises RefusedToStart when the server cannot be reached or lets us not in."""
        try:
            await asyncio.to_thread(self._open)
        except (SQLAlchemyError, psycopg.Error) as error:
            await self.close()
            raise RefusedToStart(
                f"The database {self.name} cannot be opened ({reason(error)}): see that it is up and lets this user in, "
                "or set ECHOLINK_DATABASE_URL to another."
            ) from error

    async def close(self) -> None:
        """Finish what is under way, then let go of all connections; does nothing when it is not open."""
        threads, self._threads = self._threads, None
        if threads is not None:
            await asyncio.to_thread(threads.shutdown)
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.dispose()

    async def read(self, work: Callable[[Connection], T]) -> T:
        """See `Database.read`."""
        return await self._in_thread(_reading, work)

    async def glance(self, work: Callable[[Connection], T]) -> T:
        """See `Database.glance`: without BEGIN and COMMIT, which are round trips of their own."""
        return await self._in_thread(_glancing, work)

    async def write(self, work: Callable[[Connection], T], *, guarded: bool = False) -> T:
        """See `Database.write`."""
        return await self._in_thread(_writing_guarded if guarded else _writing, work)

    async def served(self) -> bool:
        """See `Database.served`."""
        number = (_SERVER_LOCK >> 32, _SERVER_LOCK & 0xFFFFFFFF)
        return await self.read(lambda connection: connection.exec_driver_sql(_IS_LOCKED, number).scalar_one())

    async def alter(self, work: Callable[[Connection], T]) -> T:
        """See `Database.alter`. A migration may take its time."""
        return await self._in_thread(_altering, work)

    async def session(self) -> psycopg.AsyncConnection:
        """A connection for a server to listen on; it shows by a lock, which dies with it, that one is at work.

        Raises psycopg.Error.
        """
        session = await psycopg.AsyncConnection.connect(**self._how_to_connect(), autocommit=True)
        try:
            await session.execute("SELECT pg_advisory_lock_shared(%s)", (_SERVER_LOCK,))
        except BaseException:  # a cancelled start, too, lets go of what it had opened
            await session.close()
            raise
        return session

    def _open(self) -> None:
        self._engine = create_engine(
            self._url,
            creator=self._connect,
            pool_size=_CONNECTIONS,
            max_overflow=0,
            pool_reset_on_return=None,  # each transaction is ended by its own hand
            hide_parameters=True,  # errors are logged, and parameters are what callers said
            json_serializer=to_json,
            json_deserializer=from_json,
        )
        with self._engine.connect():  # as many faults as possible are found now
            self._threads = ThreadPoolExecutor(_CONNECTIONS, "echolink-postgres")

    def _connect(self) -> psycopg.Connection:
        driver = psycopg.connect(**self._how_to_connect())
        driver.adapters.register_dumper(str, _Text)
        return driver

    def _how_to_connect(self) -> dict[str, Any]:
        return {
            "conninfo": self._url.set(drivername="postgresql").render_as_string(hide_password=False),
            "connect_timeout": _CONNECT_SECONDS,
            "application_name": "echolink",
            "options": f"-c statement_timeout={_STATEMENT_MS} -c idle_in_transaction_session_timeout=10000",
            "keepalives_idle": 5,
            "tcp_user_timeout": _STATEMENT_MS,
        }

    async def _in_thread(self, kind: Callable[[psycopg.Connection], None], work: Callable[[Connection], T]) -> T:
        engine, threads = self._engine, self._threads
        if engine is None or threads is None:
            raise StorageUnavailable("The database is closed.")
        return await asyncio.get_running_loop().run_in_executor(threads, _run, engine, kind, work)


class _Text(StrDumperUnknown):
    """PostgreSQL keeps no NUL in a text; whoever sends us one shall not lose the rest over it."""

    def dump(self, obj: str) -> Any:
        return super().dump(obj.replace("\0", "\N{REPLACEMENT CHARACTER}"))


def _glancing(driver: psycopg.Connection) -> None:
    driver.autocommit = True


def _reading(driver: psycopg.Connection) -> None:
    driver.autocommit = False
    driver.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    driver.read_only = True


def _writing(driver: psycopg.Connection) -> None:
    driver.autocommit = False
    driver.isolation_level = psycopg.IsolationLevel.SERIALIZABLE
    driver.read_only = False


def _writing_guarded(driver: psycopg.Connection) -> None:
    driver.autocommit = False
    driver.isolation_level = psycopg.IsolationLevel.READ_COMMITTED
    driver.read_only = False


def _altering(driver: psycopg.Connection) -> None:
    _writing(driver)
    driver.execute("SET LOCAL statement_timeout = 0")


def _run(engine: Engine, kind: Callable[[psycopg.Connection], None], work: Callable[[Connection], T]) -> T:
    """One transaction, tried again where a rival was first, and once where a connection had died since it was used."""
    is_fresh = False
    pause = _FIRST_PAUSE_SECONDS
    for tries_left in reversed(range(_MOST_TRIES)):
        try:
            return _transaction(engine, kind, work)
        except _Died as died:
            if is_fresh:
                raise unavailable(died.error, reason(died.error)) from died.error
            is_fresh = True
            DEAD_CONNECTIONS.inc()
            engine.dispose()  # what died once a restart of the server, died with all its kind
        except (SQLAlchemyError, psycopg.Error) as error:
            if lost_a_race(error) and tries_left:
                LOST_RACES.inc()
                time.sleep(random.uniform(0, pause))  # noqa: S311 - no secret: it only parts the rivals
                pause = min(2 * pause, _LONGEST_PAUSE_SECONDS)
            elif is_outage(error):
                raise unavailable(error, reason(error)) from error
            else:
                raise
    raise AssertionError("the last try returns or raises")


class _Died(Exception):
    """The connection was lost before the commit was asked for: nothing stands, and it may be tried again."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(str(type(error)))
        self.error = error


def _transaction(engine: Engine, kind: Callable[[psycopg.Connection], None], work: Callable[[Connection], T]) -> T:
    with _connected(engine) as connection:
        driver = cast("psycopg.Connection", connection.connection.driver_connection)
        try:
            kind(driver)
            value = work(connection)
        except BaseException as error:
            if driver.closed:  # lost before the commit
                connection.invalidate()
                raise _Died(cause(error)) from error
            driver.rollback()
            raise
        try:
            driver.commit()
        except psycopg.Error:
            if driver.closed:  # whether it stands, nobody knows
                connection.invalidate()
            raise
        return value


def _connected(engine: Engine) -> Connection:
    try:
        return engine.connect()
    except (SQLAlchemyError, psycopg.Error) as error:
        raise unavailable(error, reason(error)) from error

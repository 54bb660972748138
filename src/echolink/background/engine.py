"""Where does DBOS run? In a thread with an event loop of its own, so that whatever it waits for, no call waits for it.

In ours it would put its thread pool in the place of the loop's, for everybody, and take it along when it ends.
"""

import asyncio
import logging
import os
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from typing import Any, Final, TypeVar

from dbos import DBOS, DBOSConfig
from sqlalchemy import Engine, create_engine, event, make_url

T = TypeVar("T")

_NAME: Final = "echolink"
# Workflows of one version are carried on by servers of that version only. Ours says how `deliver` is built, and changes with that
# alone: as it comes it is a hash of the code, which would strand a day's work at each upgrade.
_VERSION: Final = "1"
_THREADS: Final = 8
_CONNECTIONS: Final = 4
_POLL_SECONDS: Final = 0.1  # nobody waits for a notification of DBOS's; but its end waits for whoever looks for them


# What goes wrong we are told, and tell ourselves, without addresses and traces. Where it has a handler DBOS adds none of its own,
# which would keep the stderr that there was at its first launch.
_LOG: Final = logging.getLogger("dbos")
_LOG.addHandler(logging.NullHandler())


def prepare(url: str) -> None:
    """Make or migrate its tables in a PostgreSQL; takes seconds. On SQLite it does so itself when it starts."""
    _LOG.setLevel(logging.CRITICAL)
    DBOS.migrate(url)


class EngineThread:
    """DBOS, launched and running. One a process: so is DBOS."""

    def __init__(self, url: str, executor_id: str, *, migrates: bool) -> None:
        """`url`: `sqlite:///…`, a file of its own, or `postgresql://…`. `migrates`: whether it may make its tables."""
        self._url, self._executor_id, self._migrates = url, executor_id, migrates
        self._loop = asyncio.new_event_loop()
        self._launched: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, name="echolink-durable", daemon=True)

    async def start(self) -> None:
        """Returns when it runs. Raises what DBOS raises where it cannot."""
        self._thread.start()
        await asyncio.wrap_future(self._launched)

    async def do(self, work: Coroutine[Any, Any, T]) -> T:
        """Run it over there; cancelled here, it is cancelled there."""
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._loop))

    async def stop(self) -> None:
        """Whatever is under way stays as it is recorded, and is carried on by whoever takes it up."""
        await self.do(_cancel_all())
        self._loop.call_soon_threadsafe(self._loop.stop)
        await asyncio.to_thread(self._thread.join)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._launch())
        except BaseException as error:  # noqa: BLE001 (whoever started it is told)
            self._launched.set_exception(error)
        else:
            self._launched.set_result(None)
            self._loop.run_forever()
        DBOS.destroy()
        self._loop.close()

    async def _launch(self) -> None:
        config: DBOSConfig = {
            "name": _NAME,
            "system_database_url": self._url,
            "executor_id": self._executor_id,
            "application_version": _VERSION,
            "log_level": "CRITICAL",
            "max_executor_threads": _THREADS,
            "sys_db_pool_size": _CONNECTIONS,
            "run_migrations": self._migrates,
            "notification_listener_polling_interval_sec": _POLL_SECONDS,
        }
        if self._url.startswith("sqlite"):
            config["system_database_engine"] = _sqlite_engine(self._url)
        DBOS(config=config)
        DBOS.launch()


async def _cancel_all() -> None:
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _sqlite_engine(url: str) -> Engine:
    """As DBOS makes one itself, and with WAL, which it does not set. NORMAL: what a power cut takes of it is found again by our
    own rows, which are synced."""
    path = make_url(url).database
    assert path, "a file of its own"
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))  # the others that SQLite makes beside it get the same mode
    engine = create_engine(url, pool_size=_CONNECTIONS, max_overflow=0)

    @event.listens_for(engine, "connect")
    def prepare(driver: Any, _record: Any) -> None:
        driver.isolation_level = "IMMEDIATE"
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=30000", "foreign_keys=ON"):
            driver.execute(f"PRAGMA {pragma}")

    return engine

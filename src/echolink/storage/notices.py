"""How do workers on one PostgreSQL hear of each other's writes at once? By NOTIFY, sent with the commit and lost with none.

(postgresql.org/docs/current/sql-notify.html: delivered after the commit, to every session that listens at that moment.)
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import psycopg
import structlog
from sqlalchemy import Connection, bindparam, func, select

from echolink.storage.postgres_faults import reason
from echolink.storage.prepared import Prepared

log = structlog.get_logger(__name__)

_CHANNEL: Final = "echolink"
SOMEBODY_LEFT: Final = "left"
_ENDED: Final = "ended "
_WANTED: Final = "wanted "
_RETRY_SECONDS: Final = 1.0

_NOTIFY = Prepared(select(func.pg_notify(_CHANNEL, bindparam("news"))))


def tell(connection: Connection, news: str) -> None:
    """Tell all workers, if this transaction commits. SQLite has one process, and nobody to tell."""
    if connection.dialect.name == "postgresql":
        _NOTIFY.rows(connection, {"news": news})


def tell_of_call(connection: Connection, call_id: str, *, ended: bool = False) -> None:
    """Something was written to the call that another worker may wait for."""
    tell(connection, f"{_ENDED}{call_id}" if ended else call_id)


def tell_of_want(connection: Connection, call_id: str, turn: int, hop: int) -> None:
    """A request for this hop is held here, and somebody else makes the reply."""
    tell(connection, f"{_WANTED}{call_id} {turn} {hop}")


class Notices:
    """One session that listens, for as long as the server runs, and comes back by itself."""

    def __init__(
        self,
        connect: Callable[[], Awaitable[psycopg.AsyncConnection]],
        *,
        changed: Callable[[str], None],
        ended: Callable[[str], None],
        wanted: Callable[[str, int, int], None],
        somebody_left: Callable[[], None],
        missed: Callable[[], None],
    ) -> None:
        """`changed` and `ended` are called with a call's id, `wanted` with call, turn and hop; `missed` when news may have been
        lost."""
        self._connect, self._changed, self._ended, self._wanted = connect, changed, ended, wanted
        self._somebody_left, self._missed = somebody_left, missed

    async def listen_for_ever(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self._listen()
            except psycopg.Error as error:
                log.warning("notices_interrupted", reason=reason(error))
            self._missed()
            await asyncio.sleep(_RETRY_SECONDS)

    async def _listen(self) -> None:
        async with await self._connect() as session:
            await session.execute(f"LISTEN {_CHANNEL}")
            self._missed()
            async for notice in session.notifies():
                self._hear(notice.payload)

    def _hear(self, news: str) -> None:
        if news == SOMEBODY_LEFT:
            self._somebody_left()
        elif news.startswith(_ENDED):
            self._ended(news.removeprefix(_ENDED))
        elif news.startswith(_WANTED):
            call_id, turn, hop = news.removeprefix(_WANTED).split()
            self._wanted(call_id, int(turn), int(hop))
        else:
            self._changed(news)

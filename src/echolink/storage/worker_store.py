"""Which workers share this database, and how far has each counted?"""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from echolink.storage.database import Database
from echolink.storage.notices import SOMEBODY_LEFT, tell
from echolink.storage.prepared import Prepared
from echolink.storage.tables import workers

_BEAT = Prepared(
    update(workers).where(workers.c.id == bindparam("its_id")).values(beats=workers.c.beats + 1),
)
_JOIN = Prepared(insert(workers), workers.c.keys())
_COUNTS = Prepared(select(workers.c.id, workers.c.beats))


class SqlWorkerStore:
    """The `WorkerStore` of `calls.workers`."""

    def __init__(self, database: Database, name: str) -> None:
        """`name` tells people which host and process the rows are of."""
        self._database, self._name = database, name

    async def beat(self, worker: str) -> Mapping[str, int]:
        """See `WorkerStore.beat`."""

        def beat(connection: Connection) -> None:
            if not _BEAT.write(connection, {"its_id": worker}):
                row = {"id": worker, "name": self._name, "beats": 1, "started_at": datetime.now(UTC)}
                _JOIN.write(connection, row)

        await self._database.write(beat, guarded=True)
        return await self.counts()

    async def counts(self) -> Mapping[str, int]:
        """See `WorkerStore.counts`."""
        return dict(await self._database.glance(lambda connection: _COUNTS.rows(connection, {})))

    async def forget(self, worker: str, beats: int | None = None) -> None:
        """See `WorkerStore.forget`."""
        gone = delete(workers).where(workers.c.id == worker)
        if beats is not None:
            gone = gone.where(workers.c.beats == beats)

        def forget(connection: Connection) -> None:
            connection.execute(gone)
            tell(connection, SOMEBODY_LEFT)

        await self._database.write(forget, guarded=True)

"""Under which public origins has this installation been reached, and until when?"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, insert, or_, select, update

from echolink.storage.database import Database
from echolink.storage.tables import origins

_in_use = origins.c.used_until.is_(None)


class SqlOriginStore:
    """The `OriginStore` of `accounts.ports`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def remember(self, origin: str, at: datetime) -> None:
        """See `OriginStore.remember`."""

        def remember(connection: Connection) -> None:
            if connection.execute(select(origins.c.origin).where(_in_use)).scalar_one_or_none() == origin:
                return
            connection.execute(update(origins).where(_in_use).values(used_until=at))
            connection.execute(insert(origins).values(origin=origin, used_from=at))

        await self._database.write(remember)

    async def recent(self, since: datetime) -> Sequence[str]:
        """See `OriginStore.recent`."""
        found = (
            select(origins.c.origin)
            .where(or_(_in_use, origins.c.used_until >= since))
            .group_by(origins.c.origin)
            .order_by(func.max(origins.c.id).desc())
        )
        return await self._database.read(lambda connection: connection.execute(found).scalars().all())

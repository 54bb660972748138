"""Which calls were there, newest first, and what happened in each?"""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select

from echolink.calls.call import Call, CallStatus, CallWhole
from echolink.errors import Conflict
from echolink.storage.call_rows import CALL_COLUMNS, call_from, read_whole
from echolink.storage.database import Database
from echolink.storage.tables import calls


class SqlCallLog:
    """The `CallLog` of `calls.ports`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(self, account_id: str, *, bot_id: str | None, after: str | None, limit: int) -> Sequence[Call]:
        """See `CallLog.page`."""
        found = select(*CALL_COLUMNS).where(calls.c.account_id == account_id).order_by(calls.c.id.desc()).limit(limit)
        if bot_id is not None:
            found = found.where(calls.c.bot_id == bot_id)
        if after is not None:
            found = found.where(calls.c.id < after)
        rows = await self._database.read(lambda connection: connection.execute(found).all())
        return [call_from(row) for row in rows]

    async def get(self, account_id: str, call_id: str) -> CallWhole | None:
        """See `CallLog.get`."""
        whole = await self._database.read(lambda connection: read_whole(connection, call_id))
        return whole if whole is not None and whole.call.account_id == account_id else None

    async def delete(self, account_id: str, call_id: str) -> bool:
        """See `CallLog.delete`."""
        its = (calls.c.id == call_id, calls.c.account_id == account_id)

        def remove(connection: Connection) -> bool:
            if connection.execute(delete(calls).where(*its, calls.c.status == CallStatus.ENDED)).rowcount:
                return True
            if connection.execute(select(calls.c.id).where(*its)).one_or_none() is not None:
                raise Conflict("The call is still in progress: it can be deleted once it has ended.")
            return False

        return await self._database.write(remove)

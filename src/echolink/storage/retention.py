"""What is older than the operator keeps, and how is it deleted without holding up a call?"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, and_, delete, exists, literal_column, select

from echolink.actions.delivery import DeliveryStatus
from echolink.calls.call import CallStatus, Transcript
from echolink.storage.database import Database
from echolink.storage.tables import bots, calls, deliveries, idempotency_keys
from echolink.storage.wiping import wipe

_ANSWERS_KEPT: Final = timedelta(hours=24)  # to requests with an Idempotency-Key; see IdempotencyStore

_PENDING: Final = and_(deliveries.c.call_id == calls.c.id, deliveries.c.status == DeliveryStatus.PENDING)


class SqlRetention:
    """The `Old` of `calls.retention`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def forget_calls(self, before: datetime, most: int) -> int:
        """See `Old.forget_calls`."""
        old = (
            select(calls.c.id)
            .where(calls.c.status == CallStatus.ENDED, calls.c.ended_at < before, ~exists().where(_PENDING))
            .order_by(calls.c.ended_at)
            .limit(most)
        )
        gone = delete(calls).where(calls.c.id.in_(old.scalar_subquery()))
        return await self._database.write(lambda connection: connection.execute(gone).rowcount, guarded=True)

    async def wipe_words(self, before: datetime, most: int) -> int:
        """See `Old.wipe_words`."""
        over = (
            select(calls.c.id)
            .where(calls.c.transcript == literal_column(f"'{Transcript.PASSING}'"), calls.c.ended_at < before)
            .limit(most)
        )

        def some(connection: Connection) -> int:
            return sum(wipe(connection, call_id) for call_id in connection.execute(over).scalars().all())

        return await self._database.write(some, guarded=True)

    async def forget_rest(self, before: datetime, most: int) -> int:
        """See `Old.forget_rest`."""

        def forget(connection: Connection) -> int:
            tests = select(deliveries.c.id).where(
                deliveries.c.call_id.is_(None),
                deliveries.c.decided_at < before,
                deliveries.c.status != DeliveryStatus.PENDING,
            )
            gone = delete(deliveries).where(deliveries.c.id.in_(tests.limit(most).scalar_subquery()))
            unseen = select(bots.c.id).where(bots.c.deleted_at < before, ~exists().where(calls.c.bot_id == bots.c.id))
            bots_gone = delete(bots).where(bots.c.id.in_(unseen.limit(most).scalar_subquery()))
            return connection.execute(gone).rowcount + connection.execute(bots_gone).rowcount

        return await self._database.write(forget, guarded=True)

    async def forget_answers(self, now: datetime) -> None:
        """See `Old.forget_answers`."""
        old = delete(idempotency_keys).where(idempotency_keys.c.created_at < now - _ANSWERS_KEPT)
        await self._database.write(lambda connection: connection.execute(old).close(), guarded=True)

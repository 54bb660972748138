"""Which deliveries are to be made, with which secrets are they signed, and what came of each attempt?"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, func, insert, literal_column, or_, select, update

from echolink.actions.delivery import Attempt, DeliveryState, DeliveryStatus
from echolink.keys import Keyring
from echolink.storage.bot_store import secret_place
from echolink.storage.database import Database
from echolink.storage.delivery_rows import attempt_row, read_states
from echolink.storage.tables import attempts, bot_secrets, calls, deliveries

_MOST_LIVE_SECRETS = 2  # one that is being rotated in, and the one before


class SqlDeliveryStore:
    """The `DeliveryStore` of `actions.delivery`."""

    def __init__(self, database: Database, keyring: Keyring) -> None:
        self._database = database
        self._keyring = keyring

    async def get(self, delivery_id: str) -> DeliveryState | None:
        """See `DeliveryStore.get`."""
        states = await self._database.read(lambda connection: read_states(connection, deliveries.c.id == delivery_id))
        return states[0] if states else None

    async def secrets(self, bot_id: str, at: datetime) -> Sequence[str]:
        """See `DeliveryStore.secrets`."""
        live = (
            select(bot_secrets.c.id, bot_secrets.c.sealed)
            .where(
                bot_secrets.c.bot_id == bot_id, or_(bot_secrets.c.expires_at.is_(None), bot_secrets.c.expires_at > at)
            )
            .order_by(bot_secrets.c.created_at.desc(), bot_secrets.c.id.desc())
            .limit(_MOST_LIVE_SECRETS)
        )
        rows = await self._database.glance(lambda connection: connection.execute(live).all())
        return [self._keyring.open(row.sealed, bound_to=secret_place(row.id)) for row in rows]

    async def record(self, delivery_id: str, attempt: Attempt, status: DeliveryStatus, told: str) -> None:
        """See `DeliveryStore.record`. A delivery whose call was deleted meanwhile is gone: nothing is recorded. One that another
        worker made or gave up meanwhile, because it took this one for dead, stays as that one left it."""
        found = select(deliveries.c.status).where(deliveries.c.id == delivery_id).with_for_update()
        its = update(deliveries).where(deliveries.c.id == delivery_id).values(status=status, told=told)
        last = select(func.coalesce(func.max(attempts.c.number), 0)).where(attempts.c.delivery_id == delivery_id)
        call_id = select(deliveries.c.call_id).where(deliveries.c.id == delivery_id).scalar_subquery()
        completed = update(calls).where(calls.c.id == call_id).values(outcome="goal_completed")

        def record(connection: Connection) -> None:
            before = connection.execute(found).scalar_one_or_none()
            if before is None:
                return
            if before is not DeliveryStatus.DELIVERED:
                connection.execute(its)
            number = max(attempt.number, connection.execute(last).scalar_one() + 1)
            connection.execute(insert(attempts).values(attempt_row(delivery_id, replace(attempt, number=number))))
            if status is DeliveryStatus.DELIVERED:
                connection.execute(completed)

        await self._database.write(record, guarded=True)

    async def claim(self, worker: str, living: Collection[str]) -> Sequence[str]:
        """See `DeliveryStore.claim`."""
        orphaned = (
            deliveries.c.status == literal_column(f"'{DeliveryStatus.PENDING}'"),  # as the partial index has it
            deliveries.c.worker.not_in(living),
        )
        claimed = (
            update(deliveries)
            .where(*orphaned)
            .values(worker=worker)
            .returning(deliveries.c.id, deliveries.c.decided_at)
        )
        rows = await self._database.write(lambda connection: connection.execute(claimed).all(), guarded=True)
        return [row.id for row in sorted(rows, key=lambda row: (row.decided_at, row.id))]

    async def of_call(self, call_id: str) -> Sequence[DeliveryState]:
        """See `DeliveryStore.of_call`; by sequence."""
        return await self._database.read(lambda connection: read_states(connection, deliveries.c.call_id == call_id))

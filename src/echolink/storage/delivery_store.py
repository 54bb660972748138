"""Which deliveries are to be made, with which secrets are they signed, and what came of each attempt?"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, and_, case, delete, exists, func, insert, literal_column, select, text, update

from echolink.actions.delivery import Delivery, DeliveryFilter, DeliveryState, DeliveryStatus, EndpointState, Recorded
from echolink.calls.call import CallStatus
from echolink.keys import Keyring
from echolink.storage.columns import UtcTime
from echolink.storage.database import Database
from echolink.storage.delivery_rows import attempt_row, delivery_row, read_heads, read_states
from echolink.storage.endpoint_rows import live_secrets, release_held, resume, states_of, url_of
from echolink.storage.prepared import Prepared
from echolink.storage.tables import attempts, calls, deliveries, endpoints

_FAILS_FOR: Final = timedelta(days=3)  # without one success: then nothing more is sent there until somebody has looked
_PENDING: Final = deliveries.c.status == literal_column(f"'{DeliveryStatus.PENDING}'")  # as the partial index has it

_TO_OWN_WEBHOOK: Final = (deliveries.c.type == "goal.completed", deliveries.c.endpoint_id == deliveries.c.bot_id)

# Both databases know it in these words; SQLAlchemy has a construct for each of them alone.
_FAILING: Final = Prepared(
    text(
        "INSERT INTO endpoints (id, account_id, failing_since, paused_at, why) "
        "SELECT endpoint_id, account_id, :at, NULL, '' FROM deliveries WHERE id = :delivery_id "
        "ON CONFLICT (id) DO NOTHING"
    )
)


class SqlDeliveryStore:
    """The `DeliveryStore` of `actions.delivery`."""

    def __init__(self, database: Database, keyring: Keyring) -> None:
        self._database = database
        self._keyring = keyring

    async def get(self, delivery_id: str) -> DeliveryState | None:
        """See `DeliveryStore.get`."""
        states = await self._database.read(lambda connection: read_states(connection, deliveries.c.id == delivery_id))
        return states[0] if states else None

    async def add(self, delivery: Delivery) -> None:
        """See `DeliveryStore.add`."""
        row = insert(deliveries).values(delivery_row(delivery))
        await self._database.write(lambda connection: connection.execute(row).close(), guarded=True)

    async def secrets(self, endpoint_id: str, at: datetime) -> Sequence[str]:
        """See `DeliveryStore.secrets`."""
        return await self._database.glance(lambda connection: live_secrets(connection, self._keyring, endpoint_id, at))

    async def record(self, delivery_id: str, recorded: Recorded) -> None:
        """See `DeliveryStore.record`. A delivery whose call was deleted meanwhile is gone: nothing is recorded. One that another
        worker made meanwhile, because it took this one for dead, stays as that one left it."""
        await self._database.write(lambda connection: _record(connection, delivery_id, recorded), guarded=True)

    async def hold(self, delivery_id: str) -> None:
        """See `DeliveryStore.hold`."""
        its = update(deliveries).where(deliveries.c.id == delivery_id, _PENDING)
        held = its.values(status=DeliveryStatus.HELD, next_attempt_at=None)
        await self._database.write(lambda connection: connection.execute(held).close(), guarded=True)

    async def overdue(self, before: datetime, limit: int) -> Sequence[DeliveryState]:
        """See `DeliveryStore.overdue`."""
        which = and_(_PENDING, deliveries.c.next_attempt_at <= before)
        return await self._database.read(
            lambda connection: read_heads(connection, which, deliveries.c.next_attempt_at.asc(), limit)
        )

    async def again(self, delivery_id: str, at: datetime, *, resumes: bool) -> DeliveryState | None:
        """See `DeliveryStore.again`."""

        def again(connection: Connection) -> bool:
            endpoint_id = connection.execute(
                select(deliveries.c.endpoint_id).where(deliveries.c.id == delivery_id)
            ).scalar_one_or_none()
            url = None if endpoint_id is None else url_of(connection, endpoint_id)
            if url is None:
                return False
            its = update(deliveries).where(deliveries.c.id == delivery_id)
            anew = {"status": DeliveryStatus.PENDING, "url": url, "begun_at": at, "next_attempt_at": at}
            connection.execute(its.values(**anew, round=deliveries.c.round + 1))
            if resumes:
                resume(connection, str(endpoint_id), at)
            return True

        return await self.get(delivery_id) if await self._database.write(again, guarded=True) else None

    async def page(
        self, account_id: str, wanted: DeliveryFilter, *, after: str | None, limit: int
    ) -> Sequence[DeliveryState]:
        """See `DeliveryStore.page`."""
        which = [deliveries.c.account_id == account_id]
        which += [deliveries.c[name] == value for name, value in asdict(wanted).items() if value is not None]
        if after is not None:
            which.append(deliveries.c.id < after)
        return await self._database.read(
            lambda connection: read_heads(connection, and_(*which), deliveries.c.id.desc(), limit)
        )

    async def of_call(self, call_id: str) -> Sequence[DeliveryState]:
        """See `DeliveryStore.of_call`."""
        return await self._database.read(lambda connection: read_states(connection, deliveries.c.call_id == call_id))

    async def goals_of(self, call_id: str) -> Sequence[DeliveryState]:
        """See `DeliveryStore.goals_of`."""
        which = and_(deliveries.c.call_id == call_id, *_TO_OWN_WEBHOOK)
        return await self._database.read(lambda connection: read_states(connection, which))

    async def resume(self, endpoint_id: str, at: datetime) -> Sequence[tuple[str, int]]:
        """See `DeliveryStore.resume`."""

        def resumed(connection: Connection) -> Sequence[tuple[str, int]]:
            resume(connection, endpoint_id, at)
            return release_held(connection, endpoint_id, at)

        return await self._database.write(resumed, guarded=True)

    async def endpoints(self, endpoint_ids: Sequence[str]) -> Mapping[str, EndpointState]:
        """See `DeliveryStore.endpoints`."""
        return await self._database.read(lambda connection: states_of(connection, endpoint_ids))


def _record(connection: Connection, delivery_id: str, recorded: Recorded) -> None:
    found = select(deliveries.c.status, deliveries.c.endpoint_id).where(deliveries.c.id == delivery_id)
    before = connection.execute(found.with_for_update()).one_or_none()
    if before is None:
        return
    if before.status is not DeliveryStatus.DELIVERED:
        now_is = {"status": recorded.status, "told": recorded.told, "next_attempt_at": recorded.next_attempt_at}
        connection.execute(update(deliveries).where(deliveries.c.id == delivery_id).values(now_is))
    last = select(func.coalesce(func.max(attempts.c.number), 0)).where(attempts.c.delivery_id == delivery_id)
    number = max(recorded.attempt.number, connection.execute(last).scalar_one() + 1)
    connection.execute(insert(attempts).values(attempt_row(delivery_id, replace(recorded.attempt, number=number))))
    if recorded.status is DeliveryStatus.DELIVERED:
        _complete_goal(connection, delivery_id)
        _forget_sealed(connection, delivery_id)
        connection.execute(delete(endpoints).where(endpoints.c.id == before.endpoint_id))
        release_held(connection, before.endpoint_id, recorded.attempt.started_at)
    else:
        _note_failure(connection, delivery_id, before.endpoint_id, recorded)


def _complete_goal(connection: Connection, delivery_id: str) -> None:
    """The bot's own webhook has answered; a subscription that hears of the goal has no say in it."""
    goal = select(deliveries.c.call_id).where(deliveries.c.id == delivery_id, *_TO_OWN_WEBHOOK)
    connection.execute(update(calls).where(calls.c.id.in_(goal)).values(outcome="goal_completed"))


def _forget_sealed(connection: Connection, delivery_id: str) -> None:
    """What nobody is to read is kept until it has arrived; while its call goes on, until that has ended, because the agent has to
    know what it has sent."""
    its = (deliveries.c.id == delivery_id, deliveries.c.sealed.is_not(None))
    goes_on = exists().where(calls.c.id == deliveries.c.call_id, calls.c.status == CallStatus.IN_PROGRESS)
    connection.execute(update(deliveries).where(*its, ~goes_on).values(sealed=None))


def _note_failure(connection: Connection, delivery_id: str, endpoint_id: str, recorded: Recorded) -> None:
    at = recorded.attempt.started_at
    into = UtcTime().process_bind_param(at, connection.dialect)
    _FAILING.write(connection, {"delivery_id": delivery_id, "at": into})
    why = recorded.pauses or (recorded.attempt.error or "")
    is_over = case((endpoints.c.failing_since <= at - _FAILS_FOR, True), else_=bool(recorded.pauses))
    its = update(endpoints).where(endpoints.c.id == endpoint_id, endpoints.c.paused_at.is_(None))
    connection.execute(its.values(why=why))
    connection.execute(its.where(is_over).values(paused_at=at))

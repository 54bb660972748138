"""Was this request carried out before, and what was answered?"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select, update

from echolink.accounts.ports import Stored
from echolink.errors import Conflict, IdempotencyKeyReused
from echolink.keys import Keyring
from echolink.storage.database import Database
from echolink.storage.tables import idempotency_keys

_KEPT = timedelta(hours=24)
_LOST_AFTER = timedelta(seconds=60)


class SqlIdempotencyStore:
    """The `IdempotencyStore` of `accounts.ports`."""

    def __init__(
        self, database: Database, keyring: Keyring, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._database = database
        self._keyring = keyring
        self._now = now

    async def begin(self, account_id: str, operation: str, key: str, fingerprint: str) -> Stored | None:
        """See `IdempotencyStore.begin`."""
        now = self._now()
        row = {
            "account_id": account_id,
            "operation": operation,
            "key": key,
            "fingerprint": fingerprint,
            "created_at": now,
        }

        def begin(connection: Connection) -> tuple[int, bytes] | None:
            _forget_old(connection, account_id, before=now - _KEPT)
            known = connection.execute(select(idempotency_keys).where(_its(account_id, operation, key))).one_or_none()
            if known is None:
                connection.execute(insert(idempotency_keys).values(row))
                return None
            if known.fingerprint != fingerprint:
                raise IdempotencyKeyReused("This Idempotency-Key came with another request: use a new one for each.")
            if known.status is not None:
                return known.status, known.body_sealed
            if known.created_at > now - _LOST_AFTER:
                raise Conflict("The request with this Idempotency-Key is being carried out.", retry_after_seconds=5)
            connection.execute(update(idempotency_keys).where(_its(account_id, operation, key)).values(created_at=now))
            return None

        found = await self._database.write(begin)
        if found is None:
            return None
        status, sealed = found
        return Stored(status, self._keyring.open(sealed, bound_to=_place(account_id, operation, key)))

    async def finish(self, account_id: str, operation: str, key: str, status: int, body: str) -> None:
        """See `IdempotencyStore.finish`."""
        sealed = self._keyring.seal(body, bound_to=_place(account_id, operation, key))
        its = update(idempotency_keys).where(_its(account_id, operation, key)).values(status=status, body_sealed=sealed)
        await self._database.write(lambda connection: connection.execute(its))


def _its(account_id: str, operation: str, key: str) -> ColumnElement[bool]:
    return and_(
        idempotency_keys.c.account_id == account_id,
        idempotency_keys.c.operation == operation,
        idempotency_keys.c.key == key,
    )


def _forget_old(connection: Connection, account_id: str, *, before: datetime) -> None:
    old = (idempotency_keys.c.account_id == account_id, idempotency_keys.c.created_at < before)
    connection.execute(delete(idempotency_keys).where(*old))


def _place(account_id: str, operation: str, key: str) -> str:
    return f"idempotency_keys/body_sealed/{account_id}/{operation}/{key}"

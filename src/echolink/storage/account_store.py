"""Who is registered, with which Twilio account, and which numbers do they hold?"""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, func, or_, select, update
from sqlalchemy.exc import IntegrityError

from echolink.accounts.account import Account, Number, TwilioCredentials, Wiring
from echolink.accounts.ports import Owed
from echolink.errors import EmailInUse, NumberInUse
from echolink.keys import Keyring
from echolink.storage.account_removal import owed, remove, remove_calls, take_leave
from echolink.storage.account_rows import read_accounts, read_numbers, wiring_row, write_account, write_number
from echolink.storage.database import Database
from echolink.storage.tables import accounts, numbers

_held = numbers.c.released_at.is_(None)


class SqlAccountStore:
    """The `AccountStore` of `accounts.ports`."""

    def __init__(self, database: Database, keyring: Keyring) -> None:
        self._database = database
        self._keyring = keyring
        self._changes = 0

    @property
    def changes(self) -> int:
        """See `AccountStore.changes`."""
        return self._changes

    async def by_id(self, account_id: str) -> Account | None:
        """See `AccountStore.by_id`."""
        found = await self._database.read(lambda connection: read_accounts(connection, accounts.c.id == account_id))
        return found[0] if found else None

    async def by_email(self, email: str) -> Account | None:
        """See `AccountStore.by_email`."""
        same = accounts.c.email_folded == email.casefold()
        found = await self._database.read(lambda connection: read_accounts(connection, same))
        return found[0] if found else None

    async def of_twilio(self, account_sid: str) -> Sequence[Account]:
        """See `AccountStore.of_twilio`."""
        its = accounts.c.twilio_account_sid == account_sid
        signs = or_(accounts.c.connected.is_(True), accounts.c.deleted_at.is_not(None))
        return await self._database.read(lambda connection: read_accounts(connection, its, signs))

    async def credentials(self, account_id: str) -> TwilioCredentials | None:
        """See `AccountStore.credentials`."""
        found = select(accounts.c.twilio_account_sid, accounts.c.auth_token_sealed).where(accounts.c.id == account_id)
        row = await self._database.glance(lambda connection: connection.execute(found).one_or_none())
        if row is None or row.auth_token_sealed is None:
            return None
        token = self._keyring.open(row.auth_token_sealed, bound_to=_token_of(account_id))
        return TwilioCredentials(row.twilio_account_sid, token)

    async def holder_of(self, phone_number_sid: str) -> Account | None:
        """See `AccountStore.holder_of`."""
        holder = select(numbers.c.account_id).where(numbers.c.phone_number_sid == phone_number_sid, _held)
        its = accounts.c.id == holder.scalar_subquery()
        found = await self._database.read(lambda connection: read_accounts(connection, its))
        return found[0] if found else None

    async def number_of(self, account_id: str) -> Number | None:
        """See `AccountStore.number_of`."""
        its = numbers.c.account_id == account_id
        found = await self._database.read(lambda connection: read_numbers(connection, its, _held))
        return found[0] if found else None

    async def number(self, number_id: str) -> Number | None:
        """See `AccountStore.number`."""
        found = await self._database.read(lambda connection: read_numbers(connection, numbers.c.id == number_id))
        return found[0] if found else None

    async def connect(self, account: Account, auth_token: str, number: Number, *, releases: str | None = None) -> None:
        """See `AccountStore.connect`."""
        sealed = self._keyring.seal(auth_token, bound_to=_token_of(account.id))

        def connect(connection: Connection) -> None:
            try:
                write_account(connection, account, sealed)
            except IntegrityError as error:
                raise EmailInUse("This e-mail address is registered already.") from error
            if releases is not None:
                _release(connection, numbers.c.id == releases, datetime.now(UTC))
            try:
                write_number(connection, number)
            except IntegrityError as error:
                raise NumberInUse("Another account holds this number.") from error

        await self._database.write(connect)
        self._changes += 1

    async def release(self, account_id: str, at: datetime) -> None:
        """See `AccountStore.release`."""
        forget = (
            update(accounts)
            .where(accounts.c.id == account_id)
            .values(auth_token_sealed=None, connected=False, generation=accounts.c.generation + 1)
        )

        def release(connection: Connection) -> None:
            connection.execute(forget)
            _release(connection, numbers.c.account_id == account_id, at)

        await self._database.write(release)
        self._changes += 1

    async def save_wiring(self, number_id: str, wiring: Wiring) -> None:
        """See `AccountStore.save_wiring`."""
        save = update(numbers).where(numbers.c.id == number_id).values(wiring_row(wiring))
        await self._database.write(lambda connection: connection.execute(save))

    async def wired_numbers(self) -> Sequence[Number]:
        """See `AccountStore.wired_numbers`."""
        ours = numbers.c.wiring_ours.is_not(None)
        return await self._database.read(lambda connection: read_numbers(connection, ours, _held))

    async def count(self) -> int:
        """See `AccountStore.count`."""
        connected = select(func.count()).select_from(accounts).where(accounts.c.connected.is_(True))
        return await self._database.read(lambda connection: connection.execute(connected).scalar_one())

    async def all(self) -> Sequence[Account]:
        """See `AccountStore.all`."""
        return await self._database.read(lambda connection: read_accounts(connection, accounts.c.deleted_at.is_(None)))

    async def take_leave(self, account_id: str, at: datetime, *, drops: bool) -> Owed:
        """See `AccountStore.take_leave`."""
        owed = await self._database.write(lambda connection: take_leave(connection, account_id, at, drops=drops))
        self._changes += 1
        return owed

    async def owed(self, account_id: str) -> int:
        """See `AccountStore.owed`."""
        return (await self._database.read(lambda connection: owed(connection, account_id))).deliveries

    async def remove_calls(self, account_id: str, most: int) -> int:
        """See `AccountStore.remove_calls`."""
        return await self._database.write(lambda connection: remove_calls(connection, account_id, most), guarded=True)

    async def remove(self, account_id: str) -> bool:
        """See `AccountStore.remove`."""
        return await self._database.write(lambda connection: remove(connection, account_id))

    async def left(self, before: datetime) -> Sequence[str]:
        """See `AccountStore.left`."""
        found = select(accounts.c.id).where(accounts.c.deleted_at < before)
        return await self._database.read(lambda connection: connection.execute(found).scalars().all())


def _release(connection: Connection, which: ColumnElement[bool], at: datetime) -> None:
    connection.execute(update(numbers).where(which, _held).values(released_at=at))


def _token_of(account_id: str) -> str:
    return f"accounts/auth_token_sealed/{account_id}"

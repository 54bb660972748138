"""What is kept, and where: the database is opened, brought up to date, and each store handed its key."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from echolink.background.engine import prepare
from echolink.errors import RefusedToStart
from echolink.keys import Keyring, load_or_create_secret, secret_path
from echolink.settings import Settings
from echolink.storage.account_store import SqlAccountStore
from echolink.storage.analysis_store import SqlAnalysisStore
from echolink.storage.bot_store import SqlBotStore
from echolink.storage.call_log import SqlCallLog
from echolink.storage.delivery_store import SqlDeliveryStore
from echolink.storage.idempotency_store import SqlIdempotencyStore
from echolink.storage.key_check import check_key
from echolink.storage.origin_store import SqlOriginStore
from echolink.storage.postgres import PostgresDatabase
from echolink.storage.price_store import SqlPriceStore
from echolink.storage.schema import check_schema, migrate
from echolink.storage.sqlite import SqliteDatabase
from echolink.storage.tool_rows import SqlToolStore
from echolink.storage.webhook_store import SqlWebhookStore

Database = SqliteDatabase | PostgresDatabase


@dataclass(frozen=True, slots=True, kw_only=True)
class Stores:
    """Everything that is kept, open."""

    database: Database
    accounts: SqlAccountStore
    analyses: SqlAnalysisStore
    prices: SqlPriceStore
    bots: SqlBotStore
    webhooks: SqlWebhookStore
    call_log: SqlCallLog
    deliveries: SqlDeliveryStore
    tools: SqlToolStore
    idempotency: SqlIdempotencyStore
    origins: SqlOriginStore
    keyring: Keyring

    async def check(self) -> None:
        """Raises StorageUnavailable when the database does not answer."""
        await self.database.read(lambda connection: connection.execute(text("SELECT 1")))


@asynccontextmanager
async def open_stores(settings: Settings, *, exclusive: bool, migrates: bool = False) -> AsyncIterator[Stores]:
    """Open the database: a server's way (`exclusive`: it takes the lock), or a tool's beside it.

    A server migrates SQLite by itself; `migrates` does so with any database.

    Raises RefusedToStart for a wrong key, a held lock, a schema that is not this version's.
    """
    path = sqlite_path(settings)
    keyring = _keyring(settings, path, is_server=exclusive)
    database = await _open_database(settings, path, exclusive=exclusive)
    try:
        await (migrate if migrates or (exclusive and path is not None) else check_schema)(database)
        if migrates and path is None:
            await asyncio.to_thread(prepare, durable_url(settings))
        await check_key(database, keyring)
        yield Stores(
            database=database,
            accounts=SqlAccountStore(database, keyring),
            analyses=SqlAnalysisStore(database),
            prices=SqlPriceStore(database),
            bots=SqlBotStore(database, keyring),
            webhooks=SqlWebhookStore(database, keyring),
            call_log=SqlCallLog(database),
            deliveries=SqlDeliveryStore(database, keyring),
            tools=SqlToolStore(database, keyring),
            idempotency=SqlIdempotencyStore(database, keyring),
            origins=SqlOriginStore(database),
            keyring=keyring,
        )
    finally:
        await database.close()


async def _open_database(settings: Settings, path: Path | None, *, exclusive: bool) -> Database:
    if path is None:  # as many servers as are wanted
        postgres = PostgresDatabase(settings.database_url)
        await postgres.open()
        return postgres
    sqlite = SqliteDatabase(path)
    await sqlite.open(exclusive=exclusive)
    return sqlite


def sqlite_path(settings: Settings) -> Path | None:
    """The SQLite file that `ECHOLINK_DATABASE_URL` names; None where it names a PostgreSQL."""
    scheme, _, path = settings.database_url.partition(":///")
    return Path(path) if scheme == "sqlite" else None


def durable_url(settings: Settings) -> str:
    """Where background work is kept: beside the SQLite file, in the PostgreSQL database itself."""
    path = sqlite_path(settings)
    return settings.database_url if path is None else f"sqlite:///{path.with_name(path.stem + '-background.db')}"


def _keyring(settings: Settings, database: Path | None, *, is_server: bool) -> Keyring:
    """A key file is made by a server's first start alone: nothing that is stored would open with a new one."""
    file = secret_path(settings.data_dir)
    if database is not None and settings.secret_key is None and not file.exists():
        if database.exists() and database.stat().st_size:
            raise RefusedToStart(
                f"{file} is gone, and {database} needs it: restore it, or set ECHOLINK_SECRET_KEY to what it held."
            )
        if not is_server:
            raise RefusedToStart(
                f"There is no database at {database}: run `echolink serve` first, or set ECHOLINK_DATA_DIR."
            )
    secret = settings.secret_key.get_secret_value() if settings.secret_key else load_or_create_secret(settings.data_dir)
    return Keyring(secret, [key.get_secret_value() for key in settings.previous_secret_keys])

"""Databases for the tests of this room: each test gets its own, already at the newest schema."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from echolink.accounts.account import Account, Bot, Number
from echolink.keys import Keyring
from echolink.storage.account_store import SqlAccountStore
from echolink.storage.bot_store import SqlBotStore
from echolink.storage.call_store import SqlCallStore
from echolink.storage.database import Database
from echolink.storage.delivery_store import SqlDeliveryStore
from echolink.storage.postgres import PostgresDatabase
from echolink.storage.schema import migrate
from echolink.storage.sqlite import SqliteDatabase
from tests.makers import AUTH_TOKEN, SECRET, WEBHOOK_SECRET, a_bot, a_number, an_account


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file at the newest schema, to be copied: migrating takes a hundred times as long as copying."""
    path = tmp_path_factory.mktemp("migrated") / "echolink.db"

    async def make() -> None:
        database = SqliteDatabase(path)
        await database.open()
        await migrate(database)
        await database.close()

    with asyncio.Runner() as runner:
        runner.run(make())
    return path


@pytest.fixture
def database_path(migrated_file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "data" / "echolink.db"
    path.parent.mkdir(mode=0o700)
    shutil.copy(migrated_file, path)
    return path


@pytest.fixture
async def sqlite(database_path: Path) -> AsyncIterator[SqliteDatabase]:
    """For what is true of SQLite alone."""
    database = SqliteDatabase(database_path)
    await database.open()
    yield database
    await database.close()


@pytest.fixture
async def postgres(postgres_url: str) -> AsyncIterator[PostgresDatabase]:
    """For what is true of PostgreSQL alone."""
    database = PostgresDatabase(postgres_url)
    await database.open()
    yield database
    await database.close()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> Database:
    """For what is true of every database."""
    made: Database = request.getfixturevalue(request.param)
    return made


@pytest.fixture
def keyring() -> Keyring:
    return Keyring(SECRET)


@pytest.fixture
def account_store(database: Database, keyring: Keyring) -> SqlAccountStore:
    return SqlAccountStore(database, keyring)


@pytest.fixture
def bot_store(database: Database, keyring: Keyring) -> SqlBotStore:
    return SqlBotStore(database, keyring)


@pytest.fixture
def call_store(database: Database) -> SqlCallStore:
    return SqlCallStore(database)


@pytest.fixture
def delivery_store(database: Database, keyring: Keyring) -> SqlDeliveryStore:
    return SqlDeliveryStore(database, keyring)


@pytest.fixture
async def number(account_store: SqlAccountStore) -> Number:
    """Held by an account that is connected, and answered by nobody yet."""
    owner = an_account()
    held = a_number(owner.id)
    await account_store.connect(owner, AUTH_TOKEN, held)
    return held


@pytest.fixture
async def account(account_store: SqlAccountStore, number: Number) -> Account:
    """Connected, and holding `number`."""
    found = await account_store.by_id(number.account_id)
    assert found is not None
    return found


@pytest.fixture
async def bot(bot_store: SqlBotStore, number: Number) -> Bot:
    """The active bot of `number`."""
    made = a_bot(number.account_id)
    await bot_store.create(made, WEBHOOK_SECRET, number_id=number.id)
    return made

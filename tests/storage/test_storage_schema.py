"""Do migrations lead to the tables that the code works with, and is every other schema refused?"""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, Table, insert, inspect
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

import echolink.storage.schema
from echolink.accounts.account import Account, Bot
from echolink.calls.call import Call, ModelUsage
from echolink.errors import RefusedToStart
from echolink.keys import Keyring
from echolink.storage.bot_store import SqlBotStore
from echolink.storage.call_log import SqlCallLog
from echolink.storage.columns import UtcTime
from echolink.storage.database import Database
from echolink.storage.postgres import PostgresDatabase
from echolink.storage.schema import HEAD, check_schema, known_revisions, migrate
from echolink.storage.sqlite import SqliteDatabase
from echolink.storage.tables import accounts, bot_revisions, bots, calls, metadata
from tests.makers import a_bot, a_call, an_account
from tests.postgres_server import PostgresServer

MIGRATIONS = Path(echolink.storage.schema.__file__).parent / "migrations"


@pytest.fixture
async def empty(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    database = SqliteDatabase(tmp_path / "echolink.db")
    await database.open()
    yield database
    await database.close()


@pytest.fixture
async def empty_postgres(postgres_server: PostgresServer) -> AsyncIterator[PostgresDatabase]:
    name = postgres_server.make_database()
    database = PostgresDatabase(postgres_server.url(name))
    await database.open()
    yield database
    await database.close()
    postgres_server.drop_database(name)


@pytest.fixture(params=["empty", "empty_postgres"])
def empty_one(request: pytest.FixtureRequest) -> Database:
    made: Database = request.getfixturevalue(request.param)
    return made


async def pretend(database: SqliteDatabase, revision: str) -> None:
    await database.write(
        lambda connection: connection.exec_driver_sql("UPDATE alembic_version SET version_num = ?", (revision,)).close()
    )


async def test_migrations_and_tables_agree(sqlite: SqliteDatabase) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    assert await sqlite.read(differences) == []


async def test_partial_indexes_have_the_conditions_that_the_tables_name(sqlite: SqliteDatabase) -> None:
    """Alembic does not compare them."""

    def conditions(connection: Connection) -> dict[str, str]:
        rows = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE '%WHERE%'"
        )
        return {name: sql.partition("WHERE ")[2] for name, sql in rows}

    named = {
        index.name: str(index.dialect_options["sqlite"]["where"].compile(dialect=SQLiteDialect())).split(".", 1)[1]
        for table in metadata.tables.values()
        for index in table.indexes
        if index.dialect_options["sqlite"]["where"] is not None
    }
    assert await sqlite.read(conditions) == named
    assert len(named) == 9


def test_the_head_that_the_code_names_is_the_head_of_the_migrations() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == HEAD
    assert HEAD in known_revisions()


async def test_an_empty_database_is_brought_to_the_head_and_then_left_alone(empty: SqliteDatabase) -> None:
    await migrate(empty)
    await migrate(empty)

    await check_schema(empty)


def upgrade(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def insert_older(connection: Connection, table: Table, value: Account | Bot | Call, **other: object) -> None:
    """What an earlier version would have written of `value`: the columns that it knew."""
    known = [column["name"] for column in inspect(connection).get_columns(table.name)]
    row = {name: getattr(value, name) for name in known if hasattr(value, name)}
    connection.execute(insert(table).values(row | other))


async def test_bots_and_calls_of_before_thinking_ahead_stay_as_they_are_and_have_cost_nothing(
    empty_one: Database, keyring: Keyring
) -> None:
    account = an_account()
    bot = a_bot(account.id, model="openai:gpt-5")
    call = a_call(bot)

    def of_before(connection: Connection) -> None:
        upgrade(connection, "0002")
        insert_older(connection, accounts, account, email_folded=account.email)
        insert_older(connection, bots, bot)
        insert_older(connection, bot_revisions, bot, bot_id=bot.id)
        insert_older(connection, calls, call)

    await empty_one.alter(of_before)

    await migrate(empty_one)

    assert await SqlBotStore(empty_one, keyring).find(bot.id) == bot
    assert bot.think_ahead
    whole = await SqlCallLog(empty_one).get(account.id, call.id)
    assert whole is not None
    assert whole.call == call
    assert whole.call.model_usage == ModelUsage()


async def test_a_newer_schema_is_refused_and_not_touched(sqlite: SqliteDatabase) -> None:
    await pretend(sqlite, "9999")

    with pytest.raises(RefusedToStart, match=r"9999.*newer.*install"):
        await migrate(sqlite)
    with pytest.raises(RefusedToStart, match="9999"):
        await check_schema(sqlite)


async def test_a_tool_refuses_an_older_schema_and_says_what_to_do(empty: SqliteDatabase) -> None:
    with pytest.raises(RefusedToStart, match="echolink migrate"):
        await check_schema(empty)


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_times_come_back_to_the_microsecond_and_sort_as_they_did(one: datetime, other: datetime) -> None:
    stored = [UtcTime().process_bind_param(at, SQLiteDialect()) for at in (one, other)]

    assert stored[0] is not None
    assert stored[1] is not None
    assert (stored[0] < stored[1]) == (one < other)
    assert [UtcTime().process_result_value(value, SQLiteDialect()) for value in stored] == [one, other]


def test_times_of_other_zones_are_the_same_moment_in_utc() -> None:
    vienna = datetime(2026, 3, 2, 13, 0, tzinfo=timezone(timedelta(hours=1)))

    stored = UtcTime().process_bind_param(vienna, SQLiteDialect())

    assert UtcTime().process_result_value(stored, SQLiteDialect()) == datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(TypeError):
        UtcTime().process_bind_param(datetime(2026, 3, 2, 13, 0), SQLiteDialect())

"""Do migrations lead to the tables that the code works with, and is every other schema refused?"""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

import echolink.storage.schema
from echolink.errors import RefusedToStart
from echolink.storage.schema import HEAD, check_schema, known_revisions, migrate
from echolink.storage.sqlite import SqliteDatabase
from echolink.storage.tables import UtcTime, metadata


@pytest.fixture
async def empty(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    database = SqliteDatabase(tmp_path / "echolink.db")
    await database.open()
    yield database
    await database.close()


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
    assert len(named) == 4


def test_the_head_that_the_code_names_is_the_head_of_the_migrations() -> None:
    migrations = Path(echolink.storage.schema.__file__).parent / "migrations"

    assert ScriptDirectory(str(migrations)).get_current_head() == HEAD
    assert HEAD in known_revisions()


async def test_an_empty_database_is_brought_to_the_head_and_then_left_alone(empty: SqliteDatabase) -> None:
    await migrate(empty)
    await migrate(empty)

    await check_schema(empty)


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

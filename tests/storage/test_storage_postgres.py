"""Does PostgreSQL give the stores what SQLite gives them, and does a server outlive the database's own restarts?"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from echolink.accounts.account import Bot
from echolink.calls.call import TurnKind
from echolink.errors import RefusedToStart, StorageUnavailable
from echolink.storage.call_store import SqlCallStore
from echolink.storage.database import Database
from echolink.storage.postgres import PostgresDatabase
from echolink.storage.schema import check_schema, migrate
from echolink.storage.tables import key_check, metadata, origins
from tests.counted import Counted
from tests.makers import NOON, a_call, a_turn, an_opening
from tests.postgres_server import PostgresServer
from tests.postgres_server import postgres_server as started

Work = Callable[[Connection], None]


@pytest.fixture
def database(postgres: PostgresDatabase) -> Database:
    """What the stores of this file's tests are on."""
    return postgres


@pytest.fixture
def own_server() -> Iterator[PostgresServer]:
    """For tests that stop it."""
    with started() as server:
        yield server


@pytest.fixture
async def on_own(own_server: PostgresServer) -> AsyncIterator[PostgresDatabase]:
    database = PostgresDatabase(own_server.url())
    await database.open()
    await migrate(database)
    yield database
    await database.close()


def note(name: str) -> Work:
    """A write that leaves one row behind."""
    return lambda connection: connection.execute(insert(origins).values(origin=name, used_from=NOON)).close()


async def noted(database: PostgresDatabase) -> list[str]:
    found = select(origins.c.origin).order_by(origins.c.id)
    return await database.read(lambda connection: list(connection.execute(found).scalars()))


async def test_of_writes_that_read_first_none_is_lost(postgres: PostgresDatabase) -> None:
    """Each adds one to what it has read; under any weaker isolation some would add to the same number."""

    def add_one(connection: Connection) -> None:
        so_far = int(connection.execute(select(origins.c.origin)).scalar_one())
        connection.execute(update(origins).values(origin=str(so_far + 1)))

    await postgres.write(note("0"))
    await asyncio.gather(*(postgres.write(add_one) for _ in range(40)))

    assert await noted(postgres) == ["40"]


async def test_a_row_that_is_made_where_there_is_none_is_made_once(postgres: PostgresDatabase) -> None:
    def make_unless_there(connection: Connection) -> bool:
        if connection.execute(select(func.count()).select_from(key_check)).scalar_one():
            return False
        connection.execute(insert(key_check).values(key_id="one", sealed=b"x", created_at=NOON))
        return True

    made = await asyncio.gather(*(postgres.write(make_unless_there) for _ in range(16)))

    assert sum(made) == 1


async def test_a_write_that_raises_is_undone_and_its_neighbours_stand(postgres: PostgresDatabase) -> None:
    def fail(connection: Connection) -> None:
        note("undone")(connection)
        raise LookupError("a reason of its own")

    outcomes = await asyncio.gather(
        postgres.write(note("neighbour")),
        postgres.write(fail),
        postgres.write(note("neighbour")),
        return_exceptions=True,
    )

    assert [type(outcome) for outcome in outcomes] == [type(None), LookupError, type(None)]
    assert await noted(postgres) == ["neighbour", "neighbour"]


async def test_a_broken_constraint_tells_no_values(postgres: PostgresDatabase) -> None:
    twice = insert(key_check).values(key_id="personal", sealed=b"personal", created_at=NOON)
    await postgres.write(lambda connection: connection.execute(twice).close())

    with pytest.raises(IntegrityError) as refused:
        await postgres.write(lambda connection: connection.execute(twice).close())

    assert "b'personal'" not in str(refused.value)


async def test_a_read_is_of_one_moment(postgres: PostgresDatabase, postgres_url: str) -> None:
    def look_twice(connection: Connection) -> tuple[int, int]:
        count = select(func.count()).select_from(origins)
        first = connection.execute(count).scalar_one()
        with psycopg.connect(postgres_url) as other:
            other.execute("INSERT INTO origins (origin, used_from) VALUES ('meanwhile', 0)")
        return first, connection.execute(count).scalar_one()

    assert await postgres.read(look_twice) == (0, 0)
    assert await noted(postgres) == ["meanwhile"]


async def test_a_read_changes_nothing(postgres: PostgresDatabase) -> None:
    with pytest.raises(StorageUnavailable, match="25006"):
        await postgres.read(note("sneaked in"))

    assert await noted(postgres) == []


async def test_a_nul_costs_a_caller_none_of_the_other_characters(postgres: PostgresDatabase, bot: Bot) -> None:
    calls, call = SqlCallStore(postgres), a_call(bot)
    turn = a_turn(0, kind=TurnKind.SPEECH, said="a table\0for four")

    await calls.open(call, an_opening(call, turn=turn))

    now = await calls.now(call.account_id, call.call_sid)
    assert now is not None
    assert now.turn.said == "a table\N{REPLACEMENT CHARACTER}for four"


async def test_migrations_and_tables_agree(postgres: PostgresDatabase) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    assert await postgres.read(differences) == []


async def test_every_partial_index_is_partial(postgres: PostgresDatabase) -> None:
    """Alembic does not compare their conditions."""
    partial = text(
        "SELECT count(*) FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid "
        "WHERE indpred IS NOT NULL AND relnamespace = 'public'::regnamespace"  # DBOS has a schema of its own
    )

    assert await postgres.read(lambda connection: connection.execute(partial).scalar_one()) == 9


async def test_an_empty_database_is_refused_with_the_command_that_fills_it(postgres_server: PostgresServer) -> None:
    name = postgres_server.make_database()
    database = PostgresDatabase(postgres_server.url(name))
    await database.open()

    with pytest.raises(RefusedToStart, match="echolink migrate"):
        await check_schema(database)

    await migrate(database)
    await migrate(database)
    await check_schema(database)
    await database.close()
    postgres_server.drop_database(name)


async def test_whoever_asks_learns_whether_any_server_is_at_work(postgres: PostgresDatabase) -> None:
    assert not await postgres.served()

    async with await postgres.session(), await postgres.session():
        assert await postgres.served()

    async with asyncio.timeout(5):
        while await postgres.served():  # noqa: ASYNC110 - its server process ends some milliseconds after a session
            await asyncio.sleep(0.01)


async def test_a_server_stopped_while_it_begins_to_listen_leaves_no_connection_behind(
    postgres: PostgresDatabase,
) -> None:
    async with await postgres.session() as rival:
        await rival.execute("SELECT pg_advisory_lock(%s)", (int.from_bytes(b"EchoLink"),))
        beginning = asyncio.create_task(postgres.session())
        await until_counted(rival, "wait_event = 'advisory'", 1)

        beginning.cancel()
        await asyncio.gather(beginning, return_exceptions=True)

        assert beginning.cancelled()
        await until_counted(rival, f"query LIKE '%advisory_lock_shared%' AND pid <> {rival.info.backend_pid}", 0)


async def until_counted(session: psycopg.AsyncConnection, condition: str, sessions: int) -> None:
    """Until so many sessions of this database fulfil it."""
    count = f"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND {condition}"
    async with asyncio.timeout(5):
        while await (await session.execute(count)).fetchone() != (sessions,):  # noqa: ASYNC110 - nobody tells of it
            await asyncio.sleep(0.01)


async def test_a_database_that_was_restarted_is_used_again_as_if_nothing_had_been(
    on_own: PostgresDatabase, own_server: PostgresServer
) -> None:
    await on_own.write(note("before"))

    own_server.stop(at_once=True)
    own_server.start()

    assert await noted(on_own) == ["before"]
    await asyncio.gather(*(on_own.write(note("after")) for _ in range(20)))
    assert (await noted(on_own)).count("after") == 20


async def test_while_the_database_is_gone_everybody_is_told_and_soon_after_nobody(
    on_own: PostgresDatabase, own_server: PostgresServer
) -> None:
    counted = Counted()
    own_server.stop()
    with pytest.raises(StorageUnavailable) as refusal:
        await on_own.write(note("lost"))
    with pytest.raises(StorageUnavailable):
        await noted(on_own)
    own_server.start()

    await on_own.write(note("kept"))

    assert refusal.value.may_retry
    assert counted("echolink_database_outages_total") == 2
    assert await noted(on_own) == ["kept"]


async def test_a_connection_that_is_lost_in_the_middle_of_a_write_costs_nothing(
    postgres: PostgresDatabase, postgres_url: str
) -> None:
    tries, counted = 0, Counted()

    def cut_off_once(connection: Connection) -> None:
        nonlocal tries
        tries += 1
        note("whole")(connection)
        if tries == 1:
            own = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
            with psycopg.connect(postgres_url) as other:
                other.execute("SELECT pg_terminate_backend(%s)", (own,))
        note("and all of it")(connection)

    await postgres.write(cut_off_once)

    assert await noted(postgres) == ["whole", "and all of it"]
    assert tries == 2
    assert counted.grown("echolink_database_retries_total") == {("connection",): 1}


async def test_a_server_that_cannot_be_reached_is_refused_without_its_password() -> None:
    database = PostgresDatabase("postgresql://someone:hunter2@127.0.0.1:1/echolink")

    with pytest.raises(RefusedToStart, match=r"someone:\*\*\*@127\.0\.0\.1:1/echolink") as refusal:
        await database.open()

    assert "hunter2" not in str(refusal.value)


async def test_a_closed_database_takes_nothing_and_can_be_opened_again(postgres_url: str) -> None:
    database = PostgresDatabase(postgres_url)
    await database.open()
    await asyncio.gather(*(database.write(note(str(n))) for n in range(20)))
    await database.close()
    await database.close()

    with pytest.raises(StorageUnavailable):
        await database.write(note("too late"))
    await database.open()
    assert len(await noted(database)) == 20
    await database.close()


async def test_a_race_that_is_lost_is_counted_when_it_is_run_again(postgres: PostgresDatabase) -> None:
    counted = Counted()
    tries = 0

    def loses_once(connection: Connection) -> None:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise psycopg.errors.SerializationFailure

    await postgres.write(loses_once)

    assert counted.grown("echolink_database_retries_total") == {("race",): 1}

"""Does one SQLite file bear what a server and its machine do to it?"""

import asyncio
import sqlite3
import stat
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, func, insert, select
from sqlalchemy.exc import IntegrityError

from echolink.accounts.account import Bot
from echolink.calls.call import ModelUsage, TurnWrite
from echolink.errors import RefusedToStart, StorageUnavailable
from echolink.keys import Keyring
from echolink.storage.call_store import SqlCallStore
from echolink.storage.database import Database
from echolink.storage.idempotency_store import SqlIdempotencyStore
from echolink.storage.key_check import check_key
from echolink.storage.sqlite import SqliteDatabase
from echolink.storage.tables import key_check, origins
from tests.makers import AUTH_TOKEN, NOON, SECRET, WEBHOOK_SECRET, a_call, a_hop, a_turn, an_opening

Work = Callable[[Connection], None]


@pytest.fixture
def database(sqlite: SqliteDatabase) -> Database:
    """What the stores of this file's tests are on."""
    return sqlite


def note(name: str, at: datetime = NOON) -> Work:
    """A write that leaves one row behind."""
    return lambda connection: connection.execute(insert(origins).values(origin=name, used_from=at)).close()


async def noted(database: SqliteDatabase) -> list[str]:
    found = select(origins.c.origin).order_by(origins.c.id)
    return await database.read(lambda connection: list(connection.execute(found).scalars()))


@pytest.fixture(params=["quick disk", "slow disk"])
def disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commits are made on the event loop or, where the disk is slow, in a thread."""
    if request.param == "slow disk":
        monkeypatch.setattr("echolink.storage.sqlite_writer._QUICK_COMMIT_SECONDS", 0.0)


async def together(*doings: Awaitable[Any]) -> list[Any]:
    """The outcomes of doings whose writes come into one group, because all are queued before the writer gets its turn."""
    return await asyncio.gather(*doings, return_exceptions=True)


@asynccontextmanager
async def serving(path: Path, turns: int = 0) -> AsyncIterator[asyncio.subprocess.Process]:
    """Another process that serves the same file; killed at the end, if it still lives."""
    root = Path(__file__).parents[2]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.storage.serving_process", path, str(turns)),
        cwd=root,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == b"open\n"
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


@pytest.mark.usefixtures("disk")
async def test_a_write_that_raises_is_undone_alone_and_its_neighbours_stand(sqlite: SqliteDatabase) -> None:
    def fail(connection: Connection) -> None:
        note("undone")(connection)
        raise LookupError("a reason of its own")

    outcomes = await together(sqlite.write(note("before")), sqlite.write(fail), sqlite.write(note("after")))

    assert isinstance(outcomes[1], LookupError)
    assert await noted(sqlite) == ["before", "after"]


async def test_a_write_that_breaks_a_constraint_fails_alone(sqlite: SqliteDatabase) -> None:
    twice = insert(key_check).values(key_id="same", sealed=b"personal", created_at=NOON)

    outcomes = await together(*(sqlite.write(lambda connection: connection.execute(twice).close()) for _ in range(3)))

    assert [type(outcome) for outcome in outcomes] == [type(None), IntegrityError, IntegrityError]
    assert all("personal" not in str(outcome) for outcome in outcomes)


async def test_a_write_returns_what_its_work_returned_and_the_next_read_sees_it(sqlite: SqliteDatabase) -> None:
    def count(connection: Connection) -> int:
        note("one")(connection)
        return connection.execute(select(func.count()).select_from(origins)).scalar_one()

    assert await sqlite.write(count) == 1
    assert await noted(sqlite) == ["one"]


@pytest.mark.usefixtures("disk")
async def test_a_caller_that_gave_up_waiting_is_in_nobodys_way(sqlite: SqliteDatabase) -> None:
    impatient = asyncio.ensure_future(sqlite.write(note("impatient")))

    async def give_up() -> None:
        impatient.cancel()

    await together(impatient, sqlite.write(note("patient")), give_up())

    assert impatient.cancelled()
    assert "patient" in await noted(sqlite)


@pytest.mark.usefixtures("disk")
async def test_a_thousand_writes_at_once_all_stand(sqlite: SqliteDatabase) -> None:
    await asyncio.gather(*(sqlite.write(note(str(n))) for n in range(1_000)))

    assert await noted(sqlite) == [str(n) for n in range(1_000)]


async def test_a_read_is_of_one_moment_and_waits_for_no_writer(sqlite: SqliteDatabase) -> None:
    def look_twice(connection: Connection) -> tuple[int, int]:
        count = select(func.count()).select_from(origins)
        first = connection.execute(count).scalar_one()
        with closing(sqlite3.connect(sqlite.path)) as other:
            other.execute("INSERT INTO origins (origin, used_from) VALUES ('meanwhile', 0)")
            other.commit()
        return first, connection.execute(count).scalar_one()

    assert await sqlite.read(look_twice) == (0, 0)
    assert await noted(sqlite) == ["meanwhile"]


async def test_a_read_changes_nothing(sqlite: SqliteDatabase) -> None:
    with pytest.raises(StorageUnavailable):
        await sqlite.read(note("sneaked in"))

    assert await noted(sqlite) == []


@pytest.mark.usefixtures("disk")
async def test_closing_finishes_what_is_queued_and_takes_nothing_more(database_path: Path) -> None:
    database = SqliteDatabase(database_path)
    await database.open()

    await asyncio.gather(*(database.write(note(str(n))) for n in range(50)), database.close())

    with pytest.raises(StorageUnavailable):
        await database.write(note("too late"))
    with pytest.raises(StorageUnavailable):
        await noted(database)


async def test_a_closed_database_can_be_opened_again(database_path: Path) -> None:
    database = SqliteDatabase(database_path)
    await database.open()
    await database.close()
    await database.close()

    await database.open()
    await database.write(note("again"))

    assert await noted(database) == ["again"]
    await database.close()


async def test_a_database_that_another_process_keeps_locked_is_unavailable_and_recovers(sqlite: SqliteDatabase) -> None:
    with closing(sqlite3.connect(sqlite.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(StorageUnavailable, match="SQLITE_BUSY") as refusal:
            await sqlite.write(note("while locked"))

        assert await noted(sqlite) == []
        other.execute("COMMIT")
    assert refusal.value.may_retry
    assert refusal.value.retry_after_seconds is not None
    await sqlite.write(note("after"))
    assert await noted(sqlite) == ["after"]


async def test_on_a_full_disk_a_turn_is_refused_whole_and_goes_on_when_there_is_room(
    sqlite: SqliteDatabase, bot: Bot
) -> None:
    calls = SqlCallStore(sqlite)
    await sqlite.write(leave_room_for(20))

    calls_to_come = [a_call(bot) for _ in range(40)]
    outcomes: list[Any] = []
    for call in calls_to_come:
        opening = calls.open(call, an_opening(call, hop=a_hop(twiml="x" * 3_000)))
        outcomes += await asyncio.gather(opening, return_exceptions=True)

    refused = [n for n, outcome in enumerate(outcomes) if outcome is not None]
    assert len(refused) == 1
    assert refused[0] > 0
    assert isinstance(outcomes[refused[0]], StorageUnavailable)
    assert [await calls.whole(call.id) is not None for call in calls_to_come] == [
        outcome is None for outcome in outcomes
    ]


def leave_room_for(pages: int) -> Work:
    """As on a full disk; holds for this connection only, which the writer gives up when it fails: then there is room again."""

    def limit(connection: Connection) -> None:
        used = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={used + pages}").close()

    return limit


@pytest.mark.usefixtures("disk")
async def test_when_the_commit_fails_the_whole_group_is_told(sqlite: SqliteDatabase) -> None:
    """A deferred foreign key is checked at the commit alone: the one way to make a commit fail on a healthy disk."""

    def orphan(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql(
            "CREATE TABLE child (p INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)"
        )
        connection.exec_driver_sql("INSERT INTO child VALUES (1)")

    outcomes = await together(sqlite.write(orphan), sqlite.write(note("neighbour")))

    assert [type(outcome) for outcome in outcomes] == [StorageUnavailable, StorageUnavailable]
    assert await noted(sqlite) == []
    await sqlite.write(note("afterwards"))
    assert await noted(sqlite) == ["afterwards"]


async def test_a_file_that_is_no_database_is_refused_and_named(tmp_path: Path) -> None:
    path = tmp_path / "echolink.db"
    path.write_text("this is a letter to my aunt, and it is longer than the hundred bytes of SQLite's header " * 9)

    with pytest.raises(RefusedToStart, match=str(path)):
        await SqliteDatabase(path).open()

    assert path.read_text().startswith("this is a letter")


async def test_a_directory_that_cannot_be_made_is_refused_and_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")

    with pytest.raises(RefusedToStart, match="ECHOLINK_DATA_DIR"):
        await SqliteDatabase(tmp_path / "data" / "echolink.db").open()


async def test_a_tool_makes_no_database_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "echolink.db"

    with pytest.raises(RefusedToStart, match="echolink serve"):
        await SqliteDatabase(path).open(exclusive=False)

    assert not path.exists()


async def test_files_are_their_owners_alone(tmp_path: Path) -> None:
    database = SqliteDatabase(tmp_path / "data" / "echolink.db")
    await database.open()
    await database.write(lambda connection: connection.exec_driver_sql("CREATE TABLE t (x)").close())

    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in database.path.parent.iterdir()}
    assert modes == dict.fromkeys(("echolink.db", "echolink.db-wal", "echolink.db-shm", "echolink.db.lock"), 0o600)
    assert stat.S_IMODE(database.path.parent.stat().st_mode) == 0o700
    await database.close()


async def test_a_file_that_others_could_read_is_closed_to_them(database_path: Path) -> None:
    database = SqliteDatabase(database_path)
    database.path.chmod(0o644)

    await database.open()

    assert stat.S_IMODE(database.path.stat().st_mode) == 0o600
    await database.close()


async def test_a_second_server_on_the_same_file_is_refused_and_told_who_holds_it(database_path: Path) -> None:
    async with serving(database_path) as first:
        second = SqliteDatabase(database_path)

        with pytest.raises(RefusedToStart, match=rf"Process {first.pid} .*ECHOLINK_DATA_DIR"):
            await second.open()


async def test_a_tool_works_beside_a_server(database_path: Path) -> None:
    async with serving(database_path):
        tool = SqliteDatabase(database_path)
        await tool.open(exclusive=False)

        await tool.write(note("by a tool"))

        assert await noted(tool) == ["by a tool"]
        await tool.close()


async def test_the_lock_of_a_killed_server_is_free(database_path: Path) -> None:
    async with serving(database_path) as first:
        first.kill()
        await first.wait()
        second = SqliteDatabase(database_path)

        await second.open()

        await second.close()


async def test_all_that_was_committed_survives_a_kill(database_path: Path) -> None:
    async with serving(database_path, turns=10_000) as process:
        assert process.stdout is not None
        committed = 0
        while committed < 40:
            committed = int(await process.stdout.readline())
        process.kill()
        committed = max([committed, *map(int, (await process.stdout.read()).split())])

    database = SqliteDatabase(database_path)
    await database.open()
    whole = await SqlCallStore(database).whole("call_1")
    healthy = await database.read(lambda connection: connection.exec_driver_sql("PRAGMA integrity_check").scalar_one())
    await database.close()
    assert whole is not None
    assert len(whole.turns) > committed
    assert whole.call.turn == len(whole.turns) - 1
    assert all(hops for _, hops in whole.turns)
    assert healthy == "ok"


async def test_a_turn_that_asked_no_model_runs_no_statement_about_what_models_cost(
    sqlite: SqliteDatabase, bot: Bot
) -> None:
    call_store, call = SqlCallStore(sqlite), a_call(bot)
    await call_store.open(call, an_opening(call))

    async def statements(turn: int, usage: ModelUsage) -> list[str]:
        told: list[str] = []
        await sqlite.write(lambda connection: trace(connection, told.append))
        moved = replace(call, turn=turn)
        await call_store.write(TurnWrite(call=moved, turn=a_turn(turn), is_new=True, hop=a_hop(), usage=usage))
        await sqlite.write(lambda connection: trace(connection, None))
        return [words for words in told if words.startswith(("INSERT", "UPDATE", "SELECT"))]

    scripted = await statements(1, ModelUsage())
    asked = await statements(2, ModelUsage(requests=1, input_tokens=9))

    assert [words.split("(")[0].split(" SET")[0].strip() for words in scripted] == [
        "UPDATE calls",
        "INSERT INTO turns",
        "INSERT INTO hops",
    ]
    assert not any("model" in words for words in scripted)
    assert sum("model" in words for words in asked) == len(asked) - len(scripted) == 2


def trace(connection: Connection, tell: Callable[[str], None] | None) -> None:
    """Every statement of this connection from now on."""
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.set_trace_callback(tell)


async def test_no_secret_stands_in_plain_in_any_file(sqlite: SqliteDatabase, bot: Bot, keyring: Keyring) -> None:
    await check_key(sqlite, keyring)
    responses = SqlIdempotencyStore(sqlite, keyring)
    await responses.begin(bot.account_id, "create_bot", "key", "print")
    await responses.finish(bot.account_id, "create_bot", "key", 201, '{"webhook_secret":"shown once"}')

    written = b"".join(file.read_bytes() for file in sqlite.path.parent.iterdir())

    assert bot.goal.encode() in written
    for secret in (AUTH_TOKEN, WEBHOOK_SECRET, "shown once", SECRET):
        assert secret.encode() not in written


async def test_a_migration_may_make_a_table_anew_without_losing_its_children(sqlite: SqliteDatabase, bot: Bot) -> None:
    def anew(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE kept AS SELECT * FROM accounts")
        connection.exec_driver_sql("DROP TABLE accounts")
        connection.exec_driver_sql("CREATE TABLE accounts (id VARCHAR PRIMARY KEY)")
        connection.exec_driver_sql("INSERT INTO accounts SELECT id FROM kept")

    await sqlite.alter(anew)

    assert await sqlite.read(lambda connection: connection.exec_driver_sql("SELECT id FROM bots").scalars().all()) == [
        bot.id
    ]


async def test_a_migration_that_leaves_orphans_is_undone(sqlite: SqliteDatabase, bot: Bot) -> None:
    with pytest.raises(RefusedToStart, match="without their parents"):
        await sqlite.alter(lambda connection: connection.exec_driver_sql("DELETE FROM accounts").close())

    assert await sqlite.read(lambda connection: len(connection.exec_driver_sql("SELECT id FROM accounts").all())) == 1

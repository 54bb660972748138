"""A PostgreSQL that goes away and comes back costs an apology, and no call; one that was never prepared is told how."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.makers import SECRET
from tests.postgres_server import PostgresServer
from tests.postgres_server import postgres_server as started
from tests.stories.desk import desk, played
from tests.stories.test_stories_starts import run, start


@pytest.fixture
def own_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[PostgresServer]:
    """One that a story may stop; empty."""
    with started() as server:
        monkeypatch.setenv("ECHOLINK_DATABASE_URL", server.url())
        monkeypatch.setenv("ECHOLINK_SECRET_KEY", SECRET)
        yield server


@pytest.fixture(autouse=True)
def database() -> None:
    """Each of these stories brings its own."""


async def test_a_database_that_is_gone_for_a_while_costs_an_apology_and_none_of_the_callers_words(
    own_server: PostgresServer, tmp_path: Path
) -> None:
    assert run("migrate", tmp_path).returncode == 0
    async with desk(tmp_path) as at:
        await at.make_bot()
        call = await at.exchange.call()
        await call.listen()

        own_server.stop(at_once=True)
        await call.say("A table for four tomorrow at seven, the name is Maria Jones")
        heard: list[str] = []
        async for line in call.lines():
            if not heard:
                refused = await at.http.post("/v1/bots", json={"goal": "x", "webhook": at.webhook})
                own_server.start()
            heard.append(line.text)
        await call.say("yes")
        await call.listen()

        assert "sorry" in heard[0].lower()
        assert "Maria Jones" in heard[-1]
        assert (refused.status_code, refused.json()["code"]) == (503, "storage_unavailable")
        assert not call.errors
        assert [payload["data"]["fields"]["name"] for payload in at.payloads] == ["Maria Jones"]


async def test_a_database_that_is_restarted_while_a_request_waits_costs_no_apology(
    own_server: PostgresServer, tmp_path: Path
) -> None:
    assert run("migrate", tmp_path).returncode == 0
    async with desk(tmp_path) as at:
        await at.make_bot()
        call = await at.exchange.call()
        await call.listen()

        own_server.stop(at_once=True)
        await call.say("A table for four tomorrow at seven, the name is Maria Jones")
        await asyncio.to_thread(own_server.start)
        heard = await call.listen()

        assert "Maria Jones" in heard
        assert "sorry" not in heard.lower()
        assert not call.errors


async def test_a_database_restarted_between_two_turns_is_not_noticed(
    own_server: PostgresServer, tmp_path: Path
) -> None:
    assert run("migrate", tmp_path).returncode == 0
    async with desk(tmp_path) as at:
        await at.make_bot()
        call = await at.exchange.call()
        await played(call, "a table for four")

        own_server.stop()
        own_server.start()

        heard = await played(call, "tomorrow at seven, the name is Maria Jones")
        assert "Maria Jones" in heard[-1]
        assert not call.errors


@pytest.mark.usefixtures("own_server")
def test_a_database_without_tables_is_refused_with_the_command_that_makes_them(tmp_path: Path) -> None:
    refused = start(tmp_path)

    assert refused.returncode == 2
    assert "echolink migrate" in refused.stderr
    migrated = run("migrate", tmp_path)
    assert migrated.returncode == 0
    assert "has the schema of this version" in migrated.stdout

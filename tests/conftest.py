"""What holds for every test: no address but loopback is ever dialled, and hypothesis takes the time that a busy machine needs."""

import asyncio
import ipaddress
import os
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from echolink.background.engine import prepare
from echolink.storage.postgres import PostgresDatabase
from echolink.storage.schema import migrate
from tests.postgres_server import PostgresServer
from tests.postgres_server import postgres_server as started

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


class DialledOutside(AssertionError):
    """A test reached for the network."""


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    dial = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not ipaddress.ip_address(address[0]).is_loopback:
            raise DialledOutside(f"a test dials {address[0]}")
        dial(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Where none can be had its tests are skipped, loudly; with `CI` set they fail."""
    try:
        with started() as server:
            yield server
    except LookupError as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def migrated_database(postgres_server: PostgresServer) -> str:
    """A PostgreSQL database at the newest schema, to be copied."""
    name = postgres_server.make_database()

    async def make() -> None:
        database = PostgresDatabase(postgres_server.url(name))
        await database.open()
        await migrate(database)
        await database.close()
        prepare(postgres_server.url(name))

    with asyncio.Runner() as runner:
        runner.run(make())
    return name


@pytest.fixture
def postgres_url(postgres_server: PostgresServer, migrated_database: str) -> Iterator[str]:
    """A database of this test's own, at the newest schema."""
    name = postgres_server.make_database(template=migrated_database)
    yield postgres_server.url(name)
    postgres_server.drop_database(name)

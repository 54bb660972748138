"""No call lives in a process: the server is killed between turns and in the middle of one, and the call goes on."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

from echolink.simulator.exchange import Exchange
from echolink.simulator.receiver import Receiver
from echolink.simulator.serving import bound, serving
from tests.stories.conftest import on_sqlite
from tests.stories.desk import TABLE, judge_all, played
from tests.stories.served import Served, served


@dataclass
class Street:
    """A served installation, connected, with one bot."""

    exchange: Exchange
    receiver: Receiver
    server: Served
    http: httpx2.AsyncClient


@asynccontextmanager
async def street(folder: Path, *options: str, on: socket.socket | None = None, **more: str) -> AsyncIterator[Street]:
    """`options` and `more` are those and the settings of `serve`; for the rest see `served`."""
    receiver = Receiver()
    async with Exchange() as exchange, serving(receiver) as received_at:
        settings = {"twilio_api_url": exchange.api_url, "allow_private_webhooks": f"127.0.0.0/8:{received_at.port}"}
        async with (
            served(folder, *options, on=on, **settings, **more) as server,
            httpx2.AsyncClient(base_url=server.origin, trust_env=False) as http,
        ):
            introduction = {
                "first_name": "Ada",
                "last_name": "Lovelace",
                "email": "ada@example.com",
                "account_sid": exchange.account.sid,
                "auth_token": exchange.account.auth_token,
                "phone_number_sid": exchange.number.sid,
            }
            connected = (await http.post("/v1/connect-twilio", json=introduction)).raise_for_status().json()
            http.headers["Authorization"] = f"Bearer {connected['access_token']}"
            (await http.post("/v1/bots", json={**TABLE, "webhook": f"{received_at.origin}/book"})).raise_for_status()
            yield Street(exchange, receiver, server, http)
            judge_all(exchange)


async def test_a_server_killed_between_turns_goes_on_with_the_call(tmp_path: Path) -> None:
    async with street(tmp_path) as at:
        call = await at.exchange.call()
        await played(call, "a table for four")
        await at.server.kill()
        await at.server.start()
        await played(call, "tomorrow at seven, the name is Maria Jones", "yes")

        [received] = at.receiver.received
        assert received.fields["party_size"] == 4
        assert received.fields["name"] == "Maria Jones"


async def test_a_server_that_stops_lets_go_of_everything(tmp_path: Path) -> None:
    async with street(tmp_path) as at:
        call = await at.exchange.call()
        await played(call, "a table for four")

        code = await at.server.stop()
        await at.server.start()
        await call.say("tomorrow at seven, the name is Maria Jones")

        assert code == 0
        assert "Maria" in await call.listen()


@on_sqlite
async def test_no_secret_stands_in_the_log_or_in_plain_in_the_data_directory(tmp_path: Path) -> None:
    async with street(tmp_path) as at:
        call = await at.exchange.call()
        await played(call, "A table for four tomorrow at seven, the name is Maria Jones", "yes")
        token = at.http.headers["Authorization"].removeprefix("Bearer ")
        await at.server.stop()

        log = at.server.log.read_bytes()
        files = {path.name: path.read_bytes() for path in (tmp_path / "data").iterdir() if path.is_file()}
        key = files.pop("secret_key").strip()
        for secret in (at.exchange.account.auth_token.encode(), token.encode(), key):
            assert secret not in log
            assert not [name for name, content in files.items() if secret in content]
        assert b"Maria" not in log
        assert b"+14155550123" not in log
        assert b"whsec_" not in log
        assert not [name for name, content in files.items() if b"whsec_" in content]


async def test_a_server_started_anew_on_a_socket_that_systemd_holds_loses_no_request(tmp_path: Path) -> None:
    with bound() as held:
        held.listen()
        async with street(tmp_path, on=held) as at:
            call = await at.exchange.call()
            await played(call, "a table for four")
            assert await at.server.stop() == 0
            await call.say("tomorrow at seven, the name is Maria Jones")  # nobody is there to hear it
            await at.server.start()

            assert "Maria" in await call.listen()
            assert [attempt.status for attempt in call.attempts] == [200] * len(call.attempts)

"""Whole calls, signed for the public https address, through nginx to two servers that share a PostgreSQL."""

import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.responses import PlainTextResponse

from echolink.simulator.exchange import Exchange
from echolink.simulator.phone import SimulatedCall
from echolink.simulator.receiver import Answer, Received, Receiver
from echolink.simulator.serving import serving
from tests.deploy.nginx_server import Nginx, nginx_before
from tests.makers import SECRET
from tests.stories.desk import TABLE, judge_all, played
from tests.stories.served import Served, served

pytestmark = pytest.mark.usefixtures("nginx")

PUBLIC = "https://phone.example.com"
WORDS = ("a table for four", "tomorrow at seven, the name is Maria Jones", "yes")


@dataclass
class Site:
    """Two servers behind nginx, a connected number and a bot."""

    exchange: Exchange
    receiver: Receiver
    servers: tuple[Served, Served]
    nginx: Nginx

    async def ports_of(self, call: SimulatedCall) -> list[int]:
        """Of the servers that nginx asked for the hops of this call, in their order."""
        hops = sum("CallSid=" in attempt.url for attempt in call.attempts)
        found = []
        for line in (await self.nginx.logged(f"call={call.sid} ", times=hops)).splitlines():
            if f"call={call.sid} " in line:
                addresses = line.partition('servers="')[2].partition('"')[0]
                found += [int(address.rpartition(":")[2]) for address in addresses.split(", ")]
        return found

    async def server_of(self, call: SimulatedCall) -> Served:
        """That answered it last."""
        port = (await self.ports_of(call))[-1]
        return next(server for server in self.servers if server.port == port)


@asynccontextmanager
async def site(folder: Path, database_url: str) -> AsyncIterator[Site]:
    receiver = Receiver()
    for name in ("one", "another"):
        (folder / name).mkdir()
    async with Exchange() as exchange, serving(receiver) as received_at:
        settings: dict[str, Any] = {
            "database_url": database_url,
            "secret_key": SECRET,
            "public_url": PUBLIC,
            "twilio_api_url": exchange.api_url,
            "allow_private_webhooks": f"127.0.0.0/8:{received_at.port}",
        }
        async with (
            served(folder / "one", **settings) as one,
            served(folder / "another", **settings) as another,
            nginx_before(one.port, another.port) as nginx,
        ):
            exchange.dial_through[PUBLIC] = nginx.origin
            await _connect(exchange, nginx, f"{received_at.origin}/book")
            yield Site(exchange, receiver, (one, another), nginx)
            judge_all(exchange)


async def _connect(exchange: Exchange, nginx: Nginx, webhook: str) -> None:
    async with httpx2.AsyncClient(base_url=nginx.origin, trust_env=False, timeout=30) as http:
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
        (await http.post("/v1/bots", json={**TABLE, "webhook": webhook})).raise_for_status()


async def test_signatures_hold_and_each_call_stays_at_its_server(tmp_path: Path, postgres_url: str) -> None:
    async with site(tmp_path, postgres_url) as at:
        calls = [await at.exchange.call() for _ in range(8)]
        for call in calls:
            await played(call, *WORDS)

        assert [call.errors for call in calls] == [[]] * 8
        assert {attempt.status for call in calls for attempt in call.attempts} == {200}
        assert all(attempt.url.startswith(f"{PUBLIC}/v1/voice") for call in calls for attempt in call.attempts)
        assert [len(set(await at.ports_of(call))) for call in calls] == [1] * 8
        assert [received.fields["name"] for received in at.receiver.received] == ["Maria Jones"] * 8


async def test_a_request_signed_by_somebody_else_is_refused_through_it(tmp_path: Path, postgres_url: str) -> None:
    async with site(tmp_path, postgres_url) as at:
        call = await at.exchange.call(signed_with="not-this-account's-token")
        await call.over()

        assert {attempt.status for attempt in call.attempts} == {403}
        refused = "".join(server.log.read_text() for server in at.servers)
        assert f'"url_tried": "{PUBLIC}/v1/voice' in refused


async def test_a_call_whose_server_is_killed_goes_on_at_the_other(tmp_path: Path, postgres_url: str) -> None:
    async with site(tmp_path, postgres_url) as at:
        call = await at.exchange.call()
        await played(call, WORDS[0])
        killed = await at.server_of(call)

        await killed.kill()
        await played(call, *WORDS[1:])

        assert not call.errors
        assert await at.server_of(call) is not killed
        assert [received.fields["party_size"] for received in at.receiver.received] == [4]


async def test_a_server_killed_while_it_answers_drops_no_call_and_decides_nothing_twice(
    tmp_path: Path, postgres_url: str
) -> None:
    async with site(tmp_path, postgres_url) as at:
        call = await at.exchange.call()
        await played(call, *WORDS[:-1])
        server = await at.server_of(call)
        assert server.process is not None
        pid = server.process.pid

        def kill_who_asks(_: Received) -> Answer:
            if len(at.receiver.received) == 1:
                os.kill(pid, signal.SIGKILL)
            return PlainTextResponse("Booked under 1001.")

        at.receiver.answer = kill_who_asks
        await call.say(WORDS[-1])
        await played(call, "no, that's all, thank you")

        assert not call.errors
        assert (call.ended, call.status) == (True, "completed")
        assert await at.server_of(call) is not server
        assert len({received.headers["webhook-id"] for received in at.receiver.received}) == 1


async def test_servers_that_are_restarted_one_after_the_other_drop_no_call(tmp_path: Path, postgres_url: str) -> None:
    async with site(tmp_path, postgres_url) as at:
        calls = [await at.exchange.call() for _ in range(6)]
        for call in calls:
            await call.listen()

        for server, words in zip(at.servers, WORDS, strict=False):
            await server.stop()
            for call in calls:
                await call.say(words)
                await call.listen()
            await server.start()
        for call in calls:
            await call.say(WORDS[-1])
            await call.listen()

        assert [call.errors for call in calls] == [[]] * 6
        assert [received.fields["name"] for received in at.receiver.received] == ["Maria Jones"] * 6

"""What stands around the calls of a measurement? An exchange, a model that takes its time, a webhook, a database, servers."""

import contextlib
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import httpx2
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Receive, Scope, Send

from echolink.simulator.clock import Pace
from echolink.simulator.exchange import Exchange
from echolink.simulator.phone import SimulatedCall
from echolink.simulator.receiver import Receiver
from echolink.simulator.serving import serving
from tests.makers import SECRET
from tests.postgres_server import PostgresServer, postgres_server

from .callers import Kind
from .judgement import Letter
from .processes import Child
from .servers import Server, free_port, migrate, served

Kept = Literal["sqlite", "postgres"]
# Analyzed by rule: each request to the model is one for a turn.
_CHAT_BOT = {"goal": "Answer questions about our garden restaurant", "model": "openai-chat:fake", "analysis": "rule"}
_BOOKING_BOT = {"goal": "Book table", "context": "Open 5-10PM. Tables: 2,4,6", "model": "scripted"}
_NUMBER = "+14155550{:03d}"


# What stands before several servers: given their ports and a folder, it tells the origin that Twilio knows.
Front = Callable[[Sequence[int], Path], contextlib.AbstractContextManager[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """How much is measured, and with what."""

    calls: int
    seconds: float
    workers: int
    fake_model: Path
    folder: Path  # logs and databases


@dataclass
class World:
    """Everything is up, and two bots are connected: one that asks the model, and one that books tables."""

    asked: Asked
    exchange: Exchange
    receiver: Receiver
    model_origin: str
    database_url: str
    origin: str  # as Twilio knows it
    servers: Sequence[Server]
    webhook: str
    arrivals: Mapping[str, tuple[float, bytes]]  # webhook-id → when it first came (seconds since 1970), and its body
    postgres: PostgresServer | None = None
    numbers: dict[Kind, str] = field(default_factory=dict)
    accounts: dict[Kind, str] = field(default_factory=dict)  # Account SIDs
    tokens: dict[Kind, str] = field(default_factory=dict)  # of our API

    @property
    def server(self) -> Server:
        return self.servers[0]

    async def dial(self, kind: Kind) -> SimulatedCall:
        return await self.exchange.call(self.numbers[kind])

    def letters(self) -> list[Letter]:
        """What the webhook was sent."""
        found = []
        for one in self.receiver.received:
            payload = json.loads(one.body)
            sid = payload["data"].get("call_sid", "")
            found.append(Letter(one.headers.get("webhook-id", ""), payload["type"], sid, one.body))
        return found

    async def model_runs(self) -> int:
        """How many replies the fake model was asked for."""
        async with httpx2.AsyncClient(trust_env=False) as http:
            return int((await http.get(f"{self.model_origin}/_stats")).json()["requests"])


@asynccontextmanager
async def world(
    asked: Asked,
    kept: Kept,
    *,
    workers: int | None,
    servers: int = 1,
    front: Front | None = None,
    pace: Pace = "real",
    durable: bool = False,
) -> AsyncIterator[World]:
    """`durable`: PostgreSQL syncs what it commits, as SQLite does in any case."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="run-", dir=asked.folder)))
        exchange = await stack.enter_async_context(Exchange(pace=pace))
        receiver, arrivals = Receiver(), dict[str, tuple[float, bytes]]()
        hook = await stack.enter_async_context(serving(_patient(receiver, arrivals)))
        model_origin = _fake_model(stack, asked, folder)
        postgres = stack.enter_context(postgres_server(durable=durable)) if kept == "postgres" else None
        url = postgres.url() if postgres else f"sqlite:///{folder / 'echolink.sqlite'}"
        environment = {
            "ECHOLINK_DATA_DIR": str(folder),
            "ECHOLINK_DATABASE_URL": url,
            "ECHOLINK_SECRET_KEY": SECRET,
            "ECHOLINK_TWILIO_API_URL": exchange.api_url,
            "ECHOLINK_ALLOW_PRIVATE_WEBHOOKS": "127.0.0.0/8",
            "ECHOLINK_MAX_CONCURRENT_CALLS": "10000",
            "ECHOLINK_MODEL": "openai-chat:fake,scripted",
            "ECHOLINK_MODEL_TOKENS_PER_DAY": "0",
            "OPENAI_BASE_URL": f"{model_origin}/v1",
            "OPENAI_API_KEY": "none",
        }
        if postgres:
            await migrate(environment, folder / "migrate.log")
        ports = [free_port() for _ in range(servers)]
        origin = f"http://127.0.0.1:{ports[0]}" if front is None else stack.enter_context(front(ports, folder))
        environment["ECHOLINK_PUBLIC_URL"] = origin
        running = [
            await stack.enter_async_context(served(Server(port, environment, _log(asked, port), workers)))
            for port in ports
        ]
        webhook = f"{hook.origin}/book"
        at = World(asked, exchange, receiver, model_origin, url, origin, running, webhook, arrivals, postgres)
        await _connect(at)
        yield at


def _patient(receiver: Receiver, arrivals: dict[str, tuple[float, bytes]]) -> ASGIApp:
    """A worker that is killed leaves half a request behind, which is nothing to complain of here."""

    async def receive_whole(scope: Scope, receive: Receive, send: Send) -> None:
        at, known = time.time(), len(receiver.received)
        with contextlib.suppress(ClientDisconnect):
            await receiver(scope, receive, send)
        for one in receiver.received[known:]:
            arrivals.setdefault(one.headers.get("webhook-id", ""), (at, one.body.encode()))

    return receive_whole


def _log(asked: Asked, port: int) -> Path:
    return asked.folder / f"serve-{port}.log"


def _fake_model(stack: AsyncExitStack, asked: Asked, folder: Path) -> str:
    """First token after 350 ms, 60 tokens/s, three sentences of 45 tokens: how the fake model comes."""
    port = free_port()
    child = Child([sys.executable, str(asked.fake_model)], {"LLM_PORT": str(port)}, folder / "model.log")
    stack.callback(child.stop)
    return f"http://127.0.0.1:{port}"


async def _connect(at: World) -> None:
    """An account with a number for each kind of call, since an account has one number."""
    bots: Mapping[Kind, Mapping[str, Any]] = {"chat": _CHAT_BOT, "booking": _BOOKING_BOT}
    for place, (kind, bot) in enumerate(bots.items()):
        account = at.exchange.add_account()
        number = at.exchange.add_number(account.sid, _NUMBER.format(110 + place))
        async with httpx2.AsyncClient(base_url=at.server.origin, trust_env=False, timeout=30) as http:
            introduction = {
                "first_name": "Load",
                "last_name": kind,
                "email": f"{kind}@example.com",
                "account_sid": account.sid,
                "auth_token": account.auth_token,
                "phone_number_sid": number.sid,
            }
            connected = (await http.post("/v1/connect-twilio", json=introduction)).raise_for_status().json()
            at.tokens[kind] = connected["access_token"]
            http.headers["Authorization"] = f"Bearer {connected['access_token']}"
            (await http.post("/v1/bots", json={**bot, "webhook": at.webhook})).raise_for_status()
        at.numbers[kind], at.accounts[kind] = number.phone_number, account.sid

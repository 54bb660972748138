"""What is the most that a signed, durable turn could do on this machine? Bare Starlette, taking on one piece after another.

/bare    the framework and the server alone: a fixed document
/form    and the form is read
/signed  and its signature is checked, with one HMAC
/kept    and the turn is kept: one select, one update and two inserts in SQLAlchemy Core, on SQLite with
         `synchronous=FULL`; what has arrived meanwhile is written and committed together
"""

import asyncio
import hashlib
import hmac
import os
from binascii import b2a_base64
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qsl

import sqlalchemy as sa
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

TOKEN = os.environ["TWILIO_AUTH_TOKEN"].encode()
DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8"?><Response><Gather input="dtmf speech" action="{path}" method="POST" timeout="5" '
    'speechTimeout="auto" actionOnEmptyResult="true"><Say>And for which day?</Say></Gather></Response>'
)
TABLES = """
    CREATE TABLE calls (id text PRIMARY KEY, turn integer NOT NULL, memory json NOT NULL);
    CREATE TABLE turns (call_id text, turn integer, said text, reply text, PRIMARY KEY (call_id, turn));
    CREATE TABLE hops (call_id text, turn integer, twiml text, PRIMARY KEY (call_id, turn));
"""
BEGUN = sa.text("INSERT INTO calls VALUES (:id, 0, '{}')")
SELECT = sa.text("SELECT turn, memory FROM calls WHERE id = :id")
UPDATE = sa.text("UPDATE calls SET turn = :turn, memory = :memory WHERE id = :id")
TURN = sa.text("INSERT INTO turns VALUES (:id, :turn, :said, 'And for which day?')")
HOP = sa.text("INSERT INTO hops VALUES (:id, :turn, :twiml)")
MEMORY = '{"asked": "date", "known": {"party_size": 4}}'


class Keeper:
    """Writes what waits in one transaction."""

    def __init__(self, url: str) -> None:
        self._connection = sa.create_engine(url, poolclass=sa.NullPool).connect()
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            self._connection.exec_driver_sql(f"PRAGMA {pragma}")
        for statement in filter(str.strip, TABLES.split(";")):
            self._connection.exec_driver_sql(statement)
        self._connection.commit()
        self._waiting: list[tuple[Mapping[str, Any], asyncio.Future[None]]] = []

    def close(self) -> None:
        self._connection.close()

    async def keep(self, values: Mapping[str, Any]) -> None:
        """Returns when it is on the disk."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()
        self._waiting.append((values, done))
        if len(self._waiting) == 1:
            loop.call_soon(self._write)
        await done

    def _write(self) -> None:
        group, self._waiting = self._waiting, []
        with self._connection.begin():
            for values, _ in group:
                if not values["said"]:
                    self._connection.execute(BEGUN, values)
                turn = self._connection.execute(SELECT, values).one().turn + 1
                row = {**values, "turn": turn, "memory": MEMORY}
                for statement in (UPDATE, TURN, HOP):
                    self._connection.execute(statement, row)
        for _, done in group:
            if not done.done():
                done.set_result(None)


def answer(request: Request) -> Response:
    return Response(DOCUMENT.format(path=request.url.path), media_type="text/xml")


async def bare(request: Request) -> Response:
    return answer(request)


async def form(request: Request) -> Response:
    await read(request)
    return answer(request)


async def signed(request: Request) -> Response:
    check(request, await read(request))
    return answer(request)


async def kept(request: Request) -> Response:
    fields = await read(request)
    check(request, fields)
    twiml = answer(request)
    values = {"id": fields["CallSid"], "said": fields.get("SpeechResult", ""), "twiml": bytes(twiml.body).decode()}
    await request.app.state.keeper.keep(values)
    return twiml


async def read(request: Request) -> dict[str, str]:
    return dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))


def check(request: Request, fields: Mapping[str, str]) -> None:
    """Raises PermissionError."""
    told = str(request.url) + "".join(name + fields[name] for name in sorted(fields))
    due = b2a_base64(hmac.digest(TOKEN, told.encode(), hashlib.sha1), newline=False)
    if not hmac.compare_digest(due, request.headers["x-twilio-signature"].encode()):
        raise PermissionError


async def ready(request: Request) -> Response:
    return Response("ready")


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    app.state.keeper = Keeper(os.environ["BARE_DATABASE_URL"])
    yield
    app.state.keeper.close()


HOOKS = (bare, form, signed, kept)
app = Starlette(
    routes=[Route("/readyz", ready), *(Route(f"/{hook.__name__}", hook, methods=["POST"]) for hook in HOOKS)],
    lifespan=lifespan,
)

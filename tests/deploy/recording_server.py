"""A server behind nginx that answers anything, and keeps what it was asked."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from echolink.simulator.serving import serving


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it arrived."""

    target: str  # path and query, byte for byte
    headers: dict[str, str]  # lower-case names
    body: bytes
    connection: tuple[str, int]  # the client's end of it


@dataclass
class RecordingServer:
    """An ASGI app."""

    port: int = 0
    asked: list[Asked] = field(default_factory=list)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        raw = scope["raw_path"] + (b"?" + scope["query_string"] if scope["query_string"] else b"")
        came = Asked(raw.decode("latin-1"), dict(request.headers), await request.body(), tuple(scope["client"]))
        self.asked.append(came)
        await PlainTextResponse("yes")(scope, receive, send)


@asynccontextmanager
async def recording_server(listener: socket.socket | None = None) -> AsyncIterator[RecordingServer]:
    """Served on loopback."""
    server = RecordingServer()
    async with serving(server, listener=listener) as at:
        server.port = at.port
        yield server

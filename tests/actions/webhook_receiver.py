"""A receiver of webhooks on loopback that answers what a test wants, byte by byte if need be."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

Answer = bytes | Callable[[asyncio.StreamWriter], Awaitable[None]]


def http(status: int, body: bytes | str = b"", content_type: str = "application/json", **headers: str) -> bytes:
    """A whole HTTP/1.1 response."""
    body = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} -", f"Content-Type: {content_type}", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


@dataclass(frozen=True, slots=True)
class Received:
    method: str
    target: str
    headers: dict[str, str]  # names in lower case
    body: bytes


class Receiver:
    """Give it answers in order; the last one is given again and again."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers) or [http(200)]
        self.requests: list[Received] = []
        self.connections = 0
        self._arrived = asyncio.Condition()
        self._serving: set[asyncio.Task[None]] = set()

    async def start(self, tls: ssl.SSLContext | None = None, address: str = "127.0.0.1") -> Self:
        self._server = await asyncio.start_server(self._serve, address, 0, ssl=tls)
        self.port: int = self._server.sockets[0].getsockname()[1]
        return self

    async def stop(self) -> None:
        self._server.close()
        for task in self._serving:
            task.cancel()
        await asyncio.gather(*self._serving, return_exceptions=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    async def received(self, count: int) -> None:
        """Wait until that many requests have arrived."""
        async with asyncio.timeout(5), self._arrived:
            await self._arrived.wait_for(lambda: len(self.requests) >= count)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.current_task()
        assert task is not None
        self._serving.add(task)
        try:
            with suppress(OSError, asyncio.IncompleteReadError):
                await self._answer(reader, writer)
        finally:
            self._serving.discard(task)
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        method, target, _ = head[0].split(" ")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        answer = self.answers[min(len(self.requests), len(self.answers) - 1)]
        async with self._arrived:
            self.requests.append(Received(method, target, headers, body))
            self._arrived.notify_all()
        if isinstance(answer, bytes):
            writer.write(answer)
            await writer.drain()
        else:
            await answer(writer)


StartReceiver = Callable[..., Awaitable[Receiver]]
"""The fixture `start_receiver`: takes answers."""

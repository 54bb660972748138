"""How does a request reach the server, at as little cost to the one who measures as can be? A kept-alive connection, by hand."""

import asyncio
import re
from dataclasses import dataclass
from typing import cast

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes


class Wire:
    """One request at a time. A kept connection that the server has closed meanwhile is replaced, as Twilio does."""

    def __init__(self, host: str, port: int) -> None:
        self._address = (host, port)
        self._connection: _Connection | None = None

    async def send(self, request: bytes) -> Answer:
        """The answer to a whole HTTP/1.1 request. Raises OSError when the connection breaks before it is there."""
        kept = self._connection
        if kept is not None and kept.is_open:
            try:
                return await kept.ask(request)
            except ConnectionError:
                pass  # it was closed while we wrote
        _, self._connection = await asyncio.get_running_loop().create_connection(_Connection, *self._address)
        return await self._connection.ask(request)

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class _Connection(asyncio.Protocol):
    """Reads what has a Content-Length, which all servers here send."""

    def __init__(self) -> None:
        self.is_open = False
        self._received = bytearray()
        self._waiting: asyncio.Future[Answer] | None = None

    async def ask(self, request: bytes) -> Answer:
        self._waiting = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        try:
            return await self._waiting
        except asyncio.CancelledError:
            self.close()  # its answer would be taken for that of the next request
            raise

    def close(self) -> None:
        self.is_open = False
        self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport, self.is_open = cast("asyncio.Transport", transport), True

    def data_received(self, data: bytes) -> None:
        self._received += data
        head = self._received.find(b"\r\n\r\n")
        if head < 0:
            return
        length = _LENGTH.search(self._received, 0, head)
        end = head + 4 + (int(length[1]) if length else 0)
        if len(self._received) < end:
            return
        answer = Answer(int(self._received[9:12]), bytes(self._received[head + 4 : end]))
        del self._received[:end]
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(answer)

    def connection_lost(self, error: Exception | None) -> None:
        self.is_open = False
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(ConnectionResetError("closed without an answer"))

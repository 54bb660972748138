"""How do bytes go to a chat-completions server and come back? One pool of connections, and what may break on them.

aiohttp, because its C parser reads a streamed reply with a third of the CPU that httpx2 takes (docs/decisions/0020).
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import httpx2
from pydantic_ai.exceptions import ModelConnectionError, ModelHTTPError, ModelTimeoutError

_MOST_CONNECTIONS: Final = 2_048  # a stream each: twice the thousand calls that two cores are meant to hold
_KEPT_SECONDS: Final = 30.0  # unused, between turns 8 s apart; servers that keep them for less close them themselves
_END_SECONDS: Final = 0.05  # for the end of a body whose last event is there: then its connection serves the next reply


@dataclass(frozen=True)
class Endpoint:
    """Where one model is asked."""

    model: str
    url: str
    headers: Mapping[str, str]  # of every request, the key among them
    proxy: str | None  # on the way there


def proxy_for(url: str) -> str | None:
    """As HTTPS_PROXY, HTTP_PROXY and NO_PROXY say, or the system's settings. (aiohttp would read them anew for each request,
    in a thread.)"""
    there = urlsplit(url)
    proxy = getproxies().get(there.scheme)
    return None if proxy is None or proxy_bypass(there.hostname or "") else proxy


class ChatConnections:
    """The process's connections to chat-completions servers; made with the first request, closed by whoever made this."""

    def __init__(self) -> None:
        self._ssl = httpx2.create_ssl_context()  # 20 ms of CPU, once; trusts what the other providers' client trusts
        self._session: aiohttp.ClientSession | None = None

    @asynccontextmanager
    async def posted(self, to: Endpoint, body: bytes, *, silence_seconds: float) -> AsyncIterator["Received"]:
        """The answer to a POST, from its head on; left early, its connection is closed at once.

        Raises ModelHTTPError for a status over 399, ModelTimeoutError after `silence_seconds` without a byte (while connecting,
        before the head, or within the body) and ModelConnectionError for all else that breaks on the way.
        """
        quiet = aiohttp.ClientTimeout(total=None, sock_connect=silence_seconds, sock_read=silence_seconds)
        asking = self._open().post(to.url, headers=to.headers, data=body, proxy=to.proxy, timeout=quiet)
        with _told_apart(to.model):
            answer = await asking
        async with answer:
            if answer.status >= 400:
                raise ModelHTTPError(answer.status, to.model)
            yield Received(answer, to.model)

    async def aclose(self) -> None:
        """Close them all."""
        if self._session is not None:
            await self._session.close()

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=_MOST_CONNECTIONS, keepalive_timeout=_KEPT_SECONDS, ssl=self._ssl),
                cookie_jar=aiohttp.DummyCookieJar(),
            )
        return self._session


class Received:
    """The body of one answer, as it comes in."""

    def __init__(self, answer: aiohttp.ClientResponse, model: str) -> None:
        self._answer, self._model = answer, model

    async def pieces(self) -> AsyncIterator[bytes]:
        """Cut as the network cuts them."""
        with _told_apart(self._model):
            async for piece in self._answer.content.iter_any():
                yield piece

    async def end(self) -> None:
        """Nothing that follows matters: but for a body that goes on, its connection is fit for the next request."""
        if not self._answer.content.at_eof():
            with suppress(TimeoutError, aiohttp.ClientError):
                async with asyncio.timeout(_END_SECONDS):
                    await self._answer.read()

    def close(self) -> None:
        """Hang up on the server, wherever the body is."""
        self._answer.close()


class _told_apart:  # noqa: N801 (used as a function; a class costs a fifth of `contextmanager`)
    """Errors of the transport, as pydantic-ai's models raise them. Their texts stay behind: they name addresses."""

    def __init__(self, model: str) -> None:
        self._model = model

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, aiohttp.ServerTimeoutError):
            raise ModelTimeoutError(self._model, "no answer in time") from error
        if isinstance(error, aiohttp.ClientError):
            raise ModelConnectionError(self._model, type(error).__name__) from error

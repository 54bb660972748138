"""How does one HTTP request go out, and what came back? Bytes alone; what the network did wrong is told in Twilio's numbers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, quote, urlsplit

import httpcore2

from echolink.simulator.overrides import Overrides, Reason
from echolink.twilio.vocabulary import MAX_DOCUMENT_BYTES

_WIRE_SAFE = (
    "!#$%&'()*+,-./:;<=>?@[]^_`{|}~\\\""  # a URL goes out as it was written; only what HTTP cannot carry is escaped
)
_SENT = "http11.send_request_body.complete"


class FetchFailed(Exception):
    """No document came: Twilio's error number, and what happened."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code


class AttemptFailed(FetchFailed):
    """One attempt failed; `reason` says which retry policy it belongs to, None that it is never retried."""

    def __init__(self, code: int, text: str, reason: Reason | None) -> None:
        super().__init__(code, text)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Wire:
    """A request, ready to be sent, and to be sent again."""

    url: str  # as asked for: with the parameters of a GET
    signed: str  # the URL that the signature is over
    method: str
    params: Mapping[str, str]
    headers: Mapping[str, str]
    content: bytes
    timeouts: Overrides


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]  # lower-case names; repeated ones (Set-Cookie) one a line
    body: bytes


async def send(
    pool: httpcore2.AsyncConnectionPool, wire: Wire, dial_through: Mapping[str, str], on_sent: Callable[[], None]
) -> Reply:
    """Bytes out, bytes in; `on_sent` is told when the last byte is out. Raises AttemptFailed."""
    parts = urlsplit(wire.url)
    dialled = urlsplit(dial_through.get(origin_of(wire.url), f"{parts.scheme}://{parts.netloc}"))
    target = quote(wire.url.partition("://")[2][len(parts.netloc) :], safe=_WIRE_SAFE)
    timeouts = wire.timeouts
    read = timeouts.read_ms / 1000

    async def trace(event: str, _: Any) -> None:
        if event == _SENT:
            on_sent()

    got_answer = False
    try:
        async with pool.stream(
            wire.method,
            httpcore2.URL(
                scheme=dialled.scheme,
                host=_host(dialled),
                port=dialled.port,
                target=target if target.startswith("/") else f"/{target}",
            ),
            headers=[("Host", parts.netloc), *wire.headers.items(), ("Content-Length", str(len(wire.content)))],
            content=wire.content,
            extensions={
                "timeout": {"connect": timeouts.connect_ms / 1000, "read": read, "write": read},
                "trace": trace,
            },
        ) as response:
            got_answer = True
            body = await _read_capped(response)
            return Reply(response.status, _header_map(response), body)
    except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
        raise AttemptFailed(11205, f"no connection: {type(error).__name__}", "ct") from None
    except httpcore2.ReadTimeout:
        reason: Reason | None = None if got_answer else "rt"
        raise AttemptFailed(11200, f"no byte within {timeouts.read_ms} ms", reason) from None
    except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException) as error:
        # A partial answer is never retried.
        lost: Reason | None = None if got_answer else "lost"
        raise AttemptFailed(11206, f"connection broke: {type(error).__name__}", lost) from None


def origin_of(url: str) -> str:
    """`https://Example.com:8443/x` → `https://example.com:8443`."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}".lower()


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    return host if host.isascii() else host.encode("idna").decode()


async def _read_capped(response: httpcore2.Response) -> bytes:
    body = bytearray()
    async for chunk in response.aiter_stream():
        body += chunk
        if len(body) > MAX_DOCUMENT_BYTES:
            raise AttemptFailed(11750, "the answer is larger than 64 kB", None)
    return bytes(body)


def _header_map(response: httpcore2.Response) -> dict[str, str]:
    found: dict[str, str] = {}
    for raw_name, raw_value in response.headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        found[name] = f"{found[name]}\n{value}" if name in found else value
    return found

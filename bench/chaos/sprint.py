"""How many turns a second, and how long does one take? Callers who never pause, with as little work on our side as can be."""

import asyncio
import re
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from statistics import quantiles
from urllib.parse import urlencode, urlsplit

from echolink.simulator.courier import signed_url
from echolink.twilio.signature import sign
from echolink.twilio.vocabulary import SIGNATURE_HEADER, STATUS_CALLBACK, VOICE_URL

from .callers import Kind
from .world import World

# No yes among them, so that no webhook is part of a turn.
_SAID = (
    "A table for four, please.",
    "Tomorrow.",
    "At seven in the evening.",
    "My name is Maria Jones.",
    "No, for six.",
)
BOOKED = (*_SAID[:4], "Yes, that's right.")
"""With a yes at the end: the webhook is called."""
_NEXT = re.compile(r'action="([^"]+)"|<Redirect[^>]*>([^<]+)<')

_KEPT_SECONDS = 2.0  # uvicorn closes a connection that was idle for five, and an answer may take some of them
Pick = Callable[[str], str]  # CallSid → origin that is dialled, asked for each request


@dataclass(slots=True)
class Sprint:
    """What was reached: turns, the greeting not counted, and the milliseconds from what was said to the whole reply."""

    seconds: float = 0.0
    milliseconds: list[float] = field(default_factory=list)

    @property
    def turns(self) -> int:
        return len(self.milliseconds)

    @property
    def turns_a_second(self) -> float:
        return self.turns / self.seconds

    def percentile(self, share: int) -> float:
        """Milliseconds of a turn; 50 is the median."""
        return quantiles(self.milliseconds, n=100)[share - 1]


async def sprint(
    at: World, kind: Kind, *, callers: int, seconds: float, pick: Pick | None = None, said: Sequence[str] = _SAID
) -> Sprint:
    """`callers` calls at once, one after the other, until the time is over; those under way are brought to their end."""
    made, began = Sprint(), time.perf_counter()
    until = began + seconds
    async with asyncio.TaskGroup() as group:
        for _ in range(callers):
            group.create_task(_caller(at, kind, pick or (lambda _: at.server.origin), made, until, said))
    made.seconds = time.perf_counter() - began
    return made


async def _caller(at: World, kind: Kind, pick: Pick, made: Sprint, until: float, says: Sequence[str]) -> None:
    account = at.exchange.subscribers.accounts[at.accounts[kind]]
    number = at.exchange.subscribers.by_phone_number(at.numbers[kind])
    assert number is not None, "the number was connected"
    wire = Wire(account.auth_token)
    try:
        while time.perf_counter() < until:
            sid = "CA" + secrets.token_hex(16)
            common = {"CallSid": sid, "AccountSid": account.sid, "From": "+14155550123", "To": number.phone_number}
            url = next_url(await wire.post(pick(sid), number.settings[VOICE_URL], common))
            for said in says:
                began = time.perf_counter()
                url = await _turn(wire, pick, sid, url, {**common, "SpeechResult": said, "Confidence": "0.9"})
                made.milliseconds.append(1000 * (time.perf_counter() - began))
            ended = {**common, "CallStatus": "completed", "CallDuration": "9"}
            await wire.post(pick(sid), number.settings[STATUS_CALLBACK], ended)
    finally:
        wire.close()


async def _turn(wire: "Wire", pick: Pick, sid: str, url: str, params: Mapping[str, str]) -> str:
    """Say something, follow redirects until a Gather is reached; where it leads."""
    body = await wire.post(pick(sid), url, params)
    common = {name: value for name, value in params.items() if name not in ("SpeechResult", "Confidence")}
    while b"<Gather" not in body:
        body = await wire.post(pick(sid), next_url(body), common)
    return next_url(body)


def next_url(body: bytes) -> str:
    """Where a document leads. Raises ValueError when it leads nowhere."""
    found = _NEXT.search(body.decode())
    if found is None:
        raise ValueError(f"a document that leads nowhere: {body[:300]!r}")
    return unescape(found[1] or found[2])


class Wire:
    """Kept-alive connections to some origins, one request at a time, signed as Twilio signs."""

    def __init__(self, auth_token: str) -> None:
        self._token = auth_token
        self._open: dict[str, tuple[asyncio.StreamReader, asyncio.StreamWriter]] = {}
        self._used_at: dict[str, float] = {}

    async def post(self, origin: str, url: str, params: Mapping[str, str]) -> bytes:
        """The body of a 200. Raises ValueError for any other status, OSError when the line breaks."""
        signed = signed_url(url)
        content = urlencode(params).encode()
        target = signed.partition("://")[2].partition("/")[2]
        head = (
            f"POST /{target} HTTP/1.1\r\nHost: {urlsplit(signed).netloc}\r\n"
            f"{SIGNATURE_HEADER}: {sign(self._token, signed, params.items())}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        reader, writer = await self._connected(origin)
        writer.write(head.encode() + content)
        answer = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"(?i)\r\ncontent-length: (\d+)", answer)
        body = await reader.readexactly(int(length[1]) if length else 0)
        if not answer.startswith(b"HTTP/1.1 200"):
            raise ValueError(f"{signed} got {answer[:60]!r} {body[:200]!r}")
        return body

    def close(self) -> None:
        for _, writer in self._open.values():
            writer.close()

    async def _connected(self, origin: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        now = time.perf_counter()
        if origin in self._open and now - self._used_at[origin] > _KEPT_SECONDS:
            self._open.pop(origin)[1].close()
        if origin not in self._open:
            parts = urlsplit(origin)
            self._open[origin] = await asyncio.open_connection(parts.hostname, parts.port)
        self._used_at[origin] = now
        return self._open[origin]

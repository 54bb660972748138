"""What does a scripted turn cost with spans off, made and thrown away, or made and handed on? Answers bench/observing.py.

The whole product but HTTP and the network, on SQLite in a directory that goes with it. Each line read is a way to measure (see
WAYS) or `small`; each line written is a figure in JSON.
"""

import asyncio
import json
import sys
import tempfile
import time
import timeit
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import httpx2
import uvloop
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult
from opentelemetry.trace import NoOpTracerProvider
from prometheus_client.parser import text_string_to_metric_families

from echolink.assembly.service import open_service
from echolink.calls.metrics import REPLAYS
from echolink.cli.logs import set_up_logs
from echolink.ids import new_id
from echolink.settings import Settings
from echolink.simulator.exchange import Exchange
from echolink.tracing import spans
from echolink.twilio.signature import sign
from echolink.web.hook_metrics import tally_of

WAYS = ("off", "api", "sdk")
ORIGIN = "http://127.0.0.1:8000"
CALLS = 60  # a round
SAYS = ("a table for four", "tomorrow at seven", "the name is Maria Jones")
TURNS = CALLS * (1 + len(SAYS))
_SMALL_TIMES = 20_000


@dataclass(frozen=True)
class Ready:
    """A request, signed, as its ASGI scope and body."""

    scope: Mapping[str, Any]
    body: bytes


@dataclass(frozen=True)
class Bench:
    """The product, and what a caller has to know."""

    app: Any
    account_sid: str
    auth_token: str
    voice_url: str
    bot_id: str

    async def round(self) -> float:
        """Milliseconds of CPU a turn, all threads of this process; one call after the other."""
        requests = [request for _ in range(CALLS) for request in self._call()]
        began = time.process_time()
        for request in requests:
            await self._ask(request)
        return 1_000 * (time.process_time() - began) / TURNS

    def _call(self) -> Iterator[Ready]:
        sid = "CA" + new_id("x")[2:].rjust(32, "0")[:32]
        yield self._ready(self.voice_url, CallSid=sid, CallStatus="ringing")
        for turn, said in enumerate(SAYS, 1):
            query = urlencode({"bot_id": self.bot_id, "CallSid": sid, "turn": turn})
            url = f"{ORIGIN}/v1/voice-response?{query}"
            yield self._ready(url, CallSid=sid, CallStatus="in-progress", SpeechResult=said, Confidence="0.9")
        url = f"{ORIGIN}/v1/voice-status?{urlencode({'bot_id': self.bot_id, 'CallSid': sid})}"
        yield self._ready(url, CallSid=sid, CallStatus="completed", CallDuration="30")

    def _ready(self, url: str, **form: str) -> Ready:
        whole = {"AccountSid": self.account_sid, "From": "+14155550123", "To": "+14155550100", **form}
        body = urlencode(whole)
        path, _, query = url.removeprefix(ORIGIN).partition("?")
        signature = sign(self.auth_token, url, parse_qsl(body, keep_blank_values=True))
        headers = [(b"content-type", b"application/x-www-form-urlencoded"), (b"x-twilio-signature", signature.encode())]
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "POST",
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": query.encode(),
            "headers": headers,
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 8000),
        }
        return Ready(scope, body.encode())

    async def _ask(self, request: Ready) -> None:
        async def receive() -> Mapping[str, Any]:
            return {"type": "http.request", "body": request.body, "more_body": False}

        async def send(message: Mapping[str, Any]) -> None:
            if message["type"] == "http.response.start" and message["status"] != 200:
                raise SystemExit(f"a request was answered with {message['status']}")

        await self.app(dict(request.scope), receive, send)


class _ThrownAway(SpanExporter):
    """Takes spans as a collector next door would, and sends nothing."""

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        return SpanExportResult.SUCCESS


@contextmanager
def _spans(way: str) -> Iterator[None]:
    """`off`: none is made. `api`: they are asked of OpenTelemetry's interface, behind which nothing stands. `sdk`: they are
    made, and gathered for sending."""
    if way == "off":
        yield
        return
    provider = NoOpTracerProvider() if way == "api" else TracerProvider(shutdown_on_exit=False)
    if isinstance(provider, TracerProvider):
        provider.add_span_processor(BatchSpanProcessor(_ThrownAway(), max_queue_size=100_000))
    spans.collect_with(provider)
    try:
        yield
    finally:
        spans.collect_with(None)
        if isinstance(provider, TracerProvider):
            provider.shutdown()


def _small() -> Mapping[str, float]:
    """Microseconds of the pieces."""
    tally = tally_of("bench")

    def one_span() -> None:
        with spans.span("echolink.hop", "server", webhook="voice") as hop:
            hop.note(outcome="answered")

    pieces = {"count": REPLAYS.inc, "time": lambda: tally("answered", 3.0), "no_span": one_span}
    return {
        name: 1e6 * min(timeit.repeat(piece, number=_SMALL_TIMES, repeat=5)) / _SMALL_TIMES
        for name, piece in pieces.items()
    }


async def _check_that_all_were_answered(bench: Bench) -> None:
    """An apology is quickly made, and would be cheap."""
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=bench.app), base_url=ORIGIN) as http:
        families = text_string_to_metric_families((await http.get("/metrics")).text)
    counted = sum(one.value for each in families for one in each.samples if one.name == "echolink_turns_total")
    if counted != TURNS:
        raise SystemExit(f"{counted:g} turns were answered instead of {TURNS}")


async def _metrics_ms(bench: Bench) -> float:
    """Milliseconds of CPU that one answer of `/metrics` takes."""
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=bench.app), base_url=ORIGIN) as http:
        began = time.process_time()
        for _ in range(20):
            (await http.get("/metrics")).raise_for_status()
        return 1_000 * (time.process_time() - began) / 20


async def _main() -> None:
    set_up_logs("error", log_personal=False)
    async with Exchange() as exchange:
        with tempfile.TemporaryDirectory() as folder:
            settings = Settings(
                data_dir=Path(folder),
                twilio_api_url=exchange.api_url,
                max_concurrent_calls=10_000,
                model_tokens_per_day=0,
            )
            async with open_service(settings, ORIGIN) as service:
                await _answer(await _connected(service.app, exchange))


async def _connected(app: Any, exchange: Exchange) -> Bench:
    account = exchange.account
    introduction = {
        "first_name": "Load",
        "last_name": "Driver",
        "email": "load@example.com",
        "account_sid": account.sid,
        "auth_token": account.auth_token,
        "phone_number_sid": exchange.number.sid,
    }
    bot = {"goal": "Book table", "context": "Open 5-10PM. Tables: 2,4,6", "webhook": "https://example.com/book"}
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url=ORIGIN) as http:
        token = (await http.post("/v1/connect-twilio", json=introduction)).raise_for_status().json()["access_token"]
        headers = {"Authorization": f"Bearer {token}"}
        made = (await http.post("/v1/bots", json=bot, headers=headers)).raise_for_status().json()
    return Bench(app, account.sid, account.auth_token, made["voice_url"], made["id"])


async def _answer(bench: Bench) -> None:
    await bench.round()  # what is done once is done
    await _check_that_all_were_answered(bench)
    loop = asyncio.get_running_loop()
    while way := (await loop.run_in_executor(None, sys.stdin.readline)).strip():
        if way == "small":
            figure: Any = {**_small(), "metrics_ms": await _metrics_ms(bench)}
        else:
            with _spans(way):
                figure = await bench.round()
        print(json.dumps(figure), flush=True)


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_main())

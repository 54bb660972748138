"""Is what was decided delivered, once and soon? Goals while workers die and receivers fail, hang, or simply answer."""

import asyncio
import json
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from statistics import quantiles
from typing import Any, Final

import httpx2
from starlette.responses import PlainTextResponse

from echolink.simulator.receiver import Received

from . import disturbances
from .callers import Kind
from .figures import Figure, of_live_calls
from .live import talk
from .sprint import BOOKED, sprint
from .stored import first_attempts, strays, undelivered
from .world import Asked, Kept, World, world

_FAILS: Final = 0.3
_MOST_IN_A_ROW: Final = (
    3  # the fourth attempt comes after 2.5 minutes, the fifth after 12: so long nobody wants to measure
)
_LAST_TRIES_SECONDS: Final = 240.0
_PENDING: Final = 1_000
_SOON_SECONDS: Final = 2.0
_AT_ONCE_MS: Final = 50.0
_CALLERS: Final = (1, 4)  # four take all of two cores, on which callers and database run, too


async def owed(asked: Asked, *, kept: Kept) -> Sequence[Figure]:
    """Every caller books; a worker dies every 2 s, and three of ten requests to the webhook are refused."""
    workers = 1 if kept == "sqlite" else asked.workers
    async with world(asked, kept, workers=workers) as at:
        at.receiver.answer = _failing()
        run, verdict = await talk(at, disturbances.kill_workers, books_every=1, delivered_seconds=_LAST_TRIES_SECONDS)
        odd = await asyncio.to_thread(strays, at.database_url)
        letters = at.letters()
    ids = Counter(letter.id for letter in letters)
    whole = not (verdict.decided_twice or verdict.altered_actions or verdict.not_delivered or odd)
    found = of_live_calls(
        f"{asked.calls} calls that each complete a goal, a random worker killed with -9 every 2 s for {asked.seconds:g} s, the "
        f"receiver fails {_FAILS:.0%} of its requests, {kept}, {_workers(workers)}",
        "every action delivered; each `webhook-id` one goal with one body; no row without its call, no goal without its row",
        run,
        verdict,
        is_met=whole and verdict.is_clean,
    )
    measured = (
        f"{len(ids)} goals in {len(letters)} requests, {len(verdict.not_delivered)} not delivered, "
        f"{len(verdict.altered_actions)} with another body, {len(verdict.decided_twice)} decided twice, {len(odd)} rows without "
        f"their call or goals without their row; {found.measured}"
    )
    return [replace(found, measured=measured, notes=[*found.notes, *odd[:3], _often(ids)])]


def _failing() -> Callable[[Received], Any]:
    """Refuses by lot, but the same delivery three times in a row at most."""
    chance, failed = random.Random(6), Counter[str]()

    def answer(came: Received) -> Any:
        id_ = came.headers.get("webhook-id", "")
        if failed[id_] < _MOST_IN_A_ROW and chance.random() < _FAILS:
            failed[id_] += 1
            return PlainTextResponse("not now", 503)
        return {"message": "All confirmed."}

    return answer


def _often(ids: Counter[str]) -> str:
    spread = Counter(ids.values())
    told = ", ".join(f"{count} in {tries}" for tries, count in sorted(spread.items()))
    return f"requests a goal took: {told}; a goal is refused {_MOST_IN_A_ROW} times in a row at most"


async def hanging(asked: Asked, *, kept: Kept) -> Sequence[Figure]:
    """One account's endpoint takes connections and never answers; what another account tells is tried all the same."""
    workers = 1 if kept == "sqlite" else asked.workers
    async with _silent() as port, world(asked, kept, workers=workers) as at:
        await _subscribe(at, "chat", f"http://127.0.0.1:{port}/", ["call.turn"])
        await _subscribe(at, "booking", at.webhook, ["call.started", "call.turn", "goal.completed"])
        while (pending := await asyncio.to_thread(undelivered, at.database_url)) < _PENDING:
            await sprint(at, "chat", callers=32, seconds=1)
        run, verdict = await talk(at, disturbances.nothing, books_every=1, delivered_seconds=0)
        waits = await asyncio.to_thread(first_attempts, at.database_url, "booking@example.com")
        left = await asyncio.to_thread(undelivered, at.database_url)
    median, p95 = _median_and_95(waits)
    return [
        Figure(
            f"an endpoint that never answers, {pending:,} deliveries pending on its account, {kept}, {_workers(workers)}: first "
            f"attempts of another account, {asked.calls} calls at once",
            f"95 % within {_SOON_SECONDS:g} s",
            f"{len(waits)} first attempts: median {median:.3f} s, 95 % {p95:.3f} s, longest {max(waits):.3f} s",
            p95 <= _SOON_SECONDS,
            [
                f"{left:,} were pending at the end; {run.most_alive} calls at once, longest wait {verdict.longest_wait:.1f} s"
            ],
        )
    ]


async def at_once(asked: Asked, *, kept: Kept) -> Sequence[Figure]:
    """From the decision, whose time stands in the payload, to the receiver: callers who never pause, and book."""
    return [await _at_once(asked, kept, callers) for callers in _CALLERS]


async def _at_once(asked: Asked, kept: Kept, callers: int) -> Figure:
    workers = 1 if kept == "sqlite" else asked.workers
    async with world(asked, kept, workers=workers) as at:
        await sprint(at, "booking", callers=callers, seconds=asked.seconds / 3, said=BOOKED)
    took = [1000 * (arrived - _decided_at(body)) for arrived, body in at.arrivals.values()]
    median, p95 = _median_and_95(took)
    return Figure(
        f"goal decided until its webhook is received, {callers} caller{'s' * (callers > 1)} without a pause, {kept}, "
        f"{_workers(workers)}",
        f"95 % within {_AT_ONCE_MS:g} ms",
        f"{len(took)} goals: median {median:.1f} ms, 95 % {p95:.1f} ms, longest {max(took):.1f} ms",
        p95 <= _AT_ONCE_MS,
    )


def _decided_at(body: bytes) -> float:
    """Whole milliseconds, rounded down: up to one more is measured than it took."""
    return datetime.fromisoformat(json.loads(body)["timestamp"]).timestamp()


def _median_and_95(found: Sequence[float]) -> tuple[float, float]:
    cuts = quantiles(found, n=100)
    return cuts[49], cuts[94]


def _workers(count: int) -> str:
    return f"{count} worker{'s' * (count > 1)}"


@asynccontextmanager
async def _silent() -> AsyncIterator[int]:
    """The port of a server that takes connections, and says nothing."""

    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.read(65_536):
            pass
        writer.close()

    async with await asyncio.start_server(say_nothing, "127.0.0.1", 0, backlog=1_024) as server:
        yield server.sockets[0].getsockname()[1]


async def _subscribe(at: World, kind: Kind, url: str, events: Sequence[str]) -> None:
    headers = {"Authorization": f"Bearer {at.tokens[kind]}"}
    async with httpx2.AsyncClient(base_url=at.server.origin, trust_env=False, headers=headers) as http:
        (await http.post("/v1/webhooks", json={"url": url, "events": list(events)})).raise_for_status()

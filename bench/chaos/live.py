"""How are many calls kept alive at once while something happens to the servers? Slots in which one call follows another."""

import asyncio
import contextlib
import random
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from .callers import Dial, Kind, Pace, play
from .disturbances import Disturb, Toll
from .journal import Journal
from .judgement import Verdict, judge
from .stored import stored_calls, undelivered
from .world import World

_BOOKING_EVERY = 5  # each fifth caller books a table
_RAMP_SECONDS = 5.0  # not all phones ring in the same moment
_REDIAL_SECONDS = 1.0  # until somebody else phones
_LATE_SECONDS = 60.0  # that a planned restart may last beyond the time
_LAST_SECONDS = 150.0  # for calls that are under way when the time is over
_DELIVERY_SECONDS = 60.0  # for actions that are decided, where their receiver answers
_TELL_SECONDS = 5.0


@dataclass(slots=True)
class Run:
    """All calls of a measurement, those under way included."""

    journals: list[Journal] = field(default_factory=list)
    alive: int = 0
    most_alive: int = 0
    toll: Toll = field(default_factory=Toll)

    def progress(self) -> str:
        said = sum(len(one.said) for one in self.journals)
        over = len(self.journals) - self.alive
        return f"{self.alive} calls alive, {over} over, {said} utterances, {self.toll.done} {self.toll.what}"


async def talk(
    at: World,
    disturb: Disturb,
    *,
    dial: Dial | None = None,
    books_every: int = _BOOKING_EVERY,
    delivered_seconds: float = _DELIVERY_SECONDS,
) -> tuple[Run, Verdict]:
    """`asked.calls` people talk for `asked.seconds` while `disturb` goes on, then all calls come to their end, and what was
    decided is delivered, if that takes no longer than `delivered_seconds`."""
    run, pace = Run(), Pace()
    async with _told(run):
        began = time.monotonic()
        disturbing = asyncio.create_task(disturb(at, run.toll))
        slots = [
            asyncio.create_task(_slot(run, pace, dial or at.dial, number, began, books_every))
            for number in range(at.asked.calls)
        ]
        try:
            await _until_over(run.toll, disturbing, began + at.asked.seconds)
            disturbing.cancel()
            pace.over.set()
            await asyncio.wait(slots, timeout=_LAST_SECONDS)
        finally:
            for task in (*slots, disturbing):
                task.cancel()
            await asyncio.gather(*slots, disturbing, return_exceptions=True)
        await _delivered(at, delivered_seconds)
    return run, judge(run.journals, await asyncio.to_thread(stored_calls, at.database_url), at.letters())


async def _slot(run: Run, pace: Pace, dial: Dial, number: int, began: float, books_every: int) -> None:
    """One call after the other until the time is over."""
    chance = random.Random(number)
    kind: Kind = "booking" if number % books_every == books_every - 1 else "chat"
    await asyncio.sleep(chance.uniform(0, _RAMP_SECONDS))
    while not pace.over.is_set():
        run.alive += 1
        run.most_alive = max(run.most_alive, run.alive)
        try:
            await play(kind, dial, pace, chance, run.journals)
        finally:
            run.alive -= 1
        await asyncio.sleep(_REDIAL_SECONDS)


async def _until_over(toll: Toll, disturbing: "asyncio.Task[None]", until: float) -> None:
    """Until the time is over and what was planned is done; what breaks the disturbance is raised."""
    await asyncio.wait({disturbing}, timeout=until - time.monotonic())
    if not disturbing.done() and toll.done < toll.planned:
        await asyncio.wait({disturbing}, timeout=_LATE_SECONDS)
    if disturbing.done():
        await disturbing
        await asyncio.sleep(until - time.monotonic())


async def _delivered(at: World, seconds: float) -> None:
    """Until every decided action was sent, or its time is over."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while await asyncio.to_thread(undelivered, at.database_url) > 0:  # noqa: ASYNC110 - nothing tells a stranger
                await asyncio.sleep(0.5)


@asynccontextmanager
async def _told(run: Run) -> AsyncIterator[None]:
    """A line of progress on stderr every 5 s."""

    async def tell() -> None:
        began = time.monotonic()
        while True:
            await asyncio.sleep(_TELL_SECONDS)
            print(f"  {time.monotonic() - began:4.0f} s: {run.progress()}", file=sys.stderr, flush=True)

    telling = asyncio.create_task(tell())
    try:
        yield
    finally:
        telling.cancel()

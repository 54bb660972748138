"""What do so many calls at once get, and what do they cost the server? A window of time over them, when they are all there."""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bench.chaos.processes import cpu_seconds

from .caller import Call, Dropped, Pace, Target
from .machine import busy_seconds, memory_bytes
from .tally import Tally

_AFTER_A_DROP_SECONDS = 0.2  # a caller who was dropped rings again
What = Literal["first", "reply", "silence", "done"]


@dataclass(frozen=True)
class Level:
    """Figures of one target with one number of calls. Times in seconds."""

    target: str
    calls: int
    seconds: float
    tally: Tally
    server_cpu: float  # of all its processes
    driver_cpu: float
    other_cpu: float  # of all other processes on the machine, the fake model among them
    memory_before: int  # bytes, before the calls
    memory: int  # with all of them live

    @property
    def turns(self) -> int:
        return len(self.tally.turns)

    @property
    def turns_a_second(self) -> float:
        return self.turns / self.seconds

    @property
    def turns_a_core(self) -> float:
        """A second, were one core busy with nothing else."""
        return self.turns / self.server_cpu if self.server_cpu else 0.0

    @property
    def cpu_ms_a_turn(self) -> float:
        return 1_000 * self.server_cpu / self.turns if self.turns else 0.0

    @property
    def dropped(self) -> int:
        return self.tally.faults.total()

    @property
    def most_fillers(self) -> int:
        return max((turn.fillers for turn in self.tally.turns), default=0)

    def ms(self, what: What) -> list[float]:
        """Of all turns; who never got there counts as endlessly late."""
        found = (getattr(turn, what) for turn in self.tally.turns)
        return [float("inf") if seconds is None else 1_000 * seconds for seconds in found]


def percentile(values: Sequence[float], share: float) -> float:
    """The value that so large a share stays below; endless without values, so that nothing seen is nothing shown."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("inf")


async def measure(target: Target, calls: int, pace: Pace, *, warm: float, seconds: float, seed: int = 0) -> Level:
    """`calls` callers, each ringing again when its call is over; they begin spread over most of `warm` seconds. The same `seed`
    makes callers who are alike."""
    tally, lots = Tally(), random.Random(seed)
    before = memory_bytes(target.pids)
    callers = [
        asyncio.create_task(_caller(target, pace, tally, 0.8 * warm * place / calls, random.Random(lots.random())))
        for place in range(calls)
    ]
    try:
        await _talk(callers, warm)
        tally.counts = True
        began, server, driver, all_ = time.perf_counter(), cpu_seconds(target.pids), time.process_time(), busy_seconds()
        await _talk(callers, seconds)
        took, server = time.perf_counter() - began, cpu_seconds(target.pids) - server
        driver, memory = time.process_time() - driver, memory_bytes(target.pids)
        other = max(busy_seconds() - all_ - server - driver, 0.0)
        tally.counts = False
        dropped = tally.faults.copy()
    finally:
        for caller in callers:
            caller.cancel()
        await asyncio.gather(*callers, return_exceptions=True)
    tally.faults = dropped  # what hanging up in the middle of everything does is no finding
    return Level(target.name, calls, took, tally, server, driver, other, before, memory)


async def _talk(callers: Sequence[asyncio.Task[None]], seconds: float) -> None:
    """A caller never ends by itself: one that does raises what is wrong with it."""
    ended, _ = await asyncio.wait(callers, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for caller in ended:
        caller.result()


async def _caller(target: Target, pace: Pace, tally: Tally, after: float, lots: random.Random) -> None:
    await asyncio.sleep(after)
    while True:
        try:
            await Call(target, pace, tally, lots=lots).run()
        except Dropped as why:
            tally.dropped(str(why))
            await asyncio.sleep(_AFTER_A_DROP_SECONDS)

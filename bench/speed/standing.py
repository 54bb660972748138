"""What does a server cost that nobody calls? Its memory, its share of a core, and how long it takes to be ready."""

import asyncio
import time
from collections.abc import Sequence
from typing import Final

from bench.chaos.processes import cpu_seconds
from bench.driver.caller import Target
from bench.driver.machine import memory_bytes

from .field import Asked, field
from .row import Row

_MOST_MB: Final = 150.0
_MOST_PERCENT: Final = 2.0
_SETTLES_SECONDS: Final = 5  # what runs beside the start is over


async def measure(asked: Asked) -> Sequence[Row]:
    """As it comes, and with a model's library loaded."""
    async with field(asked, model="scripted") as at:
        ready = at.ready_seconds
        await asyncio.sleep(_SETTLES_SECONDS)
        memory, share = await _idle(at.scripted, asked.seconds)
        peer_memory, peer_share = await _idle(at.plain, 2)
    async with field(asked) as at:
        await asyncio.sleep(_SETTLES_SECONDS)
        with_model, with_model_share = await _idle(at.ours, asked.seconds)
    loaded = f"with a model's library loaded: {with_model:.0f} MB, {with_model_share:.1f} % of a core"
    note = f"from its start to ready: {ready:.1f} s; {loaded}"
    return [
        Row(
            "idle: memory",
            f"≤ {_MOST_MB:g} MB",
            f"{memory:.0f} MB",
            f"{peer_memory:.0f} MB",
            memory <= _MOST_MB,
            [note],
        ),
        Row(
            "idle: share of a core",
            f"≤ {_MOST_PERCENT:g} %",
            f"{share:.1f} %",
            f"{peer_share:.1f} %",
            share <= _MOST_PERCENT,
        ),
    ]


async def _idle(target: Target, seconds: float) -> tuple[float, float]:
    """Megabytes, and per cent of a core."""
    before, began = cpu_seconds(target.pids), time.perf_counter()
    await asyncio.sleep(seconds)
    share = (cpu_seconds(target.pids) - before) / (time.perf_counter() - began)
    return memory_bytes(target.pids) / 1e6, 100 * share

"""What happens to the servers while people talk? Deaths and freezes without end, or restarts of which some are planned."""

import asyncio
import random
import signal
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field

from .processes import tell
from .world import World

_EVERY_SECONDS = 2.0
_LEAST_FROZEN_SECONDS, _MOST_FROZEN_SECONDS = 1.0, 8.0


@dataclass(slots=True)
class Toll:
    """What was done, for the line of progress and the report."""

    done: int = 0
    what: str = "disturbances"
    planned: int = 0  # the measurement lasts until so many are done
    frozen: set[int] = field(default_factory=set)


Disturb = Callable[[World, Toll], Coroutine[None, None, None]]


async def kill_workers(at: World, toll: Toll) -> None:
    """A random worker dies every 2 s, as the kernel's OOM killer does it. A lone server is started anew by us."""
    toll.what = "kills"
    while True:
        await asyncio.sleep(_EVERY_SECONDS)
        server = at.server
        if alive := server.answering():
            tell([random.choice(alive)], signal.SIGKILL)
            toll.done += 1
        if server.workers is None:
            await server.child.ended()
            await server.start()


async def freeze_workers(at: World, toll: Toll) -> None:
    """Every 2 s a random worker stands still for 1–8 s and then goes on as if nothing had been; one always runs."""
    toll.what = "freezes"
    async with asyncio.TaskGroup() as thawing:
        while True:
            await asyncio.sleep(_EVERY_SECONDS)
            running = [pid for pid in at.server.answering() if pid not in toll.frozen]
            if len(running) > 1 or (at.server.workers in (None, 1) and running):
                thawing.create_task(_freeze(random.choice(running), toll))


async def _freeze(pid: int, toll: Toll) -> None:
    toll.frozen.add(pid)
    toll.done += 1
    try:
        tell([pid], signal.SIGSTOP)
        await asyncio.sleep(random.uniform(_LEAST_FROZEN_SECONDS, _MOST_FROZEN_SECONDS))
    finally:
        tell([pid], signal.SIGCONT)
        toll.frozen.discard(pid)


async def restart_postgres(at: World, toll: Toll) -> None:
    """Twice, after a third and two thirds of the time: all connections are ended, and it starts again."""
    toll.what, toll.planned = "restarts of PostgreSQL", 2
    postgres = at.postgres
    assert postgres is not None, "this is about PostgreSQL"
    for _ in range(2):
        await asyncio.sleep(at.asked.seconds / 3)
        await asyncio.to_thread(postgres.stop)
        await asyncio.to_thread(postgres.start)
        toll.done += 1


async def roll_workers(at: World, toll: Toll) -> None:
    """Twice: one worker after the other is replaced, as for a new version."""
    toll.what, toll.planned = "rolling restarts", 2
    for _ in range(2):
        await asyncio.sleep(at.asked.seconds / 3)
        await at.server.reload()
        toll.done += 1


async def redeploy_one(at: World, toll: Toll) -> None:
    """Of several servers one after the other is stopped by SIGTERM and started again."""
    toll.what, toll.planned = "redeployed servers", 2
    for server in at.servers[:2]:
        await asyncio.sleep(at.asked.seconds / 3)
        await server.stop()
        await server.start()
        toll.done += 1


async def nothing(at: World, toll: Toll) -> None:
    """To compare with."""

"""How does a delivery go on? Attempt, sleep, attempt: each finished step is recorded, and not taken again after a crash."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from dbos import DBOS

Attempt = Callable[[str], Awaitable[float | None]]
"""Makes a delivery's next attempt; returns the seconds until the one after it, None when there is none to come."""


class Seat:
    """Who makes attempts in this process. DBOS finds workflows by name, and hands them nothing: what they need is found here."""

    def __init__(self) -> None:
        self._attempt: Attempt | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._under_way: set[asyncio.Task[float | None]] = set()

    def take(self, attempt: Attempt, loop: asyncio.AbstractEventLoop) -> None:
        """From now on attempts are made by `attempt`, in `loop`, where its connections and the callers who wait are."""
        self._attempt, self._loop = attempt, loop

    async def leave(self, grace_seconds: float) -> None:
        """Take no further attempt; let those under way end within the grace, and stop the rest."""
        self._attempt = None
        if self._under_way:
            _, late = await asyncio.wait(self._under_way, timeout=grace_seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def attempt(self, delivery_id: str) -> float | None:
        """Called in DBOS's loop. Once nobody makes attempts here any more it waits to be cancelled: a workflow that returned or
        raised would have ended for good."""
        loop = self._loop
        if loop is not None and self._attempt is not None:
            made = await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(self._make(delivery_id), loop))
            if made is not _STOPPED:
                return made
        never: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        await never
        raise AssertionError("it is only ever cancelled")

    async def _make(self, delivery_id: str) -> float | None:
        if self._attempt is None:
            return _STOPPED
        task = asyncio.ensure_future(self._attempt(delivery_id))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        try:
            return await task
        except asyncio.CancelledError:
            return _STOPPED


_STOPPED: Final = float("nan")  # not a number of seconds
seat: Final = Seat()


@DBOS.step(name="attempt")
async def _attempt(delivery_id: str) -> float | None:
    return await seat.attempt(delivery_id)


@DBOS.workflow(name="deliver")
async def deliver(delivery_id: str) -> None:
    """One round of a delivery, from its first attempt to the last."""
    while (pause := await _attempt(delivery_id)) is not None:
        await DBOS.sleep_async(pause)

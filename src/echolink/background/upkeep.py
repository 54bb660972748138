"""What of the background work is lost, and what is over? One living worker looks, for all."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Final, Protocol

import structlog

from echolink.actions.deliverer import Deliverer
from echolink.background.runs import DurableRuns
from echolink.errors import StorageUnavailable

_EACH_SECONDS: Final = 15.0
_LOOKS_A_SWEEP: Final = 240  # an hour
_SWEEP_SECONDS: Final = 300.0

log = structlog.get_logger(__name__)

Look = Callable[[Collection[str]], Awaitable[None]]
"""Looks after something else that is owed, knowing which workers live. Raises StorageUnavailable."""


class Who(Protocol):
    """Which worker are we, and which live?"""

    @property
    def me(self) -> str: ...

    async def living(self) -> Collection[str]:
        """This one included. Raises StorageUnavailable."""


Sweep = Callable[[], Awaitable[None]]
"""Deletes what is to be kept no longer; what it does not get done, the next one does. Raises StorageUnavailable."""


class Upkeep:
    """Takes up what the dead have left, sets going what nobody carries on, and forgets what has ended."""

    def __init__(
        self,
        runs: DurableRuns,
        deliverer: Deliverer,
        who: Who,
        *,
        others: Sequence[Look] = (),
        sweeps: Sequence[Sweep] = (),
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`sweeps`: made every five minutes, one after the other, by the one who looks for all."""
        self._runs, self._deliverer, self._who, self._sleep = runs, deliverer, who, sleep
        self._sweeps = sweeps
        self._others = others

    async def for_ever(self) -> None:
        """Until cancelled."""
        looks = 0
        while True:
            looks += 1
            try:
                await self.look(at_boot=looks == 1)
                if looks % _LOOKS_A_SWEEP == 1:
                    await self._runs.forget()
            except StorageUnavailable:  # told by the storage; the next look finds the same
                log.info("background_work_not_looked_at")
            await self._sleep(_EACH_SECONDS)

    async def sweep_for_ever(self) -> None:
        """Until cancelled; apart from the looks, because to delete the calls of years takes a while."""
        while True:
            try:
                await self.sweep()
            except StorageUnavailable:
                log.info("old_rows_not_swept")
            await self._sleep(_SWEEP_SECONDS)

    async def sweep(self) -> None:
        """Once, if it is ours to do. Raises StorageUnavailable."""
        if self._who.me == min(await self._who.living()):
            for sweep in self._sweeps:
                await sweep()

    async def look(self, *, at_boot: bool = False) -> None:
        """Once. Raises StorageUnavailable."""
        living = await self._who.living()
        if self._who.me != min(living):
            return
        await self._runs.take_up(living)
        await self._deliverer.look(at_boot=at_boot and len(living) == 1)
        for look in self._others:
            await look(living)

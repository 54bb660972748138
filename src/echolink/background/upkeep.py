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

log = structlog.get_logger(__name__)

Look = Callable[[Collection[str]], Awaitable[None]]
"""Looks after something else that is owed, knowing which workers live. Raises StorageUnavailable."""


class Who(Protocol):
    """Which worker are we, and which live?"""

    @property
    def me(self) -> str: ...

    async def living(self) -> Collection[str]:
        """This one included. Raises StorageUnavailable."""


class Upkeep:
    """Takes up what the dead have left, sets going what nobody carries on, and forgets what has ended."""

    def __init__(
        self,
        runs: DurableRuns,
        deliverer: Deliverer,
        who: Who,
        *,
        others: Sequence[Look] = (),
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._runs, self._deliverer, self._who, self._sleep = runs, deliverer, who, sleep
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

    async def look(self, *, at_boot: bool = False) -> None:
        """Once. Raises StorageUnavailable."""
        living = await self._who.living()
        if self._who.me != min(living):
            return
        await self._runs.take_up(living)
        await self._deliverer.look(at_boot=at_boot and len(living) == 1)
        for look in self._others:
            await look(living)

"""Who waits in a call for what a webhook answers? Each as long as it may, and no longer than there is something to wait for."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final

from echolink.agent.port import Outcome

NOTED: Final = Outcome("noted")


class Waiting:
    """Those who wait for one delivery."""

    def __init__(self) -> None:
        self.outcome: Outcome | None = None  # final, though perhaps not recorded yet
        self.is_trying = False  # an attempt is under way, or what came of it is being recorded
        self._resumes_at: datetime | None = None  # while it rests between two attempts
        self._waiters: dict[asyncio.Future[Outcome], datetime] = {}

    @property
    def is_awaited(self) -> bool:
        return bool(self._waiters)

    async def within(
        self, seconds: float, clock: Callable[[], datetime], sleep: Callable[[float], Awaitable[None]]
    ) -> Outcome:
        """The outcome, or `noted` when the time is over, or when no attempt would begin within it."""
        deadline = clock() + timedelta(seconds=seconds)
        if self.outcome is not None or (self._resumes_at is not None and self._resumes_at >= deadline):
            return self.outcome or NOTED
        waiter: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._waiters[waiter] = deadline
        timer = asyncio.ensure_future(sleep(seconds))
        try:
            await asyncio.wait((waiter, timer), return_when=asyncio.FIRST_COMPLETED)
        finally:
            timer.cancel()
            del self._waiters[waiter]
        return waiter.result() if waiter.done() else self.outcome or NOTED

    def rest(self, until: datetime) -> None:
        """No attempt before `until`: who cannot wait so long need not wait at all."""
        self._resumes_at = until
        for waiter, deadline in self._waiters.items():
            if deadline <= until and not waiter.done():
                waiter.set_result(NOTED)

    def settle(self, outcome: Outcome) -> None:
        """Tell them all."""
        self.outcome = outcome
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(outcome)

"""How long are calls kept? What is older than the operator allows is deleted, a little at a time."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final, Protocol

import structlog

from echolink.calls import metrics
from echolink.calls.clock import Clock

# SQLite has one writer: ten calls of thirty turns are some 10 ms of it, and between two batches everybody else writes.
_AT_A_TIME: Final = 10
_PAUSE_SECONDS: Final = 0.05
_LAST_WORDS: Final = timedelta(
    minutes=2
)  # in which Twilio may ask for a goodbye again; else its status callback wipes at once

log = structlog.get_logger(__name__)


class Old(Protocol):
    """What storage deletes for it. Every method raises StorageUnavailable."""

    async def forget_calls(self, before: datetime, most: int) -> int:
        """Delete calls that ended before then, the oldest first, with all that hangs on them, and return how many there were. One
        with a delivery that is still pending stays until that has ended."""

    async def wipe_words(self, before: datetime, most: int) -> int:
        """Wipe what was said in calls that ended before then and whose transcript is not kept; returns how many there were."""

    async def forget_rest(self, before: datetime, most: int) -> int:
        """Delete deliveries of no call, and bots that were deleted before then and have no call left; returns how many."""

    async def forget_answers(self, now: datetime) -> None:
        """Delete what was answered to requests with an Idempotency-Key, once no repeat is answered from it any more."""


class Retention:
    """Deletes on behalf of all workers; who calls it sees to it that only one does."""

    def __init__(
        self,
        old: Old,
        clock: Clock,
        days: int | None,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`days`: None keeps calls for ever."""
        self._old, self._clock, self._days, self._sleep = old, clock, days, sleep

    async def sweep(self) -> None:
        """Until nothing is left that is too old. What a sweep that was cut short has left, the next one finds. Raises
        StorageUnavailable."""
        now = self._clock()
        await self._old.forget_answers(now)
        await self._all(lambda: self._old.wipe_words(now - _LAST_WORDS, _AT_A_TIME))
        if self._days is None:
            return
        before = now - timedelta(days=self._days)
        calls = await self._all(lambda: self._old.forget_calls(before, _AT_A_TIME))
        rest = await self._all(lambda: self._old.forget_rest(before, _AT_A_TIME))
        metrics.FORGOTTEN.inc(calls)
        if calls or rest:
            log.info("old_calls_deleted", calls=calls, others=rest, days=self._days)

    async def _all(self, some: Callable[[], Awaitable[int]]) -> int:
        gone = 0
        while count := await some():
            gone += count
            await self._sleep(_PAUSE_SECONDS)
        return gone

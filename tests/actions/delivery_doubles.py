"""What stands in for storage and time when deliveries are tried."""

import asyncio
import heapq
import itertools
from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta

from echolink.actions.delivery import Attempt, Delivery, DeliveryState, DeliveryStatus
from echolink.errors import StorageUnavailable

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class MemoryDeliveries:
    """`DeliveryStore` in memory; `fail(n)` makes its next n calls raise StorageUnavailable."""

    def __init__(self, secrets: Sequence[str]) -> None:
        self.live_secrets = secrets
        self.states: dict[str, DeliveryState] = {}
        self._failures = 0
        self._changed = asyncio.Condition()

    def add(self, url: str, delivery_id: str = "dlv_1", attempts: Sequence[Attempt] = ()) -> str:
        delivery = Delivery(
            id=delivery_id,
            account_id="acc_1",
            bot_id="bot_1",
            call_id="call_1",
            turn=3,
            sequence=1,
            type="goal.completed",
            url=url,
            body='{"type":"goal.completed"}',
            decided_at=NOON,
        )
        self.states[delivery_id] = DeliveryState(
            delivery=delivery, status=DeliveryStatus.PENDING, attempts=tuple(attempts)
        )
        return delivery_id

    def fail(self, times: int) -> None:
        self._failures = times

    async def get(self, delivery_id: str) -> DeliveryState | None:
        self._may_fail()
        return self.states.get(delivery_id)

    async def secrets(self, bot_id: str, at: datetime) -> Sequence[str]:
        self._may_fail()
        return self.live_secrets

    async def record(self, delivery_id: str, attempt: Attempt, status: DeliveryStatus, told: str) -> None:
        self._may_fail()
        old = self.states[delivery_id]
        async with self._changed:
            self.states[delivery_id] = DeliveryState(
                delivery=old.delivery, status=status, attempts=(*old.attempts, attempt), told=told
            )
            self._changed.notify_all()

    async def claim(self, worker: str, living: Collection[str]) -> Sequence[str]:
        self._may_fail()
        return [key for key, state in self.states.items() if state.status is DeliveryStatus.PENDING]

    async def of_call(self, call_id: str) -> Sequence[DeliveryState]:
        return list(self.states.values())

    async def attempted(self, count: int, delivery_id: str = "dlv_1") -> DeliveryState:
        """Wait until that many attempts are recorded."""
        async with asyncio.timeout(5), self._changed:
            await self._changed.wait_for(lambda: len(self.states[delivery_id].attempts) >= count)
        return self.states[delivery_id]

    def _may_fail(self) -> None:
        if self._failures:
            self._failures -= 1
            raise StorageUnavailable("the database is locked")


class Time:
    """A clock that a test moves; `sleep` ends when it has been moved far enough."""

    def __init__(self) -> None:
        self.now = NOON
        self.slept: list[float] = []  # what was asked for, in order
        self._order = itertools.count()
        self._sleepers: list[tuple[datetime, int, asyncio.Future[None]]] = []
        self._asleep = asyncio.Condition()

    def clock(self) -> datetime:
        return self.now

    async def sleep(self, seconds: float) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        async with self._asleep:
            self.slept.append(seconds)
            heapq.heappush(self._sleepers, (self.now + timedelta(seconds=seconds), next(self._order), future))
            self._asleep.notify_all()
        await future

    async def asked_to_sleep(self, seconds: float) -> None:
        """Wait until somebody sleeps for that long."""
        async with asyncio.timeout(5), self._asleep:
            await self._asleep.wait_for(lambda: seconds in self.slept)

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        while self._sleepers and self._sleepers[0][0] <= self.now:
            future = heapq.heappop(self._sleepers)[2]
            if not future.done():
                future.set_result(None)

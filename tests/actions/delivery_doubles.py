"""What stands in for storage and time when deliveries are tried."""

import asyncio
import heapq
import itertools
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from echolink.actions.delivery import (
    Attempt,
    Delivery,
    DeliveryFilter,
    DeliveryState,
    DeliveryStatus,
    EndpointState,
    Recorded,
)
from echolink.errors import StorageUnavailable

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class MemoryDeliveries:
    """`DeliveryStore` in memory; `fail(n)` makes its next n calls raise StorageUnavailable."""

    def __init__(self, secrets: Sequence[str]) -> None:
        self.live_secrets = secrets
        self.states: dict[str, DeliveryState] = {}
        self._failures = 0
        self._changed = asyncio.Condition()

    def owe(self, url: str, delivery_id: str = "dlv_1", attempts: Sequence[Attempt] = (), **other: Any) -> str:
        delivery = Delivery(
            id=delivery_id,
            account_id=other.pop("account_id", "acc_1"),
            bot_id="bot_1",
            endpoint_id="bot_1",
            call_id="call_1",
            turn=3,
            sequence=1,
            type="goal.completed",
            url=url,
            body='{"type":"goal.completed"}',
            decided_at=NOON,
        )
        self._put(delivery, attempts, other)
        return delivery_id

    def _put(self, delivery: Delivery, attempts: Sequence[Attempt], other: dict[str, Any]) -> None:
        values: dict[str, Any] = {"begun_at": NOON, "next_attempt_at": NOON} | other
        self.states[delivery.id] = DeliveryState(
            delivery=delivery, status=DeliveryStatus.PENDING, attempts=tuple(attempts), **values
        )

    def fail(self, times: int) -> None:
        self._failures = times

    async def get(self, delivery_id: str) -> DeliveryState | None:
        self._may_fail()
        return self.states.get(delivery_id)

    async def add(self, delivery: Delivery) -> None:
        self._may_fail()
        self._put(delivery, (), {})

    async def secrets(self, endpoint_id: str, at: datetime) -> Sequence[str]:
        self._may_fail()
        return self.live_secrets

    async def record(self, delivery_id: str, recorded: Recorded) -> None:
        self._may_fail()
        old = self.states[delivery_id]
        async with self._changed:
            self.states[delivery_id] = replace(
                old,
                status=recorded.status,
                attempts=(*old.attempts, recorded.attempt),
                told=recorded.told,
                next_attempt_at=recorded.next_attempt_at,
                is_endpoint_paused=bool(recorded.pauses),
            )
            self._changed.notify_all()

    async def hold(self, delivery_id: str) -> None:
        self._may_fail()
        self.states[delivery_id] = replace(self.states[delivery_id], status=DeliveryStatus.HELD, next_attempt_at=None)

    async def overdue(self, before: datetime, limit: int) -> Sequence[DeliveryState]:
        self._may_fail()
        return [
            state
            for state in self.states.values()
            if state.status is DeliveryStatus.PENDING
            and state.next_attempt_at is not None
            and state.next_attempt_at <= before
        ][:limit]

    async def again(self, delivery_id: str, at: datetime, *, resumes: bool) -> DeliveryState | None:
        self._may_fail()
        old = self.states.get(delivery_id)
        if old is None:
            return None
        anew = replace(old, status=DeliveryStatus.PENDING, round=old.round + 1, begun_at=at, next_attempt_at=at)
        anew = replace(anew, is_endpoint_paused=old.is_endpoint_paused and not resumes)
        self.states[delivery_id] = anew
        return anew

    async def page(
        self, account_id: str, wanted: DeliveryFilter, *, after: str | None, limit: int
    ) -> Sequence[DeliveryState]:
        return list(self.states.values())[:limit]

    async def resume(self, endpoint_id: str, at: datetime) -> Sequence[tuple[str, int]]:
        held = [state for state in self.states.values() if state.status is DeliveryStatus.HELD]
        for state in held:
            await self.again(state.delivery.id, at, resumes=True)
        return [(state.delivery.id, state.round + 1) for state in held]

    async def endpoints(self, endpoint_ids: Sequence[str]) -> Mapping[str, EndpointState]:
        return {}

    async def of_call(self, call_id: str) -> Sequence[DeliveryState]:
        return list(self.states.values())

    async def goals_of(self, call_id: str) -> Sequence[DeliveryState]:
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


class TaskRuns:
    """`Runs` by tasks of this process: what a workflow does, but that it ends with the process."""

    def __init__(self, sleep: Callable[[float], Awaitable[None]]) -> None:
        self.attempt: Callable[[str], Awaitable[float | None]] | None = None
        self.elsewhere = False  # as if another worker carried everything on
        self._sleep = sleep
        self._begun: dict[tuple[str, int], asyncio.Task[None]] = {}

    async def start(self, delivery_id: str, round_: int) -> bool:
        if self.elsewhere:
            return False
        key = (delivery_id, round_)
        if key not in self._begun:
            self._begun[key] = asyncio.create_task(self._run(delivery_id))
        return not self._begun[key].done()

    async def gone(self, runs: Sequence[tuple[str, int]]) -> Sequence[tuple[str, int]]:
        return [run for run in runs if run not in self._begun or self._begun[run].done()]

    async def close(self) -> None:
        for task in self._begun.values():
            task.cancel()
        await asyncio.gather(*self._begun.values(), return_exceptions=True)

    async def _run(self, delivery_id: str) -> None:
        assert self.attempt is not None
        while (pause := await self.attempt(delivery_id)) is not None:
            await self._sleep(pause)


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

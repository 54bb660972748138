"""How are deliveries made without a durable engine? By tasks of this process, a few tries each, taken up by whoever lives."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import datetime, timedelta
from typing import TypeVar

import structlog

from echolink.actions import metrics
from echolink.actions.attempt import Tried, try_once
from echolink.actions.client import WebhookClient
from echolink.actions.delivery import Delivery, DeliveryState, DeliveryStatus, DeliveryStore
from echolink.agent.port import Outcome
from echolink.errors import StorageUnavailable
from echolink.tracing import spans

Clock = Callable[[], datetime]
"""The time now, aware."""
Sleep = Callable[[float], Awaitable[None]]
Got = TypeVar("Got")

_PAUSES_SECONDS = (2.0, 10.0, 30.0, 120.0)  # after the first attempt, the second, …
_STORE_PAUSES_SECONDS = (0.5, 1.0, 2.0, 5.0, 10.0)  # the last one again and again
_AT_A_TIME = 50  # attempts that nobody waits for; first attempts of live calls never queue behind them

_NOTED = Outcome("noted")
_UNKNOWN = Outcome("unknown")

_log = structlog.get_logger()


def spread(seconds: float) -> float:
    """A pause, a quarter longer or shorter: what failed together should not come back together."""
    return seconds * random.SystemRandom().uniform(0.75, 1.25)


class InProcessDeliveries:
    """The port `Deliveries`. At most one task a delivery: whoever asks for one that is under way joins it."""

    def __init__(
        self,
        store: DeliveryStore,
        client: WebhookClient,
        clock: Clock,
        *,
        sleep: Sleep = asyncio.sleep,
        jitter: Callable[[float], float] = spread,
    ) -> None:
        self._store, self._client = store, client
        self._clock, self._sleep, self._jitter = clock, sleep, jitter
        self._running: dict[str, _Run] = {}
        self._slots = asyncio.Semaphore(_AT_A_TIME)
        self._is_closing = False

    async def make(self, delivery_id: str, within_seconds: float) -> Outcome:
        """See the port. A delivery that is delivered already is answered from its row, and not sent again; `unknown` when
        it has no row. The wait ends early when no further attempt would begin within it."""
        if self._is_closing:
            return _NOTED
        run = self._running.get(delivery_id) or self._start(delivery_id, is_resumed=False)
        return await run.outcome_within(within_seconds, self._clock, self._sleep)

    async def take_up(self, worker: str, living: Collection[str]) -> int:
        """Resume what workers left that live no more; returns how many. Raises StorageUnavailable."""
        left = [id_ for id_ in await self._store.claim(worker, living) if id_ not in self._running]
        for delivery_id in left:
            self._start(delivery_id, is_resumed=True)
        return len(left)

    async def close(self, grace_seconds: float) -> None:
        """Begin no further attempt, let those under way end within the grace, and leave the rest to the next boot."""
        self._is_closing = True
        for run in self._running.values():
            if run.resumes_at is not None:
                run.task.cancel()
        tasks = [run.task for run in self._running.values()]
        if not tasks:
            return
        _, late = await asyncio.wait(tasks, timeout=grace_seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def _start(self, delivery_id: str, *, is_resumed: bool) -> "_Run":
        run = _Run(delivery_id)
        self._running[delivery_id] = run
        run.task = asyncio.create_task(self._deliver(run, is_resumed=is_resumed), name=f"delivery {delivery_id}")
        run.task.add_done_callback(lambda task: self._ended(run, task))
        return run

    def _ended(self, run: "_Run", task: asyncio.Task[None]) -> None:
        """Whoever still waits is told `noted`: the row is pending, and the next boot takes it up."""
        del self._running[run.delivery_id]
        run.settle(run.outcome or _NOTED)
        if not task.cancelled() and (broken := task.exception()) is not None:
            _log.error("delivery_broken", delivery_id=run.delivery_id, error=type(broken).__name__)

    async def _deliver(self, run: "_Run", *, is_resumed: bool) -> None:
        state = await self._insist(run, lambda: self._store.get(run.delivery_id))
        if (known := _known(state)) is not None:
            run.settle(known)
        if state is None:
            _log.error("delivery_without_row", delivery_id=run.delivery_id)
            return
        if state.status is not DeliveryStatus.PENDING:
            return
        number = len(state.attempts) + 1
        is_live = not is_resumed
        while (pause := await self._attempt(run, state.delivery, number, is_live=is_live)) is not None:
            if self._is_closing:
                return
            await self._rest(run, pause)
            number, is_live = number + 1, False

    async def _attempt(self, run: "_Run", delivery: Delivery, number: int, *, is_live: bool) -> float | None:
        """One attempt, recorded. Returns the seconds until the next, None when there is none."""
        slot: AbstractAsyncContextManager[object] = nullcontext() if is_live else self._slots
        async with slot:
            secrets = await self._insist(run, lambda: self._store.secrets(delivery.bot_id, self._clock()))
            tried = await _traced(self._client, delivery, secrets, number, self._clock())
        may_go_on = tried.may_retry and number <= len(_PAUSES_SECONDS)
        status = _status(tried, may_go_on=may_go_on)
        metrics.tried(tried.attempt, status)
        _log.info(
            "webhook_attempted",
            delivery_id=delivery.id,
            call_id=delivery.call_id,
            attempt=number,
            status_code=tried.attempt.status_code,
            milliseconds=tried.attempt.milliseconds,
            delivery_status=status.value,
        )
        if status is not DeliveryStatus.PENDING:
            run.outcome = Outcome("answered", tried.told) if tried.is_delivered else _NOTED
        await self._insist(run, lambda: self._store.record(delivery.id, tried.attempt, status, tried.told))
        if run.outcome is not None:
            run.settle(run.outcome)
        return self._jitter(_PAUSES_SECONDS[number - 1]) if may_go_on else None

    async def _rest(self, run: "_Run", seconds: float) -> None:
        run.rest(until=self._clock() + timedelta(seconds=seconds))
        await self._sleep(seconds)
        run.resumes_at = None

    async def _insist(self, run: "_Run", operation: Callable[[], Awaitable[Got]]) -> Got:
        """Ask storage until it answers. What the webhook said reaches the waiting caller meanwhile."""
        failures = 0
        while True:
            try:
                return await operation()
            except StorageUnavailable:
                _log.warning("delivery_store_unavailable", delivery_id=run.delivery_id, failures=failures + 1)
            if run.outcome is not None:
                run.settle(run.outcome)
            await self._sleep(_STORE_PAUSES_SECONDS[min(failures, len(_STORE_PAUSES_SECONDS) - 1)])
            failures += 1


class _Run:
    """A delivery under way: its task, what came of it, and who waits for that."""

    task: asyncio.Task[None]

    def __init__(self, delivery_id: str) -> None:
        self.delivery_id = delivery_id
        self.outcome: Outcome | None = None  # final, though perhaps not recorded yet
        self.resumes_at: datetime | None = None  # while it rests between two attempts
        self._waiters: dict[asyncio.Future[Outcome], datetime] = {}

    async def outcome_within(self, seconds: float, clock: Clock, sleep: Sleep) -> Outcome:
        deadline = clock() + timedelta(seconds=seconds)
        if self.outcome is not None or (self.resumes_at is not None and self.resumes_at >= deadline):
            return self.outcome or _NOTED
        waiter: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._waiters[waiter] = deadline
        timer = asyncio.ensure_future(sleep(seconds))
        try:
            await asyncio.wait((waiter, timer), return_when=asyncio.FIRST_COMPLETED)
        finally:
            timer.cancel()
            del self._waiters[waiter]
        return waiter.result() if waiter.done() else self.outcome or _NOTED

    def rest(self, until: datetime) -> None:
        """No attempt before `until`: who cannot wait so long need not wait at all."""
        self.resumes_at = until
        for waiter, deadline in self._waiters.items():
            if deadline <= until and not waiter.done():
                waiter.set_result(_NOTED)

    def settle(self, outcome: Outcome) -> None:
        self.outcome = outcome
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(outcome)


async def _traced(
    client: WebhookClient, delivery: Delivery, secrets: Sequence[str], number: int, now: datetime
) -> Tried:
    with spans.span(
        "echolink.webhook", "client", call_id=delivery.call_id, delivery_id=delivery.id, attempt=number
    ) as one:
        tried = await try_once(client, delivery, secrets, number, now)
        one.note(answer=metrics.answer_of(tried.attempt))
    return tried


def _known(state: DeliveryState | None) -> Outcome | None:
    """What a row says already; None while it is pending."""
    if state is None:
        return _UNKNOWN
    if state.status is DeliveryStatus.DELIVERED:
        return Outcome("answered", state.told)
    return _NOTED if state.status is DeliveryStatus.FAILED else None


def _status(tried: Tried, *, may_go_on: bool) -> DeliveryStatus:
    if tried.is_delivered:
        return DeliveryStatus.DELIVERED
    return DeliveryStatus.PENDING if may_go_on else DeliveryStatus.FAILED

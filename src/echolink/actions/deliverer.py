"""How is a delivery made? Attempt by attempt, each recorded, and whoever waits in a call is told what came of it."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, TypeVar

import structlog

from echolink.actions import metrics
from echolink.actions.attempt import Tried, try_once
from echolink.actions.client import WebhookClient
from echolink.actions.delivery import Delivery, DeliveryState, DeliveryStatus, DeliveryStore, Recorded, Runs
from echolink.actions.payload import webhook_test
from echolink.actions.retrying import pause_after, spread
from echolink.actions.secrecy import Opener, as_kept, body_of
from echolink.actions.waiting import NOTED, Waiting
from echolink.agent.port import Outcome
from echolink.errors import StorageUnavailable
from echolink.ids import new_id
from echolink.tracing import spans

Clock = Callable[[], datetime]
"""The time now, aware."""
Sleep = Callable[[float], Awaitable[None]]
Got = TypeVar("Got")

_STORE_PAUSES_SECONDS: Final = (0.5, 1.0, 2.0, 5.0, 10.0)  # the last one again and again
# Attempts that nobody waits for, of one account: an endpoint that never answers takes 15 s of each, and no other account's.
_AT_A_TIME: Final = 10
# Runs of one account that are started: each takes some 5 ms of the engine's thread, and a busy account has a thousand a second.
_STARTS_AT_A_TIME: Final = 4
_TEST: Final = "webhook.test"  # tried once
_TEST_SECONDS: Final = 16.0  # an attempt ends after 15
_OVERDUE: Final = timedelta(seconds=15)
_MOST_OVERDUE: Final = 500  # looked at in one go

_UNKNOWN: Final = Outcome("unknown")

_log = structlog.get_logger()


class Deliverer:
    """The port `Deliveries`. What makes attempts happen, for days, is `Runs`; what an attempt is and means stands here."""

    def __init__(
        self,
        store: DeliveryStore,
        client: WebhookClient,
        runs: Runs,
        clock: Clock,
        opener: Opener,
        *,
        sleep: Sleep = asyncio.sleep,
        jitter: Callable[[float], float] = spread,
    ) -> None:
        self._store, self._client, self._runs = store, client, runs
        self._clock, self._opener, self._sleep, self._jitter = clock, opener, sleep, jitter
        self._waiting: dict[str, Waiting] = {}  # by delivery: those that somebody in a call waits for
        self._lanes: dict[str, _Lane] = defaultdict(_Lane)  # by account
        self._beside: set[asyncio.Task[None]] = set()

    async def make(self, delivery_id: str, within_seconds: float) -> Outcome:
        """See the port. A delivery that is delivered already is answered from its row, and not sent again. The wait ends early
        when no further attempt would begin within it."""
        waiting = self._waiting.get(delivery_id)
        if waiting is None:
            waiting = self._waiting[delivery_id] = Waiting()
            self._start_beside(self._live(delivery_id, waiting))
        try:
            return await waiting.within(within_seconds, self._clock, self._sleep)
        finally:
            self._dismiss(delivery_id, waiting)

    def begin(self, account_id: str, delivery_ids: Sequence[str]) -> None:
        """Set deliveries of an account going that stand in the database since a moment, and that nobody waits for."""
        for delivery_id in delivery_ids:
            self._start_beside(self._begin(account_id, delivery_id))

    async def test(self, account_id: str, endpoint_id: str, url: str) -> DeliveryState | None:
        """Send `webhook.test` to an endpoint, once, and wait for what comes of it. Raises StorageUnavailable."""
        now, id_ = self._clock(), new_id("dlv")
        await self._store.add(
            Delivery(
                id=id_,
                account_id=account_id,
                bot_id=endpoint_id if endpoint_id.startswith("bot_") else "",
                endpoint_id=endpoint_id,
                call_id=None,
                turn=0,
                sequence=0,
                type=_TEST,
                url=url,
                body=webhook_test(at=now, endpoint_id=endpoint_id),
                decided_at=now,
            )
        )
        await self.make(id_, _TEST_SECONDS)
        return await self._store.get(id_)

    async def attempt(self, delivery_id: str) -> float | None:
        """Make the delivery's next attempt. Returns the seconds until the one after it, None when there is none to come.

        Waits for storage as long as that takes: what the receiver has answered is never lost.
        """
        waiting = self._waiting.get(delivery_id)
        state = await self._insist(waiting, lambda: self._store.get(delivery_id))
        if state is None or state.status is not DeliveryStatus.PENDING:
            return None
        if state.is_endpoint_paused and waiting is None:
            await self._insist(None, lambda: self._store.hold(delivery_id))
            return None
        if waiting is not None:
            return await self._attempt_for(waiting, state)
        async with self._lane(state.delivery.account_id) as lane, lane.attempts:
            return await self._attempt(state, None)

    async def look(self, *, at_boot: bool = False) -> None:
        """Set going what is overdue and nobody carries on: its worker died between the commit and the start, or it was lost in
        some other way. Raises StorageUnavailable."""
        before = self._clock() - (timedelta() if at_boot else _OVERDUE)
        overdue = {(s.delivery.id, s.round): s for s in await self._store.overdue(before, _MOST_OVERDUE)}
        for delivery_id, round_ in await self._runs.gone(list(overdue)):
            if not await self._runs.start(delivery_id, round_):  # that run has ended, though the delivery has not
                await self._again(delivery_id, resumes=False)

    async def again(self, delivery_id: str) -> DeliveryState | None:
        """Set a delivery going anew by hand, whatever became of it, and resume its endpoint; None when either is gone. Raises
        StorageUnavailable."""
        return await self._again(delivery_id, resumes=True)

    async def resume(self, account_id: str, endpoint_id: str) -> None:
        """Send to a paused endpoint of an account again, first what was held for it. Raises StorageUnavailable."""
        for delivery_id, round_ in await self._store.resume(endpoint_id, self._clock()):
            self._start_beside(self._begin(account_id, delivery_id, round_))

    async def close(self) -> None:
        """Nobody is waited with any more. What is decided is owed: whoever lives makes it."""
        for waiting in self._waiting.values():
            waiting.settle(NOTED)
        for task in self._beside:
            task.cancel()
        await asyncio.gather(*self._beside, return_exceptions=True)

    async def _begin(self, account_id: str, delivery_id: str, round_: int = 0) -> None:
        async with self._lane(account_id) as lane, lane.starts:
            await self._insist(None, lambda: self._runs.start(delivery_id, round_))

    async def _again(self, delivery_id: str, *, resumes: bool) -> DeliveryState | None:
        state = await self._store.again(delivery_id, self._clock(), resumes=resumes)
        if state is not None:
            await self._runs.start(delivery_id, state.round)
        return state

    async def _live(self, delivery_id: str, waiting: Waiting) -> None:
        """Somebody in a call waits. Where another worker carries it on, or did until it died, an attempt is made from here at
        once all the same: it has the same id."""
        state = await self._insist(waiting, lambda: self._store.get(delivery_id))
        if (known := _known(state)) is not None or state is None:
            waiting.settle(known or _UNKNOWN)
            return
        if not await self._insist(waiting, lambda: self._runs.start(delivery_id, state.round)):
            await self.attempt(delivery_id)

    def _start_beside(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._beside.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._beside.discard(task)
        if not task.cancelled() and (broken := task.exception()) is not None:
            _log.error("delivery_not_started", error=type(broken).__name__)

    def _dismiss(self, delivery_id: str, waiting: Waiting) -> None:
        """Forget those who wait once nobody does, and nobody needs to be told any more what is on its way into storage."""
        if not (waiting.is_awaited or waiting.is_trying) and self._waiting.get(delivery_id) is waiting:
            del self._waiting[delivery_id]

    @asynccontextmanager
    async def _lane(self, account_id: str) -> AsyncIterator["_Lane"]:
        """What nobody waits for queues behind that of its own account alone."""
        lane = self._lanes[account_id]
        lane.users += 1
        try:
            yield lane
        finally:
            lane.users -= 1
            if not lane.users:
                del self._lanes[account_id]

    async def _attempt_for(self, waiting: Waiting, state: DeliveryState) -> float | None:
        waiting.is_trying = True
        try:
            return await self._attempt(state, waiting)
        finally:
            waiting.is_trying = False
            self._dismiss(state.delivery.id, waiting)

    async def _attempt(self, state: DeliveryState, waiting: Waiting | None) -> float | None:
        delivery, now = state.delivery, self._clock()
        secrets = await self._insist(waiting, lambda: self._store.secrets(delivery.endpoint_id, now))
        body = body_of(delivery, self._opener)
        sent = replace(delivery, body=body)
        tried = await _traced(self._client, sent, secrets, len(state.attempts) + 1, self._clock())
        if delivery.sealed is not None:
            tried = _as_kept(tried, delivery, body)
        pause = self._pause(state, tried)
        recorded = self._recorded(tried, pause)
        _tell(delivery, recorded)
        if waiting is not None and (pause is None or not tried.may_pass_soon):
            waiting.outcome = Outcome("answered", tried.told) if tried.is_delivered else NOTED
        await self._insist(waiting, lambda: self._store.record(delivery.id, recorded))
        if waiting is not None and waiting.outcome is not None:
            waiting.settle(waiting.outcome)
        elif waiting is not None and recorded.next_attempt_at is not None:
            waiting.rest(until=recorded.next_attempt_at)
        return pause

    def _pause(self, state: DeliveryState, tried: Tried) -> float | None:
        if not tried.may_retry or state.delivery.type == _TEST:
            return None
        return pause_after(state.tries + 1, state.begun_at, self._clock(), tried.retry_after, self._jitter)

    def _recorded(self, tried: Tried, pause: float | None) -> Recorded:
        status = DeliveryStatus.DELIVERED if tried.is_delivered else DeliveryStatus.FAILED
        return Recorded(
            attempt=tried.attempt,
            status=status if pause is None else DeliveryStatus.PENDING,
            told=tried.told,
            next_attempt_at=None if pause is None else self._clock() + timedelta(seconds=pause),
            pauses=tried.pauses,
        )

    async def _insist(self, waiting: Waiting | None, operation: Callable[[], Awaitable[Got]]) -> Got:
        """Ask storage until it answers. What the webhook said reaches the waiting caller meanwhile."""
        failures = 0
        while True:
            try:
                return await operation()
            except StorageUnavailable:
                _log.warning("delivery_store_unavailable", failures=failures + 1)
            if waiting is not None and waiting.outcome is not None:
                waiting.settle(waiting.outcome)
            await self._sleep(_STORE_PAUSES_SECONDS[min(failures, len(_STORE_PAUSES_SECONDS) - 1)])
            failures += 1


class _Lane:
    """One account's attempts, and the runs of it that are being started."""

    def __init__(self) -> None:
        self.attempts = asyncio.Semaphore(_AT_A_TIME)
        self.starts = asyncio.Semaphore(_STARTS_AT_A_TIME)
        self.users = 0


def _as_kept(tried: Tried, delivery: Delivery, sent: str) -> Tried:
    """Without the values that a webhook has repeated to us."""
    error = tried.attempt.error
    attempt = replace(
        tried.attempt,
        answer=as_kept(tried.attempt.answer, delivery, sent),
        error=as_kept(error, delivery, sent) if error else error,
    )
    return replace(tried, attempt=attempt, told=as_kept(tried.told, delivery, sent))


async def _traced(
    client: WebhookClient, delivery: Delivery, secrets: Sequence[str], number: int, now: datetime
) -> Tried:
    with spans.span(
        "echolink.webhook", "client", call_id=delivery.call_id or "", delivery_id=delivery.id, attempt=number
    ) as one:
        tried = await try_once(client, delivery, secrets, number, now)
        one.note(answer=metrics.answer_of(tried.attempt))
    return tried


def _tell(delivery: Delivery, recorded: Recorded) -> None:
    attempt = recorded.attempt
    metrics.tried(attempt, recorded.status)
    _log.info(
        "webhook_attempted",
        delivery_id=delivery.id,
        call_id=delivery.call_id,
        type=delivery.type,
        attempt=attempt.number,
        status_code=attempt.status_code,
        milliseconds=attempt.milliseconds,
        delivery_status=recorded.status.value,
    )


def _known(state: DeliveryState | None) -> Outcome | None:
    """What a row says already; None while it is pending."""
    if state is None:
        return _UNKNOWN
    if state.status is DeliveryStatus.DELIVERED:
        return Outcome("answered", state.told)
    return NOTED if state.status is DeliveryStatus.FAILED else None

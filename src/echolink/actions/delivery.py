"""How does an action reach the user's system? Decided once, attempted until it is answered or given up, and always recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from echolink.agent.port import Outcome


class DeliveryStatus(StrEnum):
    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"  # given up
    HELD = "held"  # its endpoint is paused: sent once that is resumed


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """An action or event on its way; written in the transaction of what it tells of, and never changed in what it says."""

    id: str  # dlv_…; also the `webhook-id`
    account_id: str
    bot_id: str  # empty: of no bot, as the test of a subscription is
    endpoint_id: str  # where it goes: bot_… is that bot's webhook, whk_… a subscription
    call_id: str | None  # None: of no call, as a test is
    turn: int
    sequence: int  # 1, 2, … within the call
    type: str  # an `EventType`, or webhook.test
    url: str  # of the endpoint, when this was decided or last set going by hand
    body: str  # the JSON document, byte for byte as it is sent on every attempt; unless:
    decided_at: datetime
    sealed: bytes | None = field(default=None, repr=False)  # what is sent, where `body` lacks sensitive values


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One try at a delivery."""

    number: int  # from 1
    started_at: datetime
    milliseconds: int
    status_code: int | None = None  # None: no HTTP answer
    error: str | None = None  # what was wrong, in words for the developer
    answer: str = ""  # the first 4 kB of the body


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryState:
    """A delivery as storage has it now."""

    delivery: Delivery
    status: DeliveryStatus
    attempts: Sequence[Attempt] = ()
    told: str = ""  # what the caller was, or would be, told of the answer
    round: int = 0  # how often it was set going again: by hand, or when its endpoint was resumed
    begun_at: datetime  # of this round: attempts go on for a day from then
    next_attempt_at: datetime | None = None  # None: none is to come
    is_endpoint_paused: bool = False

    @property
    def tries(self) -> int:
        """Attempts of this round."""
        return sum(attempt.started_at >= self.begun_at for attempt in self.attempts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What one attempt changes."""

    attempt: Attempt
    status: DeliveryStatus
    told: str = ""
    next_attempt_at: datetime | None = None
    pauses: str = ""  # why its endpoint is paused from now on; empty: it is not, unless it has failed for days


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryFilter:
    """Which deliveries are listed: those that fit all of these. None: any."""

    bot_id: str | None = None
    call_id: str | None = None
    status: DeliveryStatus | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class EndpointState:
    """How an endpoint fares that fails; of one that works nothing is kept."""

    failing_since: datetime
    paused_at: datetime | None  # None: still tried
    why: str


class DeliveryStore(Protocol):
    """Raises StorageUnavailable."""

    async def get(self, delivery_id: str) -> DeliveryState | None: ...

    async def add(self, delivery: Delivery) -> None:
        """Decide one that belongs to no call."""

    async def secrets(self, endpoint_id: str, at: datetime) -> Sequence[str]:
        """The endpoint's live `whsec_…` secrets, newest first (two at most)."""

    async def record(self, delivery_id: str, recorded: Recorded) -> None:
        """Add one attempt and how the delivery and its endpoint stand after it, in one transaction. A success resumes the
        endpoint: what is held for it is due at once."""

    async def hold(self, delivery_id: str) -> None:
        """Its endpoint is paused: it is `held` from now on, if it was pending."""

    async def overdue(self, before: datetime, limit: int) -> Sequence[DeliveryState]:
        """Pending ones whose next attempt should have begun before then, the longest overdue first; without their attempts."""

    async def again(self, delivery_id: str, at: datetime, *, resumes: bool) -> DeliveryState | None:
        """Set it going again, whatever became of it: pending in a new round, to where its endpoint is now, which is resumed by it
        if `resumes`. None when it, or its endpoint, is gone."""

    async def resume(self, endpoint_id: str, at: datetime) -> Sequence[tuple[str, int]]:
        """Let a paused endpoint have what was held for it, as (delivery, round)."""

    async def endpoints(self, endpoint_ids: Sequence[str]) -> Mapping[str, EndpointState]:
        """Those of them that fail."""

    async def page(
        self, account_id: str, wanted: DeliveryFilter, *, after: str | None, limit: int
    ) -> Sequence[DeliveryState]:
        """Newest first, ids below `after`; without their attempts."""

    async def of_call(self, call_id: str) -> Sequence[DeliveryState]:
        """All of a call, by sequence."""

    async def goals_of(self, call_id: str) -> Sequence[DeliveryState]:
        """Of a call's goals, those to the bot's own webhook, by sequence: what a subscription answers is told to nobody."""


class Runs(Protocol):
    """What carries deliveries on for days, whatever becomes of this process. It asks `Deliverer.attempt` for each attempt."""

    async def start(self, delivery_id: str, round_: int) -> bool:
        """Begin, unless it was begun before; False when it is carried on elsewhere, or has ended. Raises StorageUnavailable."""

    async def gone(self, runs: Sequence[tuple[str, int]]) -> Sequence[tuple[str, int]]:
        """Which of these (delivery, round) nobody carries on. Raises StorageUnavailable."""


class Deliveries(Protocol):
    """What a turn needs: an action that stands in the database is set going, and its outcome awaited for a while."""

    async def make(self, delivery_id: str, within_seconds: float) -> Outcome:
        """Start (or join) the delivery and wait; `noted` when it failed or is not answered in time, and delivery goes on.

        A delivery that was answered earlier is answered from its record; one that does not exist is `unknown`.
        """

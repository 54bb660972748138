"""How does an action reach the user's system? Decided once, attempted until it is answered or given up, and always recorded."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from echolink.agent.port import Outcome


class DeliveryStatus(StrEnum):
    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"  # given up


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """An action on its way; written in the transaction of the turn that decided it, and never changed in what it says."""

    id: str  # dlv_…; also the `webhook-id`
    account_id: str
    bot_id: str
    call_id: str
    turn: int
    sequence: int  # 1, 2, … within the call
    type: str  # goal.completed
    url: str
    body: str  # the JSON document, byte for byte as it is sent on every attempt
    decided_at: datetime


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


class DeliveryStore(Protocol):
    """Raises StorageUnavailable."""

    async def get(self, delivery_id: str) -> DeliveryState | None: ...

    async def secrets(self, bot_id: str, at: datetime) -> Sequence[str]:
        """The bot's live `whsec_…` secrets, newest first (two at most)."""

    async def record(self, delivery_id: str, attempt: Attempt, status: DeliveryStatus, told: str) -> None:
        """Add one attempt and the status after it, in one transaction."""

    async def claim(self, worker: str, living: Collection[str]) -> Sequence[str]:
        """Make this worker's the deliveries still to be made whose worker is not among the living; their ids, oldest first."""

    async def of_call(self, call_id: str) -> Sequence[DeliveryState]: ...


class Deliveries(Protocol):
    """What a turn needs: an action that stands in the database is set going, and its outcome awaited for a while."""

    async def make(self, delivery_id: str, within_seconds: float) -> Outcome:
        """Start (or join) the delivery and wait; `noted` when it failed or is not answered in time, and delivery goes on.

        A delivery that was answered earlier is answered from its record; one that does not exist is `unknown`.
        """

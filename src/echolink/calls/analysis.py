"""What is kept of a call's analysis, and of what Twilio took for the call?"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from echolink.agent.analysis import Found
from echolink.calls.call import Call, ModelUsage


@dataclass(frozen=True, slots=True)
class Analysis:
    """The latest one of a call."""

    found: Found
    by: str  # `scripted`: by rule; else the model's name
    at: datetime
    why: str = ""  # why it is by rule, where a model should have made it


@dataclass(frozen=True, slots=True)
class Claim:
    """That a worker makes an analysis now: good until somebody else claims it, or wants it anew."""

    call_id: str
    run: int
    tries: int  # of this run, this one included


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which calls of an account are to be analyzed again."""

    account_id: str
    since: datetime  # when they began
    until: datetime | None = None
    bot_id: str | None = None


class AnalysisStore(Protocol):
    """Which calls are to be analyzed, and what came of it. Every method raises StorageUnavailable."""

    async def want(self, call_id: str, at: datetime) -> None:
        """Have it analyzed (anew); what was found before stays until then."""

    async def want_all(self, wanted: Wanted, at: datetime) -> int:
        """As `want`, of all calls that have ended; how many."""

    async def due(self, living: Collection[str], now: datetime, limit: int) -> Sequence[str]:
        """Calls whose analysis nobody makes, the longest due first: what workers had begun that live no more is due at once."""

    async def claim(self, call_id: str, worker: str, now: datetime, until: datetime) -> Claim | None:
        """Begin one that is due. Not finished by `until`, it is due again. None: nothing is."""

    async def finish(self, claim: Claim, call: Call, analysis: Analysis, usage: ModelUsage) -> Sequence[str]:
        """Store it, what it has cost, and who is to hear of it, in one transaction: the deliveries that are to be set going. Of a
        claim that is lost only the cost is stored."""

    async def put_off(self, claim: Claim, call: Call, until: datetime, usage: ModelUsage) -> None:
        """It failed: due again at `until`."""

    async def of(self, call_ids: Sequence[str]) -> Mapping[str, Analysis]:
        """What was found, by call; nothing of those that have none."""

    async def pending(self, account_id: str) -> int:
        """How many calls of the account are still to be analyzed."""

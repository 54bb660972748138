"""What does a call need from storage, and from the one who speaks Twilio's language?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from echolink.accounts.account import TwilioCredentials
from echolink.calls.call import (
    Call,
    CallNow,
    CallWhole,
    EndReason,
    HeldLine,
    Hop,
    HopStatus,
    ModelUsage,
    Said,
    Turn,
    TurnWrite,
)
from echolink.calls.reply import Document


class CallStore(Protocol):
    """Calls, turns and hops, in short transactions. Every method raises StorageUnavailable."""

    async def now(self, account_id: str, call_sid: str) -> CallNow | None:
        """The call with its latest turn and that turn's hops: one read on the turn path."""

    async def turn(self, call_id: str, turn: int) -> tuple[Turn, Sequence[Hop]] | None:
        """An earlier turn, for a request that comes again."""

    async def turn_of_token(self, call_id: str, token: str) -> int | None:
        """The turn that a /voice request with this idempotency token opened."""

    async def open(self, call: Call, write: TurnWrite) -> None:
        """Insert call, opening turn and hop; raises TurnTaken if the (account, CallSid) is known already."""

    async def write(self, write: TurnWrite) -> bool:
        """One transaction; True if it ended the call. Raises TurnTaken, and changes nothing, when a new turn or hop exists
        already, when the turn's epoch is no longer `write.turn.epoch`, or when the call's latest turn is beyond it."""

    async def take_over(self, call_id: str, turn: int, epoch: int, worker: str) -> None:
        """Make an unanswered turn this worker's, with `epoch + 1`; raises TurnTaken when it is no longer at `epoch` or was
        answered."""

    async def hold(self, held: HeldLine) -> None:
        """Write a hop that only holds the line; raises TurnTaken, and changes nothing, when that hop exists, or the call or
        turn has moved on."""

    async def hand_out(self, call_id: str, turn: int, hop: int) -> None:
        """A hop that was recorded beforehand is `sent` now, and shows that the one before it was fetched."""

    async def spend(self, call_id: str, account_id: str, usage: ModelUsage, at: datetime) -> None:
        """Add what models have cost to the call and to the account's use of that day (UTC), outside any turn. For a call that
        was deleted meanwhile the account pays alone."""

    async def want(self, call_id: str, turn: int, hop: int) -> None:
        """Tell the other workers that a request for this hop is held here: whoever makes the reply writes it when it is there."""

    async def end(
        self,
        call_id: str,
        at: datetime,
        reason: EndReason,
        seconds: int | None,
        acknowledges: tuple[int, int, HopStatus] | None,
    ) -> bool:
        """Mark ended unless it is; fills in `twilio_seconds` either way, and tells of the end, once. `acknowledges` (turn, hop,
        status) as in a write. True if this ended it."""

    async def tell_ends(self, before: datetime, limit: int) -> int:
        """Tell of the ends of calls that ended before then and of which Twilio has not told us; of how many."""

    async def tell_transfers(self, call_id: str, transfers: Sequence[Mapping[str, Any]]) -> None:
        """Write what came of a call's transfers where the call has ended: no turn tells it any more."""

    async def quiet(self, before: datetime, limit: int) -> Sequence[Call]:
        """Calls in progress without a request since `before`, the quietest first."""

    async def live_calls(self, account_id: str, since: datetime) -> int:
        """Calls in progress with a request since `since`."""

    async def whole(self, call_id: str) -> CallWhole | None:
        """Everything of a call, oldest turn first."""

    async def said_before(self, call_id: str, turn: int) -> Sequence[Said]:
        """What was said in the turns before this one, in order: one read, for a prompt."""

    async def tokens_today(self, account_id: str, at: datetime) -> int:
        """Model tokens that the account has used on the UTC day of `at`."""


class CallLog(Protocol):
    """Calls as the API lists them. Every method raises StorageUnavailable."""

    async def page(self, account_id: str, *, bot_id: str | None, after: str | None, limit: int) -> Sequence[Call]:
        """Newest first, ids below `after`."""

    async def get(self, account_id: str, call_id: str) -> CallWhole | None:
        """None when there is none or it is another account's."""

    async def delete(self, account_id: str, call_id: str) -> bool:
        """Delete the call with turns, hops and deliveries; False if there is none. Raises Conflict while it is in progress."""


@dataclass(frozen=True, slots=True)
class Ended:
    """What Twilio's REST side tells of a call that is over."""

    failed: bool  # busy, failed, no-answer or canceled
    seconds: int | None = None
    at: datetime | None = None  # aware


class CallLookUp(Protocol):
    """Twilio's REST side, which knows how a call stands when nothing is heard of it."""

    async def ended(self, credentials: TwilioCredentials, call_sid: str) -> Ended | None:
        """None while the call goes on. Raises NotFound when Twilio knows none, TwilioUnreachable and RefusedByTwilio."""


class Speaker(Protocol):
    """Turns a hop in our words into the document that Twilio runs."""

    def render(self, document: Document) -> str: ...

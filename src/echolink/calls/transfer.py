"""When may a caller be put through, and what is known of each transfer? At most two a call, kept with the call."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from echolink.accounts.account import Bot
from echolink.agent.transfer import TransferOutcome
from echolink.calls.call import Call, CallNow, CallStatus, HopKind, HopStatus, TurnKind
from echolink.calls.incoming import Incoming

MOST_TRIES: Final = 2  # a caller who is bounced back twice is better off leaving a message

Transfers = Sequence[Mapping[str, Any]]
"""Oldest first: `turn`, `to`, `at`, and `outcome`, null until it is told; `seconds` of talk where somebody picked up."""


def may_transfer(bot: Bot, call: Call) -> bool:
    """Whether there is somebody to put this caller through to, and it was not tried too often."""
    return bot.transfer_to is not None and len(call.transfers) < MOST_TRIES


def begun(transfers: Transfers, turn: int, to: str, at: datetime) -> Transfers:
    """With one more."""
    return (*transfers, {"turn": turn, "to": to, "at": at.isoformat(), "outcome": None})


def settled(transfers: Transfers, incoming: Incoming) -> Transfers:
    """As this request shows them. Any other request than the dial's own means that nobody will tell any more."""
    if not transfers or transfers[-1]["outcome"] is not None:
        return transfers
    is_told = incoming.kind is TurnKind.TRANSFERRED
    outcome = TransferOutcome(incoming.said) if is_told else TransferOutcome.UNKNOWN
    told: dict[str, Any] = {**transfers[-1], "outcome": outcome.value}
    if is_told and incoming.talked_seconds is not None:
        told["seconds"] = incoming.talked_seconds
    return (*transfers[:-1], told)


def is_dialling(now: CallNow) -> bool:
    """Whether the newest document that Twilio may have is one that dials: it may not be run again without being asked for."""
    handed_out = [hop for hop in now.hops if hop.status is not HopStatus.RECORDED]
    return now.call.status is CallStatus.IN_PROGRESS and bool(handed_out) and handed_out[-1].kind is HopKind.TRANSFER


def tried(transfers: Transfers) -> tuple[TransferOutcome, ...]:
    """What came of those that are over."""
    return tuple(TransferOutcome(one["outcome"]) for one in transfers if one["outcome"] is not None)

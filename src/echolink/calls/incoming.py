"""What does a call tell us? One request of Twilio's, in our own words and already known to be genuine."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from echolink.accounts.account import Bot
from echolink.calls.call import TurnKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One request. Only a call's first one looks for a bot: the one that the URL names, or that answers the number now."""

    account_id: str
    call_sid: str
    find_bot: Callable[[], Awaitable[Bot | None]]
    number_id: str | None = None
    from_number: str | None = None
    to_number: str | None = None
    kind: TurnKind
    said: str = ""  # speech or keys; the outcome of a transfer
    talked_seconds: int | None = None  # of a transfer in which somebody picked up
    confidence: float | None = None
    turn: int | None = None  # as our URL says; None where a caller of the API left it out
    hop: int = 0
    token: str | None = None  # I-Twilio-Idempotency-Token
    digest: str | None = None  # of the body, for requests without a token
    arrived_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Overheard:
    """A partial transcript: what the caller seems to have said so far."""

    account_id: str
    call_sid: str
    turn: int  # the one that the Gather opens
    sequence: int  # of the transcripts of one Gather; they may arrive out of order
    said: str

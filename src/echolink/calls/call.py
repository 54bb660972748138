"""What are a call, a turn and a hop? The values in which everything that a caller and a bot did is recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from echolink.actions.event import Event
from echolink.agent.port import Usage


class CallStatus(StrEnum):
    IN_PROGRESS = "in-progress"
    ENDED = "ended"


class Transcript(StrEnum):
    """What becomes of what was said in a call?"""

    KEPT = "kept"
    PASSING = "passing"  # wiped once the call is over
    WIPED = "wiped"


class EndReason(StrEnum):
    """Why a call ended, as the API shows it."""

    CALLER_HUNG_UP = "caller_hung_up"
    AGENT_ENDED = "agent_ended"  # goodbye was said
    SILENCE = "silence"
    MAX_TURNS = "max_turns"
    MAX_DURATION = "max_duration"
    TOO_MANY_CALLS = "too_many_calls"
    TRANSFERRED = "transferred"  # the person to whom the caller was put through has hung up
    LOST = "lost"  # nothing was heard of it for minutes, and Twilio does not know it
    FAILED = "failed"  # Twilio reports busy, failed, no-answer or canceled


class TurnKind(StrEnum):
    """How a turn began; the values of `HeardKind` and the opening one."""

    OPENING = "opening"
    SPEECH = "speech"
    KEYS = "keys"
    SILENCE = "silence"
    RETURNED = "returned"
    FELL = "fell"
    TRANSFERRED = "transferred"  # the caller is back from a transfer; `said` is its outcome


class HopKind(StrEnum):
    GREETING = "greeting"
    REPLY = "reply"  # of an agent, whole or in part
    FILLER = "filler"  # words that hold the line
    PAUSE = "pause"  # quiet waiting
    TRANSFER = "transfer"  # says so, and puts the caller through to a person
    GOODBYE = "goodbye"  # ends the call
    APOLOGY = "apology"


class HopStatus(StrEnum):
    """Did the caller hear it?"""

    RECORDED = "recorded"  # made before Twilio has asked for it
    SENT = "sent"  # nothing is known yet
    FETCHED = "fetched"  # a later request shows that Twilio got it
    PERHAPS_HEARD = "perhaps_heard"  # speech or hang-up may have cut it
    UNHEARD = "unheard"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One Twilio request inside a turn, and the TwiML it got."""

    hop: int  # from 0
    kind: HopKind
    say: str  # the spoken text; empty for a pause
    twiml: str  # the document, byte for byte
    status: HopStatus = HopStatus.SENT
    recorded_at: datetime
    held_ms: int  # from the request's arrival to this record


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One caller utterance and the reply to it. Unique by (call, turn); `epoch` grows when another worker takes it over."""

    turn: int  # 0 is the opening
    kind: TurnKind
    said: str = ""  # speech or keys; a note in its place where a sensitive value was in it
    said_sealed: bytes | None = None  # instead of `said`, while the turn is open in a call that withholds
    said_mark: str | None = None  # by which a repeat is known where `said` does not tell
    confidence: float | None = None
    token: str | None = None  # I-Twilio-Idempotency-Token of a /voice request
    digest: str | None = None  # of a /voice request's body, where it had no token
    epoch: int = 1
    worker: str = ""  # which worker's boot runs it
    started_at: datetime
    reply: str | None = None  # None while it is being made
    agent: str = ""  # who replied: `scripted`, a model's name, or `fixed`
    why: str = ""
    finished_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelUsage:
    """What models have cost."""

    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    thrown_away_tokens: int = 0  # of those: of replies that nobody heard (stopped, failed, or thought ahead in vain)
    is_estimated: bool = False  # some of it: a stream that was stopped reports nothing

    @classmethod
    def of(cls, usage: Usage) -> "ModelUsage":
        """Of a reply that was heard."""
        return cls(
            requests=usage.requests,
            input_tokens=usage.input_tokens,
            output_tokens=usage.output_tokens,
            thrown_away_tokens=usage.thrown_away_tokens,
        )

    @classmethod
    def thrown_away(cls, usage: Usage, *, is_estimated: bool) -> "ModelUsage":
        """Of a reply that nobody heard."""
        tokens = usage.input_tokens + usage.output_tokens
        return replace(cls.of(usage), thrown_away_tokens=tokens, is_estimated=is_estimated)

    @property
    def tokens(self) -> int:
        """All of them."""
        return self.input_tokens + self.output_tokens

    def plus(self, other: "ModelUsage") -> "ModelUsage":
        """Both together."""
        return ModelUsage(
            requests=self.requests + other.requests,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            thrown_away_tokens=self.thrown_away_tokens + other.thrown_away_tokens,
            is_estimated=self.is_estimated or other.is_estimated,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call as of its latest turn."""

    id: str  # call_…
    account_id: str
    number_id: str | None  # None when reached by bot_id alone
    bot_id: str
    revision: int
    call_sid: str
    from_number: str | None
    to_number: str | None
    status: CallStatus = CallStatus.IN_PROGRESS
    started_at: datetime
    last_request_at: datetime
    ended_at: datetime | None = None
    end_reason: EndReason | None = None
    twilio_seconds: int | None = None  # CallDuration of the status callback
    turn: int = 0  # the latest one
    silences: int = 0  # in a row
    memory: Mapping[str, Any] = field(default_factory=dict)  # the agent's
    fields: Mapping[str, Any] = field(default_factory=dict)  # collected so far
    questions: Sequence[str] = ()
    variables: Mapping[str, Any] = field(default_factory=dict)  # name → {value, from}, as of the first word
    variables_why: str = ""  # what came of asking the bot's `call_started_url`
    transfers: Sequence[Mapping[str, Any]] = ()  # see `calls.transfer`
    transcript: Transcript = Transcript.KEPT
    withholds: bool = False  # its bot has sensitive fields
    withheld: bytes | None = field(default=None, repr=False)  # their values, sealed
    outcome: str | None = None  # goal_noted: owed to the webhook; goal_completed: the webhook has answered
    model_usage: ModelUsage = ModelUsage()  # as read; no write of a call sets it, each adds what it has cost


@dataclass(frozen=True, slots=True)
class CallNow:
    """A call with its latest turn and that turn's hops: what a request needs to know."""

    call: Call
    turn: Turn
    hops: Sequence[Hop]  # in order


@dataclass(frozen=True, slots=True)
class CallWhole:
    """A call with everything, for the API and for prompts."""

    call: Call
    turns: Sequence[tuple[Turn, Sequence[Hop]]]  # in order


@dataclass(frozen=True, slots=True)
class Said:
    """What one hop of a turn said, and what had been said to it: a line or two of a prompt."""

    turn: int
    kind: TurnKind
    said: str  # by the caller, to the whole turn
    said_sealed: bytes | None  # see Turn
    said_at: datetime
    hop: int | None  # None: the turn has none yet
    say: str | None
    status: HopStatus | None
    recorded_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnWrite:
    """Everything that one step of a turn changes, written in one transaction or not at all."""

    call: Call  # the row as it is from now on
    turn: Turn  # likewise
    is_new: (
        bool  # the first thing written about this turn: insert it. Otherwise update, where the epoch is still the same
    )
    hop: Hop | None = None  # insert
    events: Sequence[Event] = ()  # insert a delivery for each who is to hear of one
    acknowledges: Mapping[tuple[int, int], HopStatus] = field(
        default_factory=dict
    )  # (turn, hop) → what is known of it now
    masks: Mapping[int, tuple[str, str]] = field(
        default_factory=dict
    )  # earlier turn → what stands for what was said, its mark
    note: str | None = None  # a change of the call's status, for its history: why
    usage: ModelUsage = ModelUsage()  # to add to the call's, and to the account's of today (UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLine:
    """A filler or pause that another worker than the turn's own puts in while it waits for that one's reply."""

    call_id: str
    turn: int
    epoch: int  # of the turn, as it was seen
    hop: Hop  # insert
    acknowledges: Mapping[int, HopStatus] = field(default_factory=dict)  # hop of this turn → what is known of it now

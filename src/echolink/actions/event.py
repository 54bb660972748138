"""What can a user's system be told of? Each event as a type: what its `data` holds, and what that means."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any, Final, Literal

from pydantic import Field
from typing_extensions import TypedDict

EventType = Literal["call.started", "call.turn", "goal.completed", "call.ended", "call.analyzed"]
"""Of these a subscription may name some."""

UNLESS_NAMED: Final[tuple[EventType, ...]] = ("call.started", "goal.completed", "call.ended", "call.analyzed")
"""What a subscription gets that names none: a call has a `call.turn` for each of its turns, so that is for who asks for it."""


@dataclass(frozen=True, slots=True)
class Own:
    """That an event goes to its bot's own webhook, too, and is answered while the caller waits."""

    delivery_id: str
    url: str
    sealed: bytes | None = field(
        default=None, repr=False
    )  # what it is sent as `data`, where the event's own lacks some of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened in a call. It is written with what it tells of, once for each who is to hear of it."""

    type: EventType
    at: datetime
    data: Mapping[str, Any]  # but for the `sequence`, which is known where it is written
    own: Own | None = None


_CallData = TypedDict(
    "_CallData",
    {
        "call_id": str,
        "call_sid": Annotated[str, Field(description="Twilio's id of the call.")],
        "bot_id": str,
        "from": Annotated[str | None, Field(description="E.164; null when withheld.")],
        "to": Annotated[str | None, Field(description="E.164; null when Twilio did not tell it.")],
        "sequence": Annotated[int, Field(ge=1, description="Order of what was sent of this call: 1, 2, …")],
    },
)

_Time = Annotated[str, Field(description="ISO 8601, UTC.", json_schema_extra={"format": "date-time"})]
_Fields = Annotated[dict[str, Any], Field(description="What was collected, in normal form.")]
_Questions = Annotated[list[str], Field(description="What the caller asked and the context could not answer.")]
_Variables = Annotated[dict[str, Any], Field(description="With which the bot's texts were filled in this call.")]


class CallStarted(_CallData):
    """A call came in, and its caller hears the greeting."""

    started_at: _Time
    variables: _Variables


class CallTurn(_CallData):
    """The caller said something, and was answered."""

    turn: Annotated[int, Field(ge=1)]
    heard: Annotated[str, Field(description="`speech`, `keys`, `silence`, …")]
    said: Annotated[str, Field(description="By the caller: as Twilio transcribed it, or the keys.")]
    reply: str
    agent: Annotated[str, Field(description="Who found the reply: `scripted`, `brain`, a model's name, `fixed`.")]
    fields: _Fields


class GoalCompleted(_CallData):
    """The goal is reached: act on this one. The bot's own webhook gets it too, and its answer is told to the caller."""

    goal: str
    fields: _Fields
    questions: _Questions
    variables: _Variables


class CallEnded(_CallData):
    """The call is over, as Twilio told, or as was found out a minute after its goodbye."""

    started_at: _Time
    ended_at: _Time
    duration_seconds: Annotated[int | None, Field(description="As Twilio counts it; null where it has not said.")]
    end_reason: str
    outcome: Annotated[
        str | None, Field(description="`goal_completed`, `goal_noted` (its webhook is still being tried), or null.")
    ]
    turns: Annotated[int, Field(ge=0)]
    fields: _Fields
    questions: _Questions
    variables: _Variables


class CallAnalyzed(_CallData):
    """What the call was, as it is seen afterwards. It comes again, with what is new, when the call is analyzed again."""

    summary: Annotated[str, Field(description="For a person: one to three sentences.")]
    outcome: Annotated[
        Literal["completed", "partly", "not"],
        Field(
            description="`completed`: the goal was sent to the webhook. `partly`: something of it is known. `not`: nothing."
        ),
    ]
    mood: Annotated[Literal["positive", "neutral", "negative", "unknown"], Field(description="The caller's.")]
    fields: _Fields
    follow_ups: Annotated[list[str], Field(description="What somebody should still do or answer.")]
    by: Annotated[str, Field(description="`scripted`: by rule; else the model's name.")]
    analyzed_at: _Time


SHAPES: Final[Mapping[EventType, type[Any]]] = {
    "call.started": CallStarted,
    "call.turn": CallTurn,
    "goal.completed": GoalCompleted,
    "call.ended": CallEnded,
    "call.analyzed": CallAnalyzed,
}
"""What `data` is, by type."""

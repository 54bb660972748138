"""What is known of a call when it is over, and what does an analyst make of it?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

from echolink.agent.port import Line, Outcome, Usage
from echolink.agent.profile import Profile

Achieved = Literal["completed", "partly", "not"]
Mood = Literal["positive", "neutral", "negative", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A call that is over."""

    profile: Profile
    began: datetime  # aware, in the bot's timezone
    transcript: Sequence[Line]
    is_wiped: bool = False  # the transcript is empty because it is not kept
    end_reason: str
    caller: str | None = None  # E.164; None when withheld
    fields: Mapping[str, Any] = field(default_factory=dict)  # as they were collected, and perhaps confirmed
    questions: Sequence[str] = ()
    goal: Outcome | None = None  # what came of sending it; None: it was not sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the call was."""

    summary: str  # one to three sentences, for a person
    outcome: Achieved
    mood: Mood
    fields: Mapping[str, Any]
    follow_ups: Sequence[str] = ()  # what somebody should still do or answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Analyzed:
    """What an analyst says. `found`: None where nothing usable came of it, and asking again would bring no better."""

    found: Found | None
    by: str
    usage: Usage
    why: str = ""  # where nothing was found: half a sentence for the developer


class Analyst(Protocol):
    """A model that is asked about a call after its end."""

    async def analyze(self, material: Material) -> Analyzed:
        """Raises AgentFailed when the model could not be asked: later it may."""


def collected(material: Material) -> dict[str, Any]:
    """The fields that came from the caller: a bot knows others by itself."""
    known = {one.name for one in material.profile.reading.fields if one.known is not None}
    return {name: value for name, value in material.fields.items() if name not in known}

"""What is an agent? Something that is told the situation of a call and answers with what to say next."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal, Protocol

from echolink.agent.profile import Field, Profile
from echolink.agent.tool import ToolResult, Used
from echolink.agent.transfer import TransferOutcome


class HeardKind(StrEnum):
    """What the caller's side of a turn was."""

    SPEECH = "speech"
    KEYS = "keys"
    SILENCE = "silence"
    RETURNED = "returned"  # an IVR sent the caller in again, in the middle of the call
    TRANSFERRED = "transferred"  # back from a transfer that did not succeed; the text is its outcome
    FELL = "fell"  # Twilio fell through a Gather without asking us: listen again, never counted as silence


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that came from the caller."""

    kind: HeardKind
    text: str = ""  # what was said, or the keys that were pressed; the outcome of a transfer
    silences: int = 0  # how many silences in a row, this one included
    confidence: float | None = None  # 0..1, as speech-to-text claims it; often absent


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was said in the call, as the next prompt and the transcript need it."""

    who: Literal["caller", "agent"]
    text: str
    at: datetime
    heard: Literal["fetched", "perhaps_heard", "unheard"] = "fetched"  # of an agent's line: did it reach the caller?


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an action: `answered` by the user's system, `noted` for later delivery, or `unknown` (do not repeat)."""

    status: Literal["answered", "noted", "unknown"]
    said: str = ""  # what a person would say of the answer; empty when there is nothing to tell


@dataclass(frozen=True, slots=True)
class Done:
    """An action of this call that was decided in an earlier turn."""

    fields: Mapping[str, Any]
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """All that an agent is told for one turn."""

    profile: Profile
    heard: Heard
    now: datetime  # aware, in the bot's timezone
    caller: str | None = None  # E.164, or None when withheld
    history: Sequence[Line] = ()  # oldest first, without `heard`
    done: Sequence[Done] = ()
    used: Sequence[Used] = ()  # the bot's tools, in this call so far; none of them is open
    memory: Mapping[str, Any] = field(default_factory=dict)  # what the agent kept after its last turn; JSON values
    may_transfer: bool = False  # an `Answer.transfer` will be followed
    transfers: Sequence[TransferOutcome] = ()  # those of this call that are over, oldest first
    private: Mapping[str, Any] = field(default_factory=dict, repr=False)  # values of sensitive fields, as given so far
    begun: str = (
        ""  # what the caller has heard of this turn's reply, by an agent that then failed or died: go on from there
    )


@dataclass(frozen=True, slots=True)
class Usage:
    """What a model's reply cost, in requests and tokens."""

    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    thrown_away_tokens: int = 0  # of those: of attempts that failed


_NO_USAGE = Usage()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the agent says, and what it knows after saying it."""

    say: str
    memory: Mapping[str, Any] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)  # collected so far, in normal form
    questions: Sequence[str] = ()  # what the caller asked and the context could not answer
    ends: bool = False  # hang up after saying it
    transfer: bool = False  # put the caller through to a person after saying it, where the situation allows it
    dictation: bool = False  # a phone number, e-mail or code is awaited: listen longer, take keys
    why: str = ""  # what was understood, and why this was said: one line for the developer
    usage: Usage = _NO_USAGE
    # Fields that were read out of what the caller said in this turn, or asked for before it, and that nobody is to read there.
    withholds: Sequence[Field] = ()
    also_said: str = ""  # what else was in it, told without them
    agent: str = ""  # which model answered, by its configured name; empty: not a model


class Tools(Protocol):
    """What an agent can do besides talking."""

    async def complete_goal(self, fields: Mapping[str, Any], questions: Sequence[str] = ()) -> Outcome:
        """Send the collected fields to the bot's webhook, once a turn, and wait for what it answers (8 s at most).

        Never raises for a failing webhook: the outcome is then `noted`, and delivery goes on without the caller.
        """

    async def use_tool(self, name: str, arguments: Mapping[str, Any]) -> ToolResult:
        """Use one of the bot's tools, with arguments that fit it, and wait for what it answers (8 s a turn at most).

        Never raises for a tool that fails. One with side effects is sent once: asked for again it gives the first result.
        """


Say = Callable[[str], None]
"""Told each part of a reply as soon as it is final: whole clauses, fit for the ear, in order. It may be spoken at once."""


def unheard(part: str) -> None:
    """A `Say` for whoever waits for the whole reply."""


class Agent(Protocol):
    """`scripted` and every model stand behind this."""

    async def answer(self, situation: Situation, tools: Tools, say: Say = unheard) -> Answer:
        """The parts that `say` was told, joined by single spaces, are how `Answer.say` begins; an agent that has its whole reply
        at once tells none. Raises AgentFailed when no usable reply came; what a tool did and what was told until then stands.
        """

"""Situations of a call to a bot that books tables, and tools that write down what was sent."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from echolink.agent.model.agents import Agents
from echolink.agent.port import Answer, Done, Heard, HeardKind, Line, Outcome, Say, Situation, Tools, unheard
from echolink.agent.profile import Field, Profile, Reading
from echolink.agent.tool import ToolResult

MakeAgents = Callable[..., Agents]

NOW = datetime(2026, 11, 26, 18, 5, tzinfo=UTC)

TABLE = Profile(
    goal="Book a table for the caller",
    context="Luigi's is open from 5 to 10 PM. Parking is behind the house.",
    name="Luigi's",
    timezone="America/New_York",
    reading=Reading(
        fields=(
            Field(name="party_size", kind="count", label="the number of people"),
            Field(name="date", kind="date", label="the date"),
            Field(name="time", kind="time", label="the time"),
            Field(name="name", kind="name", label="the caller's name"),
            Field(name="phone", kind="phone", label="a phone number", required=False),
            Field(name="branch", kind="text", label="the branch", known="Main Street"),
        ),
        hours={"daily": ["17:00", "22:00"]},
    ),
)
SENT = {"party_size": 4, "date": "2026-11-27", "time": "19:00", "name": "Ada"}
IN_NORMAL_FORM = {"branch": "Main Street"} | SENT


@dataclass
class Recording:
    """Tools that answer as told and keep what was sent."""

    outcome: Outcome = field(default_factory=lambda: Outcome("answered", "Table 12 is yours."))
    sent: list[tuple[dict[str, Any], tuple[str, ...]]] = field(default_factory=list)
    used: list[tuple[str, dict[str, Any]]] = field(default_factory=list)  # tools of the bot
    results: list[ToolResult] = field(default_factory=list)  # of those to come
    fails: Exception | None = None

    async def complete_goal(self, fields: Mapping[str, Any], questions: Sequence[str] = ()) -> Outcome:
        self.sent.append((dict(fields), tuple(questions)))
        if self.fails is not None:
            raise self.fails
        return self.outcome

    async def use_tool(self, name: str, arguments: Mapping[str, Any]) -> ToolResult:
        self.used.append((name, dict(arguments)))
        return self.results.pop(0)


class Scripted:
    """Stands where the scripted agent stands."""

    async def answer(self, situation: Situation, tools: Tools, say: Say = unheard) -> Answer:
        return Answer(say="from the script")


def caller(text: str) -> Line:
    return Line("caller", text, NOW)


def agent(text: str) -> Line:
    return Line("agent", text, NOW)


def situation(
    text: str = "A table for four, please",
    *,
    kind: HeardKind = HeardKind.SPEECH,
    silences: int = 0,
    history: Sequence[Line] = (),
    done: Sequence[Done] = (),
    memory: Mapping[str, Any] | None = None,
    profile: Profile = TABLE,
    number: str | None = "+14155550123",
) -> Situation:
    return Situation(
        profile=profile,
        heard=Heard(kind, text, silences=silences),
        now=NOW,
        caller=number,
        history=history,
        done=done,
        memory=memory or {},
    )

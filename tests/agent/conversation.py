"""A caller and a bot in one room: lines go in, replies come out, and what was sent is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from echolink.agent.port import Answer, Done, Heard, HeardKind, Line, Outcome, Situation
from echolink.agent.profile import Profile, read_profile
from echolink.agent.scripted import ScriptedAgent
from echolink.agent.tool import ToolResult

SUNDAY_NOON = datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("America/New_York"))
TABLE = read_profile(goal="Book table", context="Open 5-10PM. Tables: 2,4,6")
SALON = read_profile(
    goal="Schedule an appointment",
    context="Mon-Fri 9am to 6pm, closed Sundays. Haircut $30, Color $80. There is free parking behind the house.",
)
MESSAGE = read_profile(goal="Take a message")


@dataclass
class Webhook:
    """What an agent sends goes here; answers as it was told to."""

    outcome: Outcome = Outcome("answered", "Thank you, that is booked.")
    sent: list[tuple[dict[str, Any], tuple[str, ...]]] = field(default_factory=list)
    used: list[tuple[str, dict[str, Any]]] = field(default_factory=list)  # tools of the bot
    results: list[ToolResult] = field(default_factory=list)  # of those to come

    async def complete_goal(self, fields: Mapping[str, Any], questions: Sequence[str] = ()) -> Outcome:
        self.sent.append((dict(fields), tuple(questions)))
        return self.outcome

    async def use_tool(self, name: str, arguments: Mapping[str, Any]) -> ToolResult:
        self.used.append((name, dict(arguments)))
        return self.results.pop(0)


@dataclass
class Conversation:
    """One call of the scripted agent; `memory` goes through it as the product keeps it between turns."""

    profile: Profile
    webhook: Webhook = field(default_factory=Webhook)
    caller: str | None = "+12125550123"
    now: datetime = SUNDAY_NOON
    answers: list[Answer] = field(default_factory=list)
    history: list[Line] = field(default_factory=list)
    remembers: bool = True  # False: each turn starts from the history, as after a model carried the call
    _silences: int = 0

    async def hears(self, text: str, kind: HeardKind = HeardKind.SPEECH) -> Answer:
        self._silences = self._silences + 1 if kind is HeardKind.SILENCE else 0
        situation = Situation(
            profile=self.profile,
            heard=Heard(kind, text, self._silences),
            now=self.now,
            caller=self.caller,
            history=() if self.remembers and self.answers else tuple(self.history),
            done=[Done(fields, self.webhook.outcome) for fields, _ in self.webhook.sent],
            memory=self.answers[-1].memory if self.remembers and self.answers else {},
        )
        answer = await ScriptedAgent().answer(situation, self.webhook)
        self.answers.append(answer)
        if text:
            self.history.append(Line("caller", text, self.now))
        self.history.append(Line("agent", answer.say, self.now))
        self.now += timedelta(seconds=10)
        return answer

    async def is_silent(self) -> Answer:
        return await self.hears("", HeardKind.SILENCE)

    async def hears_all(self, *lines: str) -> Answer:
        for line in lines:
            answer = await self.hears(line)
        return answer

    @property
    def sent(self) -> list[dict[str, Any]]:
        return [fields for fields, _ in self.webhook.sent]

    @property
    def said(self) -> list[str]:
        return [answer.say for answer in self.answers]

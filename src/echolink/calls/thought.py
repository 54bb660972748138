"""What does an agent think before the caller has finished? A reply that says nothing and runs no tool until its turn takes it."""

import asyncio
import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from echolink.agent.cost import estimated
from echolink.agent.port import Agent, Answer, Outcome, Say, Situation, Tools, Usage
from echolink.agent.tool import ToolResult
from echolink.errors import AgentFailed


@dataclass(frozen=True, slots=True)
class Speaking:
    """Who answers: an agent and the name under which the transcript knows it."""

    agent: Agent
    name: str
    is_paid: bool = True  # by the token, also where its reply is stopped


class Thought:
    """One agent's run for words that a caller has perhaps said."""

    def __init__(self, speaking: Speaking, situation: Situation, give_up_seconds: float) -> None:
        self.situation = situation
        self._parts: list[str] = []
        self._say: Say = self._parts.append
        self._tools: asyncio.Future[Tools] = asyncio.get_running_loop().create_future()
        self._task = asyncio.create_task(self._think(speaking.agent, give_up_seconds))
        self._task.add_done_callback(_looked_at)

    @property
    def has_failed(self) -> bool:
        return self._task.done() and (self._task.cancelled() or self._task.exception() is not None)

    @property
    def is_ready(self) -> bool:
        """Whether the whole reply is there, and wants no tool."""
        return self._task.done() and not self.has_failed

    async def answer(self, tools: Tools, say: Say) -> Answer:
        """Take it for a turn: say what it has said so far, and let it run its tools. As `Agent.answer`."""
        self._say = say
        for part in self._parts:
            say(part)
        self._tools.set_result(tools)
        return await self._task  # who stops waiting stops it

    def throw_away(self) -> tuple[Usage, bool]:
        """Stop it. What it has cost, and whether that is an estimate: a stream that is stopped reports nothing."""
        if self._task.done() and not self.has_failed:
            return self._task.result().usage, False
        error = None if not self._task.done() or self._task.cancelled() else self._task.exception()
        self._task.cancel()
        if isinstance(error, AgentFailed) and error.tokens:
            return Usage(requests=1, input_tokens=error.tokens), False
        return estimated(self.situation, " ".join(self._parts)), True

    async def _think(self, agent: Agent, give_up_seconds: float) -> Answer:
        async with asyncio.timeout(give_up_seconds) as patience:
            self._tools.add_done_callback(lambda taken: _end(patience))  # from then on the turn's time counts
            return await agent.answer(self.situation, _Later(self._tools), self._hear)

    def _hear(self, part: str) -> None:
        self._say(part)


def _end(patience: asyncio.Timeout) -> None:
    with contextlib.suppress(RuntimeError):  # the thought was whole, or given up, before it was taken
        patience.reschedule(None)


class _Later:
    """The tools of a turn that has not begun: a guess may propose what only a turn runs."""

    def __init__(self, tools: "asyncio.Future[Tools]") -> None:
        self._tools = tools

    async def complete_goal(self, fields: Mapping[str, Any], questions: Sequence[str] = ()) -> Outcome:
        tools = await asyncio.shield(self._tools)
        return await tools.complete_goal(fields, questions)

    async def use_tool(self, name: str, arguments: Mapping[str, Any]) -> ToolResult:
        tools = await asyncio.shield(self._tools)
        return await tools.use_tool(name, arguments)


def _looked_at(task: "asyncio.Task[Answer]") -> None:
    """A guess that failed is nobody's error: the turn asks anew."""
    if not task.cancelled():
        task.exception()

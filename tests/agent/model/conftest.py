"""A model provider on this machine, and agents that ask it."""

from collections.abc import AsyncIterator

import pytest

from echolink.agent.model.agents import Agents
from echolink.agent.model.names import parse_models
from tests.agent.model.situations import MakeAgents, Scripted
from tests.fakes.chat_completions import ChatCompletions


@pytest.fixture
async def provider(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ChatCompletions]:
    async with ChatCompletions() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
        yield server


@pytest.fixture
async def make_agents(provider: ChatCompletions) -> AsyncIterator[MakeAgents]:
    """Agents for a list of models; closed after the test."""
    made: list[Agents] = []

    def make(models: str = "openai-chat:fake", silence_seconds: float = 5.0) -> Agents:
        made.append(Agents(parse_models(models), Scripted(), silence_seconds=silence_seconds))
        return made[-1]

    yield make
    for agents in made:
        await agents.close()

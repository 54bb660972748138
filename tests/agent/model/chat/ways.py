"""One situation answered both ways: over our own client, and as pydantic-ai and the openai SDK do it."""

from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, Literal

from pydantic_ai.models import Model
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

from echolink.agent.model.agent import ModelAgent
from echolink.agent.model.provider import Connections, build_model
from echolink.agent.port import Answer, Situation
from echolink.errors import AgentFailed
from tests.agent.model.situations import Recording
from tests.fakes.chat_completions import ChatCompletions, Reply

Way = Literal["own", "pydantic-ai"]


@dataclass
class Seen:
    """What came of a turn, and all that others noticed of it."""

    came: Answer | str  # or why it failed
    told: list[str]  # before the end
    sent: list[Any]  # to the business's system
    asked: list[dict[str, Any]]  # of the provider


async def answered(
    way: Way, provider: ChatCompletions, replies: Sequence[Reply], situation: Situation, name: str = "fake"
) -> Seen:
    """The provider's script is these replies, and HTTP 500 behind them."""
    provider.requests.clear()
    provider.will(*replies)
    tools, told = Recording(), list[str]()
    async with aclosing(Connections()) as connections:
        agent = ModelAgent(name, model_of(way, name, connections), silence_seconds=0.5)
        try:
            came: Answer | str = await agent.answer(situation, tools, told.append)
        except AgentFailed as failed:
            came = failed.detail
    provider.forget()
    return Seen(came, told, tools.sent, list(provider.requests))


def model_of(way: Way, name: str, connections: Connections) -> Model:
    """The model, asked that way."""
    if way == "own":
        return build_model(f"openai-chat:{name}", connections)
    return OpenAIChatModel(name, provider=OpenAIProvider(http_client=connections.http))

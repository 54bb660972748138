"""How does a model's name become something that can be asked? pydantic-ai's providers on one HTTP client of ours.

Importing this module imports pydantic-ai (2 to 4 s).
"""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx2
from pydantic_ai.exceptions import UserError
from pydantic_ai.models import Model, create_async_httpx2_client, infer_model
from pydantic_ai.providers import Provider, infer_provider, infer_provider_class
from pydantic_ai.providers.openai import OpenAIProvider

from echolink.agent.model.chat.connections import ChatConnections
from echolink.agent.model.chat.model import ChatModel
from echolink.errors import RefusedToStart

_CONNECT_SECONDS = 5.0
_SILENCE_SECONDS = 30.0  # the conversation gives up after 12; this ends what nobody waits for
CHAT = "openai-chat"  # the provider whose models are asked by our own client
_VARIABLE = re.compile(r"`([A-Z][A-Z0-9_]+)`")


def http_client() -> httpx2.AsyncClient:
    """One client for all providers."""
    return create_async_httpx2_client(timeout=httpx2.Timeout(_SILENCE_SECONDS, connect=_CONNECT_SECONDS))


@dataclass(frozen=True)
class Connections:
    """The process's connections to all providers; whoever made them closes them."""

    chat: ChatConnections = field(default_factory=ChatConnections)  # to what speaks chat completions
    http: httpx2.AsyncClient = field(default_factory=http_client)  # to all others

    async def aclose(self) -> None:
        """Close them all."""
        await self.chat.aclose()
        await self.http.aclose()


def build_model(name: str, connections: Connections) -> Model:
    """Raises RefusedToStart, saying what to set or install, when pydantic-ai cannot make the model."""
    provider, _, model = name.partition(":")
    try:
        if provider == CHAT:
            return ChatModel(model, provider=OpenAIProvider(http_client=connections.http), connections=connections.chat)
        return infer_model(name, provider_factory=lambda provider: _provider(provider, connections.http))
    except ImportError:
        extra = name.partition(":")[0]
        raise RefusedToStart(
            f"ECHOLINK_MODEL names {name}, whose client library is not installed: install pydantic-ai-slim[{extra}]."
        ) from None
    except (UserError, ValueError) as error:
        raise RefusedToStart(_what_to_do(name, str(error))) from None


def check_buildable(name: str) -> None:
    """Raises RefusedToStart when `name` could not be asked; sends nothing."""
    build_model(name, Connections())


def _provider(provider: str, client: httpx2.AsyncClient) -> Provider[object]:
    if provider.startswith("gateway/"):
        return infer_provider(provider)
    kind: Callable[..., Provider[object]] = infer_provider_class(provider)
    takes_client = "http_client" in inspect.signature(kind).parameters
    return kind(http_client=client) if takes_client else kind()


def _what_to_do(name: str, complaint: str) -> str:
    variables = dict.fromkeys(_VARIABLE.findall(complaint))
    if variables:
        return f"ECHOLINK_MODEL names {name}, which needs a setting: set {' or '.join(variables)} in the environment."
    return f"ECHOLINK_MODEL names {name}, which pydantic-ai does not know: write provider:model, such as openai:gpt-5-mini."

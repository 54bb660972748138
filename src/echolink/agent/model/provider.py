"""How does a model's name become something that can be asked? pydantic-ai's providers on one HTTP client of ours.

Importing this module imports pydantic-ai (2 to 4 s).
"""

import inspect
import re
from collections.abc import Callable

import httpx2
from pydantic_ai.exceptions import UserError
from pydantic_ai.models import Model, create_async_httpx2_client, infer_model
from pydantic_ai.providers import Provider, infer_provider, infer_provider_class

from echolink.errors import RefusedToStart

_CONNECT_SECONDS = 5.0
_SILENCE_SECONDS = 30.0  # the conversation gives up after 12; this ends what nobody waits for
_VARIABLE = re.compile(r"`([A-Z][A-Z0-9_]+)`")


def http_client() -> httpx2.AsyncClient:
    """The process's one client for all providers; whoever made it closes it."""
    return create_async_httpx2_client(timeout=httpx2.Timeout(_SILENCE_SECONDS, connect=_CONNECT_SECONDS))


def build_model(name: str, client: httpx2.AsyncClient) -> Model:
    """Raises RefusedToStart, saying what to set or install, when pydantic-ai cannot make the model."""
    try:
        return infer_model(name, provider_factory=lambda provider: _provider(provider, client))
    except ImportError:
        extra = name.partition(":")[0]
        raise RefusedToStart(
            f"ECHOLINK_MODEL names {name}, whose client library is not installed: install pydantic-ai-slim[{extra}]."
        ) from None
    except (UserError, ValueError) as error:
        raise RefusedToStart(_what_to_do(name, str(error))) from None


def check_buildable(name: str) -> None:
    """Raises RefusedToStart when `name` could not be asked; sends nothing."""
    build_model(name, http_client())


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

"""A model behind a chat-completions endpoint, asked over our own connections.

What is sent is what pydantic-ai's own model would send (it maps the messages here too). How it is sent, and how the answer is
read, is ours: docs/decisions/0020 has what that saves.
"""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, Final, cast

from openai import AsyncOpenAI
from pydantic_ai import RunContext
from pydantic_ai.messages import ModelMessage
from pydantic_ai.models import ModelRequestParameters, StreamedResponse, check_allow_model_requests
from pydantic_ai.models.openai import OpenAIChatModel, OpenAIChatModelSettings
from pydantic_ai.providers import Provider
from pydantic_ai.settings import ModelSettings
from pydantic_core import to_json

from echolink.agent.model.chat.connections import ChatConnections, Endpoint, proxy_for
from echolink.agent.model.chat.stream import ChatStream

_SILENCE_SECONDS: Final = 30.0  # where the request's settings say nothing


class ChatModel(OpenAIChatModel):
    """Streams only what text, thoughts and tool calls need. Keys, addresses and organisation are read as the SDK reads them."""

    def __init__(self, name: str, *, provider: Provider[AsyncOpenAI], connections: ChatConnections) -> None:
        super().__init__(name, provider=provider)
        self._connections = connections
        url = f"{str(self.client.base_url).rstrip('/')}/chat/completions"
        self._endpoint = Endpoint(name, url, _headers(self.client), proxy_for(url))

    @asynccontextmanager
    async def request_stream(
        self,
        messages: list[ModelMessage],
        model_settings: ModelSettings | None,
        model_request_parameters: ModelRequestParameters,
        run_context: RunContext[Any] | None = None,
    ) -> AsyncGenerator[StreamedResponse]:
        """`timeout` of the settings, in seconds, is how long the provider may send nothing."""
        check_allow_model_requests()
        settings, parameters = self.prepare_request(model_settings, model_request_parameters)
        body = await self.body_of(messages, cast("OpenAIChatModelSettings", settings or {}), parameters)
        silence = (settings or {}).get("timeout")
        async with self._connections.posted(
            self._endpoint,
            to_json(body),
            silence_seconds=silence if isinstance(silence, int | float) else _SILENCE_SECONDS,
        ) as received:
            yield ChatStream(parameters, received, self._endpoint, self.profile, self.system)

    async def body_of(
        self, messages: list[ModelMessage], settings: OpenAIChatModelSettings, parameters: ModelRequestParameters
    ) -> dict[str, Any]:
        """Of the settings only those that the agent gives; a test holds it against what pydantic-ai sends."""
        tools, choice = self._get_tool_choice(settings, parameters)
        return {
            "model": self.model_name,
            "messages": await self._map_messages(messages, parameters, model_settings=settings),
            "stream": True,
            "stream_options": {"include_usage": True},
            **({"tools": tools, "tool_choice": choice or "auto"} if tools else {}),
        }


def _headers(client: AsyncOpenAI) -> dict[str, str]:
    """Those of the SDK, but for what it tells about itself; no compression, which would hold words back."""
    own = {name: value for name, value in client.default_headers.items() if isinstance(value, str)}
    kept = {name: value for name, value in own.items() if not name.lower().startswith("x-stainless")}
    return {**client.auth_headers, **kept, "User-Agent": "echolink", "Accept-Encoding": "identity"}

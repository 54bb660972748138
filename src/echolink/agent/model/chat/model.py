"""A model behind a chat-completions endpoint, asked over our own connections.

What is sent is what pydantic-ai's own model would send (it maps the messages here too). How it is sent, and how the answer is
read, is ours: docs/decisions/0020 has what that saves.
"""

from collections import OrderedDict
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
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
from echolink.agent.model.chat.plain import plain_messages
from echolink.agent.model.chat.stream import ChatStream

_SILENCE_SECONDS: Final = 30.0  # where the request's settings say nothing


_MOST_KEPT: Final = 512  # of some 10 kB each: the bots that a process talks for


@dataclass(frozen=True, slots=True)
class _Standing:
    """What stays the same in every request with the same tools."""

    asked: ModelRequestParameters
    asked_settings: ModelSettings | None
    settings: ModelSettings | None
    parameters: ModelRequestParameters
    body: Mapping[str, object]  # but for its messages


class ChatModel(OpenAIChatModel):
    """Streams only what text, thoughts and tool calls need. Keys, addresses and organisation are read as the SDK reads them."""

    def __init__(self, name: str, *, provider: Provider[AsyncOpenAI], connections: ChatConnections) -> None:
        super().__init__(name, provider=provider)
        self._connections = connections
        url = f"{str(self.client.base_url).rstrip('/')}/chat/completions"
        self._endpoint = Endpoint(name, url, _headers(self.client), proxy_for(url))
        self._standing: OrderedDict[tuple[int, ...], _Standing] = (
            OrderedDict()
        )  # by the identity of tools, which it keeps

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
        standing = self._standing_of(model_settings, model_request_parameters)
        body = {**standing.body, "messages": await self._mapped(messages, model_settings, model_request_parameters)}
        silence = (standing.settings or {}).get("timeout")
        async with self._connections.posted(
            self._endpoint,
            to_json(body),
            silence_seconds=silence if isinstance(silence, int | float) else _SILENCE_SECONDS,
        ) as received:
            yield ChatStream(standing.parameters, received, self._endpoint, self.profile, self.system)

    def _standing_of(self, settings: ModelSettings | None, asked: ModelRequestParameters) -> _Standing:
        """Kept for those who ask with the same tools again: to prepare them costs as much as to send the request."""
        key = tuple(map(id, asked.function_tools))
        known = self._standing.get(key)
        if known is None or known.asked_settings != settings:
            known = self._standing[key] = self._prepared(settings, asked)
        self._standing.move_to_end(key)
        if len(self._standing) > _MOST_KEPT:
            self._standing.popitem(last=False)
        return known

    def _prepared(self, asked_settings: ModelSettings | None, asked: ModelRequestParameters) -> _Standing:
        """Of the settings only those that the agent gives; a test holds the body against what pydantic-ai sends."""
        settings, parameters = self.prepare_request(asked_settings, asked)
        tools, choice = self._get_tool_choice(cast("OpenAIChatModelSettings", settings or {}), parameters)
        body = {
            "model": self.model_name,
            "messages": [],
            "stream": True,
            "stream_options": {"include_usage": True},
            **({"tools": tools, "tool_choice": choice or "auto"} if tools else {}),
        }
        return _Standing(asked, asked_settings, settings, parameters, body)

    async def _mapped(
        self, messages: list[ModelMessage], settings: ModelSettings | None, asked: ModelRequestParameters
    ) -> Sequence[object]:
        is_usual = self.profile.get("openai_system_prompt_role") in (None, "system")
        plain = plain_messages(messages) if is_usual else None
        if plain is not None:
            return plain
        prepared, parameters = self.prepare_request(settings, asked)
        return await self._map_messages(messages, parameters, model_settings=prepared)


def _headers(client: AsyncOpenAI) -> dict[str, str]:
    """Those of the SDK, but for what it tells about itself; no compression, which would hold words back."""
    own = {name: value for name, value in client.default_headers.items() if isinstance(value, str)}
    kept = {name: value for name, value in own.items() if not name.lower().startswith("x-stainless")}
    return {**client.auth_headers, **kept, "User-Agent": "echolink", "Accept-Encoding": "identity"}

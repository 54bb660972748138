"""A streamed chat completion, as pydantic-ai wants to see one: its parts begin, grow and end."""

from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import takewhile
from typing import Final

import aiohttp
from pydantic_ai.exceptions import ModelAPIError
from pydantic_ai.messages import FinishReason, ModelResponseStreamEvent
from pydantic_ai.models import StreamedResponse
from pydantic_ai.profiles import DEFAULT_THINKING_TAGS, ModelProfile
from pydantic_ai.usage import RequestUsage

from echolink.agent.model.chat.chunks import LAST, Chunk, ToolPiece
from echolink.agent.model.chat.connections import Endpoint, Received
from echolink.agent.model.chat.server_sent import LineTooLong, ServerSentData

_FINISHES: Final[dict[str, FinishReason]] = {
    "stop": "stop",
    "length": "length",
    "tool_calls": "tool_call",
    "function_call": "tool_call",
    "content_filter": "content_filter",
}


@dataclass
class ChatStream(StreamedResponse):
    """One response. Iterating it raises what `ChatConnections.posted` and `Chunk` raise."""

    received: Received
    endpoint: Endpoint
    profile: ModelProfile
    provider: str
    begun: datetime = field(default_factory=lambda: datetime.now(UTC))
    _refused: bool = field(default=False, init=False)

    async def _get_event_iterator(self) -> AsyncIterator[ModelResponseStreamEvent]:
        self.finish_reason = "stop"  # some servers never tell it
        async for together in self._events():
            for event in self._taken(together):
                yield event

    async def _events(self) -> AsyncIterator[list[bytes]]:
        """The data of those that came together, up to the one that says that it was the last."""
        sent = ServerSentData()
        async for piece in self.received.pieces():
            try:
                together = list(sent.add(piece))
            except LineTooLong:
                raise ModelAPIError(self.endpoint.model, "no stream of events") from None
            until_last = list(takewhile(_is_not_last, together))
            yield until_last
            if len(until_last) < len(together):
                await self.received.end()
                return
        yield list(takewhile(_is_not_last, sent.end()))

    def _taken(self, together: Iterable[bytes]) -> Iterator[ModelResponseStreamEvent]:
        """Words that came together are told together: a server that is behind catches up."""
        words = ""
        for data in together:
            try:
                chunk = Chunk(data, self.endpoint.model)
            except ModelAPIError:
                yield from self._said(words)
                raise
            self._note(chunk)
            if thought := chunk.thought:
                yield from self._said(words)
                yield from self._thought(*thought)
                words = ""
            if "<" in chunk.text:  # a tag round thoughts is known as one only when it comes alone
                yield from self._said(words)
                yield from self._said(chunk.text)
                words = ""
            else:
                words += chunk.text
            for piece in chunk.tool_pieces():
                yield from self._said(words)
                yield from self._called(piece)
                words = ""
        yield from self._said(words)

    def _note(self, chunk: Chunk) -> None:
        if (tokens := chunk.tokens) is not None:
            self._usage = RequestUsage(input_tokens=tokens[0], output_tokens=tokens[1])
        self.provider_response_id = chunk.id or self.provider_response_id
        if chunk.refusal:
            self._refused = True
        if reason := chunk.finish_reason:
            self.finish_reason = _FINISHES.get(reason)
        if self._refused:  # a refusal ends with "stop"
            self.finish_reason = "content_filter"

    def _said(self, words: str) -> Iterator[ModelResponseStreamEvent]:
        if not words:
            return iter(())
        return self._parts_manager.handle_text_delta(
            vendor_part_id="text",
            content=words,
            thinking_tags=self.profile.get("thinking_tags", DEFAULT_THINKING_TAGS),
            ignore_leading_whitespace=self.profile.get("ignore_streamed_leading_whitespace", False),
        )

    def _thought(self, name: str, words: str) -> Iterator[ModelResponseStreamEvent]:
        return self._parts_manager.handle_thinking_delta(
            vendor_part_id=name, id=name, content=words, provider_name=self.provider_name
        )

    def _called(self, piece: ToolPiece) -> Iterator[ModelResponseStreamEvent]:
        return self._parts_manager.handle_tool_call_delta_events(
            vendor_part_id=piece.index,
            tool_name=piece.name,
            args=piece.arguments if isinstance(piece.arguments, str | None) else dict(piece.arguments),
            tool_call_id=piece.id,
            provider_name=self.provider_name if piece.extra else None,
            provider_details={"extra_content": piece.extra} if piece.extra else None,
        )

    async def close_stream(self) -> None:
        """Hang up on the provider."""
        self.received.close()

    def get_stream_cancel_errors(self) -> tuple[type[BaseException], ...]:
        """What reading raises when we have hung up ourselves."""
        return (aiohttp.ClientError,)

    @property
    def model_name(self) -> str:
        return self.endpoint.model

    @property
    def provider_name(self) -> str:
        return self.provider

    @property
    def provider_url(self) -> str:
        return self.endpoint.url

    @property
    def timestamp(self) -> datetime:
        return self.begun


def _is_not_last(data: bytes) -> bool:
    return not data.startswith(LAST)

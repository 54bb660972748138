"""When is pydantic-ai's loop not needed? When the first response of a turn is words alone.

So the first response is asked of the model directly, and told while it comes in. Only if it is anything else than words (a tool
is called, or there is nothing to say) is the loop begun: with that response as the answer to its first request, so that
whatever follows is judged, retried, limited and counted as if it had asked itself.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from types import TracebackType
from typing import Any, Self

from pydantic_ai import RunContext
from pydantic_ai.agent import AgentRunEvents
from pydantic_ai.direct import model_request_stream
from pydantic_ai.exceptions import ModelTimeoutError
from pydantic_ai.messages import AgentStreamEvent, ModelMessage, ModelResponse, TextPart, ThinkingPart
from pydantic_ai.models import (
    CompletedStreamedResponse,
    Model,
    ModelRequestParameters,
    StreamedResponse,
)
from pydantic_ai.models.wrapper import WrapperModel
from pydantic_ai.run import AgentRunResultEvent
from pydantic_ai.settings import ModelSettings
from pydantic_ai.usage import RequestUsage, RunUsage

Looped = AbstractAsyncContextManager[AgentRunEvents[str]]
"""A run by pydantic-ai's loop, not entered yet."""

Event = AgentStreamEvent | AgentRunResultEvent[str]
"""What a run tells: of the model's response, of tools, and of the end."""


class FirstWithoutLoop:
    """Reads like pydantic-ai's `run_stream_events`: enter it, iterate it once, ask what was used."""

    def __init__(
        self,
        model: Model,
        messages: Sequence[ModelMessage],
        parameters: ModelRequestParameters,
        go_on: Callable[[Model], Looped],
        *,
        silence_seconds: float,
    ) -> None:
        """`messages`: all, with the instructions on the last. `go_on`: the whole run, by the loop, with the given model.
        `silence_seconds`: how long the provider may send nothing, and how long its first piece of a reply may take."""
        self._model, self._go_on = model, go_on
        self._asking = model_request_stream(
            model, messages, model_settings=ModelSettings(timeout=silence_seconds), model_request_parameters=parameters
        )
        self._first: StreamedResponse | None = None
        self._loop: AgentRunEvents[str] | None = None
        self._silence_seconds = silence_seconds
        self._told = self._events()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._told.aclose()

    def __aiter__(self) -> AsyncIterator[Event]:
        return self._told

    @property
    def usage(self) -> RunUsage:
        """So far, over all requests."""
        if self._loop is not None:
            return self._loop.usage
        used = self._first.usage if self._first else RequestUsage()
        return RunUsage(requests=1, input_tokens=used.input_tokens, output_tokens=used.output_tokens)

    async def _events(self) -> AsyncGenerator[Event]:
        try:
            # Runs until the first event only: so it never ends a wait of whoever iterates. Servers that are busy send comments,
            # which break the silence on the line and are none to the caller.
            async with asyncio.timeout(self._silence_seconds) as unanswered, self._asking as self._first:
                async for event in self._first:
                    unanswered.reschedule(None)
                    yield event
                response = self._first.get()
        except TimeoutError:
            raise ModelTimeoutError(self._model.model_name, "no first event in time") from None
        if not _is_words_alone(response):
            async with self._go_on(_AlreadyAsked(self._model, response)) as self._loop:
                async for later in self._loop:
                    yield later


class _AlreadyAsked(WrapperModel):
    """A model whose answer to the first request is there, and was told. Serves one run."""

    def __init__(self, model: Model, response: ModelResponse) -> None:
        super().__init__(model)
        self._response: ModelResponse | None = response

    @asynccontextmanager
    async def request_stream(
        self,
        messages: list[ModelMessage],
        model_settings: ModelSettings | None,
        model_request_parameters: ModelRequestParameters,
        run_context: RunContext[Any] | None = None,
    ) -> AsyncGenerator[StreamedResponse]:
        response, self._response = self._response, None
        if response is not None:
            yield CompletedStreamedResponse(response, model_request_parameters=model_request_parameters)
            return
        asked = self.wrapped.request_stream(messages, model_settings, model_request_parameters, run_context)
        async with asked as stream:
            yield stream


def _is_words_alone(response: ModelResponse) -> bool:
    return bool(response.text) and all(isinstance(part, TextPart | ThinkingPart) for part in response.parts)

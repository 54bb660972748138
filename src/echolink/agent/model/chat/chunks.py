"""What does one event of a streamed chat completion say? Pieces of text, of thoughts, of tool calls; an end; what it cost.

The form is OpenAI's `chat.completion.chunk`; what others leave out, add or write as null is read leniently.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from pydantic_ai.exceptions import ModelAPIError, ModelHTTPError
from pydantic_core import from_json

LAST: Final = b"[DONE]"

# Where models say what they think: DeepSeek and vLLM in one, Ollama and OpenRouter in the other.
_THOUGHT_FIELDS: Final = ("reasoning", "reasoning_content")
# Of errors that come in a stream that began with HTTP 200: the status that they have without one.
_STATUS_OF: Final = {
    "rate_limit_exceeded": 429,
    "rate_limit_error": 429,
    "too_many_requests": 429,
    "insufficient_quota": 429,
    "context_length_exceeded": 400,
    "server_error": 500,
    "service_unavailable": 503,
    "server_is_overloaded": 503,
    "overloaded": 503,
}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ToolPiece:
    """A part of one tool call: the name and the id come once, the arguments in pieces."""

    index: int | None
    id: str | None
    name: str | None
    arguments: str | Mapping[str, Any] | None
    extra: object  # Gemini's signature of a thought, to be sent back unchanged


class Chunk:
    """One event, read where it is asked. Raises ModelAPIError when it is no JSON object, or an error of the provider's."""

    def __init__(self, data: bytes, model: str) -> None:
        try:
            said = from_json(data)
        except ValueError:
            raise ModelAPIError(model, "an event that is no JSON") from None
        if not isinstance(said, dict):
            raise ModelAPIError(model, "an event that is no JSON object")
        if error := said.get("error"):
            raise _refusal(error, model)
        self._said: dict[str, Any] = said
        choices = said.get("choices")
        self._choice: dict[str, Any] = _of(dict, choices[0]) or {} if isinstance(choices, list) and choices else {}
        self._delta: dict[str, Any] = _of(dict, self._choice.get("delta")) or {}

    @property
    def id(self) -> str | None:
        return _of(str, self._said.get("id"))

    @property
    def model(self) -> str | None:
        return _of(str, self._said.get("model"))

    @property
    def finish_reason(self) -> str | None:
        return _of(str, self._choice.get("finish_reason"))

    @property
    def refusal(self) -> str | None:
        return _of(str, self._delta.get("refusal"))

    @property
    def text(self) -> str:
        """Some servers send a list of parts."""
        content = self._delta.get("content")
        if isinstance(content, str):
            return content
        parts = content if isinstance(content, list) else []
        return "".join(part if isinstance(part, str) else _text_of(part) for part in parts)

    @property
    def thought(self) -> tuple[str, str] | None:
        """The field that it stands in, and a piece of it."""
        for field in _THOUGHT_FIELDS:
            if thought := _of(str, self._delta.get(field)):
                return field, thought
        return None

    def tool_pieces(self) -> Iterable[ToolPiece]:
        called = self._delta.get("tool_calls")
        if not isinstance(called, list):
            return ()
        return [_tool_piece(call) for call in called if isinstance(call, dict)]

    @property
    def tokens(self) -> tuple[int, int] | None:
        """Input and output, where the event tells them."""
        usage = self._said.get("usage")
        if not isinstance(usage, dict):
            return None
        return _of(int, usage.get("prompt_tokens")) or 0, _of(int, usage.get("completion_tokens")) or 0


def _tool_piece(call: Mapping[str, Any]) -> ToolPiece:
    function = _of(dict, call.get("function")) or {}
    arguments = function.get("arguments")
    return ToolPiece(
        index=_of(int, call.get("index")),
        id=_of(str, call.get("id")),
        name=_of(str, function.get("name")),
        arguments=arguments if isinstance(arguments, str | dict) else None,
        extra=call.get("extra_content"),
    )


def _of(kind: type[T], value: object) -> T | None:
    return value if isinstance(value, kind) else None


def _text_of(part: object) -> str:
    return _of(str, part.get("text")) or "" if isinstance(part, dict) and part.get("type") == "text" else ""


def _refusal(error: object, model: str) -> ModelAPIError:
    """`{"error": {"code": …, "type": …}}` within a stream; gateways give the status itself as `code`."""
    told = error if isinstance(error, dict) else {}
    for name in (str(told.get("code")), str(told.get("type"))):
        status = int(name) if name.isdecimal() and len(name) == 3 else _STATUS_OF.get(name, 0)
        if 400 <= status < 600:
            return ModelHTTPError(status, model)
    return ModelAPIError(model, "an error within the stream")

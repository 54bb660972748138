"""What a response says does not depend on how its bytes are cut, and words are told as they come."""

from collections.abc import AsyncIterator, Sequence

from hypothesis import given
from hypothesis import strategies as st
from pydantic_ai.messages import ModelResponse, PartDeltaEvent, PartStartEvent, TextPart, TextPartDelta
from pydantic_ai.models import ModelRequestParameters

from echolink.agent.model.chat.connections import Endpoint, Received
from echolink.agent.model.chat.stream import ChatStream
from tests.fakes.chat_completions import delta, events

CALL = {"index": 0, "id": "a", "function": {"name": "end_call", "arguments": ""}}
REST = {"index": 0, "function": {"arguments": '{"why": "done"}'}}
BODY = events(
    delta(role="assistant", content=""),
    delta(content="<think>"),
    delta(reasoning="Is it over?"),
    delta(content="They say bye."),
    delta(content="</think>"),
    delta(content="Good"),
    delta(content="bye, Zoë."),
    delta(tool_calls=[CALL]),
    delta(tool_calls=[REST]),
    delta("tool_calls"),
    {"choices": [], "usage": {"prompt_tokens": 70, "completion_tokens": 6}},
    "[DONE]",
).body.encode()


class Cut(Received):
    """A body in these pieces."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces = pieces

    async def pieces(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            yield piece

    async def end(self) -> None:
        """Nothing follows."""


async def read(*pieces: bytes) -> tuple[ModelResponse, list[str]]:
    """The response, and its words as they were told."""
    stream = ChatStream(ModelRequestParameters(), Cut(pieces), Endpoint("fake", "http://x/v1", {}, None), {}, "openai")
    told: list[str] = []
    async for event in stream:
        match event:
            case (
                PartStartEvent(part=TextPart(content=words)) | PartDeltaEvent(delta=TextPartDelta(content_delta=words))
            ):
                told.append(words)
    return stream.get(), told


@given(st.sets(st.integers(0, len(BODY))))
async def test_any_cutting_gives_the_same_response(cuts: set[int]) -> None:
    ends = [*sorted(cuts), len(BODY)]
    whole, words = await read(BODY)

    cut, told = await read(*[BODY[begin:end] for begin, end in zip([0, *ends], ends, strict=False)])

    assert [(p.part_kind, getattr(p, "content", None) or getattr(p, "args", None)) for p in cut.parts] == [
        (p.part_kind, getattr(p, "content", None) or getattr(p, "args", None)) for p in whole.parts
    ]
    assert "".join(told) == "".join(words) == "Goodbye, Zoë."
    assert (cut.usage.input_tokens, cut.usage.output_tokens, cut.finish_reason) == (70, 6, "tool_call")


async def test_words_that_come_together_are_told_together() -> None:
    together = events(delta(content="For"), delta(content=" what"), delta(content=" day?")).body.encode()

    _, at_once = await read(together)
    _, apart = await read(*together.splitlines(keepends=True))

    assert at_once == ["For what day?"]
    assert apart == ["For", " what", " day?"]

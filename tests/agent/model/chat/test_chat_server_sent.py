"""Events come out of bytes whole, however the network cuts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.agent.model.chat.server_sent import LONGEST, LineTooLong, ServerSentData

STREAM = (
    b': a comment\n\ndata: {"a": 1}\n\ndata:{"b": "\xc3\xa9\xe2\x80\xa8"}\r\n\r\nevent: chunk\nid: 7\n'
    b"data: one\ndata: two\n\ndata:\n\n\rdata: three\r\rretry: 5\n\ndata: [DONE]\n\ndata: last"
)
WHOLE = [b'{"a": 1}', b'{"b": "\xc3\xa9\xe2\x80\xa8"}', b"one\ntwo", b"three", b"[DONE]", b"last"]


def read(pieces: list[bytes]) -> list[bytes]:
    sent = ServerSentData()
    return [data for piece in pieces for data in sent.add(piece)] + list(sent.end())


@given(st.sets(st.integers(0, len(STREAM))))
def test_any_cutting_gives_the_same_events(cuts: set[int]) -> None:
    ends = [*sorted(cuts), len(STREAM)]

    pieces = [STREAM[begin:end] for begin, end in zip([0, *ends], ends, strict=False)]

    assert read(pieces) == WHOLE


def test_an_event_is_out_as_soon_as_its_empty_line_is_there() -> None:
    sent = ServerSentData()

    assert list(sent.add(b"data: one\n")) == []
    assert list(sent.add(b"\ndata: two")) == [b"one"]


def test_a_line_without_end_is_no_stream_of_events() -> None:
    sent = ServerSentData()
    assert list(sent.add(b"x" * LONGEST)) == []

    with pytest.raises(LineTooLong):
        list(sent.add(b"x"))

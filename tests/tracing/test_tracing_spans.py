"""What a span tells, what it keeps to itself, and that none is made while nobody collects them."""

import asyncio

import pytest
from opentelemetry import trace
from opentelemetry.trace import SpanKind, StatusCode

from echolink.tracing import spans
from tests.tracing.collecting import collecting, told


def test_while_nobody_collects_no_span_is_made_and_nothing_is_carried() -> None:
    with spans.span("one", webhook="voice") as one, spans.span("two", "server") as two:
        one.note(outcome="answered")
        spans.note(call_id="call_1")
        spans.failed(ValueError("a secret"))

        assert one is two
        assert trace.get_current_span() is trace.INVALID_SPAN
        assert spans.carried() == {}


def test_a_span_tells_its_place_its_time_and_what_was_noted() -> None:
    with collecting() as kept:
        with (
            spans.span("echolink.hop", "server", webhook="voice"),
            spans.span("echolink.reply", agent="model") as reply,
        ):
            reply.note(turn=1)
            spans.note(call_id="call_1")

        inner, outer = kept.all()
        assert (inner.name, outer.name, outer.kind) == ("echolink.reply", "echolink.hop", SpanKind.SERVER)
        assert told(outer) == {"echolink.webhook": "voice"}
        assert told(inner) == {"echolink.agent": "model", "echolink.turn": 1, "echolink.call_id": "call_1"}
        assert inner.parent is not None
        assert inner.parent.span_id == outer.context.span_id
        assert outer.parent is None


def test_each_request_begins_a_trace_whatever_it_is_made_in() -> None:
    with collecting() as kept:
        with spans.span("around"), spans.span("echolink.hop", "server"):
            pass

        hop, around = kept.all()
        assert hop.parent is None
        assert hop.context.trace_id != around.context.trace_id


def test_of_an_error_its_kind_is_told_and_not_its_words() -> None:
    with collecting() as kept:
        with pytest.raises(ValueError, match="Maria"), spans.span("echolink.model"):
            raise ValueError("Maria Jones, +14155550123")

        [span] = kept.all()
        assert span.status.status_code is StatusCode.ERROR
        assert told(span) == {"error.type": "ValueError"}
        assert "Maria" not in span.to_json()


async def test_what_is_stopped_is_no_error() -> None:
    began = asyncio.Event()

    async def thinks() -> None:
        with spans.span("echolink.reply"):
            began.set()
            await asyncio.Event().wait()

    with collecting() as kept:
        task = asyncio.create_task(thinks())
        await began.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

        [span] = kept.all()
        assert span.status.status_code is StatusCode.UNSET


def test_what_is_carried_names_the_span_that_is_going_on() -> None:
    with collecting(), spans.span("echolink.webhook"):
        own = trace.get_current_span().get_span_context()

        ids = f"{own.trace_id:032x}-{own.span_id:016x}"
        assert spans.carried() == {"traceparent": f"00-{ids}-{own.trace_flags:02x}"}

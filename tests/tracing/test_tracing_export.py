"""Where spans go, how long a server waits for that, and what it says where they can go nowhere."""

import asyncio
import sys

import pytest

from echolink.errors import RefusedToStart
from echolink.tracing import spans
from echolink.tracing.export import check_exportable, exporting
from tests.fakes.span_collector import span_collector


async def test_spans_reach_whom_the_standard_variables_name_under_our_name(monkeypatch: pytest.MonkeyPatch) -> None:
    async with span_collector() as collector:
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.origin)
        async with exporting():
            with spans.span("echolink.hop", "server", webhook="voice"):
                pass

        assert [span.name for span in collector.spans] == ["echolink.hop"]
        assert collector.services == {"echolink"}


async def test_the_operators_name_for_the_service_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    async with span_collector() as collector:
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.origin)
        monkeypatch.setenv("OTEL_SERVICE_NAME", "front-desk")
        async with exporting():
            with spans.span("echolink.hop"):
                pass

        assert collector.services == {"front-desk"}


async def test_a_collector_that_does_not_answer_holds_up_no_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    async with span_collector() as collector:
        collector.answers = asyncio.Event()
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.origin)
        async with asyncio.timeout(4):
            async with exporting():
                with spans.span("echolink.hop"):
                    pass
        collector.answers.set()

        assert spans.carried() == {}


async def test_without_the_sdk_the_start_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.trace.export", None)

    with pytest.raises(RefusedToStart, match=r"install echolink\[tracing\].*ECHOLINK_TRACING=off"):
        check_exportable()
    with pytest.raises(RefusedToStart):
        await exporting().__aenter__()

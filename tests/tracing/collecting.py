"""Spans as they are made, kept in this process."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from echolink.tracing.spans import collect_with


@dataclass
class Kept:
    """Those that have ended."""

    exporter: InMemorySpanExporter

    def all(self) -> list[ReadableSpan]:
        return list(self.exporter.get_finished_spans())

    def named(self, name: str) -> list[ReadableSpan]:
        return [span for span in self.all() if span.name == name]


@contextmanager
def collecting() -> Iterator[Kept]:
    exporter = InMemorySpanExporter()
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    collect_with(provider)
    try:
        yield Kept(exporter)
    finally:
        collect_with(None)
        provider.shutdown()


def told(span: ReadableSpan) -> Mapping[str, Any]:
    """Its attributes."""
    return dict(span.attributes or {})

"""What an operator's OpenTelemetry collector is: it takes spans by OTLP over HTTP, and keeps them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from echolink.simulator.serving import serving


@dataclass
class SpanCollector:
    """An ASGI app; `origin` is what OTEL_EXPORTER_OTLP_ENDPOINT wants."""

    origin: str = ""
    spans: list[Span] = field(default_factory=list)
    services: set[str] = field(default_factory=set)
    answers: asyncio.Event | None = None  # when it answers at all; None: at once

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        if self.answers is not None:
            await self.answers.wait()
        for sent in ExportTraceServiceRequest.FromString(await request.body()).resource_spans:
            named = {each.key: each.value.string_value for each in sent.resource.attributes}
            self.services.add(named["service.name"])
            self.spans += [span for scoped in sent.scope_spans for span in scoped.spans]
        await Response(b"", media_type="application/x-protobuf")(scope, receive, send)

    def named(self, name: str) -> list[Span]:
        return [span for span in self.spans if span.name == name]


@asynccontextmanager
async def span_collector() -> AsyncIterator[SpanCollector]:
    collector = SpanCollector()
    async with serving(collector) as at:
        collector.origin = at.origin
        yield collector

"""How do spans leave this process? By OpenTelemetry's SDK, which the operator installs and its own OTEL_ variables set."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from echolink.errors import RefusedToStart
from echolink.tracing.spans import collect_with

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider

_FLUSH_SECONDS = 2.0  # a server that stops has five in all, and whoever collects may be away


def check_exportable() -> None:
    """Raises RefusedToStart where the SDK is not installed."""
    try:
        import opentelemetry.exporter.otlp.proto.http.trace_exporter
        import opentelemetry.sdk.trace.export  # noqa: F401
    except ImportError:
        raise RefusedToStart(
            "ECHOLINK_TRACING is on, and OpenTelemetry's SDK is not installed: install echolink[tracing] (that is "
            "opentelemetry-sdk and opentelemetry-exporter-otlp-proto-http), or set ECHOLINK_TRACING=off."
        ) from None


@asynccontextmanager
async def exporting() -> AsyncIterator[None]:
    """Spans are made and sent by OTLP over HTTP while inside. Raises RefusedToStart."""
    check_exportable()
    provider = _provider()
    collect_with(provider)
    try:
        yield
    finally:
        collect_with(None)
        await _close(provider)


def _provider() -> "TracerProvider":
    """To be made by the process that uses it: it has a thread, which no fork takes along."""
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import OTELResourceDetector, Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    ours = Resource.create().merge(Resource({"service.name": "echolink"}))
    resource = ours.merge(OTELResourceDetector().detect())  # OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win
    provider = TracerProvider(resource=resource, shutdown_on_exit=False)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return provider


async def _close(provider: "TracerProvider") -> None:
    """Send what is left, for as long as there is time: the SDK would wait for half a minute."""
    closing = threading.Thread(target=provider.shutdown, name="spans are sent", daemon=True)
    closing.start()
    await asyncio.to_thread(closing.join, _FLUSH_SECONDS)

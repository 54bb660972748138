"""How does the code say what it is doing? Spans by hand; while nobody collects them, none is made.

What stands in them leaves the house: ids, kinds, outcomes and counts, never speech, a number, a prompt or the text of an error.
"""

import asyncio
from collections.abc import Mapping
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Final, Literal, Protocol

from opentelemetry import context as contexts
from opentelemetry import trace
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

Told = str | int | bool
Kind = Literal["server", "client", "internal"]

_KINDS: Final = {
    "server": trace.SpanKind.SERVER,
    "client": trace.SpanKind.CLIENT,
    "internal": trace.SpanKind.INTERNAL,
}
_CARRIER: Final = TraceContextTextMapPropagator()

_tracer: trace.Tracer | None = None  # of the process, as counters are: it would else be handed through every room


class Span(Protocol):
    """Something that is going on."""

    def note(self, **told: Told) -> None:
        """Add attributes, `echolink.` before their names."""


def collect_with(provider: trace.TracerProvider | None) -> None:
    """From now on spans go to this provider; None: none is made."""
    global _tracer
    _tracer = None if provider is None else provider.get_tracer("echolink")


def span(name: str, kind: Kind = "internal", **told: Told) -> AbstractContextManager[Span]:
    """`with span("echolink.reply", agent="model") as reply: …`, below the span that is going on here. One of kind `server` begins
    a trace: Twilio sends no context, and whatever else came with a request is not to be believed."""
    return _NO_SPAN if _tracer is None else _Span(_tracer, name, kind, told)


def note(**told: Told) -> None:
    """Add attributes to the span that is going on here, if there is one."""
    if _tracer is not None:
        trace.get_current_span().set_attributes(_named(told))


def failed(error: BaseException) -> None:
    """What is going on here has failed. The kind of the error is told and not its words, which may quote what a caller said."""
    if _tracer is not None:
        _mark(trace.get_current_span(), error)


def carried() -> Mapping[str, str]:
    """Headers by which whoever gets a request of ours can go on with the trace (W3C Trace Context); none while there is none."""
    headers: dict[str, str] = {}
    if _tracer is not None:
        _CARRIER.inject(headers)
    return headers


class _NoSpan:
    """Stands for all spans that are not made."""

    __slots__ = ()

    def __enter__(self) -> Span:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def note(self, **told: Told) -> None:
        return None


_NO_SPAN: Final = _NoSpan()


class _Span:
    """One that is made."""

    __slots__ = ("_span", "_token")

    def __init__(self, tracer: trace.Tracer, name: str, kind: Kind, told: Mapping[str, Told]) -> None:
        above = contexts.Context() if kind == "server" else None
        self._span = tracer.start_span(name, context=above, kind=_KINDS[kind], attributes=_named(told))

    def __enter__(self) -> Span:
        self._token = contexts.attach(trace.set_span_in_context(self._span))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None and not isinstance(error, asyncio.CancelledError):  # to be stopped is no fault
            _mark(self._span, error)
        contexts.detach(self._token)
        self._span.end()

    def note(self, **told: Told) -> None:
        self._span.set_attributes(_named(told))


def _named(told: Mapping[str, Told]) -> dict[str, Told]:
    return {f"echolink.{name}": value for name, value in told.items()}


def _mark(one: trace.Span, error: BaseException) -> None:
    one.set_status(trace.StatusCode.ERROR)
    one.set_attribute("error.type", type(error).__name__)

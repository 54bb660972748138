"""How long do models take, and what comes of it? Counted for `/metrics`, by the names that the operator lists."""

import time
from collections.abc import Callable
from types import TracebackType
from typing import Final, Literal, get_args

from prometheus_client import Histogram

from echolink.errors import AgentFailed
from echolink.tracing import spans

Outcome = Literal["answered", "failed", "stopped"]
"""A usable reply; none (the provider failed, fell silent, or wrote nonsense); broken off by us: the caller has hung up, it took
longer than a caller waits, or a tool could not do its part."""

# A caller notices 1 s, hears a filler after 2, and the scripted agent after 12.
_BOUNDS_SECONDS: Final = (0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5, 2, 3, 5, 8, 12, 20, 30)

_FIRST = Histogram(
    "echolink_model_first_response_seconds",
    "From asking a model to the first piece of its reply.",
    ["model"],
    buckets=_BOUNDS_SECONDS,
)
_WHOLE = Histogram(
    "echolink_model_reply_seconds",
    "From asking a model to the end of its reply, webhooks that it waited for included, by what became of it.",
    ["model", "outcome"],
    buckets=_BOUNDS_SECONDS,
)


class ModelTimes:
    """The series of one model, looked up once."""

    def __init__(self, model: str) -> None:
        self._first = _FIRST.labels(model)
        self._whole = {one: _WHOLE.labels(model, one) for one in get_args(Outcome)}

    def asked(self) -> "Asked":
        """`with times.asked() as asked: …`, around one reply."""
        return Asked(self._first.observe, lambda outcome, seconds: self._whole[outcome].observe(seconds))


class Asked:
    """One reply of a model under way."""

    def __init__(self, first: Callable[[float], None], whole: Callable[[Outcome, float], None]) -> None:
        self._tell_first, self._tell_whole = first, whole
        self._began = time.perf_counter()
        self._has_begun = False
        self.outcome: Outcome = "answered"

    def heard(self) -> None:
        """A piece of the reply is there."""
        if not self._has_begun:
            self._has_begun = True
            self._tell_first(time.perf_counter() - self._began)

    def __enter__(self) -> "Asked":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, AgentFailed):
            self.outcome = "failed"
        elif error is not None:
            self.outcome = "stopped"
        spans.note(outcome=self.outcome)
        self._tell_whole(self.outcome, time.perf_counter() - self._began)

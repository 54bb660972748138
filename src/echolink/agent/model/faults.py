"""Why did a model fail? One short reason for each kind of failure, free of prompts, speech and provider texts."""

from pydantic_ai.exceptions import (
    ContentFilterError,
    ModelAPIError,
    ModelConnectionError,
    ModelHTTPError,
    ModelRequestTimeout,
    ModelTimeoutError,
    OutputTokenLimitExceeded,
    UnexpectedModelBehavior,
    UsageLimitExceeded,
)


class Unusable(Exception):
    """A reply that came in full and cannot be said; the text is the reason, ours and free of quotes."""


# The most telling first: an error may be of several of these kinds.
_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (ModelTimeoutError, "it did not answer in time"),
    (ModelRequestTimeout, "it did not answer in time"),
    (ModelConnectionError, "the connection failed or broke off"),
    (ModelAPIError, "its provider reported an error"),
    (UsageLimitExceeded, "it asked for tools again and again"),
    (ContentFilterError, "its provider filtered the reply"),
    (OutputTokenLimitExceeded, "it used up its tokens before it said anything"),
    (UnexpectedModelBehavior, "it answered nothing usable"),
)


def reason_of(error: Exception) -> str:
    """Half a sentence for the log and the developer. Only kinds and numbers: exception texts quote prompts and bodies."""
    if isinstance(error, Unusable):
        return str(error)
    if isinstance(error, ModelHTTPError):
        return f"its provider answered with HTTP {error.status_code}"
    for kind, reason in _REASONS:
        if isinstance(error, kind):
            return reason
    return f"unforeseen {type(error).__name__}"

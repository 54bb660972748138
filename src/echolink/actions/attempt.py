"""What comes of one try at a delivery? It is signed, posted, and its answer judged."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from echolink.actions import signing
from echolink.actions.answer import told
from echolink.actions.client import Failure, Response, WebhookClient
from echolink.actions.delivery import Attempt, Delivery
from echolink.actions.retrying import retry_after_seconds
from echolink.tracing import spans

_RECORDED_BYTES = 4_096
_GONE = 410  # "do not send me this any more" (Standard Webhooks, operational considerations)


@dataclass(frozen=True, slots=True)
class Tried:
    """One attempt and what it means for the delivery."""

    attempt: Attempt
    is_delivered: bool
    may_retry: bool
    told: str = ""  # of a delivered one: what the caller is told; empty when there is nothing to tell
    retry_after: float | None = None  # seconds that the receiver asked for
    pauses: str = ""  # why nothing more is to be sent to this endpoint; empty: it may be


async def try_once(
    client: WebhookClient, delivery: Delivery, secrets: Sequence[str], number: int, now: datetime
) -> Tried:
    """Make attempt `number` at `now`. A 2xx is an answer, also when its body says no; anything else failed."""
    if not secrets:
        error = "There is no webhook secret: nothing is sent unsigned."
        return Tried(_attempt(number, now, 0, error=error), is_delivered=False, may_retry=False)
    started = time.monotonic()
    headers = signing.headers(secrets, delivery.id, now, delivery.body)
    result = await client.post(delivery.url, {**headers, **spans.carried()}, delivery.body)
    milliseconds = round((time.monotonic() - started) * 1000)
    if isinstance(result, Failure):
        attempt = _attempt(number, now, milliseconds, error=result.reason)
        return Tried(attempt, is_delivered=False, may_retry=result.may_retry)
    return _judged(result, number, now, milliseconds)


def _judged(response: Response, number: int, now: datetime, milliseconds: int) -> Tried:
    said = told(response.content_type, response.body, is_whole=response.is_whole)
    is_delivered = 200 <= response.status < 300
    attempt = _attempt(
        number,
        now,
        milliseconds,
        status_code=response.status,
        error=None if is_delivered else _error(response.status, said),
        answer=response.body[:_RECORDED_BYTES].decode("utf-8", "replace").replace("\x00", "\ufffd"),
    )
    if is_delivered:
        return Tried(attempt, is_delivered=True, may_retry=False, told=said)
    if response.status == _GONE:
        return Tried(attempt, is_delivered=False, may_retry=False, pauses="It answered 410 Gone.")
    # A wrong path, a missing key, a redirect: whatever it is, somebody may put it right within the day.
    return Tried(
        attempt,
        is_delivered=False,
        may_retry=True,
        retry_after=retry_after_seconds(response.retry_after, now),
    )


def _error(status: int, said: str) -> str:
    if 300 <= status < 400:
        return f"HTTP {status}: redirects are not followed, give the bot the final URL."
    return f"HTTP {status}: {said}" if said else f"HTTP {status}."


def _attempt(
    number: int,
    started_at: datetime,
    milliseconds: int,
    *,
    status_code: int | None = None,
    error: str | None = None,
    answer: str = "",
) -> Attempt:
    return Attempt(
        number=number,
        started_at=started_at,
        milliseconds=milliseconds,
        status_code=status_code,
        error=error,
        answer=answer,
    )

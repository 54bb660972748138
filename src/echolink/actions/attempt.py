"""What comes of one try at a delivery? It is signed, posted, and its answer judged."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from echolink.actions import signing
from echolink.actions.answer import read
from echolink.actions.body import text_of
from echolink.actions.client import Failure, Response, WebhookClient
from echolink.actions.delivery import Attempt, Delivery
from echolink.actions.diagnosis import is_answered, wrong
from echolink.actions.retrying import retry_after_seconds
from echolink.tracing import spans

_RECORDED_BYTES = 4_096
_PASSES_SOON = (408, 425, 429)  # and 5xx; a wrong path, a missing key, a redirect wait for a person
_GONE = 410  # "do not send me this any more" (Standard Webhooks, operational considerations)


@dataclass(frozen=True, slots=True)
class Tried:
    """One attempt and what it means for the delivery."""

    attempt: Attempt
    is_delivered: bool
    may_retry: bool
    told: str = ""  # of a delivered one: what the caller is told; empty when there is nothing to tell
    retry_after: float | None = None  # seconds that the receiver asked for
    may_pass_soon: bool = True  # of a failed one: the next attempt may fare better within seconds
    pauses: str = ""  # why nothing more is to be sent to this endpoint; empty: it may be


async def try_once(
    client: WebhookClient, delivery: Delivery, secrets: Sequence[str], number: int, now: datetime
) -> Tried:
    """Make attempt `number` at `now`. What is answered is delivered, also when the answer says no; anything else failed."""
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
    reading = read(response.content_type, response.body, is_whole=response.is_whole)
    is_delivered = is_answered(response, reading)
    attempt = _attempt(
        number,
        now,
        milliseconds,
        status_code=response.status,
        error=wrong(response, reading, milliseconds),
        answer=_recorded(response),
    )
    if is_delivered:
        return Tried(attempt, is_delivered=True, may_retry=False, told=reading.said)
    if response.status == _GONE:
        return Tried(attempt, is_delivered=False, may_retry=False, pauses="It answered 410 Gone.")
    # A wrong path, a missing key, a redirect: whatever it is, somebody may put it right within the day.
    return Tried(
        attempt,
        is_delivered=False,
        may_retry=True,
        retry_after=retry_after_seconds(response.retry_after, now),
        may_pass_soon=response.status >= 500 or response.status in _PASSES_SOON,
    )


def _recorded(response: Response) -> str:
    text = text_of(response.content_type, response.body, is_whole=response.is_whole).replace("\x00", "\ufffd")
    return text.encode("utf-8", "replace")[:_RECORDED_BYTES].decode("utf-8", "ignore")


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

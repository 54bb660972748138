"""How is a user's system asked something that a caller waits for? One signed question, answered in time or told why not."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from echolink.actions import signing
from echolink.actions.client import Failure, Response, WebhookClient
from echolink.tracing import spans

_LEAST_SECONDS = 0.1  # for a second try: with less it would only look like a fault of the other side


@dataclass(frozen=True, slots=True)
class Question:
    """`id` is its `webhook-id`: the same whenever the same thing is asked again."""

    id: str
    body: str  # a JSON document
    asked_at: datetime  # aware


async def ask(
    client: WebhookClient, url: str, secrets: Sequence[str], question: Question, within_seconds: float
) -> Response | str:
    """A whole 2xx answer, or what went wrong, in words for the developer and without any of the other side's.

    Where no HTTP answer came it is asked once more, if that may help and time is left.
    """
    if not secrets:
        return "the bot has no webhook secret, and nothing is sent unsigned"
    headers = signing.headers(secrets, question.id, question.asked_at, question.body)
    loop = asyncio.get_running_loop()
    until = loop.time() + within_seconds
    result = await _post(client, url, headers, question.body, within_seconds)
    left = until - loop.time()
    if isinstance(result, Failure) and result.may_retry and left > _LEAST_SECONDS:
        result = await _post(client, url, headers, question.body, left)
    return result.reason if isinstance(result, Failure) else _judged(result)


async def _post(
    client: WebhookClient, url: str, headers: Mapping[str, str], body: str, seconds: float
) -> Response | Failure:
    with spans.span("echolink.question", "client") as one:
        result = await client.post(url, {**headers, **spans.carried()}, body, within_seconds=seconds)
        if isinstance(result, Response):
            one.note(status=result.status)
    return result


def _judged(response: Response) -> Response | str:
    if 300 <= response.status < 400:
        return f"HTTP {response.status}: redirects are not followed, give the final URL"
    if not 200 <= response.status < 300:
        return f"HTTP {response.status}"
    if not response.is_whole:
        return "its answer is longer than 64 kB, or broke off"
    return response

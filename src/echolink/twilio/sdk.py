"""How is Twilio's own SDK made to keep its time, hold its tongue and fail in our words? Import it late: it costs 180 ms."""

import asyncio
import json
import logging
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Any, Final

import httpx2
from twilio.base.exceptions import TwilioRestException, TwilioServiceException  # type: ignore[import-untyped]
from twilio.http import AsyncHttpClient  # type: ignore[import-untyped]
from twilio.http.response import Response  # type: ignore[import-untyped]
from twilio.rest import Client  # type: ignore[import-untyped]

from echolink.accounts.account import TwilioCredentials
from echolink.twilio.faults import DOWN, NOT_TWILIO, refusal, unreachable

_NO_REGION: Final = {"TWILIO_REGION": "", "TWILIO_EDGE": ""}  # else the SDK reads the process's and rewrites host names


@asynccontextmanager
async def account_resource(api_url: str, timeout_seconds: float, credentials: TwilioCredentials) -> AsyncIterator[Any]:
    """The SDK's context of the account; whatever goes wrong while it is used becomes one of our errors."""
    try:
        async with asyncio.timeout(timeout_seconds), Transport(timeout_seconds) as transport:
            sid, token = credentials.account_sid, credentials.auth_token
            client = Client(sid, token, http_client=transport, environment=_NO_REGION)
            client.api.base_url = api_url
            yield client.api.v2010.accounts(sid)
    except TwilioRestException as answer:
        raise refusal(answer.status, _number(answer.code), str(answer.msg)) from None
    except TwilioServiceException as answer:
        raise refusal(_number(answer.status) or 500, _number(answer.code), str(answer.title)) from None
    except (TimeoutError, httpx2.TimeoutException) as late:
        raise unreachable(f"Twilio's REST API did not answer within {timeout_seconds:g} seconds.") from late
    except httpx2.HTTPError as failure:
        raise unreachable(f"Twilio's REST API could not be reached ({type(failure).__name__}).") from failure
    except (TypeError, ValueError, AttributeError) as odd:  # what the SDK makes of fields of unexpected types
        raise unreachable(NOT_TWILIO) from odd


class Transport(AsyncHttpClient):  # type: ignore[misc]
    """The SDK's seam for what sends bytes, over httpx2; one connection for a few requests, closed by `async with`.

    Its own asynchronous client ignores its time-out and logs what it sends. Answers that are no JSON object (a proxy's
    error page, an empty body) raise TwilioUnreachable here, before the SDK reads anything into them.
    """

    def __init__(self, timeout_seconds: float) -> None:
        super().__init__(logging.getLogger("twilio.http_client"), is_async=True, timeout=timeout_seconds)
        self._client = httpx2.AsyncClient(timeout=timeout_seconds, verify=_tls())

    async def __aenter__(self) -> "Transport":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

    async def request(
        self,
        method: str,
        uri: str,
        params: dict[str, Any] | None = None,
        data: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 — the SDK's signature
        allow_redirects: bool = False,
    ) -> Response:
        answer = await self._client.request(method, uri, params=params, data=data, headers=headers, auth=auth)
        if not _is_object(answer.text):
            if answer.status_code == 429:
                raise refusal(answer.status_code, None, "")
            if answer.status_code >= 500:  # Twilio's edge answers for it, in text or HTML
                raise unreachable(f"{DOWN} (HTTP {answer.status_code})")
            raise unreachable(f"{NOT_TWILIO} (HTTP {answer.status_code})")
        return Response(answer.status_code, answer.text, answer.headers)


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    """Reading the certificate authorities takes 50 ms: once is enough."""
    return httpx2.create_ssl_context()


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None

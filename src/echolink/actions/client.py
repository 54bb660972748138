"""How is a webhook posted? One request to a checked address, with a limit on everything, and an answer or a reason."""

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

import httpcore2

from echolink.actions.body import unpacked
from echolink.actions.destination import AllowedNetworks, LookUp, check_url, port_of
from echolink.actions.dialling import AddressNotAllowed, CheckedBackend, HostNotFound
from echolink.errors import DestinationRefused

# A caller waits for 8 s; beyond that a slow endpoint still gets the chance to finish its work under the first attempt.
_TOTAL_SECONDS = 15.0
_CONNECT_SECONDS = 5.0
_MOST_BYTES = 64 * 1024
_CONNECTIONS = 200
_ENDED = "disconnected without sending a response"  # httpcore2's words
_TOO_LONG = "is longer than 64 kB"

_NO_ANSWER = (TimeoutError, OSError, httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError)


@dataclass(frozen=True, slots=True)
class Response:
    """An HTTP answer. `body` holds 64 kB at most, unpacked; `is_whole` is False when more followed, or the rest never came."""

    status: int
    content_type: str = ""
    body: bytes = b""
    is_whole: bool = True
    retry_after: str = ""  # the header, as it came
    # What else there is to know of it, for the developer.
    why_cut: str = field(default="", compare=False)  # "the body …", where it is not whole
    size: int = field(default=0, compare=False)  # bytes of the body that were read, as they came
    announced: int | None = field(default=None, compare=False)  # Content-Length
    location: str = field(default="", compare=False)  # the header, as it came
    content_encoding: str = field(default="", compare=False)  # the header, as it came
    was_packed: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Failure:
    """No HTTP answer: why, in words for the developer, and whether another try can help."""

    reason: str
    may_retry: bool
    was_sent: bool = True  # False: no byte of the request can have reached anybody


class WebhookClient:
    """Posts to user-supplied URLs: addresses checked when dialled, redirects never followed, TLS verified, no proxy and
    no credentials from the environment, no connection kept for the next request."""

    def __init__(
        self,
        allowed: AllowedNetworks,
        look_up: LookUp,
        *,
        ssl_context: ssl.SSLContext | None = None,
        total_seconds: float = _TOTAL_SECONDS,
    ) -> None:
        self._total_seconds = total_seconds
        self._ssl_context = ssl_context or httpcore2.default_ssl_context()
        self._backend = CheckedBackend(allowed, look_up)
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=self._ssl_context,
            max_connections=_CONNECTIONS,
            network_backend=self._backend,
        )

    async def post(
        self, url: str, headers: Mapping[str, str], body: str, *, within_seconds: float | None = None
    ) -> Response | Failure:
        """One attempt, `within_seconds` (else `total_seconds`) in all. A response whose status has come counts, even if its body
        breaks off."""
        return await self.request("POST", url, headers, body, within_seconds=within_seconds)

    async def request(
        self, method: str, url: str, headers: Mapping[str, str], body: str, *, within_seconds: float | None = None
    ) -> Response | Failure:
        """As `post`, by any method; an empty `body` is none."""
        seconds = self._total_seconds if within_seconds is None else within_seconds
        try:
            url = check_url(url)
        except DestinationRefused as refused:
            return Failure(refused.detail, may_retry=False, was_sent=False)
        seen: list[Response] = []
        try:
            async with asyncio.timeout(seconds):
                await self._exchange(method, url, {**_headers(url, body), **headers}, body.encode() or None, seen)
        except _NO_ANSWER as error:
            if not seen:
                return _failure(error, seconds)
            seen[-1] = replace(seen[-1], why_cut=_why_cut(error, seconds))
        return _unpacked(seen[-1])

    async def _exchange(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None, seen: list[Response]
    ) -> None:
        """Append what is known of the response each time that more of it has come."""
        timeouts = {"connect": _CONNECT_SECONDS}
        async with self._pool.stream(
            method, url, headers=list(headers.items()), content=body, extensions={"timeout": timeouts}
        ) as response:
            head = Response(
                response.status,
                _header(response, b"content-type"),
                is_whole=False,
                retry_after=_header(response, b"retry-after"),
                announced=_length(_header(response, b"content-length")),
                location=_header(response, b"location"),
                content_encoding=_header(response, b"content-encoding"),
            )
            read = bytearray()
            seen.append(head)
            async for chunk in response.aiter_stream():
                read += chunk
                seen[:] = [replace(head, body=bytes(read[:_MOST_BYTES]), size=len(read))]
                if len(read) > _MOST_BYTES:
                    seen[:] = [replace(seen[-1], why_cut=_TOO_LONG)]
                    return
            seen[:] = [replace(head, body=bytes(read), size=len(read), is_whole=True)]

    async def probe(self, url: str) -> Failure | None:
        """Could a delivery reach this URL? None means yes.

        Looks up, checks, connects and does the TLS handshake, and sends no request: a webhook may act on any request
        that it gets, whatever its method.
        """
        try:
            parts = urlsplit(check_url(url))
            async with asyncio.timeout(_CONNECT_SECONDS):
                await self._connect(parts.hostname or "", port_of(parts), is_tls=parts.scheme == "https")
        except DestinationRefused as refused:
            return Failure(refused.detail, may_retry=False)
        except _NO_ANSWER as error:
            return _failure(error, _CONNECT_SECONDS)
        return None

    async def _connect(self, host: str, port: int, *, is_tls: bool) -> None:
        stream = await self._backend.connect_tcp(host, port)
        try:
            if is_tls:
                stream = await stream.start_tls(self._ssl_context, server_hostname=host)
        finally:
            await stream.aclose()

    async def aclose(self) -> None:
        """Close what is open; attempts under way fail."""
        await self._pool.aclose()


def _headers(url: str, body: str) -> dict[str, str]:
    return {
        "Host": urlsplit(url).netloc,  # httpcore2 would leave out the brackets of an IPv6 address
        "User-Agent": "EchoLink",
        **({"Content-Type": "application/json"} if body else {}),
        "Accept": "application/json, text/plain",
        "Accept-Encoding": "identity",
        "Connection": "close",  # a kept connection that the other side has just closed looks like a failed POST
    }


def _header(response: httpcore2.Response, wanted: bytes) -> str:
    values = [value for name, value in response.headers if name.lower() == wanted]
    return values[0].decode("latin-1") if values else ""


def _length(header: str) -> int | None:
    return int(header) if header.isascii() and header.isdecimal() and len(header) < 16 else None


def _unpacked(response: Response) -> Response:
    body, is_all = unpacked(response.content_encoding, response.body, _MOST_BYTES)
    if body is response.body:
        return response
    why_cut = response.why_cut or ("" if is_all else _TOO_LONG if len(body) == _MOST_BYTES else "broke off")
    return replace(response, body=body, is_whole=response.is_whole and is_all, why_cut=why_cut, was_packed=True)


def _why_cut(error: BaseException, seconds: float) -> str:
    if isinstance(error, TimeoutError | httpcore2.TimeoutException):
        return f"was not complete within {seconds:.3g} seconds"
    return "broke off"


def _failure(error: BaseException, seconds: float) -> Failure:
    match error:
        case AddressNotAllowed():
            return Failure(str(error), may_retry=False, was_sent=False)
        case HostNotFound():
            return Failure(str(error), may_retry=True, was_sent=False)
        case httpcore2.ConnectTimeout():
            return Failure("no connection in time", may_retry=True, was_sent=False)
        case httpcore2.ConnectError() if (tls := _tls_fault(error)) is not None:
            return Failure(tls, may_retry=True, was_sent=False)
        case httpcore2.ConnectError():
            return Failure("the connection was refused", may_retry=True, was_sent=False)
        case httpcore2.RemoteProtocolError() if _ENDED not in str(error):
            return Failure("what came back is no HTTP", may_retry=True)
        case httpcore2.ProtocolError():
            return Failure("the connection ended without an HTTP answer", may_retry=True)
        case TimeoutError() | httpcore2.TimeoutException():
            return Failure(f"no answer within {seconds:.3g} seconds", may_retry=True)
    return Failure("the connection broke off before an answer came", may_retry=True)


def _tls_fault(error: BaseException) -> str | None:
    """What an `ssl.SSLError` among the causes says, by OpenSSL's names; None where there is none."""
    causes: list[BaseException] = [error]
    while (cause := causes[-1].__cause__ or causes[-1].__context__) is not None:
        causes.append(cause)
    fault = next((cause for cause in causes if isinstance(cause, ssl.SSLError)), None)
    if isinstance(fault, ssl.SSLCertVerificationError):
        return f"the TLS certificate was not accepted: {fault.verify_message}"
    if fault is not None:
        return f"TLS failed ({fault.reason or 'the other side ended it'}): does this port speak https?"
    return None

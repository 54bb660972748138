"""How does the exchange fetch a document over HTTP? Signed, with Twilio's ceilings, retries, redirects and cookies.

Rules and figures: Twilio docs "Connection Overrides", "Webhooks security" and "TwiML" (15 s in all, 64 kB, ten redirects).
"""

import asyncio
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import SplitResult, quote, urlencode, urljoin, urlsplit

import httpcore2

from echolink.simulator.overrides import Overrides, Reason, read_overrides
from echolink.simulator.record import Attempt, Notice
from echolink.twilio.signature import sign
from echolink.twilio.vocabulary import IDEMPOTENCY_HEADER, MAX_DOCUMENT_BYTES, SIGNATURE_HEADER

_MAX_REDIRECTS = 10
_WIRE_SAFE = (
    "!#$%&'()*+,-./:;<=>?@[]^_`{|}~\\\""  # a URL goes out as it was written; only what HTTP cannot carry is escaped
)


class FetchFailed(Exception):
    """No document came: Twilio's error number, and what happened."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code


class _AttemptFailed(FetchFailed):
    def __init__(self, code: int, text: str, reason: Reason | None) -> None:
        super().__init__(code, text)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Fetched:
    """A 2xx answer; `url` is the document's own, after redirects, against which relative URLs resolve."""

    url: str
    status: int
    content_type: str
    body: bytes
    milliseconds: int
    token: str


@dataclass(frozen=True, slots=True)
class _Ask:
    url: str  # without fragment and user:password
    method: str
    params: Mapping[str, str]
    headers: dict[str, str]
    timeouts: Overrides


@dataclass(slots=True)
class Courier:
    """One per call, since Twilio keeps cookies for the length of a call."""

    pool: httpcore2.AsyncConnectionPool
    auth_token: str
    dial_through: Mapping[str, str] = field(default_factory=dict)  # origin as signed → origin as dialled
    on_attempt: Callable[[Attempt], None] = lambda _: None
    on_warning: Callable[[Notice], None] = lambda _: None
    lose_next: int = 0  # so many of the next answers are lost on the way back
    _cookies: dict[tuple[str, str], str] = field(default_factory=dict)

    async def fetch(self, url: str, method: str, params: Mapping[str, str], token: str | None = None) -> Fetched:
        """Request `url` (its fragment may carry connection overrides). Raises FetchFailed after the last attempt."""
        parts = _checked(url)
        overrides, notices = read_overrides(parts.fragment)
        for notice in notices:
            self.on_warning(notice)
        token = token or secrets.token_hex(16)
        ask = _Ask(_bare(url), method, params, {IDEMPOTENCY_HEADER: token}, overrides)
        started = time.perf_counter()
        try:
            async with asyncio.timeout(overrides.total_ms / 1000):
                final_url, status, content_type, body = await self._with_retries(ask)
        except TimeoutError:
            raise FetchFailed(11203, f"no answer within {overrides.total_ms} ms in all") from None
        return Fetched(final_url, status, content_type, body, _ms_since(started), token)

    async def _with_retries(self, ask: _Ask) -> tuple[str, int, str, bytes]:
        retries_left = ask.timeouts.retries
        while True:
            try:
                return await self._follow(ask)
            except _AttemptFailed as failed:
                if retries_left == 0 or failed.reason is None or not ask.timeouts.retry(failed.reason):
                    raise
            retries_left -= 1

    async def _follow(self, ask: _Ask) -> tuple[str, int, str, bytes]:
        """One attempt, with its redirects: 301, 302 and 303 become a GET without fields, 307 stays what it was."""
        for _ in range(_MAX_REDIRECTS + 1):
            status, headers, body = await self._once(ask)
            if status < 300:
                return ask.url, status, headers.get("content-type", ""), body
            location = headers.get("location", "")
            if status not in {301, 302, 303, 307} or not location:
                raise _AttemptFailed(11216, f"redirect with status {status} cannot be followed", None)
            target = _bare(urljoin(ask.url, location))
            _checked(target)
            keeps = status == 307
            ask = _Ask(target, ask.method if keeps else "GET", ask.params if keeps else {}, ask.headers, ask.timeouts)
        raise _AttemptFailed(11215, f"more than {_MAX_REDIRECTS} redirects", None)

    async def _once(self, ask: _Ask) -> tuple[int, dict[str, str], bytes]:
        url = ask.url
        if ask.method == "GET" and ask.params:
            url += ("&" if urlsplit(url).query else "?") + urlencode(ask.params)
        signed = signed_url(url)
        headers = ask.headers | {
            SIGNATURE_HEADER: sign(self.auth_token, signed, ask.params.items() if ask.method == "POST" else ()),
            "User-Agent": "TwilioProxy/1.1",
            "Accept": "*/*",
        }
        host = urlsplit(url).hostname or ""
        if cookie := "; ".join(f"{name}={value}" for (at, name), value in self._cookies.items() if at == host):
            headers["Cookie"] = cookie
        content = b""
        if ask.method == "POST":
            content = urlencode(ask.params).encode()
            headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8"
        started = time.perf_counter()
        outcome: dict[str, object] = {}
        try:
            status, answer_headers, body = await self._exchange(url, ask.method, headers, content, ask.timeouts)
            outcome = {"status": status, "body": body}
            return self._judged(status, answer_headers, body, host)
        except FetchFailed as failed:
            outcome["failure"] = str(failed)
            raise
        except asyncio.CancelledError:
            outcome["failure"] = "given up: the time for all attempts was over, or the exchange closed"
            raise
        finally:
            self.on_attempt(
                Attempt(
                    url=signed,
                    method=ask.method,
                    params=dict(ask.params),
                    headers=headers,
                    milliseconds=_ms_since(started),
                    **outcome,  # type: ignore[arg-type]
                )
            )

    def _judged(
        self, status: int, headers: dict[str, str], body: bytes, host: str
    ) -> tuple[int, dict[str, str], bytes]:
        if self.lose_next > 0:
            self.lose_next -= 1
            raise _AttemptFailed(11200, "the answer was lost on its way back", "rt")
        self._keep_cookies(headers, host)
        if status >= 400:
            raise _AttemptFailed(11200, f"HTTP status {status}", "4xx" if status < 500 else "5xx")
        return status, headers, body

    async def _exchange(
        self, url: str, method: str, headers: Mapping[str, str], content: bytes, timeouts: Overrides
    ) -> tuple[int, dict[str, str], bytes]:
        """Bytes out, bytes in; what the network did wrong becomes an _AttemptFailed that says whether it is retried."""
        parts = urlsplit(url)
        dialled = urlsplit(self.dial_through.get(origin_of(url), f"{parts.scheme}://{parts.netloc}"))
        target = quote(url.partition("://")[2][len(parts.netloc) :], safe=_WIRE_SAFE)
        seconds = {
            "connect": timeouts.connect_ms / 1000,
            "read": timeouts.read_ms / 1000,
            "write": timeouts.read_ms / 1000,
        }
        got_answer = False
        try:
            async with self.pool.stream(
                method,
                httpcore2.URL(
                    scheme=dialled.scheme,
                    host=_host(dialled),
                    port=dialled.port,
                    target=target if target.startswith("/") else f"/{target}",
                ),
                headers=[("Host", parts.netloc), *headers.items(), ("Content-Length", str(len(content)))],
                content=content,
                extensions={"timeout": seconds},
            ) as response:
                got_answer = True
                body = await _read_capped(response)
                return response.status, _header_map(response), body
        except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
            raise _AttemptFailed(11205, f"no connection: {type(error).__name__}", "ct") from None
        except httpcore2.ReadTimeout:
            reason: Reason | None = None if got_answer else "rt"
            raise _AttemptFailed(11200, f"no byte within {timeouts.read_ms} ms", reason) from None
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException) as error:
            # A partial answer is never retried.
            lost: Reason | None = None if got_answer else "lost"
            raise _AttemptFailed(11206, f"connection broke: {type(error).__name__}", lost) from None

    def _keep_cookies(self, headers: Mapping[str, str], host: str) -> None:
        for line in headers.get("set-cookie", "").splitlines():
            try:
                morsels = SimpleCookie(line)
            except CookieError:
                self.on_warning(Notice(11200, f"cookie cannot be read: {line[:80]}"))
                continue
            for name, morsel in morsels.items():
                if morsel["max-age"] == "0":
                    self._cookies.pop((host, name), None)
                else:
                    self._cookies[host, name] = morsel.value


def signed_url(url: str) -> str:
    """What Twilio signs of a voice URL: no fragment, no user:password, and over https no port."""
    bare = _bare(url)
    parts = urlsplit(bare)
    if parts.scheme == "https" and parts.port is not None:
        return f"https://{parts.netloc.rpartition(':')[0]}{bare[len('https://') + len(parts.netloc) :]}"
    return bare


def _bare(url: str) -> str:
    """Without fragment and user:password, and else untouched: `urlunsplit` would drop a bare trailing "?"."""
    scheme, _, rest = url.partition("#")[0].partition("://")
    netloc = urlsplit(url).netloc
    return f"{scheme}://{netloc.rpartition('@')[2]}{rest[len(netloc) :]}"


def origin_of(url: str) -> str:
    """`https://Example.com:8443/x` → `https://example.com:8443`."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}".lower()


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable:
        raise FetchFailed(11100, f"not a usable http(s) URL: {url[:200]!r}")
    return parts


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    return host if host.isascii() else host.encode("idna").decode()


async def _read_capped(response: httpcore2.Response) -> bytes:
    body = bytearray()
    async for chunk in response.aiter_stream():
        body += chunk
        if len(body) > MAX_DOCUMENT_BYTES:
            raise _AttemptFailed(11750, "the answer is larger than 64 kB", None)
    return bytes(body)


def _header_map(response: httpcore2.Response) -> dict[str, str]:
    """Lower-case names; repeated ones (Set-Cookie) one a line."""
    found: dict[str, str] = {}
    for raw_name, raw_value in response.headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        found[name] = f"{found[name]}\n{value}" if name in found else value
    return found


def _ms_since(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)

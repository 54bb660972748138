"""How does the exchange fetch a document over HTTP? Signed, with Twilio's ceilings, retries, redirects and cookies.

Rules and figures: Twilio docs "Connection Overrides", "Webhooks security" and "TwiML" (15 s in all, 64 kB, ten redirects).
"""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import SplitResult, urlencode, urljoin, urlsplit

import httpcore2

from echolink.simulator.fate import Fate, Met, kind_of
from echolink.simulator.faults import Harm, Kind
from echolink.simulator.overrides import Overrides, read_overrides
from echolink.simulator.record import Attempt, Copied, Mishap, Notice
from echolink.simulator.wire import AttemptFailed, FetchFailed, Reply, Wire, send
from echolink.twilio.signature import sign
from echolink.twilio.vocabulary import IDEMPOTENCY_HEADER, SIGNATURE_HEADER

_MAX_REDIRECTS = 10
_UNMET = Met()


async def _at_once(_: Any) -> None:
    """Nothing to wait for."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A 2xx answer; `url` is the document's own, after redirects, against which relative URLs resolve."""

    url: str
    status: int
    content_type: str
    body: bytes
    milliseconds: int
    token: str
    met: Met  # what its last attempt met


@dataclass(frozen=True, slots=True)
class _Tried:
    """One attempt: what there is to write down, and what to go on with."""

    attempt: Attempt
    reply: Reply | None
    failed: AttemptFailed | None


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
    on_mishap: Callable[[Mishap], None] = lambda _: None
    on_copied: Callable[[Copied], None] = lambda _: None
    on_due: Callable[[Met], Awaitable[None]] = _at_once  # a request is about to go out
    on_sent: Callable[[Met], None] = lambda _: None  # its last byte is out
    spend: Callable[[float], Awaitable[Any]] = _at_once  # seconds that a timeout takes
    fate: Fate = field(default_factory=Fate)
    kind: Kind | None = None  # of all that is fetched; None: as the path says
    late: list[tuple[Met, Wire, Attempt]] = field(default_factory=list)  # to be delivered again when the call has ended
    _cookies: dict[tuple[str, str], str] = field(default_factory=dict)

    async def fetch(self, url: str, method: str, params: Mapping[str, str], token: str | None = None) -> Fetched:
        """Request `url` (its fragment may carry connection overrides). Raises FetchFailed after the last attempt."""
        parts = _checked(url)
        overrides, notices = read_overrides(parts.fragment)
        for notice in notices:
            self.on_warning(notice)
        token = token or secrets.token_hex(16)
        is_partial = self.kind is Kind.PARTIAL  # one attempt, and a fault plan may hold it for longer than any total
        overrides = replace(overrides, retries=0) if is_partial else overrides
        ask = _Ask(_bare(url), method, params, {IDEMPOTENCY_HEADER: token}, overrides)
        started = time.perf_counter()
        try:
            async with asyncio.timeout(None if is_partial else overrides.total_ms / 1000):
                final_url, reply, met = await self._with_retries(ask)
        except TimeoutError:
            raise FetchFailed(11203, f"no answer within {overrides.total_ms} ms in all") from None
        content_type = reply.headers.get("content-type", "")
        return Fetched(final_url, reply.status, content_type, reply.body, _ms_since(started), token, met)

    async def deliver_late(self) -> None:
        """The requests that were meant to come once more when the call is over."""
        while self.late:
            met, wire, original = self.late.pop(0)
            again = await self._try(wire, _UNMET)
            self._tell_copies(met, original, [again], "when the call had ended")

    async def _with_retries(self, ask: _Ask) -> tuple[str, Reply, Met]:
        retries_left = ask.timeouts.retries
        while True:
            try:
                return await self._follow(ask)
            except AttemptFailed as failed:
                if retries_left == 0 or failed.reason is None or not ask.timeouts.retry(failed.reason):
                    raise
            retries_left -= 1

    async def _follow(self, ask: _Ask) -> tuple[str, Reply, Met]:
        """One attempt, with its redirects: 301, 302 and 303 become a GET without fields, 307 stays what it was."""
        for _ in range(_MAX_REDIRECTS + 1):
            reply, met = await self._once(ask)
            if reply.status < 300:
                return ask.url, reply, met
            location = reply.headers.get("location", "")
            if reply.status not in {301, 302, 303, 307} or not location:
                raise AttemptFailed(11216, f"redirect with status {reply.status} cannot be followed", None)
            target = _bare(urljoin(ask.url, location))
            _checked(target)
            keeps = reply.status == 307
            ask = _Ask(target, ask.method if keeps else "GET", ask.params if keeps else {}, ask.headers, ask.timeouts)
        raise AttemptFailed(11215, f"more than {_MAX_REDIRECTS} redirects", None)

    async def _once(self, ask: _Ask) -> tuple[Reply, Met]:
        """One request, with all that it meets. Raises AttemptFailed."""
        met = self.fate.meet(self.kind or kind_of(ask.url))
        await self.on_due(met)
        wire = self._wired(ask)
        began = time.perf_counter()
        try:
            async with asyncio.TaskGroup() as together:
                at_once = met.copies_at_once if met.arrives else 0
                tasks = [together.create_task(self._try(wire, _UNMET)) for _ in range(at_once)]
                original = await self._try(wire, met)
        except asyncio.CancelledError:
            given_up = "given up: the time for all attempts was over, or the exchange closed"
            self.on_attempt(_attempt(wire, began, None, given_up))
            raise
        self.on_attempt(original.attempt)
        self._tell_copies(met, original.attempt, [task.result() for task in tasks], "at the same time")
        in_a_row = [await self._try(wire, _UNMET) for _ in range(met.copies_in_a_row if met.arrives else 0)]
        self._tell_copies(met, original.attempt, in_a_row, "afterwards")
        if Harm.LATE in met.harms and met.arrives:
            self.late.append((met, wire, original.attempt))
        if original.failed is not None or original.reply is None:
            raise original.failed or AttemptFailed(11200, "no answer", None)
        return original.reply, met

    def _wired(self, ask: _Ask) -> Wire:
        """Signed, and with the cookies of the call until now."""
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
        return Wire(url, signed, ask.method, dict(ask.params), headers, content, ask.timeouts)

    async def _try(self, wire: Wire, met: Met) -> _Tried:
        """Send it, unless it never arrives. Raises nothing: a failure is a result."""
        began = time.perf_counter()
        reply: Reply | None = None
        try:
            self._harm(met, (Harm.REFUSE, Harm.TIMEOUT))
            reply = await send(self.pool, wire, self.dial_through, lambda: self.on_sent(met))
            self._harm(met, (Harm.LOSE, Harm.RESET))
            self._keep_cookies(reply.headers, urlsplit(wire.url).hostname or "")
            if reply.status >= 400:
                raise AttemptFailed(11200, f"HTTP status {reply.status}", "4xx" if reply.status < 500 else "5xx")
        except AttemptFailed as failed:
            if met.harms & {Harm.LOSE, Harm.TIMEOUT} and failed.reason == "rt":
                await self.spend(wire.timeouts.read_ms / 1000)
            return _Tried(_attempt(wire, began, reply, str(failed)), reply, failed)
        return _Tried(_attempt(wire, began, reply, ""), reply, None)

    def _harm(self, met: Met, harms: tuple[Harm, ...]) -> None:
        for harm in harms:
            if harm in met.harms:
                failed = _FAILURES[harm]()
                self.on_mishap(Mishap(str(met), str(failed)))
                raise failed

    def _tell_copies(self, met: Met, original: Attempt, copies: list[_Tried], when: str) -> None:
        if not copies:
            return
        pairs = [Copied(original, copy.attempt) for copy in copies]
        for pair in pairs:
            self.on_copied(pair)
        other = sum(not pair.is_same for pair in pairs)
        came = f"{other} of {len(pairs)} got ANOTHER answer" if other else "with the same answer"
        times = {1: "once", 2: "twice"}[len(pairs)]
        self.on_mishap(Mishap(str(met), f"delivered {times} more {when}, {came}"))

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


_FAILURES: Mapping[Harm, Callable[[], AttemptFailed]] = {
    Harm.REFUSE: lambda: AttemptFailed(11205, "no connection: refused", "ct"),
    Harm.TIMEOUT: lambda: AttemptFailed(11200, "it never arrived", "rt"),
    Harm.LOSE: lambda: AttemptFailed(11200, "the answer was lost on its way back", "rt"),
    Harm.RESET: lambda: AttemptFailed(11206, "the connection broke in the middle of the answer", None),
}


def _attempt(wire: Wire, began: float, reply: Reply | None, failure: str) -> Attempt:
    return Attempt(
        url=wire.signed,
        method=wire.method,
        params=wire.params,
        headers=wire.headers,
        milliseconds=_ms_since(began),
        status=reply.status if reply else None,
        failure=failure,
        body=reply.body if reply else b"",
    )


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


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable:
        raise FetchFailed(11100, f"not a usable http(s) URL: {url[:200]!r}")
    return parts


def _ms_since(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)

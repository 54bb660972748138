"""What does Twilio's REST API answer? Accounts, numbers and calls of version 2010-04-01, errors worded as Twilio words them."""

import asyncio
import base64
import binascii
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from echolink.simulator.call_line import CallLine
from echolink.simulator.rest_calls import CallDesk, call_json
from echolink.simulator.subscribers import Account, Number, Refusal, Subscribers, update_number
from echolink.twilio.vocabulary import AUTHENTICATION_FAILED, NOT_FOUND

_BASE = "/2010-04-01/Accounts/{account_sid}"
_ALWAYS_SINCE = format_datetime(datetime(2026, 1, 5, 9, 0, tzinfo=UTC))

Form = list[tuple[str, str]]
Handler = Callable[["_Asked"], Awaitable[Response] | Response]


@dataclass(slots=True)
class RestFaults:
    """What goes wrong on demand."""

    refuse_credentials: bool = False
    status: int | None = None  # answer everything with this status and a body that is no JSON
    delay_seconds: float = 0.0
    ignores_writes: bool = False  # says 200 to an update of a number, and keeps what was


@dataclass(frozen=True, slots=True)
class RestRequest:
    """One request as it came, for a judge of what is sent to Twilio."""

    method: str
    path: str
    form: tuple[tuple[str, str], ...]
    status: int


@dataclass(slots=True)
class RestDouble:
    """Twilio's REST side. `app` is the ASGI app, `faults` may be changed at any time, `requests` is what came."""

    subscribers: Subscribers
    desk: CallDesk
    faults: RestFaults = field(default_factory=RestFaults)
    requests: list[RestRequest] = field(default_factory=list)
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    came: asyncio.Condition = field(default_factory=asyncio.Condition)  # notified with each request
    app: Starlette = field(init=False)

    def __post_init__(self) -> None:
        number, call = f"{_BASE}/IncomingPhoneNumbers/{{sid}}.json", f"{_BASE}/Calls/{{sid}}.json"
        self.app = Starlette(
            routes=[
                self._route(f"{_BASE}.json", "GET", _fetch_account),
                self._route(f"{_BASE}/IncomingPhoneNumbers.json", "GET", _list_numbers),
                self._route(number, "GET", _fetch_number),
                self._route(number, "POST", _update_number),
                self._route(f"{_BASE}/Calls.json", "POST", _create_call),
                self._route(call, "GET", _fetch_call),
                self._route(call, "POST", _update_call),
            ],
            exception_handlers={404: _no_such_resource, 405: _no_such_resource},
        )

    def _route(self, path: str, method: str, handler: Handler) -> Route:
        async def endpoint(request: Request) -> Response:
            form = parse_qsl((await request.body()).decode(), keep_blank_values=True)
            response = await self._answer(handler, request, form)
            async with self.came:
                self.requests.append(RestRequest(method, request.url.path, tuple(form), response.status_code))
                self.came.notify_all()
            return response

        return Route(path, endpoint, methods=[method], name=handler.__name__)

    async def writes(self, count: int) -> None:
        """Wait until that many POST requests have come in all."""
        async with self.came:
            await self.came.wait_for(lambda: sum(request.method == "POST" for request in self.requests) >= count)

    async def _answer(self, handler: Handler, request: Request, form: Form) -> Response:
        if self.faults.delay_seconds:
            await self._delay()
        if self.faults.status is not None:
            return Response("upstream connect error", self.faults.status, media_type="text/plain")
        try:
            account = self._authenticated(request)
            answer = handler(_Asked(self, account, request, form))
            return await answer if isinstance(answer, Awaitable) else answer
        except Refusal as refusal:
            return _error(refusal)

    async def _delay(self) -> None:
        """Slow, but not slower than the end of the exchange."""
        waiting = asyncio.create_task(self.closing.wait())
        await asyncio.wait({waiting}, timeout=self.faults.delay_seconds)
        waiting.cancel()

    def _authenticated(self, request: Request) -> Account:
        """The account in the path, if the Basic credentials are its own or its parent's."""
        user, token = _basic(request.headers.get("authorization", ""))
        holder = self.subscribers.accounts.get(user)
        account = self.subscribers.accounts.get(request.path_params["account_sid"])
        if self.faults.refuse_credentials or holder is None or holder.auth_token != token:
            raise Refusal(401, AUTHENTICATION_FAILED, "Authenticate")
        if account is None or holder.sid not in {account.sid, account.owner_sid}:
            raise Refusal(401, AUTHENTICATION_FAILED, "Authenticate")
        return account


@dataclass(frozen=True, slots=True)
class _Asked:
    """An authenticated request."""

    double: RestDouble
    account: Account
    request: Request
    form: Form

    def number(self) -> Number:
        number = self.double.subscribers.numbers.get(self.request.path_params["sid"])
        if number is None or number.account_sid != self.account.sid:
            raise _not_found(self.request)
        return number

    def line(self) -> CallLine:
        line = self.double.desk.find(self.account, self.request.path_params["sid"])
        if line is None:
            raise _not_found(self.request)
        return line


def _fetch_account(asked: _Asked) -> Response:
    account = asked.account
    return JSONResponse(
        {
            "sid": account.sid,
            "owner_account_sid": account.owner_sid,
            "friendly_name": account.friendly_name,
            "status": account.status,
            "type": account.type,
            "auth_token": account.auth_token,  # Twilio really returns it: whoever reads this must not log it
            "date_created": _ALWAYS_SINCE,
            "date_updated": _ALWAYS_SINCE,
            "uri": asked.request.url.path,
            "subresource_uris": {},
        }
    )


def _list_numbers(asked: _Asked) -> Response:
    wanted = asked.request.query_params.get("PhoneNumber")
    numbers = [n for n in asked.double.subscribers.of_account(asked.account.sid) if wanted in {None, n.phone_number}]
    path = asked.request.url.path
    return JSONResponse(
        {
            "incoming_phone_numbers": [number_json(n) for n in numbers],
            "page": 0,
            "page_size": 50,
            "start": 0,
            "end": max(len(numbers) - 1, 0),
            "first_page_uri": path,
            "next_page_uri": None,
            "previous_page_uri": None,
            "uri": path,
        }
    )


def _fetch_number(asked: _Asked) -> Response:
    return JSONResponse(number_json(asked.number()))


def _update_number(asked: _Asked) -> Response:
    number = asked.number()
    if not asked.double.faults.ignores_writes:
        update_number(number, dict(asked.form))
    return JSONResponse(number_json(number))


async def _create_call(asked: _Asked) -> Response:
    return JSONResponse(call_json(await asked.double.desk.create(asked.account, asked.form)), 201)


def _fetch_call(asked: _Asked) -> Response:
    return JSONResponse(call_json(asked.line()))


async def _update_call(asked: _Asked) -> Response:
    line = asked.line()
    await asked.double.desk.update(line, asked.form)
    return JSONResponse(call_json(line))


def number_json(number: Number) -> dict[str, Any]:
    """An IncomingPhoneNumber as Twilio shows it: unset URLs are empty strings, unset SIDs null."""
    shown: dict[str, str | None] = {_snake(name): value for name, value in number.settings.items()}
    for name in [name for name in shown if name.endswith("_sid")]:
        shown[name] = shown[name] or None
    return {
        **shown,
        "friendly_name": number.settings["FriendlyName"] or number.phone_number,
        "voice_caller_id_lookup": number.settings["VoiceCallerIdLookup"].lower() == "true",
        "sid": number.sid,
        "account_sid": number.account_sid,
        "phone_number": number.phone_number,
        "capabilities": {"voice": number.voice, "sms": True, "mms": True, "fax": False},
        "address_requirements": "none",
        "beta": False,
        "origin": "twilio",
        "status": "in-use",
        "type": "local",
        "date_created": _ALWAYS_SINCE,
        "date_updated": _ALWAYS_SINCE,
        "uri": f"/2010-04-01/Accounts/{number.account_sid}/IncomingPhoneNumbers/{number.sid}.json",
    }


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


def _basic(header: str) -> tuple[str, str]:
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "basic":
        return "", ""
    try:
        user, _, token = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return user, token


def _not_found(request: Request) -> Refusal:
    return Refusal(404, NOT_FOUND, f"The requested resource {request.url.path} was not found")


async def _no_such_resource(request: Request, _: Exception) -> Response:
    return _error(_not_found(request))


def _error(refusal: Refusal) -> Response:
    headers = {"WWW-Authenticate": 'Basic realm="Twilio API"'} if refusal.status == 401 else None
    return JSONResponse(
        {
            "code": refusal.code,
            "message": refusal.message,
            "more_info": f"https://www.twilio.com/docs/errors/{refusal.code}",
            "status": refusal.status,
        },
        refusal.status,
        headers,
    )

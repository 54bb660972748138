"""A bot of few words for the exchange to phone: it answers what a test puts down for a path, and keeps what came."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from twilio.request_validator import RequestValidator  # type: ignore[import-untyped]

ORIGIN = "https://bots.example"
TOKEN = "the-primary-auth-token"

Answer = str | Response | Callable[["Came"], Awaitable[Response]]


@dataclass(frozen=True)
class Came:
    """A request as it reached the bot."""

    method: str
    path: str
    url: str  # path and query, raw
    form: dict[str, str]
    headers: dict[str, str]

    @property
    def token(self) -> str:
        return self.headers["i-twilio-idempotency-token"]


@dataclass
class WordlessBot:
    """`answers` by path, one after another, the last one again and again; a str is the inside of a <Response>."""

    answers: dict[str, list[Answer]] = field(default_factory=dict)
    came: list[Came] = field(default_factory=list)
    unsigned: list[Came] = field(default_factory=list)
    origin: str = ""
    closing: asyncio.Event = field(default_factory=asyncio.Event)

    def on(self, path: str, *answers: Answer) -> None:
        self.answers[path] = list(answers)

    def to(self, path: str) -> list[Came]:
        return [came for came in self.came if came.path == path]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        query = f"?{request.url.query}" if request.url.query else ""
        form = dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
        came = Came(request.method, request.url.path, request.url.path + query, form, dict(request.headers))
        self.came.append(came)
        signature = came.headers.get("x-twilio-signature", "")
        if not RequestValidator(TOKEN).validate(f"https://{came.headers['host']}{came.url}", form, signature):
            self.unsigned.append(came)
        await (await self._answer(came))(scope, receive, send)

    async def _answer(self, came: Came) -> Response:
        waiting = self.answers.get(came.path, [Response(status_code=404)])
        answer = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        if isinstance(answer, str):
            return twiml(answer)
        return answer if isinstance(answer, Response) else await answer(came)

    async def never(self, _: Came) -> Response:
        """An answer that does not come while the test runs."""
        await self.closing.wait()
        return Response(status_code=503)


def twiml(inside: str) -> Response:
    document = f'<?xml version="1.0" encoding="UTF-8"?><Response>{inside}</Response>'
    return Response(document, media_type="text/xml")

"""What would a restaurant's booking backend answer? A webhook receiver that shows what came, and says yes."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send


@dataclass(frozen=True, slots=True)
class Received:
    """One webhook request; nothing about it was verified."""

    path: str
    headers: Mapping[str, str]  # lower-case names
    body: str

    @property
    def payload(self) -> Any:
        """The JSON document; None when it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    @property
    def fields(self) -> Mapping[str, Any]:
        """`data.fields` of the payload, if it has any."""
        payload = self.payload
        data = payload.get("data") if isinstance(payload, dict) else None
        fields = data.get("fields") if isinstance(data, dict) else None
        return fields if isinstance(fields, dict) else {}


Answer = str | Mapping[str, Any] | Response


@dataclass(slots=True)
class Receiver:
    """An ASGI app. `answer` is what it replies: text, a JSON object, a response, or something that makes one of a request."""

    answer: Answer | Callable[[Received], Answer] | None = None
    received: list[Received] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)  # bodies, in the order of `received`

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        came = Received(request.url.path, dict(request.headers), (await request.body()).decode("utf-8", "replace"))
        self.received.append(came)
        response = _response(self._reply(came))
        self.answered.append(bytes(response.body).decode())
        await response(scope, receive, send)

    def _reply(self, came: Received) -> Answer:
        if callable(self.answer) and not isinstance(self.answer, Response):
            return self.answer(came)
        return self.answer if self.answer is not None else self._confirmation()

    def _confirmation(self) -> Answer:
        return {"message": f"All confirmed. The reference is {1000 + len(self.received)}."}


def _response(answer: Answer) -> Response:
    if isinstance(answer, Response):
        return answer
    return PlainTextResponse(answer) if isinstance(answer, str) else JSONResponse(dict(answer))

"""How large may a request's body be?"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from echolink.errors import BodyTooLarge
from echolink.web import problems

MAX_BODY_BYTES = 1_000_000


class BodyLimit:
    """Pure ASGI: 413 for a body over the limit, before anything is done with it.

    A body of announced length is refused by its header (a server lets no more bytes through than that); one that comes in
    chunks is collected up to the limit first.
    """

    def __init__(self, app: ASGIApp, max_bytes: int = MAX_BODY_BYTES) -> None:
        self._app = app
        self._max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        announced = next((value for name, value in scope["headers"] if name == b"content-length"), None)
        if announced is None:
            await self._chunked(scope, receive, send)
        elif announced.isdigit() and int(announced) > self._max_bytes:
            await self._refuse(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _chunked(self, scope: Scope, receive: Receive, send: Send) -> None:
        body, more = bytearray(), True
        while more:
            message = await receive()
            if message["type"] != "http.request":  # the client is gone
                return
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > self._max_bytes:
                await self._refuse(scope, receive, send)
                return
        await self._app(scope, _again(bytes(body), receive), send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        error = BodyTooLarge(f"A body may have at most {self._max_bytes} bytes.")
        await problems.of_error(error)(scope, receive, send)


def _again(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the collected body once, and then what the server has to say."""
    given = False

    async def give() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return give

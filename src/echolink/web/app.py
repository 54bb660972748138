"""How do Twilio's webhooks and the REST side become one application?"""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from echolink.web import refusals
from echolink.web.limits import BodyLimit
from echolink.web.refusals import Catching
from echolink.web.rest import rest_app
from echolink.web.services import RestServices

__all__ = ["RestServices", "create_app"]

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[Any]]


def create_app(
    services: RestServices, *, hook_routes: Sequence[BaseRoute] = (), lifespan: Lifespan | None = None
) -> Starlette:
    """Twilio's routes first and bare (half of FastAPI's cost is on every route inside it), the REST side for all other paths.

    Only the outer application gets lifespan events: `lifespan` is that of the whole. Bodies over 1 MB are refused everywhere.
    """
    rest = rest_app()
    rest.state.services = services
    others = [Route(route.path, _Only(route.methods or ())) for route in hook_routes if isinstance(route, Route)]
    app = Starlette(routes=[*hook_routes, *others], middleware=[Middleware(BodyLimit)], lifespan=lifespan)
    app.router.redirect_slashes = False
    app.router.default = Catching(rest)  # a Mount would leave out paths with a line break in them
    return app


class _Only:
    """Answers a webhook's path when the method is none of its own, with a problem like any other."""

    def __init__(self, methods: Sequence[str] | set[str]) -> None:
        self._response = refusals.not_allowed(methods)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._response(scope, receive, send)

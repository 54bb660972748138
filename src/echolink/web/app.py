"""How do Twilio's webhooks and the REST side become one application?"""

from collections.abc import Mapping, Sequence

from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from echolink.web.limits import BodyLimit
from echolink.web.rest import rest_app
from echolink.web.services import RestServices

__all__ = ["RestServices", "create_app"]


def create_app(
    services: RestServices, *, hooks: Mapping[str, ASGIApp] | None = None, routes: Sequence[BaseRoute] = ()
) -> ASGIApp:
    """Twilio's paths first, found by a look-up; the REST side, and `routes`, for all others.

    Nothing is opened or closed here: there are no lifespan events. Bodies over 1 MB are refused everywhere.
    """
    rest = rest_app()
    rest.state.services = services
    rest.router.routes.extend(routes)
    return BodyLimit(_Front(hooks or {}, rest))


class _Front:
    """Half of FastAPI's cost is on every route inside it, and another layer's on every route of Starlette's."""

    def __init__(self, hooks: Mapping[str, ASGIApp], rest: ASGIApp) -> None:
        self._hooks, self._rest = hooks, rest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        hook = self._hooks.get(scope["path"]) if scope["type"] == "http" else None
        await (hook or self._rest)(scope, receive, send)

"""Of which routes does the REST side consist, and how does it describe itself?"""

from importlib.metadata import version
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi

from echolink.web import (
    account,
    analyses,
    bots,
    calls,
    connect,
    deliveries,
    event_types,
    health,
    number,
    refusals,
    webhooks,
)
from echolink.web.docs_page import docs_route
from echolink.web.hook_paths import hook_paths
from echolink.web.openapi_problems import SCHEMA_NAME
from echolink.web.problems import Problem

OPENAPI_PATH = "/openapi.json"
DOCS_PATH = "/docs"

_DESCRIPTION = """AI phone agents on your own Twilio number, with TwiML and REST only.

Connect with POST /v1/connect-twilio, send its `access_token` as `Authorization: Bearer …` with everything else, and create
a bot with POST /v1/bots. Times are ISO 8601 in UTC. Every error is a problem document (RFC 9457) with a stable `code`.
"""


def rest_app() -> FastAPI:
    """The REST side without its services: `app.state.services` is to be set before the first request."""
    # FastAPI's own telemetry would keep request bodies, which hold auth tokens, within reach of exporters.
    app = FastAPI(
        title="EchoLink",
        summary="Your own Twilio number as an AI phone agent.",
        description=_DESCRIPTION,
        version=version("echolink"),
        openapi_url=OPENAPI_PATH,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        telemetry={
            "tracing": False,
            "metrics": False,
            "logs": False,
            "operation_spans": False,
            "auto_configure": False,
        },
    )
    v1 = APIRouter(prefix="/v1")
    for part in (connect, number, bots, calls, analyses, webhooks, deliveries, event_types, account):
        v1.include_router(part.router)
    app.include_router(v1)
    app.include_router(health.router)
    refusals.install(app)
    document: dict[str, Any] = {}

    def openapi() -> dict[str, Any]:
        if not document:
            document.update(_described(app))
        return document

    app.openapi = openapi  # type: ignore[method-assign]
    app.router.routes.append(docs_route(DOCS_PATH, openapi))
    return app


def _described(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(
        title=app.title,
        version=app.version,
        summary=app.summary,
        description=app.description,
        routes=app.routes,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    schemas = document["components"]["schemas"]
    described = Problem.model_json_schema(ref_template="#/components/schemas/{model}", mode="serialization")
    schemas.update(described.pop("$defs"))
    schemas[SCHEMA_NAME] = described
    _without_framework_errors(document)
    document["paths"].update(hook_paths())
    return document


def _without_framework_errors(document: dict[str, Any]) -> None:
    """FastAPI adds its own 422 to every operation that takes an id: ours answers 404 there, and never in that shape."""
    for methods in document["paths"].values():
        for operation in methods.values():
            content = operation["responses"].get("422", {}).get("content", {})
            if "application/json" in content:
                del operation["responses"]["422"]
    for name in ("HTTPValidationError", "ValidationError"):
        document["components"]["schemas"].pop(name, None)

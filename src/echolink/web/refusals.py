"""What does a client hear whose request never reached a use-case? The framework's own refusals, put into problems."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from echolink.errors import EchoLinkError, InvalidInput
from echolink.web import problems

_METHODS = ("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT")
_LONGEST_NAME = 64  # of an unknown field that is named back

# pydantic's own messages quote the input in places, and the input may hold an auth token: these never do.
_SENTENCES: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "missing": lambda _: "is required",
    "extra_forbidden": lambda _: "is not known here",
    "string_type": lambda _: "must be a text",
    "string_unicode": lambda _: "must be valid Unicode",
    "string_too_long": lambda known: f"must have at most {known['max_length']} characters",
    "string_too_short": lambda known: (
        "must not be blank" if known["min_length"] == 1 else f"must have at least {known['min_length']} characters"
    ),
    "string_pattern_mismatch": lambda _: "does not have the right shape",
    "too_long": lambda known: f"must have at most {known['max_length']} characters",  # of a secret
    "too_short": lambda _: "must not be blank",
    "bool_type": lambda _: "must be true or false",
    "bool_parsing": lambda _: "must be true or false",
    "int_parsing": lambda _: "must be a whole number",
    "greater_than_equal": lambda known: f"must be at least {known['ge']}",
    "less_than_equal": lambda known: f"must be at most {known['le']}",
    "float_type": lambda _: "must be a number",
    "finite_number": lambda _: "must be a number",
    "dict_type": lambda _: "must be an object",
    "model_attributes_type": lambda _: "must be a JSON object, sent with Content-Type: application/json",
    "literal_error": lambda known: f"must be one of {known['expected'].replace(chr(39), '').replace(' or ', ', ')}",
    "json_invalid": lambda _: "is not valid JSON",
    "value_error": lambda known: str(known["error"]),  # a validator of ours: constant sentences
}


def install(app: FastAPI) -> None:
    """Every refusal of `app` becomes a problem, and so does every fault.

    `Catching` stands inside Starlette's own last resort, which would answer in plain text and raise the fault again.
    """
    app.add_middleware(Catching)
    app.add_exception_handler(EchoLinkError, _of_ours)
    app.add_exception_handler(RequestValidationError, _of_validation)
    app.add_exception_handler(HTTPException, _of_http)


async def _of_ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, EchoLinkError)
    return problems.of_error(error)


async def _of_validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    fields = {_path(fault): _sentence(fault) for fault in error.errors()}
    if any(fault["type"] == "json_invalid" for fault in error.errors()):
        return _no_json()
    return problems.of_error(InvalidInput("The request cannot be used like this: see errors.", fields=fields))


async def _of_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return problems.problem(404, "not_found", "There is nothing at this path.")
    if error.status_code == 405:
        return not_allowed(_allowed(request))
    if error.status_code == 400:  # the framework could not parse the body: no UTF-8, or nested beyond reason
        return _no_json()
    return problems.problem(error.status_code, "http_error", "The request was refused.", headers=error.headers)


def not_allowed(methods: Iterable[str]) -> Response:
    """405, naming the methods that the path does have."""
    allow = ", ".join(sorted(methods))
    return problems.problem(405, "method_not_allowed", f"This path takes {allow}.", headers={"Allow": allow})


def _no_json() -> Response:
    return problems.of_error(InvalidInput("The body is not valid JSON.", fields={"body": "is not valid JSON"}))


def _allowed(request: Request) -> list[str]:
    """The router itself names the methods of one route only, where a path may have several."""

    def takes(method: str) -> bool:
        scope = {**request.scope, "method": method}
        return any(route.matches(scope)[0] is Match.FULL for route in request.app.router.routes)

    return [method for method in _METHODS if takes(method)]


def _path(fault: Mapping[str, Any]) -> str:
    """`("body", "webhook")` is the field `webhook`; what is wrong with the whole is its place: `body`."""
    place, *names = [str(part)[:_LONGEST_NAME] for part in fault["loc"]]
    return ".".join(names) or place


def _sentence(fault: Mapping[str, Any]) -> str:
    if fault["type"] == "model_attributes_type" and len(fault["loc"]) > 1:  # inside the body
        return "must be an object"
    sentence = _SENTENCES.get(fault["type"])
    return sentence(fault.get("ctx", {})) if sentence else "is not valid"


class Catching:
    """Pure ASGI: an exception that nothing else caught becomes a problem, unless the answer has begun already."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        began = False

        async def watched(message: Message) -> None:
            nonlocal began
            began = began or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:  # the last one who can answer the client
            response = problems.unexpected(error)
            if began or scope["type"] != "http":
                raise
            await response(scope, receive, send)

"""How does an error look over HTTP? Every one is an RFC 9457 problem; this file alone turns kinds of fault into status."""

import traceback
from collections.abc import Mapping
from http import HTTPStatus

import structlog
from prometheus_client import Counter
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response

from echolink.errors import EchoLinkError, Kind

MEDIA_TYPE = "application/problem+json"

STATUS: Mapping[Kind, int] = {
    Kind.INVALID: 422,
    Kind.TOO_LARGE: 413,
    Kind.NOT_AUTHENTICATED: 401,
    Kind.NOT_FOUND: 404,
    Kind.CONFLICT: 409,
    Kind.TOO_MANY: 429,
    Kind.REFUSED_OUTSIDE: 400,
    Kind.UNREACHABLE_OUTSIDE: 502,
    Kind.UNAVAILABLE: 503,
    Kind.INTERNAL: 500,
}
TITLES: Mapping[int, str] = {
    400: "Twilio said no",
    401: "Not authenticated",
    404: "Not found",
    405: "Method not allowed",
    409: "Conflict",
    413: "Body too large",
    422: "Invalid input",
    429: "Too many attempts",
    500: "Internal error",
    502: "Twilio cannot be reached",
    503: "Not available",
}
RETRY_AFTER_SECONDS: Mapping[Kind, int] = {Kind.TOO_MANY: 60, Kind.UNREACHABLE_OUTSIDE: 10, Kind.UNAVAILABLE: 2}

_REFUSALS = Counter("echolink_refusals", "Problems that were answered to requests of the REST API.", ["code", "status"])

log = structlog.get_logger(__name__)


class FieldError(BaseModel):
    field: str = Field(description="Path of the field in the request, such as `webhook` or `fields.properties.date`.")
    detail: str


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str = Field(description="`urn:echolink:problem:` and the code.")
    title: str
    status: int
    detail: str = Field(description="What is wrong, and what to do.")
    code: str = Field(description="Stable: programs may act on it.")
    errors: list[FieldError] = Field(default_factory=list, description="The fields that are wrong.")


def problem(
    status: int,
    code: str,
    detail: str,
    *,
    fields: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The response; `fields` maps paths of bad fields to what is wrong with them."""
    body = Problem(
        type=f"urn:echolink:problem:{code}",
        title=TITLES.get(status, HTTPStatus(status).phrase),
        status=status,
        detail=detail,
        code=code,
        errors=[FieldError(field=path, detail=reason) for path, reason in (fields or {}).items()],
    )
    _REFUSALS.labels(code, str(status)).inc()
    return JSONResponse(body.model_dump(), status, headers, media_type=MEDIA_TYPE)


def of_error(error: EchoLinkError) -> Response:
    """An error of ours; what is internal keeps its sentence to itself."""
    status = STATUS[error.kind]
    if error.kind is Kind.INTERNAL:
        return unexpected(error)
    headers = {}
    if error.kind is Kind.NOT_AUTHENTICATED:
        headers["WWW-Authenticate"] = "Bearer"
    retry_after = error.retry_after_seconds or RETRY_AFTER_SECONDS.get(error.kind)
    if retry_after:
        headers["Retry-After"] = str(retry_after)
    if error.kind is Kind.UNAVAILABLE:
        log.warning("request_unavailable", code=error.code)
    return problem(status, error.code, error.detail, fields=error.fields, headers=headers)


def unexpected(error: BaseException) -> Response:
    """A fault of ours: logged by type and place (its text may hold personal data), answered without internals."""
    frame = traceback.extract_tb(error.__traceback__)[-1:]
    where = f"{frame[0].filename}:{frame[0].lineno}" if frame else ""
    log.error("request_failed", error_type=type(error).__name__, where=where)
    return problem(500, EchoLinkError.code, "Something went wrong on our side. It was logged; try again.")

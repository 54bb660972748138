"""Is every refusal a problem, and does none of them tell what it should not?"""

from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send
from structlog.testing import capture_logs

from echolink.errors import EchoLinkError, Kind
from echolink.web import problems
from echolink.web.app import create_app
from echolink.web.refusals import Catching
from tests.web.rig import BOT, ORIGIN, Rig


def is_problem(answer: httpx2.Response) -> bool:
    body = answer.json()
    return (
        answer.headers["content-type"] == "application/problem+json"
        and body.keys() == {"type", "title", "status", "detail", "code", "errors"}
        and body["status"] == answer.status_code
        and body["type"] == f"urn:echolink:problem:{body['code']}"
    )


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_fault_has_a_status_and_a_title(kind: Kind) -> None:
    assert problems.STATUS[kind] in problems.TITLES


def _all_errors(root: type[EchoLinkError]) -> list[type[EchoLinkError]]:
    return [root] + [error for child in root.__subclasses__() for error in _all_errors(child)]


@pytest.mark.parametrize("error", _all_errors(EchoLinkError))
def test_every_error_that_may_be_retried_says_when(error: type[EchoLinkError]) -> None:
    answer = problems.of_error(error("What happened."))

    if error.may_retry and error.kind is not Kind.INTERNAL:
        assert int(answer.headers["Retry-After"]) > 0
    assert ("www-authenticate" in answer.headers) == (error.kind is Kind.NOT_AUTHENTICATED)


def test_an_internal_error_keeps_its_sentence_to_itself() -> None:
    answer = problems.of_error(EchoLinkError("The row of Ada Byron is odd."))

    assert answer.status_code == 500
    assert b"Ada" not in bytes(answer.body)


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b'{"goal": NaN', b"[" * 100_000, b'{"goal": "\\ud800"}'],
    ids=["empty", "cut", "list", "null", "text", "no_utf8", "nan", "deep", "surrogate"],
)
async def test_a_body_that_is_no_json_object_is_422(rig: Rig, body: bytes) -> None:
    headers = await rig.connected() | {"Content-Type": "application/json"}

    answer = await rig.http.post("/v1/bots", content=body, headers=headers)

    assert answer.status_code == 422
    assert is_problem(answer)
    assert answer.json()["errors"]


async def test_a_form_is_no_json(rig: Rig) -> None:
    headers = await rig.connected()

    answer = await rig.http.post("/v1/bots", data=BOT, headers=headers)

    assert answer.status_code == 422
    assert "application/json" in answer.json()["errors"][0]["detail"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("first_name", ""),
        ("last_name", "   "),
        ("first_name", "x" * 101),
        ("email", "ada"),
        ("email", "ada@"),
        ("email", "ada@example.com, eve@example.com"),
        ("account_sid", "AC123"),
        ("account_sid", "AC" + "g" * 32),
        ("account_sid", "AC" + "0" * 32 + "\n0"),
        ("auth_token", ""),
        ("auth_token", "x" * 129),
        ("auth_token", 5),
        ("phone_number_sid", "AC" + "0" * 32),
        ("phone_number_sid", None),
        ("surname", "Byron"),
    ],
)
async def test_bad_registration_data_is_422_naming_the_field(rig: Rig, field: str, value: Any) -> None:
    answer = await rig.http.post("/v1/connect-twilio", json=rig.developer() | {field: value})

    assert answer.status_code == 422
    assert is_problem(answer)
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert rig.twilio.requests == []


@pytest.mark.parametrize("field", ["first_name", "last_name", "email", "account_sid", "auth_token", "phone_number_sid"])
async def test_registration_data_is_required(rig: Rig, field: str) -> None:
    body = rig.developer()
    del body[field]

    answer = await rig.http.post("/v1/connect-twilio", json=body)

    assert answer.json()["errors"] == [{"field": field, "detail": "is required"}]


async def test_a_refusal_never_repeats_what_was_sent(rig: Rig) -> None:
    token = "a-token-that-nobody-may-see"
    spoiled: list[dict[str, Any]] = [
        {"auth_token": [token]},
        {"auth_token": token * 10},
        {"email": token},
        {"account_sid": token},
        {"first_name": {"x": token}},
        {"extra": token},
    ]

    with capture_logs() as logs:
        answers = [await rig.http.post("/v1/connect-twilio", json=rig.developer() | spoil) for spoil in spoiled]
        answers.append(await rig.http.post("/v1/connect-twilio", content=f'{{"auth_token": "{token}"'.encode()))
        answers.append(await rig.http.post("/v1/connect-twilio", json=[token]))

    assert {answer.status_code for answer in answers} == {422}
    assert token not in "".join(answer.text for answer in answers) + str(logs)


async def test_an_unknown_path_is_404(rig: Rig) -> None:
    for path in ("/", "/v1", "/v2/bots", "/v1/bots/", "/docs/x", "/v1/voices", "/a%0Ab"):
        answer = await rig.http.get(path)
        assert (answer.status_code, is_problem(answer)) == (404, True), path


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("PUT", "/v1/bots/x", "DELETE, GET, PATCH"),
        ("DELETE", "/v1/bots", "GET, POST"),
        ("GET", "/v1/connect-twilio", "DELETE, POST"),
        ("POST", "/healthz", "GET, HEAD"),
    ],
)
async def test_an_unknown_method_is_405_and_names_the_known_ones(rig: Rig, method: str, path: str, allow: str) -> None:
    answer = await rig.http.request(method, path)

    assert (answer.status_code, answer.headers["Allow"]) == (405, allow)
    assert is_problem(answer)


@pytest.fixture
async def hooked(rig: Rig) -> AsyncIterator[httpx2.AsyncClient]:
    """The application with a webhook of Twilio's, as the product has them."""

    app = create_app(rig.services, hooks={"/v1/voice": PlainTextResponse("TwiML")})
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url=ORIGIN) as http:
        yield http


async def test_webhooks_come_before_the_rest(hooked: httpx2.AsyncClient) -> None:
    assert (await hooked.post("/v1/voice")).text == "TwiML"
    assert (await hooked.get("/healthz")).json() == {"status": "ok"}


async def test_a_database_that_is_gone_is_503_worth_another_try(rig: Rig) -> None:
    headers = await rig.connected()
    await rig.database.close()

    answer = await rig.http.get("/v1/my-number", headers=headers)

    assert (answer.status_code, answer.json()["code"]) == (503, "storage_unavailable")
    assert is_problem(answer)
    assert int(answer.headers["Retry-After"]) > 0


async def test_a_fault_of_ours_is_500_without_internals_and_logged_without_its_text() -> None:
    async def faulty(scope: Scope, receive: Receive, send: Send) -> None:
        raise RuntimeError("the row of Ada Byron")

    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=Catching(faulty)), base_url=ORIGIN) as http:
        with capture_logs() as logs:
            answer = await http.get("/v1/bots")

    assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
    assert is_problem(answer)
    assert [(log["event"], log["error_type"]) for log in logs] == [("request_failed", "RuntimeError")]
    assert "Ada" not in answer.text + str(logs)


async def test_a_fault_after_the_answer_began_is_left_to_the_server() -> None:
    async def faulty(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError("too late")

    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=Catching(faulty)), base_url=ORIGIN) as http:
        with pytest.raises(RuntimeError):
            await http.get("/v1/bots")


async def test_the_server_is_alive_whatever_happens_and_ready_when_its_database_is(rig: Rig) -> None:
    ready = await rig.http.get("/readyz")
    rig.broken.append("The database is locked.")

    unready = await rig.http.get("/readyz")

    assert (ready.status_code, ready.json()) == (200, {"status": "ready"})
    assert (unready.status_code, unready.json()["detail"]) == (503, "The database is locked.")
    assert (await rig.http.get("/healthz")).json() == {"status": "ok"}


async def test_the_metrics_are_in_prometheus_format(rig: Rig) -> None:
    answer = await rig.http.get("/metrics")

    assert answer.headers["content-type"].startswith("text/plain")
    assert "python_info" in answer.text


async def test_a_fault_in_an_endpoint_is_a_problem_and_ends_there(rig: Rig) -> None:
    async def faulty(request: Request) -> Response:
        raise RuntimeError("the row of Ada Byron")

    app = create_app(rig.services, routes=[Route("/faulty", faulty)])

    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url=ORIGIN) as http:
        answer = await http.get("/faulty")

    assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
    assert is_problem(answer)


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
async def test_a_monitor_may_ask_with_head(rig: Rig, path: str) -> None:
    answer = await rig.http.head(path)

    assert (answer.status_code, answer.content) == (200, b"")


async def test_refusals_are_counted(rig: Rig) -> None:
    await rig.http.get("/v1/my-number")

    metrics = (await rig.http.get("/metrics")).text

    assert 'echolink_refusals_total{code="not_authenticated",status="401"}' in metrics

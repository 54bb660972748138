"""Does `echolink doctor` find what would keep the next call from being answered, and say what to do?"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from echolink.cli.checks.finding import Finding
from echolink.cli.doctor import findings
from echolink.simulator.serving import serving
from echolink.web.reached import PATH, PROOF_HEADER, proof, reached_route
from tests.cli.echolink_program import echolink
from tests.stories.desk import Desk, desk

KEY = b"k" * 32


class Doctored:
    """A desk, and the doctor who is called to it."""

    def __init__(self, one: Desk, home: Path) -> None:
        self.desk, self.home = one, home
        self.port = urlsplit(one.origin).port or 0
        self.settings = {
            "ECHOLINK_DATA_DIR": str(home / "data"),
            "ECHOLINK_TWILIO_API_URL": one.exchange.api_url,
            "ECHOLINK_ALLOW_PRIVATE_WEBHOOKS": f"127.0.0.0/8:{urlsplit(one.webhook).port}",
        }

    async def examine(self, **settings: str) -> list[Finding]:
        """In this process, which saves each test the seconds in which a new one starts."""
        with pytest.MonkeyPatch.context() as environment:
            environment.chdir(self.home)
            for name, value in (self.settings | settings).items():
                environment.setenv(name, value)
            return [finding async for finding in findings("127.0.0.1", self.port)]


@pytest.fixture
async def doctored(tmp_path: Path) -> AsyncIterator[Doctored]:
    async with desk(tmp_path / "data") as one:
        await one.make_bot()
        yield Doctored(one, tmp_path)


def about(found: list[Finding], subject: str) -> Finding:
    fitting = [finding for finding in found if finding.subject.startswith(subject)]
    assert fitting, f"nothing about {subject} in {found}"
    return fitting[0]


def wrong_ones(found: list[Finding]) -> list[str]:
    return [finding.subject for finding in found if finding.state == "wrong"]


@asynccontextmanager
async def a_proxy(target: str, alter: Callable[[str], str]) -> AsyncIterator[str]:
    """A reverse proxy before `target` that makes of each path and query what `alter` makes of it."""
    async with httpx2.AsyncClient(base_url=target, trust_env=False) as onward:

        async def forward(scope: Scope, receive: Receive, send: Send) -> None:
            request = Request(scope, receive)
            url = (scope["raw_path"] + b"?" + scope["query_string"]).decode()
            headers = [(name, value) for name, value in request.headers.items() if name != "content-length"]
            answer = await onward.request(
                request.method,
                alter(url),
                content=await request.body(),
                headers=[*headers, ("x-forwarded-proto", "https")],
            )
            await Response(answer.content, answer.status_code, media_type="text/plain")(scope, receive, send)

        async with serving(forward) as proxy:
            yield proxy.origin


async def test_of_a_sound_installation_only_the_missing_public_url_is_wrong(doctored: Doctored) -> None:
    examined = await asyncio.to_thread(
        echolink, doctored.home, "doctor", "--port", str(doctored.port), **doctored.settings
    )

    wrong = [line for line in examined.stdout.splitlines() if line.startswith("WRONG")]
    assert examined.returncode == 1
    assert len(wrong) == 1, examined.stdout
    assert "ECHOLINK_PUBLIC_URL is unset" in wrong[0]
    assert doctored.desk.exchange.account.auth_token not in examined.stdout + examined.stderr


async def test_with_a_public_url_everything_is_well(doctored: Doctored) -> None:
    found = await doctored.examine(ECHOLINK_PUBLIC_URL=doctored.desk.origin)

    assert wrong_ones(found) == []
    number = f"number {doctored.desk.exchange.number.phone_number}"
    for subject in (
        "settings",
        "key",
        "database",
        "server",
        "public URL",
        "path",
        "signature",
        number,
        "webhook",
        "model",
    ):
        assert about(found, subject).state == "ok", subject


async def test_a_proxy_that_alters_the_query_is_found(doctored: Doctored) -> None:
    async with a_proxy(doctored.desk.origin, lambda url: url.replace("%20", "+")) as public:
        found = await doctored.examine(ECHOLINK_PUBLIC_URL=public)

    assert about(found, "path").state == "wrong"
    assert "alters it" in about(found, "path").text


async def test_what_a_proxy_adds_is_told_and_harmless(doctored: Doctored) -> None:
    async with a_proxy(doctored.desk.origin, lambda url: url) as public:
        found = await doctored.examine(ECHOLINK_PUBLIC_URL=public)

    assert about(found, "headers").state == "note"
    assert "x-forwarded-proto: https" in about(found, "headers").text
    assert about(found, "path").state == "ok"


async def test_a_server_that_checks_another_url_fails_the_signature(doctored: Doctored) -> None:
    async with a_proxy(doctored.desk.origin, lambda url: url) as public:
        found = await doctored.examine(ECHOLINK_PUBLIC_URL=public)

    assert about(found, "signature").state == "wrong"
    assert "twilio_request_refused" in about(found, "signature").text


async def test_somebody_else_at_the_public_url_is_found(doctored: Doctored) -> None:
    async def welcome(request: Request) -> Response:
        return PlainTextResponse("Welcome to the default page")

    async with serving(Starlette(routes=[Route("/{path:path}", welcome)])) as other:
        found = await doctored.examine(ECHOLINK_PUBLIC_URL=other.origin)

    assert "not from this installation" in about(found, "public URL").text


async def test_another_installation_of_ours_is_somebody_else_too(doctored: Doctored) -> None:
    async with serving(Starlette(routes=[reached_route(KEY)])) as other:
        found = await doctored.examine(ECHOLINK_PUBLIC_URL=other.origin)

    assert "not from this installation" in about(found, "public URL").text


async def test_a_redirect_is_found(doctored: Doctored) -> None:
    async def elsewhere(request: Request) -> Response:
        return RedirectResponse("https://www.example.com/")

    async with serving(Starlette(routes=[Route("/{path:path}", elsewhere)])) as other:
        found = await doctored.examine(ECHOLINK_PUBLIC_URL=other.origin)

    assert "redirects to https://www.example.com/" in about(found, "public URL").text


async def test_a_server_that_is_not_running_is_said_so(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as one:
        doctored = Doctored(one, tmp_path)

    found = await doctored.examine()

    assert "cannot be reached" in about(found, "public URL").text
    assert "no server is at work" in about(found, "server").text


async def test_a_number_that_somebody_rewired_is_found(doctored: Doctored) -> None:
    doctored.desk.exchange.number.settings["VoiceUrl"] = "https://elsewhere.example.com/voice"

    number = about(await doctored.examine(), "number")

    assert number.state == "wrong"
    assert "VoiceUrl" in number.text
    assert "/v1/my-number/wire" in number.text


async def test_a_webhook_that_may_not_be_called_is_found(doctored: Doctored) -> None:
    found = await doctored.examine(ECHOLINK_ALLOW_PRIVATE_WEBHOOKS="10.0.0.0/8")

    assert about(found, "webhook of bot_").state == "wrong"
    assert "ECHOLINK_ALLOW_PRIVATE_WEBHOOKS" in about(found, "webhook of bot_").text


async def test_every_url_that_a_bot_has_dialled_is_looked_at(doctored: Doctored) -> None:
    url = doctored.desk.webhook
    await doctored.desk.make_bot(brain={"url": f"{url}/talk"}, call_started_url=f"{url}/ring")

    found = await doctored.examine()

    assert about(found, "brain of bot_").state == "ok"
    assert about(found, "call_started_url of bot_").state == "ok"


async def test_that_no_number_is_connected_yet_is_said(tmp_path: Path) -> None:
    assert echolink(tmp_path, "migrate").returncode == 0

    examined = await asyncio.to_thread(echolink, tmp_path, "doctor", "--port", "9")

    assert "note   number: none is connected yet" in examined.stdout


async def test_the_webhook_is_sent_nothing_by_the_doctor(doctored: Doctored) -> None:
    await doctored.examine()

    assert doctored.desk.payloads == []


async def test_a_model_that_does_not_answer_is_found(doctored: Doctored) -> None:
    found = await doctored.examine(
        ECHOLINK_MODEL="openai-chat:any", OPENAI_BASE_URL="http://127.0.0.1:9/v1", OPENAI_API_KEY="none"
    )

    model = about(found, "model openai-chat:any")
    assert model.state == "wrong"
    assert model.text.count("openai-chat:any") == 0, "the subject says it"
    assert "Check its name, its key" in model.text


async def test_a_bad_setting_is_the_only_finding(doctored: Doctored) -> None:
    found = await doctored.examine(ECHOLINK_MAX_TURNS="no")

    assert wrong_ones(found) == ["settings"]
    assert len(found) == 1
    assert "ECHOLINK_MAX_TURNS" in found[0].text


def test_before_the_first_start_nothing_is_made_and_nothing_is_wrong(tmp_path: Path) -> None:
    examined = echolink(tmp_path, "doctor")

    assert examined.returncode == 0, examined.stdout
    assert "note   database: none yet" in examined.stdout
    assert not (tmp_path / "data").exists()


async def test_a_lost_key_is_found_and_no_new_one_made(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as one:
        doctored = Doctored(one, tmp_path)
    key = tmp_path / "data/secret_key"
    key.unlink()

    found = await doctored.examine()

    assert "restore it" in about(found, "key").text
    assert not key.exists()


async def test_the_page_that_the_doctor_asks_is_there_for_nobody_else() -> None:
    app: ASGIApp = Starlette(routes=[reached_route(KEY)])
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://here") as http:
        unproved = await http.get(f"{PATH}?nonce=1")
        other_key = await http.get(f"{PATH}?nonce=1", headers={PROOF_HEADER: proof(b"x" * 32, "asks", "1")})
        other_side = await http.get(f"{PATH}?nonce=1", headers={PROOF_HEADER: proof(KEY, "answers", "1")})
        proved = await http.get(f"{PATH}?nonce=1", headers={PROOF_HEADER: proof(KEY, "asks", "1")})

    assert [answer.status_code for answer in (unproved, other_key, other_side)] == [404, 404, 404]
    assert json.loads(proved.text)["proof"] == proof(KEY, "answers", "1")

"""Does the product do what its OpenAPI document says, and is the document in the repository the product's?"""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from schemathesis.python.asgi import shutdown_lifespans
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.types import Receive, Scope, Send

from echolink.twilio import vocabulary
from echolink.web.docs_page import docs_page
from echolink.web.hook_paths import TAG
from echolink.web.openapi import openapi_text
from tests.web.rig import Rig
from tests.web.rig import rig as open_rig

DOCUMENT = Path(__file__).parents[2] / "docs" / "openapi.json"


def test_the_document_in_the_repository_is_the_products() -> None:
    assert DOCUMENT.read_text() == openapi_text(), "run: python -m echolink.web.openapi > docs/openapi.json"


async def test_the_document_is_served(rig: Rig) -> None:
    answer = await rig.http.get("/openapi.json")

    assert answer.json() == json.loads(openapi_text())
    assert answer.json()["openapi"].startswith("3.1")


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in json.loads(openapi_text())["paths"].items():
        for method, operation in methods.items():
            yield method, path, operation


def test_operation_ids_are_stable() -> None:
    assert {operation["operationId"] for _, _, operation in operations()} == {
        *("connect_twilio", "release_number", "renew_token", "get_my_number", "wire_my_number"),
        *("create_bot", "list_bots", "get_bot", "edit_bot", "delete_bot", "list_calls", "get_call", "delete_call"),
        *("list_deliveries", "get_delivery", "redeliver", "rotate_webhook_secret", "test_webhook", "resume_webhook"),
        *("create_webhook", "list_webhooks", "get_webhook", "edit_webhook", "delete_webhook", "list_event_types"),
        *("analyze_call", "analyze_calls", "pending_analyses"),
        *("rotate_secret", "test_account_webhook", "resume_account_webhook"),
        *("export_account", "delete_account"),
        *("healthz", "readyz", "metrics"),
        *("voice", "voice_response", "voice_continue", "voice_transferred"),
        *("voice_partial", "voice_status", "voice_fallback"),
    }


def test_every_webhook_of_twilios_is_described_as_such() -> None:
    described = {path for _, path, operation in operations() if operation.get("x-called-by") == "Twilio"}

    assert described == set(vocabulary.PATHS)


def test_every_refusal_is_described_as_a_problem() -> None:
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}

    refusals = [
        answer["content"]
        for _, _, operation in operations()
        if operation["tags"] != [TAG]
        for status, answer in operation["responses"].items()
        if int(status) >= 400
    ]

    assert refusals
    assert all(refusal == problem for refusal in refusals)


def test_every_reference_of_the_document_leads_somewhere_and_every_schema_is_one() -> None:
    text = openapi_text()
    schemas = json.loads(text)["components"]["schemas"]

    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    used = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert used <= schemas.keys()


class _Tags(HTMLParser):
    """Every tag that a browser would see, and whether all that were opened are closed."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert not any(name.startswith("on") or name == "src" for name, _ in attrs)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


async def test_the_docs_page_needs_nothing_from_elsewhere(rig: Rig) -> None:
    answer = await rig.http.get("/docs")

    page = _Tags()
    page.feed(answer.text)
    assert (answer.status_code, page.open) == (200, [])
    assert not page.seen & {"script", "link", "img", "iframe"}
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert 'name=viewport content="width=device-width' in answer.text
    assert all(path in answer.text for _, path, _ in operations())


def test_the_commands_of_the_docs_page_can_be_read() -> None:
    page = docs_page(json.loads(openapi_text()))

    assert "\\u" not in page


def test_the_docs_page_escapes_every_text() -> None:
    evil = "<script>alert(1)</script>"
    document = json.loads(openapi_text().replace("The caller.", evil).replace("Book table", evil).replace("Bots", evil))

    page = _Tags()
    page.feed(docs_page(document))

    assert "script" not in page.seen


class Installation:
    """The application for a client that runs it in a loop of its own: opened by its lifespan, with a connected developer."""

    def __init__(self) -> None:
        self.headers: dict[str, str] = {}
        self._rig: Rig | None = None

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            directory = stack.enter_context(TemporaryDirectory())
            self._rig = await stack.enter_async_context(open_rig(Path(directory)))
            self.headers = await self._rig.connected()
            await self._rig.bot(self.headers)
            yield

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            assert self._rig is not None
            await self._rig.app(scope, receive, send)
            return
        await receive()
        async with self.opened():
            await send({"type": "lifespan.startup.complete"})
            await receive()
        await send({"type": "lifespan.shutdown.complete"})


installation = Installation()
schema = schemathesis.openapi.from_dict(json.loads(openapi_text()))
schema.app = installation


@pytest.fixture(scope="module", autouse=True)
def _closed() -> Iterator[None]:
    yield
    shutdown_lifespans()


@schema.exclude(tag=TAG).exclude(operation_id="release_number").parametrize()
# The same requests each time: one whose fault is a parameter without a value, which no URL shows, would be found now and then.
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_the_product_keeps_to_its_document(case: schemathesis.Case[Any]) -> None:
    # What a voice, a zone, a cursor or Twilio's credentials may be is more than a schema can say.
    case.call_and_validate(headers=installation.headers, excluded_checks=[positive_data_acceptance])

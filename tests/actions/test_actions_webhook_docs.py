"""docs/webhooks.md against the code: its snippets are run, its examples and figures compared."""

import base64
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks import WebhookVerificationError

from echolink.actions import retrying, signing
from echolink.actions.addresses import AllowedNetworks
from echolink.actions.answer import told
from echolink.web.event_types import described

DOCUMENT = (Path(__file__).parents[2] / "docs" / "webhooks.md").read_text()
BODY = '{"type":"goal.completed","data":{"fields":{"name":"Zo\\u00eb"}}}'

Verify = Callable[[str, dict[str, str], bytes], Any]


def snippets(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", DOCUMENT, re.DOTALL | re.MULTILINE)


def with_library() -> Verify:
    return _python(snippets("python")[0])


def with_standard_library() -> Verify:
    return _python(snippets("python")[1])


def with_node() -> Verify:
    node = shutil.which("node")
    if node is None:
        pytest.skip("NODE IS NOT INSTALLED: the Node snippet of docs/webhooks.md was not run")
    [snippet] = snippets("js")
    harness = (
        "\nconst given = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));"
        "\nprocess.stdout.write(JSON.stringify(verify(given.secret, given.headers, Buffer.from(given.body, 'base64'))));"
    )

    def verify(secret: str, headers: dict[str, str], body: bytes) -> Any:
        given = json.dumps({"secret": secret, "headers": headers, "body": base64.b64encode(body).decode()})
        ran = subprocess.run([node, "-e", snippet + harness], input=given, capture_output=True, text=True, timeout=20)
        if ran.returncode:
            raise ValueError(ran.stderr)
        return json.loads(ran.stdout)

    return verify


def _python(snippet: str) -> Verify:
    names: dict[str, Any] = {}
    exec(compile(snippet, "docs/webhooks.md", "exec"), names)
    verify: Verify = names["verify"]
    return verify


each_snippet = pytest.mark.parametrize("snippet", [with_library, with_standard_library, with_node])
REFUSALS = (ValueError, WebhookVerificationError)


@each_snippet
def test_a_documented_snippet_accepts_what_we_send(snippet: Callable[[], Verify]) -> None:
    secret = signing.new_secret()
    headers = signing.headers([secret], "dlv_1", datetime.now(UTC), BODY)

    assert snippet()(secret, headers, BODY.encode()) == json.loads(BODY)


@each_snippet
def test_a_documented_snippet_accepts_either_of_two_secrets(snippet: Callable[[], Verify]) -> None:
    new, old = signing.new_secret(), signing.new_secret()
    headers = signing.headers([new, old], "dlv_1", datetime.now(UTC), BODY)

    assert snippet()(old, headers, BODY.encode()) == json.loads(BODY)


@each_snippet
@pytest.mark.parametrize("fault", ["forged body", "other id", "wrong secret", "replayed", "from the future", "no v1"])
def test_a_documented_snippet_refuses(fault: str, snippet: Callable[[], Verify]) -> None:
    secret, now = signing.new_secret(), datetime.now(UTC)
    moved = {"replayed": -timedelta(minutes=6), "from the future": timedelta(minutes=6)}.get(fault, timedelta())
    headers = signing.headers([secret], "dlv_1", now + moved, BODY)

    if fault == "other id":
        headers["webhook-id"] = "dlv_2"
    if fault == "no v1":
        headers["webhook-signature"] = headers["webhook-signature"].replace("v1,", "v2,")
    body = BODY.replace("goal", "gaol") if fault == "forged body" else BODY
    used = signing.new_secret() if fault == "wrong secret" else secret

    with pytest.raises(REFUSALS):
        snippet()(used, headers, body.encode())


def test_the_documented_event_has_the_keys_that_are_sent() -> None:
    documented = json.loads(snippets("json")[0])
    sent = next(one.example for one in described() if one.type == "goal.completed")

    assert sent == documented


def answers_in_the_table() -> list[tuple[str, str]]:
    table = DOCUMENT.partition("| your answer |")[2].partition("\n\n")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines()[2:]]
    examples = [(answer, said) for left, said in rows for answer in re.findall(r"`([^`]*)`", left)]
    return [(answer, said) for answer, said in examples if answer.startswith("{") or answer in ("Booked for 7.", "OK")]


@pytest.mark.parametrize(("answer", "said"), answers_in_the_table())
def test_a_documented_answer_is_told_as_documented(answer: str, said: str) -> None:
    content_type = "application/json" if answer.startswith("{") else "text/plain"

    heard = told(content_type, answer.encode())

    assert heard == ("" if said.startswith("nothing") else said)


def test_the_table_of_answers_was_found() -> None:
    assert len(answers_in_the_table()) >= 6


def test_the_documented_pauses_are_the_real_ones() -> None:
    units = {"seconds": 1, "minutes": 60, "hours": 3_600}
    [told] = re.findall(r"Attempts follow ([^;]*);", DOCUMENT.replace("\n", " "))
    seconds: list[float] = []
    for numbers, unit in re.findall(r"((?:\d+(?:, | and )?)+) (seconds|minutes|hours?)", told):
        seconds += [int(number) * units[unit.removesuffix("s") + "s"] for number in re.findall(r"\d+", numbers)]

    assert tuple(seconds) == retrying.PAUSES_SECONDS


def test_the_documented_setting_can_be_read() -> None:
    listed = re.search(r'ECHOLINK_ALLOW_PRIVATE_WEBHOOKS="([^"]+)"', DOCUMENT)

    assert listed is not None
    assert len(AllowedNetworks.parse(listed[1]).entries) == 3

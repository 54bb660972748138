"""docs/webhooks.md against the code: its examples and figures are compared."""

import json
import re
from pathlib import Path

import pytest

from echolink.actions import retrying
from echolink.actions.addresses import AllowedNetworks
from echolink.actions.answer import told
from echolink.web.event_types import described
from tests.actions.hostile_urls import SPELLINGS
from tests.actions.strange_answers import FAILED, SILENT, UNDERSTOOD
from tests.actions.test_actions_verification import attacks

DOCUMENT = (Path(__file__).parents[2] / "docs" / "webhooks.md").read_text()


def snippets(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", DOCUMENT, re.DOTALL | re.MULTILINE)


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


def test_the_documented_trials_have_the_documented_numbers() -> None:
    answers = len(UNDERSTOOD) + len(SILENT) + len(FAILED)

    assert f"| {len(SPELLINGS)} spellings of URLs" in DOCUMENT
    assert f"on {len(attacks('whsec_'))} forgeries" in DOCUMENT
    assert f"| {answers} answers of backends" in DOCUMENT
    for path in re.findall(r"make test ARGS=(\S+?)`", DOCUMENT):
        assert (Path(__file__).parents[2] / path).exists(), path

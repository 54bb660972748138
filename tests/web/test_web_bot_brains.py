"""What does a developer hear who gives a bot a brain of their own?"""

from typing import Any

import pytest

from tests.web.rig import MODELS, Rig

TALK = "https://api.eatery.com/talk"
EITHER = "either the brain answers or a model: set one of the two to null"


async def test_a_brain_is_kept_with_eight_seconds_for_its_answers(rig: Rig) -> None:
    headers = await rig.connected()

    bot = await rig.bot(headers, brain={"url": "HTTPS://API.Eatery.com/talk"})

    assert bot["brain"] == {"url": TALK, "timeout_seconds": 8}
    read = (await rig.http.get(f"/v1/bots/{bot['id']}", headers=headers)).json()
    assert read["brain"] == bot["brain"]
    assert (await rig.bot(headers))["brain"] is None


async def test_a_brain_whose_host_is_unknown_is_accepted_with_a_warning(rig: Rig) -> None:
    headers = await rig.connected()

    bot = await rig.bot(headers, brain={"url": "https://unknown.eatery.com/talk"})

    assert "unknown.eatery.com" in bot["warnings"][0]


@pytest.mark.parametrize(
    ("brain", "field", "detail"),
    [
        (TALK, "brain", "must be an object"),
        ({}, "brain.url", "is required"),
        ({"url": "ftp://api.eatery.com"}, "brain.url", "The URL must begin with https:// or http://."),
        ({"url": "https://inside.eatery.com/"}, "brain.url", "inside.eatery.com leads to a private"),
        ({"url": TALK, "timeout_seconds": 11}, "brain.timeout_seconds", "must be at most 10.0"),
        ({"url": TALK, "timeout_seconds": 0}, "brain.timeout_seconds", "must be at least 0.5"),
        ({"url": TALK, "timeout_seconds": "8"}, "brain.timeout_seconds", "must be a number"),
        ({"url": TALK, "timeout": 8}, "brain.timeout", "is not known here"),
    ],
)
async def test_what_a_brain_cannot_be_is_422_naming_the_field(rig: Rig, brain: Any, field: str, detail: str) -> None:
    headers = await rig.connected()
    bot = await rig.bot(headers)

    edited = await rig.http.patch(f"/v1/bots/{bot['id']}", json={"brain": brain}, headers=headers)

    assert edited.status_code == 422
    [error] = edited.json()["errors"]
    assert error["field"] == field
    assert error["detail"].startswith(detail)


async def test_faults_of_two_urls_are_told_at_once(rig: Rig) -> None:
    headers = await rig.connected()
    bot = await rig.bot(headers)

    edited = await rig.http.patch(
        f"/v1/bots/{bot['id']}", json={"webhook": "x", "brain": {"url": "https://inside.eatery.com"}}, headers=headers
    )

    assert {error["field"] for error in edited.json()["errors"]} == {"webhook", "brain.url"}


async def test_a_brain_and_a_model_are_one_too_many(rig: Rig) -> None:
    headers = await rig.connected()
    bot = await rig.bot(headers, model=MODELS[0])

    refused = await rig.http.patch(f"/v1/bots/{bot['id']}", json={"brain": {"url": TALK}}, headers=headers)
    changed = await rig.http.patch(
        f"/v1/bots/{bot['id']}", json={"brain": {"url": TALK}, "model": None}, headers=headers
    )

    assert refused.status_code == 422
    assert refused.json()["errors"] == [{"field": "brain", "detail": EITHER}, {"field": "model", "detail": EITHER}]
    assert changed.json()["brain"]["url"] == TALK

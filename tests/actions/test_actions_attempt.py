"""What comes of one try at a webhook that answers as people's backends do, over a real socket."""

import re
from datetime import UTC, datetime

import pytest

from echolink.actions.attempt import Tried, try_once
from echolink.actions.client import WebhookClient
from echolink.actions.delivery import Delivery
from tests.actions.strange_answers import FAILED, SILENT, SLOW, UNDERSTOOD, Strange
from tests.actions.webhook_receiver import StartReceiver, http
from tests.makers import WEBHOOK_SECRET

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


async def tried_at(url: str, client: WebhookClient) -> Tried:
    delivery = Delivery(
        id="dlv_1",
        account_id="acc_1",
        bot_id="bot_1",
        endpoint_id="bot_1",
        call_id="call_1",
        turn=1,
        sequence=1,
        type="goal.completed",
        url=url,
        body="{}",
        decided_at=NOON,
    )
    return await try_once(client, delivery, [WEBHOOK_SECRET], 1, NOON)


@pytest.mark.parametrize("strange", [*UNDERSTOOD, *SILENT, *FAILED, *SLOW], ids=str)
async def test_an_answer_is_told_judged_and_diagnosed(
    strange: Strange, client: WebhookClient, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(strange.answer)

    tried = await tried_at(receiver.url, client)

    error = tried.attempt.error
    assert (tried.is_delivered, tried.told) == (strange.is_answered, strange.told)
    assert tried.may_retry is not strange.is_answered
    assert re.search(strange.wrong, error or "") if strange.wrong else error is None, error


async def test_the_record_shows_the_answer_as_text_and_four_kilobytes_of_it(
    client: WebhookClient, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(http(200, ("é" * 5_000).encode("utf-16"), "text/plain"))

    tried = await tried_at(receiver.url, client)

    assert tried.attempt.answer == "é" * 2_048


async def test_a_location_of_any_length_and_kind_is_shown_in_one_short_line(
    client: WebhookClient, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(http(302, Location="https://eatery.com/\x80" + "x" * 9_000))

    tried = await tried_at(receiver.url, client)

    assert tried.attempt.error is not None
    assert tried.attempt.error.isascii() or "…" in tried.attempt.error
    assert len(tried.attempt.error) < 500

"""Is a question that a caller waits for signed, answered in time, and asked once more where that may help?"""

import asyncio
from datetime import UTC, datetime

import pytest
from standardwebhooks import Webhook

from echolink.actions.addresses import AllowedNetworks, SystemLookUp
from echolink.actions.asking import Question, ask
from echolink.actions.client import Response, WebhookClient
from tests.actions.webhook_receiver import StartReceiver, http
from tests.makers import WEBHOOK_SECRET

SECRETS = (WEBHOOK_SECRET,)


def a_question() -> Question:
    return Question("call_1_turn_2", '{"type":"brain.turn"}', datetime.now(UTC))


async def hang_up(writer: asyncio.StreamWriter) -> None:
    """The connection ends without an answer."""


async def test_a_question_is_signed_and_keeps_its_id(client: WebhookClient, start_receiver: StartReceiver) -> None:
    receiver = await start_receiver(http(200, '{"say":"Hi"}'))

    answer = await ask(client, receiver.url, SECRETS, a_question(), 1)

    assert isinstance(answer, Response)
    [request] = receiver.requests
    assert request.headers["webhook-id"] == "call_1_turn_2"
    assert Webhook(WEBHOOK_SECRET).verify(request.body, request.headers) == {"type": "brain.turn"}


async def test_a_connection_that_breaks_is_tried_once_more_under_the_same_id(
    client: WebhookClient, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(hang_up, http(200, "Hi"))

    answer = await ask(client, receiver.url, SECRETS, a_question(), 1)

    assert isinstance(answer, Response)
    assert answer.body == b"Hi"
    assert [request.headers["webhook-id"] for request in receiver.requests] == ["call_1_turn_2"] * 2


async def test_it_is_not_tried_a_third_time(client: WebhookClient, start_receiver: StartReceiver) -> None:
    receiver = await start_receiver(hang_up)

    answer = await ask(client, receiver.url, SECRETS, a_question(), 1)

    assert answer == "the connection ended without an HTTP answer"
    assert len(receiver.requests) == 2


async def test_an_answer_that_is_late_is_not_asked_for_again(
    client: WebhookClient, start_receiver: StartReceiver
) -> None:
    never = asyncio.Event()

    async def silent(writer: asyncio.StreamWriter) -> None:
        await never.wait()

    receiver = await start_receiver(silent)

    answer = await ask(client, receiver.url, SECRETS, a_question(), 0.2)

    assert answer == "no answer within 0.2 seconds"
    assert len(receiver.requests) == 1


@pytest.mark.parametrize(
    ("status", "why"), [(500, "HTTP 500"), (404, "HTTP 404"), (302, "HTTP 302: redirects are not")]
)
async def test_a_refusal_is_told_and_not_argued_with(
    client: WebhookClient, start_receiver: StartReceiver, status: int, why: str
) -> None:
    receiver = await start_receiver(http(status, "Maria Jones"))

    answer = await ask(client, receiver.url, SECRETS, a_question(), 1)

    assert isinstance(answer, str)
    assert answer.startswith(why)
    assert "Maria" not in answer
    assert len(receiver.requests) == 1


async def test_an_address_that_is_not_allowed_is_not_dialled(
    look_up: SystemLookUp, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver()
    strict = WebhookClient(AllowedNetworks(), look_up)

    answer = await ask(strict, receiver.url, SECRETS, a_question(), 1)

    assert isinstance(answer, str)
    assert "ECHOLINK_ALLOW_PRIVATE_WEBHOOKS" in answer
    assert receiver.connections == 0
    await strict.aclose()


async def test_nothing_is_asked_unsigned(client: WebhookClient, start_receiver: StartReceiver) -> None:
    receiver = await start_receiver()

    answer = await ask(client, receiver.url, (), a_question(), 1)

    assert isinstance(answer, str)
    assert "no webhook secret" in answer
    assert receiver.connections == 0

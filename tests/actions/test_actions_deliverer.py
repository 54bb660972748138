"""How deliveries are made: attempts, waiting callers, storage that fails, endpoints that are paused, what nobody carries on."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Awaitable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest
import pytest_asyncio
from standardwebhooks import Webhook
from structlog.testing import capture_logs

from echolink.actions import signing
from echolink.actions.addresses import AllowedNetworks, SystemLookUp
from echolink.actions.client import WebhookClient
from echolink.actions.deliverer import Deliverer
from echolink.actions.delivery import Attempt, DeliveryStatus
from echolink.actions.retrying import PAUSES_SECONDS
from echolink.agent.port import Outcome
from echolink.keys import Keyring
from tests.actions.delivery_doubles import NOON, MemoryDeliveries, TaskRuns, Time
from tests.actions.webhook_receiver import StartReceiver, http
from tests.counted import Counted
from tests.makers import SECRET

Got = TypeVar("Got")

NEW, OLD = signing.new_secret(), signing.new_secret()
BOOKED = http(200, '{"message": "Booked for 7."}')
BUSY = http(503, "busy", "text/plain")


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def store() -> MemoryDeliveries:
    return MemoryDeliveries([NEW, OLD])


@pytest_asyncio.fixture
async def runs(time: Time) -> AsyncIterator[TaskRuns]:
    made = TaskRuns(time.sleep)
    yield made
    await made.close()


@pytest_asyncio.fixture
async def deliveries(
    store: MemoryDeliveries, client: WebhookClient, runs: TaskRuns, time: Time
) -> AsyncIterator[Deliverer]:
    made = Deliverer(store, client, runs, time.clock, Keyring(SECRET), sleep=time.sleep, jitter=lambda seconds: seconds)
    runs.attempt = made.attempt
    yield made
    await made.close()


async def soon(outcome: Awaitable[Got]) -> Got:
    """What should be there at once; a test that would wait forever fails instead."""
    return await asyncio.wait_for(outcome, 5)


class Held:
    """An answer that is held back until the test lets it go."""

    def __init__(self, answer: bytes) -> None:
        self._answer = answer
        self.let_go = asyncio.Event()

    async def __call__(self, writer: asyncio.StreamWriter) -> None:
        await self.let_go.wait()
        writer.write(self._answer)
        await writer.drain()


async def test_an_answer_in_time_is_told_and_recorded(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(BOOKED)
    delivery_id = store.owe(receiver.url)

    outcome = await deliveries.make(delivery_id, 8)

    assert outcome == Outcome("answered", "Booked for 7.")
    state = store.states[delivery_id]
    assert (state.status, state.told) == (DeliveryStatus.DELIVERED, "Booked for 7.")
    [attempt] = state.attempts
    assert (attempt.number, attempt.started_at, attempt.status_code, attempt.error) == (1, NOON, 200, None)
    assert attempt.answer == '{"message": "Booked for 7."}'


async def test_what_arrives_is_signed_with_every_live_secret(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    receiver = await start_receiver(BOOKED)
    body = store.states[store.owe(receiver.url)].delivery.body

    await deliveries.make("dlv_1", 8)

    [request] = receiver.requests
    assert request.body == body.encode()
    assert request.headers["webhook-id"] == "dlv_1"
    assert request.headers["webhook-timestamp"] == str(int(NOON.timestamp()))
    assert request.headers["webhook-signature"].split() == [
        Webhook(secret).sign("dlv_1", NOON, body) for secret in (NEW, OLD)
    ]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (http(204), ""),
        (http(200, "<html><body>Thanks</body></html>", "text/html"), ""),
        (http(200, '{"ok": false, "message": "We are full at 7"}'), "We are full at 7."),
        (http(200, b"x" * 10_000_000, "application/octet-stream"), ""),
        (http(409, '{"message": "We are full at 7"}'), "We are full at 7."),
    ],
)
async def test_every_2xx_is_an_answer_and_so_is_a_no_in_words(
    answer: bytes,
    said: str,
    deliveries: Deliverer,
    store: MemoryDeliveries,
    start_receiver: StartReceiver,
) -> None:
    receiver = await start_receiver(answer)

    outcome = await deliveries.make(store.owe(receiver.url), 8)

    assert outcome == Outcome("answered", said)
    assert len(store.states["dlv_1"].attempts[0].answer) <= 4_096


async def test_a_second_attempt_within_the_wait_is_still_told(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    receiver = await start_receiver(BUSY, BOOKED)
    waiting = asyncio.create_task(deliveries.make(store.owe(receiver.url), 8))

    await time.asked_to_sleep(5)
    time.advance(5)

    assert await soon(waiting) == Outcome("answered", "Booked for 7.")
    assert [attempt.status_code for attempt in store.states["dlv_1"].attempts] == [503, 200]


async def test_each_attempt_is_counted_and_timed_by_its_answer(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    receiver, counted = await start_receiver(BUSY, BOOKED), Counted()
    waiting = asyncio.create_task(deliveries.make(store.owe(receiver.url), 8))
    await time.asked_to_sleep(5)
    time.advance(5)
    await soon(waiting)

    assert counted.grown("echolink_webhook_attempts_total") == {("pending",): 1, ("delivered",): 1}
    assert counted.grown("echolink_webhook_seconds_count") == {("5xx",): 1, ("2xx",): 1}


async def test_attempts_differ_in_time_and_signature_alone(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    receiver = await start_receiver(BUSY, BOOKED)
    waiting = asyncio.create_task(deliveries.make(store.owe(receiver.url), 8))

    await time.asked_to_sleep(5)
    time.advance(5)
    await soon(waiting)

    first, second = receiver.requests
    differing = {name for name in first.headers if first.headers[name] != second.headers[name]}
    assert differing == {"webhook-timestamp", "webhook-signature"}
    assert first.body == second.body


@pytest.mark.parametrize("status", [302, 400, 401, 404, 409, 422])
async def test_nobody_waits_for_a_second_answer_that_would_be_the_same(
    status: int, deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(http(status))

    outcome = await soon(
        deliveries.make(store.owe(receiver.url), 8)
    )  # no time passes here: a second attempt never comes

    assert outcome == Outcome("noted")
    assert store.states["dlv_1"].status is DeliveryStatus.PENDING


async def test_what_such_an_endpoint_answers_later_is_recorded_and_told_to_who_asks_again(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    receiver = await start_receiver(http(404), BOOKED)
    await soon(deliveries.make(store.owe(receiver.url), 8))
    await time.asked_to_sleep(5)

    time.advance(5)
    await store.attempted(2)

    assert await soon(deliveries.make("dlv_1", 8)) == Outcome("answered", "Booked for 7.")


async def test_the_caller_does_not_wait_for_an_attempt_beyond_the_budget(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    receiver = await start_receiver(BUSY)
    waiting = asyncio.create_task(deliveries.make(store.owe(receiver.url), 8))

    await time.asked_to_sleep(5)
    time.advance(5)  # the second attempt; a third would begin after 35 seconds

    assert await soon(waiting) == Outcome("noted")
    assert time.now < NOON.replace(second=8)


async def test_ten_attempts_are_made_in_a_day_and_then_it_is_given_up(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    receiver = await start_receiver(BUSY)
    waiting = asyncio.create_task(deliveries.make(store.owe(receiver.url), 1))

    for pause in PAUSES_SECONDS:
        await time.asked_to_sleep(pause)
        time.advance(pause)
    state = await store.attempted(10)

    assert await soon(waiting) == Outcome("noted")
    assert (state.status, state.next_attempt_at) == (DeliveryStatus.FAILED, None)
    assert [attempt.number for attempt in state.attempts] == list(range(1, 11))
    assert all(re.fullmatch(r"HTTP 503 \(.*\): busy\.", attempt.error or "") for attempt in state.attempts)
    assert time.now - NOON < timedelta(hours=24)


async def test_a_receiver_that_asks_for_patience_gets_it(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    receiver = await start_receiver(http(429, "slowly", "text/plain", **{"Retry-After": "90"}), BOOKED)
    await deliveries.make(store.owe(receiver.url), 1)

    await time.asked_to_sleep(90)
    time.advance(90)

    assert (await store.attempted(2)).status is DeliveryStatus.DELIVERED


async def test_a_late_answer_is_recorded_though_the_caller_heard_noted(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    held = Held(BOOKED)
    receiver = await start_receiver(held)
    waiting = asyncio.create_task(deliveries.make(store.owe(receiver.url), 8))
    await receiver.received(1)
    await time.asked_to_sleep(8)

    time.advance(8)
    outcome = await soon(waiting)
    held.let_go.set()
    state = await store.attempted(1)

    assert outcome == Outcome("noted")
    assert (state.status, state.told) == (DeliveryStatus.DELIVERED, "Booked for 7.")


async def test_a_second_request_for_a_delivery_joins_the_first(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    held = Held(BOOKED)
    receiver = await start_receiver(held)
    delivery_id = store.owe(receiver.url)
    both = [asyncio.create_task(deliveries.make(delivery_id, 8)) for _ in range(2)]
    await receiver.received(1)

    held.let_go.set()

    assert await asyncio.gather(*both) == [Outcome("answered", "Booked for 7.")] * 2
    assert len(receiver.requests) == 1


async def test_a_delivered_one_is_answered_from_its_row(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(BOOKED)
    delivery_id = store.owe(receiver.url)
    await deliveries.make(delivery_id, 8)

    again = await deliveries.make(delivery_id, 8)

    assert again == Outcome("answered", "Booked for 7.")
    assert len(receiver.requests) == 1


async def test_a_caller_who_hangs_up_stops_the_wait_and_not_the_delivery(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    held = Held(BOOKED)
    receiver = await start_receiver(held)
    waiting = asyncio.create_task(deliveries.make(store.owe(receiver.url), 8))
    await receiver.received(1)

    waiting.cancel()
    held.let_go.set()
    state = await store.attempted(1)

    assert state.status is DeliveryStatus.DELIVERED


async def test_what_is_gone_is_not_tried_again_and_its_endpoint_is_paused(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(http(410))

    outcome = await deliveries.make(store.owe(receiver.url), 8)

    assert outcome == Outcome("noted")
    state = store.states["dlv_1"]
    assert (state.status, state.attempts[0].status_code) == (DeliveryStatus.FAILED, 410)
    assert state.is_endpoint_paused


@pytest.mark.parametrize("status", [301, 400, 401, 404, 408, 409, 422, 425, 429, 500, 502, 503, 504])
async def test_whatever_may_be_put_right_within_the_day_is_tried_again(
    status: int, deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(http(status))

    outcome = await deliveries.make(store.owe(receiver.url), 1)

    assert outcome == Outcome("noted")
    assert store.states["dlv_1"].status is DeliveryStatus.PENDING


async def test_what_a_refusal_says_is_recorded_with_the_attempt(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(http(422, '{"message": "No table that large"}'))

    await deliveries.make(store.owe(receiver.url), 1)

    assert store.states["dlv_1"].status is DeliveryStatus.DELIVERED
    assert re.fullmatch(
        r"HTTP 422 \(application/json, 34 bytes, after \d+ ms\): it refused: No table that large\.",
        store.states["dlv_1"].attempts[0].error or "",
    )


async def test_a_private_address_is_not_tried_again_and_the_record_names_the_setting(
    deliveries: Deliverer, store: MemoryDeliveries
) -> None:
    outcome = await deliveries.make(store.owe("http://10.0.0.1/hook"), 8)

    assert outcome == Outcome("noted")
    [attempt] = store.states["dlv_1"].attempts
    assert attempt.status_code is None
    assert attempt.error is not None
    assert "ECHOLINK_ALLOW_PRIVATE_WEBHOOKS" in attempt.error


async def test_nothing_is_sent_unsigned(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(BOOKED)
    store.live_secrets = []

    outcome = await deliveries.make(store.owe(receiver.url), 8)

    assert outcome == Outcome("noted")
    assert not receiver.requests
    assert store.states["dlv_1"].status is DeliveryStatus.FAILED


async def test_a_delivery_without_a_row_is_unknown(deliveries: Deliverer) -> None:
    assert await deliveries.make("dlv_gone", 8) == Outcome("unknown")


async def test_storage_that_fails_to_record_does_not_cost_the_caller_the_answer(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    held = Held(BOOKED)
    receiver = await start_receiver(held)
    waiting = asyncio.create_task(deliveries.make(store.owe(receiver.url), 8))
    await receiver.received(1)

    store.fail(2)
    held.let_go.set()

    assert await soon(waiting) == Outcome("answered", "Booked for 7.")
    assert await deliveries.make("dlv_1", 8) == Outcome("answered", "Booked for 7.")
    for pause in (0.5, 1.0):
        await time.asked_to_sleep(pause)
        time.advance(pause)
    assert (await store.attempted(1)).status is DeliveryStatus.DELIVERED
    assert len(receiver.requests) == 1


async def test_storage_that_fails_to_read_is_asked_again(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    receiver = await start_receiver(BOOKED)
    store.fail(1)
    waiting = asyncio.create_task(deliveries.make(store.owe(receiver.url), 8))

    await time.asked_to_sleep(0.5)
    time.advance(0.5)

    assert await soon(waiting) == Outcome("answered", "Booked for 7.")


async def test_what_nobody_carries_on_is_set_going_where_it_stands(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    receiver = await start_receiver(BOOKED)
    earlier = Attempt(number=1, started_at=NOON, milliseconds=3, status_code=503)
    store.owe(receiver.url, attempts=[earlier])

    time.advance(16)
    await deliveries.look()
    state = await store.attempted(2)

    assert state.status is DeliveryStatus.DELIVERED
    assert state.attempts[1].number == 2


async def test_what_was_due_a_moment_ago_is_left_to_who_decided_it_unless_nobody_else_can_live(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(BOOKED)
    store.owe(receiver.url)

    await deliveries.look()
    assert not receiver.requests

    await deliveries.look(at_boot=True)
    assert (await store.attempted(1)).status is DeliveryStatus.DELIVERED


async def test_what_is_under_way_is_left_alone(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    held = Held(BOOKED)
    receiver = await start_receiver(held)
    waiting = asyncio.create_task(deliveries.make(store.owe(receiver.url), 60))
    await receiver.received(1)

    time.advance(16)
    await deliveries.look()
    held.let_go.set()
    await soon(waiting)

    assert len(receiver.requests) == 1


async def test_a_run_that_ended_before_its_delivery_is_followed_by_another(
    deliveries: Deliverer, store: MemoryDeliveries, runs: TaskRuns, start_receiver: StartReceiver, time: Time
) -> None:
    receiver = await start_receiver(BOOKED)
    store.owe(receiver.url)
    store.states["dlv_1"] = replace(store.states["dlv_1"], status=DeliveryStatus.HELD)
    await runs.start("dlv_1", 0)
    await asyncio.sleep(0)
    store.states["dlv_1"] = replace(store.states["dlv_1"], status=DeliveryStatus.PENDING)

    time.advance(16)
    await deliveries.look()

    assert (await store.attempted(1)).round == 1


async def test_nothing_is_sent_to_a_paused_endpoint_until_it_is_set_going_again(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    receiver = await start_receiver(BOOKED)
    store.owe(receiver.url, is_endpoint_paused=True)

    assert await deliveries.attempt("dlv_1") is None
    assert (store.states["dlv_1"].status, receiver.requests) == (DeliveryStatus.HELD, [])

    await deliveries.again("dlv_1")
    assert (await store.attempted(1)).status is DeliveryStatus.DELIVERED


async def test_a_caller_who_waits_is_worth_a_try_at_a_paused_endpoint(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(BOOKED)
    store.owe(receiver.url, is_endpoint_paused=True)

    assert await deliveries.make("dlv_1", 8) == Outcome("answered", "Booked for 7.")


async def test_a_delivery_that_is_carried_on_elsewhere_is_tried_from_here_too(
    deliveries: Deliverer, store: MemoryDeliveries, runs: TaskRuns, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(BOOKED)
    store.owe(receiver.url)
    runs.elsewhere = True

    assert await deliveries.make("dlv_1", 8) == Outcome("answered", "Booked for 7.")


async def test_an_endpoint_that_hangs_holds_up_neither_live_calls_nor_other_accounts(
    store: MemoryDeliveries, start_receiver: StartReceiver, look_up: SystemLookUp, time: Time, runs: TaskRuns
) -> None:
    dead, alive = await start_receiver(Held(BOOKED)), await start_receiver(BOOKED)
    patient = WebhookClient(AllowedNetworks.parse("127.0.0.0/8"), look_up)
    deliveries = Deliverer(store, patient, runs, time.clock, Keyring(SECRET), sleep=time.sleep)
    runs.attempt = deliveries.attempt
    for number in range(60):
        store.owe(dead.url, f"dlv_old_{number}")
    await deliveries.look(at_boot=True)
    await dead.received(10)

    store.owe(alive.url, "dlv_other", account_id="acc_2")
    await deliveries.look(at_boot=True)
    other = await store.attempted(1, "dlv_other")
    live = await soon(deliveries.make(store.owe(alive.url, "dlv_live"), 8))

    assert other.status is DeliveryStatus.DELIVERED
    assert live == Outcome("answered", "Booked for 7.")
    assert len(dead.requests) == 10
    await deliveries.close()
    await runs.close()
    await patient.aclose()


@pytest.mark.parametrize(("answer", "status"), [(BOOKED, DeliveryStatus.DELIVERED), (BUSY, DeliveryStatus.FAILED)])
async def test_a_test_is_sent_once_and_shows_what_came_of_it(
    answer: bytes, status: DeliveryStatus, deliveries: Deliverer, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(answer)

    state = await soon(deliveries.test("acc_1", "bot_1", receiver.url))

    [request] = receiver.requests
    assert json.loads(request.body)["type"] == "webhook.test"
    assert state is not None
    assert (state.status, len(state.attempts), state.next_attempt_at) == (status, 1, None)


async def test_who_waits_at_a_shutdown_is_told_that_it_is_noted(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(Held(BOOKED))
    waiting = asyncio.create_task(deliveries.make(store.owe(receiver.url), 8))
    await receiver.received(1)

    await deliveries.close()

    assert await soon(waiting) == Outcome("noted")
    assert store.states["dlv_1"].status is DeliveryStatus.PENDING


async def test_the_log_has_ids_and_statuses_and_nothing_of_the_answer(
    deliveries: Deliverer, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(BOOKED)

    with capture_logs() as lines:
        await deliveries.make(store.owe(receiver.url), 8)

    [line] = lines
    assert line["event"] == "webhook_attempted"
    assert (line["delivery_id"], line["status_code"], line["delivery_status"]) == ("dlv_1", 200, "delivered")
    assert "Booked" not in repr(line)
    assert receiver.url not in repr(line)

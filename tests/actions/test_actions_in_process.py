"""Deliveries by tasks of this process: attempts, waiting callers, storage that fails, shutdown and boot."""

import asyncio
from collections.abc import AsyncIterator, Awaitable

import pytest
import pytest_asyncio
from standardwebhooks import Webhook
from structlog.testing import capture_logs

from echolink.actions import signing
from echolink.actions.addresses import AllowedNetworks, SystemLookUp
from echolink.actions.client import WebhookClient
from echolink.actions.delivery import Attempt, DeliveryStatus
from echolink.actions.in_process import InProcessDeliveries, spread
from echolink.agent.port import Outcome
from tests.actions.delivery_doubles import NOON, MemoryDeliveries, Time
from tests.actions.webhook_receiver import StartReceiver, http
from tests.counted import Counted

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
async def deliveries(store: MemoryDeliveries, client: WebhookClient, time: Time) -> AsyncIterator[InProcessDeliveries]:
    made = InProcessDeliveries(store, client, time.clock, sleep=time.sleep, jitter=lambda seconds: seconds)
    yield made
    await made.close(0)


async def soon(outcome: Awaitable[Outcome]) -> Outcome:
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
    deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(BOOKED)
    delivery_id = store.add(receiver.url)

    outcome = await deliveries.make(delivery_id, 8)

    assert outcome == Outcome("answered", "Booked for 7.")
    state = store.states[delivery_id]
    assert (state.status, state.told) == (DeliveryStatus.DELIVERED, "Booked for 7.")
    [attempt] = state.attempts
    assert (attempt.number, attempt.started_at, attempt.status_code, attempt.error) == (1, NOON, 200, None)
    assert attempt.answer == '{"message": "Booked for 7."}'


async def test_what_arrives_is_signed_with_every_live_secret(
    deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    receiver = await start_receiver(BOOKED)
    body = store.states[store.add(receiver.url)].delivery.body

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
    ],
)
async def test_every_2xx_is_an_answer(
    answer: bytes,
    said: str,
    deliveries: InProcessDeliveries,
    store: MemoryDeliveries,
    start_receiver: StartReceiver,
) -> None:
    receiver = await start_receiver(answer)

    outcome = await deliveries.make(store.add(receiver.url), 8)

    assert outcome == Outcome("answered", said)
    assert len(store.states["dlv_1"].attempts[0].answer) <= 4_096


async def test_a_second_attempt_within_the_wait_is_still_told(
    deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    receiver = await start_receiver(BUSY, BOOKED)
    waiting = asyncio.create_task(deliveries.make(store.add(receiver.url), 8))

    await time.asked_to_sleep(2)
    time.advance(2)

    assert await soon(waiting) == Outcome("answered", "Booked for 7.")
    assert [attempt.status_code for attempt in store.states["dlv_1"].attempts] == [503, 200]


async def test_each_attempt_is_counted_and_timed_by_its_answer(
    deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    receiver, counted = await start_receiver(BUSY, BOOKED), Counted()
    waiting = asyncio.create_task(deliveries.make(store.add(receiver.url), 8))
    await time.asked_to_sleep(2)
    time.advance(2)
    await soon(waiting)

    assert counted.grown("echolink_webhook_attempts_total") == {("pending",): 1, ("delivered",): 1}
    assert counted.grown("echolink_webhook_seconds_count") == {("5xx",): 1, ("2xx",): 1}


async def test_attempts_differ_in_time_and_signature_alone(
    deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    receiver = await start_receiver(BUSY, BOOKED)
    waiting = asyncio.create_task(deliveries.make(store.add(receiver.url), 8))

    await time.asked_to_sleep(2)
    time.advance(2)
    await soon(waiting)

    first, second = receiver.requests
    differing = {name for name in first.headers if first.headers[name] != second.headers[name]}
    assert differing == {"webhook-timestamp", "webhook-signature"}
    assert first.body == second.body


async def test_the_caller_does_not_wait_for_an_attempt_beyond_the_budget(
    deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    receiver = await start_receiver(BUSY)
    waiting = asyncio.create_task(deliveries.make(store.add(receiver.url), 8))

    await time.asked_to_sleep(2)
    time.advance(2)  # the second attempt; a third would begin after 12 seconds

    assert await soon(waiting) == Outcome("noted")
    assert time.now < NOON.replace(second=8)
    assert await deliveries.make("dlv_1", 5) == Outcome("noted")


async def test_five_attempts_are_made_and_then_it_is_given_up(
    deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    receiver = await start_receiver(BUSY)
    waiting = asyncio.create_task(deliveries.make(store.add(receiver.url), 1))

    for pause in (2, 10, 30, 120):
        await time.asked_to_sleep(pause)
        time.advance(pause)
    state = await store.attempted(5)

    assert await soon(waiting) == Outcome("noted")
    assert state.status is DeliveryStatus.FAILED
    assert [attempt.number for attempt in state.attempts] == [1, 2, 3, 4, 5]
    assert {attempt.error for attempt in state.attempts} == {"HTTP 503: busy."}
    assert [s for s in time.slept if s in (2, 10, 30, 120)] == [2, 10, 30, 120]


async def test_a_late_answer_is_recorded_though_the_caller_heard_noted(
    deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    held = Held(BOOKED)
    receiver = await start_receiver(held)
    waiting = asyncio.create_task(deliveries.make(store.add(receiver.url), 8))
    await receiver.received(1)
    await time.asked_to_sleep(8)

    time.advance(8)
    outcome = await soon(waiting)
    held.let_go.set()
    state = await store.attempted(1)

    assert outcome == Outcome("noted")
    assert (state.status, state.told) == (DeliveryStatus.DELIVERED, "Booked for 7.")


async def test_a_second_request_for_a_delivery_joins_the_first(
    deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    held = Held(BOOKED)
    receiver = await start_receiver(held)
    delivery_id = store.add(receiver.url)
    both = [asyncio.create_task(deliveries.make(delivery_id, 8)) for _ in range(2)]
    await receiver.received(1)

    held.let_go.set()

    assert await asyncio.gather(*both) == [Outcome("answered", "Booked for 7.")] * 2
    assert len(receiver.requests) == 1


async def test_a_delivered_one_is_answered_from_its_row(
    deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(BOOKED)
    delivery_id = store.add(receiver.url)
    await deliveries.make(delivery_id, 8)

    again = await deliveries.make(delivery_id, 8)

    assert again == Outcome("answered", "Booked for 7.")
    assert len(receiver.requests) == 1


async def test_a_caller_who_hangs_up_stops_the_wait_and_not_the_delivery(
    deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    held = Held(BOOKED)
    receiver = await start_receiver(held)
    waiting = asyncio.create_task(deliveries.make(store.add(receiver.url), 8))
    await receiver.received(1)

    waiting.cancel()
    held.let_go.set()
    state = await store.attempted(1)

    assert state.status is DeliveryStatus.DELIVERED


@pytest.mark.parametrize("status", [301, 400, 401, 404, 409, 410, 422])
async def test_a_refusal_is_not_tried_again(
    status: int, deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(http(status))

    outcome = await deliveries.make(store.add(receiver.url), 8)

    assert outcome == Outcome("noted")
    assert store.states["dlv_1"].status is DeliveryStatus.FAILED
    assert store.states["dlv_1"].attempts[0].status_code == status


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
async def test_a_passing_fault_is_tried_again(
    status: int, deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(http(status))

    outcome = await deliveries.make(store.add(receiver.url), 1)

    assert outcome == Outcome("noted")
    assert store.states["dlv_1"].status is DeliveryStatus.PENDING


async def test_what_a_refusal_says_is_recorded_with_the_attempt(
    deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(http(422, '{"message": "No table that large"}'))

    await deliveries.make(store.add(receiver.url), 8)

    assert store.states["dlv_1"].attempts[0].error == "HTTP 422: No table that large."


async def test_a_private_address_is_not_tried_again_and_the_record_names_the_setting(
    deliveries: InProcessDeliveries, store: MemoryDeliveries
) -> None:
    outcome = await deliveries.make(store.add("http://10.0.0.1/hook"), 8)

    assert outcome == Outcome("noted")
    [attempt] = store.states["dlv_1"].attempts
    assert attempt.status_code is None
    assert attempt.error is not None
    assert "ECHOLINK_ALLOW_PRIVATE_WEBHOOKS" in attempt.error


async def test_nothing_is_sent_unsigned(
    deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(BOOKED)
    store.live_secrets = []

    outcome = await deliveries.make(store.add(receiver.url), 8)

    assert outcome == Outcome("noted")
    assert not receiver.requests
    assert store.states["dlv_1"].status is DeliveryStatus.FAILED


async def test_a_delivery_without_a_row_is_unknown(deliveries: InProcessDeliveries) -> None:
    assert await deliveries.make("dlv_gone", 8) == Outcome("unknown")


async def test_storage_that_fails_to_record_does_not_cost_the_caller_the_answer(
    deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    held = Held(BOOKED)
    receiver = await start_receiver(held)
    waiting = asyncio.create_task(deliveries.make(store.add(receiver.url), 8))
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
    deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    receiver = await start_receiver(BOOKED)
    store.fail(1)
    waiting = asyncio.create_task(deliveries.make(store.add(receiver.url), 8))

    await time.asked_to_sleep(0.5)
    time.advance(0.5)

    assert await soon(waiting) == Outcome("answered", "Booked for 7.")


async def test_a_boot_resumes_what_is_pending_with_the_next_attempt(
    deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(BOOKED)
    earlier = Attempt(number=1, started_at=NOON, milliseconds=3, status_code=503)
    store.add(receiver.url, attempts=[earlier])

    started = await deliveries.take_up("wrk_2", ["wrk_2"])
    state = await store.attempted(2)

    assert started == 1
    assert state.status is DeliveryStatus.DELIVERED
    assert state.attempts[1].number == 2


async def test_a_boot_leaves_what_is_under_way_already(
    deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    held = Held(BOOKED)
    receiver = await start_receiver(held)
    waiting = asyncio.create_task(deliveries.make(store.add(receiver.url), 8))
    await receiver.received(1)

    started = await deliveries.take_up("wrk_2", ["wrk_2"])
    held.let_go.set()
    await soon(waiting)

    assert started == 0
    assert len(receiver.requests) == 1


async def test_retries_that_hang_do_not_hold_up_a_live_call(
    store: MemoryDeliveries, start_receiver: StartReceiver, look_up: SystemLookUp, time: Time
) -> None:
    dead, alive = await start_receiver(Held(BOOKED)), await start_receiver(BOOKED)
    patient = WebhookClient(AllowedNetworks.parse("127.0.0.0/8"), look_up)
    deliveries = InProcessDeliveries(store, patient, time.clock, sleep=time.sleep)
    for number in range(60):
        store.add(dead.url, f"dlv_old_{number}")
    await deliveries.take_up("wrk_2", ["wrk_2"])
    await dead.received(50)

    async with asyncio.timeout(5):
        outcome = await deliveries.make(store.add(alive.url, "dlv_live"), 8)

    assert outcome == Outcome("answered", "Booked for 7.")
    assert len(dead.requests) == 50
    await deliveries.close(0)
    await patient.aclose()


async def test_a_shutdown_lets_the_attempt_under_way_end_within_its_grace(
    deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    held = Held(BOOKED)
    receiver = await start_receiver(held)
    waiting = asyncio.create_task(deliveries.make(store.add(receiver.url), 8))
    await receiver.received(1)

    closing = asyncio.create_task(deliveries.close(5))
    held.let_go.set()
    await closing

    assert await soon(waiting) == Outcome("answered", "Booked for 7.")
    assert store.states["dlv_1"].status is DeliveryStatus.DELIVERED


async def test_a_shutdown_does_not_wait_for_the_attempt_after_a_failed_one(
    deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    held = Held(BUSY)
    receiver = await start_receiver(held)
    waiting = asyncio.create_task(deliveries.make(store.add(receiver.url), 8))
    await receiver.received(1)

    closing = asyncio.create_task(deliveries.close(60))
    held.let_go.set()
    await asyncio.wait_for(closing, 5)

    assert await soon(waiting) == Outcome("noted")
    assert store.states["dlv_1"].status is DeliveryStatus.PENDING


async def test_a_shutdown_leaves_the_rest_pending_for_the_next_boot(
    deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver, time: Time
) -> None:
    resting, hanging = await start_receiver(BUSY), await start_receiver(Held(BOOKED))
    callers = [
        asyncio.create_task(deliveries.make(store.add(resting.url, "dlv_resting"), 8)),
        asyncio.create_task(deliveries.make(store.add(hanging.url, "dlv_hanging"), 8)),
    ]
    await hanging.received(1)
    await time.asked_to_sleep(2)

    await deliveries.close(0)

    assert await asyncio.gather(*callers) == [Outcome("noted")] * 2
    assert {state.status for state in store.states.values()} == {DeliveryStatus.PENDING}
    assert await deliveries.make("dlv_resting", 8) == Outcome("noted")


async def test_the_log_has_ids_and_statuses_and_nothing_of_the_answer(
    deliveries: InProcessDeliveries, store: MemoryDeliveries, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(BOOKED)

    with capture_logs() as lines:
        await deliveries.make(store.add(receiver.url), 8)

    [line] = lines
    assert line["event"] == "webhook_attempted"
    assert (line["delivery_id"], line["status_code"], line["delivery_status"]) == ("dlv_1", 200, "delivered")
    assert "Booked" not in repr(line)
    assert receiver.url not in repr(line)


def test_pauses_are_spread_by_a_quarter() -> None:
    pauses = [spread(100) for _ in range(200)]

    assert all(75 <= pause <= 125 for pause in pauses)
    assert len(set(pauses)) > 100

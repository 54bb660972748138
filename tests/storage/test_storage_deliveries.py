"""Is every delivery there until it is made, and every attempt at it?"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from echolink.accounts.account import Bot
from echolink.actions.delivery import Attempt, Delivery, DeliveryFilter, DeliveryState, DeliveryStatus, Recorded
from echolink.calls.call import Call
from echolink.ids import new_id
from echolink.keys import Keyring
from echolink.storage.account_store import SqlAccountStore
from echolink.storage.bot_store import SqlBotStore
from echolink.storage.call_store import SqlCallStore
from echolink.storage.database import Database
from echolink.storage.delivery_store import SqlDeliveryStore
from echolink.storage.tables import bot_secrets
from tests.makers import NOON, WEBHOOK_SECRET, a_call, a_delivery, a_goal, a_turn, an_opening

REFUSED = Attempt(number=1, started_at=NOON, milliseconds=120, status_code=503, error="answered 503", answer="busy")
ANSWERED = Attempt(
    number=2, started_at=NOON + timedelta(seconds=5), milliseconds=80, status_code=200, answer='{"message":"Grüße"}'
)


def recorded(attempt: Attempt, status: DeliveryStatus, told: str = "", **other: Any) -> Recorded:
    """Due again five seconds later, where it is pending."""
    due = attempt.started_at + timedelta(seconds=5) if status is DeliveryStatus.PENDING else None
    return Recorded(attempt=attempt, status=status, told=told, next_attempt_at=due, **other)


def pending(delivery: Delivery) -> DeliveryState:
    """As it was decided."""
    at = delivery.decided_at
    return DeliveryState(delivery=delivery, status=DeliveryStatus.PENDING, begun_at=at, next_attempt_at=at)


@pytest.fixture
async def call(call_store: SqlCallStore, bot: Bot) -> Call:
    """With two deliveries decided: `dlv_b` first, then `dlv_a`."""
    opened = a_call(bot)
    await call_store.open(opened, an_opening(opened, events=[a_goal(opened, "dlv_b")]))
    later = a_goal(opened, "dlv_a", at=NOON + timedelta(seconds=9))
    await call_store.write(an_opening(replace(opened, turn=1), turn=a_turn(1), hop=None, events=[later]))
    return opened


async def test_deliveries_of_a_call_come_in_their_sequence(delivery_store: SqlDeliveryStore, call: Call) -> None:
    found = await delivery_store.of_call(call.id)

    assert [state.delivery.id for state in found] == ["dlv_b", "dlv_a"]
    assert found[0] == pending(a_delivery(call, id="dlv_b"))


async def test_what_nobody_decided_is_not_there(delivery_store: SqlDeliveryStore, call: Call) -> None:
    assert await delivery_store.get("dlv_none") is None
    assert await delivery_store.of_call("call_none") == []


async def test_attempts_and_what_was_told_are_recorded_in_order(delivery_store: SqlDeliveryStore, call: Call) -> None:
    await delivery_store.record("dlv_b", recorded(REFUSED, DeliveryStatus.PENDING, ""))

    await delivery_store.record("dlv_b", recorded(ANSWERED, DeliveryStatus.DELIVERED, "Grüße"))

    found = await delivery_store.get("dlv_b")
    assert found == DeliveryState(
        delivery=a_delivery(call, id="dlv_b"),
        status=DeliveryStatus.DELIVERED,
        attempts=[REFUSED, ANSWERED],
        told="Grüße",
        begun_at=NOON,
    )


async def test_what_is_overdue_comes_longest_overdue_first(delivery_store: SqlDeliveryStore, call: Call) -> None:
    async def overdue(seconds: int) -> list[str]:
        found = await delivery_store.overdue(NOON + timedelta(seconds=seconds), 10)
        return [state.delivery.id for state in found]

    assert await overdue(-1) == []
    assert await overdue(0) == ["dlv_b"]
    assert await overdue(9) == ["dlv_b", "dlv_a"]

    await delivery_store.record("dlv_b", recorded(ANSWERED, DeliveryStatus.PENDING))
    assert await overdue(9) == ["dlv_a"]
    assert await overdue(10) == ["dlv_a", "dlv_b"]

    await delivery_store.record("dlv_b", recorded(ANSWERED, DeliveryStatus.DELIVERED))
    await delivery_store.record("dlv_a", recorded(REFUSED, DeliveryStatus.FAILED))
    assert await overdue(1_000_000) == []


async def test_one_that_is_set_going_again_is_pending_in_a_new_round_to_where_its_endpoint_is_now(
    delivery_store: SqlDeliveryStore, bot_store: SqlBotStore, bot: Bot, call: Call
) -> None:
    await delivery_store.record("dlv_b", recorded(REFUSED, DeliveryStatus.FAILED))
    await bot_store.revise(replace(bot, revision=2, webhook="https://example.org/moved"))

    state = await delivery_store.again("dlv_b", NOON + timedelta(days=2), resumes=True)

    assert state is not None
    assert (state.status, state.round, state.tries, len(state.attempts)) == (DeliveryStatus.PENDING, 1, 0, 1)
    assert (state.delivery.url, state.begun_at) == ("https://example.org/moved", NOON + timedelta(days=2))
    assert state.delivery.body == a_delivery(call).body


async def test_one_whose_bot_is_gone_cannot_be_set_going_again(
    delivery_store: SqlDeliveryStore, bot_store: SqlBotStore, bot: Bot, call: Call
) -> None:
    await bot_store.delete(bot.account_id, bot.id, NOON)

    assert await delivery_store.again("dlv_b", NOON, resumes=True) is None
    assert await delivery_store.again("dlv_none", NOON, resumes=True) is None


async def test_an_endpoint_that_fails_for_three_days_is_paused_and_one_success_clears_it(
    delivery_store: SqlDeliveryStore, call: Call
) -> None:
    async def is_paused() -> bool:
        state = await delivery_store.get("dlv_a")
        assert state is not None
        return state.is_endpoint_paused

    await delivery_store.record("dlv_b", recorded(REFUSED, DeliveryStatus.FAILED))
    nearly = replace(REFUSED, started_at=NOON + timedelta(days=3) - timedelta(seconds=1))
    await delivery_store.record("dlv_a", recorded(nearly, DeliveryStatus.PENDING))
    assert not await is_paused()

    late = replace(REFUSED, started_at=NOON + timedelta(days=3))
    await delivery_store.record("dlv_a", recorded(late, DeliveryStatus.PENDING))
    assert await is_paused()

    await delivery_store.record("dlv_a", recorded(ANSWERED, DeliveryStatus.DELIVERED))
    assert not await is_paused()


async def test_an_endpoint_that_is_gone_is_paused_at_once_and_what_is_held_is_not_due(
    delivery_store: SqlDeliveryStore, call: Call
) -> None:
    await delivery_store.record("dlv_b", recorded(REFUSED, DeliveryStatus.FAILED, pauses="It answered 410 Gone."))
    await delivery_store.hold("dlv_a")

    state = await delivery_store.get("dlv_a")
    assert state is not None
    assert (state.status, state.is_endpoint_paused) == (DeliveryStatus.HELD, True)
    assert await delivery_store.overdue(NOON + timedelta(days=9), 10) == []


async def test_a_success_sets_what_was_held_for_its_endpoint_going_again(
    delivery_store: SqlDeliveryStore, call: Call
) -> None:
    await delivery_store.record("dlv_b", recorded(REFUSED, DeliveryStatus.FAILED, pauses="It answered 410 Gone."))
    await delivery_store.hold("dlv_a")

    resumed = await delivery_store.again("dlv_b", NOON + timedelta(days=1), resumes=True)
    assert resumed is not None
    assert not resumed.is_endpoint_paused
    await delivery_store.record("dlv_b", recorded(ANSWERED, DeliveryStatus.DELIVERED))

    [held] = await delivery_store.overdue(ANSWERED.started_at, 10)
    assert (held.delivery.id, held.status, held.round) == ("dlv_a", DeliveryStatus.PENDING, 1)


async def test_pages_are_newest_first_and_of_what_fits_the_filter(
    delivery_store: SqlDeliveryStore, bot: Bot, call: Call
) -> None:
    await delivery_store.record("dlv_b", recorded(ANSWERED, DeliveryStatus.DELIVERED))

    async def page(after: str | None = None, limit: int = 9, **wanted: Any) -> list[str]:
        found = await delivery_store.page(bot.account_id, DeliveryFilter(**wanted), after=after, limit=limit)
        return [state.delivery.id for state in found]

    assert await page() == ["dlv_b", "dlv_a"]
    assert await page(limit=1) == ["dlv_b"]
    assert await page(after="dlv_b") == ["dlv_a"]
    assert await page(status=DeliveryStatus.PENDING) == ["dlv_a"]
    assert await page(bot_id=bot.id, call_id=call.id, type="goal.completed") == ["dlv_b", "dlv_a"]
    assert await page(bot_id="bot_other") == await page(call_id="call_other") == await page(type="call.ended") == []


async def test_what_two_workers_tried_at_once_is_recorded_and_what_was_delivered_stays_so(
    delivery_store: SqlDeliveryStore, call: Call
) -> None:
    first = replace(ANSWERED, number=1)
    await delivery_store.record("dlv_a", recorded(first, DeliveryStatus.DELIVERED, "Booked."))
    await delivery_store.record("dlv_a", recorded(REFUSED, DeliveryStatus.PENDING, ""))

    state = await delivery_store.get("dlv_a")
    assert state is not None
    assert (state.status, state.told) == (DeliveryStatus.DELIVERED, "Booked.")
    assert state.attempts == [first, replace(REFUSED, number=2)]


async def test_an_attempt_whose_delivery_was_deleted_meanwhile_is_dropped(
    delivery_store: SqlDeliveryStore, account_store: SqlAccountStore, call: Call
) -> None:
    await account_store.remove(call.account_id)

    await delivery_store.record("dlv_b", recorded(ANSWERED, DeliveryStatus.DELIVERED, ""))

    assert await delivery_store.get("dlv_b") is None


async def test_a_rotated_secret_signs_beside_the_new_one_until_its_time_is_over(
    delivery_store: SqlDeliveryStore, bot_store: SqlBotStore, bot: Bot
) -> None:
    hour = timedelta(hours=1)
    await bot_store.rotate_secret(bot, "whsec_second", NOON + hour, 24 * hour)

    assert await delivery_store.secrets(bot.id, NOON + 2 * hour) == ["whsec_second", WEBHOOK_SECRET]
    assert await delivery_store.secrets(bot.id, NOON + 25 * hour) == ["whsec_second"]

    await bot_store.rotate_secret(bot, "whsec_third", NOON + 2 * hour, timedelta())
    assert await delivery_store.secrets(bot.id, NOON + 2 * hour) == ["whsec_third"]


async def test_the_two_newest_live_secrets_sign_and_expired_ones_do_not(
    delivery_store: SqlDeliveryStore, database: Database, keyring: Keyring, bot: Bot
) -> None:
    async def add(secret: str, age: timedelta, expires_at: datetime | None = None) -> None:
        secret_id = new_id("whs")
        row: dict[str, object] = {
            "id": secret_id,
            "bot_id": bot.id,
            "sealed": keyring.seal(secret, bound_to=f"bot_secrets/sealed/{secret_id}"),
            "created_at": NOON + age,
            "expires_at": expires_at,
        }
        await database.write(lambda connection: connection.execute(bot_secrets.insert().values(row)))

    await add("whsec_new", timedelta(days=2))
    await add("whsec_leaving", timedelta(days=1), expires_at=NOON + timedelta(days=3))

    assert await delivery_store.secrets(bot.id, NOON + timedelta(days=2)) == ["whsec_new", "whsec_leaving"]
    assert await delivery_store.secrets(bot.id, NOON + timedelta(days=3)) == ["whsec_new", WEBHOOK_SECRET]
    assert await delivery_store.secrets("bot_other", NOON) == []

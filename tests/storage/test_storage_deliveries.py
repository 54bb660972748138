"""Is every delivery there until it is made, and every attempt at it?"""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from echolink.accounts.account import Bot
from echolink.actions.delivery import Attempt, DeliveryState, DeliveryStatus
from echolink.calls.call import Call
from echolink.ids import new_id
from echolink.keys import Keyring
from echolink.storage.account_store import SqlAccountStore
from echolink.storage.bot_store import secret_place
from echolink.storage.call_store import SqlCallStore
from echolink.storage.database import Database
from echolink.storage.delivery_store import SqlDeliveryStore
from echolink.storage.tables import bot_secrets
from tests.makers import NOON, WEBHOOK_SECRET, a_call, a_delivery, a_turn, an_opening

REFUSED = Attempt(number=1, started_at=NOON, milliseconds=120, status_code=503, error="answered 503", answer="busy")
ANSWERED = Attempt(
    number=2, started_at=NOON + timedelta(seconds=5), milliseconds=80, status_code=200, answer='{"message":"Grüße"}'
)


@pytest.fixture
async def call(call_store: SqlCallStore, bot: Bot) -> Call:
    """With two deliveries decided: `dlv_b` first, then `dlv_a`."""
    opened = a_call(bot)
    await call_store.open(opened, an_opening(opened, decides=a_delivery(opened, id="dlv_b", sequence=1)))
    later = a_delivery(opened, id="dlv_a", sequence=2, decided_at=NOON + timedelta(seconds=9))
    await call_store.write(an_opening(replace(opened, turn=1), turn=a_turn(1), hop=None, decides=later))
    return opened


async def test_deliveries_of_a_call_come_in_their_sequence(delivery_store: SqlDeliveryStore, call: Call) -> None:
    found = await delivery_store.of_call(call.id)

    assert [state.delivery.id for state in found] == ["dlv_b", "dlv_a"]
    assert found[0] == DeliveryState(delivery=a_delivery(call, id="dlv_b"), status=DeliveryStatus.PENDING)


async def test_what_nobody_decided_is_not_there(delivery_store: SqlDeliveryStore, call: Call) -> None:
    assert await delivery_store.get("dlv_none") is None
    assert await delivery_store.of_call("call_none") == []


async def test_attempts_and_what_was_told_are_recorded_in_order(delivery_store: SqlDeliveryStore, call: Call) -> None:
    await delivery_store.record("dlv_b", REFUSED, DeliveryStatus.PENDING, "")

    await delivery_store.record("dlv_b", ANSWERED, DeliveryStatus.DELIVERED, "Grüße")

    found = await delivery_store.get("dlv_b")
    assert found == DeliveryState(
        delivery=a_delivery(call, id="dlv_b"),
        status=DeliveryStatus.DELIVERED,
        attempts=[REFUSED, ANSWERED],
        told="Grüße",
    )


async def test_what_the_living_left_pending_is_claimed_oldest_first_and_by_one(
    delivery_store: SqlDeliveryStore, call: Call
) -> None:
    assert await delivery_store.claim("wrk_2", ["wrk_2", "wrk_1"]) == [
        "dlv_b",
        "dlv_a",
    ]  # nobody's: no worker decided them
    assert await delivery_store.claim("wrk_3", ["wrk_2", "wrk_3"]) == []

    await delivery_store.record("dlv_b", REFUSED, DeliveryStatus.PENDING, "")
    assert await delivery_store.claim("wrk_3", ["wrk_3"]) == ["dlv_b", "dlv_a"]

    await delivery_store.record("dlv_b", ANSWERED, DeliveryStatus.DELIVERED, "")
    await delivery_store.record("dlv_a", REFUSED, DeliveryStatus.FAILED, "")
    assert await delivery_store.claim("wrk_4", ["wrk_4"]) == []


async def test_what_two_workers_tried_at_once_is_recorded_and_what_was_delivered_stays_so(
    delivery_store: SqlDeliveryStore, call: Call
) -> None:
    first = replace(ANSWERED, number=1)
    await delivery_store.record("dlv_a", first, DeliveryStatus.DELIVERED, "Booked.")
    await delivery_store.record("dlv_a", REFUSED, DeliveryStatus.PENDING, "")

    state = await delivery_store.get("dlv_a")
    assert state is not None
    assert (state.status, state.told) == (DeliveryStatus.DELIVERED, "Booked.")
    assert state.attempts == [first, replace(REFUSED, number=2)]


async def test_an_attempt_whose_delivery_was_deleted_meanwhile_is_dropped(
    delivery_store: SqlDeliveryStore, account_store: SqlAccountStore, call: Call
) -> None:
    await account_store.remove(call.account_id)

    await delivery_store.record("dlv_b", ANSWERED, DeliveryStatus.DELIVERED, "")

    assert await delivery_store.get("dlv_b") is None


async def test_the_two_newest_live_secrets_sign_and_expired_ones_do_not(
    delivery_store: SqlDeliveryStore, database: Database, keyring: Keyring, bot: Bot
) -> None:
    async def add(secret: str, age: timedelta, expires_at: datetime | None = None) -> None:
        secret_id = new_id("whs")
        row: dict[str, object] = {
            "id": secret_id,
            "bot_id": bot.id,
            "sealed": keyring.seal(secret, bound_to=secret_place(secret_id)),
            "created_at": NOON + age,
            "expires_at": expires_at,
        }
        await database.write(lambda connection: connection.execute(bot_secrets.insert().values(row)))

    await add("whsec_new", timedelta(days=2))
    await add("whsec_leaving", timedelta(days=1), expires_at=NOON + timedelta(days=3))

    assert await delivery_store.secrets(bot.id, NOON + timedelta(days=2)) == ["whsec_new", "whsec_leaving"]
    assert await delivery_store.secrets(bot.id, NOON + timedelta(days=3)) == ["whsec_new", WEBHOOK_SECRET]
    assert await delivery_store.secrets("bot_other", NOON) == []

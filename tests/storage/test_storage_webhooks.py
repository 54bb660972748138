"""Does everybody hear of an event who wants to, once, in the transaction of what it tells of?"""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from echolink.accounts.account import Account, Bot, Webhook
from echolink.calls.call import Call, CallStatus, EndReason
from echolink.calls.telling import answered, started
from echolink.errors import TurnTaken
from echolink.ids import new_id
from echolink.keys import Keyring
from echolink.storage.call_store import SqlCallStore
from echolink.storage.database import Database
from echolink.storage.delivery_store import SqlDeliveryStore
from echolink.storage.webhook_store import SqlWebhookStore
from tests.makers import NOON, a_call, a_goal, a_hop, a_turn, an_opening

LATER = NOON + timedelta(seconds=72)


@pytest.fixture
def webhook_store(database: Database, keyring: Keyring) -> SqlWebhookStore:
    return SqlWebhookStore(database, keyring)


def a_webhook(account: Account, **other: Any) -> Webhook:
    values: dict[str, Any] = {
        "id": new_id("whk"),
        "account_id": account.id,
        "url": "https://crm.example.com/calls",
        "events": ("call.started", "call.turn", "goal.completed", "call.ended"),
        "created_at": NOON,
    }
    return Webhook(**(values | other))


async def test_a_webhook_is_kept_edited_and_deleted(webhook_store: SqlWebhookStore, account: Account) -> None:
    one = a_webhook(account)
    assert await webhook_store.create(one, "whsec_one", most=1)
    assert not await webhook_store.create(a_webhook(account), "whsec_two", most=1)

    edited = replace(one, url="https://other.example.com", events=("call.ended",))
    assert await webhook_store.save(edited)

    assert await webhook_store.get(account.id, one.id) == edited
    assert await webhook_store.get("acc_other", one.id) is None
    assert await webhook_store.all(account.id) == [edited]
    assert not await webhook_store.delete("acc_other", one.id)
    assert await webhook_store.delete(account.id, one.id)
    assert not await webhook_store.save(one)
    assert await webhook_store.all(account.id) == []


async def test_webhooks_that_are_made_at_once_are_never_too_many(
    webhook_store: SqlWebhookStore, account: Account
) -> None:
    made = await asyncio.gather(
        *(webhook_store.create(a_webhook(account), f"whsec_{n}", most=3) for n in range(8)), return_exceptions=True
    )

    assert [one for one in made if one is True] == [True] * 3


async def test_a_webhook_has_secrets_of_its_own_that_are_rotated(
    webhook_store: SqlWebhookStore, delivery_store: SqlDeliveryStore, account: Account
) -> None:
    one, hour = a_webhook(account), timedelta(hours=1)
    await webhook_store.create(one, "whsec_one", most=9)

    await webhook_store.rotate_secret(one, "whsec_two", NOON + hour, hour)

    assert await delivery_store.secrets(one.id, NOON + 1.5 * hour) == ["whsec_two", "whsec_one"]
    assert await delivery_store.secrets(one.id, NOON + 3 * hour) == ["whsec_two"]
    await webhook_store.delete(account.id, one.id)
    assert await delivery_store.secrets(one.id, NOON) == []


async def test_each_event_of_a_call_is_written_once_for_each_who_wants_it_in_one_sequence(
    database: Database, webhook_store: SqlWebhookStore, delivery_store: SqlDeliveryStore, account: Account, bot: Bot
) -> None:
    all_, ends = a_webhook(account), a_webhook(account, events=("call.ended",), bot_id=bot.id)
    for webhook in (all_, ends, a_webhook(account, bot_id="bot_another")):
        await webhook_store.create(webhook, "whsec_one", most=9)
    begun: list[str] = []
    calls, call = SqlCallStore(database, lambda account_id, ids: begun.extend(ids)), a_call(bot)

    await calls.open(call, an_opening(call, events=[started(call)]))
    first = an_opening(
        replace(call, turn=1, outcome="goal_noted"), turn=a_turn(1, reply=None), events=[a_goal(call, "dlv_own")]
    )
    await calls.write(first)
    turn = a_turn(1)
    await calls.write(replace(first, turn=turn, is_new=False, hop=a_hop(1), events=answered(first.call, turn, NOON)))
    for _ in range(2):  # a status callback may come twice
        await calls.end(call.id, LATER, EndReason.CALLER_HUNG_UP, 72, None)

    states = [state.delivery for state in await delivery_store.of_call(call.id)]
    told = sorted((one.sequence, one.type, one.endpoint_id) for one in states)
    assert told == sorted(
        [
            (1, "call.started", all_.id),
            (2, "goal.completed", bot.id),
            (2, "goal.completed", all_.id),
            (3, "call.turn", all_.id),
            (4, "call.ended", all_.id),
            (4, "call.ended", ends.id),
        ]
    )
    assert [one.sequence for one in states] == [json.loads(one.body)["data"]["sequence"] for one in states]
    assert len({one.body for one in states if one.type == "goal.completed"}) == 1
    assert sorted(begun) == sorted(one.id for one in states if one.id != "dlv_own")
    [goal] = await delivery_store.goals_of(call.id)
    assert goal.delivery.id == "dlv_own"


async def test_who_is_too_late_tells_of_nothing(
    webhook_store: SqlWebhookStore,
    call_store: SqlCallStore,
    delivery_store: SqlDeliveryStore,
    account: Account,
    bot: Bot,
) -> None:
    await webhook_store.create(a_webhook(account), "whsec_one", most=9)
    call = a_call(bot)
    await call_store.open(call, an_opening(call))

    with pytest.raises(TurnTaken):
        await call_store.open(call, an_opening(call, events=[started(call)]))

    assert await delivery_store.of_call(call.id) == []


async def ended_types(store: SqlDeliveryStore, call: Call) -> Sequence[tuple[str, Any]]:
    states = [state.delivery for state in await store.of_call(call.id)]
    return [(one.type, json.loads(one.body)["data"]["duration_seconds"]) for one in states]


async def test_the_end_waits_for_twilio_to_tell_of_it_and_not_for_ever(
    webhook_store: SqlWebhookStore,
    call_store: SqlCallStore,
    delivery_store: SqlDeliveryStore,
    account: Account,
    bot: Bot,
) -> None:
    await webhook_store.create(a_webhook(account), "whsec_one", most=9)
    told, lost = a_call(bot), a_call(bot)
    for call in (told, lost):
        await call_store.open(call, an_opening(call))
        over = replace(call, turn=1, status=CallStatus.ENDED, ended_at=LATER, end_reason=EndReason.AGENT_ENDED)
        await call_store.write(an_opening(over, turn=a_turn(1)))
        assert await ended_types(delivery_store, call) == []

    assert not await call_store.end(told.id, LATER, EndReason.CALLER_HUNG_UP, 75, None)
    assert await call_store.tell_ends(LATER, 9) == 0
    assert await call_store.tell_ends(LATER + timedelta(seconds=1), 9) == 1

    assert await ended_types(delivery_store, told) == [("call.ended", 75)]
    assert await ended_types(delivery_store, lost) == [("call.ended", None)]


async def test_a_call_that_is_turned_away_has_an_end_too(
    webhook_store: SqlWebhookStore,
    call_store: SqlCallStore,
    delivery_store: SqlDeliveryStore,
    account: Account,
    bot: Bot,
) -> None:
    await webhook_store.create(a_webhook(account), "whsec_one", most=9)
    away = a_call(bot, status=CallStatus.ENDED, ended_at=NOON, end_reason=EndReason.TOO_MANY_CALLS)

    await call_store.open(away, an_opening(away))

    assert await call_store.tell_ends(LATER, 9) == 1
    assert await ended_types(delivery_store, away) == [("call.ended", None)]

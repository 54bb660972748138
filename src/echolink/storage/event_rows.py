"""Who hears of an event? A delivery for each, written in the transaction of what it tells of."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select

from echolink.actions.delivery import Delivery
from echolink.actions.event import Event
from echolink.actions.payload import event as document
from echolink.calls.call import Call
from echolink.ids import new_id
from echolink.storage.delivery_rows import delivery_row
from echolink.storage.prepared import Prepared
from echolink.storage.tables import deliveries, webhooks

_INSERT_DELIVERY = Prepared(insert(deliveries), deliveries.c.keys())
_SUBSCRIBED = Prepared(
    select(webhooks.c.id, webhooks.c.url, webhooks.c.events, webhooks.c.bot_id)
    .where(webhooks.c.account_id == bindparam("account_id"))
    .order_by(webhooks.c.id)
)
_LAST = Prepared(
    select(func.coalesce(func.max(deliveries.c.sequence), 0)).where(deliveries.c.call_id == bindparam("call_id"))
)


def tell(connection: Connection, call: Call, turn: int, events: Sequence[Event]) -> list[str]:
    """Write who is to hear of what happened in this call, whose row this transaction has written before: so sequences have no
    gap and no double. Returns the deliveries that nobody waits for, to be set going after the commit."""
    if not events:
        return []
    subscribed = _SUBSCRIBED.rows(connection, {"account_id": call.account_id})
    owed: list[str] = []
    for event in events:
        receivers = list(_receivers(event, call, subscribed))
        if not receivers:
            continue
        sequence = _LAST.rows(connection, {"call_id": call.id})[0][0] + 1
        body = document(event.type, event.at, {**event.data, "sequence": sequence})
        for delivery_id, endpoint_id, url in receivers:
            is_own = event.own is not None and delivery_id == event.own.delivery_id
            one = _delivery(call, turn, event, sequence, body, delivery_id, endpoint_id, url)
            if event.own is not None and is_own:
                one = replace(one, sealed=event.own.sealed)
            _INSERT_DELIVERY.write(connection, delivery_row(one))
            if not is_own:
                owed.append(delivery_id)
    return owed


def _receivers(event: Event, call: Call, subscribed: Sequence[Sequence[Any]]) -> Iterator[tuple[str, str, str]]:
    """(delivery, endpoint, URL), the bot's own webhook first."""
    if event.own is not None:
        yield event.own.delivery_id, call.bot_id, event.own.url
    for endpoint_id, url, types, bot_id in subscribed:
        if event.type in types and bot_id in (None, call.bot_id):
            yield new_id("dlv"), endpoint_id, url


def _delivery(
    call: Call, turn: int, event: Event, sequence: int, body: str, delivery_id: str, endpoint_id: str, url: str
) -> Delivery:
    return Delivery(
        id=delivery_id,
        account_id=call.account_id,
        bot_id=call.bot_id,
        endpoint_id=endpoint_id,
        call_id=call.id,
        turn=turn,
        sequence=sequence,
        type=event.type,
        url=url,
        body=body,
        decided_at=event.at,
    )

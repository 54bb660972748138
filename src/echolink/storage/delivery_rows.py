"""How do deliveries and attempts become rows, and rows become deliveries and attempts?"""

from collections.abc import Sequence
from dataclasses import fields
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from echolink.actions.delivery import Attempt, Delivery, DeliveryState, DeliveryStatus
from echolink.storage.tables import attempts, deliveries, endpoints

_DELIVERY = tuple(f.name for f in fields(Delivery))
_ATTEMPT = tuple(f.name for f in fields(Attempt))
_STATE = ("status", "told", "round", "begun_at", "next_attempt_at")
_STATE_COLUMNS = (
    *(deliveries.c[name] for name in (*_DELIVERY, *_STATE)),
    endpoints.c.paused_at.is_not(None).label("is_endpoint_paused"),
)
_ATTEMPT_COLUMNS = tuple(attempts.c[name] for name in _ATTEMPT)
_FOUND = select(*_STATE_COLUMNS).select_from(
    deliveries.outerjoin(endpoints, endpoints.c.id == deliveries.c.endpoint_id)
)

_values_of_delivery = attrgetter(*_DELIVERY)
_values_of_attempt = attrgetter(*_ATTEMPT)


def delivery_row(delivery: Delivery) -> dict[str, Any]:
    """A delivery that was decided this moment: pending, due, and nothing told of it."""
    row = dict(zip(_DELIVERY, _values_of_delivery(delivery), strict=True))
    due = {"begun_at": delivery.decided_at, "next_attempt_at": delivery.decided_at}
    return row | due | {"status": DeliveryStatus.PENDING, "told": "", "round": 0}


def attempt_row(delivery_id: str, attempt: Attempt) -> dict[str, Any]:
    """All columns of `attempts`."""
    return dict(zip(_ATTEMPT, _values_of_attempt(attempt), strict=True), delivery_id=delivery_id)


def read_states(connection: Connection, which: ColumnElement[bool]) -> Sequence[DeliveryState]:
    """The deliveries that `which` names, by sequence, each with its attempts in order."""
    tries = (
        select(attempts.c.delivery_id, *_ATTEMPT_COLUMNS)
        .join(deliveries, deliveries.c.id == attempts.c.delivery_id)
        .where(which)
        .order_by(attempts.c.delivery_id, attempts.c.number)
    )
    attempts_of = {
        delivery_id: [_attempt_from(values[1:]) for values in group]
        for delivery_id, group in groupby(connection.execute(tries), key=lambda values: values[0])
    }
    found = _FOUND.where(which).order_by(deliveries.c.sequence, deliveries.c.id)
    return [_state_from(row, attempts_of.get(row.id, ())) for row in connection.execute(found)]


def read_heads(
    connection: Connection, which: ColumnElement[bool], order: ColumnElement[Any], limit: int
) -> Sequence[DeliveryState]:
    """As `read_states`, in this order, and without the attempts."""
    found = _FOUND.where(which).order_by(order).limit(limit)
    return [_state_from(row, ()) for row in connection.execute(found)]


def _attempt_from(values: Sequence[Any]) -> Attempt:
    return Attempt(**dict(zip(_ATTEMPT, values, strict=True)))


def _state_from(row: Row[Any], tries: Sequence[Attempt]) -> DeliveryState:
    values = row._mapping
    return DeliveryState(
        delivery=Delivery(**{name: values[name] for name in _DELIVERY}),
        attempts=tries,
        is_endpoint_paused=bool(values["is_endpoint_paused"]),
        **{name: values[name] for name in _STATE},
    )

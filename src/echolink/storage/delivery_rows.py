"""How do deliveries and attempts become rows, and rows become deliveries and attempts?"""

from collections.abc import Sequence
from dataclasses import fields
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from echolink.actions.delivery import Attempt, Delivery, DeliveryState, DeliveryStatus
from echolink.storage.tables import attempts, deliveries

_DELIVERY = tuple(f.name for f in fields(Delivery))
_ATTEMPT = tuple(f.name for f in fields(Attempt))
_DELIVERY_COLUMNS = tuple(deliveries.c[name] for name in _DELIVERY)
_ATTEMPT_COLUMNS = tuple(attempts.c[name] for name in _ATTEMPT)

_values_of_delivery = attrgetter(*_DELIVERY)
_values_of_attempt = attrgetter(*_ATTEMPT)


def delivery_row(delivery: Delivery, worker: str) -> dict[str, Any]:
    """A delivery that `worker` decided this moment: pending, and nothing told of it."""
    row = dict(zip(_DELIVERY, _values_of_delivery(delivery), strict=True))
    return row | {"status": DeliveryStatus.PENDING, "told": "", "worker": worker}


def attempt_row(delivery_id: str, attempt: Attempt) -> dict[str, Any]:
    """All columns of `attempts`."""
    return dict(zip(_ATTEMPT, _values_of_attempt(attempt), strict=True), delivery_id=delivery_id)


def read_states(connection: Connection, which: ColumnElement[bool]) -> Sequence[DeliveryState]:
    """The deliveries that `which` names, by sequence, each with its attempts in order."""
    found = (
        select(*_DELIVERY_COLUMNS, deliveries.c.status, deliveries.c.told).where(which).order_by(deliveries.c.sequence)
    )
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
    return [_state_from(row, attempts_of.get(row.id, ())) for row in connection.execute(found)]


def _attempt_from(values: Sequence[Any]) -> Attempt:
    return Attempt(**dict(zip(_ATTEMPT, values, strict=True)))


def _state_from(values: Sequence[Any], tries: Sequence[Attempt]) -> DeliveryState:
    *delivery, status, told = values
    its = dict(zip(_DELIVERY, delivery, strict=True))
    return DeliveryState(delivery=Delivery(**its), status=status, attempts=tries, told=told)

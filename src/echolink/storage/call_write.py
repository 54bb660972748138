"""How is one step of a turn written: all of it, by whoever still has the turn, or nothing?"""

from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, update
from sqlalchemy.exc import IntegrityError

from echolink.actions.delivery import Delivery, DeliveryStatus
from echolink.calls.call import Call, CallStatus, HopStatus, TurnWrite
from echolink.errors import TurnTaken
from echolink.storage.call_rows import call_row, hop_row, turn_row
from echolink.storage.tables import call_changes, calls, deliveries, hops, model_usage, turns

# Built once: SQLAlchemy recognises a statement by a key that it keeps on it. `inline` forgoes asking for generated keys.
_INSERT_CALL = insert(calls).inline()
_INSERT_TURN = insert(turns).inline()
_INSERT_HOP = insert(hops).inline()
_INSERT_CHANGE = insert(call_changes).inline()
_INSERT_DELIVERY = insert(deliveries).inline()
_INSERT_USAGE = insert(model_usage).inline()

_UPDATE_TURN = (
    update(turns)
    .where(
        turns.c.call_id == bindparam("its_call"),
        turns.c.turn == bindparam("its_turn"),
        turns.c.epoch == bindparam("its_epoch"),
    )
    .values({c.name: bindparam(c.name) for c in turns.c if c.name not in ("call_id", "turn", "epoch", "started_at")})
)
_UPDATE_HOP = (
    update(hops)
    .where(
        hops.c.call_id == bindparam("its_call"), hops.c.turn == bindparam("its_turn"), hops.c.hop == bindparam("its_hop")
    )
    .values(status=bindparam("status"))
)
_MOVES_ON = {name: bindparam(name) for name in ("last_request_at", "turn", "silences", "memory", "fields", "questions", "outcome")}
_STILL = (calls.c.id == bindparam("its_call"), calls.c.turn <= bindparam("its_turn"), calls.c.status == bindparam("its_status"))
_UPDATE_CALL = update(calls).where(*_STILL).values(_MOVES_ON)
_END_CALL = (
    update(calls)
    .where(*_STILL)
    .values(
        _MOVES_ON
        | {
            "status": CallStatus.ENDED,
            "ended_at": bindparam("ended_at"),
            "end_reason": bindparam("end_reason"),
            "twilio_seconds": func.coalesce(calls.c.twilio_seconds, bindparam("twilio_seconds")),
        }
    )
)
_ADD_USAGE = (
    update(model_usage)
    .where(model_usage.c.account_id == bindparam("its_account"), model_usage.c.day == bindparam("its_day"))
    .values(tokens=model_usage.c.tokens + bindparam("more"))
)


def insert_call(connection: Connection, call: Call, write: TurnWrite) -> None:
    """A call with its opening. Raises TurnTaken if the (account, CallSid) is known."""
    try:
        connection.execute(_INSERT_CALL, call_row(call))
    except IntegrityError as error:
        raise TurnTaken("The call is known already.") from error
    add_change(connection, call, None, write.note)
    _write_turn(connection, write)
    _write_rest(connection, write)


def write_step(connection: Connection, write: TurnWrite) -> None:
    """See `CallStore.write`. The call's row comes first: where the turn is no longer ours, nothing else needs to be tried."""
    _write_call(connection, write)
    _write_turn(connection, write)
    _write_rest(connection, write)


def acknowledge(connection: Connection, call_id: str, turn: int, hop: int, status: HopStatus) -> None:
    """Note what is known by now of a hop that was sent."""
    connection.execute(_UPDATE_HOP, {"its_call": call_id, "its_turn": turn, "its_hop": hop, "status": status})


def add_change(connection: Connection, call: Call, old: CallStatus | None, why: str | None) -> None:
    """One line of the call's history."""
    at = call.ended_at or call.last_request_at
    why = why or (call.end_reason.value if call.end_reason else "")
    connection.execute(_INSERT_CHANGE, {"call_id": call.id, "old": old, "new": call.status, "why": why, "at": at})


def _write_call(connection: Connection, write: TurnWrite) -> None:
    """A call that has ended stays ended, with its first reason: only a write that ends it itself may still add to it."""
    call = write.call
    row = call_row(call) | {"its_call": call.id, "its_turn": write.turn.turn}
    if call.status is CallStatus.IN_PROGRESS:
        changed = _changes(connection, _UPDATE_CALL, row | {"its_status": CallStatus.IN_PROGRESS})
    elif changed := _changes(connection, _END_CALL, row | {"its_status": CallStatus.IN_PROGRESS}):
        add_change(connection, call, CallStatus.IN_PROGRESS, write.note)
    else:
        changed = _changes(connection, _UPDATE_CALL, row | {"its_status": CallStatus.ENDED})
    if not changed:
        raise TurnTaken("The call has ended or is at a later turn.")

"""How is one step of a turn written: all of it, by whoever still has the turn, or nothing?"""

from datetime import UTC, datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import Boolean, Connection, bindparam, func, insert, null, or_, text, update
from sqlalchemy.exc import IntegrityError

from echolink.calls.call import Call, CallStatus, HeldLine, HopStatus, ModelUsage, Transcript, TurnWrite
from echolink.calls.telling import ended
from echolink.errors import TurnTaken
from echolink.storage.after_rows import want_what_comes_after
from echolink.storage.call_rows import CALL_FIELDS, USAGE_COLUMNS, call_row, hop_row, turn_row
from echolink.storage.event_rows import tell
from echolink.storage.notices import tell_of_call
from echolink.storage.prepared import Prepared
from echolink.storage.tables import call_changes, calls, hops, turns
from echolink.storage.wiping import forget_values, wipe

_INSERT_CALL = Prepared(insert(calls), CALL_FIELDS)
_INSERT_TURN = Prepared(insert(turns), turns.c.keys())
_INSERT_HOP = Prepared(insert(hops), hops.c.keys())
_INSERT_CHANGE = Prepared(insert(call_changes), ("call_id", "old", "new", "why", "at"))

_TURN_CHANGES = (
    "kind",
    "said",
    "said_sealed",
    "said_mark",
    "confidence",
    "token",
    "digest",
    "worker",
    "reply",
    "agent",
    "why",
    "finished_at",
)
_changes_of_turn = attrgetter(*_TURN_CHANGES)
_ITS_OPEN_TURN = (
    turns.c.call_id == bindparam("its_call"),
    turns.c.turn == bindparam("its_turn"),
    turns.c.epoch == bindparam("its_epoch"),
    turns.c.reply.is_(None),
)
_UPDATE_TURN = Prepared(update(turns).where(*_ITS_OPEN_TURN).values({name: bindparam(name) for name in _TURN_CHANGES}))
_MASK = Prepared(
    update(turns)
    .where(turns.c.call_id == bindparam("its_call"), turns.c.turn == bindparam("its_turn"))
    .values(said=bindparam("said"), said_mark=bindparam("said_mark"), said_sealed=null())
)
_TAKE_OVER = Prepared(
    update(turns).where(*_ITS_OPEN_TURN).values(epoch=turns.c.epoch + 1, worker=bindparam("new_worker"))
)
_FIND_OPEN = Prepared(update(turns).where(*_ITS_OPEN_TURN).values(epoch=turns.c.epoch))
_TOUCH_CALL = Prepared(
    update(calls)
    .where(
        calls.c.id == bindparam("its_call"),
        calls.c.turn == bindparam("its_turn"),
        calls.c.status == CallStatus.IN_PROGRESS,
    )
    .values(last_request_at=bindparam("last_request_at"))
)
_UPDATE_HOP = Prepared(
    update(hops)
    .where(
        hops.c.call_id == bindparam("its_call"),
        hops.c.turn == bindparam("its_turn"),
        hops.c.hop == bindparam("its_hop"),
    )
    .values(status=bindparam("status"))
)
_CALL_CHANGES = ("last_request_at", "turn", "silences", "memory", "fields", "questions", "transfers", "withheld")
_changes_of_call = attrgetter(*_CALL_CHANGES)
_UPDATE_CALL = Prepared(
    update(calls)
    .where(
        calls.c.id == bindparam("its_call"),
        calls.c.turn <= bindparam("its_turn"),
        calls.c.status == bindparam("its_status"),
    )
    .values({name: bindparam(name) for name in _CALL_CHANGES})
)
_END_CALL = Prepared(
    update(calls)
    .where(calls.c.id == bindparam("its_call"), calls.c.status == CallStatus.IN_PROGRESS)
    .values(
        status=CallStatus.ENDED,
        ended_at=bindparam("ended_at"),
        end_reason=bindparam("end_reason"),
        end_untold_since=bindparam("ended_at"),
        twilio_seconds=func.coalesce(calls.c.twilio_seconds, bindparam("seconds")),
    )
)
_SET_OUTCOME = Prepared(update(calls).where(calls.c.id == bindparam("its_call")).values(outcome=bindparam("outcome")))
_usage_of = attrgetter(*USAGE_COLUMNS)
_ADD_TO_CALL = Prepared(
    update(calls)
    .where(calls.c.id == bindparam("its_call"))
    .values(
        model_requests=calls.c.model_requests + bindparam("requests"),
        model_input_tokens=calls.c.model_input_tokens + bindparam("input_tokens"),
        model_output_tokens=calls.c.model_output_tokens + bindparam("output_tokens"),
        model_thrown_away_tokens=calls.c.model_thrown_away_tokens + bindparam("thrown_away_tokens"),
        model_usage_is_estimated=or_(calls.c.model_usage_is_estimated, bindparam("is_estimated", type_=Boolean)),
    )
)
# Both databases know it in these words; SQLAlchemy has a construct for each of them alone.
_ADD_TO_DAY = Prepared(
    text(
        "INSERT INTO model_usage (account_id, day, tokens) "
        "SELECT accounts.id, :its_day, :more FROM accounts WHERE accounts.id = :its_account "  # it may be deleted by now
        "ON CONFLICT (account_id, day) DO UPDATE SET tokens = model_usage.tokens + excluded.tokens"
    )
)


_TELL_END = Prepared(
    update(calls)
    .where(calls.c.id == bindparam("its_call"), calls.c.end_untold_since.is_not(None))
    .values(end_untold_since=null())
)
_ENDS_AT_ONCE = Prepared(
    update(calls).where(calls.c.id == bindparam("its_call")).values(end_untold_since=calls.c.ended_at)
)


def insert_call(connection: Connection, call: Call, write: TurnWrite) -> list[str]:
    """See `CallStore.open`; the deliveries that are to be set going."""
    _insert_unless_taken(connection, _INSERT_CALL, call_row(call))
    if call.status is CallStatus.ENDED:
        _ENDS_AT_ONCE.write(connection, {"its_call": call.id})
    _add_change(connection, call, old=None, why=write.note)
    _write_turn(connection, write)
    return _write_rest(connection, write)


def write_step(connection: Connection, write: TurnWrite) -> tuple[bool, list[str]]:
    """See `CallStore.write`; with it the deliveries that are to be set going."""
    has_ended = _write_call(connection, write)
    _write_turn(connection, write)
    owed = _write_rest(connection, write)
    if write.call.status is CallStatus.ENDED:
        _forget_what_came_late(connection, write.call, has_ended=has_ended)
    if not write.is_new:  # of a turn that nobody has seen yet nobody waits for anything
        tell_of_call(connection, write.call.id)
    return has_ended, owed


def take_over(connection: Connection, call_id: str, turn: int, epoch: int, worker: str) -> None:
    """See `CallStore.take_over`."""
    its = {"its_call": call_id, "its_turn": turn, "its_epoch": epoch, "new_worker": worker}
    if not _TAKE_OVER.write(connection, its):
        raise TurnTaken("The turn was answered, or taken over by somebody else.")
    tell_of_call(connection, call_id)


def hold_line(connection: Connection, held: HeldLine) -> None:
    """See `CallStore.hold`."""
    its = {"its_call": held.call_id, "its_turn": held.turn}
    if not _TOUCH_CALL.write(connection, its | {"last_request_at": held.hop.recorded_at}):
        raise TurnTaken("The call has ended, or is at another turn.")
    if not _FIND_OPEN.write(connection, its | {"its_epoch": held.epoch}):
        raise TurnTaken("The turn was answered, or taken over.")
    _insert_unless_taken(connection, _INSERT_HOP, hop_row(held.call_id, held.turn, held.hop))
    for hop, status in held.acknowledges.items():
        acknowledge(connection, held.call_id, held.turn, hop, status)
    tell_of_call(connection, held.call_id)


def end_call(connection: Connection, call: Call, why: str | None = None) -> bool:
    """Store that `call` has ended, with a line in its history; False, and nothing stored, if it had ended before."""
    ended = {
        "its_call": call.id,
        "ended_at": call.ended_at,
        "end_reason": call.end_reason,
        "seconds": call.twilio_seconds,
    }
    if not _END_CALL.write(connection, ended):
        return False
    _add_change(connection, call, old=CallStatus.IN_PROGRESS, why=why)
    forget_values(connection, call)
    tell_of_call(connection, call.id, ended=True)
    return True


def acknowledge(connection: Connection, call_id: str, turn: int, hop: int, status: HopStatus) -> None:
    """Note what is known by now of a hop that was sent."""
    _UPDATE_HOP.write(connection, {"its_call": call_id, "its_turn": turn, "its_hop": hop, "status": status})


def hand_out(connection: Connection, call_id: str, turn: int, hop: int) -> None:
    """See `CallStore.hand_out`."""
    acknowledge(connection, call_id, turn, hop, HopStatus.SENT)
    acknowledge(connection, call_id, turn, hop - 1, HopStatus.FETCHED)


def _write_call(connection: Connection, write: TurnWrite) -> bool:
    """What has ended stays ended, for its first reason: a later write that would end it too only adds what it brought. True if
    this one ended it."""
    call = write.call
    changes = dict(zip(_CALL_CHANGES, _changes_of_call(call), strict=True))
    ends = call.status is CallStatus.ENDED and end_call(connection, call, write.note)
    still = {"its_call": call.id, "its_turn": write.turn.turn, "its_status": call.status}
    if not _UPDATE_CALL.write(connection, changes | still):
        raise TurnTaken("The call has ended, or is at a later turn.")
    return ends


def _forget_what_came_late(connection: Connection, call: Call, *, has_ended: bool) -> None:
    """A goodbye that this step has said may be asked for again; one written behind the end is what nobody is to keep."""
    forget_values(connection, call)
    if not has_ended and call.transcript is not Transcript.KEPT:
        wipe(connection, call.id)


def _write_turn(connection: Connection, write: TurnWrite) -> None:
    call_id, turn = write.call.id, write.turn
    if write.is_new:
        _insert_unless_taken(connection, _INSERT_TURN, turn_row(call_id, turn))
        return
    changes = dict(zip(_TURN_CHANGES, _changes_of_turn(turn), strict=True))
    still = {"its_call": call_id, "its_turn": turn.turn, "its_epoch": turn.epoch}
    if not _UPDATE_TURN.write(connection, changes | still):
        raise TurnTaken("Another worker has taken the turn over.")


def _write_rest(connection: Connection, write: TurnWrite) -> list[str]:
    if write.hop is not None:
        _insert_unless_taken(connection, _INSERT_HOP, hop_row(write.call.id, write.turn.turn, write.hop))
    for (turn, hop), status in write.acknowledges.items():
        acknowledge(connection, write.call.id, turn, hop, status)
    for turn, (said, mark) in write.masks.items():
        _MASK.write(connection, {"its_call": write.call.id, "its_turn": turn, "said": said, "said_mark": mark})
    if any(event.own for event in write.events):  # from here on no step may lower the outcome: the delivery tells it
        _SET_OUTCOME.write(connection, {"its_call": write.call.id, "outcome": write.call.outcome})
    if write.usage.requests or write.usage.tokens:
        spend(connection, write.call.id, write.call.account_id, write.usage, write.call.last_request_at)
    return tell(connection, write.call, write.turn.turn, write.events)


def tell_end(connection: Connection, call: Call) -> list[str]:
    """Write who is to hear that `call` has ended, unless that was done; the deliveries that are to be set going."""
    if not _TELL_END.write(connection, {"its_call": call.id}):
        return []
    want_what_comes_after(connection, call)
    return tell(connection, call, call.turn, [ended(call)])


def _insert_unless_taken(connection: Connection, insert_row: Prepared, row: dict[str, Any]) -> None:
    try:
        insert_row.write(connection, row)
    except IntegrityError as error:
        raise TurnTaken("Somebody else wrote this first.") from error


def _add_change(connection: Connection, call: Call, *, old: CallStatus | None, why: str | None) -> None:
    at = call.ended_at or call.last_request_at
    why = why or (call.end_reason.value if call.end_reason else "")
    _INSERT_CHANGE.write(connection, {"call_id": call.id, "old": old, "new": call.status, "why": why, "at": at})


def spend(connection: Connection, call_id: str, account_id: str, usage: ModelUsage, at: datetime) -> None:
    """See `CallStore.spend`. First the call's row, as every step does: two that want both rows never wait for each other."""
    _ADD_TO_CALL.write(connection, {"its_call": call_id, **dict(zip(USAGE_COLUMNS, _usage_of(usage), strict=True))})
    _ADD_TO_DAY.write(connection, {"its_account": account_id, "its_day": usage_day(at), "more": usage.tokens})


def usage_day(at: datetime) -> str:
    """The UTC day that tokens are counted on, as an ISO date."""
    return at.astimezone(UTC).date().isoformat()

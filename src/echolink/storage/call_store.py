"""How does a call find itself again at each request, and how does it keep what happened?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Integer, and_, bindparam, func, literal_column, select, update

from echolink.calls.call import (
    Call,
    CallNow,
    CallStatus,
    CallWhole,
    EndReason,
    HeldLine,
    Hop,
    HopStatus,
    ModelUsage,
    Said,
    Transcript,
    Turn,
    TurnWrite,
)
from echolink.storage.call_rows import (
    CALL_COLUMNS,
    HOP_COLUMNS,
    TURN_COLUMNS,
    call_from,
    hop_from,
    read_whole,
    turn_from,
)
from echolink.storage.call_write import (
    acknowledge,
    end_call,
    hand_out,
    hold_line,
    insert_call,
    spend,
    take_over,
    tell_end,
    usage_day,
    write_step,
)
from echolink.storage.database import Database
from echolink.storage.notices import tell_of_want
from echolink.storage.prepared import Prepared
from echolink.storage.tables import calls, hops, model_usage, turns
from echolink.storage.wiping import wipe

_IN_CALL = len(CALL_COLUMNS)
_IN_TURN = _IN_CALL + len(TURN_COLUMNS)

_turn_with_hops = turns.outerjoin(hops, and_(hops.c.call_id == turns.c.call_id, hops.c.turn == turns.c.turn))
# One statement, though it repeats the call for each hop: a statement costs more than the few rows that it brings.
_NOW = Prepared(
    select(*CALL_COLUMNS, *TURN_COLUMNS, *HOP_COLUMNS)
    .select_from(calls)
    .join(turns, and_(turns.c.call_id == calls.c.id, turns.c.turn == calls.c.turn))
    .outerjoin(hops, and_(hops.c.call_id == turns.c.call_id, hops.c.turn == turns.c.turn))
    .where(calls.c.account_id == bindparam("account_id"), calls.c.call_sid == bindparam("call_sid"))
    .order_by(hops.c.hop)
)
_TURN = Prepared(
    select(*TURN_COLUMNS, *HOP_COLUMNS)
    .select_from(_turn_with_hops)
    .where(turns.c.call_id == bindparam("call_id"), turns.c.turn == bindparam("turn"))
    .order_by(hops.c.hop)
)
_SAID = Prepared(
    select(turns.c.turn, turns.c.kind, turns.c.said, turns.c.said_sealed, turns.c.started_at)
    .add_columns(hops.c.hop, hops.c.say, hops.c.status, hops.c.recorded_at)
    .select_from(_turn_with_hops)
    .where(turns.c.call_id == bindparam("call_id"), turns.c.turn < bindparam("before"))
    .order_by(turns.c.turn, hops.c.hop)
)
_TURN_OF_TOKEN = Prepared(
    select(func.max(turns.c.turn)).where(turns.c.call_id == bindparam("call_id"), turns.c.token == bindparam("token"))
)
_LIVE = Prepared(
    select(func.count())
    .select_from(calls)
    .where(
        calls.c.account_id == bindparam("account_id"),
        calls.c.status
        == literal_column("'in-progress'"),  # literal, so that SQLite sees that the partial index will do
        calls.c.last_request_at >= bindparam("since", type_=calls.c.last_request_at.type),
    )
)
_QUIET = Prepared(
    select(*CALL_COLUMNS)
    .where(
        calls.c.status == literal_column("'in-progress'"),
        calls.c.last_request_at < bindparam("before", type_=calls.c.last_request_at.type),
    )
    .order_by(calls.c.last_request_at)
    .limit(bindparam("most", type_=Integer))
)
_TOKENS = Prepared(
    select(model_usage.c.tokens).where(
        model_usage.c.account_id == bindparam("account_id"), model_usage.c.day == bindparam("day")
    )
)
_UNTOLD = Prepared(
    select(calls.c.id)
    .where(calls.c.end_untold_since < bindparam("before", type_=calls.c.end_untold_since.type))
    .order_by(calls.c.end_untold_since)
    .limit(bindparam("most", type_=Integer))
)
_CALL = Prepared(select(*CALL_COLUMNS).where(calls.c.id == bindparam("call_id")))
_TELL_SECONDS = Prepared(
    update(calls).where(calls.c.id == bindparam("its_call")).values(twilio_seconds=bindparam("twilio_seconds"))
)

_TELL_TRANSFERS = Prepared(
    update(calls).where(calls.c.id == bindparam("its_call")).values(transfers=bindparam("transfers"))
)


Begin = Callable[[str, Sequence[str]], None]
"""(account, deliveries): told after a commit what it has written that nobody waits for."""


class SqlCallStore:
    """The `CallStore` of `calls.ports`."""

    def __init__(
        self,
        database: Database,
        begin: Begin = lambda account_id, delivery_ids: None,
        after_the_end: Callable[[str], object] = lambda call_id: None,
    ) -> None:
        """`after_the_end`: told of which call the end is told. What is not begun by them is found by whoever looks for what is
        overdue."""
        self._database, self._begin, self._after_the_end = database, begin, after_the_end

    async def now(self, account_id: str, call_sid: str) -> CallNow | None:
        """See `CallStore.now`."""
        key = {"account_id": account_id, "call_sid": call_sid}
        rows = await self._database.glance(lambda connection: _NOW.rows(connection, key))
        if not rows:
            return None
        first = rows[0]
        call, turn = call_from(first[:_IN_CALL]), turn_from(first[_IN_CALL:_IN_TURN])
        return CallNow(call, turn, [hop_from(row[_IN_TURN:]) for row in rows if row[_IN_TURN] is not None])

    async def turn(self, call_id: str, turn: int) -> tuple[Turn, Sequence[Hop]] | None:
        """See `CallStore.turn`."""
        key = {"call_id": call_id, "turn": turn}
        rows = await self._database.glance(lambda connection: _TURN.rows(connection, key))
        if not rows:
            return None
        width = len(TURN_COLUMNS)
        return turn_from(rows[0][:width]), [hop_from(row[width:]) for row in rows if row[width] is not None]

    async def turn_of_token(self, call_id: str, token: str) -> int | None:
        """See `CallStore.turn_of_token`."""
        key = {"call_id": call_id, "token": token}
        return await self._database.glance(lambda connection: _TURN_OF_TOKEN.rows(connection, key)[0][0])

    async def open(self, call: Call, write: TurnWrite) -> None:
        """See `CallStore.open`."""
        owed = await self._database.write(lambda connection: insert_call(connection, call, write), guarded=True)
        self._begin(call.account_id, owed)

    async def write(self, write: TurnWrite) -> bool:
        """See `CallStore.write`."""
        has_ended, owed = await self._database.write(lambda connection: write_step(connection, write), guarded=True)
        self._begin(write.call.account_id, owed)
        return has_ended

    async def take_over(self, call_id: str, turn: int, epoch: int, worker: str) -> None:
        """See `CallStore.take_over`."""
        await self._database.write(lambda connection: take_over(connection, call_id, turn, epoch, worker), guarded=True)

    async def hold(self, held: HeldLine) -> None:
        """See `CallStore.hold`."""
        await self._database.write(lambda connection: hold_line(connection, held), guarded=True)

    async def hand_out(self, call_id: str, turn: int, hop: int) -> None:
        """See `CallStore.hand_out`."""
        await self._database.write(lambda connection: hand_out(connection, call_id, turn, hop), guarded=True)

    async def spend(self, call_id: str, account_id: str, usage: ModelUsage, at: datetime) -> None:
        """See `CallStore.spend`."""
        await self._database.write(lambda connection: spend(connection, call_id, account_id, usage, at), guarded=True)

    async def want(self, call_id: str, turn: int, hop: int) -> None:
        """See `CallStore.want`."""
        await self._database.write(lambda connection: tell_of_want(connection, call_id, turn, hop), guarded=True)

    async def end(
        self,
        call_id: str,
        at: datetime,
        reason: EndReason,
        seconds: int | None,
        acknowledges: tuple[int, int, HopStatus] | None,
    ) -> bool:
        """See `CallStore.end`."""

        def end(connection: Connection) -> tuple[bool, str, list[str]]:
            rows = _CALL.rows(connection, {"call_id": call_id})
            if not rows:
                return False, "", []
            if acknowledges is not None:
                acknowledge(connection, call_id, *acknowledges)
            if seconds is not None:
                _TELL_SECONDS.write(connection, {"its_call": call_id, "twilio_seconds": seconds})
            ended = replace(call_from(rows[0]), status=CallStatus.ENDED, ended_at=at, end_reason=reason)
            has_ended = end_call(connection, ended)
            told = _tell_end(connection, call_id)
            if ended.transcript is Transcript.PASSING:
                wipe(connection, call_id)
            return has_ended, *told

        has_ended, account_id, owed = await self._database.write(end, guarded=True)
        self._begin(account_id, owed)
        self._after_the_end(call_id)
        return has_ended

    async def tell_ends(self, before: datetime, limit: int) -> int:
        """See `CallStore.tell_ends`."""
        key = {"before": before, "most": limit}
        untold = await self._database.glance(lambda connection: _UNTOLD.rows(connection, key))
        for (call_id,) in untold:
            await self._tell_end(call_id)
        return len(untold)

    async def tell_transfers(self, call_id: str, transfers: Sequence[Mapping[str, Any]]) -> None:
        """See `CallStore.tell_transfers`."""
        told = {"its_call": call_id, "transfers": transfers}
        await self._database.write(lambda connection: _TELL_TRANSFERS.write(connection, told), guarded=True)

    async def quiet(self, before: datetime, limit: int) -> Sequence[Call]:
        """See `CallStore.quiet`."""
        key = {"before": before, "most": limit}
        rows = await self._database.glance(lambda connection: _QUIET.rows(connection, key))
        return [call_from(row) for row in rows]

    async def live_calls(self, account_id: str, since: datetime) -> int:
        """See `CallStore.live_calls`."""
        key = {"account_id": account_id, "since": since}
        return await self._database.glance(lambda connection: _LIVE.rows(connection, key)[0][0])

    async def whole(self, call_id: str) -> CallWhole | None:
        """See `CallStore.whole`."""
        return await self._database.read(lambda connection: read_whole(connection, call_id))

    async def said_before(self, call_id: str, turn: int) -> Sequence[Said]:
        """See `CallStore.said_before`."""
        key = {"call_id": call_id, "before": turn}
        rows = await self._database.glance(lambda connection: _SAID.rows(connection, key))
        return [Said(*row) for row in rows]

    async def _tell_end(self, call_id: str) -> None:
        self._begin(*await self._database.write(lambda connection: _tell_end(connection, call_id), guarded=True))
        self._after_the_end(call_id)

    async def tokens_today(self, account_id: str, at: datetime) -> int:
        """See `CallStore.tokens_today`."""
        key = {"account_id": account_id, "day": usage_day(at)}
        rows = await self._database.glance(lambda connection: _TOKENS.rows(connection, key))
        return rows[0][0] if rows else 0


def _tell_end(connection: Connection, call_id: str) -> tuple[str, list[str]]:
    """Read anew, for what was written of the call a moment ago is told with its end. Its account, and what is to be set going."""
    rows = _CALL.rows(connection, {"call_id": call_id})
    if not rows:
        return "", []
    call = call_from(rows[0])
    return call.account_id, tell_end(connection, call)

"""Which calls are to be analyzed, who does it, and what was found?"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, func, null, or_, select, text, update

from echolink.agent.analysis import Found
from echolink.calls.analysis import Analysis, Claim, Wanted
from echolink.calls.call import Call, CallStatus, ModelUsage
from echolink.calls.telling import analyzed
from echolink.storage.call_write import spend
from echolink.storage.columns import UtcTime
from echolink.storage.database import Database
from echolink.storage.event_rows import tell
from echolink.storage.tables import analyses, calls

_MOST_TRIES: Final = 8  # what breaks every worker that begins it is left alone in the end
_IS_OPEN: Final = (analyses.c.due_at.is_not(None), analyses.c.tries < _MOST_TRIES)

# Both databases know it in these words; SQLAlchemy has a construct for each of them alone.
_WANT: Final = (
    "INSERT INTO analyses (call_id, due_at, tries, runs) SELECT calls.id, :at, 0, 1 FROM calls WHERE {which} "
    "ON CONFLICT (call_id) DO UPDATE SET due_at = excluded.due_at, worker = NULL, tries = 0, runs = analyses.runs + 1"
)


class SqlAnalysisStore:
    """The `AnalysisStore` of `calls.analysis`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def want(self, call_id: str, at: datetime) -> None:
        """See `AnalysisStore.want`."""
        await self._want("calls.id = :call_id", {"call_id": call_id, "at": at})

    async def want_all(self, wanted: Wanted, at: datetime) -> int:
        """See `AnalysisStore.want_all`."""
        which = "calls.account_id = :account_id AND calls.status = :ended AND calls.started_at >= :since"
        values = {"account_id": wanted.account_id, "ended": str(CallStatus.ENDED), "since": wanted.since, "at": at}
        if wanted.until is not None:
            which, values = f"{which} AND calls.started_at < :until", values | {"until": wanted.until}
        if wanted.bot_id is not None:
            which, values = f"{which} AND calls.bot_id = :bot_id", values | {"bot_id": wanted.bot_id}
        return await self._want(which, values)

    async def _want(self, which: str, values: Mapping[str, Any]) -> int:
        times = [bindparam(name, type_=UtcTime()) for name in ("at", "since", "until") if name in values]
        statement = text(_WANT.format(which=which)).bindparams(*times)
        return await self._database.write(lambda connection: connection.execute(statement, values).rowcount)

    async def due(self, living: Collection[str], now: datetime, limit: int) -> Sequence[str]:
        """See `AnalysisStore.due`."""
        left = or_(analyses.c.due_at <= now, analyses.c.worker.not_in(living))
        found = select(analyses.c.call_id).where(*_IS_OPEN, left).order_by(analyses.c.due_at).limit(limit)
        ids = await self._database.read(lambda connection: connection.execute(found).scalars().all())
        if ids:
            freed = update(analyses).where(analyses.c.call_id.in_(ids), analyses.c.worker.not_in(living))
            mine = freed.values(due_at=now, worker=null())
            await self._database.write(lambda connection: connection.execute(mine).close(), guarded=True)
        return ids

    async def claim(self, call_id: str, worker: str, now: datetime, until: datetime) -> Claim | None:
        """See `AnalysisStore.claim`."""
        its = update(analyses).where(analyses.c.call_id == call_id, *_IS_OPEN, analyses.c.due_at <= now)
        begun = its.values(due_at=until, worker=worker, tries=analyses.c.tries + 1)
        claimed = begun.returning(analyses.c.call_id, analyses.c.runs, analyses.c.tries)
        row = await self._database.write(lambda connection: connection.execute(claimed).one_or_none(), guarded=True)
        return None if row is None else Claim(*row)

    async def finish(self, claim: Claim, call: Call, analysis: Analysis, usage: ModelUsage) -> Sequence[str]:
        """See `AnalysisStore.finish`."""
        made = {"due_at": None, "worker": None, **_row(analysis)}

        def finish(connection: Connection) -> Sequence[str]:
            _pay(connection, call, usage, analysis.at)
            if not connection.execute(_claimed(claim).values(made)).rowcount:
                return ()
            return tell(connection, call, call.turn, [analyzed(call, analysis)])

        return await self._database.write(finish, guarded=True)

    async def put_off(self, claim: Claim, call: Call, until: datetime, usage: ModelUsage) -> None:
        """See `AnalysisStore.put_off`."""

        def put_off(connection: Connection) -> None:
            _pay(connection, call, usage, until)
            connection.execute(_claimed(claim).values(due_at=until, worker=None))

        await self._database.write(put_off, guarded=True)

    async def of(self, call_ids: Sequence[str]) -> Mapping[str, Analysis]:
        """See `AnalysisStore.of`."""
        found = select(analyses).where(analyses.c.call_id.in_(call_ids), analyses.c.analyzed_at.is_not(None))
        rows = await self._database.read(lambda connection: connection.execute(found).all())
        return {row.call_id: _analysis(row) for row in rows}

    async def pending(self, account_id: str) -> int:
        """See `AnalysisStore.pending`."""
        its = select(func.count()).select_from(analyses).join(calls, calls.c.id == analyses.c.call_id)
        found = its.where(*_IS_OPEN, calls.c.account_id == account_id)
        return await self._database.read(lambda connection: connection.execute(found).scalar_one())


def _claimed(claim: Claim) -> Any:
    return update(analyses).where(
        analyses.c.call_id == claim.call_id,
        analyses.c.runs == claim.run,
        analyses.c.tries == claim.tries,
        analyses.c.due_at.is_not(None),
    )


def _pay(connection: Connection, call: Call, usage: ModelUsage, at: datetime) -> None:
    """Writes the call's row, whatever it cost: whoever tells something of a call has to have its row first."""
    if usage.requests:
        spend(connection, call.id, call.account_id, usage, at)
    else:
        connection.execute(update(calls).where(calls.c.id == call.id).values(turn=calls.c.turn))


def _row(analysis: Analysis) -> dict[str, Any]:
    found = analysis.found
    return {
        "summary": found.summary,
        "outcome": found.outcome,
        "mood": found.mood,
        "fields": dict(found.fields),
        "follow_ups": list(found.follow_ups),
        "made_by": analysis.by,
        "why": analysis.why,
        "analyzed_at": analysis.at,
    }


def _analysis(row: Any) -> Analysis:
    found = Found(
        summary=row.summary,
        outcome=row.outcome,
        mood=row.mood,
        fields=row.fields,
        follow_ups=tuple(row.follow_ups),
    )
    return Analysis(found, row.made_by, row.analyzed_at, row.why)

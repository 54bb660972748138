"""What stands in the database after a run? Read as it is written, past everything that could make it look better."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import sqlalchemy as sa

from echolink.storage.tables import accounts, attempts, calls, deliveries, hops, turns

REPLIES = {"greeting", "reply", "transfer", "goodbye"}
"""Kinds of hops that say something of a turn's reply."""


@dataclass(frozen=True, slots=True)
class StoredTurn:
    """A turn with the kinds and documents of its hops, by number."""

    turn: int
    kind: str
    said: str
    epoch: int
    agent: str
    reply: str | None
    hops: Mapping[int, tuple[str, str]]  # number → kind, TwiML
    spoken: str  # what its hops said of the reply, in order


@dataclass(frozen=True, slots=True)
class StoredCall:
    """A call; `goals` are the ids of its decided actions, with the bodies that they were decided with."""

    call_sid: str
    status: str
    turns: Sequence[StoredTurn]
    goals: Mapping[str, str] = field(default_factory=dict)


def engine_of(url: str) -> sa.Engine:
    """For an `ECHOLINK_DATABASE_URL`."""
    driver = "postgresql+psycopg" if url.startswith("postgresql") else "sqlite"
    return sa.create_engine(sa.make_url(url).set(drivername=driver), poolclass=sa.NullPool)


def stored_calls(url: str) -> dict[str, StoredCall]:
    """Every call of a database, by CallSid."""
    engine = engine_of(url)
    with engine.connect() as connection:
        turns_of = _turns(connection)
        goals_of: dict[str, dict[str, str]] = defaultdict(dict)
        decided = sa.select(deliveries.c.call_id, deliveries.c.id, deliveries.c.body)
        for call_id, delivery_id, body in connection.execute(decided.where(deliveries.c.type == "goal.completed")):
            goals_of[call_id][delivery_id] = body
        rows = connection.execute(sa.select(calls.c.id, calls.c.call_sid, calls.c.status)).all()
    engine.dispose()
    return {sid: StoredCall(sid, status, turns_of[id_], goals_of[id_]) for id_, sid, status in rows}


def undelivered(url: str) -> int:
    """Actions that are decided and still on their way."""
    engine = engine_of(url)
    with engine.connect() as connection:
        pending = sa.select(sa.func.count()).select_from(deliveries).where(deliveries.c.status == "pending")
        found: int = connection.execute(pending).scalar_one()
    engine.dispose()
    return found


def strays(url: str) -> list[str]:
    """Deliveries without their call, and calls that claim a goal of which there is no row."""
    engine = engine_of(url)
    with engine.connect() as connection:
        goals = sa.select(deliveries.c.call_id).where(deliveries.c.type == "goal.completed")
        lone = sa.select(deliveries.c.id).where(deliveries.c.call_id.not_in(sa.select(calls.c.id)))
        bare = sa.select(calls.c.id).where(calls.c.outcome.is_not(None), calls.c.id.not_in(goals))
        found = [f"{id_} has no call" for (id_,) in connection.execute(lone)]
        found += [f"{id_} has no goal" for (id_,) in connection.execute(bare)]
    engine.dispose()
    return found


def first_attempts(url: str, email: str) -> list[float]:
    """Seconds from when each delivery of an account was written to its first attempt, or to now where there is none yet."""
    engine = engine_of(url)
    first = sa.select(attempts.c.delivery_id, attempts.c.started_at).where(attempts.c.number == 1).subquery()
    its = (
        sa.select(deliveries.c.decided_at, first.c.started_at)
        .join(accounts, accounts.c.id == deliveries.c.account_id)
        .outerjoin(first, first.c.delivery_id == deliveries.c.id)
        .where(accounts.c.email == email)
    )
    with engine.connect() as connection:
        rows = connection.execute(its).all()
    engine.dispose()
    now = datetime.now(UTC)
    return [((started or now) - decided).total_seconds() for decided, started in rows]


def _turns(connection: sa.Connection) -> dict[str, list[StoredTurn]]:
    hops_of: dict[tuple[str, int], dict[int, tuple[str, str]]] = defaultdict(dict)
    spoken_of: dict[tuple[str, int], list[str]] = defaultdict(list)
    h = hops.c
    its_hops = sa.select(h.call_id, h.turn, h.hop, h.kind, h.twiml, h.say).order_by(h.call_id, h.turn, h.hop)
    for call_id, turn, hop, kind, twiml, say in connection.execute(its_hops):
        hops_of[call_id, turn][hop] = (kind, twiml)
        if kind in REPLIES and say:
            spoken_of[call_id, turn].append(say)
    found: dict[str, list[StoredTurn]] = defaultdict(list)
    t = turns.c
    columns = (t.call_id, t.turn, t.kind, t.said, t.epoch, t.agent, t.reply)
    for row in connection.execute(sa.select(*columns).order_by(t.call_id, t.turn)):
        key = (row.call_id, row.turn)
        turn = (row.turn, row.kind, row.said, row.epoch, row.agent, row.reply)
        found[row.call_id].append(StoredTurn(*turn, hops_of[key], " ".join(spoken_of[key])))
    return found

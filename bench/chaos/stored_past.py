"""What does a database look like after years of calls? Filled in one go by the database itself, in the shape of real rows."""

import time
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from echolink.storage.tables import calls, hops, turns

from .stored import engine_of

_TURNS_A_CALL = 3
_SAY = "And for which day would that be?"
_TWIML = f'<?xml version="1.0" encoding="UTF-8"?><Response><Gather input="speech"><Say>{_SAY}</Say></Gather></Response>'
_APART_MICROSECONDS = 60_000_000  # between two calls


def fill(url: str, email: str, count: int) -> None:
    """`count` ended calls of the account with this e-mail, each with its turns and hops, older than all that come."""
    engine = engine_of(url)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(
                "SET session_replication_role = replica"
            )  # what we write refers to what we write
        bot = connection.execute(sa.text(_BOT_OF).bindparams(email=email)).one()
        number = _numbers(count)
        _insert(connection, calls, number, _call(number.c.n, bot.account_id, bot.id, count))
        for turn in range(_TURNS_A_CALL):
            _insert(connection, turns, number, _turn(number.c.n, turn))
            _insert(connection, hops, number, _hop(number.c.n, turn))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()


_BOT_OF = (
    "SELECT bots.id, bots.account_id FROM bots JOIN accounts ON accounts.id = bots.account_id WHERE email = :email"
)


def _numbers(count: int) -> sa.CTE:
    """1 … `count`, in any SQL."""
    one = sa.select(sa.literal(1).label("n")).cte("numbers", recursive=True)
    return one.union_all(sa.select(one.c.n + 1).where(one.c.n < count))


def _insert(connection: sa.Connection, table: sa.Table, number: sa.CTE, values: Mapping[str, Any]) -> None:
    """What `values` does not name is as the table has it, or empty: null, or nothing of its kind."""
    chosen = {}
    for column in table.columns:
        if column.name in values:
            chosen[column.name] = _literal(connection, column, values[column.name])
        elif not column.nullable and column.server_default is None:
            kind = getattr(column.type, "impl_instance", column.type)
            chosen[column.name] = sa.literal(0 if isinstance(kind, sa.Integer) else "")
    labelled = [value.label(name) for name, value in chosen.items()]
    connection.execute(table.insert().from_select(list(chosen), sa.select(*labelled).select_from(number)))


def _literal(connection: sa.Connection, column: sa.Column[Any], value: Any) -> sa.ColumnElement[Any]:
    if isinstance(value, sa.ColumnElement):
        return value
    if isinstance(getattr(column.type, "impl_instance", column.type), sa.JSON):
        text: sa.ColumnElement[Any] = sa.literal_column(f"'{value}'")
        return (
            sa.cast(text, sa.JSON) if connection.dialect.name == "postgresql" else text
        )  # SQLite would make a number of it
    return sa.literal(value)


def _id(prefix: str, digits: int, n: sa.ColumnElement[int]) -> sa.ColumnElement[str]:
    """A prefix and `digits` digits, which sort by number."""
    return sa.literal(prefix + "0" * (digits - 10)) + sa.cast(1_000_000_000 + n, sa.String)


def _call(n: sa.ColumnElement[int], account_id: str, bot_id: str, count: int) -> dict[str, Any]:
    began = sa.literal(time.time_ns() // 1000) - sa.cast(count - n, sa.BigInteger) * sa.literal(
        _APART_MICROSECONDS, sa.BigInteger
    )
    return {
        "id": _id("call_", 26, n),
        "account_id": account_id,
        "bot_id": bot_id,
        "revision": 1,
        "call_sid": _id("CA", 32, n),
        "status": "ended",
        "started_at": began,
        "last_request_at": began,
        "ended_at": began,
        "end_reason": "agent_ended",
        "turn": _TURNS_A_CALL - 1,
        "memory": "{}",
        "fields": "{}",
        "questions": "[]",
    }


def _turn(n: sa.ColumnElement[int], turn: int) -> dict[str, Any]:
    return {
        "call_id": _id("call_", 26, n),
        "turn": turn,
        "kind": "speech" if turn else "opening",
        "said": "A table for four people, please." if turn else "",
        "epoch": 1,
        "agent": "scripted",
        "reply": _SAY,
    }


def _hop(n: sa.ColumnElement[int], turn: int) -> dict[str, Any]:
    return {
        "call_id": _id("call_", 26, n),
        "turn": turn,
        "kind": "reply" if turn else "greeting",
        "say": _SAY,
        "twiml": _TWIML,
        "status": "fetched",
    }

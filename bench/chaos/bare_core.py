"""What is the most that this PostgreSQL could do? The statements of a scripted turn in bare SQLAlchemy Core, from threads."""

import secrets
import time
from concurrent.futures import ThreadPoolExecutor

import sqlalchemy as sa

THREADS = 8
_TABLES = """
    CREATE TABLE bare_calls (id text PRIMARY KEY, turn integer NOT NULL, memory json NOT NULL);
    CREATE TABLE bare_turns (call_id text, turn integer, said text, reply text, PRIMARY KEY (call_id, turn));
    CREATE TABLE bare_hops (call_id text, turn integer, twiml text, PRIMARY KEY (call_id, turn));
"""
_SELECT = sa.text("SELECT turn, memory FROM bare_calls WHERE id = :id")
_UPDATE = sa.text("UPDATE bare_calls SET turn = :turn, memory = :memory WHERE id = :id")
_TURN = sa.text("INSERT INTO bare_turns VALUES (:id, :turn, :said, :reply)")
_HOP = sa.text("INSERT INTO bare_hops VALUES (:id, :turn, :twiml)")
_TEXTS = {"said": "A table for four people, please.", "reply": "And for which day?", "twiml": "<Response>" + "x" * 600}
_MEMORY = '{"asked": "date", "known": {"party_size": 4}}'


def bare_turns_a_second(url: str, seconds: float) -> float:
    """One transaction a turn: 1 select, 1 update, 2 inserts; 8 threads, each with a call of its own."""
    engine = sa.create_engine(
        sa.make_url(url).set(drivername="postgresql+psycopg"), pool_size=THREADS, isolation_level="SERIALIZABLE"
    )
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE IF EXISTS bare_calls, bare_turns, bare_hops")
        for statement in filter(str.strip, _TABLES.split(";")):
            connection.exec_driver_sql(statement)
    until = time.perf_counter() + seconds
    with ThreadPoolExecutor(THREADS) as pool:
        made = sum(pool.map(lambda _: _turns(engine, until), range(THREADS)))
    engine.dispose()
    return made / seconds


def _turns(engine: sa.Engine, until: float) -> int:
    id_, turn = secrets.token_hex(16), 0
    with engine.begin() as connection:
        connection.execute(sa.text("INSERT INTO bare_calls VALUES (:id, 0, '{}')"), {"id": id_})
    while time.perf_counter() < until:
        turn += 1
        values = {"id": id_, "turn": turn, "memory": _MEMORY, **_TEXTS}
        _turn(engine, values)
    return turn


def _turn(engine: sa.Engine, values: dict[str, object]) -> None:
    """Lost races are run again, as ours are: SERIALIZABLE may refuse what would have stood."""
    while True:
        try:
            with engine.begin() as connection:
                connection.execute(_SELECT, values).one()
                connection.execute(_UPDATE, values)
                connection.execute(_TURN, values)
                connection.execute(_HOP, values)
            return
        except sa.exc.OperationalError as error:
            if getattr(error.orig, "sqlstate", "") != "40001":
                raise

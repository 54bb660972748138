"""Which of PostgreSQL's errors are worth another try at once, and which mean that the database is not to be had?"""

from typing import Final

import psycopg
from sqlalchemy.exc import DBAPIError

# Nothing of such a transaction stands, and the next try finds what the other one wrote
# (postgresql.org/docs/current/mvcc-serialization-failure-handling.html).
_LOST_A_RACE: Final = (psycopg.errors.SerializationFailure, psycopg.errors.DeadlockDetected)
# Of class 57, "operator intervention", and 53, "insufficient resources"; the rest of OperationalError is the network's.
_OUTAGES: Final = (psycopg.OperationalError, psycopg.InterfaceError, psycopg.errors.ReadOnlySqlTransaction)


def cause(error: BaseException) -> BaseException:
    """The driver's error, which SQLAlchemy may have wrapped."""
    return error.orig if isinstance(error, DBAPIError) and error.orig is not None else error


def lost_a_race(error: BaseException) -> bool:
    """Whether another transaction was first: this one is to be run again."""
    return isinstance(cause(error), _LOST_A_RACE)


def is_outage(error: BaseException) -> bool:
    """Gone, shutting down, full, read-only after a failover: no fault of the statement."""
    return isinstance(cause(error), _OUTAGES)


def reason(error: BaseException) -> str:
    """The SQLSTATE and its name, e.g. `57P01 AdminShutdown`; never the message, which may quote personal data."""
    found = cause(error)
    state = getattr(found, "sqlstate", None)
    return f"{state} {type(found).__name__}" if state else type(found).__name__

"""Which of SQLite's errors mean that the database is not to be had, and what do we call that?"""

import sqlite3

from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError

from echolink.errors import StorageUnavailable
from echolink.storage.unavailable import unavailable


def is_outage(error: BaseException) -> bool:
    """Locked, full, I/O, corrupt: no fault of the statement. SQLAlchemy and the driver have the same names for them."""
    if isinstance(error, DBAPIError):
        return isinstance(error, OperationalError) or type(error) is DatabaseError
    return isinstance(error, sqlite3.OperationalError) or type(error) is sqlite3.DatabaseError


def reason(error: BaseException) -> str:
    """SQLite's name for it, e.g. `SQLITE_FULL`; never the message of a statement, which may quote personal data."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return getattr(cause, "sqlite_errorname", None) or type(cause).__name__


def as_unavailable(error: BaseException) -> StorageUnavailable:
    """Log it for the operator, and say it to the client."""
    return unavailable(error, reason(error))

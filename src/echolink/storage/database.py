"""What do the stores need of a database? Short reads of one moment, and writes that stand when they return."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")


class Database(Protocol):
    """Both ways raise StorageUnavailable when the database is locked, full or gone; other errors of `work` come through.

    `work` runs synchronously and must do nothing but SQL: everybody else may be waiting for it, and where another
    transaction was first it is run again.
    """

    name: str  # where it is, as it may be shown

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` on a snapshot: all that it reads is of one moment, and it can change nothing."""

    async def glance(self, work: Callable[[Connection], T]) -> T:
        """Run `work`, which is one statement that reads: a third of the way of `read`, where a database is far."""

    async def write(self, work: Callable[[Connection], T], *, guarded: bool = False) -> T:
        """Run `work` as one transaction; it is on disk when this returns, and nothing of it stands if it raises.

        All that it reads still holds when it commits. With `guarded` that is not asked for: each of its statements says itself
        what has to hold, and the first locks the row for which all who write the same thing wait in line.
        """

    async def served(self) -> bool:
        """Whether a server is at work on it: this one, or another process."""

    async def alter(self, work: Callable[[Connection], T]) -> T:
        """Run `work` alone, as one transaction in which tables may be dropped and made anew without cascading."""

"""Is another server process at work on this SQLite file? A lock that dies with its holder, however that one ends."""

import fcntl
import os
from pathlib import Path

from echolink.errors import RefusedToStart


class ProcessLock:
    """`<database>.lock`, held by flock(2); the file tells who holds it and is left behind on purpose.

    (Deleting it on release would let a third process lock a file that the second one has open already.)
    """

    def __init__(self, database: Path) -> None:
        self._database = database
        self._path = database.with_name(database.name + ".lock")
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Raises RefusedToStart, naming the process, when another one holds it."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(descriptor, 32, 0).decode().strip() or "unknown"
            os.close(descriptor)
            raise RefusedToStart(
                f"Process {holder} is already serving the database {self._database}: stop that one first, "
                "or give this one its own with ECHOLINK_DATA_DIR or ECHOLINK_DATABASE_URL."
            ) from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        self._descriptor = descriptor

    def is_held(self) -> bool:
        """By whomever; found out by trying."""
        if self._descriptor is not None:
            return True
        try:
            self.acquire()
        except RefusedToStart:
            return True
        self.release()
        return False

    def release(self) -> None:
        """Let the next one in; does nothing when it is not held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

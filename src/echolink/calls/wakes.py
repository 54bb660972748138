"""Who waits for something of a call that another worker writes, and who tells them to look again?"""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager


class Wakes:
    """Being woken promises nothing: whoever waits looks into the database, and waits again if it was for nothing."""

    def __init__(self) -> None:
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)

    @contextmanager
    def of(self, call_id: str) -> Iterator[asyncio.Event]:
        """Set whenever something may have been written to the call. Enter it before looking, so that nothing is missed."""
        woken = asyncio.Event()
        self._waiting[call_id].add(woken)
        try:
            yield woken
        finally:
            self._waiting[call_id].discard(woken)
            if not self._waiting[call_id]:
                del self._waiting[call_id]

    def wake(self, call_id: str) -> None:
        """Something of this call was written."""
        for woken in self._waiting.get(call_id, ()):
            woken.set()

    def wake_all(self) -> None:
        """A worker died, or news may have been missed."""
        for waiting in self._waiting.values():
            for woken in waiting:
                woken.set()

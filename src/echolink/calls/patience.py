"""How long may an agent stay silent? A timeout that stands still while a user's system is being waited for."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType


class Patience:
    """`async with Patience(12): …` raises TimeoutError after 12 s of waiting that were not paused."""

    def __init__(self, seconds: float) -> None:
        self._timeout = asyncio.timeout(seconds)

    async def __aenter__(self) -> "Patience":
        await self._timeout.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._timeout.__aexit__(kind, error, trace)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """The clock stands still inside."""
        loop = asyncio.get_running_loop()
        deadline = self._timeout.when()
        left = None if deadline is None else deadline - loop.time()
        self._timeout.reschedule(None)
        try:
            yield
        finally:
            if not self._timeout.expired():
                self._timeout.reschedule(None if left is None else loop.time() + left)

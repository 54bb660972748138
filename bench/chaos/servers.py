"""How is EchoLink served for a measurement? As its users serve it: `echolink serve`, with workers or without."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from echolink.simulator.serving import bound

from .processes import Child, children, until_ready

_ECHOLINK = Path(sys.executable).with_name("echolink")


@dataclass
class Server:
    """One `echolink serve`. With `workers` its children answer, and it starts anew those that die; without, it is alone."""

    port: int
    environment: Mapping[str, str]
    log: Path
    workers: int | None = None
    _child: Child | None = field(default=None, repr=False)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def child(self) -> Child:
        assert self._child is not None, "the server was started"
        return self._child

    async def start(self) -> None:
        """Returns when it is ready."""
        more = [] if self.workers is None else ["--workers", str(self.workers)]
        command = [str(_ECHOLINK), "serve", "--port", str(self.port), "--log-level", "warning", *more]
        self._child = Child(command, self.environment, self.log)
        await until_ready(self.origin, self._child)

    def answering(self) -> list[int]:
        """The processes that answer requests now."""
        return children(self.child.pid) if self.workers is not None else [self.child.pid]

    async def stop(self) -> None:
        """As an operator does it."""
        if self._child is not None:
            await asyncio.to_thread(self._child.stop)

    async def reload(self) -> None:
        """Restart the workers one after the other; returns when all are new. Raises TimeoutError."""
        before = set(self.answering())
        self.child.send(signal.SIGHUP)
        async with asyncio.timeout(60):
            while before & set(self.answering()) or len(self.answering()) < (self.workers or 1):  # noqa: ASYNC110 - not ours
                await asyncio.sleep(0.1)


@contextlib.asynccontextmanager
async def served(server: Server) -> AsyncIterator[Server]:
    """Running until the block ends."""
    try:
        await server.start()
        yield server
    finally:
        await server.stop()


async def migrate(environment: Mapping[str, str], log: Path) -> None:
    """`echolink migrate`; raises RuntimeError when it fails."""
    child = Child([str(_ECHOLINK), "migrate"], environment, log)
    if await child.ended():
        raise RuntimeError(f"echolink migrate failed:\n{child.last_words()}")


def free_port() -> int:
    with bound() as listener:
        return int(listener.getsockname()[1])

"""How is an ASGI app served inside this process, on a port that nobody else has?"""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import uvicorn
from starlette.types import ASGIApp

from echolink.errors import RefusedToStart

_DATE_HEADER_SECONDS = 1.0
_GRACE_SECONDS = 3.0  # for answers that are under way


@dataclass(frozen=True, slots=True)
class Serving:
    """A server that is up: `origin` is what clients dial, `http://127.0.0.1:<port>`."""

    origin: str
    port: int


class _QuietServer(uvicorn.Server):
    """uvicorn, without its grip on the process's signals, and telling when it is ready."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()
        self.stop = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self.ready.set()

    async def main_loop(self) -> None:
        # uvicorn looks ten times a second whether it should stop, and naps when it does; a demo has four of these servers.
        while not self.stop.is_set():
            await self.on_tick(0)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.stop.wait(), _DATE_HEADER_SECONDS)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for listener in (*self.servers, *(sockets or ())):
            listener.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        if tasks := set(self.server_state.tasks):
            _, late = await asyncio.wait(tasks, timeout=_GRACE_SECONDS)
            for task in late:
                task.cancel()
        await self.lifespan.shutdown()


@contextlib.asynccontextmanager
async def serving(
    app: ASGIApp, *, host: str = "127.0.0.1", port: int = 0, listener: socket.socket | None = None
) -> AsyncIterator[Serving]:
    """Serve `app` until the block ends; port 0 takes any free one. `listener` is a bound socket, for an app that must
    know its own address before it is made. Raises RefusedToStart when the app's lifespan fails."""
    taken = listener or bound(host, port)
    address = taken.getsockname()
    server = _QuietServer(uvicorn.Config(app, log_config=None, access_log=False, ws="none"))
    running = asyncio.create_task(_run(server, taken))
    ready = asyncio.create_task(server.ready.wait())
    await asyncio.wait({running, ready}, return_when=asyncio.FIRST_COMPLETED)
    if not server.ready.is_set():
        ready.cancel()
        taken.close()
        raise RefusedToStart("The app did not start: its lifespan failed (the log says why).")
    try:
        yield Serving(origin=f"http://{address[0]}:{address[1]}", port=address[1])
    finally:
        server.stop.set()
        await running


def bound(host: str = "127.0.0.1", port: int = 0) -> socket.socket:
    """A listening socket, so that its port is known before anything is served on it. Raises OSError when it is taken."""
    listener = socket.create_server((host, port), backlog=1024)
    # Inherited by what is accepted; asyncio sets it only on sockets that name their protocol, and without it each answer
    # waits 40 ms for a delayed ACK.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


async def _run(server: _QuietServer, listener: socket.socket) -> None:
    # uvicorn leaves by SystemExit when a lifespan fails; inside a task that would take the whole loop with it.
    with contextlib.suppress(SystemExit):
        await server.serve(sockets=[listener])

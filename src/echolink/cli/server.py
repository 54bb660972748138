"""How is one worker run: uvicorn on sockets that are bound already, from a database that answers to a clean stop?"""

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import uvicorn

from echolink.assembly.service import Service, open_service
from echolink.settings import Settings

STOP_SECONDS = 5.0  # from the signal to the end: what is being answered may end; Twilio asks again for the rest


class _Server(uvicorn.Server):
    """Stops when it is told to and returns; uvicorn's own would then die of the signal, and what is open would stay so."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def answer(
    settings: Settings,
    origin: str,
    sockets: Sequence[socket.socket],
    *,
    keeps_listening: bool,
    ready: Callable[[], None] = lambda: None,
) -> None:
    """Serve until SIGTERM or SIGINT. Raises RefusedToStart.

    `/readyz` says no from the signal on. With `keeps_listening` (nobody else answers on these sockets) requests of turns that
    are under way still find their way in while those turns end; else others take them at once.
    """
    told_to_stop = asyncio.Event()
    async with open_service(settings, origin) as service:
        for told in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
            asyncio.get_running_loop().add_signal_handler(told, told_to_stop.set)
        server = _Server(_config(service))
        ready()
        serving = asyncio.create_task(server.serve(sockets=list(sockets)))
        stopping = asyncio.create_task(told_to_stop.wait())
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        await _stop(service, server, serving, keeps_listening=keeps_listening)


async def _stop(service: Service, server: _Server, serving: "asyncio.Task[None]", *, keeps_listening: bool) -> None:
    """Within `STOP_SECONDS`: replies in the making end and are written, requests that are held get their answers."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + STOP_SECONDS
    service.readiness.stop()
    draining = asyncio.create_task(service.conversation.drain(STOP_SECONDS - 1))

    def hasten() -> None:
        draining.cancel()
        server.force_exit = True

    loop.add_signal_handler(signal.SIGINT, hasten)  # a second Ctrl-C
    if keeps_listening:
        await asyncio.wait({draining, serving}, return_when=asyncio.FIRST_COMPLETED)
    left = max(deadline - loop.time() - 0.5, 0.1)
    server.config.timeout_graceful_shutdown = left  # type: ignore[assignment]  # seconds for wait_for, whole or not
    server.should_exit = True
    await serving
    await asyncio.wait({draining})


def _config(service: Service) -> uvicorn.Config:
    return uvicorn.Config(
        service.app,
        lifespan="off",  # everything is open already: what refuses to start has said so
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,  # signatures are checked on the public URL, never on what a proxy claims
    )

"""How do several processes answer on one address, and how does one that dies come back? By gunicorn's parent process.

The parent imports everything, binds the address and forks; so a worker is back within a fraction of a second, and meanwhile
connections wait in the parent's socket instead of being refused. It also ends workers whose event loop stands still.
"""

import asyncio
import os
import signal
import socket
from collections.abc import Callable
from typing import Any, cast

import structlog
import uvloop
from gunicorn import glogging
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.sock import BaseSocket
from gunicorn.workers.base import Worker
from prometheus_client.multiprocess import mark_process_dead

from echolink.agent.model.agents import Agents
from echolink.agent.scripted.agent import ScriptedAgent
from echolink.assembly.stores import open_stores, sqlite_path
from echolink.cli.server import STOP_SECONDS, answer
from echolink.errors import RefusedToStart
from echolink.settings import Settings
from echolink.tracing.export import check_exportable

log = structlog.get_logger(__name__)

_NOTIFY_SECONDS = 0.25
_HUNG_SECONDS = 10  # whose loop stood still for so long answers nobody
_RETRY_SECONDS = 0.5
_EXIT_SECONDS = round(STOP_SECONDS) + 3  # then gunicorn kills what has not ended


def run_workers(
    settings: Settings, count: int, listener: socket.socket, origin: str, announce: Callable[[], None]
) -> None:
    """Serve with `count` workers until SIGTERM or SIGINT; SIGHUP starts new ones and ends the old. Raises RefusedToStart."""
    if count > 1 and sqlite_path(settings) is not None:
        raise RefusedToStart(
            "SQLite has one server process: use --workers 1, or set ECHOLINK_DATABASE_URL to a PostgreSQL, which any number "
            "of workers and machines can share."
        )
    asyncio.run(_prepare(settings))
    announce()
    Arbiter(_Application(settings, count, listener.detach(), origin)).run()


async def _prepare(settings: Settings) -> None:
    """What refuses to start is told once and by the parent (a worker that comes later waits until it can start), and what takes
    seconds to import is imported once."""
    if settings.tracing:
        check_exportable()
    async with open_stores(settings, exclusive=True):
        pass
    agents = Agents(settings.model, ScriptedAgent())
    await agents.warm()
    await agents.close()


class _Application(BaseApplication):
    """gunicorn's configuration, and what its workers need."""

    def __init__(self, settings: Settings, count: int, descriptor: int, origin: str) -> None:
        self.settings, self.origin = settings, origin
        self._count, self._descriptor = count, descriptor
        super().__init__()

    def load_config(self) -> None:
        values: dict[str, Any] = {
            "bind": f"fd://{self._descriptor}",
            "workers": self._count,
            "worker_class": _Worker,
            "logger_class": _Log,
            "preload_app": True,
            "timeout": _HUNG_SECONDS,
            "graceful_timeout": _EXIT_SECONDS,
            "control_socket_disable": True,
            "proc_name": "echolink",
            "child_exit": _forget_what_it_saw,
        }
        for name, value in values.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Nothing is left to load: it is imported already."""
        return self


class _Worker(Worker):
    """One process that answers, in place of gunicorn's own HTTP."""

    def init_signals(self) -> None:
        """The parent's are none of ours: until the event loop has its own, a signal ends this process."""
        for each in self.SIGNALS:
            signal.signal(each, signal.SIG_DFL)

    def run(self) -> None:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(self._run())

    async def _run(self) -> None:
        alive = asyncio.create_task(self._show_life(asyncio.current_task()))
        app = cast("_Application", self.app)
        sockets = [cast("BaseSocket", listener).sock for listener in self.sockets]
        told = ""
        while True:
            try:
                await answer(app.settings, app.origin, sockets, keeps_listening=False)
                break
            except RefusedToStart as refused:  # the database is away, or another worker has not let go of its file yet
                if refused.detail != told:
                    log.warning("worker_waits_to_start", why=refused.detail)
                told = refused.detail
                await asyncio.sleep(_RETRY_SECONDS)
        alive.cancel()

    async def _show_life(self, serving: "asyncio.Task[Any] | None") -> None:
        while os.getppid() == self.ppid:
            self.notify()
            await asyncio.sleep(_NOTIFY_SECONDS)
        log.error("parent_process_gone")
        os._exit(1)  # at once, as if killed: whoever starts the server again needs the address and the file


def _forget_what_it_saw(arbiter: Arbiter, worker: Worker) -> None:
    """What a dead worker has counted stays counted; what it saw last is of no use."""
    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


class _Log(glogging.Logger):
    """gunicorn's lines go where ours go."""

    def setup(self, cfg: object) -> None:
        self.error_log.setLevel("WARNING")
        self.error_log.propagate = True

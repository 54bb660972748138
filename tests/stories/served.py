"""`echolink serve` as its users run it: a process of its own, which a story may kill."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

from echolink.simulator.serving import bound


@dataclass
class Served:
    """A server that can be killed and started again on the same port and data directory."""

    port: int
    environment: Mapping[str, str]
    log: Path
    options: tuple[str, ...] = ()
    handed: int | None = None  # a descriptor that it is to listen on, as systemd hands one over
    process: asyncio.subprocess.Process | None = None

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Returns when it is ready."""
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *self._command(),
                env={**os.environ, **self.environment},
                pass_fds=() if self.handed is None else (self.handed,),
                stdout=log,
                stderr=log,
            )
        async with asyncio.timeout(30), httpx2.AsyncClient(trust_env=False) as http:
            while not await self._is_ready(http):
                assert self.process.returncode is None, self.log.read_text()

    def _command(self) -> list[str]:
        program = str(Path(sys.executable).with_name("echolink"))
        if self.handed is None:
            return [program, "serve", "--port", str(self.port), *self.options]
        script = f'exec 3<&{self.handed}; LISTEN_FDS=1 LISTEN_PID=$$ exec "$@"'
        return ["bash", "-c", script, "bash", program, "serve", *self.options]

    async def _is_ready(self, http: httpx2.AsyncClient) -> bool:
        try:
            return (await http.get(f"{self.origin}/readyz")).status_code == 200
        except httpx2.TransportError:
            await asyncio.sleep(0.05)  # nothing tells when another process begins to listen
            return False

    def workers(self) -> list[int]:
        """The processes that answer, under the one that was started."""
        assert self.process is not None
        found = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False)
        return [int(pid) for pid in found.stdout.split()]

    async def kill(self) -> None:
        """As power failures do it."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        await self.process.wait()

    async def stop(self) -> int:
        """As an operator does it; the exit code."""
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
        return await self.process.wait()


@asynccontextmanager
async def served(
    folder: Path, *options: str, on: socket.socket | None = None, **settings: str
) -> AsyncIterator[Served]:
    """A running server with its data and log in `folder`; `options` are those of `serve`, `on` a socket that listens already."""
    with bound() as listener:
        port = int((on or listener).getsockname()[1])
    environment = {"ECHOLINK_DATA_DIR": str(folder / "data")}
    environment |= {f"ECHOLINK_{name.upper()}": value for name, value in settings.items()}
    server = Served(port, environment, folder / "serve.log", options, on.fileno() if on else None)
    await server.start()
    try:
        yield server
    finally:
        await server.stop()

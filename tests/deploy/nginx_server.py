"""A real nginx with the repository's own file, without root: addresses, ports and paths are those of a test, the rest as it is."""

import asyncio
import os
import re
import shutil
import signal
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from echolink.simulator.serving import bound

CONFIGURATION = Path(__file__).parents[2] / "deploy" / "nginx.conf"
_UNPRIVILEGED = "nobody"  # root may run the tests, not the server
# What a distribution has around our file. The paths are those that only root may write to where they are the built-in ones.
_AROUND = """
daemon off;
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/error.log info;
events {{ }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/echolink.conf;
}}
"""


def binary() -> str | None:
    """The program; None where there is none. Debian keeps it where only root's PATH leads to."""
    return shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin:/usr/local/sbin")


@dataclass
class Nginx:
    """Running; `folder` has its logs."""

    folder: Path
    port: int
    tls_port: int
    process: asyncio.subprocess.Process

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        """As it stands; a request's line is written once its answer has gone out."""
        return (self.folder / "access.log").read_text()

    async def logged(self, text: str, times: int = 1) -> str:
        """The log, once it has so many lines with this text. Raises TimeoutError."""
        async with asyncio.timeout(5):
            while True:
                log = self.log
                if log.count(text) >= times:
                    return log
                await asyncio.sleep(0.01)  # nothing tells when another process writes to a file


def rendered(folder: Path, servers: Sequence[int], *, port: int, tls_port: int, tls: bool) -> str:
    """`deploy/nginx.conf` for this machine. Raises AssertionError when a line that is to be replaced is not there."""
    text = CONFIGURATION.read_text()
    changes = [
        (f"server echolink-{number}:8000 ", f"server 127.0.0.1:{server} ") for number, server in enumerate(servers, 1)
    ]
    changes += [("listen 80;", f"listen 127.0.0.1:{port};"), ("/var/log/nginx/", f"{folder}/")]
    if tls:
        changes += [
            ("#tls ", ""),
            ("listen 443 ssl;", f"listen 127.0.0.1:{tls_port} ssl;"),
            ("/etc/nginx/tls/", f"{folder}/"),
        ]
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    assert not re.search(r"^\s*server echolink-", text, re.MULTILINE)
    return text


@asynccontextmanager
async def nginx_before(*servers: int, tls: tuple[bytes, bytes] | None = None) -> AsyncIterator[Nginx]:
    """nginx before the servers at these two ports of loopback; `tls` is a certificate and its key, as PEM."""
    program = binary()
    assert program is not None
    folder = Path(tempfile.mkdtemp(prefix="elnginx"))  # not below pytest's folder, which is its user's alone
    try:
        port, tls_port = _prepare(folder, servers, tls)
        process = await asyncio.create_subprocess_exec(
            *(program, "-e", str(folder / "error.log"), "-p", str(folder), "-c", str(folder / "nginx.conf")),
            user=_UNPRIVILEGED if os.geteuid() == 0 else None,
            stdin=asyncio.subprocess.DEVNULL,
        )
        server = Nginx(folder, port, tls_port, process)
        try:
            await _listening(server)
            yield server
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
            await process.wait()
    finally:
        shutil.rmtree(folder)


def _prepare(folder: Path, servers: Sequence[int], tls: tuple[bytes, bytes] | None) -> tuple[int, int]:
    """Everything that it reads, in `folder`, which becomes its own; its ports."""
    with bound() as one, bound() as another:
        port, tls_port = one.getsockname()[1], another.getsockname()[1]
    text = rendered(folder, servers, port=port, tls_port=tls_port, tls=tls is not None)
    (folder / "echolink.conf").write_text(text)
    (folder / "nginx.conf").write_text(_AROUND.format(folder=folder))
    if tls is not None:
        (folder / "fullchain.pem").write_bytes(tls[0])
        (folder / "privkey.pem").write_bytes(tls[1])
    if os.geteuid() == 0:
        for path in (folder, *folder.iterdir()):
            shutil.chown(path, _UNPRIVILEGED)
    return port, tls_port


async def _listening(server: Nginx) -> None:
    async with asyncio.timeout(10):
        while True:
            assert server.process.returncode is None, (server.folder / "error.log").read_text()
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", server.port)
            except ConnectionRefusedError:
                await asyncio.sleep(0.02)  # nothing tells when another process begins to listen
            else:
                writer.close()
                await writer.wait_closed()
                return

"""Where do we listen? The socket is bound before anything else is opened, so that a taken port is the first thing said."""

import os
import resource
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from echolink.errors import RefusedToStart

_ENOUGH_FILES: Final = 65_536
_FIRST_DESCRIPTOR: Final = 3  # sd_listen_fds(3): what systemd hands over begins here


def allow_many_connections() -> None:
    """As many open files as this process may have at all: shells and systemd give 1,024 to begin with, and a call with a model
    takes two, one to Twilio and one to the provider."""
    soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _ENOUGH_FILES if most == resource.RLIM_INFINITY else min(most, _ENOUGH_FILES)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):  # macOS has a lower limit of its own; then it stays as it is
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


@contextmanager
def listen_on(host: str, port: int) -> Iterator[tuple[socket.socket, str]]:
    """A bound socket and its host, closed at the end: the one that systemd holds for us, else a new one.

    One that was handed over is bound already, and `host` and `port` say nothing. Raises RefusedToStart when the address cannot
    be had, or several sockets were handed over.
    """
    ours = _handed_over()
    listener = ours or socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # asyncio sets this only on sockets that name their protocol; without it each answer waits 40 ms for a delayed ACK.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            if ours is None:
                listener.bind((host, port))
        except OSError as error:
            raise RefusedToStart(
                f"Cannot listen on {host} port {port}: {error.strerror}. Stop what listens there, or choose another --port."
            ) from error
        yield listener, host if ours is None else listener.getsockname()[0]
    finally:
        listener.close()


def _handed_over() -> socket.socket | None:
    """Connections wait in it while we start anew, instead of being refused: a restart loses no request."""
    number = os.environ.pop("LISTEN_FDS", "0")  # taken out, so that nobody after us takes it for theirs
    if os.environ.pop("LISTEN_PID", "") != str(os.getpid()) or number == "0":
        return None
    if number != "1":
        raise RefusedToStart(f"LISTEN_FDS is {number!r}, and one socket is listened on: keep one ListenStream.")
    return socket.socket(fileno=_FIRST_DESCRIPTOR)

"""Can we listen here? The socket is bound before anything else is opened, so that a taken port is the first thing said."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from echolink.errors import RefusedToStart


@contextmanager
def listen_on(host: str, port: int) -> Iterator[socket.socket]:
    """A bound socket, closed at the end. Raises RefusedToStart when the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # asyncio sets this only on sockets that name their protocol; without it each answer waits 40 ms for a delayed ACK.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            raise RefusedToStart(
                f"Cannot listen on {host} port {port}: {error.strerror}. Stop what listens there, or choose another --port."
            ) from error
        yield listener
    finally:
        listener.close()

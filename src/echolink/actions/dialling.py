"""How is a user-supplied host dialled? At an address that was checked a moment ago, and at no other.

The check and the dial use one look-up: a name server that answers with a public address first and a private one a
moment later (DNS rebinding) gains nothing. `Host` header and TLS server name stay the name, as httpcore2 takes them
from the URL.
"""

import asyncio
from collections.abc import Iterable, Sequence

import httpcore2

from echolink.actions.addresses import Address, AllowedNetworks, LookUp
from echolink.actions.destination import not_allowed

_MOST_DIALLED = 4  # of a host's addresses; all of them are checked


class HostNotFound(httpcore2.ConnectError):
    """The host has no address now; it may have one later."""


class AddressNotAllowed(httpcore2.ConnectError):
    """At least one address of the host is neither public nor listed: a matter for the operator, not for another try."""


class CheckedBackend(httpcore2.AsyncNetworkBackend):
    """Connects to public and listed addresses only."""

    def __init__(self, allowed: AllowedNetworks, look_up: LookUp) -> None:
        self._allowed, self._look_up = allowed, look_up
        self._tcp = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  (httpcore2's signature)
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """`timeout` seconds for look-up and dial together. Raises ConnectTimeout, HostNotFound, AddressNotAllowed, or
        ConnectError when no address takes the connection."""
        try:
            async with asyncio.timeout(timeout):
                addresses = await self._checked(host, port)
                return await self._dial(addresses, port, timeout, local_address, socket_options)
        except TimeoutError as late:
            raise httpcore2.ConnectTimeout(f"no connection within {timeout} s") from late

    async def _checked(self, host: str, port: int) -> Sequence[Address]:
        try:
            addresses = await self._look_up(host, port)
        except OSError as error:
            raise HostNotFound(f"{host} has no address in the DNS") from error
        if not addresses:
            raise HostNotFound(f"{host} has no address in the DNS")
        if not all(self._allowed.admits(address, port) for address in addresses):
            raise AddressNotAllowed(not_allowed(host))
        return addresses

    async def _dial(
        self,
        addresses: Sequence[Address],
        port: int,
        timeout: float | None,  # noqa: ASYNC109
        local_address: str | None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None,
    ) -> httpcore2.AsyncNetworkStream:
        """Each address in turn, with an equal share of the time: one that swallows packets must not use it all up."""
        dialled = addresses[:_MOST_DIALLED]
        share = None if timeout is None else timeout / len(dialled)
        failures: list[httpcore2.ConnectError | httpcore2.ConnectTimeout] = []
        for address in dialled:
            try:
                return await self._tcp.connect_tcp(str(address), port, share, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as failure:
                failures.append(failure)
        raise failures[-1]

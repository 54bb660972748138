"""Which addresses may a user's URL lead to? Public ones, and those that the operator lists."""

import asyncio
import re
import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

SETTING = "ECHOLINK_ALLOW_PRIVATE_WEBHOOKS"

Address = IPv4Address | IPv6Address
LookUp = Callable[[str, int], Awaitable[Sequence[Address]]]
"""Host and port → every address of the host, in the order to be dialled; raises OSError when there is none."""

# Written out rather than left to `ipaddress.is_global`, which differs between Python releases and calls multicast, 6to4
# and NAT64 global. Sources: IANA's special-purpose registries for IPv4 and IPv6 (RFC 6890 and its updates).
_NOT_PUBLIC_4 = [
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this host
        "10.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT; Alibaba's metadata
        "127.0.0.0/8",
        "168.63.129.16/32",  # Azure's host agent: a public address that leads into the virtual machine's host
        "169.254.0.0/16",  # link-local; metadata of most clouds
        "172.16.0.0/12",
        "192.0.0.0/24",  # IETF protocols; Oracle's metadata
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
]
_GLOBAL_UNICAST_6 = IPv6Network("2000::/3")  # leaves out ::1, NAT64 (64:ff9b::), ULA, link-local, site-local, multicast
_NOT_PUBLIC_6 = [
    IPv6Network(network)
    for network in (
        "2001::/23",  # IETF protocols, among them Teredo, which carries an IPv4 address
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which carries an IPv4 address
        "3fff::/20",  # documentation
    )
]

_ENTRY = re.compile(
    r"(?:\[(?P<six>[^\]/]+)(?P<inside>/\d{1,3})?\](?P<outside>/\d{1,3})?|(?P<four>[0-9./]+))(?::(?P<port>[0-9]{1,5}))?"
)


def is_public(address: Address) -> bool:
    """Can only a machine on the public internet be meant? IPv4 inside IPv6 (`::ffff:10.0.0.1`) counts as that IPv4."""
    address = _unwrapped(address)
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_4)
    return address in _GLOBAL_UNICAST_6 and not any(address in network for network in _NOT_PUBLIC_6)


@dataclass(frozen=True, slots=True)
class AllowedNetworks:
    """The private networks that the operator lists, each for one port or for all."""

    entries: tuple[tuple[IPv4Network | IPv6Network, int | None], ...] = ()

    @classmethod
    def parse(cls, listed: str | Iterable[str]) -> "AllowedNetworks":
        """`127.0.0.0/8:9000, 10.0.0.0/8, [::1]/128:80`, as one text or entry by entry; raises ValueError, a sentence."""
        parts = listed.split(",") if isinstance(listed, str) else listed
        return cls(tuple(_entry(part.strip(), place) for place, part in enumerate(parts, 1) if part.strip()))

    def admits(self, address: Address, port: int) -> bool:
        """May this address and port be dialled? Public ones always."""
        if is_public(address):
            return True
        address = _unwrapped(address)
        return any(
            address.version == network.version and address in network and only in (None, port)
            for network, only in self.entries
        )


def _unwrapped(address: Address) -> Address:
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def _entry(text: str, place: int) -> tuple[IPv4Network | IPv6Network, int | None]:
    """One `network[:port]`; IPv6 stands in brackets where a port follows, with its prefix inside or after them.

    A refusal names its place in the list, not what stands there: that may be a secret, pasted into the wrong setting.
    """
    match = _ENTRY.fullmatch(text)
    network, port = text, None
    if match is not None and not (match["inside"] and match["outside"]):
        network = match["four"] or match["six"] + (match["inside"] or match["outside"] or "")
        port = int(match["port"]) if match["port"] else None
    if port is not None and not 1 <= port <= 65535:
        raise ValueError(f"entry {place} has a port that does not exist: ports go from 1 to 65535")
    try:
        return ip_network(network), port
    except ValueError:
        raise ValueError(
            f"entry {place} is no network[:port], such as 127.0.0.0/8:9000, 10.0.0.0/8 or [::1]/128:80, "
            "in which no bit is set beyond the prefix"
        ) from None


class SystemLookUp:
    """The operating system's resolver, on threads of its own: a slow name server must not hold up anybody else's look-ups."""

    def __init__(self, threads: int = 16) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="webhook-dns")

    async def __call__(self, host: str, port: int) -> list[Address]:
        found = await asyncio.get_running_loop().run_in_executor(self._threads, _addresses, host, port)
        return list(dict.fromkeys(found))

    def close(self) -> None:
        """Let go of the threads; one that waits for a name server ends by itself."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _addresses(host: str, port: int) -> list[Address]:
    try:
        infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a label that is empty or too long
        raise OSError(str(error)) from error
    return [ip_address(str(info[4][0])) for info in infos]

"""URLs by which somebody would reach a private socket, and real sockets that know whether anybody did."""

import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_address

from echolink.actions.addresses import Address

# PORT is one at which both sockets listen, PLAIN what it is without it: 80, at which nobody may be reached either.
SPELLINGS = (
    "http://127.0.0.1:PORT/",
    "http://localhost:PORT/",
    "http://2130706433:PORT/",
    "http://0x7f.1:PORT/",
    "http://[::ffff:127.0.0.1]:PORT/",
    "http://[::1]:PORT/",
    "http://169.254.169.254/latest/meta-data/",
    "http://0.0.0.0:PORT/",
    "http://10.0.0.1:PORT/",
    "http://[64:ff9b::7f00:1]:PORT/",  # NAT64; with these are the ten that every check has to stop
    # IPv4 in the ways of inet_aton
    "http://0x7f000001:PORT/",
    "http://0X7F000001:PORT/",
    "http://017700000001:PORT/",
    "http://0177.0.0.1:PORT/",
    "http://0x7f.0x0.0x0.0x1:PORT/",
    "http://127.1:PORT/",
    "http://127.0.1:PORT/",
    "http://127.0x1:PORT/",
    "http://127.000.000.001:PORT/",
    "http://4294967296:PORT/",
    "http://127.0.0.1.:PORT/",
    "http://127.255.255.254:PORT/",
    "http://0:PORT/",
    "http://0.0.0.1:PORT/",
    "http://1.0.0.127.in-addr.arpa:PORT/",
    # IPv6
    "http://[::]:PORT/",
    "http://[0:0:0:0:0:0:0:1]:PORT/",
    "http://[::127.0.0.1]:PORT/",
    "http://[::7f00:1]:PORT/",
    "http://[::ffff:7f00:1]:PORT/",
    "http://[::FFFF:0:127.0.0.1]:PORT/",
    "http://[0:0:0:0:0:ffff:127.0.0.1]:PORT/",
    "http://[2002:7f00:1::]:PORT/",  # 6to4
    "http://[2002:7f00:1::1]:PORT/",
    "http://[2001:0:7f00:1::]:PORT/",  # Teredo
    "http://[2001::80ff:fffe]:PORT/",
    "http://[64:ff9b:1::7f00:1]:PORT/",
    "http://[fe80::1%25lo]:PORT/",
    "http://[fe80::1%lo]:PORT/",
    "http://[::1%25lo]:PORT/",
    "http://[::1%251]:PORT/",
    "http://[fe80::1]:PORT/",
    "http://[fc00::1]:PORT/",
    "http://[fec0::1]:PORT/",
    "http://[ff02::1]:PORT/",
    "http://[::1].:PORT/",
    "http://[::1]evil.eatery.com:PORT/",
    "http://[[::1]]:PORT/",
    "http://::1:PORT/",
    # other networks that are nobody's business
    "http://100.64.0.1:PORT/",
    "http://100.100.100.200/",
    "http://168.63.129.16:PORT/",
    "http://172.16.0.1:PORT/",
    "http://192.168.0.1:PORT/",
    "http://192.0.0.192/",
    "http://198.18.0.1:PORT/",
    "http://224.0.0.1:PORT/",
    "http://255.255.255.255:PORT/",
    "http://240.0.0.1:PORT/",
    # names that never are public; the DNS here says loopback of every name
    "http://localhost.:PORT/",
    "http://LOCALHOST:PORT/",
    "http://localhost.localdomain:PORT/",
    "http://anything.localhost:PORT/",
    "http://localhost6:PORT/",
    "http://ip6-localhost:PORT/",
    "http://printer.local:PORT/",
    "http://metadata.google.internal:PORT/",
    "http://db:PORT/",
    "http://api.eatery.com:PORT/",
    "http://127.0.0.1.nip.io:PORT/",
    # other alphabets
    "http://１２７.0.0.1:PORT/",
    "http://127。0。0。1:PORT/",
    "http://127．0．0．1:PORT/",
    "http://①②⑦.⓪.⓪.①:PORT/",
    "http://٣.0.0.1:PORT/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:PORT/",
    "http://ｌｏｃａｌｈｏｓｔ:PORT/",
    "http://loc\u00adalhost:PORT/",
    "http://loc\u200balhost:PORT/",
    "http://ﬁle.localhost:PORT/",
    "http://[：：1]:PORT/",
    "http://127.0.0.1：PORT/",
    "http://127.0.0.1:PORT\uff0f@api.eatery.com/",
    # percent signs
    "http://127%2e0%2e0%2e1:PORT/",
    "http://%31%32%37.0.0.1:PORT/",
    "http://localhos%74:PORT/",
    "http://%6c%6f%63%61%6c%68%6f%73%74:PORT/",
    "http://127.0.0.1%00.eatery.com:PORT/",
    "http://[%3a%3a1]:PORT/",
    # who is the host?
    "http://api.eatery.com@127.0.0.1:PORT/",
    "http://good:443@127.0.0.1:PORT/",
    "http://api.eatery.com%40127.0.0.1:PORT/",
    "http://127.0.0.1:PORT@127.0.0.1:PORT/",
    "http://127.0.0.1:PORT#@api.eatery.com/",
    "http://127.0.0.1:PORT?@api.eatery.com/",
    "http://127.0.0.1:PORT;@api.eatery.com/",
    "http://127.0.0.1:PORT\\@api.eatery.com/",
    "http://api.eatery.com\\@127.0.0.1:PORT/",
    "http://api.eatery.com/\\@127.0.0.1:PORT/",
    "http:\\\\127.0.0.1:PORT\\",
    "http:/\\127.0.0.1:PORT/",
    "http:/127.0.0.1:PORT/",
    "http:127.0.0.1:PORT/",
    "http:///127.0.0.1:PORT/",
    "http:////127.0.0.1:PORT/",
    "//127.0.0.1:PORT/",
    "127.0.0.1:PORT/",
    "http://api.eatery.com:80:PORT/",
    "http://127.0.0.1:PORT:80/",
    # what a parser may drop
    "http://127.0.0.1\t:PORT/",
    "http://127.0.\n0.1:PORT/",
    "ht\ntp://127.0.0.1:PORT/",
    "http://127.0.0.1:PORT\r\nHost: api.eatery.com/",
    "http://\t127.0.0.1:PORT/",
    "http://127.0.0.1\x00:PORT/",
    "http://127.0.0.1 :PORT/",
    "http://\u00a0127.0.0.1:PORT/",
    "  http://127.0.0.1:PORT/  ",
    "[http://127.0.0.1:PORT/](http://127.0.0.1:PORT/)",
    "[https://api.eatery.com/](http://127.0.0.1:PORT/)",
    "HTTP://127.0.0.1:PORT/",
    # other protocols, and ports of other protocols
    "https://127.0.0.1:PORT/",
    "file:///etc/passwd",
    "file://127.0.0.1:PORT/",
    "gopher://127.0.0.1:PORT/_POST",
    "ftp://127.0.0.1:PORT/",
    "dict://127.0.0.1:PORT/",
    "ldap://127.0.0.1:PORT/",
    "ws://127.0.0.1:PORT/",
    "unix:/run/docker.sock",
    "http+unix://%2Frun%2Fdocker.sock/",
    "data:text/plain,hi",
    "javascript:fetch('http://127.0.0.1:PORT/')",
    "jar:http://127.0.0.1:PORT/!/",
    "url:http://127.0.0.1:PORT/",
    "http://api.eatery.com:22/",
    "http://api.eatery.com:25/",
    "http://api.eatery.com:6000/",
    "http://api.eatery.com:6667/",
    "http://api.eatery.com:0/",
    "http://api.eatery.com:65536/",
    "http://127.0.0.1:+PORT/",
    "http://127.0.0.1:0PORT/",
    "http://127.0.0.1:PORT.0/",
    "http://127.0.0.1:/",
)


async def hostile_dns(host: str, port: int) -> Sequence[Address]:
    """The system's resolver for whatever it takes for a number; every other name is at loopback, as its owner wants."""
    try:
        infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except UnicodeError as error:
        raise OSError(str(error)) from error
    except socket.gaierror:
        return [ip_address("127.0.0.1"), ip_address("::1")]
    return [ip_address(str(info[4][0])) for info in infos]


@dataclass(frozen=True, slots=True)
class Sockets:
    """Listening sockets at one port, which accept nothing until they are asked whether somebody came."""

    port: int
    listeners: Sequence[socket.socket]

    def url(self, spelling: str) -> str:
        return spelling.replace("PORT", str(self.port))

    @property
    def connections(self) -> int:
        """How many came since this was asked last."""
        return sum(_accepted(listener) for listener in self.listeners)


@contextmanager
def private_sockets(*addresses: str) -> Iterator[Sockets]:
    """On 127.0.0.1 and, where the machine has it, on ::1, at one port; or on these addresses."""
    opened: list[socket.socket] = []
    try:
        for address in addresses or ("127.0.0.1", "::1"):
            try:
                opened.append(_listening(address, opened[0].getsockname()[1] if opened else 0))
            except OSError:
                if address != "::1" or addresses:
                    raise
        yield Sockets(opened[0].getsockname()[1], opened)
    finally:
        for listener in opened:
            listener.close()


def _listening(address: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
    try:
        listener.bind((address, port))
        listener.listen(64)
    except OSError:
        listener.close()
        raise
    listener.setblocking(False)
    return listener


def _accepted(listener: socket.socket) -> int:
    count = 0
    while True:
        try:
            listener.accept()[0].close()
        except BlockingIOError:
            return count
        count += 1

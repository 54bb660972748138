"""May this URL be a webhook's? Its shape, and whether its host leads to an address that may be dialled."""

import asyncio
import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from echolink.actions.addresses import SETTING, AllowedNetworks, LookUp, SystemLookUp
from echolink.errors import DestinationRefused

__all__ = ["AllowedNetworks", "LookUp", "SystemLookUp", "Verdict", "check_url", "port_of", "resolve"]

_LONGEST_URL = 2_048

_MARKDOWN_LINK = re.compile(r"\[(?P<text>[^\[\]]*)\]\((?P<target>[^()\s]*)\)")
_UNUSABLE = re.compile(r"[\x00-\x20\x7f-\xa0\u2000-\u200f\u2028-\u202f\u3000\ufeff\\]")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_BRACKETED = re.compile(r"\[[^\[\]]+\](?::[0-9]+)?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")  # https://url.spec.whatwg.org/#ends-in-a-number-checker
_KEPT_IN_PATH = "%/:?@!$&'()*+,;=~-._"
# Reserved by RFC 6761, 6762, 7686, 8375 and ICANN, or refused by it as top-level domains because so many networks use them.
_NEVER_PUBLIC = (
    *("localhost", "local", "internal", "intranet", "lan", "home.arpa"),
    *("localdomain", "private", "corp", "home", "invalid", "onion"),
)

# Ports of other protocols, which a POST could be made to speak: https://fetch.spec.whatwg.org/#port-blocking
_BLOCKED_PORTS = (
    "0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 "
    "123 135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 "
    "990 993 995 1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080"
)
_OTHER_PROTOCOLS = frozenset(map(int, _BLOCKED_PORTS.split()))


def check_url(text: str, *, field: str = "webhook") -> str:
    """The URL as it is stored and dialled: ASCII, host in lower case, no fragment.

    A Markdown link whose text is its target, as chats and documents paste it, is taken as that URL. Raises
    DestinationRefused with one sentence, which also stands under `field` of its `fields`.
    """
    try:
        return _checked(_pasted(text.strip()))
    except _Unfit as unfit:
        sentence = f"The URL {unfit}."
        raise DestinationRefused(sentence, fields={field: sentence}) from None


def port_of(parts: SplitResult) -> int:
    """The port that is dialled; the URL has passed `check_url`."""
    return parts.port or (443 if parts.scheme == "https" else 80)


class _Unfit(Exception):
    """How the sentence "The URL …" goes on."""


def _pasted(text: str) -> str:
    link = _MARKDOWN_LINK.fullmatch(text)
    if link is None:
        return text
    if link["text"] != link["target"]:
        raise _Unfit("is a Markdown link whose text differs from its target: give the plain URL")
    return link["target"]


def _checked(text: str) -> str:
    if not text:
        raise _Unfit("is empty")
    if len(text) > _LONGEST_URL:
        raise _Unfit(f"is longer than {_LONGEST_URL} characters")
    if _UNUSABLE.search(text):
        raise _Unfit("contains a space, a backslash or an invisible character")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise _Unfit("has a host or port that cannot be read") from None
    if parts.scheme not in ("http", "https"):
        raise _Unfit("must begin with https:// or http://")
    if "@" in parts.netloc:
        raise _Unfit("carries a user name or password: leave them out, the signature proves who is calling")
    if port in _OTHER_PROTOCOLS or parts.netloc.endswith(":"):
        raise _Unfit("names a port at which no web server listens")
    shown_port = "" if port is None else f":{port}"
    path, query = quote(parts.path, safe=_KEPT_IN_PATH), quote(parts.query, safe=_KEPT_IN_PATH)
    return f"{parts.scheme}://{_host(parts)}{shown_port}{path or '/'}" + (f"?{query}" if query else "")


def _host(parts: SplitResult) -> str:
    """The host as a URL writes it; one way of writing for each address, so that what is shown is what is dialled."""
    host = (parts.hostname or "").lower()
    if _BRACKETED.fullmatch(parts.netloc):
        return f"[{_ipv6(host)}]"
    if not host:
        raise _Unfit("names no host")
    if not host.isascii():
        raise _Unfit("has a host with characters outside ASCII: write it in its xn-- form")
    if host.endswith("."):
        raise _Unfit("has a host that ends in a dot: leave the dot out")
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise _Unfit("has a host that is no host name")
    if _NUMBER.fullmatch(labels[-1]):
        return _ipv4(host)
    return host


def _ipv4(host: str) -> str:
    try:
        return str(ipaddress.IPv4Address(host))
    except ValueError:
        raise _Unfit("has an IP address as its host that is not written as four decimal numbers") from None


def _ipv6(host: str) -> str:
    if "%" in host:
        raise _Unfit("has an IPv6 address with a zone: leave the zone out")
    try:
        return str(ipaddress.IPv6Address(host))
    except ValueError:
        raise _Unfit("has a host in brackets that is no IPv6 address") from None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a bot may be saved with this webhook; both texts are sentences for its developer, or empty."""

    refusal: str = ""
    warning: str = ""

    @property
    def accepted(self) -> bool:
        return not self.refusal

    def raise_if_refused(self, *, field: str = "webhook") -> None:
        """Raises DestinationRefused with the refusal."""
        if self.refusal:
            raise DestinationRefused(self.refusal, fields={field: self.refusal})


async def resolve(url: str, allowed: AllowedNetworks, look_up: LookUp, *, within_seconds: float = 3.0) -> Verdict:
    """Judge a URL that has passed `check_url` when a bot is saved, while its developer waits; raises nothing.

    Every address of the host must be public or listed. One that has no address yet is accepted with a warning, unless
    its name can never be public and nothing private is listed. What counts in the end is the dial, which looks again.
    """
    parts = urlsplit(url)
    host, port = parts.hostname or "", port_of(parts)
    try:
        async with asyncio.timeout(within_seconds):
            addresses = await look_up(host, port)
    except OSError:  # TimeoutError is one
        addresses = ()
    if not addresses and not allowed.entries and _never_public(host):
        return Verdict(refusal=not_allowed(host))
    if not addresses:
        return Verdict(warning=f"{host} has no address yet: deliveries will fail until it can be found in the DNS.")
    if not all(allowed.admits(address, port) for address in addresses):
        return Verdict(refusal=not_allowed(host))
    return Verdict()


async def accepted(
    pasted: str, allowed: AllowedNetworks, look_up: LookUp, *, field: str
) -> tuple[str, tuple[str, ...]]:
    """A URL that a developer gives, as it is stored and dialled, with warnings. Raises InvalidInput naming `field`."""
    url = check_url(pasted, field=field)
    verdict = await resolve(url, allowed, look_up)
    verdict.raise_if_refused(field=field)
    return url, (verdict.warning,) if verdict.warning else ()


def not_allowed(host: str) -> str:
    """The sentence for an address that is private and not listed; it names the setting, and tells no address."""
    return (
        f"{host} leads to a private or special address, and EchoLink sends there only what the operator of this "
        f"installation has listed in {SETTING} as network:port."
    )


def _never_public(host: str) -> bool:
    """A name without a dot is looked up in the own network alone; neither are there such names in the public DNS."""
    if "." not in host and ":" not in host:
        return True
    return any(host == name or host.endswith("." + name) for name in _NEVER_PUBLIC)

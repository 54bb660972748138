"""What may a webhook URL ask of the connection? Twilio's connection overrides, `#rc=2&rp=all&rt=7000`, which are never sent.

Source: Twilio docs, "Webhooks (HTTP callbacks): Connection Overrides".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl

from echolink.simulator.record import Notice

Reason = Literal["ct", "rt", "4xx", "5xx", "lost"]

_RANGES = {"ct": (100, 10_000), "rt": (100, 15_000), "tt": (100, 15_000), "rc": (0, 5)}
_POLICIES = frozenset({"4xx", "5xx", "ct", "rt", "all"})
_EDGES = frozenset(
    f"{city}{suffix}"
    for city in ("ashburn", "dublin", "frankfurt", "sao-paulo", "singapore", "sydney", "tokyo", "umatilla")
    for suffix in ("", "-ix")
)


@dataclass(frozen=True, slots=True)
class Overrides:
    """Milliseconds and counts, with Twilio's defaults: one retry, and only when the connection failed."""

    connect_ms: int = 5_000
    read_ms: int = 15_000
    total_ms: int = 15_000
    retries: int = 1
    policies: frozenset[str] = frozenset({"ct"})

    def retry(self, reason: Reason) -> bool:
        """Is this kind of failure retried? A connection lost before its first byte belongs to no policy but `all`."""
        return "all" in self.policies or reason in self.policies


def read_overrides(fragment: str) -> tuple[Overrides, list[Notice]]:
    """Read a URL's fragment; what cannot be used is noted (11240 for an edge, 11243 for the rest) and left at its default."""
    notices: list[Notice] = []
    given: dict[str, str] = {}
    for key, value in parse_qsl(fragment, keep_blank_values=True):
        if _is_usable(key, value):
            given[key] = value
        else:
            notices.append(Notice(11240 if key == "e" else 11243, f"connection override {key}={value} is not usable"))
    return _from(given), notices


def _from(given: Mapping[str, str]) -> Overrides:
    default = Overrides()
    return Overrides(
        connect_ms=int(given.get("ct", default.connect_ms)),
        read_ms=int(given.get("rt", default.read_ms)),
        total_ms=int(given.get("tt", default.total_ms)),
        retries=int(given.get("rc", default.retries)),
        policies=frozenset(given["rp"].split(",")) if "rp" in given else default.policies,
    )


def _is_usable(key: str, value: str) -> bool:
    if key in _RANGES:
        low, high = _RANGES[key]
        return value.isascii() and value.isdigit() and low <= int(value) <= high
    if key == "rp":
        return bool(value) and set(value.split(",")) <= _POLICIES
    if key == "e":
        return bool(value) and set(value.split(",")) <= _EDGES
    return key == "sni" and value in {"y", "n"}

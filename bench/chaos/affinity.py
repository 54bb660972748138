"""What does it cost when a call wanders between servers? Two of them on one PostgreSQL, reached in three ways by turns."""

import random
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from zlib import crc32

from .callers import Kind
from .figures import Figure
from .nginx import nginx_before
from .sprint import Pick, Sprint, sprint
from .world import Asked, World, world

_ROUNDS = 4
_CALLERS: Mapping[Kind, int] = {"booking": 4, "chat": 8}
_NAMES: Mapping[Kind, str] = {"booking": "scripted", "chat": "model"}


async def measure(asked: Asked) -> Sequence[Figure]:
    """Milliseconds of a turn, for the scripted agent and for a model."""
    front = nginx_before if shutil.which("nginx") else _the_first
    async with world(asked, "postgres", workers=None, servers=2, front=front) as at:
        ways = _ways(at)
        found: dict[tuple[Kind, str], list[Sprint]] = {}
        for _ in range(_ROUNDS + 1):
            for kind, callers in _CALLERS.items():
                for way, pick in ways.items():
                    made = await sprint(at, kind, callers=callers, seconds=asked.seconds / 8 / _ROUNDS, pick=pick)
                    found.setdefault((kind, way), []).append(made)
    return [_figure(kind, {way: found[kind, way][1:] for way in ways}) for kind in _CALLERS]  # the first round warms up


def _ways(at: World) -> Mapping[str, Pick]:
    origins = [server.origin for server in at.servers]
    ways: dict[str, Pick] = {
        "at random": lambda _: random.choice(origins),
        "by CallSid": lambda sid: origins[crc32(sid.encode()) % len(origins)],
    }
    if at.origin not in origins:
        ways["nginx, by CallSid"] = lambda _: at.origin
    return ways


@contextmanager
def _the_first(ports: Sequence[int], folder: Path) -> Iterator[str]:
    yield f"http://127.0.0.1:{ports[0]}"


def _figure(kind: Kind, found: Mapping[str, list[Sprint]]) -> Figure:
    def cell(way: str, share: int) -> str:
        return f"{median(one.percentile(share) for one in found[way]):.1f}"

    measured = "; ".join(f"{way} {cell(way, 50)} ms (95 %: {cell(way, 95)} ms)" for way in found)
    rounds = "; ".join(
        f"{way} {min(one.percentile(50) for one in some):.1f}…{max(one.percentile(50) for one in some):.1f} ms"
        for way, some in found.items()
    )
    return Figure(
        f"two servers on one PostgreSQL without affinity and with: a {_NAMES[kind]} turn, {_CALLERS[kind]} callers",
        "both right, the price written down",
        measured,
        None,
        [
            f"{_NAMES[kind]} turns, medians of the rounds: {rounds}; a turn that was answered wrongly would have ended the run"
        ],
    )

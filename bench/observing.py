"""What does being seen cost? CPU a scripted turn with and without spans, with counts in memory and in files, side by side.

Each round measures every way once, in an order drawn anew; a ratio is of two figures of one round, because machines are noisy.
"""

import argparse
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from typing import Any

BEGIN, END = "<!-- observing: measured -->", "<!-- observing: end -->"
CORE = 0
WAYS: Mapping[str, tuple[str, str]] = {
    "off": ("memory", "off"),
    "again": ("memory", "off"),
    "api": ("memory", "api"),
    "sdk": ("memory", "sdk"),
    "files": ("files", "off"),
}
NAMES: Mapping[str, str] = {
    "off": "spans off (the default)",
    "again": "the same once more: what noise alone does",
    "api": "spans asked of OpenTelemetry's API, no SDK behind it",
    "sdk": "spans made by the SDK, gathered, and thrown away instead of sent",
    "files": "spans off, counts in files as with `--workers`",
}
Rounds = list[dict[str, float]]


class Server:
    """A process that measures when it is told to."""

    def __init__(self, counts_in: str | None) -> None:
        environment = {**os.environ, **({"PROMETHEUS_MULTIPROC_DIR": counts_in} if counts_in else {})}
        command = [sys.executable, str(Path(__file__).with_name("observed_turns.py"))]
        pinned = ["taskset", "-c", str(CORE), *command] if sys.platform == "linux" else command
        self._process = subprocess.Popen(
            pinned, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, what: str) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{what}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            sys.exit("observed_turns.py has ended before its time")
        return json.loads(answer)

    def close(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(timeout=30)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--write", action="store_true", help="replace the section in docs/performance.md")
    asked = parser.parse_args()
    if asked.rounds < 3:
        parser.error("--rounds: fewer than 3 tell nothing")
    with tempfile.TemporaryDirectory() as folder:
        servers = {"memory": Server(None), "files": Server(folder)}
        rounds = [_round(servers) for _ in range(asked.rounds)]
        small = {place: server.ask("small") for place, server in servers.items()}
        for server in servers.values():
            server.close()
    section = section_of(rounds, small, command=f"bench/observing.py --rounds {asked.rounds}", machine=_machine())
    print(section)
    if asked.write:
        page = Path("docs/performance.md")
        page.write_text(replaced(page.read_text(), section))


def _round(servers: Mapping[str, Server]) -> dict[str, float]:
    ways = random.sample(sorted(WAYS), len(WAYS))
    return {way: servers[WAYS[way][0]].ask(WAYS[way][1]) for way in ways}


def section_of(rounds: Rounds, small: Mapping[str, Mapping[str, float]], *, command: str, machine: str) -> str:
    """The measured part of the section."""
    memory, files = small["memory"], small["files"]
    return "\n".join(
        [
            f"Measured by `{command}` on {machine}: the product without HTTP on one core, SQLite,",
            f"calls of four turns, {len(rounds)} rounds of all ways in an order drawn anew. Medians, the middle half "
            "in brackets; a ratio is of two figures of one round.",
            "",
            "| way | ms of CPU a turn | against spans off |",
            "|---|---|---|",
            *(f"| {NAMES[way]} | {_spread([one[way] for one in rounds])} | {_ratio(rounds, way)} |" for way in WAYS),
            "",
            "| piece | in memory | in files |",
            "|---|---|---|",
            f"| counting one up | {memory['count']:.2f} µs | {files['count']:.2f} µs |",
            f"| putting one time into a histogram | {memory['time']:.2f} µs | {files['time']:.2f} µs |",
            f"| a span that is not made | {memory['no_span']:.2f} µs | |",
            f"| answering `/metrics` | {memory['metrics_ms']:.1f} ms | {files['metrics_ms']:.1f} ms |",
        ]
    )


def _ratio(rounds: Rounds, way: str) -> str:
    return "1" if way == "off" else f"× {_spread([one[way] / one['off'] for one in rounds])}"


def _spread(values: Sequence[float]) -> str:
    low, middle, high = quantiles(values, n=4, method="inclusive")
    return f"{middle:.2f} [{low:.2f}…{high:.2f}]"


def replaced(page: str, section: str) -> str:
    """The page with this section in the place of the one before."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"docs/performance.md has no {BEGIN} … {END}")
    return f"{before}{BEGIN}\n{section}\n{END}{after}"


def _machine() -> str:
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), CPython {platform.python_version()}, "
        f"{platform.system()}, {datetime.now(UTC).date().isoformat()}"
    )


if __name__ == "__main__":
    main()

"""How are measured figures written down? Tables of medians, and each aim beside what was reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

Level = dict[str, Any]

_CALLS_FOR_OWN_TIME = 50


@dataclass(frozen=True)
class Idle:
    """The server with nothing to do."""

    cpu_percent: float  # of one core
    memory_mb: float
    ready_seconds: float  # from start to /readyz


def write_report(
    path: Path,
    *,
    command: str,
    machine: str,
    idle: Idle,
    idle_with_model: Idle,
    fast: Sequence[Level],
    paced: Sequence[Level],
) -> None:
    """Replace the measured part of `path`; what was written by hand below the line stays."""
    measured = "\n".join(_measured(command, machine, idle, idle_with_model, fast, paced))
    mark = "<!-- above: measured, below: written by hand -->"
    by_hand = path.read_text().partition(mark)[2] if path.exists() else "\n"
    path.write_text(f"{measured}\n{mark}{by_hand}")


def _measured(
    command: str, machine: str, idle: Idle, idle_with_model: Idle, fast: Sequence[Level], paced: Sequence[Level]
) -> list[str]:
    return [
        "# Performance",
        "",
        f"Measured by `{command}` on {machine}; server on one core, callers on the other, database on disk with",
        "`synchronous=FULL`. Medians of the rounds, smallest and largest in brackets. Machines are noisy: compare within a run.",
        "",
        *_aims(idle, idle_with_model, fast, paced),
        "",
        "## As fast as it goes (scripted agent, callers who never pause)",
        "",
        *_table(fast, ("turns_s", "turns_s_core", "cpu_ms_turn", "reply_p50", "reply_p95", "failed")),
        "",
        "## At callers' pace (a turn each 8 s)",
        "",
        "`model` is a fake one: first token after 350 ms, 60 tokens/s, the whole reply after 1,133 ms. Hops are in their",
        "plain form here: the first words wait for the whole reply.",
        "",
        *_table(paced, ("first_p50", "first_p95", "reply_p50", "reply_p95", "cpu_ms_turn", "rss_mb", "failed")),
        "",
    ]


def _aims(idle: Idle, idle_with_model: Idle, fast: Sequence[Level], paced: Sequence[Level]) -> list[str]:
    a_core = median(level["turns_s_core"] for level in fast)
    own = median(
        level["reply_p50"] for level in paced if level["target"] == "scripted" and level["calls"] == _CALLS_FOR_OWN_TIME
    )
    rows = [
        ("scripted turns/s on one core, durable", "≥ 1,000", f"{a_core:,.0f}", a_core >= 1000),
        ("our own time a turn at 50 calls (scripted, p50)", "≤ 3 ms", f"{own:.1f} ms", own <= 3),
        ("idle: share of a core", "≤ 2 %", f"{idle.cpu_percent:.1f} %", idle.cpu_percent <= 2),
        ("idle: memory", "≤ 150 MB", f"{idle.memory_mb:.0f} MB", idle.memory_mb <= 150),
    ]
    lines = ["| figure | aim | measured | |", "|---|---|---|---|"]
    lines += [
        f"| {name} | {aim} | {found} | {'met' if is_met else '**missed**'} |" for name, aim, found, is_met in rows
    ]
    more = (
        f"With a model's SDK loaded: {idle_with_model.memory_mb:.0f} MB, {idle_with_model.cpu_percent:.1f} % of a core."
    )
    return [*lines, "", f"From start to ready: {idle.ready_seconds:.1f} s. {more}"]


def _table(levels: Sequence[Level], columns: Sequence[str]) -> list[str]:
    lines = [f"| target | calls | {' | '.join(columns)} |", "|---" * (len(columns) + 2) + "|"]
    for target, calls in dict.fromkeys((level["target"], level["calls"]) for level in levels):
        rounds = [level for level in levels if (level["target"], level["calls"]) == (target, calls)]
        cells = [_cell([level[column] for level in rounds if level.get(column) is not None]) for column in columns]
        lines.append(f"| {target} | {calls} | {' | '.join(cells)} |")
    return lines


def _cell(values: Sequence[float]) -> str:
    if not values:
        return "–"
    if len(values) == 1 or min(values) == max(values):
        return _number(values[0])
    return f"{_number(median(values))} [{_number(min(values))}…{_number(max(values))}]"


def _number(value: float) -> str:
    if value >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"

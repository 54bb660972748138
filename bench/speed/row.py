"""What is a row of the report? An aim, what EchoLink reached, what its peer did in the same run, and whether that is enough."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from bench.driver.level import Level, What, percentile


@dataclass(frozen=True, slots=True)
class Row:
    """`is_met` None: there is no aim, it is only written down. `notes` tell how it was measured, and what else was seen."""

    figure: str
    aim: str
    measured: str
    peer: str = "–"
    is_met: bool | None = None
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """An aim at a share of all turns."""

    share: float
    most_ms: float

    def holds(self, rounds: Sequence[Level], what: What) -> bool:
        """By the median of the rounds. A level without a turn holds nothing."""
        return over_rounds(rounds, lambda level: percentile(level.ms(what), self.share)) <= self.most_ms

    def __str__(self) -> str:
        return f"p{100 * self.share:.0f} ≤ {self.most_ms:g} ms"


def over_rounds(rounds: Sequence[Level], figure: Callable[[Level], float]) -> float:
    return median(map(figure, rounds)) if rounds else math.inf


def times(rounds: Sequence[Level], what: What, shares: Sequence[float]) -> str:
    """`p50 531 [529…540], p95 …` in milliseconds: medians of the rounds, the smallest and the largest in brackets."""
    return ", ".join(
        f"p{100 * share:.0f} {spread([percentile(level.ms(what), share) for level in rounds])} ms" for share in shares
    )


def spread(values: Sequence[float]) -> str:
    """A median, and in brackets the smallest and the largest where there are several."""
    if len(values) < 2 or min(values) == max(values):
        return number(median(values)) if values else "–"
    return f"{number(median(values))} [{number(min(values))}…{number(max(values))}]"


def number(value: float) -> str:
    """Three figures that mean something."""
    if math.isinf(value):
        return "never"
    if abs(value) >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def seen(level: Level) -> str:
    """What every level shows besides its own point: the whole of it, in a line."""
    drops = "; ".join(f"{count} × {why}" for why, count in level.tally.faults.most_common(3)) or "none"
    partials = (
        f", {level.tally.partials} partial results ({level.tally.refused_partials} refused)"
        if level.tally.partials
        else ""
    )
    return (
        f"{level.target}, {level.calls} calls: {level.turns} turns in {level.seconds:.0f} s; first words "
        f"{times([level], 'reply', (0.5, 0.95))}; silence {times([level], 'silence', (0.5, 0.95))}; "
        f"{number(level.cpu_ms_a_turn)} ms of CPU a turn; longest request {level.tally.longest:.2f} s{partials}; "
        f"calls dropped: {drops}; the callers took {level.driver_cpu / level.seconds:.0%} of a core, all else on the machine "
        f"{level.other_cpu / level.seconds:.0%}"
    )

"""How many turns a second does one core make, and where does the rest go? Callers who never pause, and bare servers beside us."""

import asyncio
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from bench.driver.caller import Pace
from bench.driver.level import Level

from .field import MODEL_AT_ONCE, Asked, field
from .interleaved import interleaved
from .row import Row, number, over_rounds, seen, spread

_AGENT_ALONE: Final = Path(__file__).resolve().parents[1] / "scripted_turn.py"
_CALLERS: Final = 32
_SCRIPTED_AIM: Final = 1_000
_MODEL_AIM: Final = 150
_PACE: Final = Pace(period_seconds=0)
_PIECES: Final[Mapping[str, str]] = {
    "bare": "bare Starlette",
    "form": "reading the form",
    "signed": "the HMAC",
    "kept": "the group-committed Core transaction",
}


async def scripted(asked: Asked) -> Sequence[Row]:
    """Beside bare Starlette, which takes on one piece after another; in each round all of them."""
    async with field(asked) as at:
        targets = (at.scripted, *at.bare.values())
        found = await interleaved(
            targets, _CALLERS, _PACE, rounds=asked.rounds + 1, warm=2, seconds=max(asked.seconds / 3, 2)
        )
    ours = found[at.scripted.name]
    whole = found["kept"]
    ratio = a_core(ours) / a_core(whole)
    return [
        Row(
            f"scripted turns/s of one core's time, durable, {_CALLERS} callers who never pause",
            f"≥ {_SCRIPTED_AIM:,}",
            _speed(ours),
            f"bare Starlette + form + HMAC + transaction: {_speed(whole)}",
            is_enough(ours, _SCRIPTED_AIM),
            [*_breakdown(ours, found, await _agent_ms()), f"ours against bare: × {ratio:.2f}", seen(ours[-1])],
        )
    ]


async def with_model(asked: Asked) -> Sequence[Row]:
    async with field(asked) as at:
        await at.model_is(MODEL_AT_ONCE)
        found = await interleaved(
            (at.ours, at.plain), _CALLERS, _PACE, rounds=asked.rounds + 1, warm=2, seconds=max(asked.seconds / 2, 2)
        )
    ours, plain = found[at.ours.name], found[at.plain.name]
    return [
        Row(
            f"model turns/s of one core's time, 20 deltas at 0 ms, {_CALLERS} callers who never pause",
            f"≥ {_MODEL_AIM:,}",
            _speed(ours),
            f"{_speed(plain)}; in memory, not streamed",
            is_enough(ours, _MODEL_AIM),
            [
                f"{number(over_rounds(ours, _cpu))} ms of CPU a turn, the peer's {number(over_rounds(plain, _cpu))}",
                seen(ours[-1]),
            ],
        )
    ]


def a_core(rounds: Sequence[Level]) -> float:
    """Turns a second, were one core busy with nothing else."""
    return over_rounds(rounds, lambda level: level.turns_a_core)


def is_enough(rounds: Sequence[Level], aim: float) -> bool:
    return a_core(rounds) >= aim and not any(level.dropped for level in rounds)


def _speed(rounds: Sequence[Level]) -> str:
    """Of CPU time, which other programs on this machine leave alone; by the clock it is what was left of the core."""
    by_the_clock = over_rounds(rounds, lambda level: level.turns_a_second)
    return f"{spread([level.turns_a_core for level in rounds])} ({by_the_clock:,.0f} by the clock)"


def _cpu(level: Level) -> float:
    return level.cpu_ms_a_turn


def _breakdown(ours: Sequence[Level], bare: Mapping[str, Sequence[Level]], agent_ms: float | None) -> list[str]:
    """Milliseconds of CPU: what each piece adds to bare Starlette, and what is ours on top."""
    parts, before = [], 0.0
    for piece, name in _PIECES.items():
        after = over_rounds(bare[piece], _cpu)
        parts.append(f"{name} {after - before:.2f}")
        before = after
    rest = over_rounds(ours, _cpu) - before
    if agent_ms is not None:
        parts.append(f"the scripted agent, measured alone, {agent_ms:.2f}")
        rest -= agent_ms
    parts.append(f"all else that is ours (reading the call, deciding, the document, metrics) {rest:.2f}")
    return [
        f"ms of CPU a turn: {number(over_rounds(ours, _cpu))} in all = {' + '.join(parts)}",
        "turns/s of CPU: " + ", ".join(f"+ {_PIECES[piece]} {a_core(bare[piece]):,.0f}" for piece in _PIECES)[2:],
    ]


async def _agent_ms() -> float | None:
    """The median turn of the scripted agent alone, in the same run; None where that could not be measured."""
    child = await asyncio.create_subprocess_exec(sys.executable, str(_AGENT_ALONE), stdout=asyncio.subprocess.PIPE)
    out, _ = await child.communicate()
    found = re.search(rb"p50 ([\d.]+) ms", out)
    return float(found[1]) if found and child.returncode == 0 else None

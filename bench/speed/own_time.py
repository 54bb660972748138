"""How much of a turn's time is ours? The model answers at once, and what is left is EchoLink."""

from collections.abc import Sequence
from typing import Final

from bench.driver.caller import Pace
from bench.driver.level import Level

from .field import MODEL_AT_ONCE, Asked, field
from .interleaved import interleaved
from .row import Limit, Row, seen, times

_CALLS: Final = 64
_LIMITS: Final = (Limit(0.5, 5), Limit(0.99, 50))


async def measure(asked: Asked) -> Sequence[Row]:
    """All of the reply counts, not its first words."""
    async with field(asked) as at:
        await at.model_is(MODEL_AT_ONCE)
        found = await interleaved(
            (at.ours, at.plain),
            _CALLS,
            Pace(barges_in=True),
            rounds=asked.rounds,
            warm=9,
            seconds=max(asked.seconds, 8),
        )
    ours, plain = found[at.ours.name], found[at.plain.name]
    shares = [limit.share for limit in _LIMITS]
    return [
        Row(
            f"our own time a turn: the whole reply, 20 deltas at 0 ms, {_CALLS} calls, durable on SQLite",
            ", ".join(map(str, _LIMITS)),
            times(ours, "done", shares),
            f"{times(plain, 'done', shares)} (in memory)",
            is_met(ours),
            [f"first words alone: {times(ours, 'reply', shares)}", seen(ours[-1]), seen(plain[-1])],
        )
    ]


def is_met(rounds: Sequence[Level]) -> bool:
    return all(limit.holds(rounds, "done") for limit in _LIMITS) and not any(level.dropped for level in rounds)

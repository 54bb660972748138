"""How are targets compared fairly on a noisy machine? By turns, each round all of them, and figures of one run only."""

import asyncio
import sys
from collections.abc import Mapping, Sequence

from bench.driver.caller import Pace, Target
from bench.driver.level import Level, measure

_SETTLES_SECONDS = 1.0  # what the level before has left behind is cleared away; nothing tells when


async def interleaved(
    targets: Sequence[Target], calls: int, pace: Pace, *, rounds: int, warm: float, seconds: float
) -> Mapping[str, Sequence[Level]]:
    """The rounds of each target, by its name."""
    found: dict[str, list[Level]] = {target.name: [] for target in targets}
    for place in range(rounds):
        for target in targets:
            await asyncio.sleep(_SETTLES_SECONDS)
            level = await measure(target, calls, pace, warm=warm, seconds=seconds, seed=place)
            found[target.name].append(level)
            print(
                f"  round {place + 1}, {target.name}, {calls} calls: {level.turns} turns, {level.dropped} calls dropped",
                file=sys.stderr,
                flush=True,
            )
    return found

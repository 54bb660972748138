"""How many scripted turns a second do two workers on PostgreSQL make, against one process on SQLite, and bare Core?"""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from statistics import median

from .bare_core import THREADS, bare_turns_a_second
from .figures import Figure
from .sprint import Sprint, sprint
from .world import Asked, world

_ROUNDS = 4
_CALLERS = 16
_WORKERS = 2
_LEAST_OF_BARE = 0.5


async def measure(asked: Asked) -> Sequence[Figure]:
    """Both servers stand beside each other and are driven by turns; PostgreSQL writes durably, as SQLite does."""
    seconds = asked.seconds / 3 / _ROUNDS
    async with AsyncExitStack() as stack:
        sqlite = await stack.enter_async_context(world(asked, "sqlite", workers=1))
        postgres = await stack.enter_async_context(world(asked, "postgres", workers=_WORKERS, durable=True))
        ours: dict[str, list[Sprint]] = {"sqlite": [], "postgres": []}
        bare = []
        for _ in range(_ROUNDS + 1):
            ours["sqlite"].append(await sprint(sqlite, "booking", callers=_CALLERS, seconds=seconds))
            ours["postgres"].append(await sprint(postgres, "booking", callers=_CALLERS, seconds=seconds))
            bare.append(await asyncio.to_thread(bare_turns_a_second, postgres.database_url, seconds))
    return _figures({name: found[1:] for name, found in ours.items()}, bare[1:])  # the first round warms up


def _figures(ours: dict[str, list[Sprint]], bare: list[float]) -> list[Figure]:
    speed = {name: [one.turns_a_second for one in found] for name, found in ours.items()}
    waits = {name: median(one.percentile(50) for one in found) for name, found in ours.items()}
    share = median(speed["postgres"]) / median(bare)
    note = "rounds by turns, turns/s: " + "; ".join(
        f"{name} {min(found):,.0f}…{max(found):,.0f}" for name, found in {**speed, "bare Core": bare}.items()
    )
    note += "; the callers run on the same cores"
    return [
        Figure(
            f"turns/s: {_WORKERS} workers on PostgreSQL against one on SQLite, {_CALLERS} callers who never pause",
            "written down",
            f"{median(speed['postgres']):,.0f} against {median(speed['sqlite']):,.0f} "
            f"(a turn takes {waits['postgres']:.0f} ms and {waits['sqlite']:.0f} ms)",
        ),
        Figure(
            f"the same against bare Core on the same PostgreSQL ({THREADS} threads, 1 select, 1 update, 2 inserts a turn)",
            "≥ 50 %",
            f"{median(speed['postgres']):,.0f} of {median(bare):,.0f}: {share:.0%}",
            share >= _LEAST_OF_BARE,
            [note],
        ),
    ]

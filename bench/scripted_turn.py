"""What does a turn of the scripted agent cost? Plays the written callers on one core, without a server."""

import asyncio
import os
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from echolink.agent.port import Answer, Situation, Tools  # noqa: E402
from echolink.agent.scripted import ScriptedAgent  # noqa: E402
from tests.callers.desk_phone import DeskPhone  # noqa: E402
from tests.callers.script import play, scripts  # noqa: E402

ROUNDS, WARM_UP = 20, 5
FILES = sorted((ROOT / "tests" / "data" / "callers").glob("*.json"))


async def main() -> None:
    """Prints milliseconds of the turn itself, the caller's side left out."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {0})
    calls = [script for path in FILES for script in scripts(path)]
    taken = _timed()
    for n in range(ROUNDS):
        if n == WARM_UP:
            taken.clear()
        for script in calls:
            await play(script, DeskPhone(script))
    taken.sort()
    p50, p95, p99 = (1000 * taken[int(len(taken) * share)] for share in (0.5, 0.95, 0.99))
    print(f"{len(calls)} calls, {len(taken)} turns: p50 {p50:.2f} ms, p95 {p95:.2f} ms, p99 {p99:.2f} ms")


def _timed() -> list[float]:
    """The seconds of every turn from now on."""
    taken: list[float] = []
    answer = ScriptedAgent.answer

    async def timed(agent: Any, situation: Situation, tools: Tools) -> Answer:
        since = time.perf_counter()
        made = await answer(agent, situation, tools)
        taken.append(time.perf_counter() - since)
        return made

    ScriptedAgent.answer = timed  # type: ignore[method-assign]
    return taken


if __name__ == "__main__":
    asyncio.run(main())

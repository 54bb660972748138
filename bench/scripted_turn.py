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
from echolink.agent.profile import Profile  # noqa: E402
from echolink.agent.scripted import ScriptedAgent  # noqa: E402
from tests.callers.desk_phone import DeskPhone  # noqa: E402
from tests.callers.script import play, scripts  # noqa: E402

ROUNDS, WARM_UP = 8, 2
FILES = sorted((ROOT / "tests" / "data" / "callers").glob("*.json"))


async def main() -> None:
    """Prints milliseconds of processor time of the turn itself, the caller's side left out.

    The first turn of a bot in a process works out what depends on the bot alone, and is counted apart.
    """
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {0})
    calls = [script for path in FILES for script in scripts(path)]
    first, later = _timed()
    for n in range(ROUNDS):
        if n == WARM_UP:
            first.clear()
            later.clear()
        for script in calls:
            await play(script, DeskPhone(script))
    print(f"{len(calls)} calls, {len(later)} turns: {_told(later)}; first turns of a bot: {_told(first)}")


def _told(taken: list[float]) -> str:
    taken = sorted(taken)
    p50, p95, p99 = (1000 * taken[int(len(taken) * share)] for share in (0.5, 0.95, 0.99))
    return f"p50 {p50:.2f} ms, p95 {p95:.2f} ms, p99 {p99:.2f} ms"


def _timed() -> tuple[list[float], list[float]]:
    """The seconds of every first turn of a profile, and of every later one, from now on."""
    first: list[float] = []
    later: list[float] = []
    answer = ScriptedAgent.answer
    last: Profile | None = None

    async def timed(agent: Any, situation: Situation, tools: Tools) -> Answer:
        nonlocal last
        since = time.thread_time()
        made = await answer(agent, situation, tools)
        (later if situation.profile is last else first).append(time.thread_time() - since)
        last = situation.profile
        return made

    ScriptedAgent.answer = timed  # type: ignore[method-assign,assignment]
    return first, later


if __name__ == "__main__":
    asyncio.run(main())

"""Which promises are measured, each under which name?"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count

from echolink.simulator.faults import read_plan
from echolink.simulator.phone import SimulatedCall

from . import affinity, old_calls, owed, throughput
from . import disturbances as d
from .callers import Dial, Kind
from .figures import Figure, of_live_calls
from .judgement import Verdict
from .live import talk
from .nginx import nginx_before
from .world import Asked, Kept, World, world

_LONGEST_WAIT_SECONDS = 8.0
_BAD_LINE = "twice@25%, thrice@20%, twice-in-a-row@20%, lose@5%"

Measure = Callable[[Asked], Awaitable[Sequence[Figure]]]


@dataclass(frozen=True, slots=True)
class Aim:
    """What was promised, in words and as a claim; without a claim it is only written down."""

    words: str
    holds: Callable[[Verdict], bool | None] = lambda _: None


_EVERY_END = Aim(
    "every call reaches its natural end, no action decided twice, longest wait ≤ 8 s",
    lambda found: found.is_clean and found.longest_wait <= _LONGEST_WAIT_SECONDS,
)
_NO_SECOND = Aim("no late write, no second reply", lambda found: found.is_single)
_NONE_DROPPED = Aim("0 calls dropped", lambda found: found.is_clean)
_COMPARED = Aim("to compare with")


def _live(test: str, aim: Aim, kept: Kept, disturb: d.Disturb, *, alone: bool = False) -> Measure:
    """A measurement of many live calls. `alone`: one worker, as SQLite wants it."""

    async def measure(asked: Asked) -> Sequence[Figure]:
        async with world(asked, kept, workers=min(asked.workers, 1 if alone else asked.workers) or None) as at:
            run, verdict = await talk(at, disturb)
        named = test.format(calls=asked.calls, seconds=asked.seconds, workers=asked.workers)
        return [of_live_calls(named, aim.words, run, verdict, is_met=aim.holds(verdict))]

    return measure


async def _repeats(asked: Asked) -> Sequence[Figure]:
    """Nothing happens to the servers, and much on the way."""
    async with world(asked, "postgres", workers=asked.workers) as at:
        run, verdict = await talk(at, d.nothing, dial=_badly(at))
        runs = await at.model_runs()
    is_met = verdict.is_clean and not verdict.lost_words and runs <= verdict.chat_turns
    found = of_live_calls(
        f"{asked.calls} live calls, each request delivered 1–3 times, each 20th response lost, PostgreSQL, "
        f"{asked.workers} workers",
        "identical bytes, one model run a turn, no sentence lost",
        run,
        verdict,
        is_met=is_met,
    )
    measured = (
        f"{verdict.copies:,} requests delivered again and {verdict.retries} retried: {len(verdict.changed_bytes)} with other "
        f"bytes; {runs} model runs for {verdict.chat_turns} turns; {found.measured}"
    )
    return [replace(found, measured=measured)]


def _badly(at: World) -> Dial:
    """Lines on which requests are doubled, tripled and lost, each call's by lots of its own."""
    seeds = count(1)

    async def dial(kind: Kind) -> SimulatedCall:
        return await at.exchange.call(at.numbers[kind], faults=read_plan(f"{_BAD_LINE}, seed:{next(seeds)}"))

    return dial


async def _redeploy(asked: Asked) -> Sequence[Figure]:
    """Two lone servers behind nginx."""
    async with world(asked, "postgres", workers=None, servers=2, front=nginx_before) as at:
        run, verdict = await talk(at, d.redeploy_one)
    test = f"Two servers behind nginx, one after the other stopped and started anew under {asked.calls} live calls"
    return [of_live_calls(test, _NONE_DROPPED.words, run, verdict, is_met=_NONE_DROPPED.holds(verdict))]


SCENARIOS: Mapping[str, Measure] = {
    "calm-postgres": _live(
        "{calls} live calls, nothing happens, PostgreSQL, {workers} workers", _COMPARED, "postgres", d.nothing
    ),
    "calm-sqlite": _live("{calls} live calls, nothing happens, SQLite", _COMPARED, "sqlite", d.nothing, alone=True),
    "kill-postgres": _live(
        "{calls} live calls, a random worker killed with -9 every 2 s for {seconds:g} s, PostgreSQL, {workers} workers",
        _EVERY_END,
        "postgres",
        d.kill_workers,
    ),
    "kill-sqlite": _live(
        "{calls} live calls, the worker killed with -9 every 2 s for {seconds:g} s and started anew, SQLite",
        _EVERY_END,
        "sqlite",
        d.kill_workers,
        alone=True,
    ),
    "freeze-postgres": _live(
        "{calls} live calls, a random worker stopped for 1–8 s every 2 s for {seconds:g} s, PostgreSQL, {workers} workers",
        _NO_SECOND,
        "postgres",
        d.freeze_workers,
    ),
    "freeze-sqlite": _live(
        "{calls} live calls, the worker stopped for 1–8 s again and again for {seconds:g} s, SQLite",
        _NO_SECOND,
        "sqlite",
        d.freeze_workers,
        alone=True,
    ),
    "restart-database": _live(
        "PostgreSQL restarted twice under {calls} live calls, {workers} workers",
        _NONE_DROPPED,
        "postgres",
        d.restart_postgres,
    ),
    "rolling": _live(
        "Rolling restart of {workers} workers, twice, under {calls} live calls",
        _NONE_DROPPED,
        "postgres",
        d.roll_workers,
    ),
    "owed-postgres": partial(owed.owed, kept="postgres"),
    "owed-sqlite": partial(owed.owed, kept="sqlite"),
    "hanging-postgres": partial(owed.hanging, kept="postgres"),
    "hanging-sqlite": partial(owed.hanging, kept="sqlite"),
    "at-once-postgres": partial(owed.at_once, kept="postgres"),
    "at-once-sqlite": partial(owed.at_once, kept="sqlite"),
    "repeats": _repeats,
    "redeploy": _redeploy,
    "affinity": affinity.measure,
    "throughput": throughput.measure,
    "old-calls-sqlite": partial(old_calls.measure, kept="sqlite"),
    "old-calls-postgres": partial(old_calls.measure, kept="postgres"),
}

"""What do a million stored calls cost? Two servers side by side, one with few and one with many, in rounds by turns."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from statistics import median

import httpx2
import psycopg

from .figures import Figure
from .processes import cpu_seconds, descendants
from .sprint import sprint
from .stored_past import fill
from .world import Asked, Kept, World, world

_MANY, _FEW = 1_000_000, 100
_ROUNDS = 6
_CALLERS = 4
_LISTINGS = 40
_MOST_MORE_CPU = 0.15
_MOST_LIST_MS = 50
_POSTMASTER = r"SELECT split_part(pg_read_file('postmaster.pid'), E'\n', 1)::integer"


async def measure(asked: Asked, kept: Kept) -> Sequence[Figure]:
    """CPU a turn, the database's included, and the time of `GET /v1/calls`."""
    async with AsyncExitStack() as stack:
        few, many = [await stack.enter_async_context(world(asked, kept, workers=None)) for _ in range(2)]
        await asyncio.to_thread(fill, few.database_url, "booking@example.com", _FEW)
        await asyncio.to_thread(fill, many.database_url, "booking@example.com", _MANY)
        costs: dict[int, list[float]] = {_FEW: [], _MANY: []}
        for _ in range(_ROUNDS + 1):
            for at, stored in ((few, _FEW), (many, _MANY)):
                costs[stored].append(await _cpu_ms_a_turn(at, asked.seconds / 2 / _ROUNDS))
        listings = {_FEW: await _list_calls_ms(few), _MANY: await _list_calls_ms(many)}
    return _figures(kept, {stored: rounds[1:] for stored, rounds in costs.items()}, listings)  # the first one warms up


async def _cpu_ms_a_turn(at: World, seconds: float) -> float:
    pid = at.server.child.pid
    pids = [pid, *descendants(pid), *_database_pids(at)]
    before = cpu_seconds(pids)
    made = await sprint(at, "booking", callers=_CALLERS, seconds=seconds)
    return 1000 * (cpu_seconds(pids) - before) / made.turns


def _database_pids(at: World) -> list[int]:
    """PostgreSQL works in processes of its own, SQLite in the server's."""
    if at.postgres is None:
        return []
    with psycopg.connect(at.postgres.url()) as connection:
        found = connection.execute(_POSTMASTER).fetchone()
        assert found is not None, "it answers a row"
        return [found[0], *descendants(found[0])]


async def _list_calls_ms(at: World) -> list[float]:
    """Of the first page, of the next one, and of one bot's, in turns."""
    found = []
    headers = {"Authorization": f"Bearer {at.tokens['booking']}"}
    async with httpx2.AsyncClient(base_url=at.server.origin, headers=headers, trust_env=False, timeout=30) as http:
        first = (await http.get("/v1/calls")).raise_for_status().json()
        bot_id = first["data"][0]["bot_id"]
        for query in ({}, {"cursor": first["next_cursor"]}, {"bot_id": bot_id}) * _LISTINGS:
            began = time.perf_counter()
            (await http.get("/v1/calls", params=query)).raise_for_status()
            found.append(1000 * (time.perf_counter() - began))
    return sorted(found)


def _figures(kept: Kept, costs: dict[int, list[float]], listings: dict[int, list[float]]) -> list[Figure]:
    few, many = median(costs[_FEW]), median(costs[_MANY])
    more = many / few - 1
    rounds = "; ".join(f"{stored:,} calls: {min(found):.2f}…{max(found):.2f} ms" for stored, found in costs.items())
    p50, p95 = ({n: found[int(share * (len(found) - 1))] for n, found in listings.items()} for share in (0.5, 0.95))
    return [
        Figure(
            f"CPU a scripted turn with {_MANY:,} stored calls against {_FEW}, {kept}",
            "within 15 %",
            f"{many:.2f} ms against {few:.2f} ms: {more:+.0%}",
            more <= _MOST_MORE_CPU,
            [f"rounds by turns: {rounds}"],
        ),
        Figure(
            f"`GET /v1/calls` with {_MANY:,} stored calls, {kept}",
            "≤ 50 ms",
            f"median {p50[_MANY]:.1f} ms, 95 % {p95[_MANY]:.1f} ms",
            p95[_MANY] <= _MOST_LIST_MS,
            [
                f"with {_FEW} calls: median {p50[_FEW]:.1f} ms, 95 % {p95[_FEW]:.1f} ms; first page, next page, one bot's"
            ],
        ),
    ]

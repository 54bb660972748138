"""Does a delivery go on where it was, whatever becomes of the worker that carried it?"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from echolink.background.engine import EngineThread
from echolink.background.runs import DurableRuns
from echolink.errors import RefusedToStart
from tests.postgres_server import PostgresServer

PATIENCE_SECONDS = 20


class Attempts:
    """Answers each attempt with the next of these pauses, and with None behind them."""

    def __init__(self, *pauses: float) -> None:
        self.made: list[str] = []
        self._pauses = list(pauses)
        self._news = asyncio.Condition()

    async def __call__(self, delivery_id: str) -> float | None:
        async with self._news:
            self.made.append(delivery_id)
            self._news.notify_all()
        return self._pauses.pop(0) if self._pauses else None

    async def reach(self, count: int) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS), self._news:
            await self._news.wait_for(lambda: len(self.made) >= count)


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/background.db"
    made: str = request.getfixturevalue("postgres_url")
    return made


@asynccontextmanager
async def worker(
    url: str, name: str, attempts: Callable[[str], object], grace: float = 0
) -> AsyncIterator[DurableRuns]:
    """One boot of a server."""
    runs = DurableRuns(EngineThread(url, name, migrates=url.startswith("sqlite")))
    await runs.open(attempts)  # type: ignore[arg-type]
    try:
        yield runs
    finally:
        await runs.close(grace)


async def test_a_run_makes_one_attempt_after_the_other_until_there_is_none_to_come(url: str) -> None:
    attempts = Attempts(0.05, 0.05)

    async with worker(url, "wrk_1", attempts) as runs:
        assert await runs.start("dlv_1", 0)
        await attempts.reach(3)
        await ended(runs, ("dlv_1", 0))

    assert attempts.made == ["dlv_1"] * 3


async def test_a_run_is_begun_once_and_a_new_round_is_a_run_of_its_own(url: str) -> None:
    attempts = Attempts(600, 600)

    async with worker(url, "wrk_1", attempts) as runs:
        assert await runs.start("dlv_1", 0)
        assert await runs.start("dlv_1", 0)
        assert await runs.start("dlv_1", 1)
        await attempts.reach(2)

        assert await runs.gone([("dlv_1", 0), ("dlv_1", 1), ("dlv_2", 0)]) == [("dlv_2", 0)]

    assert attempts.made == ["dlv_1", "dlv_1"]


async def test_what_a_worker_left_asleep_goes_on_at_the_next_one(url: str) -> None:
    before, after = Attempts(1.0), Attempts()
    async with worker(url, "wrk_1", before) as runs:
        await runs.start("dlv_1", 0)
        await before.reach(1)
        await settled(runs)

    async with worker(url, "wrk_2", after) as runs:
        assert not await runs.start("dlv_1", 0)
        await runs.take_up(["wrk_2"])
        await after.reach(1)
        await ended(runs, ("dlv_1", 0))

    assert (before.made, after.made) == (["dlv_1"], ["dlv_1"])


async def test_an_attempt_that_a_shutdown_cut_off_is_made_again(url: str) -> None:
    begun, after = asyncio.Event(), Attempts()

    async def hangs(_: str) -> None:
        begun.set()
        await asyncio.Event().wait()

    async with worker(url, "wrk_1", hangs) as runs:
        await runs.start("dlv_1", 0)
        await asyncio.wait_for(begun.wait(), PATIENCE_SECONDS)

    async with worker(url, "wrk_2", after) as runs:
        await runs.take_up(["wrk_2"])
        await after.reach(1)


async def test_an_attempt_under_way_may_end_within_the_grace(url: str) -> None:
    begun, let_go, ends = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def takes_a_while(_: str) -> None:
        begun.set()
        await let_go.wait()
        ends.set()

    async with worker(url, "wrk_1", takes_a_while, grace=PATIENCE_SECONDS) as runs:
        await runs.start("dlv_1", 0)
        await asyncio.wait_for(begun.wait(), PATIENCE_SECONDS)
        asyncio.get_running_loop().call_later(0.05, let_go.set)

    assert ends.is_set()


async def test_what_the_living_carry_on_is_left_to_them(url: str) -> None:
    before, after = Attempts(600), Attempts()
    async with worker(url, "wrk_1", before) as runs:
        await runs.start("dlv_1", 0)
        await before.reach(1)
        await settled(runs)

    async with worker(url, "wrk_2", after) as runs:
        await runs.take_up(["wrk_1", "wrk_2"])

        assert await runs.gone([("dlv_1", 0)]) == []
    assert not after.made


async def test_what_has_ended_is_forgotten(url: str) -> None:
    attempts = Attempts()
    async with worker(url, "wrk_1", attempts) as runs:
        await runs.start("dlv_1", 0)
        await ended(runs, ("dlv_1", 0))

        await runs.forget()

        assert await runs.start("dlv_1", 0)  # nothing is known of it
        await attempts.reach(2)


async def test_an_engine_without_tables_says_so(postgres_server: PostgresServer) -> None:
    name = postgres_server.make_database()
    runs = DurableRuns(EngineThread(postgres_server.url(name), "wrk_1", migrates=False))

    with pytest.raises(RefusedToStart, match="echolink migrate"):
        await runs.open(Attempts())


async def ended(runs: DurableRuns, run: tuple[str, int]) -> None:
    """Until nobody carries it on any more."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not await runs.gone([run]):  # noqa: ASYNC110 - DBOS tells of it to who asks
            await asyncio.sleep(0.02)


async def settled(runs: DurableRuns) -> None:
    """Until its newest step is recorded: what is asked of it afterwards waits for the same database."""
    await runs.gone([("dlv_1", 0)])
    await asyncio.sleep(0.1)

"""`/metrics` of a server: whichever worker is asked tells what all have counted, those included that were killed."""

import asyncio
import os
import signal
from pathlib import Path

import httpx2
import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.stories.conftest import on_sqlite
from tests.stories.desk import played
from tests.stories.test_stories_survival import Street, street

Counts = dict[tuple[str, tuple[str, ...]], float]
GONE = ("caller_hung_up",)


async def counts_of(at: Street) -> Counts:
    """By sample and the values of its labels in the order of their names, asked for over a connection of its own: any worker may get it."""
    async with httpx2.AsyncClient(base_url=at.server.origin, trust_env=False) as http:
        text = (await http.get("/metrics")).raise_for_status().text
    families = text_string_to_metric_families(text)
    return {
        (one.name, tuple(value for _, value in sorted(one.labels.items()))): one.value
        for family in families
        for one in family.samples
    }


def directories(folder: Path) -> list[Path]:
    """Those in which workers share their counts."""
    return list(folder.glob("echolink-metrics-*"))


def counters_in(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("counter_*.db")}


async def a_call(at: Street) -> None:
    """Three turns: the greeting, and two replies of the scripted agent."""
    call = await at.exchange.call()
    await played(call, "a table for four", "tomorrow at seven")
    await call.hang_up()


async def all_workers_anew(at: Street, before: list[int]) -> None:
    while len(set(at.server.workers()) - set(before)) < len(before):  # noqa: ASYNC110 - nothing tells of another's child
        await asyncio.sleep(0.05)


async def test_whichever_worker_is_asked_tells_the_sum_and_the_dead_are_not_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    size = 2 if database == "postgres" else 1
    async with street(tmp_path, "--workers", str(size)) as at:
        await asyncio.gather(*(a_call(at) for _ in range(6)))
        told = [await counts_of(at) for _ in range(10)]
        before = at.server.workers()
        for worker in before:
            os.kill(worker, signal.SIGKILL)
        await all_workers_anew(at, before)
        await a_call(at)
        afterwards = await counts_of(at)
        [folder] = directories(tmp_path)
        files = counters_in(folder)

        for counts in told:
            assert counts["echolink_calls_begun_total", ()] == 6
            assert counts["echolink_calls_ended_total", GONE] == 6
            assert counts["echolink_turns_total", ("fixed",)] == 6
            assert counts["echolink_turns_total", ("scripted",)] == 12
            assert counts["echolink_hop_milliseconds_count", ("answered", "voice-response")] == 12
        assert afterwards["echolink_turns_total", ("scripted",)] == 14
        assert files >= {f"counter_{worker}.db" for worker in before}
    assert directories(tmp_path) == []


@on_sqlite
async def test_workers_that_are_replaced_leave_the_counts_where_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    async with street(tmp_path, "--workers", "1") as at:
        await a_call(at)
        before = at.server.workers()
        assert at.server.process is not None
        at.server.process.send_signal(signal.SIGHUP)
        await all_workers_anew(at, before)
        while set(before) & set(at.server.workers()):  # noqa: ASYNC110 - nothing tells of another's child
            await asyncio.sleep(0.05)
        await a_call(at)

        assert (await counts_of(at))["echolink_calls_begun_total", ()] == 2


@on_sqlite
async def test_one_process_counts_in_memory_and_tells_of_itself_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    async with street(tmp_path) as at:
        await a_call(at)
        counts = await counts_of(at)

        assert counts["echolink_turns_total", ("scripted",)] == 2
        assert counts["echolink_workers_alive", ()] == 1
        assert counts["process_resident_memory_bytes", ()] > 0
        assert directories(tmp_path) == []


@pytest.mark.parametrize("database", ["postgres"], indirect=True)
async def test_the_workers_that_live_are_told_and_the_killed_are_no_more_among_them(tmp_path: Path) -> None:
    async with street(tmp_path, "--workers", "2") as at:
        alive = ("echolink_workers_alive", ())
        async with asyncio.timeout(10):
            while (await counts_of(at)).get(alive) != 2:  # noqa: ASYNC110 - a beat each second
                await asyncio.sleep(0.1)
        before = at.server.workers()
        os.kill(before[0], signal.SIGKILL)

        async with asyncio.timeout(15):
            while (await counts_of(at)).get(alive) == 2:  # noqa: ASYNC110
                await asyncio.sleep(0.1)
            while (await counts_of(at)).get(alive) != 2:  # noqa: ASYNC110
                await asyncio.sleep(0.1)

"""`serve --workers`: a worker is killed, all are replaced or told to stop, and callers hear nothing of it."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
import pytest

from tests.fakes.chat_completions import ChatCompletions, Reply, Says, StaysSilent
from tests.stories.conftest import on_sqlite
from tests.stories.desk import played
from tests.stories.test_stories_starts import run
from tests.stories.test_stories_survival import Street, street


@pytest.fixture
def workers(database: str) -> tuple[str, str]:
    """As many as the database allows."""
    return ("--workers", "2" if database == "postgres" else "1")


@asynccontextmanager
async def with_model(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *replies: Reply, options: tuple[str, ...] = ()
) -> AsyncIterator[tuple[Street, ChatCompletions]]:
    async with ChatCompletions() as provider:
        monkeypatch.setenv("OPENAI_BASE_URL", provider.url)
        monkeypatch.setenv("OPENAI_API_KEY", "none")
        provider.will(*replies)
        async with street(folder, *options, model="openai-chat:fake", filler_after_seconds="0.3") as at:
            yield at, provider


async def test_a_worker_killed_while_the_model_thinks_costs_a_wait_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: tuple[str, str]
) -> None:
    async with with_model(tmp_path, monkeypatch, StaysSilent(), Says("For which day?"), options=workers) as (at, model):
        call = await at.exchange.call()
        await call.listen()
        await call.say("a table for four")
        await model.asked.wait()
        for worker in at.server.workers():
            os.kill(worker, signal.SIGKILL)

        assert (await call.listen()).endswith("For which day?")
        assert len(model.requests) == 2
        assert not call.errors


async def test_workers_are_replaced_on_sighup_while_a_turn_is_under_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: tuple[str, str]
) -> None:
    async with with_model(tmp_path, monkeypatch, StaysSilent(), Says("For which day?"), options=workers) as (at, model):
        call = await at.exchange.call()
        await call.listen()
        before = at.server.workers()
        await call.say("a table for four")
        await model.asked.wait()
        assert at.server.process is not None
        at.server.process.send_signal(signal.SIGHUP)

        assert (await call.listen()).endswith("For which day?")
        while set(before) & set(at.server.workers()):  # noqa: ASYNC110 - nothing tells when another's child is gone
            await asyncio.sleep(0.1)
        assert len(at.server.workers()) == len(before)
        assert not call.errors


async def test_all_workers_stop_with_the_parent_within_their_time(tmp_path: Path, workers: tuple[str, str]) -> None:
    async with street(tmp_path, *workers) as at:
        await played(await at.exchange.call(), "a table for four")
        children = at.server.workers()
        assert len(children) == int(workers[1])

        async with asyncio.timeout(6):
            assert await at.server.stop() == 0
        assert not [child for child in children if is_running(child)]


async def test_workers_whose_parent_was_killed_make_room_for_the_next(tmp_path: Path, workers: tuple[str, str]) -> None:
    async with street(tmp_path, *workers) as at:
        call = await at.exchange.call()
        await played(call, "a table for four")
        children = at.server.workers()
        await at.server.kill()
        while any(map(is_running, children)):  # noqa: ASYNC110 - nothing tells when another's child is gone
            await asyncio.sleep(0.05)
        await at.server.start()

        assert "Maria" in (await played(call, "tomorrow at seven, the name is Maria Jones"))[-1]
        assert not call.errors


@on_sqlite
def test_several_workers_on_sqlite_are_refused_with_what_to_do(tmp_path: Path) -> None:
    refused = run("serve", tmp_path, "--port", "0", "--workers", "2")

    assert refused.returncode == 2
    assert "--workers 1" in refused.stderr
    assert "ECHOLINK_DATABASE_URL" in refused.stderr


async def test_a_server_that_was_told_to_stop_says_so_and_ends_the_turn_that_is_under_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with with_model(tmp_path, monkeypatch, StaysSilent("For which")) as (at, model):
        call = await at.exchange.call()
        await call.listen()
        await call.say("a table for four")
        await model.asked.wait()
        assert at.server.process is not None
        at.server.process.send_signal(signal.SIGTERM)
        async with httpx2.AsyncClient(base_url=at.server.origin, trust_env=False) as http:
            while (ready := await http.get("/readyz")).status_code == 200:  # noqa: ASYNC110 - nobody tells that it got its signal
                await asyncio.sleep(0.02)
        assert (ready.status_code, ready.json()["code"]) == (503, "shutting_down")
        async with asyncio.timeout(30):  # far less than the model's silence, and no clock for how fast this machine is
            assert await at.server.process.wait() == 0


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True

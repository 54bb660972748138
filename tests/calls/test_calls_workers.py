"""Who is taken for dead, and when: never one that beats, whatever clocks and observers do; always one that does not."""

import asyncio
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.calls.wakes import Wakes
from echolink.calls.workers import Liveness, Workers
from echolink.errors import StorageUnavailable

_GAPS = st.lists(st.floats(min_value=0, max_value=3_600), min_size=1, max_size=30)


class Memory:
    """`WorkerStore` in memory."""

    def __init__(self, **counts: int) -> None:
        self.rows = dict(counts)
        self.is_gone = False

    async def beat(self, worker: str) -> Mapping[str, int]:
        self.rows[worker] = self.rows.get(worker, 0) + 1
        return await self.counts()

    async def counts(self) -> Mapping[str, int]:
        if self.is_gone:
            raise StorageUnavailable("gone")
        return dict(self.rows)

    async def forget(self, worker: str, beats: int | None = None) -> None:
        if beats is None or self.rows.get(worker) == beats:
            self.rows.pop(worker, None)


@given(gaps=_GAPS)
def test_one_that_beats_between_any_two_looks_is_never_dead(gaps: list[float]) -> None:
    liveness, at = Liveness(), 0.0
    for beats, gap in enumerate(gaps):
        at += gap
        assert not liveness.look({"other": beats}, at)
        assert "other" in liveness.alive()


@given(gaps=_GAPS)
def test_silence_counts_only_while_the_observer_looks_every_other_second(gaps: list[float]) -> None:
    liveness, at, silent = Liveness(), 0.0, 0.0
    liveness.look({"other": 7}, at)
    for gap in gaps:
        at += gap
        silent += gap if gap <= 2 else 0
        liveness.look({"other": 7}, at)
        assert ("other" in liveness.alive()) == (silent < 3)


def test_one_that_is_silent_for_three_seconds_is_told_once_and_lives_again_when_it_beats() -> None:
    liveness = Liveness()
    told = [list(liveness.look({"other": beats}, at)) for at, beats in enumerate([1, 2, 2, 2, 2, 2, 3])]

    assert told == [[], [], [], [], ["other"], [], []]
    assert "other" in liveness.alive()


def test_one_that_has_left_is_gone_at_the_next_look() -> None:
    liveness = Liveness()
    liveness.look({"other": 1}, 0)

    assert liveness.look({}, 1) == {"other"}
    assert not liveness.alive()


async def test_one_that_came_since_the_last_look_is_alive() -> None:
    store = Memory()
    workers = Workers(store, "me", Wakes())
    await workers.join()
    store.rows["new"] = 1

    assert await workers.is_alive("new")
    assert not await workers.is_alive("of an earlier boot")


async def test_after_a_doubt_one_that_left_is_not_taken_for_alive() -> None:
    store, wakes = Memory(other=4), Wakes()
    workers = Workers(store, "me", wakes)
    await workers.join()
    await store.forget("other")
    with wakes.of("call_1") as woken:
        assert await workers.is_alive("other")  # nobody said anything yet
        workers.doubt()

        assert woken.is_set()
        assert not await workers.is_alive("other")


async def test_the_dead_are_buried_though_the_database_fails_at_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("echolink.calls.workers._BEAT_SECONDS", 0)
    store, buried, failures = Memory(other=4), asyncio.Event(), [StorageUnavailable("gone")]
    workers = Workers(store, "me", Wakes())
    await workers.join()
    await store.forget("other")

    async def bury() -> None:
        if failures:
            raise failures.pop()
        buried.set()

    beating = asyncio.create_task(workers.beat_for_ever(bury))
    async with asyncio.timeout(2):
        await buried.wait()
    beating.cancel()


async def test_rows_that_nobody_counts_up_any_more_are_swept() -> None:
    store, now = Memory(other=4), [0.0]
    workers = Workers(store, "me", Wakes(), monotonic=lambda: now[0])
    await workers.join()

    async def nothing() -> None:
        return

    for _ in range(61):
        now[0] += 1
        await workers._beat(nothing)

    assert set(store.rows) == {"me"}


def test_a_wake_reaches_those_of_its_call_and_nothing_is_kept_of_them() -> None:
    wakes = Wakes()
    with wakes.of("call_1") as one, wakes.of("call_1") as two, wakes.of("call_2") as other:
        wakes.wake("call_1")
        wakes.wake("call_3")
        assert (one.is_set(), two.is_set(), other.is_set()) == (True, True, False)
        wakes.wake_all()
        assert other.is_set()
    assert not wakes._waiting

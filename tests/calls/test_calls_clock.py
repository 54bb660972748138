"""Durations are right whatever is done to the clock."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.calls.clock import SteadyClock
from tests.calls.talk import ToldAgent, talk
from tests.judges.twiml_judge import judge

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
_SECONDS = st.floats(min_value=0, max_value=1_000)
_HOUR = timedelta(hours=1)


class Hands:
    """A wall clock that can be set, and a steady one beside it."""

    def __init__(self) -> None:
        self.steady, self.offset = 0.0, timedelta()
        self.clock = SteadyClock(self.wall, lambda: self.steady)

    def wall(self) -> datetime:
        return NOON + timedelta(seconds=self.steady) + self.offset

    def wait(self, seconds: float) -> None:
        """In steps of a second at most, as a server reads its clock."""
        while seconds > 0:
            self.steady += min(seconds, 1)
            seconds -= 1
            self.clock()


@given(before=_SECONDS, after=_SECONDS)
def test_a_clock_set_forward_makes_nothing_older(before: float, after: float) -> None:
    hands = Hands()
    began = hands.clock()
    hands.wait(before)
    hands.offset += _HOUR
    hands.wait(after)

    assert abs(hands.clock.since(began).total_seconds() - before - after) < 1.1
    assert hands.clock() == hands.wall()


@given(before=_SECONDS, after=_SECONDS)
def test_a_clock_set_back_makes_nothing_younger_or_of_the_future(before: float, after: float) -> None:
    hands = Hands()
    began = hands.clock()
    hands.wait(before)
    hands.offset -= _HOUR
    hands.wait(after)

    assert abs(hands.clock.since(began).total_seconds() - before - after) < 1.1


@given(after=_SECONDS)
def test_what_was_written_after_a_step_is_not_touched_by_it(after: float) -> None:
    hands = Hands()
    hands.offset += _HOUR
    began = hands.clock()
    hands.wait(after)

    assert abs(hands.clock.since(began).total_seconds() - after) < 0.001


def test_a_moment_of_another_machine_that_is_ahead_is_now() -> None:
    hands = Hands()

    assert hands.clock.since(NOON + timedelta(seconds=3)) == timedelta()


@pytest.mark.parametrize("step", [_HOUR, -_HOUR], ids=["forward", "back"])
async def test_a_clock_that_is_set_neither_ends_a_call_nor_holds_a_caller(tmp_path: Path, step: timedelta) -> None:
    offset = timedelta()
    clock = SteadyClock(lambda: datetime.now(UTC) + offset)
    never = ToldAgent(lambda situation, tools: asyncio.Event().wait())
    async with talk(tmp_path, model=never, clock=clock, filler_after_seconds=0.3, hold_seconds=0.1) as at:
        await at.ring()
        offset = step
        async with asyncio.timeout(3):
            filler = judge(await at.say("one", 1, arrived_at=clock()))
            pause = judge(await at.go_on(1, 1))

        assert [[verb.tag for verb in document] for document in (filler, pause)] == [
            ["Say", "Redirect"],
            ["Pause", "Redirect"],
        ]

"""What time is it, and how long ago was that, though somebody may set this machine's clock meanwhile?"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

Clock = Callable[[], datetime]
"""The time now, aware."""

_LEAST_STEP: Final = timedelta(seconds=1)  # less than this is a clock being slewed
_MOST_STEPS: Final = 100


def _wall() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class _Step:
    """The clock went from `before` to `after` at once."""

    before: datetime
    after: datetime


class SteadyClock:
    """Wall time for what is written down, and durations that no step of it stretches or shrinks."""

    def __init__(self, wall: Clock = _wall, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._wall, self._monotonic = wall, monotonic
        self._steps: list[_Step] = []
        self._last = (wall(), monotonic())

    def __call__(self) -> datetime:
        """The wall time, in UTC."""
        now, steady = self._wall(), self._monotonic()
        last, last_steady = self._last
        expected = last + timedelta(seconds=steady - last_steady)
        if abs(now - expected) >= _LEAST_STEP:
            self._steps = [*self._steps[1 - _MOST_STEPS :], _Step(expected, now)]
        self._last = (now, steady)
        return now

    def since(self, moment: datetime) -> timedelta:
        """How long `moment` is past, however the clock was set since; never less than nothing."""
        now = self()
        for step in reversed(self._steps):
            if step.after <= moment <= now:  # written after that step
                break
            now -= step.after - step.before
        return max(now - moment, timedelta())

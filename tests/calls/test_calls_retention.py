"""Is everything old deleted, a little at a time, and nothing where it is kept for ever?"""

from datetime import datetime, timedelta

from echolink.calls.retention import Retention
from tests.makers import NOON


class Storehouse:
    """`Old`, of so many calls and other rows."""

    def __init__(self, calls: int = 0, rest: int = 0, words: int = 0) -> None:
        self.left = {"calls": calls, "rest": rest, "words": words}
        self.before: datetime | None = None
        self.answers_until: datetime | None = None

    async def forget_calls(self, before: datetime, most: int) -> int:
        self.before = before
        return self._some("calls", most)

    async def forget_rest(self, before: datetime, most: int) -> int:
        return self._some("rest", most)

    async def wipe_words(self, before: datetime, most: int) -> int:
        return self._some("words", most)

    async def forget_answers(self, now: datetime) -> None:
        self.answers_until = now

    def _some(self, what: str, most: int) -> int:
        gone = min(self.left[what], most)
        self.left[what] -= gone
        return gone


class Pauses:
    def __init__(self) -> None:
        self.slept: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.slept.append(seconds)


async def test_calls_older_than_the_days_go_in_batches_between_which_others_write() -> None:
    old, pauses = Storehouse(calls=95, rest=3), Pauses()

    await Retention(old, lambda: NOON, 30, sleep=pauses).sweep()

    assert (old.left, old.before) == ({"calls": 0, "rest": 0, "words": 0}, NOON - timedelta(days=30))
    assert len(pauses.slept) == 11  # ten batches of calls, one of the rest
    assert min(pauses.slept) > 0


async def test_without_days_only_what_was_never_to_be_kept_goes() -> None:
    old = Storehouse(calls=5, rest=5, words=12)

    await Retention(old, lambda: NOON, None, sleep=Pauses()).sweep()

    assert (old.left, old.answers_until) == ({"calls": 5, "rest": 5, "words": 0}, NOON)

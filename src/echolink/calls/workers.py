"""Which workers are alive? Each counts its row up every second; one whose count stands still for three seconds is dead."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

import structlog

from echolink.calls.metrics import WORKERS_ALIVE
from echolink.calls.wakes import Wakes
from echolink.errors import StorageUnavailable

log = structlog.get_logger(__name__)

_BEAT_SECONDS: Final = 1.0
_DEAD_SECONDS: Final = 3.0
_FORGOTTEN_SECONDS: Final = 60.0
# Between two looks further apart than this we were frozen, or cut off ourselves: no silence of others is counted.
_LONGEST_GAP_SECONDS: Final = 2 * _BEAT_SECONDS


class WorkerStore(Protocol):
    """A row a worker. Every method raises StorageUnavailable."""

    async def beat(self, worker: str) -> Mapping[str, int]:
        """Count this worker's row up, made anew where it is missing; every worker's count as of now."""

    async def counts(self) -> Mapping[str, int]:
        """Every worker's count as of now."""

    async def forget(self, worker: str, beats: int | None = None) -> None:
        """Delete a row, if it still has this count (None: whatever it has)."""


class Peers(Protocol):
    """Which worker are we, and which others live?"""

    @property
    def me(self) -> str:
        """The id of this worker's boot, `wrk_…`."""

    async def is_alive(self, worker: str) -> bool:
        """Whether that worker may still answer. Raises StorageUnavailable."""

    async def living(self) -> Collection[str]:
        """Every worker that may still answer, this one included. Raises StorageUnavailable."""


class LoneWorker:
    """Where one process has the database to itself, whatever any other began is nobody's."""

    def __init__(self, me: str) -> None:
        self.me = me

    async def is_alive(self, worker: str) -> bool:
        """See `Peers.is_alive`."""
        return worker == self.me

    async def living(self) -> Collection[str]:
        """See `Peers.living`."""
        return (self.me,)


@dataclass(slots=True)
class _Pulse:
    beats: int
    silent_seconds: float = 0.0


class Liveness:
    """What successive looks at the counts tell. It measures on our own steady clock alone: no clock of another machine, and
    no step of any, makes a worker die."""

    def __init__(self) -> None:
        self._pulses: dict[str, _Pulse] = {}
        self._looked_at: float | None = None

    def look(self, counts: Mapping[str, int], at: float) -> Collection[str]:
        """Take in all counts at `at` (monotonic seconds); the workers that this look shows to be dead or gone."""
        passed = 0.0 if self._looked_at is None else at - self._looked_at
        passed = passed if passed <= _LONGEST_GAP_SECONDS else 0.0
        self._looked_at = at
        lived = set(self.alive())
        for worker in self._pulses.keys() - counts.keys():
            del self._pulses[worker]
        for worker, beats in counts.items():
            pulse = self._pulses.get(worker)
            if pulse is None or pulse.beats != beats:
                self._pulses[worker] = _Pulse(beats)
            else:
                pulse.silent_seconds += passed
        return lived - set(self.alive())

    def alive(self) -> Collection[str]:
        """Those who were there at the last look, and not silent for too long."""
        return [worker for worker, pulse in self._pulses.items() if pulse.silent_seconds < _DEAD_SECONDS]

    def knows(self, worker: str) -> bool:
        """Whether it was there at the last look."""
        return worker in self._pulses

    def long_dead(self) -> Mapping[str, int]:
        """Rows that nobody counts up any more, with their last counts."""
        return {
            worker: pulse.beats for worker, pulse in self._pulses.items() if pulse.silent_seconds >= _FORGOTTEN_SECONDS
        }


class Workers:
    """`Peers` where several workers share a database."""

    def __init__(
        self, store: WorkerStore, me: str, wakes: Wakes, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self.me = me
        self._store, self._wakes, self._monotonic = store, wakes, monotonic
        self._liveness = Liveness()
        self._is_in_doubt = False  # somebody may have left since our last look
        self._owes_burial = False

    async def join(self) -> None:
        """Be one of the workers, before anything is answered."""
        self._look_at(await self._store.beat(self.me))

    async def leave(self) -> None:
        """Say that this worker answers no more: what it leaves open is taken over at once, not after three seconds."""
        await self._store.forget(self.me)

    async def beat_for_ever(self, bury: Callable[[], Awaitable[None]]) -> None:
        """Beat until cancelled; `bury` is awaited whenever others were seen to be dead or gone."""
        while True:
            await asyncio.sleep(_BEAT_SECONDS)
            try:
                await self._beat(bury)
            except (
                StorageUnavailable
            ):  # told by the storage; others will take us for dead, and their epochs keep us out
                continue

    async def _beat(self, bury: Callable[[], Awaitable[None]]) -> None:
        counts = await self._store.beat(self.me)
        if gone := self._look_at(counts):
            log.warning("workers_gone", workers=sorted(gone))
            self._wakes.wake_all()
            self._owes_burial = True
        if self._owes_burial:
            await bury()
            self._owes_burial = False
        for worker, beats in self._liveness.long_dead().items():
            await self._store.forget(worker, beats)

    def doubt(self) -> None:
        """A worker has left: look again before anybody is taken for alive."""
        self._is_in_doubt = True
        self._wakes.wake_all()

    async def is_alive(self, worker: str) -> bool:
        """See `Peers.is_alive`. One that we have not seen yet may have come since our last look."""
        if self._is_in_doubt or not self._liveness.knows(worker):
            await self._look()
        return worker in self._liveness.alive()

    async def living(self) -> Collection[str]:
        """See `Peers.living`."""
        await self._look()
        return {self.me, *self._liveness.alive()}

    async def _look(self) -> None:
        self._is_in_doubt = False
        if self._look_at(await self._store.counts()):
            self._owes_burial = True

    def _look_at(self, counts: Mapping[str, int]) -> Collection[str]:
        gone = self._liveness.look(counts, self._monotonic())
        WORKERS_ALIVE.set(len(self._liveness.alive()))
        return gone

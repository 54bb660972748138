"""What is written that no request waits for? Replies that whoever asks next shall find, and what was spent in vain."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Final

from echolink.calls.call import Call, ModelUsage
from echolink.calls.clock import SteadyClock
from echolink.calls.ports import CallStore
from echolink.calls.record import TurnRecord
from echolink.errors import StorageUnavailable, TurnTaken

_PAUSE_SECONDS: Final = 0.5  # between tries at a database that is away


class Leaving:
    """Writes beside the requests, again and again while the database is away, as long as any reply may take."""

    def __init__(self, calls: CallStore, clock: SteadyClock, longest_seconds: float) -> None:
        self._calls, self._clock, self._longest_seconds = calls, clock, longest_seconds
        self._tasks: set[asyncio.Task[None]] = set()

    def leave(self, record: TurnRecord, say: Callable[[], Awaitable[str]]) -> None:
        """As `until_left`, beside whoever calls."""
        self.beside(self.until_left(record, say))

    async def until_left(self, record: TurnRecord, say: Callable[[], Awaitable[str]]) -> None:
        """Write a reply that no request waits for here: the next one may come to another worker, or after a restart."""
        while True:
            try:
                await say()
            except TurnTaken:  # another worker has held the line meanwhile, or nobody is to hear this any more
                if not await self._catch_up(record):
                    return
            except StorageUnavailable:  # told by the storage; elsewhere it is waited for as long as any reply
                if self._clock.since(record.turn.started_at).total_seconds() > self._longest_seconds:
                    return
                await asyncio.sleep(_PAUSE_SECONDS)
            else:
                return

    def spend(self, call: Call, usage: ModelUsage) -> None:
        """Add what a model has cost to the call and to its account, though nobody heard of it."""
        self.beside(self._until_spent(call, usage))

    def beside(self, work: Coroutine[None, None, None]) -> None:
        """Run it beside whoever calls, until it ends or `close`."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def close(self) -> None:
        """Stop what is under way: the database is away, or is about to be closed."""
        for task in self._tasks:
            task.cancel()

    async def _until_spent(self, call: Call, usage: ModelUsage) -> None:
        at = self._clock()
        while self._clock.since(at).total_seconds() <= self._longest_seconds:
            try:
                await self._calls.spend(call.id, call.account_id, usage, at)
            except StorageUnavailable:
                await asyncio.sleep(_PAUSE_SECONDS)
            else:
                return

    async def _catch_up(self, record: TurnRecord) -> bool:
        """Learn of hops that others wrote to this turn; False when there are none: then it was not they who stood in our way."""
        stands = await self._calls.turn(record.call.id, record.turn.turn)
        turn, hops = stands or (None, ())
        known = len(record.hops)
        if turn is not None and turn.epoch == record.turn.epoch:
            record.hops.update({hop.hop: hop for hop in hops})
        return len(record.hops) > known

"""How is a request answered whose reply another worker makes? It waits for that one's words, or for its death."""

import asyncio
from collections.abc import Mapping

from echolink.calls import metrics
from echolink.calls.call import Call, CallNow, CallStatus, Hop, Turn
from echolink.calls.choosing import bot_of
from echolink.calls.incoming import Incoming
from echolink.calls.parts import Parts
from echolink.calls.replying import Replying
from echolink.errors import TurnTaken


class Joining:
    """Turns of other workers."""

    def __init__(self, parts: Parts, replying: Replying) -> None:
        self._parts, self._replying = parts, replying

    async def may_wait_for(self, turn: Turn) -> bool:
        """Whether a worker that is not this one is still at the turn. Raises StorageUnavailable."""
        return turn.worker != self._parts.peers.me and await self._is_at_it(turn)

    async def answer(self, call: Call, turn: Turn, hops: Mapping[int, Hop], incoming: Incoming) -> str:
        """Wait as long as this hop may, then hold the line. Raises TurnTaken once there is something new to look at."""
        loop = asyncio.get_running_loop()
        bot = await bot_of(self._parts, call)
        deadline = loop.time() + self._replying.wait_seconds(bot, turn, hops, incoming)
        await self._parts.calls.want(call.id, turn.turn, incoming.hop)
        with self._parts.wakes.of(call.id) as woken:
            while loop.time() < deadline:
                woken.clear()
                now = await self._parts.calls.now(call.account_id, call.call_sid)
                if not _still_waits(now, turn, incoming.hop):
                    metrics.JOINS["news"].inc()
                    raise TurnTaken("There is something new of this turn: look again.")
                if not await self._is_at_it(turn):
                    metrics.JOINS["deserted"].inc()
                    raise TurnTaken("Nobody is at this turn any more: take it over.")
                await _either(woken, deadline - loop.time())
        metrics.JOINS["held"].inc()
        return await self._replying.hold_for_another(call, turn, hops, incoming)

    async def _is_at_it(self, turn: Turn) -> bool:
        """A worker that lives and has been silent for longer than any reply may take has lost it."""
        took = self._parts.clock.since(turn.started_at).total_seconds()
        return took < self._parts.budget.longest_reply_seconds and await self._parts.peers.is_alive(turn.worker)


def _still_waits(now: CallNow | None, turn: Turn, hop: int) -> bool:
    """Whether all that this request needs is still missing."""
    if now is None or now.call.status is CallStatus.ENDED:
        return False
    is_same = (now.turn.turn, now.turn.epoch, now.turn.reply) == (turn.turn, turn.epoch, None)
    return is_same and all(known.hop != hop for known in now.hops)


async def _either(woken: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await woken.wait()
    except TimeoutError:
        return

"""How is a reply made while requests come and go? A task that thinks, and hops that wait for its words, each within its time."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import structlog

from echolink.agent.clauses import LONGEST
from echolink.agent.cost import estimated
from echolink.agent.port import Answer, Situation, Tools
from echolink.calls.call import ModelUsage
from echolink.calls.metrics import answerer
from echolink.calls.patience import Patience
from echolink.calls.record import TurnRecord
from echolink.calls.thought import Speaking, Thought
from echolink.errors import AgentFailed
from echolink.tracing import spans

log = structlog.get_logger(__name__)


_ALMOST_SECONDS = 0.01  # a reply that is whole a moment after its first words spares its caller a hop


@dataclass(frozen=True, slots=True)
class Replied:
    """A finished reply, who made it, and what models have cost, failed attempts included."""

    answer: Answer  # its `say` is all that was said in the turn
    parts: Sequence[str]  # of it, in the order in which they were there
    by: str
    usage: ModelUsage


Wasted = Callable[[ModelUsage], None]
"""Told what a model has cost whose reply nobody will hear."""
Unawaited = Callable[[Replied], Awaitable[None]]
"""Called with a reply for which no request waits here: whoever asks next, and wherever, shall find it."""
Situate = Callable[[TurnRecord, str], Awaitable[Situation]]
Equip = Callable[[TurnRecord, Patience], Tools]


class ReplyStopped(Exception):
    """The call has ended, or the caller has said something else since."""


class Reply:
    """One reply in the making. It writes the actions that it decides; what it says is written by the request that waits for it
    or, where none does, at once."""

    def __init__(
        self,
        record: TurnRecord,
        first: Speaking,
        last: Speaking,
        situate: Situate,
        equip: Equip,
        unawaited: Unawaited,
        wasted: Wasted,
        thought: Thought | None = None,
    ) -> None:
        """`thought`: what `first` has begun to think before the caller had finished."""
        self.record = record
        self.parts = [record.begun] if record.begun else []
        """All that is said in the turn so far, in order; the record says how many of them went out."""
        self._first, self._last, self._situate, self._equip = first, last, situate, equip
        self._unawaited, self._wasted, self._thought = unawaited, wasted, thought
        self._awaited_by = 0
        self._news = asyncio.Event()
        self._task: asyncio.Task[Replied] | None = None

    def start(self, give_up_seconds: float, *, took_seconds: float = 0) -> None:
        """`took_seconds`: how long the turn has lasted already. Where workers die one after the other over a slow model, its
        time would else begin anew with each of them, and the caller would never be answered."""
        self._task = asyncio.create_task(self._run(give_up_seconds, max(give_up_seconds - took_seconds, 0)))
        self._task.add_done_callback(lambda task: self._wake())

    async def within(self, seconds: float, *, words_after: float) -> Replied | None:
        """The whole reply, if it is there in time. After `words_after` seconds words that can be said are enough: None, as it is
        when the time is over. Raises what broke it, and ReplyStopped when nobody is to hear it any more."""
        assert self._task is not None
        self._awaited_by += 1
        try:
            await asyncio.sleep(0)  # an agent that needs nothing from outside is done after one step: no timer for it
            await self._listen(seconds, words_after)
        finally:
            self._awaited_by -= 1
        if self._task.cancelled():
            raise ReplyStopped
        return self._task.result() if self._task.done() else None

    def sayable(self) -> tuple[str, int]:
        """What can be said before the whole reply is there, and how many parts that is; ("", 0) where there is nothing."""
        left = self.parts[self.record.parts_said :]
        count = 0
        while count < len(left) and len(" ".join(left[: count + 1])) <= LONGEST:
            count += 1
        return " ".join(left[:count]), count

    def stop(self) -> None:
        """Nobody listens any more: stop thinking. An action that was decided goes on."""
        if self._task is not None and not self._task.done():
            self._task.cancel()

    async def ended(self) -> None:
        """Until it is made and written, was stopped or failed."""
        if self._task is not None:
            await asyncio.wait({self._task})

    @property
    def has_failed(self) -> bool:
        task = self._task
        return task is not None and task.done() and (task.cancelled() or task.exception() is not None)

    async def _listen(self, seconds: float, words_after: float) -> None:
        assert self._task is not None
        loop = asyncio.get_running_loop()
        until, words_from = loop.time() + seconds, loop.time() + words_after
        while not self._task.done() and (now := loop.time()) < until:
            _, has_words = self.sayable()
            if has_words and now >= words_from:
                await asyncio.wait({self._task}, timeout=_ALMOST_SECONDS)
                return
            self._news.clear()
            await _set_within(self._news, min(until, max(words_from, now) if has_words else until) - now)

    async def _run(self, give_up_seconds: float, left_seconds: float) -> Replied:
        replied = await self._made(give_up_seconds, left_seconds)
        if not self._awaited_by:
            await self._unawaited(replied)
        return replied

    async def _made(self, give_up_seconds: float, left_seconds: float) -> Replied:
        wasted, failed = ModelUsage(), ""
        if self._first is not self._last:
            if self._thought is None or not self._thought.is_ready:
                await self.record.take()
            try:
                return await self._ask(self._first, left_seconds, self._thought)
            except AgentFailed as failure:
                wasted = ModelUsage(input_tokens=failure.tokens, thrown_away_tokens=failure.tokens)
                failed = failure.detail
            except TimeoutError:
                failed = f"{self._first.name}: silent for too long"
            self._tell(failed)
        collected = self.record.call.fields
        replied = await self._ask(self._last, give_up_seconds)
        return _instead(replied, failed, collected, wasted) if failed else replied

    def _tell(self, why: str) -> None:
        call_id, turn = self.record.call.id, self.record.turn.turn
        log.warning("model_gave_no_reply", call_id=call_id, turn=turn, model=self._first.name, why=why)

    async def _ask(self, speaking: Speaking, give_up_seconds: float, thought: Thought | None = None) -> Replied:
        call_id, turn = self.record.call.id, self.record.turn.turn
        before = len(self.parts)
        with spans.span("echolink.reply", agent=answerer(speaking.name), call_id=call_id, turn=turn):
            situation = await self._situate(self.record, speaking.name) if thought is None else thought.situation
            if before:
                situation = replace(situation, begun=" ".join(self.parts))
            async with Patience(give_up_seconds) as patience:
                tools = self._equip(self.record, patience)
                if thought is not None:
                    answer = await self._stoppable(thought.answer(tools, self._say), speaking, situation)
                else:
                    answer = await self._stoppable(
                        speaking.agent.answer(situation, tools, self._say), speaking, situation
                    )
        return self._replied(answer, before, speaking)

    async def _stoppable(self, answer: Awaitable[Answer], speaking: Speaking, situation: Situation) -> Answer:
        before = len(self.parts)
        try:
            return await answer
        except asyncio.CancelledError:
            if speaking.is_paid:  # a stream that is stopped reports nothing, and was paid for
                self._wasted(
                    ModelUsage.thrown_away(estimated(situation, " ".join(self.parts[before:])), is_estimated=True)
                )
            raise

    def _replied(self, answer: Answer, before: int, speaking: Speaking) -> Replied:
        """What was not told yet is the last part; what was said before this agent was asked belongs to the reply, too."""
        left = answer.say.removeprefix(" ".join(self.parts[before:])).strip()
        if left:
            self.parts.append(left)
        if before:
            answer = replace(answer, say=" ".join(self.parts))
        return Replied(answer, self.parts, answer.agent or speaking.name, ModelUsage.of(answer.usage))

    def _say(self, part: str) -> None:
        self.parts.append(part)
        self._wake()

    def _wake(self) -> None:
        self._news.set()


def _instead(replied: Replied, failed: str, collected: Mapping[str, Any], wasted: ModelUsage) -> Replied:
    """The reply of the one who stood in: it says why, and takes nothing from what the other had collected."""
    answer = replied.answer
    told = replace(answer, why="; ".join(filter(None, [failed, answer.why])), fields={**collected, **answer.fields})
    return replace(replied, answer=told, usage=replied.usage.plus(wasted))


async def _set_within(event: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()


class Replies:
    """The replies being made in this process, one a call: nearness for speed, never what correctness rests on."""

    _KEPT_SECONDS = 120  # a reply that nobody came for; Twilio comes back within seconds or not at all

    def __init__(self) -> None:
        self._of: dict[str, Reply] = {}  # by call id, oldest first

    def get(self, call_id: str, turn: int) -> Reply | None:
        """The reply to this turn, unless it broke."""
        reply = self._of.get(call_id)
        return reply if reply is not None and reply.record.turn.turn == turn and not reply.has_failed else None

    def put(self, reply: Reply) -> None:
        """Keep a reply; an earlier one of its call is superseded and stops."""
        self.stop(reply.record.call.id)
        self._drop_old(reply.record.turn.started_at)
        self._of[reply.record.call.id] = reply

    def done(self, reply: Reply) -> None:
        """The whole reply went out."""
        if self._of.get(reply.record.call.id) is reply:
            del self._of[reply.record.call.id]

    def stop(self, call_id: str) -> None:
        """Stop whatever is being said in a call."""
        reply = self._of.pop(call_id, None)
        if reply is not None:
            reply.stop()

    async def drain(self, seconds: float) -> None:
        """Until none is in the making any more, but no longer than that; those that are left stop."""
        making = [asyncio.ensure_future(reply.ended()) for reply in self._of.values()]
        if making:
            await asyncio.wait(making, timeout=seconds)
        for left in making:
            left.cancel()
        self.close()

    def close(self) -> None:
        """Stop them all."""
        for call_id in list(self._of):
            self.stop(call_id)

    def _drop_old(self, now: datetime) -> None:
        oldest = next(iter(self._of.values()), None)  # one a turn keeps up with one put a turn
        if oldest and (now - oldest.record.turn.started_at).total_seconds() > self._KEPT_SECONDS:
            self.stop(oldest.record.call.id)

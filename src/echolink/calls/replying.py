"""How does a turn get its answer, hop by hop? A reply is started once, and each request of its turn waits for it in its time."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import structlog

from echolink.accounts.account import Bot
from echolink.agent.catalogue import sentences
from echolink.agent.port import Answer, Tools
from echolink.calls import metrics
from echolink.calls.call import Call, CallNow, EndReason, HeldLine, Hop, HopKind, HopStatus, Turn, TurnKind
from echolink.calls.goal import GoalTools
from echolink.calls.incoming import Incoming
from echolink.calls.parts import Parts
from echolink.calls.patience import Patience
from echolink.calls.record import TurnRecord, made_hop
from echolink.calls.reply import Document, GoOn, HangUp, Listen
from echolink.calls.running import Replied, Replies, Reply, Speaking
from echolink.calls.situation import Situations, profile_of
from echolink.calls.turns import acknowledged
from echolink.errors import StorageUnavailable, TurnTaken

log = structlog.get_logger(__name__)

_PAUSE_SECONDS = 0.5  # between tries at a database that is away


class Replying:
    """The replies of this process, and what their hops say."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._replies = Replies()
        self._scripted = Speaking(parts.scripted, "scripted")
        self._longest_seconds = parts.budget.longest_reply_seconds
        self._situations = Situations(parts.calls, parts.delivery_store)
        self._leaving: set[asyncio.Task[None]] = set()

    def stop(self, call_id: str) -> None:
        """Stop whatever is being said in a call."""
        self._replies.stop(call_id)

    async def drain(self, seconds: float) -> None:
        """Let replies in the making end, for so long; what is left open is for other workers."""
        await self._replies.drain(seconds)
        for task in self._leaving:
            task.cancel()

    async def to(self, now: CallNow, call: Call, turn: Turn, incoming: Incoming) -> Reply:
        """The reply to a new turn; the one in the making, where the same request is waiting for it already."""
        record = self._record(call, turn, is_new=True, acknowledges=acknowledged(now, incoming))
        bot, first = await self._who_answers(call)
        return self._same(turn, call.id) or self._start(record, bot, first)

    def running(self, call: Call, turn: Turn, hops: Mapping[int, Hop]) -> Reply | None:
        """The reply to a turn that stands open, if it is in the making here; `hops` may hold some that others wrote."""
        reply = self._replies.get(call.id, turn.turn)
        if reply is None or (reply.record.turn.epoch, reply.record.turn.worker) != (turn.epoch, turn.worker):
            return None  # another worker has written the turn first
        reply.record.hops.update(hops)
        return reply

    async def take_over(self, call: Call, turn: Turn, hops: Mapping[int, Hop]) -> Reply:
        """Make the reply to a turn that nobody is at any more anew, from what stands. Raises TurnTaken."""
        parts = self._parts
        bot, first = await self._who_answers(call)
        await parts.calls.take_over(call.id, turn.turn, turn.epoch, parts.peers.me)
        metrics.TAKEOVERS.inc()
        log.info("turn_taken_over", call_id=call.id, turn=turn.turn, epoch=turn.epoch + 1, worker_before=turn.worker)
        ours = replace(turn, epoch=turn.epoch + 1, worker=parts.peers.me)
        return self._start(self._record(call, ours, is_new=False, hops=hops), bot, first)

    async def hold_for_another(self, call: Call, turn: Turn, hops: Mapping[int, Hop], incoming: Incoming) -> str:
        """Hold the line while another worker makes the reply. Raises TurnTaken when that one was faster."""
        parts = self._parts
        kind, document = _filler(call, turn, await bot_of(parts, call), incoming)
        hop = made_hop(incoming.hop, kind, document, parts.speaker, parts.clock(), incoming.arrived_at)
        before = hops.get(incoming.hop - 1)
        got = {before.hop: HopStatus.FETCHED} if before and before.status is HopStatus.SENT else {}
        await parts.calls.hold(HeldLine(call_id=call.id, turn=turn.turn, epoch=turn.epoch, hop=hop, acknowledges=got))
        metrics.FILLERS[kind].inc()
        return hop.twiml

    def wait_seconds(self, turn: Turn, incoming: Incoming) -> float:
        """How long this request may be held: until the filler is due, or as long as any later hop."""
        budget = self._parts.budget
        if incoming.hop > 0:
            return budget.hold_seconds
        since = self._parts.clock.since(turn.started_at)
        return max(budget.filler_after_seconds - since.total_seconds(), 0)

    async def serve(self, reply: Reply, incoming: Incoming) -> tuple[str, bool]:
        """Wait for the reply as long as this hop may, then say it (True: it stands), or hold the line. Raises ReplyStopped."""
        replied = await reply.within(self.wait_seconds(reply.record.turn, incoming))
        bot = await bot_of(self._parts, reply.record.call)
        if replied is None:
            return await self._hold_the_line(reply.record, bot, incoming), False
        twiml = await self._say_once(reply.record, bot, replied, incoming)
        is_written = reply.record.turn.reply is not None
        if is_written:
            self._replies.done(reply)
        return twiml, is_written

    async def _say_once(self, record: TurnRecord, bot: Bot, replied: Replied, incoming: Incoming) -> str:
        """The reply as this request's hop. Where that hop was written meanwhile, for a repeat of the request or at another
        worker, the reply becomes a later one: nobody else may be waiting for it. Raises TurnTaken."""
        try:
            return await self._say(record, bot, replied, incoming.hop, incoming.arrived_at)
        finally:
            if record.turn.reply is None:  # beside the request, which the database may keep waiting
                task = asyncio.create_task(self._leave_for_whoever_asks(record, bot, replied))
                self._leaving.add(task)
                task.add_done_callback(self._leaving.discard)

    async def say_goodbye(self, now: CallNow, call: Call, turn: Turn, incoming: Incoming, why: EndReason) -> str:
        self._replies.stop(call.id)
        bot = await bot_of(self._parts, call)
        record = self._record(call, turn, is_new=True, acknowledges=acknowledged(now, incoming))
        catalogue = sentences(bot.language)
        say = catalogue.max_turns_goodbye() if why is EndReason.MAX_TURNS else catalogue.max_duration_goodbye()
        farewell = Answer(say=say, ends=True, why=why)
        document = _document(call, bot, farewell.say, HangUp())
        return await record.answer(0, farewell, document, incoming.arrived_at, by="fixed", ends=why)

    def _same(self, turn: Turn, call_id: str) -> Reply | None:
        reply = self._replies.get(call_id, turn.turn)
        if reply is not None and (reply.record.turn.kind, reply.record.turn.said) == (turn.kind, turn.said):
            return reply
        return None

    def _start(self, record: TurnRecord, bot: Bot, first: Speaking) -> Reply:
        """Start a reply, and let every request of its turn find it: at once, so that none can come between."""
        reply = Reply(
            record,
            first=first,
            last=self._scripted,
            situate=lambda record, agent: self._situations.of(
                record.call, record.turn, bot, self._parts.clock(), agent=agent, known_since=record.known_since
            ),
            equip=lambda record, patience: self._tools(record, bot, patience),
            unawaited=lambda replied: self._leave_for_whoever_asks(record, bot, replied),
        )
        self._replies.put(reply)
        took = self._parts.clock.since(record.turn.started_at).total_seconds()
        reply.start(self._parts.budget.give_up_seconds, took_seconds=took)
        return reply

    async def _leave_for_whoever_asks(self, record: TurnRecord, bot: Bot, replied: Replied) -> None:
        """Write a reply that no request waits for here: the next one may come to another worker, or after a restart."""
        while True:
            try:
                await self._say(record, bot, replied, None, self._parts.clock())
            except TurnTaken:  # another worker has held the line meanwhile, or nobody is to hear this any more
                if not await self._catch_up(record):
                    return
            except StorageUnavailable:  # told by the storage; elsewhere it is waited for as long as any reply
                if self._parts.clock.since(record.turn.started_at).total_seconds() > self._longest_seconds:
                    return
                await asyncio.sleep(_PAUSE_SECONDS)
            else:
                return

    async def _catch_up(self, record: TurnRecord) -> bool:
        """Learn of hops that others wrote to this turn; False when there are none: then it was not they who stood in our way."""
        stands = await self._parts.calls.turn(record.call.id, record.turn.turn)
        turn, hops = stands or (None, ())
        known = len(record.hops)
        if turn is not None and turn.epoch == record.turn.epoch:
            record.hops.update({hop.hop: hop for hop in hops})
        return len(record.hops) > known

    async def _who_answers(self, call: Call) -> tuple[Bot, Speaking]:
        bot = await bot_of(self._parts, call)
        return bot, await self._first_choice(call, bot)

    async def _first_choice(self, call: Call, bot: Bot) -> Speaking:
        agents = self._parts.agents
        agent = agents.primary(bot.model)
        if agent is self._scripted.agent or await self._has_used_up_its_tokens(call):
            return self._scripted
        return Speaking(agent, bot.model if bot.model and bot.model in agents.names else agents.names[0])

    async def _has_used_up_its_tokens(self, call: Call) -> bool:
        cap = self._parts.budget.model_tokens_per_day
        if not cap:
            return False
        used = await self._parts.calls.tokens_today(call.account_id, self._parts.clock())
        if used >= cap:
            log.warning("model_tokens_used_up", account_id=call.account_id, used=used, cap=cap)
        return used >= cap

    def _record(
        self,
        call: Call,
        turn: Turn,
        *,
        is_new: bool,
        acknowledges: Mapping[tuple[int, int], HopStatus] | None = None,
        hops: Mapping[int, Hop] | None = None,
    ) -> TurnRecord:
        parts = self._parts
        return TurnRecord(
            parts.calls,
            parts.speaker,
            parts.clock,
            call,
            turn,
            is_new=is_new,
            acknowledges=acknowledges or {},
            hops=hops,
        )

    def _tools(self, record: TurnRecord, bot: Bot, patience: Patience) -> Tools:
        parts = self._parts
        return GoalTools(
            record,
            bot,
            parts.delivery_store,
            parts.deliveries,
            parts.clock,
            patience,
            parts.budget.webhook_seconds,
        )

    async def _hold_the_line(self, record: TurnRecord, bot: Bot, incoming: Incoming) -> str:
        kind, document = _filler(record.call, record.turn, bot, incoming)
        return await record.say(incoming.hop, kind, document, incoming.arrived_at)

    async def _say(self, record: TurnRecord, bot: Bot, replied: Replied, hop: int | None, arrived_at: datetime) -> str:
        answer = replied.answer
        listen = Listen(record.turn.turn + 1, answer.dictation, profile_of(bot).hints)
        document = _document(record.call, bot, answer.say, HangUp() if answer.ends else listen)
        silent = record.turn.kind is TurnKind.SILENCE
        ends = EndReason.SILENCE if silent else EndReason.AGENT_ENDED
        return await record.answer(hop, answer, document, arrived_at, by=replied.by, ends=ends, tokens=replied.tokens)


async def bot_of(parts: Parts, call: Call) -> Bot:
    """The revision with which the call began."""
    bot = await parts.bots.revision(call.bot_id, call.revision)
    assert bot is not None, "a call's bot revision is never deleted before the call"
    return bot


def hang_up(bot: Bot, call: Call) -> Document:
    """For a call that is over: nothing more is said."""
    return _document(call, bot, "", HangUp())


def _filler(call: Call, turn: Turn, bot: Bot, incoming: Incoming) -> tuple[HopKind, Document]:
    """One filler a turn, then quiet pauses."""
    is_first = incoming.hop == 0
    say = sentences(bot.language).filler(turn.turn) if is_first else ""
    go_on = GoOn(turn.turn, incoming.hop + 1, pause_seconds=0 if is_first else 1)
    return HopKind.FILLER if is_first else HopKind.PAUSE, _document(call, bot, say, go_on)


def _document(call: Call, bot: Bot, say: str, then: Listen | GoOn | HangUp) -> Document:
    return Document(
        say=say, then=then, voice=bot.voice, language=bot.language, bot_id=call.bot_id, call_sid=call.call_sid
    )

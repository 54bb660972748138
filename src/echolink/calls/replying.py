"""How does a turn get its answer, hop by hop? A reply is started once, and each request of its turn waits for it in its time."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace

import structlog

from echolink.accounts.account import Bot
from echolink.agent.catalogue import sentences
from echolink.agent.port import Answer, Tools
from echolink.calls import metrics
from echolink.calls.call import Call, CallNow, EndReason, HeldLine, Hop, HopKind, HopStatus, Turn, TurnKind
from echolink.calls.choosing import Choosing, bot_of
from echolink.calls.documents import document, due_words, held
from echolink.calls.goal import GoalTools
from echolink.calls.guessing import Guessing
from echolink.calls.incoming import Incoming, Overheard
from echolink.calls.leaving import Leaving
from echolink.calls.parts import Parts
from echolink.calls.patience import Patience
from echolink.calls.record import Saying, TurnRecord, made_hop
from echolink.calls.reply import Document, GoOn, HangUp, Listen, PutThrough
from echolink.calls.running import Replied, Replies, Reply, ReplyStopped
from echolink.calls.situation import Situations, profile_of
from echolink.calls.thought import Speaking, Thought
from echolink.calls.tool_use import ToolUse, TurnTools
from echolink.calls.transfer import may_transfer
from echolink.calls.turns import acknowledged
from echolink.calls.withholding import Withholding, said_in
from echolink.errors import AgentFailed, StorageUnavailable, TurnTaken

log = structlog.get_logger(__name__)


class Replying:
    """The replies of this process, and what their hops say."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._replies = Replies()
        self._choosing = Choosing(parts)
        self._situations = Situations(parts.calls, parts.delivery_store, parts.tool_store, parts.sealer)
        self._leaving = Leaving(parts.calls, parts.clock, parts.budget.longest_reply_seconds)
        self._guessing = Guessing(parts, self._choosing, self._situations, self._leaving.spend)

    def overhear(self, heard: Overheard) -> None:
        """A partial transcript: perhaps a reply can begin already."""
        self._guessing.overhear(heard)

    def thinks_ahead(self, bot: Bot) -> bool:
        """Whether partial transcripts of this bot's callers are of any use."""
        return self._guessing.is_worthwhile(bot)

    def stop_reply(self, call_id: str) -> None:
        """Stop whatever is being said in a call."""
        self._replies.stop(call_id)

    def stop(self, call: Call) -> None:
        """Stop whatever is being said or thought in a call."""
        self._replies.stop(call.id)
        self._guessing.drop(call)

    async def drain(self, seconds: float) -> None:
        """Let replies in the making end, for so long; what is left open is for other workers."""
        await self._replies.drain(seconds)
        self._guessing.close()
        self._leaving.close()

    async def to(self, now: CallNow, call: Call, turn: Turn, incoming: Incoming) -> Reply:
        """The reply to a new turn; the one in the making, where the same request is waiting for it already."""
        bot, first = await self._choosing.who_answers(call)
        record = self._record(bot, call, turn, is_new=True, acknowledges=acknowledged(now, incoming))
        if (same := self._same(turn, call.id)) is not None:
            return same
        return self._start(record, bot, first, self._guessing.commit(now, turn, bot))

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
        bot, first = await self._choosing.who_answers(call)
        await parts.calls.take_over(call.id, turn.turn, turn.epoch, parts.peers.me)
        metrics.TAKEOVERS.inc()
        log.info("turn_taken_over", call_id=call.id, turn=turn.turn, epoch=turn.epoch + 1, worker_before=turn.worker)
        said = said_in(parts.sealer, call.id, turn.turn, turn.said, turn.said_sealed)
        ours = replace(turn, epoch=turn.epoch + 1, worker=parts.peers.me, said=said, said_sealed=None, said_mark=None)
        stands = await parts.calls.turn(
            call.id, turn.turn
        )  # its worker may have said something before it lost the turn
        known = {hop.hop: hop for hop in stands[1]} if stands else hops
        return self._start(self._record(bot, call, ours, is_new=False, hops=known), bot, first)

    async def hold_for_another(self, call: Call, turn: Turn, hops: Mapping[int, Hop], incoming: Incoming) -> str:
        """Hold the line while another worker makes the reply. Raises TurnTaken when that one was faster."""
        parts = self._parts
        saying = held(call, turn, hops, await bot_of(parts, call), incoming.hop, is_sending=False)
        now = parts.clock()
        hop = made_hop(incoming.hop, saying.kind, saying.document, parts.speaker, now, incoming.arrived_at)
        before = hops.get(incoming.hop - 1)
        got = {before.hop: HopStatus.FETCHED} if before and before.status is HopStatus.SENT else {}
        await parts.calls.hold(HeldLine(call_id=call.id, turn=turn.turn, epoch=turn.epoch, hop=hop, acknowledges=got))
        metrics.FILLERS[saying.kind].inc()
        return hop.twiml

    def wait_seconds(
        self,
        bot: Bot,
        turn: Turn,
        hops: Mapping[int, Hop],
        incoming: Incoming,
        *,
        is_sending: bool = False,
        waits_saying: str = "",
    ) -> float:
        """How long this request may be held: until words are due that hold the line, or as long as any request may be."""
        budget, since = self._parts.budget, self._parts.clock.since
        if incoming.hop == 0:
            return max(budget.filler_after_seconds - since(turn.started_at).total_seconds(), 0)
        due = due_words(turn, hops, bot, is_sending=is_sending, waits_saying=waits_saying)
        return min(budget.filler_after_seconds, budget.hold_seconds) if due else budget.hold_seconds

    async def serve(self, reply: Reply, incoming: Incoming) -> tuple[str, bool]:
        """Wait for the reply as long as this hop may, then say it (True: it stands), or its first words, or hold the line.
        Raises ReplyStopped."""
        record, bot = reply.record, await bot_of(self._parts, reply.record.call)
        seconds = self.wait_seconds(
            bot,
            record.turn,
            record.hops,
            incoming,
            is_sending=record.is_sending,
            waits_saying=record.waits_saying,
        )
        replied = await reply.within(seconds, words_after=self._words_after(reply))
        if replied is None:
            choose = self._choice(reply, bot, incoming.hop)
            return await record.say(incoming.hop, choose, incoming.arrived_at), False
        twiml = await self._say_once(record, bot, replied, incoming)
        is_written = record.turn.reply is not None
        if is_written:
            self._replies.done(reply)
        return twiml, is_written

    def serve_elsewhere(self, call_id: str, turn: int, hop: int) -> None:
        """Another worker holds a request for this hop, and reads what is written: write words as soon as there are some. To hold
        the line is that worker's, who knows how long it may; a whole reply is written anyway."""
        reply = self._replies.get(call_id, turn)
        if reply is not None and hop not in reply.record.hops:
            self._leaving.beside(self._serve_elsewhere(reply, hop))

    async def _serve_elsewhere(self, reply: Reply, hop: int) -> None:
        with suppress(
            TurnTaken, StorageUnavailable, ReplyStopped, AgentFailed
        ):  # the other one sees what there is to say
            replied = await reply.within(self._parts.budget.hold_seconds, words_after=self._words_after(reply))
            bot = await bot_of(self._parts, reply.record.call)
            if replied is not None:  # the other one may have held the line meanwhile: then it is the hop behind that
                await self._leaving.until_left(reply.record, lambda: self._say(reply.record, bot, replied, None))
            elif reply.sayable()[1]:
                await reply.record.say(hop, self._choice(reply, bot, hop), self._parts.clock())

    def _words_after(self, reply: Reply) -> float:
        """First words go out at once. Behind them the rest goes out whole, in a Gather that can be interrupted, unless it takes
        long (design §1.4)."""
        return self._parts.budget.filler_after_seconds if reply.record.parts_said else 0

    def _choice(self, reply: Reply, bot: Bot, hop: int) -> Callable[[], Saying]:
        """What is said once the hop is written, as things stand then."""
        record = reply.record

        def choose() -> Saying:
            words, parts = reply.sayable()
            if parts:
                go_on = GoOn(record.turn.turn, hop + 1)
                return Saying(HopKind.REPLY, document(record.call, bot, words, go_on), parts)
            return held(
                record.call,
                record.turn,
                record.hops,
                bot,
                hop,
                is_sending=record.is_sending,
                waits_saying=record.waits_saying,
            )

        return choose

    async def _say_once(self, record: TurnRecord, bot: Bot, replied: Replied, incoming: Incoming) -> str:
        """The reply as this request's hop. Where that hop was written meanwhile, for a repeat of the request or at another
        worker, the reply becomes a later one: nobody else may be waiting for it. Raises TurnTaken."""
        try:
            return await self._say(record, bot, replied, incoming)
        finally:
            if record.turn.reply is None:  # beside the request, which the database may keep waiting
                self._leaving.leave(record, lambda: self._say(record, bot, replied, None))

    async def say_goodbye(self, now: CallNow, call: Call, turn: Turn, incoming: Incoming, why: EndReason) -> str:
        self.stop(call)
        bot = await bot_of(self._parts, call)
        record = self._record(bot, call, turn, is_new=True, acknowledges=acknowledged(now, incoming))
        catalogue = sentences(bot.language)
        say = {
            EndReason.MAX_TURNS: catalogue.max_turns_goodbye,
            EndReason.MAX_DURATION: catalogue.max_duration_goodbye,
            EndReason.TRANSFERRED: catalogue.transferred_goodbye,
        }[why]()
        farewell = Answer(say=say, ends=True, why=why)
        return await record.answer(
            0, farewell, lambda left: document(call, bot, left, HangUp()), incoming.arrived_at, by="fixed", ends=why
        )

    def _same(self, turn: Turn, call_id: str) -> Reply | None:
        reply = self._replies.get(call_id, turn.turn)
        if reply is not None and (reply.record.turn.kind, reply.record.turn.said) == (turn.kind, turn.said):
            return reply
        return None

    def _start(self, record: TurnRecord, bot: Bot, first: Speaking, thought: Thought | None = None) -> Reply:
        """Start a reply, and let every request of its turn find it: at once, so that none can come between."""
        reply = Reply(
            record,
            first=first,
            last=self._choosing.scripted,
            situate=lambda record, agent: self._situations.of(
                record.call, record.turn, bot, self._parts.clock(), agent=agent, known_since=record.known_since
            ),
            equip=lambda record, patience: self._tools(record, bot, patience),
            unawaited=lambda replied: self._leaving.until_left(record, lambda: self._say(record, bot, replied, None)),
            wasted=lambda usage: self._leaving.spend(record.call, usage),
            thought=thought,
        )
        self._replies.put(reply)
        took = self._parts.clock.since(record.turn.started_at).total_seconds()
        reply.start(self._parts.budget.give_up_seconds, took_seconds=took)
        return reply

    def _record(
        self,
        bot: Bot,
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
            withholding=Withholding(parts.sealer, profile_of(bot), call.id) if call.withholds else None,
        )

    def _tools(self, record: TurnRecord, bot: Bot, patience: Patience) -> Tools:
        parts = self._parts
        goal = GoalTools(
            record,
            bot,
            parts.delivery_store,
            parts.deliveries,
            parts.clock,
            patience,
            parts.budget.webhook_seconds,
            parts.sealer,
        )
        uses = ToolUse(
            record,
            bot,
            parts.tool_store,
            parts.delivery_store,
            parts.client,
            parts.clock,
            patience,
            parts.budget.tool_seconds,
        )
        return TurnTools(goal, uses)

    async def _say(self, record: TurnRecord, bot: Bot, replied: Replied, incoming: Incoming | None) -> str:
        """The end of a reply, as this request's hop or as one that nobody has asked for yet."""
        answer = replied.answer
        listen = Listen(record.turn.turn + 1, answer.dictation, profile_of(bot).hints, self.thinks_ahead(bot))
        ends = EndReason.SILENCE if record.turn.kind is TurnKind.SILENCE else EndReason.AGENT_ENDED

        def last(left: str) -> Document:
            if answer.ends:
                return document(record.call, bot, left, HangUp())
            put_through = _put_through(record.call, record.turn, bot) if answer.transfer else None
            return document(record.call, bot, left, put_through or listen)

        return await record.answer(
            incoming.hop if incoming else None,
            answer,
            last,
            incoming.arrived_at if incoming else self._parts.clock(),
            by=replied.by,
            ends=ends,
            parts=replied.parts,
            usage=replied.usage,
        )


def _put_through(call: Call, turn: Turn, bot: Bot) -> PutThrough | None:
    """None where an agent asks for what cannot be: the caller is listened to."""
    if bot.transfer_to is None or not may_transfer(bot, call):
        return None
    return PutThrough(turn.turn + 1, bot.transfer_to, call.from_number or "", call.to_number or "")

"""How does a turn get its answer, hop by hop? A reply is started once, and each request of its turn waits for it in its time."""

from collections.abc import Mapping

import structlog

from echolink.accounts.account import Bot
from echolink.agent.catalogue import sentences
from echolink.agent.port import Answer, Tools
from echolink.calls.call import Call, CallNow, EndReason, Hop, HopKind, HopStatus, Turn, TurnKind
from echolink.calls.goal import GoalTools
from echolink.calls.incoming import Incoming
from echolink.calls.parts import Parts
from echolink.calls.patience import Patience
from echolink.calls.record import TurnRecord
from echolink.calls.reply import Document, GoOn, HangUp, Listen
from echolink.calls.running import Replied, Replies, Reply, Speaking
from echolink.calls.situation import Situations, profile_of
from echolink.calls.turns import acknowledged

log = structlog.get_logger(__name__)

_SCRIPTED = "scripted"


class Replying:
    """The replies of this process, and what their hops say."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._replies = Replies()
        self._situations = Situations(parts.calls, parts.delivery_store)

    def stop(self, call_id: str) -> None:
        """Stop whatever is being said in a call."""
        self._replies.stop(call_id)

    def close(self) -> None:
        """Stop everything."""
        self._replies.close()

    async def to(self, now: CallNow, call: Call, turn: Turn) -> Reply:
        """The reply to a new turn; the one in the making, where the same request is waiting for it already."""
        reply = self._replies.get(call.id, turn.turn)
        if reply is not None and (reply.record.turn.kind, reply.record.turn.said) == (turn.kind, turn.said):
            return reply
        return await self._start(call, turn, is_new=True, acknowledges=acknowledged(now))

    async def resumed(self, call: Call, turn: Turn, hops: Mapping[int, Hop]) -> Reply:
        """The reply to a turn that stands open; where its process is gone it is made anew, from what stands."""
        reply = self._replies.get(call.id, turn.turn)
        return reply or await self._start(call, turn, is_new=False, hops=hops)

    async def serve(self, reply: Reply, incoming: Incoming) -> tuple[str, bool]:
        """Wait for the reply as long as this hop may, then say it (True), or hold the line. Raises ReplyStopped."""
        replied = await reply.within(self._wait_seconds(reply, incoming))
        bot = await bot_of(self._parts, reply.record.call)
        if replied is None:
            return await self._hold_the_line(reply.record, bot, incoming), False
        twiml = await self._say_reply(reply.record, bot, replied, incoming)
        self._replies.done(reply)
        return twiml, True

    async def say_goodbye(self, now: CallNow, call: Call, turn: Turn, incoming: Incoming, why: EndReason) -> str:
        self._replies.stop(call.id)
        bot = await bot_of(self._parts, call)
        record = self._record(call, turn, is_new=True, acknowledges=acknowledged(now))
        catalogue = sentences(bot.language)
        say = catalogue.max_turns_goodbye() if why is EndReason.MAX_TURNS else catalogue.max_duration_goodbye()
        farewell = Answer(say=say, ends=True, why=why)
        document = _document(call, bot, farewell.say, HangUp())
        return await record.answer(0, farewell, document, incoming.arrived_at, by="fixed", ends=why)

    async def _start(
        self,
        call: Call,
        turn: Turn,
        *,
        is_new: bool,
        acknowledges: Mapping[tuple[int, int], HopStatus] | None = None,
        hops: Mapping[int, Hop] | None = None,
    ) -> Reply:
        """Start a reply, and let every request of its turn find it."""
        bot = await bot_of(self._parts, call)
        record = self._record(call, turn, is_new=is_new, acknowledges=acknowledges, hops=hops)
        scripted = Speaking(self._parts.scripted, _SCRIPTED)
        reply = Reply(
            record,
            first=await self._first_choice(call, bot, scripted),
            last=scripted,
            situate=lambda record, agent: self._situations.of(
                record.call, record.turn, bot, self._parts.clock(), agent=agent
            ),
            equip=lambda record, patience: self._tools(record, bot, patience),
        )
        self._replies.put(reply)
        reply.start(self._parts.budget.give_up_seconds)
        return reply

    async def _first_choice(self, call: Call, bot: Bot, scripted: Speaking) -> Speaking:
        agents = self._parts.agents
        agent = agents.primary(bot.model)
        if agent is scripted.agent or await self._has_used_up_its_tokens(call):
            return scripted
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

    def _wait_seconds(self, reply: Reply, incoming: Incoming) -> float:
        if incoming.hop > 0:
            return self._parts.budget.hold_seconds
        since = (self._parts.clock() - reply.record.turn.started_at).total_seconds()
        return self._parts.budget.filler_after_seconds - since

    async def _hold_the_line(self, record: TurnRecord, bot: Bot, incoming: Incoming) -> str:
        """One filler a turn, then quiet pauses."""
        is_first = incoming.hop == 0
        say = sentences(bot.language).filler(record.turn.turn) if is_first else ""
        go_on = GoOn(record.turn.turn, incoming.hop + 1, pause_seconds=0 if is_first else 1)
        kind = HopKind.FILLER if is_first else HopKind.PAUSE
        document = _document(record.call, bot, say, go_on)
        return await record.say(incoming.hop, kind, document, incoming.arrived_at)

    async def _say_reply(self, record: TurnRecord, bot: Bot, replied: Replied, incoming: Incoming) -> str:
        answer = replied.answer
        listen = Listen(record.turn.turn + 1, answer.dictation, profile_of(bot).hints)
        document = _document(record.call, bot, answer.say, HangUp() if answer.ends else listen)
        silent = record.turn.kind is TurnKind.SILENCE
        ends = EndReason.SILENCE if silent else EndReason.AGENT_ENDED
        return await record.answer(
            incoming.hop, answer, document, incoming.arrived_at, by=replied.by, ends=ends, tokens=replied.tokens
        )


async def bot_of(parts: Parts, call: Call) -> Bot:
    """The revision with which the call began."""
    bot = await parts.bots.revision(call.bot_id, call.revision)
    assert bot is not None, "a call's bot revision is never deleted before the call"
    return bot


def hang_up(bot: Bot, call: Call) -> Document:
    """For a call that is over: nothing more is said."""
    return _document(call, bot, "", HangUp())


def _document(call: Call, bot: Bot, say: str, then: Listen | GoOn | HangUp) -> Document:
    return Document(
        say=say, then=then, voice=bot.voice, language=bot.language, bot_id=call.bot_id, call_sid=call.call_sid
    )

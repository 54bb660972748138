"""What is answered to each request of a call? The use-cases of a call, from ring to hang-up."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Protocol

import structlog

from echolink.accounts.account import Bot
from echolink.accounts.ports import BotStore
from echolink.actions.delivery import Deliveries, DeliveryStore
from echolink.agent.catalogue import sentences
from echolink.agent.port import Agent, Answer, Tools
from echolink.calls.budget import Budget
from echolink.calls.call import (
    Call,
    CallNow,
    CallStatus,
    EndReason,
    Hop,
    HopKind,
    HopStatus,
    Turn,
    TurnKind,
)
from echolink.calls.goal import GoalTools
from echolink.calls.incoming import Incoming
from echolink.calls.nearby import Nearby
from echolink.calls.opening import Opening
from echolink.calls.patience import Patience
from echolink.calls.ports import CallStore, Speaker
from echolink.calls.record import Clock, TurnRecord
from echolink.calls.reply import Document, GoOn, HangUp, Listen
from echolink.calls.running import Replied, Replies, Reply, ReplyStopped, Speaking
from echolink.calls.situation import Situations, profile_of
from echolink.calls.turns import Again, acknowledged, heard_before, recorded, rung_before
from echolink.errors import NotFound, StorageUnavailable, TurnTaken

log = structlog.get_logger(__name__)

_SCRIPTED = "scripted"
_LOOKS = 5  # how often a request looks again when others write its call at the same moment


class AgentChoice(Protocol):
    """Which agent answers for a bot."""

    @property
    def names(self) -> Sequence[str]:
        """The operator's models, preferred first, `scripted` among them."""

    def primary(self, bot_model: str | None) -> Agent:
        """The agent of a bot that names this model (None: the operator's first choice); may be the scripted one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a conversation is made of."""

    calls: CallStore
    bots: BotStore
    delivery_store: DeliveryStore
    deliveries: Deliveries
    agents: AgentChoice
    scripted: Agent  # needs no model, and answers when they do not
    speaker: Speaker
    clock: Clock
    budget: Budget


class Conversation:
    """Every method answers one request, with TwiML that was recorded before it is returned. Raises StorageUnavailable, and
    NotFound for the first request of a call that no bot answers."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._replies = Replies()
        self._nearby = Nearby()
        self._opening = Opening(parts.calls, parts.speaker, parts.clock, parts.budget)
        self._situations = Situations(parts.calls, parts.delivery_store)

    async def ring(self, incoming: Incoming) -> str:
        """`/voice`: the call's first request, a repeat of one, or an IVR that sends the caller in again."""
        return await self._until_settled(self._ring, incoming)

    async def hear(self, incoming: Incoming) -> str:
        """`/voice-response`: what the caller said, pressed, or did not say."""
        return await self._until_settled(self._hear, incoming)

    async def go_on(self, incoming: Incoming) -> str:
        """`/voice-continue`: the caller waits for hop `hop` of turn `turn`."""
        return await self._until_settled(self._go_on, incoming)

    async def fall_back(self, incoming: Incoming) -> str:
        """`/voice-fallback`: Twilio could not use an answer of ours. The newest hop is said again: better twice than never."""
        return await self._until_settled(self._fall_back, incoming)

    async def end(self, incoming: Incoming, *, seconds: int | None, failed: bool) -> None:
        """`/voice-status`: the call is over. Speech stops; an action that was decided goes on."""
        now = await self._now(incoming)
        if now is None:
            return
        self._replies.stop(now.call.id)
        self._nearby.drop(incoming)
        reason = EndReason.FAILED if failed else EndReason.CALLER_HUNG_UP
        last = _last_hop(now)
        status = HopStatus.FETCHED if now.call.status is CallStatus.ENDED else HopStatus.PERHAPS_HEARD
        acknowledges = (now.turn.turn, last.hop, status) if last and last.status is HopStatus.SENT else None
        await self._parts.calls.end(now.call.id, self._parts.clock(), reason, seconds, acknowledges)

    def close(self) -> None:
        """Stop all replies in the making: their turns stand open in the database, and are answered when Twilio asks again."""
        self._replies.close()

    async def _until_settled(self, answer: Callable[[Incoming], Awaitable[str]], incoming: Incoming) -> str:
        """A TurnTaken means that somebody answered the same request in the meantime: look again, and give the same answer."""
        for _ in range(_LOOKS):
            try:
                return await answer(incoming)
            except TurnTaken:
                self._nearby.drop(incoming)
        raise StorageUnavailable("the call changed under each of our attempts to answer")

    async def _ring(self, incoming: Incoming) -> str:
        now = await self._now(incoming)
        if now is None:
            return await self._opening.greet(incoming, _bot_of(incoming))
        if again := await rung_before(self._parts.calls, now, incoming):
            return await self._repeat(now, again, incoming)
        return await self._next_turn(now, replace(incoming, kind=TurnKind.RETURNED, said=""))

    async def _hear(self, incoming: Incoming) -> str:
        now = self._nearby.get(incoming) or await self._now(incoming)
        if now is None:
            await self._opening.greet(incoming, _bot_of(incoming), unheard=True)
            raise TurnTaken("the call stands now: look again")
        if again := await heard_before(self._parts.calls, now, incoming):
            return await self._repeat(now, again, incoming)
        return await self._next_turn(now, incoming)

    async def _go_on(self, incoming: Incoming) -> str:
        now = await self._now(incoming)
        if now is None:
            return await self._ring(incoming)
        number = now.call.turn if incoming.turn is None else incoming.turn
        stands = await recorded(self._parts.calls, now, number)
        return await self._repeat(now, stands or Again(now.turn, now.hops), incoming)

    async def _fall_back(self, incoming: Incoming) -> str:
        now = await self._now(incoming)
        if now is None:
            return await self._ring(incoming)
        return await self._newest(now, incoming)

    async def _now(self, incoming: Incoming) -> CallNow | None:
        return await self._parts.calls.now(incoming.account_id, incoming.call_sid)

    async def _bot(self, call: Call) -> Bot:
        bot = await self._parts.bots.revision(call.bot_id, call.revision)
        assert bot is not None, "a call's bot revision is never deleted before the call"
        return bot

    # A request that was answered before, in whole or in part

    async def _repeat(self, now: CallNow, stands: Again, incoming: Incoming) -> str:
        """The recorded bytes of that hop; a hop still to come, if the turn is the latest; else the newest there is."""
        for hop in stands.hops:
            if hop.hop == incoming.hop:
                return hop.twiml
        if now.call.status is CallStatus.ENDED:
            return await self._hang_up(now.call)
        if stands.turn.turn != now.call.turn or stands.turn.reply is not None:
            return await self._newest(now, incoming)
        reply = self._replies.get(now.call.id, stands.turn.turn)
        if reply is None:  # its process is gone: the turn is answered anew, from what stands
            reply = await self._reply(now.call, stands.turn, is_new=False, hops={hop.hop: hop for hop in stands.hops})
        return await self._serve(reply, incoming)

    async def _newest(self, now: CallNow, incoming: Incoming) -> str:
        newest = now.hops[-1].hop if now.hops else 0
        return await self._repeat(now, Again(now.turn, now.hops), replace(incoming, hop=newest))

    async def _hang_up(self, call: Call) -> str:
        """For a call that is over: nothing more is said."""
        return self._parts.speaker.render(self._document(call, await self._bot(call), "", HangUp()))

    # A new turn

    async def _next_turn(self, now: CallNow, incoming: Incoming) -> str:
        if now.call.status is CallStatus.ENDED:
            return await self._hang_up(now.call)
        turn = Turn(
            turn=now.call.turn + 1,
            kind=incoming.kind,
            said=incoming.said,
            confidence=incoming.confidence,
            token=incoming.token,
            digest=incoming.digest,
            started_at=incoming.arrived_at,
        )
        call = replace(now.call, turn=turn.turn, silences=_silences(now.call, incoming.kind))
        if over := self._over(call, incoming):
            return await self._say_goodbye(now, call, turn, incoming, over)
        reply = self._replies.get(call.id, turn.turn)  # the same request may be waiting already
        if reply is None or (reply.record.turn.kind, reply.record.turn.said) != (turn.kind, turn.said):
            reply = await self._reply(call, turn, is_new=True, acknowledges=acknowledged(now))
        return await self._serve(reply, incoming if incoming.hop == 0 else replace(incoming, hop=0))

    def _over(self, call: Call, incoming: Incoming) -> EndReason | None:
        budget = self._parts.budget
        if call.turn > budget.max_turns:
            return EndReason.MAX_TURNS
        if incoming.arrived_at - call.started_at > timedelta(seconds=budget.max_call_seconds):
            return EndReason.MAX_DURATION
        return None

    async def _say_goodbye(self, now: CallNow, call: Call, turn: Turn, incoming: Incoming, why: EndReason) -> str:
        self._replies.stop(call.id)
        bot = await self._bot(call)
        record = self._record(call, turn, is_new=True, acknowledges=acknowledged(now))
        catalogue = sentences(bot.language)
        say = catalogue.max_turns_goodbye() if why is EndReason.MAX_TURNS else catalogue.max_duration_goodbye()
        farewell = Answer(say=say, ends=True, why=why)
        document = self._document(call, bot, farewell.say, HangUp())
        return await record.answer(0, farewell, document, incoming.arrived_at, by="fixed", ends=why)

    async def _reply(
        self,
        call: Call,
        turn: Turn,
        *,
        is_new: bool,
        acknowledges: Mapping[tuple[int, int], HopStatus] | None = None,
        hops: Mapping[int, Hop] | None = None,
    ) -> Reply:
        """Start a reply, and let every request of its turn find it."""
        bot = await self._bot(call)
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

    # A hop of a reply

    async def _serve(self, reply: Reply, incoming: Incoming) -> str:
        """Wait for the reply as long as this hop may, then say it, or hold the line."""
        try:
            replied = await reply.within(self._wait_seconds(reply, incoming))
        except ReplyStopped:
            return await self._overtaken(incoming)
        bot = await self._bot(reply.record.call)
        if replied is None:
            return await self._hold_the_line(reply.record, bot, incoming)
        twiml = await self._say_reply(reply.record, bot, replied, incoming)
        self._replies.done(reply)
        self._nearby.keep(reply.record)
        return twiml

    async def _overtaken(self, incoming: Incoming) -> str:
        """While this request was held the call ended, or went on without it."""
        now = await self._now(incoming)
        if now is None:
            return await self._ring(incoming)
        return await (self._hang_up(now.call) if now.call.status is CallStatus.ENDED else self._newest(now, incoming))

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
        document = self._document(record.call, bot, say, go_on)
        return await record.say(incoming.hop, kind, document, incoming.arrived_at)

    async def _say_reply(self, record: TurnRecord, bot: Bot, replied: Replied, incoming: Incoming) -> str:
        answer = replied.answer
        listen = Listen(record.turn.turn + 1, answer.dictation, profile_of(bot).hints)
        document = self._document(record.call, bot, answer.say, HangUp() if answer.ends else listen)
        silent = record.turn.kind is TurnKind.SILENCE
        ends = EndReason.SILENCE if silent else EndReason.AGENT_ENDED
        return await record.answer(
            incoming.hop, answer, document, incoming.arrived_at, by=replied.by, ends=ends, tokens=replied.tokens
        )

    def _document(self, call: Call, bot: Bot, say: str, then: Listen | GoOn | HangUp) -> Document:
        return Document(
            say=say, then=then, voice=bot.voice, language=bot.language, bot_id=call.bot_id, call_sid=call.call_sid
        )


def _bot_of(incoming: Incoming) -> Bot:
    if incoming.bot is None:
        raise NotFound("no bot answers here")
    return incoming.bot


def _silences(call: Call, kind: TurnKind) -> int:
    if kind is TurnKind.SILENCE:
        return call.silences + 1
    return call.silences if kind is TurnKind.FELL else 0


def _last_hop(now: CallNow) -> Hop | None:
    return now.hops[-1] if now.hops else None

"""What does a caller hear first? A fixed greeting, before any model is asked, or that all lines are busy."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from echolink.accounts.account import Bot
from echolink.agent.catalogue import sentences
from echolink.agent.withheld import sensitive_fields
from echolink.calls import metrics
from echolink.calls.budget import Budget
from echolink.calls.call import (
    Call,
    CallStatus,
    EndReason,
    Hop,
    HopKind,
    HopStatus,
    Transcript,
    Turn,
    TurnKind,
    TurnWrite,
)
from echolink.calls.clock import Clock
from echolink.calls.incoming import Incoming
from echolink.calls.ports import CallStore, Speaker
from echolink.calls.reply import Document, HangUp, Listen
from echolink.calls.situation import filled_for, profile_of
from echolink.calls.starting import Starting
from echolink.calls.telling import started
from echolink.ids import new_id
from echolink.tracing import spans


class Opening:
    """Opens calls: one transaction with the call, its turn 0 and the greeting's TwiML."""

    def __init__(
        self,
        calls: CallStore,
        speaker: Speaker,
        clock: Clock,
        budget: Budget,
        starting: Starting,
        thinks_ahead: Callable[[Bot], bool],
    ) -> None:
        self._calls, self._speaker, self._clock, self._budget = calls, speaker, clock, budget
        self._starting, self._thinks_ahead = starting, thinks_ahead

    async def greet(self, incoming: Incoming, bot: Bot, *, unheard: bool = False) -> str:
        """Record and return the first document. `unheard`: the call begins in the middle, nobody asked for a greeting.

        Raises TurnTaken when the call is known by now.
        """
        call = self._call(incoming, bot)
        if await self._all_lines_busy(incoming):
            return await self._turn_away(incoming, bot, call)
        call = await self._starting.with_variables(call, bot)
        bot = await filled_for(call, bot)
        listen = Listen(1, hints=profile_of(bot).hints, partials=self._thinks_ahead(bot))
        document = self._document(bot, call, bot.greeting or sentences(bot.language).greeting(), listen)
        return await self._open(incoming, call, document, HopKind.GREETING, unheard=unheard)

    async def _all_lines_busy(self, incoming: Incoming) -> bool:
        since = incoming.arrived_at - timedelta(seconds=self._budget.quiet_seconds)
        return await self._calls.live_calls(incoming.account_id, since) >= self._budget.max_concurrent_calls

    async def _turn_away(self, incoming: Incoming, bot: Bot, call: Call) -> str:
        document = self._document(bot, call, sentences(bot.language).lines_busy(), HangUp())
        ended = replace(call, status=CallStatus.ENDED, ended_at=self._clock(), end_reason=EndReason.TOO_MANY_CALLS)
        return await self._open(incoming, ended, document, HopKind.GOODBYE)

    async def _open(
        self, incoming: Incoming, call: Call, document: Document, kind: HopKind, *, unheard: bool = False
    ) -> str:
        spans.note(call_id=call.id, turn=0, hop=0)
        now = self._clock()
        turn = Turn(
            turn=0,
            kind=TurnKind.OPENING,
            token=None if unheard else incoming.token,
            digest=None if unheard else incoming.digest,
            started_at=incoming.arrived_at,
            reply=document.say,
            agent="fixed",
            finished_at=now,
        )
        hop = Hop(
            hop=0,
            kind=kind,
            say=document.say,
            twiml=self._speaker.render(document),
            status=HopStatus.UNHEARD if unheard else HopStatus.SENT,
            recorded_at=now,
            held_ms=round((now - incoming.arrived_at).total_seconds() * 1000),
        )
        write = TurnWrite(call=call, turn=turn, is_new=True, hop=hop, note=call.end_reason, events=[started(call)])
        await self._calls.open(call, write)
        metrics.CALLS_BEGUN.inc()
        metrics.TURNS["fixed"].inc()
        if call.end_reason is not None:
            metrics.ENDED[call.end_reason].inc()
        return hop.twiml

    def _call(self, incoming: Incoming, bot: Bot) -> Call:
        return Call(
            id=new_id("call"),
            account_id=incoming.account_id,
            number_id=incoming.number_id,
            bot_id=bot.id,
            revision=bot.revision,
            call_sid=incoming.call_sid,
            from_number=incoming.from_number,
            to_number=incoming.to_number,
            started_at=incoming.arrived_at,
            last_request_at=incoming.arrived_at,
            transcript=Transcript.KEPT if bot.store_transcript else Transcript.PASSING,
            withholds=bool(sensitive_fields(profile_of(bot))),
        )

    def _document(self, bot: Bot, call: Call, say: str, then: Listen | HangUp) -> Document:
        return Document(
            say=say, then=then, voice=bot.voice, language=bot.language, bot_id=bot.id, call_sid=call.call_sid
        )

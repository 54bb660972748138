"""What is answered to each request of a call? The use-cases of a call, from ring to hang-up."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from echolink.accounts.account import Bot
from echolink.agent.transfer import TransferOutcome
from echolink.calls import metrics
from echolink.calls.call import Call, CallNow, CallStatus, EndReason, Hop, HopStatus, Turn, TurnKind
from echolink.calls.choosing import bot_of
from echolink.calls.documents import hang_up
from echolink.calls.incoming import Incoming, Overheard
from echolink.calls.joining import Joining
from echolink.calls.nearby import Nearby
from echolink.calls.opening import Opening
from echolink.calls.parts import Parts
from echolink.calls.replying import Replying
from echolink.calls.running import Reply, ReplyStopped
from echolink.calls.starting import Starting
from echolink.calls.transfer import is_dialling, settled
from echolink.calls.turns import Again, heard_before, recorded, rung_before, runs_again
from echolink.errors import NotFound, StorageUnavailable, TurnTaken
from echolink.tracing import spans

_LOOKS = 5  # how often a request looks again when others write its call at the same moment


class Conversation:
    """Every method answers one request, with TwiML that was recorded before it is returned. Raises StorageUnavailable, and
    NotFound for the first request of a call that no bot answers."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._replying = Replying(parts)
        self._joining = Joining(parts, self._replying)
        self._nearby = Nearby()
        starting = Starting(parts.client, parts.delivery_store, parts.clock)
        self._opening = Opening(
            parts.calls, parts.speaker, parts.clock, parts.budget, starting, self._replying.thinks_ahead
        )

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

    async def come_back(self, incoming: Incoming) -> str:
        """`/voice-transferred`: the dial is over, and the caller is still there."""
        now = await self._now(incoming)
        if now is not None and now.call.status is CallStatus.ENDED:  # the status callback was faster
            await self._tell_transfer(now, incoming)
        return await self._until_settled(self._hear, incoming)

    async def leave(self, incoming: Incoming) -> None:
        """`/voice-transferred` of a caller who has hung up during the dial."""
        now = await self._now(incoming)
        if now is not None:
            await self._tell_transfer(now, incoming)
            await self.end(incoming, seconds=None, failed=False)

    async def end(self, incoming: Incoming, *, seconds: int | None, failed: bool) -> None:
        """`/voice-status`: the call is over. Speech stops; an action that was decided goes on."""
        now = await self._now(incoming)
        if now is None:
            return
        spans.note(call_id=now.call.id)
        reason = EndReason.FAILED if failed else EndReason.CALLER_HUNG_UP
        asked_for = [hop for hop in now.hops if hop.status is not HopStatus.RECORDED]
        last = asked_for[-1] if asked_for else None
        status = HopStatus.FETCHED if now.call.status is CallStatus.ENDED else HopStatus.PERHAPS_HEARD
        acknowledges = (now.turn.turn, last.hop, status) if last and last.status is HopStatus.SENT else None
        try:  # before the reply is stopped: a request that was held for it then finds the call ended
            if await self._parts.calls.end(now.call.id, self._parts.clock(), reason, seconds, acknowledges):
                metrics.ENDED[reason].inc()
        finally:
            self._replying.stop(now.call)
            self._nearby.drop(incoming)

    def overhear(self, heard: Overheard) -> None:
        """`/voice-partial`: what the caller seems to be saying. Nothing is answered, and nothing depends on it."""
        self._replying.overhear(heard)

    def wanted(self, call_id: str, turn: int, hop: int) -> None:
        """Another worker holds a request for a hop of a turn that is perhaps answered here."""
        self._replying.serve_elsewhere(call_id, turn, hop)

    async def drain(self, seconds: float) -> None:
        """Let the replies in the making end for so long, and stop the rest: their turns stand open in the database, and are
        answered when Twilio asks again."""
        await self._replying.drain(seconds)

    def stop_reply(self, call_id: str) -> None:
        """The call has ended, as another worker was told."""
        self._replying.stop_reply(call_id)
        self._parts.wakes.wake(call_id)

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
            return await self._opening.greet(incoming, await _bot_for(incoming))
        if again := await rung_before(self._parts.calls, now, incoming):
            return await self._repeat(now, again, incoming)
        return await self._next_turn(now, replace(incoming, kind=TurnKind.RETURNED, said=""))

    async def _hear(self, incoming: Incoming) -> str:
        now = self._nearby.get(incoming) or await self._now(incoming)
        if now is None:
            await self._opening.greet(incoming, await _bot_for(incoming), unheard=True)
            raise TurnTaken("the call stands now: look again")
        if again := await heard_before(self._parts.calls, self._parts.sealer, now, incoming):
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
        if is_dialling(now):  # whether it was run is not known, and nobody is phoned twice for one wish
            over = replace(incoming, kind=TurnKind.TRANSFERRED, said=TransferOutcome.UNKNOWN.value)
            return await self._next_turn(now, replace(over, turn=now.call.turn + 1))
        return await self._newest(now, incoming)

    async def _tell_transfer(self, now: CallNow, incoming: Incoming) -> None:
        transfers = settled(now.call.transfers, incoming)
        if transfers != now.call.transfers:
            await self._parts.calls.tell_transfers(now.call.id, transfers)
        self._nearby.drop(incoming)

    async def _now(self, incoming: Incoming) -> CallNow | None:
        return await self._parts.calls.now(incoming.account_id, incoming.call_sid)

    # A request that was answered before, in whole or in part

    async def _repeat(self, now: CallNow, stands: Again, incoming: Incoming) -> str:
        """The recorded bytes of that hop; a hop still to come, if the turn is the latest; else the newest there is."""
        spans.note(call_id=now.call.id, turn=stands.turn.turn, hop=incoming.hop)
        for hop in stands.hops:
            if hop.hop == incoming.hop and hop.twiml:  # none: the call is over, and its words were wiped
                return await self._hand_out(now.call, stands.turn, hop)
        if now.call.status is CallStatus.ENDED:
            return await self._hang_up(now.call)
        if stands.turn.turn != now.call.turn or stands.turn.reply is not None:
            return await self._newest(now, incoming)
        return await self._go_on_with(now.call, stands.turn, {hop.hop: hop for hop in stands.hops}, incoming)

    async def _go_on_with(self, call: Call, turn: Turn, hops: Mapping[int, Hop], incoming: Incoming) -> str:
        """A turn that stands open: its reply is made here, by another worker, or by nobody any more."""
        reply = self._replying.running(call, turn, hops)
        if reply is None and await self._joining.may_wait_for(turn):
            return await self._joining.answer(call, turn, hops, incoming)
        return await self._serve(reply or await self._replying.take_over(call, turn, hops), incoming)

    async def _newest(self, now: CallNow, incoming: Incoming) -> str:
        newest = max((hop.hop for hop in now.hops if hop.status is not HopStatus.RECORDED), default=0)
        return await self._repeat(now, Again(now.turn, now.hops), replace(incoming, hop=newest))

    async def _hand_out(self, call: Call, turn: Turn, hop: Hop) -> str:
        """Bytes that stand recorded: asked for again, or for the first time."""
        if hop.status is HopStatus.RECORDED:
            await self._parts.calls.hand_out(call.id, turn.turn, hop.hop)
        else:
            metrics.REPLAYS.inc()
        return hop.twiml

    async def _hang_up(self, call: Call) -> str:
        """For a call that is over: nothing more is said."""
        return self._parts.speaker.render(hang_up(await bot_of(self._parts, call), call))

    # A new turn

    async def _next_turn(self, now: CallNow, incoming: Incoming) -> str:
        spans.note(call_id=now.call.id, turn=now.call.turn + 1, hop=0)
        if now.call.status is CallStatus.ENDED:
            return await self._hang_up(now.call)
        turn = Turn(
            turn=now.call.turn + 1,
            kind=incoming.kind,
            said=incoming.said,
            confidence=incoming.confidence,
            token=incoming.token,
            digest=incoming.digest,
            worker=self._parts.peers.me,
            started_at=incoming.arrived_at,
        )
        silences = _silences(now.call, incoming.kind)
        transfers = settled(now.call.transfers, incoming)
        call = replace(
            now.call,
            turn=turn.turn,
            silences=silences,
            last_request_at=incoming.arrived_at,
            transfers=transfers,
        )
        if runs_again(now, incoming):
            # What the agent keeps says what it asked; that was not heard, and a yes is none to it. The history tells all that.
            call = replace(call, memory={})
        if over := _has_talked(incoming) or self._over(call):
            return await self._replying.say_goodbye(now, call, turn, incoming, over)
        reply = await self._replying.to(now, call, turn, incoming)
        return await self._serve(reply, incoming if incoming.hop == 0 else replace(incoming, hop=0))

    def _over(self, call: Call) -> EndReason | None:
        budget = self._parts.budget
        if call.turn > budget.max_turns:
            return EndReason.MAX_TURNS
        if self._parts.clock.since(call.started_at) > timedelta(seconds=budget.max_call_seconds):
            return EndReason.MAX_DURATION
        return None

    async def _serve(self, reply: Reply, incoming: Incoming) -> str:
        try:
            twiml, is_whole = await self._replying.serve(reply, incoming)
        except ReplyStopped:
            return await self._overtaken(reply.record.turn.turn, incoming)
        if is_whole:
            self._nearby.keep(reply.record)
        return twiml

    async def _overtaken(self, turn: int, incoming: Incoming) -> str:
        """While this request was held its hop was written by somebody else, or the call ended, or went on without it."""
        now = await self._now(incoming)
        if now is None:
            return await self._ring(incoming)
        stands = await recorded(self._parts.calls, now, turn)
        return await self._repeat(now, stands or Again(now.turn, ()), incoming)


async def _bot_for(incoming: Incoming) -> Bot:
    bot = await incoming.find_bot()
    if bot is None:
        raise NotFound("no bot answers here")
    return bot


def _has_talked(incoming: Incoming) -> EndReason | None:
    """Who was put through and talked to a person has got what they wanted, and is let go when that one hangs up."""
    is_over = incoming.kind is TurnKind.TRANSFERRED and incoming.said == TransferOutcome.COMPLETED
    return EndReason.TRANSFERRED if is_over else None


def _silences(call: Call, kind: TurnKind) -> int:
    if kind is TurnKind.SILENCE:
        return call.silences + 1
    return call.silences if kind is TurnKind.FELL else 0

"""How is a turn written down? Step by step, each step one transaction, the first of them inserting the turn."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from echolink.actions.event import Event
from echolink.agent.port import Answer
from echolink.calls import metrics
from echolink.calls.call import Call, CallStatus, EndReason, Hop, HopKind, HopStatus, ModelUsage, Turn, TurnWrite
from echolink.calls.clock import Clock
from echolink.calls.ports import CallStore, Speaker
from echolink.calls.reply import Document, HangUp, PutThrough
from echolink.calls.telling import answered
from echolink.calls.transfer import begun
from echolink.calls.withholding import Withholding
from echolink.errors import TurnTaken

_NO_USAGE: Final = ModelUsage()
_KINDS: Final[Mapping[type, HopKind]] = {HangUp: HopKind.GOODBYE, PutThrough: HopKind.TRANSFER}
_NO_MASKS: Final[Mapping[int, tuple[str, str]]] = {}


@dataclass(frozen=True, slots=True)
class Saying:
    """What a hop says that does not end its turn. `parts`: how many of the reply's."""

    kind: HopKind
    document: Document
    parts: int = 0


class TurnRecord:
    """The call and one of its turns as they stand, and the only one who writes them while the turn is being answered.

    A reply and the request that waits for it may both have something to write: one at a time, in the order in which they ask.
    """

    def __init__(
        self,
        store: CallStore,
        speaker: Speaker,
        clock: Clock,
        call: Call,
        turn: Turn,
        *,
        is_new: bool,
        acknowledges: Mapping[tuple[int, int], HopStatus],
        hops: Mapping[int, Hop] | None = None,
        withholding: Withholding | None = None,
    ) -> None:
        """`withholding`: of a bot that has sensitive fields."""
        self.call = call
        self.turn = turn
        self.hops: dict[int, Hop] = dict(hops or {})
        self.begun = " ".join(hop.say for _, hop in sorted(self.hops.items()) if hop.kind is HopKind.REPLY)
        """What had been said of the reply when this record began: by a worker that is no longer at it."""
        self.parts_said = 1 if self.begun else 0
        self.is_sending = False  # the user's system is being waited for
        self.waits_saying = ""  # what a tool that is being waited for wants to be said meanwhile
        self.withholding = withholding
        self._is_new = is_new
        self._acknowledges = dict(acknowledges)
        self._store, self._speaker, self._clock = store, speaker, clock
        self._one_at_a_time = asyncio.Lock()

    @property
    def is_unwritten(self) -> bool:
        """Nothing of this turn was written from here: if it stands, another worker wrote it."""
        return self._is_new

    @property
    def known_since(self) -> Mapping[tuple[int, int], HopStatus]:
        """(turn, hop) → what is known of an earlier hop by now and not written yet."""
        return self._acknowledges

    async def take(self) -> None:
        """Write that this turn is being answered, and what was said: known from now on whatever becomes of this process."""
        async with self._one_at_a_time:
            if self._is_new:
                await self._write(self.call, self.turn)

    async def decide(self, goal: Event, fields: Mapping[str, Any]) -> None:
        """Write an action: from here on it is owed to the user's system."""
        async with self._one_at_a_time:
            shown = fields if self.withholding is None else self.withholding.fields(fields)
            call = replace(self.call, fields=shown, outcome="goal_noted")
            await self._write(call, self.turn, events=[goal])

    async def say(self, number: int, choose: Callable[[], Saying], arrived_at: datetime) -> str:
        """Record hop `number`, which does not end the turn, and return its TwiML; what was recorded for that hop before goes out
        again unchanged, and then nothing is chosen. Raises TurnTaken where the whole reply stands at another hop already."""
        async with self._one_at_a_time:
            if number in self.hops:
                return self._again(number)
            if self.turn.reply is not None:
                raise TurnTaken("The turn has its reply.")
            saying = choose()
            call = replace(self.call, last_request_at=self._clock())
            twiml = await self._say(call, self.turn, number, saying.kind, saying.document, arrived_at)
            self.parts_said += saying.parts
        if saying.kind in metrics.FILLERS:
            metrics.FILLERS[saying.kind].inc()
        return twiml

    async def answer(
        self,
        number: int | None,
        answer: Answer,
        document: Callable[[str], Document],
        arrived_at: datetime,
        *,
        by: str,
        ends: EndReason,
        parts: Sequence[str] = (),
        usage: ModelUsage = _NO_USAGE,
    ) -> str:
        """Record the hop that ends the agent's answer, and with it what the agent knows from now on. `document`: makes it of the
        words that are left to say. `parts`: those of `answer.say`, where some may have been said. `number`: None is the next one,
        which nobody has asked for yet. Raises TurnTaken where the answer stands at another hop already."""
        async with self._one_at_a_time:
            if number is not None and number in self.hops:
                return self._again(number)
            if self.turn.reply is not None:
                raise TurnTaken("The turn has its reply.")
            now = self._clock()
            memory = {"by": keeper(by), "turn": self.turn.turn, "kept": dict(answer.memory)}
            call, turn, answer, masks = await self._kept(answer, memory)
            call = replace(call, last_request_at=now)
            left = document(" ".join(parts[self.parts_said :]) if parts else answer.say)
            if isinstance(left.then, PutThrough):
                call = replace(call, transfers=begun(call.transfers, self.turn.turn, left.then.to, now))
            if answer.ends:
                call = replace(call, status=CallStatus.ENDED, ended_at=now, end_reason=ends)
            turn = replace(turn, reply=answer.say, agent=by, why=answer.why, finished_at=now)
            kind, told = _KINDS.get(type(left.then), HopKind.REPLY), answered(call, turn, now)
            twiml = await self._say(call, turn, number, kind, left, arrived_at, usage=usage, events=told, masks=masks)
        metrics.TURNS[metrics.answerer(by)].inc()
        return twiml

    async def _kept(
        self, answer: Answer, memory: Mapping[str, Any]
    ) -> tuple[Call, Turn, Answer, Mapping[int, tuple[str, str]]]:
        """What of an answer is written, where some of it is for nobody to read; and what is masked that was written before."""
        if self.withholding is not None:
            kept = self.withholding.kept(self.call, self.turn, answer, memory)
            said = await self._store.said_before(self.call.id, self.turn.turn) if kept.has_news else ()
            return kept.call, kept.turn, kept.answer, self.withholding.masks(kept.call, said)
        fields, questions = answer.fields or self.call.fields, answer.questions or self.call.questions
        return replace(self.call, memory=memory, fields=fields, questions=questions), self.turn, answer, {}

    def _again(self, number: int) -> str:
        metrics.REPLAYS.inc()
        return self.hops[number].twiml

    async def _say(
        self,
        call: Call,
        turn: Turn,
        number: int | None,
        kind: HopKind,
        document: Document,
        arrived_at: datetime,
        usage: ModelUsage = _NO_USAGE,
        events: Sequence[Event] = (),
        masks: Mapping[int, tuple[str, str]] = _NO_MASKS,
    ) -> str:
        status = HopStatus.SENT if number is not None else HopStatus.RECORDED
        number = max(self.hops, default=-1) + 1 if number is None else number
        hop = made_hop(number, kind, document, self._speaker, self._clock(), arrived_at, status)
        if status is HopStatus.SENT and number - 1 in self.hops:  # Twilio came back for this hop: it got the one before
            self._acknowledges[(turn.turn, number - 1)] = HopStatus.FETCHED
        note = call.end_reason if _hangs_up(document) else None
        await self._write(call, turn, hop=hop, usage=usage, note=note, events=events, masks=masks)
        self.hops[number] = hop
        return hop.twiml

    async def _write(
        self,
        call: Call,
        turn: Turn,
        *,
        hop: Hop | None = None,
        events: Sequence[Event] = (),
        usage: ModelUsage = _NO_USAGE,
        masks: Mapping[int, tuple[str, str]] = _NO_MASKS,
        note: str | None = None,
    ) -> None:
        has_ended = await self._store.write(
            TurnWrite(
                call=call,
                turn=self.withholding.closed(turn) if self.withholding is not None and turn.reply is None else turn,
                is_new=self._is_new,
                hop=hop,
                events=events,
                acknowledges=self._acknowledges,
                masks=masks,
                note=note,
                usage=usage,
            )
        )
        self.call, self.turn, self._is_new, self._acknowledges = call, turn, False, {}
        if has_ended and call.end_reason is not None:
            metrics.ENDED[call.end_reason].inc()


def made_hop(
    number: int,
    kind: HopKind,
    document: Document,
    speaker: Speaker,
    now: datetime,
    arrived_at: datetime,
    status: HopStatus = HopStatus.SENT,
) -> Hop:
    """The hop that says `document`, in answer to a request that arrived at `arrived_at`."""
    return Hop(
        hop=number,
        kind=kind,
        say=document.say,
        twiml=speaker.render(document),
        status=status,
        recorded_at=now,
        held_ms=max(round((now - arrived_at).total_seconds() * 1000), 0),
    )


def _hangs_up(document: Document) -> bool:
    return isinstance(document.then, HangUp)


def keeper(agent: str) -> str:
    """Whose memory is it? The scripted agent's and a model's differ in shape; models can go on with each other's."""
    return agent if agent == "scripted" else "model"

"""What was seen of one call? Every request with its time, every word, and how long the caller waited for the next."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from echolink.agent.catalogue import sentences
from echolink.simulator.phone import SimulatedCall
from echolink.simulator.record import Attempt, Spoken
from echolink.twilio.vocabulary import RESPONSE_PATH

_PATIENCE_SECONDS = 60  # far longer than any turn may take
APOLOGY = sentences("en-US").technical_apology()


@dataclass(frozen=True, slots=True)
class Sent:
    """One HTTP request of a call; times are seconds into the call."""

    began: float
    ended: float
    attempt: Attempt


@dataclass(slots=True, eq=False)
class Journal:
    """A call while it is played, and afterwards what came of it."""

    call: SimulatedCall
    kind: str
    sent: list[Sent] = field(default_factory=list)
    said: list[str] = field(default_factory=list)  # what a Gather has heard
    trouble: str = ""  # why the call has not reached its end as it should
    ended_at: float | None = None  # seconds into the call

    @classmethod
    def of(cls, call: SimulatedCall, kind: str) -> "Journal":
        """Begin a journal, before the first request of the call is under way."""
        journal = cls(call, kind)
        courier, clock = call.line.courier, call.line.clock
        written_down = courier.on_attempt

        def on_attempt(attempt: Attempt) -> None:
            ended = clock.elapsed()
            journal.sent.append(Sent(ended - attempt.milliseconds / 1000, ended, attempt))
            written_down(attempt)

        courier.on_attempt = on_attempt
        return journal

    async def bot_listens(self) -> bool:
        """Until a Gather is open; False when the line is down instead. Raises TimeoutError."""
        handset = self.call.line.handset
        async with asyncio.timeout(_PATIENCE_SECONDS):
            while handset.gather is None and not self.call.ended:
                await handset.wait()
        return not self.call.ended

    async def say(self, text: str) -> None:
        if await self.call.say(text):
            self.said.append(text)

    def heard(self) -> str:
        """What the bot has said since the caller last spoke."""
        lines = self.call.transcript
        since = max((at + 1 for at, line in enumerate(lines) if line.who == "caller"), default=0)
        return " ".join(line.text for line in lines[since:] if line.who == "bot")

    def copies(self) -> list[Sent]:
        """Requests that were delivered more than once, as the fault plan of the call had it."""
        return [Sent(self._end, self._end, one.copy) for one in self.call.line.record.copies]

    def close(self) -> None:
        """Judge what was heard: the exchange's own voice means that a caller heard an application error."""
        if any(line.who == "exchange" for line in self.call.transcript):
            self.trouble = "the caller heard an application error"
        self.ended_at = self.call.line.clock.elapsed()

    @property
    def apologies(self) -> int:
        return sum(APOLOGY in line.text for line in self.call.transcript)

    def waits(self) -> list[float]:
        """Seconds from the first request of each turn to the first words that answered it, retries and fallback included."""
        return waits(self.call.transcript, self.sent, self._end)

    def answers(self) -> list[float]:
        """The same to the whole reply, fillers not counted: until the bot listened again, or hung up."""
        return answers(self.call.transcript, self.sent, self._end)

    @property
    def _end(self) -> float:
        return self.call.line.clock.elapsed() if self.ended_at is None else self.ended_at


def waits(transcript: Sequence[Spoken], sent: Sequence[Sent], end: float) -> list[float]:
    """One for the greeting and one for each utterance; what was never answered lasts until `end`."""
    found = []
    asked_at: float | None = min((one.began for one in sent), default=0.0)
    for line in transcript:
        if line.who == "caller":
            asked_at = _asked_at(sent, line.at)
        elif line.who == "bot" and asked_at is not None:
            found.append(max(line.at - asked_at, 0.0))
            asked_at = None
    return found if asked_at is None else [*found, max(end - asked_at, 0.0)]


def answers(transcript: Sequence[Spoken], sent: Sequence[Sent], end: float) -> list[float]:
    """One for each utterance; what was never answered lasts until `end`."""
    whole = [one.ended for one in sent if one.attempt.status == 200 and _is_whole(one.attempt.body)]
    asked = [_asked_at(sent, line.at) for line in transcript if line.who == "caller"]
    return [min((at for at in whole if at >= since), default=end) - since for since in asked]


def _is_whole(document: bytes) -> bool:
    return b"<Gather" in document or b"<Hangup" in document


def _asked_at(sent: Sequence[Sent], since: float) -> float:
    """When Twilio told us what was said: some time after it was, because it waits for the end of speech first."""
    return min((one.began for one in sent if one.began >= since and RESPONSE_PATH in one.attempt.url), default=since)

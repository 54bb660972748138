"""How does a story phone a bot? `call`, `listen`, `say`, `press`, be silent, hang up; and look at everything afterwards."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence

from echolink.simulator.call_line import CallLine, Request
from echolink.simulator.handset import OpenGather, Speech
from echolink.simulator.record import Attempt, Copied, Mishap, Notice, RawDocument, Spoken
from echolink.simulator.speaking import OnPartial, speak
from echolink.simulator.steps import Jump, Stop

PATIENCE_SECONDS = 30.0  # longer than any request may take, so that only a call that hangs is given up


class CallOver(Exception):
    """The line is down: nobody can hear that any more."""


class SimulatedCall:
    """A call from the caller's side. Methods wait until the bot listens, and raise CallOver when it has hung up."""

    def __init__(self, line: CallLine) -> None:
        self.line = line
        self._read = 0  # lines of the transcript that `listen` has returned

    @property
    def sid(self) -> str:
        return self.line.sid

    @property
    def status(self) -> str:
        """Twilio's word: ringing, in-progress, completed, busy, no-answer, canceled, failed."""
        return self.line.status

    @property
    def ended(self) -> bool:
        return self.line.handset.is_over

    @property
    def duration_seconds(self) -> int:
        """As the status callback tells it: spoken time counts, waited for or not."""
        return self.line.duration_seconds

    @property
    def transcript(self) -> Sequence[Spoken]:
        return self.line.record.transcript

    @property
    def documents(self) -> Sequence[RawDocument]:
        """Every document that was run or refused, with its URL, status and milliseconds."""
        return self.line.record.documents

    @property
    def requests(self) -> Sequence[Request]:
        """Every request for a document, however many attempts it took."""
        return self.line.requests

    @property
    def attempts(self) -> Sequence[Attempt]:
        """Every HTTP request for a document, retries and redirects included."""
        return self.line.record.attempts

    @property
    def callbacks(self) -> Sequence[Attempt]:
        """Every status callback, retries included."""
        return self.line.record.callbacks

    @property
    def partials(self) -> Sequence[Attempt]:
        """Every partial result that was answered or failed, in that order."""
        return self.line.record.partials

    @property
    def mishaps(self) -> Sequence[Mishap]:
        """What the call's fault plan has done until now."""
        return self.line.record.mishaps

    @property
    def copies(self) -> Sequence[Copied]:
        """Requests that the fault plan had delivered more than once, with both answers."""
        return self.line.record.copies

    @property
    def warnings(self) -> Sequence[Notice]:
        return self.line.record.warnings

    @property
    def errors(self) -> Sequence[Notice]:
        return self.line.record.errors

    @property
    def listening(self) -> bool:
        """A Gather is open and its prompt was said."""
        gather = self.line.handset.gather
        return gather is not None and gather.prompt_over

    async def lines(self) -> AsyncIterator[Spoken]:
        """What the caller hears, line by line as it is said, until it is the caller's turn or the line is down."""
        handset = self.line.handset
        while True:
            while self._read < len(handset.transcript):
                line = handset.transcript[self._read]
                self._read += 1
                if line.who != "caller":
                    yield line
            if self.ended or self.listening:
                return
            await handset.wait()

    async def listen(self, patience_seconds: float = PATIENCE_SECONDS) -> str:
        """All that was said since the last look, until it is the caller's turn or the line is down. Raises TimeoutError."""
        async with asyncio.timeout(patience_seconds):
            return " ".join([line.text async for line in self.lines()])

    async def say(self, text: str, *, confidence: float | None = None, on_partial: OnPartial = lambda _: None) -> bool:
        """Speak into the next open Gather, into its prompt if that is still being said. False: it hears keys only, or the
        line went down or elsewhere in the middle.

        `confidence` stands in for what speech-to-text would claim; without it the exchange makes one up. For a caller with
        a manner of speaking this takes until the end of speech is told, and `on_partial` hears what is told before.
        """
        gather = await self._open_gather()
        claimed = confidence if confidence is not None else self.line.setup.confidence()
        self.line.hear("caller", text)
        speech, manner = Speech(text, claimed), self.line.setup.manner
        heard = await speak(self.line, gather, speech, manner, on_partial) if manner else gather.speak(speech)
        self._leave(gather)
        return heard

    async def press(self, keys: str) -> bool:
        """Press keys one after another, then wait. False: the Gather hears speech only."""
        gather = await self._open_gather()
        self.line.hear("caller", f"[keys {keys}]")
        heard = [gather.press(key) for key in keys]
        if any(heard) and not self.line.clock.waits:
            gather.time_out()
        self._leave(gather)
        return any(heard)

    async def silence(self) -> None:
        """Say nothing until the Gather gives up."""
        gather = await self._open_gather()
        if self.line.clock.waits:
            await self._until(lambda: gather.finished)
        else:
            await self.line.clock.spend(float(gather.attributes.get("timeout", "5").replace("auto", "5")))
            gather.time_out()
        self._leave(gather)

    async def hang_up(self) -> None:
        """Put the phone down, also while a request is under way; returns when the status callback was delivered."""
        if not self.ended:
            self.line.interrupt(Stop("completed" if self.status == "in-progress" else "no-answer"))
        await self.line.over()

    async def over(self) -> None:
        """Until the call has ended and its status callback was delivered."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            await self.line.over()

    async def redirect_to(self, url: str, method: str = "POST") -> None:
        """Somebody else's flow (an IVR, a REST request) takes the call and sends it to `url`, in the middle of anything."""
        if self.ended:
            raise CallOver("The call has ended; it cannot be redirected.")
        self.line.interrupt(Jump(url, method))
        if self.line.handset.gather is not None:
            self.line.handset.close(self.line.handset.gather)

    async def repeat_last_request(self) -> RawDocument:
        """Deliver the last request for a document once more, byte for byte, as a network may. Raises FetchFailed."""
        return await self.repeat_request(-1)

    async def repeat_request(self, index: int) -> RawDocument:
        """The same for any of `requests`; its answer goes nowhere but to the one who asked."""
        return await self.line.repeat(self.requests[index])

    @property
    def dialled(self) -> Sequence[str]:
        """Every number that the call was put through to, or was tried to be."""
        return self.line.dialling.dialled

    @property
    def talks_to(self) -> str | None:
        """The number of the person who was phoned and stays on the line; None: the call is the bot's."""
        leg = self.line.dialling.leg
        return leg.number if leg is not None and leg.party.picks_up else None

    async def put_through(self) -> None:
        """Until the caller talks to a person, or the line is down."""
        await self._until(lambda: self.ended or self.talks_to is not None)

    def other_party_hangs_up(self) -> None:
        """Raises CallOver where there is none."""
        leg = self.line.dialling.leg
        if leg is None:
            raise CallOver("Nobody is being phoned.")
        leg.hung_up.set()

    def lose_next_response(self, count: int = 1) -> None:
        """So many of the next answers get lost on their way back, which is a read timeout to the exchange."""
        self.line.courier.fate.lose_next(count)

    async def _open_gather(self) -> OpenGather:
        handset = self.line.handset
        await self._until(lambda: self.ended or (handset.gather is not None and handset.gather.hears_now))
        gather = handset.gather
        if gather is None:
            raise CallOver("The call has ended; nobody is listening.")
        return gather

    def _leave(self, gather: OpenGather) -> None:
        """Once finished, a Gather is closed before the exchange gets round to it, so that `listen` waits for the next."""
        if gather.finished:
            self.line.handset.close(gather)

    async def _until(self, is_so: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not is_so():
                await self.line.handset.wait()

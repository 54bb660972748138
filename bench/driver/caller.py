"""How does one caller get through a call? Plays documents as Twilio does, speaks at a person's pace, and notes what is heard."""

import asyncio
import random
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode, urlsplit

from echolink.twilio import vocabulary as v
from echolink.twilio.signature import sign

from .document import Gather, HangUp, NotTwiml, Pause, Redirect, Say, Verb, read
from .partials import CADENCES, partials_of, spoken_seconds
from .tally import Tally
from .turn import Turn
from .wire import Answer, Wire

_SAID: Final = (
    "I would like to book a table for four.",
    "Can you tell me when you are open this weekend?",
    "What time do you close today?",
    "My name is Maria Jones.",
    "Do you have parking?",
)
_CALLER: Final = "+14155550123"
# A form has the size that Twilio's have: it is read, and signed over.
_ALWAYS_SENT: Final = {
    v.FROM: _CALLER,
    "Caller": _CALLER,
    v.DIRECTION: "inbound",
    "ApiVersion": "2010-04-01",
    "CallToken": "%7B%22parentCallInfoToken%22%7D",
    **dict.fromkeys(("FromCountry", "CallerCountry", "ToCountry", "CalledCountry"), "US"),
    "FromCity": "SAN FRANCISCO",
    "FromState": "CA",
    "FromZip": "94105",
    **dict.fromkeys(("ToCity", "ToState", "ToZip"), ""),
}
PARTIAL: Final = "partial result"  # the name of the tasks that send one
_PATIENCE_SECONDS: Final = 15.0  # Twilio drops the call then (error 11200)
_MAX_HOPS: Final = 60


class Clock:
    """Time as it passes; a test has one of its own."""

    def now(self) -> float:
        return time.perf_counter()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(max(seconds, 0))


@dataclass(frozen=True, slots=True)
class Pace:
    """How a caller talks. `period_seconds` 0: as fast as it goes, nothing takes time to be spoken."""

    period_seconds: float = 8.0  # between two utterances, at least
    characters_a_second: float = 15.0  # of what is said to the caller: natural
    speaks_a_second: float = 15.0  # characters of the caller's own
    barges_in: bool = False  # speaks when the period is over, though a Gather's words are still being said
    end_of_speech_seconds: float = 1.6  # from the last word, which the last partial result has, to the SpeechResult


@dataclass(frozen=True, slots=True)
class Target:
    """Whose calls: where they come in, and what signs them."""

    name: str
    voice_url: str
    account_sid: str
    auth_token: str
    number: str
    status_url: str | None = None
    sends_partials: bool = False  # where a Gather asks for them
    pids: Sequence[int] = ()  # of the server


class Dropped(Exception):
    """Twilio would have ended the call, with the sentence that everybody dreads."""


@dataclass
class Call:
    """One call, from its ringing until the caller is told to stop, or is let go."""

    target: Target
    pace: Pace
    tally: Tally
    clock: Clock = field(default_factory=Clock)
    lots: random.Random = field(default_factory=random.Random)
    turns: int | None = None  # hangs up after so many
    hangs_up: Callable[[], bool] = lambda: False  # asked at each Gather

    def __post_init__(self) -> None:
        where = urlsplit(self.target.voice_url)
        assert where.hostname
        assert where.port
        self._wire, self._side = Wire(where.hostname, where.port), Wire(where.hostname, where.port)
        self._sid = "CA" + secrets.token_hex(16)
        self._place = self.lots.randrange(len(_SAID))
        self._said = 0  # utterances so far
        self._turn: Turn | None = None
        self._ended: float | None = None  # when the newest utterance was over
        self._talk: asyncio.Task[None] | None = None  # sends the newest partial result

    async def run(self) -> None:
        """Raises Dropped. The server is told of the end in any case."""
        try:
            verbs, url = await self._fetch(self.target.voice_url, {v.CALL_STATUS: "ringing"})
            while (following := await self._play(verbs)) is not None:
                verbs, url = following
                self._note_empty(verbs, url)
        finally:
            self._wire.close()
            if self._talk is not None:
                self._talk.cancel()
                await asyncio.gather(self._talk, return_exceptions=True)
            await self._end()

    async def _play(self, verbs: Sequence[Verb]) -> tuple[list[Verb], str] | None:
        """What the next document is, None at the end of the call."""
        for verb in verbs:
            match verb:
                case Gather():
                    return await self._answer(verb)
                case Redirect(url):
                    return await self._step(url, {})
                case HangUp():
                    break
                case Say(text):
                    self._hear(text)
                    await self._pass(self._spoken(text))
                case Pause(seconds):
                    if self._turn is not None:
                        self._turn.paused(seconds)
                    await self._pass(seconds)
        self._close_turn()
        return None

    async def _answer(self, gather: Gather) -> tuple[list[Verb], str] | None:
        said = _SAID[(self._said + self._place) % len(_SAID)]
        speaks = gather.partials if self.target.sends_partials else None
        begins = self._begins(said if speaks else "", bool(speaks))
        for part in gather.parts:
            self._hear(part.text if isinstance(part, Say) else "")
            seconds = self._spoken(part.text) if isinstance(part, Say) else part.seconds
            await self._pass(min(seconds, max(begins - self.clock.now(), 0)) if self.pace.barges_in else seconds)
        self._close_turn()
        if self.hangs_up() or self._said == self.turns:
            return None
        await self._speak(said, speaks, begins)
        self._said += 1
        self._ended = self.clock.now()
        self._turn = Turn(self._ended)
        return await self._step(gather.action, {v.SPEECH_RESULT: said, v.CONFIDENCE: "0.9271", "Language": "en-US"})

    def _begins(self, said: str, is_overheard: bool) -> float:
        """When the caller begins to speak, so that the utterance is over a period after the one before."""
        now, pace = self.clock.now(), self.pace
        if not pace.period_seconds:
            return now
        takes = spoken_seconds(said, pace.speaks_a_second) + (pace.end_of_speech_seconds if is_overheard else 0)
        return now if self._ended is None else max(now, self._ended + pace.period_seconds - takes)

    async def _speak(self, said: str, partials_to: str | None, begins: float) -> None:
        await self._pass(begins - self.clock.now())
        if partials_to is None or not self.pace.period_seconds:
            return
        for partial in partials_of(said, self.pace.speaks_a_second, self.lots.uniform(*CADENCES)):
            await self._pass(partial.after_seconds)
            told = self._tell(partials_to, partial.fields, self._talk)
            self._talk = asyncio.create_task(told, name=PARTIAL)
        await self._pass(self.pace.end_of_speech_seconds)

    async def _tell(self, url: str, fields: Mapping[str, str], before: asyncio.Task[None] | None) -> None:
        """A partial result, whose answer nobody waits for but the next one, which has the same connection."""
        try:
            if before is not None:
                await before
            answer = await self._side.send(self._request(url, fields))
            self.tally.partial(is_taken=200 <= answer.status < 300)
        except OSError:
            self.tally.partial(is_taken=False)

    async def _step(self, url: str, fields: Mapping[str, str]) -> tuple[list[Verb], str]:
        turn, began = self._turn, self.clock.now()
        following = await self._fetch(url, fields)
        if turn is not None:
            turn.waited(self.clock.now() - began)
            if turn.hops > _MAX_HOPS:
                raise Dropped(f"more than {_MAX_HOPS} documents in a turn")
        return following

    async def _fetch(self, url: str, fields: Mapping[str, str]) -> tuple[list[Verb], str]:
        began = self.clock.now()
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                answer = await self._wire.send(self._request(url, fields))
            return self._read(answer, url), url
        except TimeoutError:
            raise Dropped(f"no answer in {_PATIENCE_SECONDS:g} s") from None
        except OSError as error:
            raise Dropped(f"connection: {type(error).__name__}") from error
        finally:
            self.tally.request(self.clock.now() - began)

    def _read(self, answer: Answer, url: str) -> list[Verb]:
        if not 200 <= answer.status < 300:
            raise Dropped(f"HTTP {answer.status}")
        try:
            return read(answer.body, url)
        except NotTwiml as error:
            raise Dropped("no TwiML") from error

    def _request(self, url: str, fields: Mapping[str, str]) -> bytes:
        target = self.target
        form = {
            v.CALL_SID: self._sid,
            v.ACCOUNT_SID: target.account_sid,
            v.TO: target.number,
            "Called": target.number,
            v.CALL_STATUS: "in-progress",
            **_ALWAYS_SENT,
            **fields,
        }
        where, content = urlsplit(url), urlencode(form).encode()
        path = f"{where.path}?{where.query}" if where.query else where.path
        head = (
            f"POST {path} HTTP/1.1\r\nHost: {where.netloc}\r\nUser-Agent: TwilioProxy/1.1\r\nAccept: */*\r\n"
            f"{v.SIGNATURE_HEADER}: {sign(target.auth_token, url, form.items())}\r\n"
            f"{v.IDEMPOTENCY_HEADER}: {secrets.token_hex(8)}\r\n"
            f"Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        return head.encode() + content

    async def _end(self) -> None:
        """The status callback, on which a server forgets the call."""
        try:
            if self.target.status_url is not None:
                ended = {v.CALL_STATUS: v.COMPLETED, v.CALL_DURATION: "60"}
                async with asyncio.timeout(_PATIENCE_SECONDS):
                    await self._side.send(self._request(self.target.status_url, ended))
        except OSError:
            self.tally.dropped("connection: the end could not be told")
        finally:
            self._side.close()

    def _note_empty(self, verbs: Sequence[Verb], url: str) -> None:
        if not verbs:
            self.tally.empty(urlsplit(url).path)

    def _hear(self, text: str) -> None:
        if self._turn is not None:
            self._turn.heard(text, self.clock.now())

    def _close_turn(self) -> None:
        if self._turn is not None:
            self.tally.turn(self._turn)
            self._turn = None

    def _spoken(self, text: str) -> float:
        return spoken_seconds(text, self.pace.characters_a_second) if self.pace.period_seconds else 0.0

    async def _pass(self, seconds: float) -> None:
        if seconds > 0:
            await self.clock.sleep(seconds)

"""What does the caller's end of the line do? It hears what is said, and speaks or presses keys while the bot listens."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from echolink.simulator.clock import AUTO_SPEECH_TIMEOUT_SECONDS
from echolink.simulator.record import Spoken

DEFAULT_TIMEOUT_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Speech:
    """What speech-to-text made of an utterance; `confidence` None leaves the parameter out."""

    text: str
    confidence: float | None
    paused: bool = False  # the silence that ends speech has passed already


@dataclass(frozen=True, slots=True)
class Keys:
    """Digits without the key that finished them."""

    digits: str
    finished_on: str = ""


@dataclass(slots=True)
class OpenGather:
    """A <Gather> that listens right now: fed by the caller, timed by the exchange."""

    attributes: Mapping[str, str]
    partials_to: str = ""  # where the caller's words are told while they are spoken; empty: nowhere
    changed: asyncio.Event = field(default_factory=asyncio.Event)  # set at the first and at every further input
    prompt_over: bool = False
    finished: bool = False
    speaking: bool = False
    collected: Speech | Keys | None = None  # None when finished: nothing came
    _digits: str = ""

    @property
    def started(self) -> bool:
        return self.finished or self.speaking or bool(self._digits)

    @property
    def hears_now(self) -> bool:
        """With bargeIn="false" nothing is heard before the prompt is over."""
        return self.prompt_over or self.attributes.get("bargeIn", "true") == "true"

    def pause_seconds(self, auto_seconds: float = AUTO_SPEECH_TIMEOUT_SECONDS) -> float:
        """How long the caller has to be silent to be done; `auto_seconds` with speechTimeout="auto"."""
        timeout = self.attributes.get("timeout", str(DEFAULT_TIMEOUT_SECONDS))
        given = self.attributes.get("speechTimeout", timeout)
        return auto_seconds if given == "auto" else float(given)

    def begin_speech(self) -> bool:
        """The caller begins to speak, which cuts the prompt and stops the timeout. Whether words can be heard."""
        self.speaking = not self.started and self._takes("speech")
        if self.speaking:
            self.changed.set()
        return self.speaking

    def end_speech(self) -> None:
        """Whatever is not told by now will not be; if that is nothing, the timeout runs again."""
        self.speaking = False
        self.changed.set()

    def speak(self, speech: Speech) -> bool:
        """Whether the words were heard: not on a Gather for keys, nor once keys were pressed."""
        if self.finished or self._digits or not self._takes("speech"):
            return False
        self._finish(speech if speech.text.strip() else None)
        return True

    def press(self, key: str) -> bool:
        """Whether the key was heard."""
        if self.finished or not self._takes("dtmf"):
            return False
        if key == self.attributes.get("finishOnKey", "#"):
            self._finish(Keys(self._digits, key) if self._digits else None)
        else:
            self._digits += key
            self.changed.set()
            if len(self._digits) == int(self.attributes.get("numDigits", 0)):
                self._finish(Keys(self._digits))
        return True

    def time_out(self) -> None:
        """`timeout` ran out: what was keyed until now counts, and otherwise nothing came."""
        if not self.finished:
            self._finish(Keys(self._digits) if self._digits else None)

    def _takes(self, kind: str) -> bool:
        return self.hears_now and kind in self.attributes.get("input", "dtmf").split()

    def _finish(self, collected: Speech | Keys | None) -> None:
        self.collected = collected
        self.finished = True
        self.changed.set()


@dataclass(slots=True)
class Handset:
    """Where the exchange and the one who plays the caller meet."""

    transcript: list[Spoken]
    gather: OpenGather | None = None  # the one that listens now
    is_over: bool = False
    _moved: asyncio.Event = field(default_factory=asyncio.Event)

    def moved(self) -> None:
        """Tell everyone who waits that something was said, a Gather opened or closed, or the line went down."""
        self._moved.set()
        self._moved = asyncio.Event()

    async def wait(self) -> None:
        """Until the next `moved`."""
        await self._moved.wait()

    def hear(self, line: Spoken) -> None:
        self.transcript.append(line)
        self.moved()

    def cut_short(self) -> None:
        """What the bot said last was not heard to its end."""
        for index in range(len(self.transcript) - 1, -1, -1):
            if self.transcript[index].who == "bot":
                self.transcript[index] = replace(self.transcript[index], cut=True)
                return

    def close(self, gather: OpenGather) -> None:
        if self.gather is gather:
            self.gather = None
        self.moved()

    def hang_up(self) -> None:
        self.is_over = True
        self.gather = None
        self.moved()

"""How is a document run? Verb after verb, until one of them leads elsewhere."""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from echolink.simulator.clock import speaking_seconds
from echolink.simulator.handset import DEFAULT_TIMEOUT_SECONDS, Keys, OpenGather, Speech
from echolink.simulator.steps import Jump, Step, Stop
from echolink.simulator.twiml import Document, Verb
from echolink.simulator.wire import FetchFailed

if TYPE_CHECKING:
    from echolink.simulator.call_line import CallLine

_MAX_LOOPS = 1_000
_TONE_SECONDS = {"w": 0.5, "W": 1.0}
_REJECTED = {"rejected": "no-answer", "busy": "busy"}


class TwimlPlayer:
    """Runs the documents of one call."""

    def __init__(self, line: "CallLine") -> None:
        self._line = line

    async def play(self, document: Document, url: str) -> Step | None:
        """Run `document`, fetched from `url`; the step that it leads to, or None at its end, which ends the call."""
        line = self._line
        if document.verbs and document.verbs[0].name == "Reject":
            return Stop(_REJECTED[document.verbs[0].attributes.get("reason", "rejected")])
        line.answer()
        if document.is_audio:
            line.hear("bot", f"[sound of {url}]")
            return Stop()
        for verb in document.verbs:
            step = await self._run(verb, url)
            if step is not None:
                return step
        return None

    async def _run(self, verb: Verb, url: str) -> Step | None:
        match verb.name:
            case "Gather":
                return await self._gather(verb, url)
            case "Redirect":
                return Jump(resolved(url, verb.text.strip()), verb.attributes.get("method", "POST"))
            case "Dial":
                return await self._line.dialling.dial(verb, url)
            case "Hangup":
                return Stop()
            case "Reject":
                self._line.note(13810, "<Reject> must be the first verb; the call was answered already", url)
                return Stop()
            case _:
                await self._sound(verb, url, None)
                return None

    async def _sound(self, verb: Verb, url: str, gather: OpenGather | None) -> None:
        """Say, Play or Pause; inside a Gather the caller may cut it."""
        cut = gather.changed if gather else None
        if verb.name == "Pause":
            await self._line.clock.spend(int(verb.attributes.get("length", 1)), cut)
            return
        if verb.name == "Play":
            text, seconds = await self._played(verb, url)
        else:
            text, seconds = " ".join(verb.text.split()), speaking_seconds(verb.text)
        if not text:
            return
        loops = int(verb.attributes.get("loop", 1)) or _MAX_LOOPS
        self._line.hear("bot", text)
        share = await self._line.clock.spend(seconds * min(loops, _MAX_LOOPS), cut)
        if share < 1:
            self._line.handset.cut_short()

    async def _played(self, verb: Verb, url: str) -> tuple[str, float]:
        """What a <Play> sounds like in a transcript, and its seconds; a sound that cannot be had is noted and skipped."""
        if digits := verb.attributes.get("digits"):
            return f"[tones {digits}]", sum(_TONE_SECONDS.get(tone, 0.1) for tone in digits)
        target = resolved(url, verb.text.strip())
        try:
            sound = await self._line.courier.fetch(target, "GET", {})
        except FetchFailed as failed:
            self._line.note(failed.code, f"<Play>: {failed}", target)
            return "", 0
        if not sound.content_type.startswith("audio/"):
            self._line.note(12300, f"<Play> of {sound.content_type or 'nothing'}", target)
            return "", 0
        return f"[sound of {target}]", len(sound.body) / 8_000  # telephone sound: 8,000 bytes a second

    async def _gather(self, verb: Verb, url: str) -> Step | None:
        attributes = verb.attributes
        partials = attributes.get("partialResultCallback", "")
        gather = OpenGather(attributes, partials_to=resolved(url, partials) if partials else "")
        self._line.handset.gather = gather
        try:
            for prompt in verb.children:
                if not gather.started:
                    await self._sound(prompt, url, gather)
            gather.prompt_over = True
            self._line.handset.moved()
            await self._await_input(gather)
        finally:
            self._line.handset.close(gather)
        if gather.collected is None and attributes.get("actionOnEmptyResult") != "true":
            return None
        target = resolved(url, attributes["action"]) if "action" in attributes else url
        if self._line.upsets.falls_through(target, heard=gather.collected is not None):
            return None
        await self._line.clock.spend(_trailing_silence(gather))
        return Jump(target, attributes.get("method", "POST"), _input_params(gather))

    async def _await_input(self, gather: OpenGather) -> None:
        """Until the Gather is finished. `timeout` runs from the prompt's end, and again after each key."""
        clock = self._line.clock
        timeout = gather.attributes.get("timeout", str(DEFAULT_TIMEOUT_SECONDS))
        seconds = int(timeout) if timeout != "auto" else DEFAULT_TIMEOUT_SECONDS
        while not gather.finished:
            gather.changed.clear()
            if gather.speaking or not clock.waits:
                await gather.changed.wait()
            elif await clock.spend(seconds, gather.changed) == 1.0 and not gather.changed.is_set():
                gather.time_out()


def resolved(base: str, reference: str) -> str:
    """A URL of a document, against the document's own; an empty one means the document itself."""
    return urljoin(base, reference) if reference else base


def _trailing_silence(gather: OpenGather) -> float:
    said = gather.collected
    return gather.pause_seconds() if isinstance(said, Speech) and not said.paused else 0


def _input_params(gather: OpenGather) -> Mapping[str, str]:
    """What the Gather's action is told. `FinishedOnKey`, `msg` and `Language` are undocumented, and seen in the field."""
    match gather.collected:
        case Speech(text, confidence):
            params = {"SpeechResult": text, "Language": gather.attributes.get("language", "en-US")}
            return params if confidence is None else params | {"Confidence": f"{confidence:.8g}"}
        case Keys(digits, finished_on):
            return {"Digits": digits, "FinishedOnKey": finished_on, "msg": "Gather End"}
        case None:
            return {}

"""What does a call look like in a terminal? The bot's words with their milliseconds, the caller's, and what came of it."""

import json
import textwrap
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from rich.console import Console
from rich.text import Text

from echolink.simulator.phone import CallOver, SimulatedCall
from echolink.simulator.record import RawDocument
from echolink.simulator.speaking import OnPartial
from echolink.simulator.utterance import PartialResult

NextLine = Callable[[], Awaitable[str | None]]
Explanation = Callable[[], Awaitable[Sequence[str]]]

HOW_TO = 'Type what you say. Enter alone is silence, "press 5#" are keys, "hang up" or Ctrl-D ends the call.'

_LABELS = {"bot": ("bot", "bold green"), "caller": ("you", "bold cyan"), "exchange": ("line", "bold red")}
_INDENT = 6
_NARROWEST = 20  # characters of text a line; a narrower terminal wraps by itself


@dataclass(slots=True)
class Screen:
    """Plain lines where there is no terminal; colours and wrapping where there is one (rich minds NO_COLOR)."""

    console: Console

    def say(self, text: str = "", style: str = "") -> None:
        """A line of the program's own, wrapped under its own indentation."""
        indent = " " * (len(text) - len(text.lstrip()))
        for line in self._wrapped(text.lstrip(), len(indent)):
            self._print(Text(indent + line, style=style))

    def labelled(self, label: str, style: str, text: str, remark: str = "") -> None:
        """`label text  remark`, wrapped under the first word of the text; the remark is dimmed."""
        for index, line in enumerate(self._wrapped(f"{text}  {remark}".rstrip(), _INDENT)):
            shown = Text().append(f"{label if index == 0 else '':<{_INDENT}}", style=style).append(line)
            if remark and line.endswith(remark):
                shown.stylize("dim", len(shown) - len(remark))
            self._print(shown)

    def _wrapped(self, text: str, indent: int) -> list[str]:
        if not self.console.is_terminal:
            return [text]
        room = max(self.console.width - indent, _NARROWEST)
        return textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False) or [""]

    def _print(self, text: Text) -> None:
        self.console.print(text, soft_wrap=True)

    def spoken(self, who: str, text: str, remark: str = "") -> None:
        label, style = _LABELS[who]
        self.labelled(label, style, text, remark)

    def partial(self, text: str) -> None:
        """What the caller seems to be saying: in a terminal over what it was before."""
        if not self.console.is_terminal:
            self.labelled("…", "dim", text)
            return
        room = max(self.console.width - _INDENT - 1, _NARROWEST)
        self.console.print(Text(f"{'…':<{_INDENT}}{text[-room:]:<{room}}", style="dim"), end="\r", soft_wrap=True)

    def end_partials(self) -> None:
        if self.console.is_terminal:
            self.say()

    def prompt(self, label: str = "you") -> None:
        """Where the person types."""
        self.console.print(Text(f"{label:<{_INDENT}}", style="bold cyan"), end="")

    def document(self, document: RawDocument) -> None:
        """A document as Twilio got it, indented."""
        self.say(f"      {document.url}  {document.status}  {document.milliseconds} ms", "dim")
        for line in pretty_twiml(document.twiml).splitlines():
            self.say(f"      {line}", "dim")

    def json(self, value: Any) -> None:
        for line in json.dumps(value, indent=2, ensure_ascii=False).splitlines():
            self.say(f"  {line}")


@dataclass(slots=True)
class Conversation:
    """One call, played at a terminal or by given lines."""

    screen: Screen
    show_twiml: bool = False
    explain: Explanation | None = None  # lines about what the bot has just said, and why
    _told: int = 0  # mishaps on the screen
    _partial: str = ""  # what the caller seemed to be saying last

    async def hold(self, call: SimulatedCall, next_line: NextLine, *, typed: bool) -> None:
        """Until either side hangs up. `typed`: the caller's words stand on the screen already."""
        since = time.perf_counter()
        shown, after = 0, ""
        while True:
            async for line in call.lines():
                waited = f"{round((time.perf_counter() - since) * 1000)} ms"
                self.screen.spoken(line.who, line.text, f"({waited}{after})")
                after = ""
            if self.show_twiml:
                for document in call.documents[shown:]:
                    self.screen.document(document)
                shown = len(call.documents)
            self._tell_mishaps(call)
            for reason in await self.explain() if self.explain else ():
                self.screen.say(f"      {reason}", "dim")
            if call.ended:
                self.screen.say("      the call has ended", "dim")
                break
            if typed:
                self.screen.prompt()
            said = await next_line()
            if not typed and said is not None:
                self.screen.spoken("caller", said or "(silence)")
            stays = await act(call, said, self._tell_partial)
            since, after = time.perf_counter(), self._end_partials()
            if not stays:
                self.screen.say("" if said is None and typed else "      you hung up", "dim")
                break

    async def see_off(self, call: SimulatedCall) -> None:
        """Until everything of the call has come that a fault plan may have delayed."""
        await call.over()
        self._tell_mishaps(call)

    def _tell_partial(self, result: PartialResult) -> None:
        if result.said != self._partial:
            self._partial = result.said
            self.screen.partial(result.said)

    def _end_partials(self) -> str:
        """What the bot's next words come after, if not at once."""
        if not self._partial:
            return ""
        self._partial = ""
        self.screen.end_partials()
        return " after the end of speech"

    def _tell_mishaps(self, call: SimulatedCall) -> None:
        """What the call's fault plan has done since the last look."""
        for mishap in call.mishaps[self._told :]:
            self.screen.say(f"      fault: {mishap}", "yellow")
        self._told = len(call.mishaps)


async def act(call: SimulatedCall, said: str | None, on_partial: OnPartial = lambda _: None) -> bool:
    """Do what a typed line means; False when it hung up."""
    words = (said or "").strip()
    try:
        if said is None or words.lower().rstrip(".!") in {"hang up", "hangup"}:
            await call.hang_up()
            return False
        if not words:
            await call.silence()
        elif words.lower().startswith("press ") and set(words[6:].strip()) <= set("0123456789*# "):
            await call.press(words[6:].replace(" ", ""))
        else:
            await call.say(words, on_partial=on_partial)
    except CallOver:
        # The bot hung up while the caller was typing; the next look at the call says so.
        return True
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Aftermath:
    """What came of a call, as far as anybody outside can tell."""

    fields: Mapping[str, Any]
    payload: Any = None  # what the webhook was sent; None: nothing
    answer: str = ""  # what it answered
    outcome: str | None = None
    end_reason: str | None = None
    summary: str = ""  # what the service says of it afterwards
    remarks: Sequence[str] = ()  # what went otherwise than it was meant to


def show_aftermath(screen: Screen, aftermath: Aftermath, call: SimulatedCall, next_steps: Sequence[str]) -> None:
    """Fields, payload, the webhook's answer, anything that Twilio would have complained of, and what to try next."""
    screen.say()
    screen.say("What the bot collected", "bold")
    screen.json(dict(aftermath.fields))
    if aftermath.payload is not None:
        screen.say("What your webhook was sent", "bold")
        screen.json(aftermath.payload)
        screen.say("What it answered", "bold")
        screen.say(f"  {aftermath.answer}")
    else:
        screen.say("Your webhook was sent nothing: the goal was not reached in this call.", "bold")
    if aftermath.summary:
        screen.say("What the call was", "bold")
        screen.say(f"  {aftermath.summary}")
    for remark in aftermath.remarks:
        screen.say(remark, "red")
    for notice in (*call.errors, *call.warnings):
        screen.say(f"Twilio's debugger would show {notice}", "red")
    if next_steps:
        screen.say("Next", "bold")
        for step in next_steps:
            screen.say(f"  {step}")


def show_reading(screen: Screen, reading: Mapping[str, Any]) -> None:
    """What a bot understood of its goal and context: the `reading` of `GET /v1/bots/{id}`."""
    screen.say("What the bot understood", "bold")
    for field in reading.get("fields", ()):
        known = f"knows: {field['known']}" if "known" in field else "asks"
        screen.say(f"  {field['name']:<16} {field['kind']:<8} {known}")
    for name in ("hours", "sizes", "services", "areas", "notice_minutes", "unread"):
        if reading.get(name):
            screen.say(f"  {name:<16} {json.dumps(reading[name], ensure_ascii=False)}")
    if reading.get("takes_message"):
        screen.say("  It could not read the goal as collecting something, so it takes a message.")


def pretty_twiml(document: str) -> str:
    """Indented, one element a line; what cannot be parsed stays as it came."""
    try:
        root = ET.fromstring(document.encode())  # noqa: S314 - read and judged by the exchange before it comes here
    except ET.ParseError:
        return document
    ET.indent(root)
    return ET.tostring(root, encoding="unicode")

"""What does a document tell Twilio to do? The verbs of a Gather/Say call, with URLs made whole."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urljoin


@dataclass(frozen=True, slots=True)
class Say:
    text: str


@dataclass(frozen=True, slots=True)
class Pause:
    seconds: float


@dataclass(frozen=True, slots=True)
class Gather:
    parts: Sequence[Say | Pause]
    action: str
    partials: str | None  # where partial results are wanted


@dataclass(frozen=True, slots=True)
class Redirect:
    url: str


@dataclass(frozen=True, slots=True)
class HangUp:
    pass


Verb = Say | Pause | Gather | Redirect | HangUp


class NotTwiml(ValueError):
    """What came is no document."""


def read(body: bytes, url: str) -> list[Verb]:
    """The verbs in their order; relative URLs resolve against `url`, the document's own. Raises NotTwiml."""
    try:
        root = ET.fromstring(body)
    except ET.ParseError as error:
        raise NotTwiml(f"{error}: {body[:80]!r}") from error
    if root.tag != "Response":
        raise NotTwiml(f"<{root.tag}> instead of <Response>")
    return [_verb(element, url) for element in root]


def _verb(element: ET.Element, url: str) -> Verb:
    match element.tag:
        case "Gather":
            partials = element.get("partialResultCallback")
            parts = [_part(part) for part in element]
            return Gather(parts, _whole(url, element.get("action")), partials and _whole(url, partials))
        case "Redirect":
            return Redirect(_whole(url, (element.text or "").strip()))
        case "Hangup" | "Reject":
            return HangUp()
    return _part(element)


def _part(element: ET.Element) -> Say | Pause:
    match element.tag:
        case "Say" | "Play":
            return Say("".join(element.itertext()).strip())
        case "Pause":
            return Pause(float(element.get("length", "1")))
    raise NotTwiml(f"no caller here knows <{element.tag}>")


def _whole(url: str, reference: str | None) -> str:
    """Without a connection override, which is neither sent nor signed."""
    return urljoin(url, reference or url).partition("#")[0]

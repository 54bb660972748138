"""What would a person say of a webhook's answer? Plain text for the ear, or nothing."""

import html
import json
import re
from dataclasses import dataclass
from typing import Any

from echolink.actions.body import text_of
from echolink.actions.description import describe, is_acknowledgement, plain_key
from echolink.actions.gibberish import without_ids
from echolink.agent.sentences import for_the_ear, split

_MOST_CHARACTERS = 400  # about half a minute of speech
_MOST_READ = 1_000  # of one text: cleaning 4,000 hostile characters held the event loop for 1 s, these for 60 ms
_DEEPEST = 6

# Where backends put the sentence that is meant for a person, best first; Vapi's and Retell's results are among the second.
_MEANT_FOR_PEOPLE = ("message", "speech", "say", "text", "reply", "answer")
_PERHAPS = ("msg", "response", "result", "results", "output", "content", "detail", "error", "errors", "reason", "title")
_WRAPPERS = ("data", "body", "payload")
_FAULTS_OF_FORM = ("errors", "issues", "violations")  # where frameworks list the fields that they would not take

_MARKUP = re.compile(r"^\s*<|<(?:!doctype|html|head|body|div|p|br|table|script|style|\?xml)\b", re.IGNORECASE)
_XML = re.compile(r"\s*<(?:\?xml\b|Response\b)")
_TWIML_SAYS = re.compile(r"<Say\b[^<>]{0,300}>([^<]{1,1000})")
_PASSWORD = re.compile(r"<input\b[^<>]{0,300}\btype\s*=\s*[\"']?password\b", re.IGNORECASE)
_TRACE = re.compile(
    r"Traceback \(most recent call last\)|^[ \t]+at [\w.$<>/ ]{1,200}\(|\b(?:Fatal|Parse) error:|Exception in thread",
    re.MULTILINE,
)
_CODE = re.compile(
    r"[A-Za-z]+(?:[_-][A-Za-z]+)+"
)  # slot_taken: an error's name, which nobody would read with its marks
_BARE_NUMBER = re.compile(r"[0-9]+(?:[.,:][0-9]+)*\.")  # alone before a sentence it would be the mark of a list
_ONE_LONG_WORD = re.compile(r"\s*\S{60,}\s*")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd]")
_NO_PROSE = ("text/xml", "text/css", "text/csv", "text/calendar", "text/javascript", "text/event-stream")


@dataclass(frozen=True, slots=True)
class Reading:
    """What an answer says to a person, and what kept it from saying more."""

    said: str = ""
    flaw: str = ""  # half a sentence for the developer: why nothing of it is told; empty where nothing is wrong
    wants_login: bool = False  # whoever showed this page has not seen what was posted
    is_refusal: bool = False  # a sentence meant for a person, and no list of fields that a framework would not take


def told(content_type: str, body: bytes, *, is_whole: bool = True) -> str:
    """`read`, for who wants the words alone."""
    return read(content_type, body, is_whole=is_whole).said


def read(content_type: str, body: bytes, *, is_whole: bool = True) -> Reading:
    """`said` has at most 400 characters, whole sentences; empty when there is nothing to tell. Never raises, whatever came.

    Known shapes: plain text; JSON with `message`, `speech`, `say`, `text`, `reply` or `answer`, also nested; Vapi's
    `{"results": [{"toolCallId", "result"}]}` and Retell's text or object; the words of a TwiML document; any other JSON is
    described. JSON counts under every content type. Pages of HTML, other XML, files and broken JSON are not read out.
    `is_whole=False`: the body was cut off.
    """
    text = text_of(content_type, body, is_whole=is_whole)
    kind = content_type.partition(";")[0].strip().lower()
    if (value := _json(text)) is not _NO_JSON:
        return Reading(_cut(_of_value(value)), is_refusal=_refuses(value))
    if not text.strip() or is_acknowledgement(text):
        return Reading()
    if _XML.match(text):
        return _of_xml(text)
    if flaw := _flaw(kind, text):
        return Reading(flaw=flaw, wants_login=_PASSWORD.search(text) is not None)
    said = _cut(text, is_whole=is_whole)
    return Reading(said, is_refusal=" " in said)


_NO_JSON = object()


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):  # RecursionError: 60,000 brackets
        return _NO_JSON


def _of_value(value: Any) -> str:
    sentence = _sentence(value, 0)
    return describe(value) if sentence is None else sentence


def _of_xml(text: str) -> Reading:
    said = " ".join(map(_ended, _TWIML_SAYS.findall(text)[:10]))
    return Reading(_cut(said), is_refusal=True) if said else Reading(flaw="XML, of which nothing is told")


def _refuses(value: Any) -> bool:
    if not isinstance(value, dict):
        return isinstance(value, str)
    if any(isinstance(value[key], list | dict) and value[key] for key in value if plain_key(key) in _FAULTS_OF_FORM):
        return False
    return _sentence(value, 0, into_lists=False) is not None


def _sentence(value: Any, depth: int, *, into_lists: bool = True) -> str | None:
    """The text that is meant for a person, None when there is none."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, str):
        return _of_text(value, depth)
    if isinstance(value, list) and into_lists:
        found = [_sentence(item, depth + 1) for item in value[:10] if isinstance(item, dict)]
        return " ".join(_ended(sentence) for sentence in found if sentence) or None
    if isinstance(value, dict):
        known = {plain_key(str(key)): inner for key, inner in reversed(value.items())}
        for key in (*_MEANT_FOR_PEOPLE, *_PERHAPS, *_WRAPPERS):
            if key in known and (sentence := _sentence(known[key], depth + 1, into_lists=into_lists)):
                return sentence
    return None


def _of_text(text: str, depth: int) -> str | None:
    """A string inside JSON; some backends put a whole JSON document, or a page, into one."""
    if text.lstrip().startswith(("{", "[")) and (inner := _json(text)) is not _NO_JSON:
        return _sentence(inner, depth + 1) or describe(inner) or None
    if not text.strip() or is_acknowledgement(text) or _MARKUP.search(text[:_MOST_READ]) or _TRACE.search(text):
        return None
    return re.sub("[_-]", " ", text).lower() if "_" in text and _CODE.fullmatch(text) else text


def _ended(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…")) else text + "."


def _flaw(kind: str, text: str) -> str:
    """Why is this no prose: broken JSON, markup, a file or token under a text type? Empty: it is prose."""
    if text.lstrip().startswith(("{", "[")):
        return "JSON that does not parse"
    if _MARKUP.search(text):
        return "XML, of which nothing is told" if kind.endswith("xml") else "a page of HTML"
    if kind not in ("", "application/json") and (not kind.startswith("text/") or kind in _NO_PROSE):
        return "a content type that is not read out"
    if _CONTROL.search(text):
        return "bytes that are no text"
    if _TRACE.search(text):
        return "a trace of an error in a program"
    return "one long word" if _ONE_LONG_WORD.fullmatch(text) else ""


def _cut(text: str, *, is_whole: bool = True) -> str:
    """For the ear, and not longer than a caller listens: cut at a sentence, else at a word."""
    line = for_the_ear(without_ids(html.unescape(text[:_MOST_READ])))
    sentences = split(line)
    if not is_whole or (len(text) > _MOST_READ and len(sentences) > 1):
        sentences = sentences[:-1]  # the one in which the text broke off
    if sentences and len(sentences[0]) > _MOST_CHARACTERS:
        return sentences[0][: _MOST_CHARACTERS - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    kept = ""
    for sentence in sentences:
        if len(kept) + 1 + len(sentence) > _MOST_CHARACTERS:
            break
        kept = f"{kept} {sentence}".strip()
    return f"The answer is {kept}" if _BARE_NUMBER.fullmatch(kept) else kept

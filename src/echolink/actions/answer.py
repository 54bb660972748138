"""What would a person say of a webhook's answer? Plain text for the ear, or nothing."""

import html
import json
import re
from typing import Any

from echolink.actions.description import describe, is_acknowledgement, plain_key
from echolink.agent.sentences import for_the_ear, split

_MOST_CHARACTERS = 400  # about half a minute of speech
_MOST_READ = 1_000  # of one text: cleaning 4,000 hostile characters held the event loop for 1 s, these for 60 ms
_DEEPEST = 6

# Where backends put the sentence that is meant for a person, best first; Vapi's and Retell's results are among the second.
_MEANT_FOR_PEOPLE = ("message", "speech", "say", "text", "reply", "answer")
_PERHAPS = ("msg", "response", "result", "results", "output", "content", "detail", "error", "errors", "reason", "title")
_WRAPPERS = ("data", "body", "payload")

_MARKUP = re.compile(r"^\s*<|<(?:!doctype|html|head|body|div|p|br|table|script|style|\?xml)\b", re.IGNORECASE)
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
_ONE_LONG_WORD = re.compile(r"\s*\S{60,}\s*")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd]")


def told(content_type: str, body: bytes, *, is_whole: bool = True) -> str:
    """At most 400 characters, whole sentences; empty when there is nothing to tell. Never raises, whatever came.

    Known shapes: plain text; JSON with `message`, `speech`, `say`, `text`, `reply` or `answer`, also nested; Vapi's
    `{"results": [{"toolCallId", "result"}]}` and Retell's text or object; any other JSON is described. JSON counts under every
    content type. Pages of HTML, XML, files and broken JSON are not read out. `is_whole=False`: the body was cut off.
    """
    text = _decoded(content_type, body)
    kind = content_type.partition(";")[0].strip().lower()
    if (value := _json(text)) is not _NO_JSON:
        return _cut(_of_value(value))
    if not _is_text(kind) or not _is_prose(text):
        return ""
    spoken = html.unescape(text[:_MOST_READ]) if kind == "text/html" else text
    if is_acknowledgement(spoken):
        return ""
    return _cut(spoken, is_whole=is_whole)


_NO_JSON = object()


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):  # RecursionError: 60,000 brackets
        return _NO_JSON


def _of_value(value: Any) -> str:
    sentence = _sentence(value, 0)
    return describe(value) if sentence is None else sentence


def _sentence(value: Any, depth: int) -> str | None:
    """The text that is meant for a person, None when there is none."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, str):
        return _of_text(value, depth)
    if isinstance(value, list):
        found = [_sentence(item, depth + 1) for item in value[:10] if isinstance(item, dict)]
        return " ".join(_ended(sentence) for sentence in found if sentence) or None
    if isinstance(value, dict):
        known = {plain_key(str(key)): inner for key, inner in reversed(value.items())}
        for key in (*_MEANT_FOR_PEOPLE, *_PERHAPS, *_WRAPPERS):
            if key in known and (sentence := _sentence(known[key], depth + 1)):
                return sentence
    return None


def _of_text(text: str, depth: int) -> str | None:
    """A string inside JSON; some backends put a whole JSON document, or a page, into one."""
    if text.lstrip().startswith(("{", "[")) and (inner := _json(text)) is not _NO_JSON:
        return _sentence(inner, depth + 1) or describe(inner) or None
    if not text.strip() or is_acknowledgement(text) or _MARKUP.search(text[:_MOST_READ]):
        return None
    return text


def _ended(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…")) else text + "."


def _decoded(content_type: str, body: bytes) -> str:
    """By the declared charset, else UTF-8, else Latin-1, which old PHP pages send undeclared."""
    declared = _CHARSET.search(content_type)
    for charset in (*(declared.groups() if declared else ()), "utf-8-sig"):
        try:
            return body.decode(charset).removeprefix("\ufeff")
        except (LookupError, ValueError):
            continue
    return body.decode("latin-1")


def _is_text(kind: str) -> bool:
    return kind in ("", "application/json") or (kind.startswith("text/") and kind not in ("text/xml", "text/css"))


def _is_prose(text: str) -> bool:
    """Is it neither broken JSON, nor markup, nor a file or token under a text type?"""
    if text.lstrip().startswith(("{", "[")) or _ONE_LONG_WORD.fullmatch(text):
        return False
    return not _MARKUP.search(text) and not _CONTROL.search(text)


def _cut(text: str, *, is_whole: bool = True) -> str:
    """For the ear, and not longer than a caller listens: cut at a sentence, else at a word."""
    line = for_the_ear(text[:_MOST_READ])
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
    return kept

"""How does data sound? The facts of any JSON value as one sentence."""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from echolink.actions.gibberish import ID

_MOST_FACTS = 6  # more than a listener can keep
_MOST_ITEMS = 5  # of a list of plain values
_DEEPEST = 5

# Keys without case and separators. First those whose values are for machines.
_FOR_MACHINES = (
    "timestamp createdat updatedat requestid traceid correlationid toolcallid sessionid uuid url link links href path "
    "token version debug stack stacktrace trace meta metadata headers instance"
)
# Then those that only repeat what the HTTP status says, and the values with which they do.
_OF_THE_STATUS = (
    "ok success succeeded successful status result received accepted code statuscode message msg text reply response"
)
_OF_CONSENT = "ok okay success succeeded successful accepted received done true 200 201 202 204"
_OF_REFUSAL = frozenset(("error", "failed", "failure", "fail", "false", "ko", "nok"))
_ERRORS = ("error", "errors")
_UNSPOKEN, _ACKNOWLEDGING = frozenset(_FOR_MACHINES.split()), frozenset(_OF_THE_STATUS.split())
_ACKNOWLEDGED = frozenset(_OF_CONSENT.split())

_WORD_BREAK = re.compile(r"[_\-\s.]+|(?<=[a-z0-9])(?=[A-Z])")
_OPAQUE = re.compile(r"\S{25,}|[a-z][a-z0-9+.-]*://\S*", re.IGNORECASE)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")


def describe(value: Any) -> str:
    """`{"status": "confirmed", "id": "A12"}` → `Status confirmed, id A12.`; empty when a person would say nothing of it.

    What only acknowledges (`{"ok": true}`), addresses, tokens and times of the machine are left out. `{"ok": false}` and
    `{"status": "error"}` begin with "The answer was no.", for the caller must not take silence for success.
    """
    facts = ", ".join(islice(_facts("", value, 0), _MOST_FACTS))
    sentences = ["The answer was no."] if _says_no(value, 0) else []
    if facts:
        sentences.append(facts[0].upper() + facts[1:] + ".")
    return " ".join(sentences)


def plain_key(key: str) -> str:
    """`toolCallId`, `tool_call_id` and `tool-call-id` are one key."""
    return re.sub(r"[^a-z0-9]", "", key.lower())


def is_acknowledgement(value: Any) -> bool:
    """Does it only say that the request was taken?"""
    return str(value).strip().rstrip(".!").lower() in _ACKNOWLEDGED


def _facts(key: str, value: Any, depth: int) -> Iterator[str]:
    if depth > _DEEPEST or plain_key(key) in _UNSPOKEN:
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _facts(str(name), inner, depth + 1)
    elif isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
        for item in value:
            yield from _facts(key, item, depth + 1)
    elif isinstance(value, list):
        yield from _fact(key, [item for item in value if item is not None])
    elif value is not None and not _only_acknowledges(key, value):
        yield from _fact(key, [value])


def _fact(key: str, values: Sequence[Any]) -> Iterator[str]:
    spoken = [text for text in map(_spoken, values[:_MOST_ITEMS]) if text]
    if spoken:
        yield " ".join(filter(None, (_words(key), ", ".join(spoken))))


def _words(key: str) -> str:
    parts = [part for part in _WORD_BREAK.split(key) if part]
    return " ".join(part if part.isupper() and len(part) > 1 else part.lower() for part in parts)[:60]


def _spoken(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value)
    text = " ".join(_MOMENT.sub(r"\1 \2", str(value)).split())
    return "" if _OPAQUE.search(text) or ID.fullmatch(text) else text.rstrip(".")


def _only_acknowledges(key: str, value: Any) -> bool:
    if plain_key(key) in _ERRORS:
        return not value or value is True
    if not key or plain_key(key) in _ACKNOWLEDGING:
        return value is False or is_acknowledgement(value) or _is_refusal(value)
    return False


def _is_refusal(value: Any) -> bool:
    return isinstance(value, str) and value.strip().lower() in _OF_REFUSAL


def _says_no(value: Any, depth: int) -> bool:
    if not isinstance(value, dict):
        return value is False or _is_refusal(value)
    if any(inner and not isinstance(inner, str) for name, inner in value.items() if plain_key(str(name)) in _ERRORS):
        return True
    return depth <= _DEEPEST and any(
        _says_no(inner, depth + 1)
        for name, inner in value.items()
        if isinstance(inner, dict) or plain_key(str(name)) in _ACKNOWLEDGING
    )

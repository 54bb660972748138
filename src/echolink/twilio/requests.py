"""What does a request of Twilio's say? Raw bytes become the values that a call needs, and the pairs that are signed."""

import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote_to_bytes

from echolink.twilio import vocabulary as v

MAX_SPEECH_CHARACTERS: Final = 1_000

_NO_BYTE_OF_UTF8: Final = re.compile("[\ud800-\udfff]")
_CONTROL_OR_ILLEGAL: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff]")  # whitespace is not in it
_COUNT: Final = re.compile(r"[0-9]{1,9}")
_DECIMAL: Final = re.compile(r"[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]{1,3})?")

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TwilioRequest:
    """One webhook request. Absent, blank and unusable values are None; the body wins over the query."""

    call_sid: str | None
    account_sid: str | None
    from_number: str | None  # E.164 (or `client:…`, `sip:…`); None when the caller withholds it
    to_number: str | None
    call_status: str | None
    direction: str | None
    speech: str | None  # cleaned, at most MAX_SPEECH_CHARACTERS; as it came it stands in `params`
    confidence: float | None  # 0..1
    digits: str | None
    overheard: str | None  # of a partial result: all that the caller seems to have said so far
    sequence: int | None  # of a partial result
    idempotency_token: str | None
    call_seconds: int | None  # of a status callback
    dial_status: str | None  # of a transfer that is over
    dial_seconds: int | None  # of talk in it
    bot_id: str | None  # from here on: what our own URLs carry
    number_id: str | None
    turn: int | None
    hop: int | None
    fell: bool
    again: str  # the mark of a request that our side could not answer the first time; empty: this is the first time
    params: Pairs  # the body's fields as signed, blanks and duplicates kept; empty for a GET


def parse(raw_body: bytes, raw_query: bytes, headers: Mapping[str, str]) -> TwilioRequest:
    """Read a POST (fields in the body) or a GET (all in the query). Never raises.

    `headers` finds lower-case names, as Starlette's do. Bytes that are no UTF-8 stay in `params` as surrogate escapes,
    so that the signature is checked over what was sent; every other value has U+FFFD in their place.
    """
    params = _pairs(raw_body)
    ours = dict(_pairs(raw_query))
    sent = dict(params)

    def text(name: str) -> str | None:
        value = sent.get(name) or ours.get(name)
        return _clean(value) if value else None

    caller = text(v.FROM)
    return TwilioRequest(
        call_sid=text(v.CALL_SID),
        account_sid=text(v.ACCOUNT_SID),
        from_number=None if caller is None or caller.lower() in v.WITHHELD_CALLERS else caller,
        to_number=text(v.TO),
        call_status=text(v.CALL_STATUS),
        direction=text(v.DIRECTION),
        speech=text(v.SPEECH_RESULT),
        confidence=_share(text(v.CONFIDENCE)),
        digits=text(v.DIGITS),
        overheard=_overheard(text(v.STABLE_SPEECH), text(v.UNSTABLE_SPEECH)),
        sequence=_count(text(v.SEQUENCE)),
        idempotency_token=_clean(headers.get(_IDEMPOTENCY_HEADER) or ""),
        call_seconds=_count(text(v.CALL_DURATION)),
        dial_status=text(v.DIAL_CALL_STATUS),
        dial_seconds=_count(text(v.DIAL_CALL_DURATION)),
        bot_id=_clean(ours.get(v.BOT_ID, "")),
        number_id=_clean(ours.get(v.NUMBER_ID, "")),
        turn=_count(ours.get(v.TURN)),
        hop=_count(ours.get(v.HOP)),
        fell=ours.get(v.FELL) == "1",
        again=ours.get(v.AGAIN, ""),
        params=params,
    )


_IDEMPOTENCY_HEADER: Final = v.IDEMPOTENCY_HEADER.lower()


def _pairs(raw: bytes) -> Pairs:
    """`parse_qsl` with blanks kept and without its limits, its ASCII-only bytes, and a third of its time."""
    if not raw:
        return []
    pairs = []
    for field in raw.decode("utf-8", "surrogateescape").replace("+", " ").split("&"):
        if field:
            name, _, value = field.partition("=")
            pairs.append((_unquoted(name) if "%" in name else name, _unquoted(value) if "%" in value else value))
    return pairs


def _unquoted(text: str) -> str:
    return unquote_to_bytes(text.encode("utf-8", "surrogateescape")).decode("utf-8", "surrogateescape")


def _clean(text: str) -> str | None:
    """Text fit for a database, a prompt and XML: NFC, no control or illegal characters, one space between words, and an
    end at a word where it is too long. None when nothing is left."""
    if not (text.isascii() and text.isprintable()):
        text = _NO_BYTE_OF_UTF8.sub("\ufffd", text)
        text = unicodedata.normalize("NFC", " ".join(_CONTROL_OR_ILLEGAL.sub("", text).split()))
    text = " ".join(text.split()) if "  " in text else text.strip()
    return (_cut(text) if len(text) > MAX_SPEECH_CHARACTERS else text) or None


def _overheard(stable: str | None, unstable: str | None) -> str | None:
    """Whether the unstable part stands behind the stable one or repeats it is not documented: both are understood."""
    if not stable or not unstable or unstable.startswith(stable):
        return unstable or stable
    return f"{stable} {unstable}"


def _cut(text: str) -> str:
    head = text[: MAX_SPEECH_CHARACTERS + 1]
    space = head.rfind(" ")
    return head[:space].rstrip() if space > 0 else head[:MAX_SPEECH_CHARACTERS]


def _count(text: str | None) -> int | None:
    return int(text) if text and _COUNT.fullmatch(text) else None


def _share(text: str | None) -> float | None:
    value = float(text) if text and _DECIMAL.fullmatch(text) else math.nan
    return value if 0 <= value <= 1 else None

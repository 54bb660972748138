"""What was wrong with a webhook's answer? One sentence for its developer, with all that there is to know of it."""

import re
from http import HTTPStatus

from echolink.actions.answer import Reading
from echolink.actions.client import Response

_MOST_OF_LOCATION = 300
_UNSPEAKABLE = re.compile(r"[^\x21-\x7e]+")
_REFUSALS = (HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY)


def is_answered(response: Response, reading: Reading) -> bool:
    """Has the other side dealt with what was posted, so that the same is not to be posted again?

    A 2xx is an answer, also when its body says no, unless it is the page of a login. So is a 409 or 422 that says no in a
    sentence for a person; with a list of fields that a framework would not take it is a fault that somebody may put right.
    """
    if 200 <= response.status < 300:
        return not reading.wants_login
    return response.status in _REFUSALS and reading.is_refusal and not _is_phrase(response.status, reading.said)


def wrong(response: Response, reading: Reading, milliseconds: int) -> str | None:
    """`HTTP 200 (text/html, 5.1 kB, after 80 ms): a page of HTML.`; None when nothing is wrong."""
    reasons = [reason for reason in (_of_status(response, reading), reading.flaw, _of_body(response)) if reason]
    if 200 <= response.status < 300 and not reasons:
        return None
    to = f" to {_location(response)}" if response.location and 300 <= response.status < 400 else ""
    kind = _UNSPEAKABLE.sub(" ", response.content_type[:100]) or "no content type"
    head = f"HTTP {response.status}{to} ({kind}, {_size(response)}, after {milliseconds} ms)"
    return f"{head}: {'; '.join(reasons).rstrip('.')}." if reasons else f"{head}."


def _of_status(response: Response, reading: Reading) -> str:
    if reading.wants_login:
        return "it asks for a login, so what was sent was not seen: the webhook must be open to who signs"
    if 300 <= response.status < 400:
        return "redirects are not followed, give the bot the final URL"
    if 200 <= response.status < 300:
        return ""
    return f"it refused: {reading.said}" if is_answered(response, reading) else reading.said


def _of_body(response: Response) -> str:
    coding = response.content_encoding.lower()
    if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        return f"it is packed with {_UNSPEAKABLE.sub(' ', coding[:30])}, which was not asked for and is not read"
    if coding and not response.was_packed and response.body:
        return f"it says {coding}, and is none"
    return f"the body {response.why_cut}" if response.why_cut else ""


def _location(response: Response) -> str:
    shown = _UNSPEAKABLE.sub("", response.location)
    return shown if len(shown) <= _MOST_OF_LOCATION else shown[:_MOST_OF_LOCATION] + "…"


def _size(response: Response) -> str:
    came = _bytes(response.size)
    if response.is_whole or response.announced is None:
        return came if response.is_whole else f"{came} read"
    return f"{came} of {_bytes(response.announced)} read"


def _bytes(count: int) -> str:
    if count < 1_000:
        return f"{count} bytes"
    return f"{count / 1_000:.3g} kB" if count < 1_000_000 else f"{count / 1_000_000:.3g} MB"


def _is_phrase(status: int, said: str) -> bool:
    """Does it say no more than the status does ("Conflict.")?"""
    return said.rstrip(".").lower() in (
        HTTPStatus(status).phrase.lower(),
        "unprocessable entity",
        "unprocessable content",
    )

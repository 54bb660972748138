"""What people's backends answer, byte for byte as it goes over the wire: what is told of it, and what the trace must say."""

import asyncio
import gzip
import json
import zlib
from dataclasses import dataclass
from typing import Any

from tests.actions.webhook_receiver import Answer, http

BOOKED = "Booked for 7."
FULL = "Sorry, we are fully booked at 7."
LOGIN = "<!doctype html><title>Sign in</title><form><input name=u><input name=p type='password'></form>"
TRACE = "Traceback (most recent call last):\n  File \"app.py\", line 3, in hook\nKeyError: 'people'\n"
UUID = "550e8400-e29b-41d4-a716-446655440000"
LONG = "Your table for four is booked for Friday at 7 p.m. under the name Smith."
TEXT, HTML, JSON = "text/plain", "text/html; charset=utf-8", "application/json"


@dataclass(frozen=True, slots=True)
class Strange:
    name: str
    answer: Answer
    told: str = BOOKED  # of an answer; empty: nothing, and the bot says in its own words that it went through
    is_answered: bool = True  # False: the caller hears that it was noted
    wrong: str = ""  # what the attempt's `error` must match; empty: it has none

    def __str__(self) -> str:
        return self.name


def of(value: Any, status: int = 200, kind: str = JSON) -> bytes:
    return http(status, json.dumps(value), kind)


def packed(body: bytes, coding: str, kind: str = JSON) -> bytes:
    return http(200, body, kind, **{"Content-Encoding": coding})


def chunks(*parts: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n" + b"".join(parts)


async def trickle(writer: asyncio.StreamWriter) -> None:
    """A whole sentence, the beginning of another, and then nothing for ever."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nBooked for 7. Your")
    await writer.drain()
    await asyncio.Event().wait()


async def silence(writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


MESSAGE = {"message": BOOKED}

UNDERSTOOD = (
    Strange("text", http(200, BOOKED, TEXT)),
    Strange("message", of(MESSAGE)),
    Strange("a JSON string (Retell)", of(BOOKED)),
    Strange("an object with result (Retell)", of({"result": BOOKED, "call_id": "x"})),
    Strange("results by tool call (Vapi)", of({"results": [{"toolCallId": "c1", "result": BOOKED}]})),
    Strange("an error by tool call (Vapi)", of({"results": [{"toolCallId": "c1", "error": FULL}]}), FULL),
    Strange("a result with a message (Vapi)", of({"results": [{"result": "x", "message": [{"content": BOOKED}]}]})),
    Strange("content of MCP", of({"content": [{"type": "text", "text": BOOKED}], "isError": False})),
    Strange("nested", of({"data": {"booking": {"id": 7}, "reply": BOOKED}})),
    Strange("a list", of([MESSAGE])),
    Strange("plain facts", of({"status": "confirmed", "table": 4}), "Status confirmed, table 4."),
    Strange("a number", of(7), "The answer is 7."),
    Strange("slots", of({"slots": ["18:00", "20:30"]}), "Slots 18:00, 20:30."),
    Strange("true", of(True), ""),
    Strange("false", of(False), "The answer was no."),
    Strange("ok", of({"ok": True}), ""),
    Strange("null", of(None), ""),
    Strange("status error", of({"status": "error", "error": FULL}), FULL),
    Strange("status error alone", of({"status": "error"}), "The answer was no."),
    Strange("an error's name", of({"ok": False, "error": "slot_taken"}), "slot taken."),
    Strange("success false with a reason", of({"success": False, "reason": FULL}), FULL),
    Strange("error true", of({"error": True}), "The answer was no."),
    Strange("problem details", of({"type": "about:blank", "title": "Full", "detail": FULL}), FULL),
    Strange("204", http(204), ""),
    Strange("an empty 200", http(200), ""),
    Strange("OK", http(200, "OK", TEXT), ""),
    Strange("201", of(MESSAGE, 201)),
    Strange("202", of(MESSAGE, 202)),
    Strange("206", of(MESSAGE, 206)),
    Strange("early hints first", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + of(MESSAGE)),
    Strange("JSON as text/html", of(MESSAGE, kind=HTML)),
    Strange("JSON as text/plain", of(MESSAGE, kind=TEXT)),
    Strange("JSON without a type", b"HTTP/1.1 200 OK\r\n\r\n" + json.dumps(MESSAGE).encode()),
    Strange("text as JSON", http(200, BOOKED, JSON)),
    Strange("a byte order mark", http(200, b"\xef\xbb\xbf" + json.dumps(MESSAGE).encode(), JSON)),
    Strange("latin-1", http(200, "Café is booked.".encode("latin-1"), TEXT), "Café is booked."),
    Strange("windows quotes", http(200, "It’s booked.".encode("cp1252"), TEXT), "It’s booked."),
    Strange("utf-8 said to be latin-1", http(200, "Café.", "text/plain; charset=iso-8859-1"), "Café."),
    Strange("utf-16", http(200, json.dumps(MESSAGE).encode("utf-16"), JSON)),
    Strange("utf-16 without a mark", http(200, json.dumps(MESSAGE).encode("utf-16-le"), "text/plain; charset=utf-8")),
    Strange("gzip that nobody asked for", packed(gzip.compress(json.dumps(MESSAGE).encode()), "gzip")),
    Strange("gzip that does not say so", http(200, gzip.compress(json.dumps(MESSAGE).encode()), JSON)),
    Strange("deflate", packed(zlib.compress(json.dumps(MESSAGE).encode()), "deflate")),
    Strange("TwiML", http(200, f"<?xml version='1.0'?><Response><Say>{BOOKED}</Say></Response>", "text/xml")),
    Strange("markdown", http(200, "# Done\n\n* **Booked** for `7`", "text/markdown"), "Done. Booked for 7."),
    Strange("entities", of({"message": "Smith &amp; Sons: booked"}), "Smith and Sons: booked."),
    Strange("an address", of({"message": "See https://www.eatery.com/b/12?token=abcdef"}), "See eatery.com."),
    Strange("an id in brackets", of({"message": f"Booked for 7 (ref {UUID})."})),
    Strange("an id as a value", of({"message": f"Booked. Your code is {UUID}."}), "Booked. Your code is a long code."),
    Strange("chunks", chunks(b"6\r\nBooked\r\n", b"7\r\n for 7.\r\n", b"0\r\n\r\n")),
    Strange("very long", http(200, f"{LONG} " * 600, TEXT), " ".join([LONG] * 5)),
    Strange("a no with 409", of({"message": FULL}, 409), FULL, wrong=r"HTTP 409 \(.*\): it refused: Sorry"),
    Strange("a no with 422", http(422, FULL, TEXT), FULL, wrong=r"HTTP 422 \(text/plain, 32 bytes, .*it refused"),
    Strange("a problem with 409", of({"detail": FULL}, 409, "application/problem+json"), FULL, wrong="it refused"),
)

SILENT = (
    Strange("a page", http(200, "<!doctype html><h1>Thanks</h1>", HTML), "", wrong=r"HTTP 200 \(text/html.*HTML\.$"),
    Strange("XML", http(200, "<?xml version='1.0'?><ok/>", "application/xml"), "", wrong="XML"),
    Strange("broken JSON", http(200, '{"message": "Boo', JSON), "", wrong="JSON that does not parse"),
    Strange("a picture", http(200, b"\x89PNG\r\n\x1a\n\x00", "image/png"), "", wrong=r"\(image/png, 9 bytes"),
    Strange("bytes as text", http(200, b"\x01\x02\xff\xfe", TEXT), "", wrong="bytes that are no text"),
    Strange("a program's trace", http(200, TRACE, TEXT), "", wrong="a trace of an error"),
    Strange("a token", http(200, "x" * 80, TEXT), "", wrong="one long word"),
    Strange("gzip that is none", packed(b"", "gzip"), ""),
    Strange("words said to be gzip", packed(BOOKED.encode(), "gzip", TEXT), BOOKED, wrong="it says gzip, and is none"),
    Strange("gzip cut in two", packed(gzip.compress(BOOKED.encode() * 9)[:30], "gzip", TEXT), "", wrong="broke off"),
    Strange("a bomb", packed(gzip.compress(b"[" * 9_000_000), "gzip"), "", wrong="the body is longer than 64 kB"),
    Strange("brotli", packed(b"\x0b\x02\x80hi\x03", "br", TEXT), "", wrong="packed with br"),
    Strange("10 MB of JSON", of({"a": "x" * 10_000_000}), "", wrong=r"(?s)of 10 MB read.*longer than 64 kB"),
    Strange("10 MB of text", http(200, f"{BOOKED} " + "X " * 5_000_000, TEXT), wrong=r"of 10 MB read.*than 64 kB"),
    Strange(
        "the head alone", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", "", wrong="0 bytes of 9 bytes read.*broke"
    ),
    Strange("cut in the middle", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nBooked for 7. Yo", wrong="broke off"),
    Strange("chunks of garbage", chunks(b"zz\r\nBooked\r\n"), "", wrong="the body broke off"),
)

FAILED = (
    *(
        Strange(
            f"a redirect ({status})",
            http(status, Location="https://www.eatery.com/login"),
            "",
            is_answered=False,
            wrong=rf"HTTP {status} to https://www.eatery.com/login \(.*redirects are not followed, give the bot the final",
        )
        for status in (301, 302, 303, 307, 308)
    ),
    Strange("a redirect to nowhere", http(302), "", is_answered=False, wrong=r"HTTP 302 \(.*redirects"),
    Strange("a login", http(200, LOGIN, HTML), "", is_answered=False, wrong=r"HTTP 200 \(.*asks for a login.*HTML"),
    Strange("400", of({"message": "people?"}, 400), "", is_answered=False, wrong=r"HTTP 400 \(.*\): people\?"),
    Strange(
        "401", http(401, "", TEXT), "", is_answered=False, wrong=r"HTTP 401 \(text/plain, 0 bytes, after \d+ ms\)\."
    ),
    Strange("404", http(404, "<html>Not found</html>", HTML), "", is_answered=False, wrong=r"HTTP 404 \(.*of HTML"),
    Strange("409 without a word", of({"error": "Conflict"}, 409), "", is_answered=False, wrong="HTTP 409"),
    Strange(
        "422 of a framework (FastAPI)",
        of({"detail": [{"loc": ["body", "people"], "msg": "Field required", "type": "missing"}]}, 422),
        "",
        is_answered=False,
        wrong=r"HTTP 422 \(.*\): Field required",
    ),
    Strange(
        "422 of a framework (Laravel)",
        of({"message": "The people field is required.", "errors": {"people": ["is required"]}}, 422),
        "",
        is_answered=False,
        wrong="HTTP 422",
    ),
    Strange("429", http(429, "", TEXT, **{"Retry-After": "9"}), "", is_answered=False, wrong="HTTP 429"),
    Strange("500", http(500, TRACE, TEXT), "", is_answered=False, wrong=r"HTTP 500 \(.*a trace of an error"),
    Strange("503", of({"message": "not now"}, 503), "", is_answered=False, wrong=r"HTTP 503 \(.*\): not now"),
    Strange(
        "101", b"HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\n\r\n", "", is_answered=False, wrong="HTTP 101|no HTTP"
    ),
    Strange("no HTTP", b"SSH-2.0-OpenSSH_9\r\n\r\n", "", is_answered=False, wrong="^what came back is no HTTP$"),
    Strange("hints alone", b"HTTP/1.1 103 Early Hints\r\n\r\n", "", is_answered=False, wrong="ended without an HTTP"),
    Strange("nothing", b"", "", is_answered=False, wrong="^the connection ended without an HTTP answer$"),
)

SLOW = (
    Strange("a trickle", trickle, wrong=r"18 bytes of 100 bytes read.*was not complete within 2 seconds"),
    Strange("silence", silence, "", is_answered=False, wrong="^no answer within 2 seconds$"),
)

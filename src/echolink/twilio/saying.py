"""How is a long text parted so that Twilio speaks all of it? A `<Say>` has its limits, and so has a document."""

import re
from typing import Final

from echolink.twilio.vocabulary import MAX_SAY_CHARACTERS, MAX_SAY_URL_ENCODED

# What XML 1.0 forbids, and the controls that it allows but no voice can speak.
_UNSPEAKABLE: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SENTENCE_END: Final = re.compile(r"""[.!?…][)"'\]”’»]*\s|[。！？｡]""")
_UNRESERVED: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_SURELY_FITS: Final = MAX_SAY_URL_ENCODED // 12  # characters, each 4 bytes of %XX at most
_SURELY_FITS_ASCII: Final = MAX_SAY_URL_ENCODED // 3


def spoken(text: str) -> str:
    """The text without what XML forbids or a voice cannot speak, and with single spaces."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(_UNSPEAKABLE.sub("", text).split())


def parts(text: str, max_bytes: int) -> list[str]:
    """`spoken` text in pieces of at most MAX_SAY_CHARACTERS and, URL-encoded, MAX_SAY_URL_ENCODED characters, parted
    between sentences, else between words, else anywhere; what goes beyond `max_bytes` in all (escaped UTF-8) is cut."""
    if not text:
        return []
    if len(text) <= _SURELY_FITS or (len(text) <= _SURELY_FITS_ASCII and text.isascii()):
        return [text]
    text, left = text[:max_bytes], max_bytes
    pieces: list[str] = []
    while text and left > 0:
        end = _room(text, left)
        if end < len(text):
            end = _good_place(text, end)
        pieces.append(text[:end].strip())
        left -= sum(map(_xml_bytes, text[:end])) + _SAY_BYTES
        text = text[end:].lstrip()
    return [piece for piece in pieces if piece]


_SAY_BYTES: Final = 120  # the tags around a piece, generously


def _room(text: str, max_bytes: int) -> int:
    """How many characters of `text` one `<Say>` takes; at least one."""
    encoded = xml = 0
    for index, character in enumerate(text[:MAX_SAY_CHARACTERS]):
        encoded += 1 if character in _UNRESERVED else 3 * len(character.encode())
        xml += _xml_bytes(character)
        if index and (encoded > MAX_SAY_URL_ENCODED or xml > max_bytes):
            return index
    return min(len(text), MAX_SAY_CHARACTERS)


def _xml_bytes(character: str) -> int:
    return {"&": 5, "<": 4, ">": 4}.get(character) or len(character.encode())


def _good_place(text: str, end: int) -> int:
    """The last place before `end` where a speaker would pause."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, end)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", 0, end + 1)
    return space if space > 0 else end

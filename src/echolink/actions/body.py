"""What text is in an answer's body, however it was packed and encoded?"""

import codecs
import re
import zlib

_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
_GZIP_MAGIC = b"\x1f\x8b"
_GZIP, _ZLIB, _BARE = 31, 15, -15  # window bits, as zlib wants them
_MARKS = (  # of byte order; UTF-32's begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TWO_BYTES_AN_ASCII = (
    (re.compile(rb"(?:[\t\n\r -~]\x00){2}"), "utf-16-le"),
    (re.compile(rb"(?:\x00[\t\n\r -~]){2}"), "utf-16-be"),
)


def unpacked(coding: str, body: bytes, most: int) -> tuple[bytes, bool]:
    """`most` bytes of what gzip or deflate holds, and whether that is all of it.

    Some servers pack although identity was asked for, some say gzip and send none, or send it and do not say so: what cannot be
    unpacked stays as it came. No more than `most` bytes are ever made, whatever was packed.
    """
    for bits in _window_bits(coding.strip().lower(), body):
        unpacker = zlib.decompressobj(bits)
        try:
            text = unpacker.decompress(body, most)
        except zlib.error:
            continue
        if bits != _BARE or unpacker.eof:  # bare deflate has no head to tell it by
            return text, unpacker.eof
    return body, True


def text_of(content_type: str, body: bytes, *, is_whole: bool = True) -> str:
    """By its byte order mark, else UTF-8 where it is that, else the declared charset, else what old pages send undeclared.

    UTF-8 comes before the declaration: what is no UTF-8 hardly ever looks like it, and declarations are often left over.
    """
    declared = _CHARSET.search(content_type)
    for charset in (*_by_its_bytes(body), *(declared.groups() if declared else ()), "cp1252"):
        try:
            decoder = codecs.getincrementaldecoder(charset)()
            text = decoder.decode(body, final=is_whole)  # of what was cut off, the last character may be half
        except (LookupError, ValueError, AttributeError, TypeError):  # among Python's codecs are some that make no text
            continue
        if isinstance(text, str):
            return text.removeprefix("\ufeff")
    return body.decode("latin-1")


def _window_bits(coding: str, body: bytes) -> tuple[int, ...]:
    if body.startswith(_GZIP_MAGIC):
        return (_GZIP,)
    return (_ZLIB, _BARE) if coding == "deflate" else ()


def _by_its_bytes(body: bytes) -> tuple[str, ...]:
    for mark, charset in _MARKS:
        if body.startswith(mark):
            return (charset,)
    for pattern, charset in _TWO_BYTES_AN_ASCII:
        if pattern.match(body):
            return (charset,)
    return () if b"\x00" in body else ("utf-8",)

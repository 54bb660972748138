"""Which words are for machines, and make no sense to an ear? Long ids, hashes and tokens in the middle of a sentence."""

import re

# Long, and with figures among its letters; or longer than words are. "three-course-menu-for-2" is none: one figure is no id.
_ID = (
    r"(?<![\w@./-])#?(?:"
    r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
    r"|(?=(?:[A-Za-z_-]*[0-9]){3})(?=[0-9_-]*[A-Za-z])[A-Za-z0-9_-]{16,}={0,2}"
    r"|[0-9]{20,}"
    r"|[A-Za-z0-9_+/=-]{48,}"
    r")(?![\w@-])"
)
ID = re.compile(_ID)
_IN_BRACKETS = re.compile(rf"\s?[(\[](?:[A-Za-z#:. ]{{0,30}}[ :#])?{_ID}[)\]]")
_AS_VALUE = re.compile(rf"(\b(?:is|was|are)|[:=])\s{{0,3}}[\"'`]?{_ID}[\"'`]?")
_ALONE = re.compile(rf"\s?[\"'`]?{_ID}[\"'`]?")


def without_ids(text: str) -> str:
    """`Booked (ref 550e8400-…). Your code is 8f14e45f….` → `Booked. Your code is a long code.`; empty where all is an id.

    Codes that a person can write down, such as `A12-94X` or twelve figures, stay.
    """
    if not ID.search(text):
        return text
    text = _AS_VALUE.sub(r"\1 a long code", _IN_BRACKETS.sub("", text))
    return _ALONE.sub("", text).strip()

"""How does an English caller point at a value instead of giving it: by its name, or by how far to move it?"""

import re
from typing import Final

from echolink.agent.english.kinds import kind_of
from echolink.agent.english.words import words, words_in

_NAMED: Final = {
    "time": re.compile(r"\b(?:time|hour|o'clock)\b"),
    "date": re.compile(r"\b(?:date|day)\b"),
    "name": re.compile(r"\b(?:names?|named|spelling)\b"),
    "phone": re.compile(r"\b(?:phone|phone number|telephone|mobile|call-?back number|my number)\b"),
    "email": re.compile(r"\be-?mail\b"),
    "count": re.compile(r"\b(?:people|persons|guests|party size|how many|number of|quantity|amount|size)\b"),
    "address": re.compile(r"\baddress\b"),
    "choice": re.compile(r"\b(?:service|treatment|option|item|order)\b"),
    "text": re.compile(r"\b(?:message|reason)\b"),
}
# Words of which one at least is in every text that the pattern of the kind fits.
_WORDS: Final = {
    "time": words("time hour clock"),
    "date": words("date day"),
    "name": words("name names named spelling"),
    "phone": words("phone telephone mobile number"),
    "email": words("email mail"),
    "count": words("people persons guests party many number quantity amount size"),
    "address": words("address"),
    "choice": words("service treatment option item order"),
    "text": words("message reason"),
}
_KINDS_OF: Final = {
    word: [kind for kind in _WORDS if word in _WORDS[kind]] for group in _WORDS.values() for word in group
}
_DIRECTIONS: Final = frozenset(words("later earlier after before sooner"))
_NONE: Final[frozenset[str]] = frozenset()
_SHIFT = re.compile(
    r"\b(?P<n>half an?|an?|1|\d{1,2}|a couple of|a few)\s+(?P<u>hours?|minutes?|mins?|days?|"
    r"weeks?)(?P<half> and a half)?\s+(?P<way>later|earlier|after|before|sooner)\b(?! \d)"
)


def kinds_named(text: str) -> frozenset[str]:
    """Kinds whose names are in a text from `heard`."""
    near = {kind for word in words_in(text) & _KINDS_OF.keys() for kind in _KINDS_OF[word]}
    return frozenset(kind for kind in near if _NAMED[kind].search(text)) if near else _NONE


def kind_asked(question: str) -> str | None:
    """The kind of value that a question asks for: "What time works best?" → time."""
    return kind_of(question.rstrip(" ?"))


def shift(text: str) -> tuple[str, int] | None:
    """("time", 60) for "an hour later", ("date", -7) for "a week earlier"."""
    m = None if _DIRECTIONS.isdisjoint(words_in(text)) else _SHIFT.search(text)
    if m is None:
        return None
    number = {"a": 1, "an": 1, "a couple of": 2, "a few": 3, "half a": 0.5, "half an": 0.5}.get(m["n"])
    amount = (number if number is not None else int(m["n"])) + (0.5 if m["half"] else 0)
    sign = -1 if m["way"] in ("earlier", "before", "sooner") else 1
    unit = m["u"].rstrip("s")
    if unit in ("day", "week"):
        return "date", int(sign * amount * (7 if unit == "week" else 1))
    return "time", int(sign * amount * (60 if unit == "hour" else 1))

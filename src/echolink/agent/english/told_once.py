"""Which prices stand beside each other where only the first tells of what: "a ride to JFK costs $65, to Newark $85"?"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

_PRICE: Final = (
    r"(?P<price>(?:from |only |just )?(?:[$€£]\s?\d[\d.]*(?:,\d{3})?|\d[\d.]* ?(?:dollars|euros|pounds)\b)"
    r"(?: (?:each|apiece|a piece|per [a-z]+|an? [a-z]+))?)"
)
_IS: Final = r"(?:(?:,? (?:costs?|is|are|runs?|comes? to|at)|:) |,? )"
_NAMES: Final = r"(?P<names>[^\W\d][^$€£:;.]{1,60}?)"
_HEAD: Final = r"(?:(?:an?|the|our|one|each|every) )?(?P<head>[a-z][a-z-]{1,20}(?: [a-z][a-z-]{0,20}){0,2}?)"
_NEXT: Final = r"(?:, and |, or |,? and |; |, |$)"
_BEHIND: Final = re.compile(rf"{_HEAD} (?P<by>to|from|of|in|for|with) {_NAMES}{_IS}{_PRICE}{_NEXT}", re.IGNORECASE)
_BEFORE: Final = re.compile(rf"{_HEAD} (?:costs?|is|are|runs?) {_PRICE} (?P<by>to) {_NAMES}(?={_NEXT}\d?[$€£]|$)", re.I)
_AND: Final = re.compile(r", (?:and |or )?| and | or ")
_ARTICLE: Final = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
# What something goes to or is of tells it well enough: "Newark", "the old town"; what it is for, in or with does not.
_TELLING: Final = frozenset(("to", "from", "of"))
_MOST_WORDS: Final = 4  # of a name
_LEAST: Final = 2  # prices


@lru_cache(maxsize=16)
def _next(by: str, *, is_before: bool) -> re.Pattern[str]:
    """What follows the first: "to Newark $85", "$85 to Newark"."""
    if is_before:
        return re.compile(rf"{_NEXT}{_PRICE} {by} {_NAMES}(?={_NEXT}\d?[$€£]|$)", re.IGNORECASE)
    return re.compile(rf"{by} {_NAMES}{_IS}{_PRICE}{_NEXT}", re.IGNORECASE)


def in_full(listed: str) -> str:
    """A tidied sentence with a name before each price: "JFK costs $65, LaGuardia costs $65, Newark costs $85"."""
    for first in (_BEHIND, _BEFORE):
        m = first.match(listed)
        parts = list(_parts(m, _next(m["by"].lower(), is_before=first is _BEFORE))) if m else []
        if m is None or len(parts) < _LEAST or parts[-1].end() < len(listed):
            continue
        lead = "" if m["by"].lower() in _TELLING else f"{m['head']} {m['by']} "
        names = [(_ARTICLE.sub("", name.strip()), p["price"]) for p in parts for name in _AND.split(p["names"])]
        if all(len(name.split()) <= _MOST_WORDS for name, _ in names):
            return ", ".join(f"{lead}{name} costs {price}" for name, price in names)
    return listed


def _parts(first: re.Match[str], following: re.Pattern[str]) -> Iterator[re.Match[str]]:
    part: re.Match[str] | None = first
    while part is not None:
        yield part
        part = following.match(part.string, part.end()) if part.end() < len(part.string) else None


_ONE: Final = re.compile(r"^(?P<which>.+) (?P<one>ones?)$", re.IGNORECASE)


def with_their_noun(offers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """ "A small bouquet is $35, a medium one $55": the one is a bouquet, as what was named last."""
    noun, out = "", []
    for offer in offers:
        m = _ONE.match(offer["name"])
        if m and noun:
            offer = {**offer, "name": f"{m['which']} {noun}"}
        elif not m:
            noun = offer["name"].rpartition(" ")[2]
        out.append(offer)
    return out

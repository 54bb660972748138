"""Does a text have the shape that a schema's `pattern` wants? In time that grows with its length, whatever the pattern is.

Patterns come from users, and the expressions of Python's own module can be made to take years. Here are characters, classes,
groups, `|`, `?`, `*`, `+`, `{2,5}`, and `^` and `$` at the ends; what looks around or back has no such shape.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

MOST_STEPS: Final = 2_000  # of one shape: {1000} of a group of ten is more than anybody tells by ear
_CLASS: Final = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_ESCAPED: Final = re.compile(r"\\[dDwWsS.\-+*?(){}\[\]|/\\^$# ,:@&_'\"]")
_MOST_LEVELS: Final = 16
_TIMES: Final = re.compile(r"(?P<mark>[?*+])|\{(?P<least>\d{1,4})(?P<comma>,)?(?P<most>\d{1,4})?\}")
_SPECIAL: Final = frozenset("()|?*+{}[]\\^$")


class NoShape(ValueError):
    """A pattern that is none, or whose work could not be told beforehand."""


@dataclass(frozen=True, slots=True)
class _One:
    """One character of a class."""

    of: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Row:
    parts: tuple["_Part", ...]


@dataclass(frozen=True, slots=True)
class _Either:
    ways: tuple["_Part", ...]


@dataclass(frozen=True, slots=True)
class _Times:
    part: "_Part"
    least: int
    most: int | None  # None: any number


_Part = _One | _Row | _Either | _Times


class _Steps:
    """What is read at each place and where that leads, and to which places one may go on from it without reading."""

    def __init__(self) -> None:
        self.reads: list[tuple[re.Pattern[str], int] | None] = []
        self.goes: list[list[int]] = []

    def add(self, before: int | None = None) -> int:
        """A new place, to which one may go on from another."""
        if len(self.reads) >= MOST_STEPS:
            raise NoShape("must be shorter")
        self.reads.append(None)
        self.goes.append([])
        new = len(self.reads) - 1
        if before is not None:
            self.goes[before].append(new)
        return new

    def put(self, part: _Part, start: int) -> int:
        """Add a part that begins at a place of its own; where it ends."""
        match part:
            case _One(of):
                end = self.add()
                self.reads[start] = (of, end)
                return end
            case _Row(parts):
                for one in parts:
                    start = self.put(one, self.add(start))
                return start
            case _Either(ways):
                return self._joined([self.put(way, self.add(start)) for way in ways])
            case _Times(inner, least, most):
                return self._repeated(inner, least, most, start)

    def _joined(self, ends: Sequence[int]) -> int:
        last = self.add()
        for one in ends:
            self.goes[one].append(last)
        return last

    def _repeated(self, inner: _Part, least: int, most: int | None, start: int) -> int:
        for _ in range(least):
            start = self.put(inner, self.add(start))
        if most is None:
            again = self.add(start)
            self.goes[self.put(inner, self.add(again))].append(again)
            return self.add(again)
        ends = [start]
        for _ in range(most - least):
            ends.append(self.put(inner, self.add(ends[-1])))
        return self._joined(ends)

    def reached(self, places: Iterable[int]) -> set[int]:
        """The places, and all to which one may go on from them."""
        seen: set[int] = set()
        todo = list(places)
        while todo:
            if (place := todo.pop()) not in seen:
                seen.add(place)
                todo += self.goes[place]
        return seen


class Shape:
    """A pattern that was read."""

    def __init__(self, pattern: str) -> None:
        try:
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            raise NoShape("must be a regular expression") from error
        self._from_the_start = pattern.startswith("^")
        self._to_the_end = pattern.endswith("$") and not pattern.endswith("\\$")
        inner = pattern[self._from_the_start : len(pattern) - self._to_the_end]
        part, at = _either(inner, 0, 0)
        if at < len(inner) or (isinstance(part, _Either) and (self._from_the_start or self._to_the_end)):
            raise NoShape("must have its alternatives in a group, and ^ and $ at its ends only")
        self._steps = _Steps()
        self._first = self._steps.add()
        self._last = self._steps.put(part, self._first)

    def fits(self, text: str) -> bool:
        """Whether a text has it."""
        steps = self._steps
        places = steps.reached([self._first])
        for character in text:
            if self._last in places and not self._to_the_end:
                return True
            read = (one for place in places if (one := steps.reads[place]) is not None)
            ends = [end for of, end in read if of.fullmatch(character)]
            places = steps.reached(ends if self._from_the_start else [*ends, self._first])
        return self._last in places


@lru_cache(maxsize=512)
def shape_of(pattern: str) -> Shape | None:
    """The shape that a pattern wants; None for one that is none."""
    try:
        return Shape(pattern)
    except NoShape:
        return None


def flaw_of_pattern(pattern: str) -> str:
    """Why a text cannot be held to a pattern, as the end of a sentence; empty where it can."""
    try:
        Shape(pattern)
    except NoShape as flaw:
        return str(flaw)
    return ""


def _either(pattern: str, at: int, level: int) -> tuple[_Part, int]:
    """What stands there up to the end or a bracket."""
    if level > _MOST_LEVELS:
        raise NoShape("must have fewer groups within groups")
    ways: list[_Part] = []
    parts: list[_Part] = []
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            ways.append(_Row(tuple(parts)))
            parts, at = [], at + 1
        else:
            part, at = _times(*_one(pattern, at, level), pattern)
            parts.append(part)
    last = _Row(tuple(parts))
    return (_Either((*ways, last)) if ways else last), at


def _one(pattern: str, at: int, level: int) -> tuple[_Part, int]:
    """A group, a class or a character."""
    if pattern[at] == "(":
        at += 3 if pattern.startswith("(?:", at) else 1
        if pattern.startswith("?", at):
            raise NoShape("must not look around or name its groups")
        inner, at = _either(pattern, at, level + 1)
        return inner, at + 1
    m = _CLASS.match(pattern, at) or _ESCAPED.match(pattern, at)
    if m is None and pattern[at] in _SPECIAL:
        raise NoShape("must be made of characters, classes, groups and counts, with ^ and $ at its ends only")
    written = m.group() if m else "." if pattern[at] == "." else re.escape(pattern[at])
    return _One(re.compile(written, re.DOTALL)), m.end() if m else at + 1


def _times(part: _Part, at: int, pattern: str) -> tuple[_Part, int]:
    """The part with the count behind it."""
    m = _TIMES.match(pattern, at)
    if m is None:
        return part, at
    if pattern.startswith(("?", "+"), m.end()):
        raise NoShape("must have plain counts")
    least = {"?": 0, "*": 0, "+": 1}.get(m["mark"] or "", int(m["least"] or 0))
    most = int(m["most"]) if m["most"] else 1 if m["mark"] == "?" else None if m["mark"] or m["comma"] else least
    return _Times(part, least, most), m.end()

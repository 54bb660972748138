"""How alike is what two English texts mean? By vectors of word pieces that were learned beforehand (docs/decisions/0032)."""

import math
import re
import unicodedata
from array import array
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from operator import mul
from typing import Final, NamedTuple

Vector = tuple[float, ...]

_WORD: Final = re.compile(r"[a-z]+|\d|[$€£%]")
_MOST_LETTERS: Final = 40  # of a word that is parted into pieces
_MOST_WORDS: Final = 80  # of a text that are read


class _Learned(NamedTuple):
    """A piece's place by its letters, and all rows of the matrix: one byte a number, with a scale for each row."""

    places: dict[str, int]
    numbers: memoryview
    scales: "array[float]"
    size: int  # numbers in a row


@cache
def _learned() -> _Learned:
    """`likeness.txt`: a piece a line; `likeness.bin`: a float for each piece, then a row of signed bytes for each."""
    folder = files("echolink.agent.english")
    pieces = folder.joinpath("likeness.txt").read_text(encoding="utf-8").split("\n")
    raw = folder.joinpath("likeness.bin").read_bytes()
    scales = array("f", raw[: 4 * len(pieces)])
    numbers = memoryview(raw)[4 * len(pieces) :].cast("b")
    return _Learned({piece: n for n, piece in enumerate(pieces)}, numbers, scales, len(numbers) // len(pieces))


def nearness(one: str, other: str) -> float:
    """From -1 to 1, the cosine of their vectors; 0 where one of them has no known word."""
    return float(sum(map(mul, vector(one), vector(other))))


# "Snowfield Ski School.", "Corner Lock Company, 4 Mill Road.": nearly all of its words have capitals, and no verb follows.
_HEADING: Final = re.compile(
    r"(?:(?:the |at |of |and |& |in |for |on )?(?:[A-Z][\w'’.&-]*|\d+\w{0,2}) ?,? ?){1,12}[.:]?", re.ASCII
)


def is_heading(sentence: str) -> bool:
    """Whether a sentence of a context only names a business or where it is."""
    return _HEADING.fullmatch(sentence.strip()) is not None and len(sentence.split()) > 1


@lru_cache(maxsize=4096)
def vector(text: str) -> Vector:
    """Of length 1, or all zeros where no word of the text is known; what stands in its first 80 words counts."""
    learned = _learned()
    rows = [_row(word) for word in _words(text)[:_MOST_WORDS]]
    added = list(map(sum, zip(*rows, strict=True))) if rows else [0.0] * learned.size
    length = math.sqrt(sum(map(mul, added, added))) or 1.0
    return tuple(number / length for number in added)


def _words(text: str) -> Sequence[str]:
    plain = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


@lru_cache(maxsize=4096)
def _row(word: str) -> Vector:
    """The sum of its pieces."""
    learned = _learned()
    rows = [
        [
            learned.scales[place] * number
            for number in learned.numbers[place * learned.size : (place + 1) * learned.size]
        ]
        for place in _pieces(word[:_MOST_LETTERS], learned.places)
    ]
    return tuple(map(sum, zip(*rows, strict=True))) if rows else (0.0,) * learned.size


def _pieces(word: str, places: dict[str, int]) -> list[int]:
    """The longest pieces from the left; those after the first are marked by `##`; none where a letter is left over."""
    found: list[int] = []
    start = 0
    while start < len(word):
        mark = "##" if start else ""
        end = next((end for end in range(len(word), start, -1) if mark + word[start:end] in places), 0)
        if not end:
            return []
        found.append(places[mark + word[start:end]])
        start = end
    return found

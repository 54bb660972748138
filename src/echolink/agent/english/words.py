"""How are word lists written down, and which words does a text hold?"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

# What stands among the words of a text for its figures.
A_FIGURE: Final = "0-9"  # there is one
FIGURES: Final = "0 9"  # there are several
A_LONG_FIGURE: Final = "000"  # of three digits or more
A_JOINT: Final = "0/9"  # two are joined as in a date: 3/6, 2026-03-06
_JOINT = re.compile(r"\d[/.-]\d")
_RUN = re.compile(r"[^\W\d_]+|\d+")


def words(text: str) -> tuple[str, ...]:
    """The words of a text, in their order. Lists are text, because a list with a line for each word cannot be read."""
    return tuple(text.split())


def not_after(text: str) -> str:
    """The part of a pattern that keeps it from matching behind one of these words: a look behind has one width."""
    return "".join(rf"(?<!\b{word})" for word in words(text))


@lru_cache(maxsize=256)  # the readers of one turn ask for the same few texts
def words_in(text: str) -> frozenset[str]:
    """Its runs of letters and its runs of digits: "don't, 7pm" holds don, t, 7, pm and `A_FIGURE`.

    Whoever looks for a phrase asks first whether one of its words is there: that costs a fiftieth of a search.
    """
    parts = text.split()
    signed = " ".join([part for part in parts if not part.isalpha()])
    runs = _RUN.findall(signed)
    figures = [run for run in runs if not run.isalpha()]
    return frozenset(parts).union(runs, _signs_of(figures, signed) if figures else ())


def _signs_of(figures: list[str], signed: str) -> Iterator[str]:
    yield A_FIGURE
    if len(figures) > 1:
        yield FIGURES
        if _JOINT.search(signed):
            yield A_JOINT
    if max(map(len, figures)) > 2:
        yield A_LONG_FIGURE

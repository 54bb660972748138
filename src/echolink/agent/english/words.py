"""How are word lists written down, and which words does a text hold?"""

import re
from functools import lru_cache

_RUN = re.compile(r"[^\W\d_]+|\d+")


def words(text: str) -> tuple[str, ...]:
    """The words of a text, in their order. Lists are text, because a list with a line for each word cannot be read."""
    return tuple(text.split())


@lru_cache(maxsize=256)  # the readers of one turn ask for the same few texts
def words_in(text: str) -> frozenset[str]:
    """Its runs of letters and its runs of digits: "don't, 7pm" holds don, t, 7 and pm.

    Whoever looks for a phrase asks first whether one of its words is there: that costs a fiftieth of a search.
    """
    parts = text.split()
    signed = [part for part in parts if not part.isalpha()]
    return frozenset(parts).union(_RUN.findall(" ".join(signed)))

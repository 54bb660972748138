"""Is a word an everyday one of English, or is it strange enough to be a name in small letters?

Its words are from the word lists of SCOWL, Copyright 2000-2018 by Kevin Atkinson. Permission to use, copy,
modify, distribute and sell these word lists, the associated scripts, the output created from the scripts, and its documentation
for any purpose is hereby granted without fee, provided that the above copyright notice appears in all copies and that both that
copyright notice and this permission notice appear in supporting documentation. Kevin Atkinson makes no representations about the
suitability of this array for any purpose. It is provided "as is" without express or implied warranty.
"""

from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

# How a word ends that comes of another, and what that ended with.
_ENDINGS: Final = (
    ("s", ("",)), ("es", ("", "e")), ("ies", ("y",)), ("ed", ("", "e")), ("ied", ("y",)), ("ing", ("", "e")), ("ings", ("", "e")),
    ("ly", ("", "le")), ("er", ("", "e")), ("ers", ("", "e")), ("est", ("", "e")), ("ier", ("y",)), ("ness", ("",)), ("y", ("",)),
)  # fmt: skip
_LEAST: Final = 3  # letters of a word from which another may come, and of one that may be strange


@lru_cache(maxsize=4096)
def is_everyday(word: str) -> bool:
    """Whether a word, in small letters, or one that it comes of is common; what is hardly a word is."""
    return len(word) < _LEAST or word in _everyday() or comes_of_another(word)


def comes_of_another(word: str) -> bool:
    """Whether a word is a form of a common one: "running", and not "sterling"."""
    return any(base in _everyday() for base in _bases(word))


def _bases(word: str) -> list[str]:
    found = []
    for ending, before in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _LEAST:
            found += [stem + old for old in before]
            if stem[-1] == stem[-2]:  # "planned"
                found.append(stem[:-1])
    return found


@cache
def _everyday() -> frozenset[str]:
    """Those of `everyday.txt`, a word a line: SCOWL's American words up to size 35 that come of no other one there."""
    return frozenset(files("echolink.agent.english").joinpath("everyday.txt").read_text(encoding="utf-8").split())

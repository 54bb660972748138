"""For men, women or children: of whom does an English caller speak, and for whom is one of several options?"""

import re
from typing import Final

from echolink.agent.english.words import words, words_in

_OPTIONS: Final = {
    "men": re.compile(r"\b(?:men|man|gent(?:lem[ae]n)?|males?|guys?|gents)(?:['’]?s?['’]?)\b", re.IGNORECASE),
    "women": re.compile(r"\b(?:women|woman|lad(?:y|ies)|females?)(?:['’]?s?['’]?)\b", re.IGNORECASE),
    "children": re.compile(r"\b(?:child(?:ren)?|kids?|junior|boys?|girls?|youth)(?:['’]?s?['’]?)\b", re.IGNORECASE),
}
_PERSONS: Final = {
    "men": frozenset(words("husband father dad boyfriend brother grandfather grandpa fiance he him man")),
    "women": frozenset(words("wife mother mom mum girlfriend sister grandmother grandma fiancee woman")),
    "children": frozenset(words("son daughter kid child toddler grandson granddaughter boy girl kids children")),
}
_FOR_THEM: Final = re.compile(r"\b(?:for|my|our) (?:my |our |an? )?(?P<who>[a-z]+)\b")
_ALL: Final = frozenset().union(*_PERSONS.values())


def for_whom(text: str) -> str | None:
    """For which of the three something is: "it's for my husband" (`text` from `heard`); None where that is not told."""
    if _ALL.isdisjoint(words_in(text)):
        return None
    named = {m["who"] for m in _FOR_THEM.finditer(text)}
    fitting = [kind for kind, persons in _PERSONS.items() if named & persons]
    return fitting[0] if len(fitting) == 1 else None


def is_for(option: str, whom: str) -> bool:
    """Whether an option names them: "Men's cut"."""
    return _OPTIONS[whom].search(option) is not None

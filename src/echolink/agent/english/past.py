"""Is a day that an English caller names one that is over?"""

import re
from typing import Final

_BEFORE: Final = re.compile(
    r"\b(?:since|bought|purchased|happened|occurred|started|began|broke|stopped|noticed|lost|stolen|ordered it|got it|"
    r"received|arrived|was delivered|were delivered|died|fell|crashed|last)\b(?:(?! (?:and|but|so)\b)[^.?!;]){0,24}$"
)
_SAID: Final = re.compile(r"\b(?:ago|yesterday|last)\b")
_AFTER: Final = re.compile(r"^\s*(?:ago|last week)\b")


def tells_of_the_past(before: str, said: str, after: str) -> bool:
    """By the words before a day, those in which it was said, and those after it; all from `heard`."""
    return bool(_SAID.search(said) or _AFTER.match(after) or _BEFORE.search(before))

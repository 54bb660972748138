"""Is a day that an English caller names one that is over, or one that will not do?"""

import re
from typing import Final

_BEFORE: Final = re.compile(
    r"\b(?:since|bought|purchased|happened|occurred|started|began|broke|stopped|noticed|lost|stolen|ordered it|got it|"
    r"received|arrived|(?:was|were|came|been)(?: already)? (?:here|there|by|out|over)|"
    r"was delivered|were delivered|died|fell|crashed|last)\b(?:(?! (?:and|but|so)\b)[^.?!;]){0,24}$"
)
_SAID: Final = re.compile(r"\b(?:ago|yesterday|last)\b")
_AFTER: Final = re.compile(r"^\s*(?:ago|last week)\b")


def tells_of_the_past(before: str, said: str, after: str) -> bool:
    """By the words before a day, those in which it was said, and those after it; all from `heard`."""
    return bool(_SAID.search(said) or _AFTER.match(after) or _BEFORE.search(before))


_WILL_NOT_DO: Final = re.compile(
    r"^(?:'s|s| is| are| would be)? (?:out(?! of town)|no good|not good|bad|impossible|not possible|full for me|off the table)\b|"
    r"^ (?:doesn't|won't|wouldn't|does not|will not|can't|isn't going to) work\b"
)
_ANY_BUT: Final = re.compile(
    r"\b(?:any ?(?:day|time|thing)?(?: \w+){0,2} (?:but|except)|just not|but not|not on|can't do)(?: on)? (?:a )?$"
)


def will_not_do(before: str, after: str) -> bool:
    """By the words before a day and those after it, from `heard`: "Thursday's out", "any day but Thursday"."""
    return bool(_WILL_NOT_DO.match(after) or _ANY_BUT.search(before))

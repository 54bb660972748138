"""Does a caller tell unasked what a yes-or-no question asks: "my parcel was on time" for "Did the parcel arrive on time?"?"""

import re
from functools import lru_cache
from typing import Final

from echolink.agent.english.restated_cues import DENIES

_AUXILIARY: Final = r"(?:do|does|did|is|are|was|were|has|have|had|will)"
_OF_SOMETHING: Final = r"(?:it|they|(?:the|your|our|their|his|her|this) [\w'-]+(?: (?!on\b|in\b|at\b|to\b)[\w'-]+)??)"
# What the question is about and the verb tell nothing that what follows does not: "Did the parcel arrive | on time?"
_QUESTION: Final = re.compile(
    rf"^(?:could you tell me )?(?:{_AUXILIARY} |(?:whether|if) )?(?:{_OF_SOMETHING} )?(?:{_AUXILIARY} )?(?:there )?"
    r"(?:(?:arrived?|came|come|got|get|gotten|delivered|went|go|handed over|brought)(?: (?:there|here|to you))? )?"
    r"(?P<tail>(?:on|in|at|as|within|with|without|too|still) [\w' -]+?)(?:,? yes or no)?$"
)
# "It was", "my parcel did not arrive", "the two of them came": somebody says that it is so, and wishes nothing.
_SAYS_SO: Final = (
    r"\b(?:it|they|everything|all of it|(?:my|our|the|your|this|that) [\w'-]+(?: [\w'-]+)?) (?:\w+ly )?"
    r"(?:was|were|is|are|wasn't|weren't|isn't|aren't|did|didn't|has|have|hasn't|had|hadn't|arrived|came|got|went|[a-z]{2,}ed)\b"
    r"(?: (?!if\b|whether\b|but\b|and\b)[\w']+){0,4}? "
)


@lru_cache(maxsize=256)
def _statement(question: str) -> re.Pattern[str] | None:
    m = _QUESTION.match(question.strip(" ?.").lower())
    return re.compile(rf"{_SAYS_SO}(?:right |exactly |just )?{re.escape(m['tail'])}\b") if m else None


def told_whether(question: str, text: str) -> bool | None:
    """Yes or no, by a statement (from `heard`) that has the question's own words; None where there is none."""
    statement = _statement(question)
    m = statement.search(text) if statement and "?" not in text else None
    return None if m is None else DENIES.search(m.group()) is None

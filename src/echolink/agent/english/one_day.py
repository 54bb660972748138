"""Are two days that stand beside each other in an English utterance one day, said in two ways?"""

import re
from datetime import date
from typing import Final

from echolink.agent.ear import Found

_JOINT: Final = re.compile(r"^[\s,]*(?:the|on|on the|that is|that's|which is|so)?[\s,]*$")
# What a caller says between a weekday and its date, which other days would stand beside as well.
_LOOSE_JOINT: Final = re.compile(
    r"^[\s,]*(?:(?:then|please|well|so|maybe|i think|i guess|i believe|i mean|meaning|or rather|"
    r"which (?:is|would be|should be)|(?:that|it)(?:'s| is| would be|'d be| should be| must be)|would be|works|is fine|is good|"
    r"the|on|uh|um|yes|yeah)[\s,]+){1,4}$"
)


# "The Sunday matinee on the 13th", "Saturday evening, the 5th".
_NAMED_BETWEEN: Final = re.compile(
    r"^ (?!(?:to|till|until|through|and|or|no|not|but|back|return|then)\b)[a-z]+,? (?:on )?(?:the )?$"
)


def same_mention(one: Found, other: Found, text: str) -> bool:
    """Whether two finds are one day said in two ways, of which the more exact counts: "Friday the 6th"."""
    first, second = (one, other) if one.start <= other.start else (other, one)
    between = text[first.end : second.start]
    if second.start < first.end or _JOINT.match(between):
        return True
    joint = _LOOSE_JOINT.match(between) or _NAMED_BETWEEN.match(between)
    return joint is not None and _fall_on_one_weekday(one, other)


def _fall_on_one_weekday(one: Found, other: Found) -> bool:
    """ "Tuesday then, December first" is one day where December first is a Tuesday."""
    if one.value is None or other.value is None:
        return False
    return date.fromisoformat(str(one.value)).weekday() == date.fromisoformat(str(other.value)).weekday()

"""Is an English "first" no day, but what is done before all else: "I'll talk to my wife first", "first I need to know"?"""

import re

_LEADS_TO_A_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|to|do|about|around|is|be|it's|"
    r"that's|make it|maybe|perhaps|or|and|than|through|thru|no|nope|not|yes|yeah|actually|sorry|ok|okay|so|um+|uh+|er+|"
    r"please|then|like|think|guess|meant?|next|of|between)$"
)
_NEXT_THING = re.compile(
    r"[\s,]+(?:i|we|i'd|we'd|i'll|let|let's|can|could|may|what|how|do|does|is|are|off)\b(?! (?:think|guess|mean))"
)


def comes_before_all(text: str, start: int, end: int) -> bool:
    """Whether what stands there in a text from `heard`, "1st" without an article, says when in a row of things, and no day."""
    before = text[:start].rstrip()
    if not before:
        return _NEXT_THING.match(text, end) is not None
    return before[-1].isalpha() and _LEADS_TO_A_DAY.search(before) is None

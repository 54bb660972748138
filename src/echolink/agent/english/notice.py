"""How long before must something be arranged, by what an English sentence says?"""

import re
from typing import Final

from echolink.agent.english.heard import heard

_NOTICE = re.compile(
    r"\b(?P<n>\d{1,3}|an?)[\s-]*(?P<u>hours?|hrs?|days?|weeks?|minutes?|mins?)(?:'s?|s')?\s*(?:of\s+)?"
    r"(?:(?:prior |advance )?notice|in advance|ahead|beforehand|before|prior)\b(?! (?:we |the )?clos)"
)
_MAXIMUM = re.compile(r"\b(?:up to|at most|no more than|maximum|max)\s*(?:of\s*)?$")
_OTHER_RULE = re.compile(r"\b(?:cancel\w*|refund\w*|arriv\w*|be there|check[- ]?in|change (?:or|your)|show up|come)\b")
_UNITS: Final = {"minute": 1, "min": 1, "hour": 60, "hr": 60, "day": 1440, "week": 10080}


def read_notice(sentence: str) -> int:
    """Minutes: "at least 24 hours in advance" → 1440; 0 where it says nothing of it, or speaks of cancelling."""
    text = heard(sentence)
    if _OTHER_RULE.search(text):
        return 0
    for m in _NOTICE.finditer(text):
        if not _MAXIMUM.search(text[: m.start()]):
            return (int(m["n"]) if m["n"].isdigit() else 1) * _UNITS[m["u"].rstrip("s")]
    return 0

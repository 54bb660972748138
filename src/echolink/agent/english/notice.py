"""How long before must something be arranged, by what an English sentence says?"""

import re
from typing import Final

from echolink.agent.english.heard import heard

_MAY_SAY = re.compile(r"notice|advance|ahead|before|prior|same[- ]day")
_NOTICE = re.compile(
    r"\b(?P<n>\d{1,3}|an?)[\s-]*(?P<u>hours?|hrs?|days?|weeks?|minutes?|mins?)(?:'s?|s')?\s*(?:of\s+)?"
    r"(?:(?:prior |advance )?notice|in advance|ahead|beforehand|before|prior)\b(?! (?:we |the )?clos)"
)
_NOTICE_OF = re.compile(
    r"\bnotice(?: period)?(?: required| needed)?(?: is| of|:)?\s+(?P<n>\d{1,3}|an?)[\s-]*(?P<u>hours?|hrs?|"
    r"days?|weeks?|minutes?|mins?)\b"
)
_NOT_TODAY = re.compile(
    r"\b(?:no|can't (?:do|take|offer)|cannot (?:do|take|offer)|don't (?:do|take|offer)) (?:any )?same[- ]day\b|"
    r"\bsame[- ]day \w+ (?:is|are) not (?:available|possible|offered)\b|"
    r"\b(?:the )?day before\b(?=.*\b(?:order|book|arrang|reserv))|\b(?:order|book|arrang|reserv)\w*\b.*\b(?:by|"
    r"before|until) .*\bthe day before\b"
)
_A_DAY: Final = 1440
_MAXIMUM = re.compile(r"\b(?:up to|at most|no more than|maximum|max)\s*(?:of\s*)?$")
_OTHER_RULE = re.compile(r"\b(?:cancel\w*|refund\w*|arriv\w*|be there|check[- ]?in|change (?:or|your)|show up|come)\b")
_UNITS: Final = {"minute": 1, "min": 1, "hour": 60, "hr": 60, "day": 1440, "week": 10080}


def read_notice(sentence: str) -> int:
    """Minutes: "at least 24 hours in advance" → 1440; 0 where it says nothing of it, or speaks of cancelling."""
    text = heard(sentence)
    if not _MAY_SAY.search(text) or _OTHER_RULE.search(text):
        return 0
    for m in (*_NOTICE.finditer(text), *_NOTICE_OF.finditer(text)):
        if not _MAXIMUM.search(text[: m.start()]):
            return (int(m["n"]) if m["n"].isdigit() else 1) * _UNITS[m["u"].rstrip("s")]
    return _A_DAY if _NOT_TODAY.search(text) else 0

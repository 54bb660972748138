"""How does what is ordered reach the caller, where the context tells and the goal does not: fetched or brought, in advance?"""

import re
from typing import Final

from echolink.agent.english.days_of_week import DAYS

_FETCHED = re.compile(
    r"\bpick(?:ed)?-? ?ups?\b|\bcollect(?:ion|ed)?\b(?! (?:[a-z-]+ ){0,3}orders?\b)|\bcurbside\b", re.IGNORECASE
)
_BROUGHT = re.compile(r"(?<!no )(?<!not )(?<!don't )(?<!free )\bdeliver(?:y|ies|ed|s)?\b", re.IGNORECASE)
_NEITHER = re.compile(r"\b(?:no|not|don't|do not|never) (?:\w+ )?deliver", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:notice|in advance|ahead|days? before|pre-?orders?|\d+ ?(?:hours|hrs?|h|days?) (?:ahead|before|notice)|"
    r"by (?:\w+ )?\w+day)\b",
    re.IGNORECASE,
)
_DAYS_AHEAD = re.compile(r"\b(?:a|one|two|\d+) (?:days?|hours|hrs) (?:in advance|ahead|before|notice)\b", re.IGNORECASE)
_ON_DAYS: Final = re.compile(DAYS, re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?;\n])\s+")


def how_it_leaves(goal: str, context: str) -> str:
    """What to add to an order's goal: "(delivery or pickup)", "(pickup, in advance)"; empty where the goal tells."""
    if _FETCHED.search(goal) or _BROUGHT.search(goal):
        return " (in advance)" if _DAYS_AHEAD.search(context) else ""
    told = [s for s in _SENTENCE.split(context) if _FETCHED.search(s) or _BROUGHT.search(s)]
    is_fetched = any(_FETCHED.search(s) for s in told)
    is_brought = any(_BROUGHT.search(s) and not _NEITHER.search(s) for s in told)
    if not told or not (is_fetched or is_brought):
        return ""
    is_ahead = _AHEAD.search(context) or any(_ON_DAYS.search(s.lower()) for s in told)
    way = " or ".join(way for way, is_so in (("delivery", is_brought), ("pickup", is_fetched)) if is_so)
    return f" ({way}{', in advance' if is_ahead else ''})"

"""Between which times of every day is a place closed, by what an English sentence says: "lunch break 12-1"?"""

import re
from typing import Final

from echolink.agent.english.clock_spans import RANGE, span
from echolink.agent.english.days_of_week import DAYS, days_named

_MAY_TELL: Final = re.compile(
    r"break|lunch| eat\b|siesta|pause|\b(?:clos|no|not|nothing|nobody|except|but|out|off|away)|n't"
)
_PAUSE: Final = re.compile(
    r"\b(?:(?P<sure>(?:lunch|coffee|tea|noon|midday|afternoon)?[ -]?(?:break|pause)|siesta|lunch ?(?:hour|time)|"
    r"(?:clos(?:ed|e|es)|stop|stops|break) (?:for|over|at) (?:lunch|midday|noon|prayers?|a break))|"
    r"closed|nothing|nobody(?:'s| is)?(?: here| in| there)?|no one(?:'s| is)?(?: here| in| there)?|"
    r"no [a-z]+(?:s|ing)(?: possible| available)?(?P<lunch> (?:during|over|at) (?:lunch|noon|midday))?|"
    r"not(?: open| available| possible| here| in)?|unavailable|except|but not|"
    r"(?:we're|we are|i'm|i am) (?:out|off|away)|(?:don't|do not|can't|cannot|won't) [a-z]+(?: [a-z]+){0,2}?)"
    r"(?:\s+(?:is|are|runs|daily|every day|each day|for lunch))*[\s:,(]*"
    rf"(?P<mark>from\s+|between\s+)?(?:{RANGE})"
)
# "Between 14 and 15 I eat"
_THEN_I_EAT: Final = re.compile(
    r"between (?P<a>[\d:]+(?: ?[ap]m)?) and (?P<b>[\d:]+(?: ?[ap]m)?),? (?:i|we)(?:'m|'re| am| are)? "
    r"(?:eat|have lunch|rest|sleep|at lunch)\b"
)
_FOR_LUNCH: Final = re.compile(r"\W*(?:for|at) (?:lunch|noon|midday|a break|a rest|prayers?|siesta)\b")
# "Except Saturdays when we work straight through"
_BUT_ON: Final = re.compile(
    rf",? (?:except|but not|apart from|not)(?: on| for)? (?P<days>{DAYS})(?: (?:when|as|since|where) .*)?"
)
_A_DAY_AFTER: Final = re.compile(rf"[\s,]*(?:on )?{DAYS}")


def read_pauses(text: str, but: set[int]) -> tuple[list[tuple[str, str]], str]:
    """The pauses (HH:MM, HH:MM) that a sentence (`as_clocks`) tells of every day, and the text without them.

    Weekdays that are said to have none are added to `but`.
    """
    if not _MAY_TELL.search(text):
        return [], text
    text = _THEN_I_EAT.sub(r"closed between \g<a> and \g<b>", text)
    found = []
    for m in reversed(list(_PAUSE.finditer(text))):
        is_marked = (
            m["sure"]
            or m["lunch"]
            or m["mark"]
            or m["between"]
            or _FOR_LUNCH.match(text, m.end())
            or re.search(r"\bfrom\s+$", text[: m.start("ah")])
        )
        start, end = span(m)
        if not is_marked or not start < end or _A_DAY_AFTER.match(text, m.end()):
            continue
        found.append((start, end))
        none = _BUT_ON.match(text, m.end())
        but |= (days_named(none["days"]) or set()) if none else set()
        text = f"{text[: m.start()]} {text[none.end() if none else m.end() :]}"
    return found[::-1], text


def without_pauses(times: list[tuple[str, str]], pauses: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The spans of a day with its pauses cut out; a pause as long as all of it is none."""
    cut = times
    for start, end in pauses:
        before = [(a, min(b, start)) for a, b in cut if a < start]
        after = [(max(a, end), b) for a, b in cut if b > end or b < a]
        cut = sorted(set(before + after))
    return cut or times

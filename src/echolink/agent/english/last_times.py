"""Until when can something begin, by what an English sentence says: "last orders at ten", "no lessons after 8 pm"?"""

import re
from typing import Final

from echolink.agent.english.clock_spans import CLOCK, hhmm, point
from echolink.agent.english.stated_hours import Hours

_A_TIME: Final = re.sub(r"\(\?P<\w+>", "(?:", CLOCK.format("x"))
# "The last tour leaves", "last orders in the kitchen", "the last one": what comes last, and what it does.
_THE_LAST: Final = (
    r"last (?!minutes?\b|years?\b|weeks?\b|months?\b|nights?\b|names?\b|few\b|of\b|but\b|resort\b)(?:1(?= [a-z])|[a-z-]+)"
    r"(?: (?:in|at|for|of|from) (?:the |our )?[a-z]+)?"
    r"(?: (?:is|are|starts?|begins?|leaves?|departs?|sails?|goes|go|out|in|comes?|takes? place|taken|accepted|"
    r"served|seated|possible|can|be))*"
)
_FIRST_AND_LAST = re.compile(
    r"(?:\b(?:the )?1st(?: [a-z]+)?(?: of the day)?(?: (?:is|are|starts?|begins?|leaves?))?(?: at)?|\bfrom|"
    r"\bstart(?:ing|s)?(?: at)?)\s+"
    rf"(?P<first>{_A_TIME})[\s,;]*(?:and|with)?\s*(?:the )?{_THE_LAST}(?: is| are| at|:|,)*\s+(?P<last>{_A_TIME})"
)
_LAST = re.compile(
    rf"\b(?:{_THE_LAST}"
    r"|(?:the )?kitchen clos(?:es|ing)|"
    r"(?:has|have|must|needs?|should)(?: to)?(?: be)? (?:out|gone|over|back|finish(?:ed)?|done|leave|end(?:ed)?|stop(?:ped)?) by|"
    r"(?:no|not|nothing|never|nobody|don't)\b(?![a-z ,]*(?:music|noise|loud|smoking|alcohol|kids|children|dogs|pets))"
    r"[a-z ,]*? (?:after|later than)|"
    r"(?:parties|events?|functions?|music|sessions?|bookings?) (?:must |have to |has to )?(?:ends?|stops?|finish(?:es)?) "
    r"(?:by|at))(?: is| are| at|:|,)*\s+"
    rf"(?:(?P<n>\d{{1,2}}|an?|half an) ?(?P<unit>minutes?|mins?|hours?) before(?: (?:we )?clos\w+|(?=\W*$))|{CLOCK.format('l')})"
)
_A_TIME_WITH_ITS_HALF = re.compile(CLOCK.format("l"))


def read_last(text: str, hours: Hours) -> tuple[bool, str]:
    """Add the last time; whether one is told, and the text without it."""
    m = _LAST.search(text)
    if m is None:
        return False, text
    _last(m, hours)
    hours.last_of = m.group()
    return True, f"{text[: m.start()]} {text[m.end() :]}"


def with_first_and_last(text: str, hours: Hours) -> str:
    """ "First visit at 9, the last one at 3" are hours of which the end is the last time to begin."""
    m = _FIRST_AND_LAST.search(text)
    if m is None:
        return text
    last = _A_TIME_WITH_ITS_HALF.match(m["last"])
    if last is not None:
        _note_last(last, hours)
    return f"{text[: m.start()]} {m['first']} to {hours.last} {text[m.end() :]}"


def _last(m: re.Match[str], hours: Hours) -> None:
    if m["n"]:
        number = {"a": 1.0, "an": 1.0, "half an": 0.5}.get(m["n"]) or float(m["n"])
        hours.last_before = int(number * (60 if m["unit"].startswith("h") else 1))
        return
    _note_last(m, hours)


def _note_last(m: re.Match[str], hours: Hours) -> None:
    at, half = point(m, "l")
    hours.last = hhmm(at if half or at >= 600 else at + 720)


_OVER_BY_CLOSING: Final = re.compile(
    r"\b(?:finish(?:ed)?|over|done|end(?:s|ed)?|complet\w+|out|run over|past)\b[^.;]*?"
    r"\b(?:(?:by|before|until|at|past) (?:the time )?(?:we |the |our )?(?:clos\w+|end of (?:the|our) (?:day|hours))|"
    r"(?:by|before) (?:the time )?(?:we|the \w+) closes?|run over\b)",
    re.IGNORECASE,
)


def is_over_by_closing(sentence: str) -> bool:
    """Whether all that begins has to end before it closes: "every appointment has to be finished by the time we close"."""
    return _OVER_BY_CLOSING.search(sentence) is not None

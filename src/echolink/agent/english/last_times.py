"""Until when can something begin, by what an English sentence says: "last orders at ten", "no lessons after 8 pm"?"""

import re
from typing import Final

from echolink.agent.english.clock_spans import CLOCK, hhmm, point
from echolink.agent.english.stated_hours import Hours

_A_TIME: Final = re.sub(r"\(\?P<\w+>", "(?:", CLOCK.format("x"))
# "The last tour leaves", "last orders in the kitchen", "the last one": what comes last, and what it does.
_THE_LAST: Final = (
    r"(?:last|final) (?!minutes?\b|years?\b|weeks?\b|months?\b|nights?\b|names?\b|few\b|of\b|but\b|resort\b)"
    r"(?:1(?= [a-z])|[a-z-]+)"
    r"(?: (?:in|at|for|of|from) (?:the |our )?[a-z]+)?"
    r"(?: (?:is|are|starts?|begins?|leaves?|departs?|sails?|goes|go|out|in|comes?|takes? place|taken|accepted|"
    r"served|seated|possible|can|be))*"
)
_NO: Final = r"(?:no|not|never|nothing|nobody|don't|can't|won't|doesn't)(?: [a-z']+){0,4}?"
# "First visit at 9", "no earlier than 9", "earliest is 8", "doors at 5": from when on.
_AS_EARLY: Final = (
    r"(?:\b(?:the )?1st(?: (?:[a-z]+|1))?(?: of the day)?(?: (?:is|are|starts?|begins?|leaves?|departs?|goes))?(?: at)?|\bfrom|"
    r"\bstart(?:ing|s)?(?: at)?|\bopen(?:s|ing)?(?: at)?|\bdoors(?: open)?(?: at)?|"
    rf"\b{_NO} (?:earlier than|before)|\b(?:the )?earliest(?: [a-z]+){{0,3}}?(?: is| are| at|:)?)"
)
# "The last one at 3", "no later than 3", "latest is 4": until when something may begin.
_AS_LATE: Final = rf"(?:{_THE_LAST}|latest(?: [a-z]+){{0,3}}?|{_NO} (?:later than|after|past))"
_FIRST_AND_LAST = re.compile(
    rf"{_AS_EARLY}\s+(?P<first>{_A_TIME})[\s,;]*(?:and|with|but|or)?\s*(?:the |our )?{_AS_LATE}(?: is| are| at|:|,)*\s+"
    rf"(?P<last>{_A_TIME})"
)
# "From 7, but it has to be before ten": until when it is over.
_FROM_AND_BEFORE = re.compile(
    rf"{_AS_EARLY}\s+(?P<first>{_A_TIME})[\s,;]*(?:and|but|or)?[a-z' ]{{0,40}}? (?:before|by)\s+(?P<last>{_A_TIME})(?! clos)"
)
_LAST = re.compile(
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
_OURSELVES: Final = re.compile(r"\b(?:i|we|you|it|us|they|can|may|please|come|and|the)\b")
_WORDS: Final = re.compile(r"[a-z]")
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
    """ "First visit at 9, the last one at 3" end with the last time to begin; "from 7, before 10" are hours, too."""
    if (before := _FROM_AND_BEFORE.search(text)) is not None:
        return f"{text[: before.start()]} {before['first']} to {before['last']} {text[before.end() :]}"
    m = _FIRST_AND_LAST.search(text)
    if m is None:
        return text
    last = _A_TIME_WITH_ITS_HALF.match(m["last"])
    if last is not None:
        _note_last(last, hours)
    rest = text[: m.start()], text[m.end() :]
    is_all = not _WORDS.search(_OURSELVES.sub("", "".join(rest)))
    return f"{'open ' if is_all else ''}{rest[0]} {m['first']} to {m['last']} {rest[1]}"


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

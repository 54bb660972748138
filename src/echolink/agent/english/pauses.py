"""Between which times of every day is a place closed, by what an English sentence says: "lunch break 12-1"?"""

import re
from typing import Final

from echolink.agent.english.clock_spans import RANGE, span
from echolink.agent.english.days_of_week import DAYS, days_named
from echolink.agent.english.plain_pauses import LUNCH, WHOSE, pauses_plainly

_MAY_TELL: Final = re.compile(
    r"break|lunch| eat\b|siesta|pause|\b(?:clos|shut|no|not|nothing|nobody|except|but|out|off|away)|n't"
)
# Who does not serve lunch, but has it.
_EATS: Final = (
    rf"(?:(?:out|off|away|gone) (?:to|for|at|on) {LUNCH}|(?:at|on) {WHOSE}lunch(?: break)?|"
    rf"(?:staff|team|crew|everyone|everybody|doctor|dr\.? [a-z]+|dentist|office|he|she|they|i|all of us) (?:all )?"
    rf"(?:ha(?:ve|s)|takes?|eats?|goes to|go to) {WHOSE}(?:lunch|break)(?: break)?|takes? (?:our|my|his|her|their) lunch)"
)
_PAUSE: Final = re.compile(
    r"\b(?:(?P<sure>(?:lunch|coffee|tea|noon|midday|afternoon)?[ -]?(?:break|pause)|siesta|lunch ?(?:hour|"
    r"time)|lunch(?:time)? clos(?:ure|ing|ed)|"
    r"(?:clos(?:ed|e|es)|shut|shuts|stop|stops|break|breaks) (?:for|over|at) (?:lunch|midday|noon|prayers?|a break)|"
    rf"{_EATS}|go(?:es)? to lunch|(?:no|nobody|no one|not|closed|[a-z]+n't)\b[^.;:\d]{{0,40}}? (?:during|over|at) {LUNCH})|"
    r"(?P<bare>closed|shut)|closes?|shuts|nothing|nobody(?:'s| is)?(?: here| in| there)?|no one(?:'s| is)?(?: here| in| there)?|"
    r"no [a-z]+(?:s|ing)(?: possible| available)?(?P<lunch> (?:during|over|at) (?:lunch|noon|midday))?|"
    r"not(?: open| available| possible| here| in)?|unavailable|un(?:attended|manned|staffed)|except|but not|"
    r"(?:we're|we are|i'm|i am) (?:out|off|away)|(?:don't|do not|can't|cannot|won't) [a-z]+(?: [a-z]+){0,2}?)"
    r"(?:\s+(?:is|are|runs|daily|every day|each day|for lunch))*[\s:,(]*(?:at )?"
    rf"(?P<mark>from\s+|between\s+)?(?:{RANGE})"
)
_FOR_LUNCH: Final = re.compile(r"\W*(?:for|at) (?:lunch|noon|midday|a break|a rest|prayers?|siesta)\b")
# "Except Saturdays when we work straight through"
_BUT_ON: Final = re.compile(
    rf",? (?:except|but not|apart from|not)(?: on| for)? (?P<days>{DAYS})(?: (?:when|as|since|where) .*)?"
)
# "Closed for lunch 12 to 1 every day"; not "closed for lunch 12 to 1, Monday to Friday 9 to 5".
_ON_DAYS: Final = re.compile(rf"[\s,]*(?:on )?(?P<days>{DAYS})(?=\W*$|[,;](?! ?\d)| (?:for|and|so|but)\b(?! \d))")
_A_DAY_AFTER: Final = re.compile(rf"[\s,]*(?:on )?{DAYS}")


def read_pauses(text: str, but: set[int]) -> tuple[list[tuple[str, str]], str]:
    """The pauses (HH:MM, HH:MM) that a sentence (`as_clocks`) tells of every day, and the text without them.

    Weekdays that are said to have none are added to `but`.
    """
    if not _MAY_TELL.search(text):
        return [], text
    text = pauses_plainly(text)
    found = []
    for m in reversed(list(_PAUSE.finditer(text))):
        is_marked = (
            m["sure"]
            or m["lunch"]
            or m["mark"]
            or m["between"]
            or " lunch" in text[m.start() : max(m.start("ah"), m.start("aw"))]
            or _FOR_LUNCH.match(text, m.end())
            or re.search(r"\bfrom\s+$", text[: m.start("ah")])
        )
        start, end = span(m)
        is_marked = is_marked or (bool(m["bare"]) and _is_at_midday(start, end))
        on, day = _ON_DAYS.match(text, m.end()), _A_DAY_AFTER.match(text, m.end())
        if not is_marked or not start < end or (day and not on):
            continue
        found.append((start, end))
        none = _BUT_ON.match(text, m.end())
        but |= (days_named(none["days"]) or set()) if none else set()
        but |= set(range(7)) - (days_named(on["days"]) or set()) if on else set()
        text = f"{text[: m.start()]} {text[(on or none or m).end() :]}"
    return found[::-1], text


def _is_at_midday(start: str, end: str) -> bool:
    """ "Closed 12-1:30": so short, and at noon."""
    return "11:30" <= start <= "14:00" and end <= "15:00"


def without_pauses(times: list[tuple[str, str]], pauses: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The spans of a day with its pauses cut out; a pause as long as all of it is none."""
    cut = times
    for start, end in pauses:
        before = [(a, min(b, start)) for a, b in cut if a < start]
        after = [(max(a, end), b) for a, b in cut if b > end or b < a]
        cut = sorted(set(before + after))
    return cut or times

"""Where does a sentence on weekdays that are open say that days of the year are not: "…, but not on Thanksgiving"?"""

import re
from itertools import pairwise
from typing import Final

from echolink.agent.english.calendar_days import items_in, names_a_day, with_days
from echolink.agent.english.days_of_week import DAYS

_DAYS: Final = re.compile(DAYS)
# What leads to the days, from where the other part ends: "and we're closed for", "but not on", ", no visits on the".
_CLOSING = re.compile(
    r"(?:^|[\s,;(-]+(?:(?:and|but) )?)(?:(?:we|they|i|it|he|she)(?:'re|'m|'s| are| is| am) |there(?:'s| are| is) |are |is )?"
    r"(?:(?:also|always|all) )?(?:closed|shut|off|away|not(?: open| working| available)?|except|excluding|apart from|"
    r"none|nothing|nobody|no [a-z-]{4,}|(?:we|they|i) (?:don't|do not|never|won't) [a-z]+(?: out| up)?)"
    r"(?: (?:on|for|over|from|in|during|between|the|all|of|week|day|whole|every))* ?$"
)
_AND_MORE = re.compile(r"[\s,&/]*(?:(?:and|or|on|the|also)\b[\s,]*)*$")
_ONLY_LEADS = re.compile(r"^[\s,;)-]*(?:(?:and|but|otherwise|else)\b[\s,]*)*")


def closing_apart(text: str) -> tuple[str, str]:
    """A text from `heard` without the part that closes days of the year, and that part; empty where none can be parted."""
    if not names_a_day(text) or not _DAYS.search(text):
        return text, ""
    plain = with_days(text)
    items = items_in(plain)
    if not items or (lead := _CLOSING.search(plain[: items[0].start()])) is None:
        return text, ""
    between = [plain[a.end() : b.start()] for a, b in pairwise(items)]
    before, after = plain[: lead.start()], plain[items[-1].end() :]
    rest = f"{before}{after}" if before else _ONLY_LEADS.sub("", after)
    if not all(_AND_MORE.match(one) for one in between) or re.match(rf"{_AND_MORE.pattern[:-1]}{DAYS}", after):
        return text, ""
    return (rest, plain[lead.start() : items[-1].end()]) if _DAYS.search(rest) else (text, "")

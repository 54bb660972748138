"""On which days is a place closed in one week alone: "closed Thursday and Friday this week for Thanksgiving"?"""

import re
from typing import Final

from echolink.agent.english.closed_days import ClosedDays
from echolink.agent.english.days_of_week import DAYS, days_named

_CLOSED: Final = r"\b(?:(?:we're|we are|i'm|i am) )?(?:closed|shut|not open|away|no [a-z-]{4,})\b"
_CLOSED_THEN: Final = re.compile(
    rf"{_CLOSED}(?P<why>[^.;\d]{{0,30}}?)(?P<when>,? (?:on )?(?P<days>{DAYS}),?(?: both)?(?: of)? this (?:coming )?week\b|"
    rf",? (?:on )?this (?:coming |week,? (?:on )?)?(?P<these>{DAYS}))|"
    rf"\b(?P<first>this (?:coming )?week,? ){_CLOSED}(?P<then>,? (?:on )?(?P<those>{DAYS}))"
)
# Days beside a holiday that is always on the same weekday, with their names in agent.holidays.
_BESIDE: Final = {
    "thanksgiving": {
        2: "thanksgiving_wednesday",
        3: "thanksgiving",
        4: "thanksgiving_friday",
        5: "thanksgiving_saturday",
        6: "thanksgiving_sunday",
    },
    "memorial day": {5: "memorial_day_saturday", 6: "memorial_day_sunday", 0: "memorial_day"},
    "labor day": {5: "labor_day_saturday", 6: "labor_day_sunday", 0: "labor_day"},
    "easter": {4: "good_friday", 5: "easter_saturday", 6: "easter_sunday", 0: "easter_monday"},
}
_HOLIDAY: Final = re.compile(rf"\b(?:{'|'.join(_BESIDE)}|christmas|new year|independence day|holidays?)\b")


def without_this_week(text: str, into: ClosedDays) -> str:
    """A text (from `heard`) without the weekdays on which it is closed this week: those beside a holiday are noted as such.

    Of others nobody knows which week that was, so that they close no day; the sentence is quoted to who asks.
    """
    m = _CLOSED_THEN.search(text) if "this " in text else None
    if m is None:
        return text
    days = days_named(m["days"] or m["these"] or m["those"])
    holiday = _HOLIDAY.search(text)
    if holiday is None or not days:
        return text[: m.start()] + text[m.end() :]
    named = _BESIDE.get(holiday.group(), {})
    into.holidays += [named[day] for day in sorted(days) if day in named]
    start, end = m.span("when" if m["when"] else "then")
    return text[:start] + text[end:]

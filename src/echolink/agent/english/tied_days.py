"""On which weekdays, and when, is there one of several things: "Vinyasa is on Tuesdays and Thursdays at 6, Yin on Sundays"?"""

import re
from functools import lru_cache
from typing import Final

from echolink.agent.ear import Tied
from echolink.agent.english.days_of_week import DAYS, as_days, days_named
from echolink.agent.english.heard import heard
from echolink.agent.english.times import times
from echolink.agent.english.words import words_in

_DAY: Final = ("07:30", "21:30")
_BETWEEN: Final = (
    r"(?: (?:class(?:es)?|lessons?|courses?|groups?|sessions?|trips?|tours?))?(?:\s*[:(-])?"
    r"(?: (?:is|are|runs?|meets?|takes? place|happens?|only|every|always|on|held|given|offered))*"
)
# "Haircuts on Mondays are half price" tells when they are cheap, not when there are any.
_THEN: Final = r"(?P<at> (?:at|from) [\d:apm ,&and-]*\d(?::\d\d)? ?(?:[ap]m)?)?(?= *(?:$|[.,;)]|and\b))"


@lru_cache(maxsize=4096)
def tied(option: str, sentence: str) -> Tied | None:
    """The weekdays (0-6) and times that a sentence tells of an option; None where it ties it to none."""
    text = as_days(heard(sentence))
    name = r"[\s-]+".join(re.escape(word) for word in heard(option).split())
    m = re.search(rf"(?<!\w){name}s?{_BETWEEN}\s*(?P<days>{DAYS}){_THEN}", text)
    days = days_named(m["days"]) if m else None
    if m is None or not days:
        return None
    at = times(m["at"], words_in(m["at"])) if m["at"] else []
    return Tied(frozenset(days), tuple(_likely(f.value, f.other) for f in at if f.value))


def _likely(one: str, other: str | None) -> str:
    """Of four in the morning and four in the afternoon the latter: by day there is more to be had."""
    return next((time for time in (one, other) if time and _DAY[0] <= time < _DAY[1]), one)

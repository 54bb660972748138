"""On which days is all done, and on which nothing, by what is said of the work: "Smith's hauls boats Monday to Friday"?"""

import re
from collections.abc import Sequence
from typing import Final

from echolink.agent.english.days_of_week import DAYS, days_named
from echolink.agent.english.occasions import speaks_of
from echolink.agent.english.stems import stems

# What may be done on a day at all; without it the day is closed.
WORKS: Final = (
    r"(?:work|operate|deliver|come(?: out)?|drive|run|travel|collect|pick up|visit|teach|sail|fly|go out|make (?:visits|"
    r"deliveries|calls)|take (?:bookings|appointments|orders)|do (?:visits|jobs|tours|lessons|classes|deliveries|pick-?ups))"
)
# "No lifts on weekends"; what is no more than a detail may be missing on a day on which everything else goes on.
NO_WORK: Final = (
    r"no (?!(?:extra|parking|breakfast|lunch|dinner|brunch|pets?|dogs?|fees?|discounts?|charges?|surcharges?|live|music|"
    r"happy|alcohol|minimum|cash|cards?|kids|children|problem|difference|late|early|same|express|one|more|less|later|earlier|"
    r"reservations? (?:needed|required))\b)[a-z-]{4,}(?: (?:or |and )?[a-z-]{3,})?"
)
WHOLE_DAY: Final = r"(?:mon|tue|wed|thu|fri|sat|sun|week\s?end)\w*(?! (?:morn|after|even|night))"
# What the goal asks for is done on most days: one of several things may have its own few.
_WORKS_ON = re.compile(
    r"^(?!.*\b(?:also|too|free|off|price|extra|not|no|except)\b|.*n't\b)(?P<what>[^,;:$%]{4,60}?) (?:only )?"
    rf"(?:on |from )?(?P<on>{DAYS})(?: only)?\W*$"
)
# "We pick up on weekdays only" leaves no other day, whatever the goal calls it.
_ONLY_THEN = re.compile(rf"(?:we|i) (?=.*\bonly\b)(?:only )?{WORKS} (?:only )?(?:on |from )?{DAYS}(?: only)?\W*")
# "We cater in Westchester, Monday to Saturday": the days come after a comma, however long the rest is.
_WE_DO_ON = re.compile(
    r"^(?!.*\b(?:also|too|free|off|price|extra|not|no|except|lunch|breakfast|brunch|dinner|music)\b|.*n't\b)"
    rf"(?P<what>(?!.*\d)[^;:$%]{{4,110}}?), (?:only )?(?:on |from )?(?P<on>{DAYS})(?: only)?(?:, (?:and|but|so) [^\d]*)?\W*$"
)
_WE_WORK = re.compile(
    r"(?:we|i) (?!are|were|have|serve|offer|show|play|host|hold|close|accept|take|also|sell|open|do\b|get|give|answer|reply|"
    r"respond|call|ship|send|return)[a-z]+ .*\b(?:in|to|across|throughout|all over|around|anywhere)\b"
)
# "We deliver Tuesday to Saturday to Nyack and Tappan"
_DAYS_THEN_PLACES = re.compile(
    rf"^(?:we|i) (?:only )?{WORKS}(?: [a-z]+)? (?:on |from )?(?P<on>{DAYS}) "
    rf"(?:to|in|within|across|throughout|all over|around) (?!.*{DAYS})[^:]*$"
)
# "Collections are free and take place on Tuesdays and Fridays, except November 27".
_TAKES_PLACE = re.compile(
    rf"^(?!.*\b(?:also|half price|off)\b)(?P<what>[^,;:$%]{{4,60}}?) "
    r"(?:(?:only )?takes? place|happens?|(?:is|are) held)(?: only)? "
    rf"(?:on |every )?(?P<on>{DAYS})(?: only)?(?=\W*$|,? except\b)"
)
_SOME: Final = 2  # days of which somebody says that they are those on which they come
_MOST_OF_A_WEEK: Final = 4  # days


# "Fridays and weekends I don't work": the days come first.
_THEN_OFF = re.compile(
    rf"(?P<days>{DAYS}),? (?:(?:i|we|they|he|she) (?:don't|do not|doesn't|does not|never) {WORKS}|(?:i'm|i am|we're|we are) off)"
    r"(?: at all)?(?=\W*$|[,;(]| (?:and|but)\b)|"
    rf"(?P<these>{DAYS}) (?:is|are) (?:my|our|the|his|her|their) days? off\b|"
    rf"\b(?:my|our|his|her|their) days? off (?:is|are) (?P<those>{DAYS})"
)
_A_BREAK = re.compile(r"[,;(&/–—]| - |\b(?:and|but)\b")


def with_days_off(text: str) -> str:
    """A text from `heard` in which such days are called closed."""
    if "n't " not in text and " off" not in text and "not " not in text and "never " not in text:
        return text
    return _THEN_OFF.sub(lambda m: f"{m['days'] or m['these'] or m['those']} closed", text)


def closes_what_follows(tokens: Sequence[tuple[str, re.Match[str]]], at: int) -> bool:
    """Whether "closed" goes with the days right after it: "open Wed-Sun, closed Mon + Tue"; not "Sun closed, Mon 9-5"."""
    if at == 0 or at + 1 == len(tokens) or tokens[at - 1][0] != "days" or tokens[at + 1][0] != "days":
        return False
    before, closed, after = (m for _, m in tokens[at - 1 : at + 2])
    is_next = re.fullmatch(r":?\s*(?:all day )?(?:on )?", closed.string[closed.end() : after.start()]) is not None
    return is_next and _A_BREAK.search(closed.string, before.end(), closed.start()) is not None


def works_on(text: str, about: frozenset[str]) -> set[int]:
    """The days on which that is done which the goal asks for (`about`), in a sentence that tells no hours; else none."""
    if then := _DAYS_THEN_PLACES.match(text):
        return days_named(then["on"]) or set()
    if (held := _TAKES_PLACE.match(text)) and not stems(held["what"]).isdisjoint(about):
        return days_named(held["on"]) or set()
    m = _WORKS_ON.match(text) or _WE_DO_ON.match(text)
    is_all = m is not None and (
        speaks_of(m["what"], about)
        or _WE_WORK.match(m["what"]) is not None
        or _ONLY_THEN.fullmatch(m.group()) is not None
    )
    named = days_named(m["on"]) if m is not None and is_all else None
    is_ours = m is not None and m.re is _WE_DO_ON and _WE_WORK.match(m["what"]) is not None
    return named if named and len(named) >= (_SOME if is_ours else _MOST_OF_A_WEEK) else set()

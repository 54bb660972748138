"""On which weekdays, and when, is there one of several things: "Vinyasa is on Tuesdays and Thursdays at 6, Yin on Sundays"?"""

import re
from functools import lru_cache
from typing import Final

from echolink.agent.ear import Tied
from echolink.agent.english.days_of_week import DAYS, as_days, days_named
from echolink.agent.english.facts import things
from echolink.agent.english.heard import heard
from echolink.agent.english.times import times
from echolink.agent.english.words import words_in

_DAY: Final = ("07:30", "21:30")
# What may stand between a thing and its days.
_BETWEEN = re.compile(
    r"(?:\s+(?:class(?:es)?|lessons?|courses?|groups?|sessions?|trips?|tours?))?(?:\s*[:(-])?"
    r"(?:\s+(?:is|are|runs?|meets?|takes? place|happens?|alone|only|every|always|on|held|given|offered|possible|"
    r"available|done))*\s*$"
)
# "Tanya is off on Wednesdays": there on all other days.
_OFF = re.compile(
    r"\s+(?:(?:is|are|has|have) )?(?:off|away|not (?:in|here|there|available|working)|isn't (?:in|here|there|available)|"
    r"(?:doesn't|does not) work|never works)(?: every)?(?: on)? ?$"
)
_THOSE: Final = re.compile(r"\b(?:on )?(?:those|these) days(?: only)?\b")
_AND: Final = re.compile(r",? and |,? or |, ")
_MOST_TIED: Final = 6  # things of which one sentence tells the days
_MAY_NAME_DAYS = re.compile(
    r"day|week|\b(?:mon|tue|wed|thu|fri|sat|sun|m|t)", re.IGNORECASE
)  # quicker than to read them
# "Haircuts on Mondays are half price" tells when they are cheap, not when there are any.
_DAYS = re.compile(
    rf"(?P<days>{DAYS})(?P<at> (?:(?:at|from) |(?=\d{{1,2}}(?::\d\d| ?[ap]m\b)(?!\d| ?(?:-|to|until))))"
    r"[\d:apm ,&and-]*\d(?::\d\d)? ?(?:[ap]m)?)?"
    r"(?= *(?:(?:from |between )?\d[\d:]* ?(?:[ap]m)? ?(?:-|to|until) ?\d[\d:]* ?(?:[ap]m)? *)?(?:$|[.,;)]|and\b|only\b))"
)


def tied(option: str, sentence: str) -> Tied | None:
    """The weekdays (0-6) and times that a sentence tells of an option; None where it ties it to none."""
    name = heard(option)
    for thing in things(sentence):
        if thing.days and heard(thing.name).removesuffix("s") == name.removesuffix("s"):
            return _tie(thing.days, thing.at)
    for before, tie in _ties(sentence):
        if before.removesuffix("s").endswith(name.removesuffix("s")):
            start = len(before.removesuffix("s")) - len(name.removesuffix("s"))
            if start == 0 or not before[start - 1].isalnum():
                return tie
    return None


@lru_cache(maxsize=1024)
def _ties(sentence: str) -> tuple[tuple[str, Tied], ...]:
    """The days that a sentence names, with what stands before them."""
    if not _MAY_NAME_DAYS.search(sentence):
        return ()
    text = _with_those_days(as_days(heard(sentence)))
    found = []
    for m in _DAYS.finditer(text):
        days = days_named(m["days"])
        if days:
            if off := _OFF.search(text, 0, m.start()):
                found.append((text[: off.start()].rstrip(" (,;:"), Tied(frozenset(range(7)) - days, ())))
                continue
            tie = Tied(frozenset(days), _times(m["at"] or ""))
            before = _BETWEEN.sub("", text[: m.start()])
            found += [(part, tie) for part in (before, *_AND.split(before)[-_MOST_TIED:-1])]
            found.append((text[: m.start()].rstrip(" (,;:"), tie))  # "Kayak tours: Saturdays"
            if text[len(before) :].lstrip().startswith(":"):  # "covid shots: Wednesdays"
                found.append((before.rpartition(" ")[0], tie))
    return tuple(found)


def _tie(said: str, at: str) -> Tied | None:
    """The days and times of a thing that is told of with more than these."""
    days = days_named(as_days(heard(said)))
    return Tied(frozenset(days), _times(heard(at))) if days else None


def _times(at: str) -> tuple[str, ...]:
    return tuple(_likely(f.value, f.other) for f in (times(at, words_in(at)) if at else []) if f.value)


def _with_those_days(text: str) -> str:
    """ "Ilse works Tuesdays and Thursdays only, so color is possible on those days": the days that were named before."""
    named = _DAYS.search(text)
    return _THOSE.sub(f"on {named['days']}", text) if named and "days" in text else text


def _likely(one: str, other: str | None) -> str:
    """Of four in the morning and four in the afternoon the latter: by day there is more to be had."""
    return next((time for time in (one, other) if time and _DAY[0] <= time < _DAY[1]), one)

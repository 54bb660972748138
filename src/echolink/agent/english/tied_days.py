"""On which weekdays, and when, is there one of several things: "Vinyasa is on Tuesdays and Thursdays at 6, Yin on Sundays"?"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from echolink.agent.ear import Tied
from echolink.agent.english.days_of_week import DAYS, as_days, days_named
from echolink.agent.english.facts import things
from echolink.agent.english.given_names import GIVEN
from echolink.agent.english.heard import heard
from echolink.agent.english.times import times
from echolink.agent.english.words import words_in

_DAY: Final = ("07:30", "21:30")
# What may stand between a thing, or somebody, and the days: "Vinyasa classes are on", "Nina sees patients on".
_THERE: Final = (
    r"(?:on|in|here|there|around|only|always|every|alone|available|offered|given|held|done|possible|free|with us|on duty|"
    r"at (?:the|our) [a-z]+|(?:his|her|their|the)|patients?|clients?|customers|people|students|appointments?|bookings?|"
    r"lessons|classes|hours|slots|openings|shifts?|from|of)"
)
_BETWEEN = re.compile(
    r"(?:\s+(?:class(?:es)?|lessons?|courses?|groups?|sessions?|trips?|tours?|appointments?|visits?|"
    r"treatments?))?(?:,? who|'s?(?: days| hours| shifts)?)?"
    rf"(?:\s*[:(-])?(?:\s+(?:is|are|runs?|meets?|takes?(?: place)?|happens?|works?|sees|treats|teaches|has|comes|practi[cs]es|"
    rf"gives|does|can (?:only )?be (?:seen|booked|had)|we (?:only )?(?:have|do|take)|{_THERE}))*\s*[:-]?\s*$"
)
# What somebody does on the days: "Jo cuts hair on", "Jo works the first half of the week,".
_DOES = re.compile(
    r"(?: (?:only|just|usually))? (?!costs|includes|starts|gets|needs|lasts|eats|is|was|has|pays)[a-z]+s"
    rf"(?:(?: [a-z]+){{0,2}}?(?: {_THERE})*|(?: [a-z]+){{0,6}}[,:]) $"
)
# "No acupuncture on Mondays", "we don't do acupuncture on Mondays".
_NONE = re.compile(
    r"\b(?:no|(?:don't|do not|never) (?:do|offer|have|give|take|run|make|teach|serve))(?: any)? (?P<what>[a-z][a-z '-]{2,40}?)"
    r"(?: on)? $"
)
_IS_NOT: Final = (
    r"(?:(?:is|are) not|isn't|aren't|(?:does|do) not|doesn't|don't|never|can't be|cannot be|won't be)"
    rf"(?: (?:be|seen|booked|working|(?:work|see|come|take|have|teach|treat)s?))?(?: {_THERE})*"
)
# "Tanya is off on Wednesdays", "Tanya is here every day except Wednesdays": there on all other days.
_OFF = re.compile(
    rf"(?:\s+(?:(?:is|are|has|have) )?(?:off|away|out|{_IS_NOT})(?: every)?(?: on)?|'s? days? off (?:is|are)|"
    r"(?:,? who)?(?:\s+(?:is|are|works?|sees|has|comes|teaches)(?: [a-z]+){0,2}?)?:? (?:every ?day|daily|"
    r"all week|all days|any day),? "
    r"(?:except|but(?: not)?|apart from|other than)(?: on| for)?) ?$"
)
# "Our van goes to Dover every day but Sunday", whatever is done on those days.
_ALL_BUT: Final = re.compile(
    r",? (?:every ?day|daily|all week|all days|any day),? (?:except|but(?: not)?|apart from|other than)(?: on| for)? ?$"
)
_THOSE: Final = re.compile(r"\b(?:on )?(?:those|these) days(?: only)?\b")
# "Marcus the rest", "on the other days Marcus".
_THE_REST = re.compile(r"\b(?:(?:the|all) rest(?! of)|(?:on )?(?:all )?(?:the )?(?:other|remaining) (?:week)?days)\b")
_AND: Final = re.compile(r",? and |,? or |, ")
_HAS = re.compile(r"(?: who)? (?:has|takes|gets) $")  # "Nina has Mondays off"
_GOES_ON = re.compile(
    r"(?: (?:from|between|at))?[\d:apm -]*(?:(?:to|until|and|till) [\d:apm ]*)?(?:,|,? and|&)? (?:also )?(?:on )?"
)
# "On Mondays Nina is here", "Mondays: Nina", "Monday is Nina's day", "on Mondays you see Nina".
_DAYS_FIRST = re.compile(
    rf"(?:^\W*|[;,] (?:and )?)(?:on )?(?P<days>{DAYS})(?: only)?(?::|, (?!on |and )| -)? "
    r"(?:(?:it's|you (?:can )?(?:see|get|have|book)|is|are|for|with|by|belongs? to|we have|there's)(?: for)? )?"
    r"(?P<who>[a-z][a-z.'-]*(?<!'s)(?: [a-z][a-z.'-]*(?<!'s))?)(?:'s? (?:day|turn)s?)?(?=\W|$)"
)
_NOT_THERE = re.compile(rf"(?: [a-z-]+)? (?:(?:is|has) )?(?:off|away|out|{_IS_NOT})\b")
_ALL: Final = frozenset(range(7))
_A_PERSON = re.compile(r"[A-ZÀ-Þ][\w'’-]+ [A-ZÀ-Þ][\w'’-]+")  # "Olga Petrov", who may be called Olga
_MOST_TIED: Final = 6  # things of which one sentence tells the days
_MAY_NAME_DAYS = re.compile(
    r"day|week|\b(?:mon|tue|wed|thu|fri|sat|sun|m|t)", re.IGNORECASE
)  # quicker than to read them
# "Haircuts on Mondays are half price" tells when they are cheap, not when there are any.
_DAYS = re.compile(
    rf"(?P<days>{DAYS})(?P<at> (?:(?:at|from) |(?=\d{{1,2}}(?::\d\d| ?[ap]m\b)(?!\d| ?(?:-|to|until))))"
    r"[\d:apm ,&and-]*\d(?::\d\d)?(?![\d:]) ?(?:[ap]m)?)?"
    r"(?= *(?:(?:from |between )?\d[\d:]* ?(?:[ap]m)? ?(?:-|to|until) ?\d[\d:]* ?(?:[ap]m)? *)?(?:$|[.,;)]|and\b|only\b|off\b))"
)


def tied(option: str, sentence: str) -> Tied | None:
    """The weekdays (0-6) and times that a sentence tells of an option; None where it ties it to none.

    No days at all stand for those on which there is none of the others: "Marcus the rest".
    """
    name = heard(option).removesuffix("s") or heard(option)
    for thing in things(sentence):
        if thing.days and heard(thing.name).removesuffix("s") == name:
            return _tie(thing.days, thing.at)
    first = name.partition(" ")[0]
    called = (name, first) if _A_PERSON.fullmatch(option) or first in GIVEN else (name,)
    found = (
        told.tie
        for one in called
        for told in _ties(sentence)
        if _ends_with(told.said, one) or (option[:1].isupper() and _does(told.before, one))
    )
    return next(found, None)


def _ends_with(said: str, name: str) -> bool:
    """Whether a text ends with a name, be it one or several."""
    bare = said.removesuffix("s")
    start = len(bare) - len(name)
    return bare.endswith(name) and (start == 0 or not bare[start - 1].isalnum())


def _does(before: str, name: str) -> bool:
    """Whether before the days nothing is said but what somebody does on them."""
    _, named, does = before.rpartition(name)
    return bool(named) and _DOES.fullmatch(does) is not None


@lru_cache(maxsize=1024)
def _ties(sentence: str) -> tuple["_Told", ...]:
    """The days that a sentence names, with what stands before them, or after them where they come first."""
    if not _MAY_NAME_DAYS.search(sentence):
        return ()
    text = _THE_REST.sub("other days", _with_those_days(as_days(heard(sentence))))
    found = [*_days_first(text)]
    last, end = list[_Told](), 0
    for m in _DAYS.finditer(text):
        days = frozenset(days_named(m["days"]) or ())
        if last and days and _GOES_ON.fullmatch(text, end, m.start()):  # "Mondays 9 to 1 and Fridays 2 to 6"
            more = [told._replace(tie=Tied(told.tie.days | days, told.tie.times)) for told in last]
            found[-len(last) :] = last = more
        else:
            last = _named_before(text, m, days)
            found += last
        end = m.end()
    return tuple(found)


class _Told(NamedTuple):
    """What ends (or is) a name, and when there is what is named; `before` is all that stands before the days."""

    said: str
    tie: Tied
    before: str = ""


def _named_before(text: str, m: re.Match[str], days: frozenset[int]) -> list[_Told]:
    """What has these days, as it may be called by what stands before them."""
    if off := _OFF.search(text, 0, m.start()) or _ALL_BUT.search(text, 0, m.start()):
        return [_Told(text[: off.start()].rstrip(" (,;:"), Tied(_ALL - days, ()))] if days else []
    if none := _NONE.search(text, 0, m.start()):
        return [_Told(none["what"], Tied(_ALL - days, ()))]
    if text.startswith(" off", m.end()):
        has = _HAS.search(text, 0, m.start())
        return [_Told(text[: has.start()], Tied(_ALL - days, ()))] if has else []
    tie = Tied(days, _times(m["at"] or ""))
    before = _BETWEEN.sub("", text[: m.start()])
    found = [_Told(part, tie) for part in (before, *_AND.split(before)[-_MOST_TIED:-1])]
    found.append(_Told(text[: m.start()].rstrip(" (,;:"), tie, text[: m.start()]))  # "Kayak tours: Saturdays"
    if text[len(before) :].lstrip().startswith(":"):  # "covid shots: Wednesdays"
        found.append(_Told(before.rpartition(" ")[0], tie))
    return found


def _days_first(text: str) -> Iterator[_Told]:
    """ "On Mondays Nina is here", "Tuesdays and Thursdays: Marcus"."""
    for m in _DAYS_FIRST.finditer(text):
        days = frozenset(days_named(m["days"]) or ())
        tie = Tied(_ALL - days if _NOT_THERE.match(text, m.end()) else days, ())
        yield from (_Told(who, tie) for who in (m["who"], m["who"].partition(" ")[0]))


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

"""What holds for one of several things alone: how many, how old, when, until when, how long before?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from echolink.agent.ear import Rule
from echolink.agent.english.clock_spans import CLOCK, as_clocks, hhmm, point
from echolink.agent.english.each import about_option, told_of_each
from echolink.agent.english.facts import things
from echolink.agent.english.heard import heard
from echolink.agent.english.hours import read_hours
from echolink.agent.english.kinds import DOERS, PEOPLE
from echolink.agent.english.limits import read_limits
from echolink.agent.english.measures import AGE
from echolink.agent.english.notice import read_notice
from echolink.agent.english.stated_hours import Hours
from echolink.agent.english.words import words
from echolink.agent.field import Field, Limit

_PEOPLE: Final = frozenset(words("people persons guests players"))
_SEVERAL: Final = 2
_MEALS: Final = frozenset(words("breakfast brunch lunch dinner supper"))  # told with their hours
_OF_AGE = re.compile(r"\b(?:years?|yrs?|old|older|younger|ages?|aged)\b")
_OF_ANYTHING_ELSE = re.compile(
    r"[$€£%:]|\b(?:am|pm|mins?|minutes?|hours?|hrs?|days?|weeks?|months?|feet|foot|ft|inch\w*|cm|m|km|miles?|kg|lbs?|pounds?|"
    r"mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*|inches|tons?|gallons?|lit\w+|pieces?|slices?|servings?|square|sq)\b"
)
_ITS_PRICE = re.compile(r",? ?[$€£] ?\d[\d.,]*\d?(?: ?(?:/|per|an?|each) ?[a-z]+)?")
_OF_PEOPLE = re.compile(
    rf"\b(?:{PEOPLE}|{DOERS}|pax|persons?|sleeps?|holds?|seats?|fits?|takes?|max|maximum|up to|at most|for)\b|^\d+$"
)
# What serves eight may be had by nine, and twice; a bed or a seat there is for each.
_HOLDS_PEOPLE = re.compile(
    r"(?:seats?|sleeps?|fits?|holds?|up to|max|at most)\b|.*\b(?:people|persons?|guests|players|passengers)$"
)
_RANGE = re.compile(r"\b(?P<a>\d{1,3}) ?(?:-|to|and) ?(?P<n>\d{1,3})\b")
_LEAST = re.compile(
    r"\b(?:at least|from|over|min(?:imum)?\.?) (?P<n>\d{1,3})\b|"
    r"\b(?P<m>\d{1,3}) ?(?:\+|(?:years )?(?:and|or) (?:up|older|over|more|above)\b)"
)
_MOST = re.compile(r"\b(?P<n>\d{1,3})\b")
# The last time to begin: "has to start by one", "no later than 3 pm", "until noon only", "not after two".
_LAST = re.compile(
    r"\b(?:(?:start|begin|come|arrive|be (?:here|in|there|brought)|book(?:ed)?|dropped? off|bring|brought|in|start(?:ed|s))"
    r"(?: (?:it|them|in|here))? (?:by|before|until)|(?:no|not) later than|not after|(?:the )?last[a-z ]*?(?: is| are| at|:)+|"
    r"(?:only )?(?:until|till)|latest(?: start)?(?: is| at|:)*)(?: at)? " + CLOCK.format("a") + "|"
    r"\b(?:at|by) " + CLOCK.format("b") + " at the latest\\b"
)  # fmt: skip
_NEEDS = re.compile(
    r"\b(?:need|require|have to be ordered|must be ordered|are made)s?(?: at least| about)? (?P<n>\d{1,3}|an?) "
    r"(?:business |working |full )?(?P<u>hour|day|week)s?\b"
)
_UNITS: Final = {"hour": 60, "day": 1440, "week": 10080}
_EARLIEST: Final = 7 * 60  # minutes; an hour before it, without a mark, is one of the afternoon


def rule_of(option: str, options: Sequence[str], sentences: Sequence[str]) -> Rule | None:
    """What a context tells of one option alone; None where that is nothing which bounds it."""
    parts = about_option(option, options, sentences)
    listed = {whole: told for _, told, whole in told_of_each(tuple(sentences))}
    is_of_age = any(_OF_AGE.search(heard(told)) for told in listed.values())
    may_be_plain = is_of_age or _tells_of_people([heard(told) for told in listed.values()])
    hours, limits, last, notice = Hours(), list[Limit](), "", 0
    said = []
    for part in parts:
        text = as_clocks(heard(listed.get(part, part)))
        own: list[Limit | None] = [*read_limits(listed.get(part, part))]
        own = own or ([_plain(text, is_of_age=is_of_age)] if part in listed and may_be_plain else [])
        bounds = [replace(limit, told=part) for limit in own if limit is not None]
        m = _LAST.search(text)
        has_hours = m is None and part in listed and read_hours(text, hours)
        needed = read_notice(part) or _needed(text)
        if bounds or m or has_hours or needed:
            said.append(part)
        limits += bounds
        last = _clock(m) if m else last
        notice = max(notice, needed)
    if not limits and (own_room := _of_its_room(option, sentences)):
        said, limits = [*said, own_room.told], [own_room]
    return Rule(tuple(said), tuple(limits), hours.as_json(), last, notice) if said else None


def of_one_option(fields: Sequence[Field], sentences: Sequence[str]) -> frozenset[str]:
    """The sentences that bound one option alone, where another has no bounds in numbers: they hold for no other."""
    found = frozenset[str]()
    for field in fields:
        if field.kind != "choice" or field.role or field.name == "area" or len(field.options) < _SEVERAL:
            continue
        rules = [rule_of(option, field.options, sentences) for option in field.options]
        if any(rule is None or not rule.limits for rule in rules):
            found |= {limit.told for rule in rules if rule is not None for limit in rule.limits}
    return found


def _of_its_room(option: str, sentences: Sequence[str]) -> Limit | None:
    """For how many people it is, where a list tells that beside its price: "the garden room $120 for up to two"."""
    held = [thing for sentence in sentences for thing in things(sentence) if thing.room and thing.price]
    own = next((thing for thing in held if thing.name.lower() == option.lower()), None)
    if own is None or len(held) < _SEVERAL or not _HOLDS_PEOPLE.match(own.room.lower()):
        return None
    limit = _plain(heard(own.room), is_of_age=False)
    return replace(limit, told=own.said) if limit else None


def largest_of_each(sentences: Sequence[str]) -> tuple[int, ...]:
    """The most people for whom any of several things is; empty where they are told for no number, or one for any."""
    told = [as_clocks(heard(part)) for name, part, _ in told_of_each(tuple(sentences)) if name.lower() not in _MEALS]
    if len(told) < _SEVERAL or not _tells_of_people(told):
        return ()
    is_of_age = any(_OF_AGE.search(text) for text in told)
    limits = [limit for text in told if (limit := _plain(text, is_of_age=is_of_age)) and limit.of == _PEOPLE]
    most = [limit.most for limit in limits if limit.most is not None]
    return (max(most),) if most and len(most) == len(told) else ()


def _tells_of_people(told: Sequence[str]) -> bool:
    """Whether the numbers of a list are of people: in "lunch 12-3, dinner 6-10" none is."""
    return any(_OF_PEOPLE.search(text) for text in told)


def _plain(text: str, *, is_of_age: bool) -> Limit | None:
    """A number of no thing is one of people, or an age where the others are ages."""
    text = _ITS_PRICE.sub("", text)
    if _OF_ANYTHING_ELSE.search(text.replace("years", "").replace("year", "")):
        return None
    of = AGE.units if is_of_age else _PEOPLE
    both, least, most = _RANGE.search(text), _LEAST.search(text), _MOST.search(text)
    if both:
        return Limit(of=of, least=int(both["a"]), most=int(both["n"]))
    if least:
        return Limit(of=of, least=int(least["n"] or least["m"]))
    return Limit(of=of, most=int(most["n"])) if most and not is_of_age else None


def _clock(m: re.Match[str]) -> str:
    at, half = point(m, "a" if m["ah"] or m["aw"] else "b")
    return hhmm(at if half or at >= _EARLIEST else at + 720)


def _needed(text: str) -> int:
    m = _NEEDS.search(text)
    return 0 if m is None else (int(m["n"]) if m["n"].isdigit() else 1) * _UNITS[m["u"]]

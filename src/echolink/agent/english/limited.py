"""Which fields does a limit bound, by the words of both?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from echolink.agent.english.ages import YEARS
from echolink.agent.english.heard import heard
from echolink.agent.english.kinds import DOERS
from echolink.agent.english.limit_patterns import A_PERSON, GROUPS
from echolink.agent.english.measures import AGE, Measure, measure_named
from echolink.agent.english.stems import stems
from echolink.agent.english.words import words, words_in
from echolink.agent.field import Field, Limit

_MOST_WORDS: Final = 6  # of a measure; what says more than that is told in words
_ANYBODY: Final = frozenset(
    words(
        "people person persons guest guests passenger passengers participant participants player players visitor visitors "
        "member members attendees pax heads"
    )
)
_LASTS: Final = frozenset(words("night nights"))  # days of hire are counted with both ends or without
_DAYS: Final = frozenset(words("day days"))
_LENGTHS: Final = frozenset(words("hours days nights weeks months"))
_OF_PEOPLE: Final = frozenset(words("seats size headcount attendees adults pax"))
_OF_ANYTHING: Final = frozenset(words("quantity amount number how many count the of your units pieces items"))
_SEATS: Final = frozenset(words("seat seats seater places spots"))
_ALIKE: Final = (
    frozenset(words("child children kid kids pupil pupils student students boy boys girl girls son daughter")),
    frozenset(words("driver drivers rider riders renter renters")),
)
_CHILDREN: Final = _ALIKE[0]
_NEVER_ALONE: Final = (
    GROUPS | _ANYBODY | _LASTS | frozenset(words("hour hours day days week weeks month months year years be the order"))
)
_NOTHING = re.compile(r"(?!)()")


def bounded(fields: tuple[Field, ...], limits: tuple[Limit, ...], *, explicit: bool) -> tuple[Field, ...]:
    """The fields with the bounds of what they count or measure, where they have none; `explicit` ones keep their kinds."""
    told: dict[str, list[Limit]] = {}
    for limit in limits:
        of = [f for f in fields if is_of(limit, f) and (f.kind != "text" or not explicit)]
        named = [f for f in of if limit.who and _words(f) & limit.who] or of
        if named:
            told.setdefault(named[0].name, []).append(limit)
    return tuple(_with(f, told[f.name]) if f.name in told else f for f in fields)


def _with(field: Field, limits: Sequence[Limit]) -> Field:
    """Of several bounds ("up to 24 feet indoors, 40 outdoors") the widest, because which of them holds is not known.

    A measure that was to be told in words becomes a number, because only a number can be held against a limit.
    """
    least = min((limit.least for limit in limits if limit.least is not None), default=None)
    most = max((limit.most for limit in limits if limit.most is not None), default=None)
    return replace(
        field,
        kind="count" if field.kind == "text" else field.kind,
        least=least if field.least is None else field.least,
        most=most if field.most is None else field.most,
    )


def _words(field: Field) -> frozenset[str]:
    return words_in(heard(f"{field.name} {field.label}".replace("_", " ")))


def is_of(limit: Limit, field: Field) -> bool:
    """Whether a field counts or measures what a limit is told of."""
    said = _words(field)
    measure = measure_named(limit.of)
    if field.kind == "date":
        is_most = limit.least is None  # "at most ten days" is sure, however days are counted
        return field.role == "end" and not limit.of.isdisjoint(_LASTS | _DAYS if is_most else _LASTS)
    if field.kind == "text" and field.name in _LENGTHS:
        return field.name in limit.of
    if field.kind == "text":
        is_measured = measure is not None and not said.isdisjoint(measure.names) and len(said) <= _MOST_WORDS
        return measure is not None and is_measured and _same(said, limit, measure)
    if field.kind != "count":
        return False
    if measure is not None:
        return measure_named(said) == measure and _same(said, limit, measure)
    if measure_named(said) is not None:
        return False  # an age is bounded by no number of children
    if said <= _OF_ANYTHING and limit.of.isdisjoint(GROUPS | _ANYBODY | _LENGTHS):
        return True
    if measure_named(said) is None and _are_people(limit.of) and not said.isdisjoint(GROUPS | _ANYBODY | _OF_PEOPLE):
        return True
    return not stems(" ".join(said)).isdisjoint(stems(" ".join(limit.of)))


_A_DOER: Final = re.compile(DOERS)


def _are_people(of: frozenset[str]) -> bool:
    return not of.isdisjoint(GROUPS | _ANYBODY | _SEATS) or any(_A_DOER.fullmatch(word) for word in of)


def _same(said: frozenset[str], limit: Limit, measure: Measure) -> bool:
    """Whether an age is that of the same persons, where both name some."""
    if measure is not AGE or not limit.who:
        return True
    field = [w for w in said if A_PERSON.fullmatch(w)]
    who = [w for w in limit.who if A_PERSON.fullmatch(w)]
    if not field or not who:
        return True
    if limit.least is not None and limit.most is None and not _CHILDREN.isdisjoint(who):
        return True  # where no child under eight can ride, no rider can
    pairs = stems(" ".join(field)) & stems(" ".join(who))
    return bool(pairs) or any(set(field) & alike and set(who) & alike for alike in _ALIKE)


def breaks(text: str, limit: Limit) -> bool:
    """Whether a number in a text from `heard` is one that a limit rules out: "he's four" where children are from six."""
    told = (int(n) for m in _numbers(limit.of).finditer(text) for n in m.groups() if n)
    return any((limit.least or 0) > n or (limit.most is not None and n > limit.most) for n in told)


@lru_cache(maxsize=256)
def _numbers(of: frozenset[str]) -> re.Pattern[str]:
    """Numbers of what a limit is told of; never of people, who are counted by a field, or of time."""
    measure = measure_named(of)
    if measure is AGE:
        return YEARS
    if not of.isdisjoint(_NEVER_ALONE):
        return _NOTHING
    units = measure.units if measure else {form for word in of for form in (word, word.removesuffix("s"), f"{word}s")}
    return re.compile(rf"(?<![\d.:/-])(\d{{1,5}})(?:\s|-)?(?:[a-z]+ )?(?:{'|'.join(sorted(map(re.escape, units)))})\b")

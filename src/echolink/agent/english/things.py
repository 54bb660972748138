"""How many things of a name, or how wide, heavy or old is meant in a spoken English text?"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from echolink.agent.ear import Found
from echolink.agent.english.measures import AGE, LENGTH, UNITS_BUT_YEARS, dimension_named, dimensions_but, measure_named
from echolink.agent.english.money import is_for_each
from echolink.agent.english.words import words

_IS_AGED: Final = (
    r"(?:(?:i|he|she|they|who)(?:'m|'s|'re| am| is| are)(?: only| just| about| almost| nearly| already| now)?|"
    r"(?:daughter|son|kid|child|boy|girl|baby|(?:grand)?(?:son|daughter|mother|father|ma|pa)|nephew|niece|mom|mum|dad|"
    r"husband|wife|brother|sister|twins|(?:young|old|eld)est|dog|cat|puppy|kitten|horse|pony)(?:'s|'re| is| are)"
    r"(?: only| just| about| almost| nearly| already| now)?|"
    r"is(?=\s\d{1,3}(?:\W*$|[,.!?]| and\b| but\b))|turn(?:s|ed|ing)|aged?(?: is| of)?)"
)
NOT_A_UNIT: Final = (
    r"(?!\s*(?:am|pm|o'clock|st|nd|rd|th|%|dollars?|euros?|pounds?|hours?|hrs?|minutes?|mins?|days?|nights?|weeks?|"
    r"months?|years?|"
    r"in the (?:morning|afternoon|evening))\b)(?![\d:/%$€£]|[.,]\d|\s\d{2}\b)"
)
# Up to 9,999,999; "2.5", "2 and a half".
NUMBER: Final = (
    r"(?<![\d.,:/$€£-])(?<!\dx)(?:\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.\d{1,3})?(?: and a (?:half|quarter))?"
    r"(?!\d|[:/x]\d|\.\d)"
)
_ABOUT: Final = (
    r"(?:about|around|roughly|approximately|maybe|only|just|exactly|almost|nearly|over|now|actually|like|a|the|"
    r"probably|some)"
)
_IS: Final = (
    r"(?:'s|\s+(?:is|are|was|were|would be|will be|should be|must be|of|has|have|reads|:|to|at|comes to)|\s*[:=])?"
    rf"(?:\s+{_ABOUT})*"
)
# What is told by its place in a row.
_ORDERED: Final = frozenset(words("floor level grade grades storey story row deck stage form class year"))
_GROUND: Final = re.compile(r"\b(?:ground|street)[- ](?:floor|level)\b|\bat (?:ground|street) level\b")
_ALIKE: Final = (
    frozenset(words("child children kid kids toddler toddlers youngsters")),
    frozenset(words("adult adults grown-up grown-ups grownup grownups")),
    frozenset(words("baby babies infant infants")),
    frozenset(words("bag bags suitcase suitcases luggage case cases")),
    frozenset(words("senior seniors pensioner pensioners")),
    frozenset(words("pupil pupils student students")),
    frozenset(words("car cars vehicle vehicles")),
    frozenset(words("animal animals pet pets dog dogs cat cats")),
    frozenset(words("room rooms bedroom bedrooms")),
    frozenset(words("copy copies piece pieces unit units item items")),
    frozenset(words("person persons people man men")),
)
_GENERIC: Final = frozenset(words("pieces items units"))
_GRADES: Final = frozenset(words("rating score stars grade mark"))
_OUT_OF: Final = re.compile(
    rf"(?P<n>{NUMBER}) (?:(?:stars? )?(?:out of|on a scale of) (?:a )?(?:1 to )?(?:5|10|100|6|7)\b|stars?\b)"
)
# What is counted where the field has no name for it: "500 flyers".
_ANY_THINGS: Final = re.compile(
    rf"(?P<n>{NUMBER}) (?:of (?:the|your|those) )?(?:(?!of\b)[a-z]+ )?"
    r"(?!(?:days|nights|hours|minutes|weeks|months|years|people|persons|guests|dollars|euros|pounds|bucks|cents|"
    r"miles|kilos|hrs|times|percent|is|this|us|yes|thanks|was|sides|pages|inches)\b)[a-z]{3,}s\b"
)
_NO_GRADE: Final = r"(?! (?:out of|people|persons|dollars|bucks|minutes|hours|days|times)\b)"
# "I'd give it a seven", "put it at eight", "my rating would be nine".
_GIVEN: Final = re.compile(
    r"\b(?:give|gave|giving|rates?|rated|rating|scores?|scored|say|put|mark|call|gets?|got|deserves?|earns?|grade)"
    r"(?: (?:it|that|this|them|you|him|her|us|your|the [a-z]+|[a-z]+ stay|is|was|would be|be|of|like|about|maybe|"
    r"probably|easily|at|down as|as|an?|solid|strong|only|just))* "
    rf"(?P<n>{NUMBER}){_NO_GRADE}"
)
# "For me it was a nine", "an eight from me": only grades have an article before them.
_A_GRADE: Final = re.compile(
    rf"\ban? (?:(?:solid|strong|full|good|clear|perfect|generous|straight|flat|weak|low|high) )?(?P<n>{NUMBER})"
    r"(?=$|[,.;!?]| (?:and|but|because|so|for|from|on|as|since|if|i|i'm|i'd|it's|please|overall|at (?:most|best|least)|maybe|"
    r"really|honestly|though|yes|no|plus|with)\b)"
)
# "Out of ten it's nine", "on your scale I'd go for eight".
_ON_THE_SCALE: Final = re.compile(
    r"\b(?:out of (?:5|10|100|6|7)|on (?:your|the|that|a) scale(?: of 1 to (?:5|10))?),? "
    r"(?:(?:it|that|this|i|we)(?:'s|'d| is| was| would| will)?(?: (?:be|say|go for|go with|put it at|give it|rate it))* )?"
    rf"(?:(?:like|about|maybe|probably|an?) )*(?P<n>{NUMBER}){_NO_GRADE}"
)
_HALF: Final = {"half": 0.5, "quarter": 0.25}


def number(written: str) -> int | float:
    """The number of a match of NUMBER."""
    figures, _, part = written.replace(",", "").partition(" and a ")
    value = float(figures) + _HALF.get(part, 0)
    return int(value) if value.is_integer() else value


def things(text: str, nouns: tuple[str, ...]) -> Iterator[Found]:
    """Numbers with one of the nouns beside them; a measure also by its units and by how it is told: "80 cm wide"."""
    measure = measure_named(frozenset(nouns))
    if measure is AGE and _is_age(nouns):
        for m in _aged(nouns).finditer(text):
            yield Found("count", int(m["n"]), *m.span())
        yield from _named(text, nouns)
        return
    dimension = dimension_named(frozenset(nouns))
    if dimension is not None:
        units = measure.units if measure else LENGTH.units if "long" in nouns else frozenset()
        is_alone = all(
            not noun.endswith("s") or noun in units for noun in nouns
        )  # "how long it will be in days" is a time
        yield from _measured(text, dimension, units if measure or is_alone else frozenset())
        if is_alone:
            return  # of the width of a room in feet neither "a room" nor "18 feet long" is one
    yield from _named(text, nouns)
    named = (*nouns, *measure.units) if measure and dimension is None and measure is not AGE else nouns
    for m in _beside(named).finditer(text):
        of = m["n"]
        is_article = of in ("a", "an")
        if is_article and (" for " in m[0] or is_for_each(text[: m.start()], m[0]) or m[0].split()[-1] in _GRADES):
            continue
        yield Found(
            "count",
            0 if of in ("no", "without") else 1 if of in ("a", "an") else 2 if of == "a couple of" else number(of),
            *m.span(),
        )
    yield from _nth(text, nouns)
    if is_any_thing(nouns):
        for m in _ANY_THINGS.finditer(text):
            yield Found("count", number(m["n"]), *m.span("n"))
    if not _GRADES.isdisjoint(nouns):
        yield from _graded(text)


def _graded(text: str) -> Iterator[Found]:
    """ "Four out of five", "I'd give it a seven", "for me it was an eight"."""
    for pattern in (_OUT_OF, _GIVEN, _ON_THE_SCALE, _A_GRADE):
        for m in pattern.finditer(text):
            yield Found("count", number(m["n"]), *m.span())


def counts_next(after: str, nouns: tuple[str, ...]) -> bool:
    """Whether the number right before this text counts what has one of these names."""
    return _next(nouns).match(after) is not None or (is_any_thing(nouns) and _ANY_THINGS.match(f"1{after}") is not None)


@lru_cache(maxsize=256)
def _next(nouns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf",\d{{3}}\b|[\s-]+(?:[a-z]+\s+)?(?:{_forms(nouns)})\b" if nouns else r",\d{3}\b")


def is_any_thing(nouns: Sequence[str]) -> bool:
    """Whether a count has no name for what it counts: "quantity"."""
    return _GENERIC.issubset(nouns)


def is_ordered(nouns: Sequence[str]) -> bool:
    """Whether something is told by its place in a row."""
    return not _ORDERED.isdisjoint(nouns)


def _is_age(nouns: Sequence[str]) -> bool:
    """ "Years of experience" are no age."""
    return not AGE.names.isdisjoint(nouns) or not {
        "experience",
        "business",
        "residence",
        "membership",
        "warranty",
        "use",
    } & set(nouns)


def _measured(text: str, dimension: frozenset[str], units: frozenset[str]) -> Iterator[Found]:
    """ "80 cm wide", "the width is 80"; "80 cm" where nothing tells that it is the height."""
    others = dimensions_but(dimension)
    own, unit = _any(dimension), _any(units)
    for m in re.finditer(rf"(?P<n>{NUMBER})(?: ?-? ?(?:{unit}))?(?: in)? (?:{own})\b", text):
        yield Found("count", number(m["n"]), *m.span())
    for m in re.finditer(
        rf"\b(?:{own})\b{_IS} (?P<n>{NUMBER})(?: ?(?:{unit})\b)?(?!(?: ?(?:{unit}))? (?:{_any(others)})\b)", text
    ):
        yield Found("count", number(m["n"]), *m.span())
    for m in re.finditer(rf"(?P<n>{NUMBER}) ?-? ?(?:{unit})\b(?! (?:{_any(others)})\b)", text) if units else ():
        if not re.search(rf"\b(?:{_any(others)})\b{_IS} $", text[: m.start()]):
            yield Found("count", number(m["n"]), *m.span())


def _any(of: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, of), key=len, reverse=True)) or "(?!)"


def _named(text: str, nouns: tuple[str, ...]) -> Iterator[Found]:
    for m in _after(nouns).finditer(text):
        yield Found("count", number(m["n"]), *m.span())


def _nth(text: str, nouns: tuple[str, ...]) -> Iterator[Found]:
    """ "The third floor" is 3, "the ground floor" 0."""
    for noun in _ORDERED.intersection(nouns):
        for m in re.finditer(rf"\b(?:the )?(?P<n>\d{{1,3}})(?:st|nd|rd|th)[- ]{noun}", text):
            yield Found("count", int(m["n"]), *m.span())
    if {"floor", "level"} & set(nouns) and (ground := _GROUND.search(text)):
        yield Found("count", 0, *ground.span())


_SIDE: Final = r"\d{1,5}(?:\.\d+)?"
_BY: Final = r"(?: ?[a-z]{2,12})? ?(?:x|by|times) ?"
_SIZES: Final = re.compile(
    rf"(?<![\d.,:/$€£-])(?P<a>{_SIDE}){_BY}(?P<b>{_SIDE})(?:{_BY}(?P<c>{_SIDE}))?"
    r"(?: (?:cm|mm|m|feet|ft|inch(?:es)?|met(?:er|re)s?|centimet(?:er|re)s?))?\b"
)


def sizes(text: str) -> Found | None:
    """Two or three lengths in one: "80 by 120" → (80, 120)."""
    m = _SIZES.search(text) if "x" in text or " by " in text or " times " in text else None
    return None if m is None else Found("count", tuple(number(m[g]) for g in "abc" if m[g]), *m.span())


def nth_alone(text: str, nouns: Sequence[str]) -> Iterator[Found]:
    """ "On the third" in answer to the question for the floor."""
    for m in re.finditer(r"\b(?:the )?(?P<n>\d{1,3})(?:st|nd|rd|th)\b", text) if _ORDERED.intersection(nouns) else ():
        yield Found("count", int(m["n"]), *m.span(), False)


@lru_cache(maxsize=256)
def _forms(nouns: tuple[str, ...]) -> str:
    all_of = set(nouns).union(*(alike for alike in _ALIKE if not alike.isdisjoint(nouns)))
    forms = {form for noun in all_of for form in (noun, noun.removesuffix("s"), noun.removesuffix("s") + "s")}
    forms |= {f"{noun[:-3]}y" for noun in all_of if noun.endswith("ies")}
    forms |= {noun[:-2] for noun in all_of if noun.endswith(("ches", "shes", "xes", "sses"))}
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))


@lru_cache(maxsize=256)
def _aged(nouns: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = _any(AGE.units | {*nouns})
    others_after = (
        r"(?!\s*(?:of us|in\b|more\b|people|persons?|guests?|adults?|kids?|children))"
        rf"(?!\s*(?:{_any(UNITS_BUT_YEARS)})\b)"
    )
    return re.compile(
        rf"\b(?P<is>{_IS_AGED}\s+)?(?P<n>\d{{1,3}})(?(is)\b{NOT_A_UNIT}{others_after}|"
        rf"(?:\s*-\s*|\s+)(?:{alternatives})\b(?! (?:of|experience|working)\b))"
    )


@lru_cache(maxsize=256)
def _beside(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """Numbers right before one of the nouns, in singular or plural: "2 large rooms" for `room`."""
    return re.compile(
        rf"(?:(?P<n>{NUMBER}|\ba couple of|\ban?|\bno|\bwithout)(?:\s*-\s*|\s+)(?:any\s+|more\s+)?"
        rf"(?:of (?:them|us|which|those) (?:are |is |for )?|of (?:the|your|these) (?=[a-z-]+ (?:{_forms(nouns)})\b))?"
        r"(?:(?!(?:at|in|of|by|on|per|to|from|this|last|that|every|each|an?|dozen(?= [a-z]+s\b))\b)[a-z]+(?:-|\s+)"
        rf"(?:for\s+(?:(?:the|our|my)\s+)?)?)?(?:{_forms(nouns)})\b)"
    )


@lru_cache(maxsize=256)
def _after(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """The noun right before its number: "the floor is 4", "quantity 250"."""
    return re.compile(
        rf"(?<!\d )\b(?:{_forms(nouns)})\b(?: (?:count|number|size|total))?"
        r"(?:,? (?:we|i)(?:'d|'ll)?(?: (?:would|will|only|just))* (?:need|want|like|take))?"
        rf"(?:'s|\s+(?:is|are|was|would be|will be|:)|\s*[:=])?(?:\s+{_ABOUT})* (?P<n>{NUMBER}){NOT_A_UNIT}(?! [a-z]+s\b| and \d)"
    )

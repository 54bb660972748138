"""Which of several prices is meant by a number that a caller tells: "a 30 pound dog" of "up to 20 lbs $55, 21 to 50 lbs $75"?"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from echolink.agent.english.facts import things
from echolink.agent.english.heard import heard
from echolink.agent.english.words import words

Measured = tuple[float, str]  # a number, and the word beside it in one spelling: (30.0, "lb")

_SAME_UNIT: Final = {
    **dict.fromkeys(words("pound pounds lbs"), "lb"),
    **dict.fromkeys(words("kilo kilos kgs kilogram kilograms"), "kg"),
    **dict.fromkeys(words("feet ft"), "foot"),
    **dict.fromkeys(words("in inches"), "inch"),
    **dict.fromkeys(words("sqft sq"), "square"),
    **dict.fromkeys(words("bed beds br bedroom"), "bedroom"),
    **dict.fromkeys(
        words("guests persons people guest seats seater pax players participants passengers riders heads"), "person"
    ),
    **dict.fromkeys(words("mins minute minutes"), "min"),
    **dict.fromkeys(words("hours hrs hr h"), "hour"),
    **dict.fromkeys(words("meters metres metre m"), "meter"),
    **dict.fromkeys(words("yr yrs years"), "year"),
    **dict.fromkeys(words("mile mi"), "mile"),
}
# Words behind a number that are no unit of a thing.
_NO_UNIT: Final = frozenset(
    words(
        "am pm o'clock st nd rd th dollar dollars buck bucks euro euros cent cents percent of and or to in on at for the a an is "
        "are was it i we you they that this please then with by from until till not no so but if as january february march april "
        "may june july august september october november december monday tuesday wednesday thursday friday saturday sunday th "
        "plus more less each per only off extra up over under"
    )
)
_N: Final = r"(?P<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_TOLD = re.compile(rf"(?<![\d.,:/$€£]){_N}[ -]?(?P<unit>[a-z]+)(?![\d:])")
_OF_US = re.compile(r"\b(\d{1,2}) of (?=us\b|them\b)")
_NUMBER: Final = r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_UNDER = re.compile(rf"\b(?:under|below|less than|smaller than|lighter than|shorter than|fewer than) {_NUMBER}")
_UP_TO = re.compile(rf"(?:\b(?:up to|until|max(?:imum)?\.?(?: of)?|at most|no more than)|<=?) ?{_NUMBER}")
_TO = re.compile(rf"(?<![\d.]){_NUMBER} ?[a-z]*\.? ?(?:-|–|to|through|and) ?{_NUMBER}(?!\d)")
_OVER = re.compile(
    rf"\b(?:over|above|more than|bigger than|larger than|heavier than|longer than|from|starting at) {_NUMBER}|"
    rf"{_NUMBER} ?[a-z]*(?: feet| foot| ft)?(?: ?\+| (?:and|or) (?:up|over|more|above|larger|bigger|heavier)\b| plus\b)"
)
_PRICE = re.compile(
    r"[$€£] ?\d[\d,.]*|(?<![\d.,])\d[\d,]*(?:\.\d\d)? ?(?:[$€£](?!\s?\d)|(?:dollars?|bucks|euros?|usd|eur|gbp|quid)\b)",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\s*(?:[;|]|,(?!\d{3}\b)|\s/\s|\band\b(?! (?:up|over|more|above|larger|bigger|heavier|under|below)))\s*",
    re.IGNORECASE,
)
_ENOUGH_FOR = re.compile(
    rf"\b(?:serves?|feeds?|sleeps?|seats?|holds?|fits?|enough for) (?:about |up to |\d+ ?(?:-|–|to) ?)?{_NUMBER}"
)
_PEOPLE: Final = frozenset(("person",))
_MOST: Final = 1e9


def measured(said: str) -> tuple[Measured, ...]:
    """The numbers that a text tells with what they count or measure."""
    text = _OF_US.sub(r"\1 people of ", heard(said))
    found = (m for m in _TOLD.finditer(text) if m["unit"] not in _NO_UNIT and len(m["unit"]) > 1)
    return tuple((_number(m["n"]), _unit(m["unit"])) for m in found)


def price_for(told: Sequence[Measured], sentences: Sequence[str]) -> str:
    """The part of these sentences that tells the price for one of these numbers; of several that fit the narrowest."""
    grades = [grade for sentence in sentences for grade in _grades(sentence)]
    fitting = [
        (most - least, part)
        for number, unit in told
        for least, most, units, part in grades
        if least <= number <= most and unit in units
    ]
    return min(fitting)[1] if fitting else ""


def holds(told: Sequence[Measured], part: str) -> bool | None:
    """Whether a part of a list that tells bounds holds one of these numbers; None where it tells none of their kind."""
    plain = heard(_PRICE.sub(" ", part))
    enough = _ENOUGH_FOR.search(plain)
    bounds = (0.0, _number(enough[1])) if enough else _bounds(plain)
    units = (
        _PEOPLE if enough else frozenset(_unit(m["unit"]) for m in _TOLD.finditer(plain) if m["unit"] not in _NO_UNIT)
    )
    own = [number for number, unit in told if unit in units]
    return None if bounds is None or not own else any(bounds[0] <= number <= bounds[1] for number in own)


def enough_for(told: Sequence[Measured], sentences: Sequence[str]) -> str:
    """What is told of the smallest of several things that is enough for one of these numbers: "Ten inch $92, feeds 24"."""
    held = [(*_held(thing.room), thing.said) for s in sentences for thing in things(s) if thing.room]
    fitting = [
        (most, said)
        for number, unit in told
        for least, most, units, said in held
        if least <= number <= most and unit in units
    ]
    return min(fitting)[1] if fitting and len(held) > 1 else ""


def _held(room: str) -> tuple[float, float, frozenset[str]]:
    """For how many at least and at most something is, and of what: people, where nothing else is told."""
    plain = heard(room)
    numbers = [_number(n) for n in re.findall(_NUMBER, plain)]
    units = frozenset(_unit(m["unit"]) for m in _TOLD.finditer(plain) if m["unit"] not in _NO_UNIT)
    is_range = plain[:1].isdigit() and len(numbers) > 1  # "2 to 6 players", while "serves 6-8" is enough for fewer
    return numbers[0] if is_range else 0.0, max(numbers), units or _PEOPLE


def is_graded(sentence: str) -> bool:
    """Whether a sentence tells a price for a number of something."""
    return bool(_grades(sentence))


@lru_cache(maxsize=512)
def _grades(sentence: str) -> tuple[tuple[float, float, frozenset[str], str], ...]:
    """The lowest and the highest number, with its units, of each part that has a price; a part without a unit has that of all."""
    if not _PRICE.search(sentence):
        return ()
    found = []
    for part in _with_prices(sentence):
        plain = heard(_PRICE.sub(" ", part))
        bounds = _bounds(plain)
        enough = _ENOUGH_FOR.search(plain)
        if enough:
            found.append((0.0, _number(enough[1]), _PEOPLE, part))
        if bounds is not None:
            units = frozenset(_unit(m["unit"]) for m in _TOLD.finditer(plain) if m["unit"] not in _NO_UNIT)
            found.append((*bounds, units, part))
    everywhere = frozenset().union(*(units for _, _, units, _ in found)) if found else frozenset()
    return tuple((least, most, units or everywhere, part) for least, most, units, part in found)


def _with_prices(sentence: str) -> list[str]:
    """The parts of a list, each with its price: what has none stands before one that has."""
    parts: list[str] = []
    open_part = ""
    for piece in _PARTS.split(sentence.strip(" .")):
        open_part = f"{open_part}, {piece}" if open_part else piece
        if _PRICE.search(piece):
            parts.append(open_part)
            open_part = ""
    return [_without_head(part) for part in parts]


def _without_head(part: str) -> str:
    """What is told of, without the name of the whole list: "Full groom: small dogs …"."""
    head, _, rest = part.partition(": ")
    return rest if rest and not re.search(r"\d", head) else part


def _bounds(part: str) -> tuple[float, float] | None:
    if m := _UNDER.search(part):
        return 0, _number(m[1]) - 0.001
    if m := _UP_TO.search(part):
        return 0, _number(m[1])
    if m := _OVER.search(part):
        return _number(m[1] or m[2]), _MOST
    if m := _TO.search(part):
        return _number(m[1]), _number(m[2])
    m = _TOLD.search(part)
    return (_number(m["n"]), _number(m["n"])) if m and m["unit"] not in _NO_UNIT else None


def _unit(word: str) -> str:
    return _SAME_UNIT.get(word) or _SAME_UNIT.get(word.removesuffix("s")) or word.removesuffix("s")


def _number(figures: str) -> float:
    return float(figures.replace(",", ""))

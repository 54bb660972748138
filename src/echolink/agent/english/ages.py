"""How old is somebody who is spoken of, and which of the prices by age is theirs: "kids under 12 $3, under 3 free"?"""

import re
from typing import Final

from echolink.agent.ear import Found
from echolink.agent.english.heard import heard

_SOMEBODY: Final = (
    r"(?:she|he|who|(?:my|our) [a-z]+|daughter|son|kid|child|boy|girl|mother|father|mom|dad|mum|grandma|"
    r"grandpa|baby|1|other|(?:young|old|eld|small|bigg)(?:est|er)(?: 1)?)"
)
_IS: Final = r"(?:'s| is| are| turns)(?: only| just| about| almost| already)?(?: turned| turning)?"
_NO_AGE_AFTER: Final = (
    r"(?! ?(?:o'clock|am|pm|months?|weeks?|days?|minutes?|hours?|people|of|inch(?:es)?|feet|foot|ft|cm|meters?|metres?|"
    r"centimet(?:er|re)s|pounds?|lbs?|kg|kilos?|stone|tall|high)\b|:| ?%)"
)
YEARS: Final = re.compile(
    r"\b(?:they|mine|ours|(?:my|our|the|\d) (?:[a-z]+ )?(?:[a-z]+s|children))(?:'re| are)(?: only| just)? (\d{1,2}),?"
    rf" (?:\d{{1,2}},? )?and (\d{{1,2}})\b{_NO_AGE_AFTER}|"
    rf"\b(\d{{1,3}})(?:[- ]year[- ]olds?| years? old)\b|"
    rf"(?:\b{_SOMEBODY}{_IS}|\bi(?:'m| am)(?: only| just| already)?) (\d{{1,3}})\b{_NO_AGE_AFTER}|"
    r"\b(?:aged?|at age) (\d{1,3})\b|"
    r"\b(?:is|are) (\d{1,3})(?= (?:too (?:young|old)|old enough)\b)"
)
_MONTHS = re.compile(r"\b\d{1,2}[- ]months?[- ]old\b")
_MAY_JOIN = re.compile(
    r"(?:\b(?:can|could|may|will|would|is|are|am)|'s)\b.*\b(?:join|come|start|ride|climb|drive|play|taste|go|help|take part|"
    r"attend|enter|"
    r"participate|allowed|old enough|too (?:young|old)|"
    r"ok(?:ay)?|fine|all ?right|problem|issue|welcome|learn|work|bring|possible|in)\b"
)
_PARTS = re.compile(r"\s*(?:[,;]|\band\b(?! (?:over|up|older|above|under|younger)))\s+", re.IGNORECASE)
_UNDER = re.compile(r"\b(?:under|below|younger than) (?:the age of )?(\d{1,2})\b")
_UP_TO = re.compile(
    r"\b(?:up to|until|till) (?:the age of |age )?(\d{1,2})\b|\b(\d{1,2}) (?:and|or) (?:under|younger|below)\b"
)
_FROM = re.compile(
    r"\b(\d{1,2})(?: ?\+| (?:and|or) (?:over|up|older|above)\b)|\b(?:over|from age|older than) (\d{1,2})\b"
)
_BETWEEN = re.compile(r"\b(\d{1,2})(?: ?- ?| to )(\d{1,2})\b(?! ?(?:am|pm)\b)")
_GROUPS: Final = (
    (re.compile(r"\b(?:seniors?|pensioners?)\b"), (60, 200)),
    (re.compile(r"\b(?:adults?|grown-?ups?)\b"), (16, 200)),
    (re.compile(r"\b(?:kids?|child(?:ren)?)\b"), (0, 15)),
    (re.compile(r"\b(?:bab(?:y|ies)|infants?|toddlers?)\b"), (0, 2)),
)
_A_PRICE = re.compile(
    r"[$€£] ?\d|\bfree\b|\bno charge\b|\bnothing\b|\b\d+(?:\.\d\d)? ?(?:[$€£]|dollars?|bucks|euros?|pounds?)|\bhalf\b",
    re.IGNORECASE,
)
_MONEY_OR_FREE = re.compile(rf"{_A_PRICE.pattern}|[a-z] \d+(?:\.\d\d)?$", re.IGNORECASE)
_NO_THING = re.compile(
    r"\b(?:under|over|up to|aged?|years?|from|below|above)\b|"
    r"\b(?:kids?|child(?:ren)?|adults?|seniors?|youths?|juniors?|teens?|toddlers?|students?) \(?\d|"
    r"^(?:on|at|in|for|with|after|during) ",
    re.IGNORECASE,
)
_BEFORE_PRICE = re.compile(r"(?<=[\w+]) (?=[$€£]\d)")


def age_told(said: str) -> int | None:
    """The age of somebody who is spoken of, in years."""
    text = heard(said)
    if _MONTHS.search(text):
        return 0
    m = YEARS.search(text)
    return int(next(group for group in m.groups() if group)) if m else None


def whether_may_join(question: str) -> bool:
    """Whether a question asks if somebody may take part: "can my niece come, too"."""
    return _MAY_JOIN.search(heard(question)) is not None


def without_ages(times: list[Found], text: str) -> list[Found]:
    """Times of day without bare figures that tell how old somebody is: "he's 14"."""
    if all(found.sure for found in times):
        return times
    ages = [m.span() for m in YEARS.finditer(text)]
    return [t for t in times if t.sure or not any(start <= t.start < end for start, end in ages)]


def price_at(age: int, sentence: str) -> str:
    """The part of a sentence that tells a price for an age; of several that fit the narrowest; empty where there is none."""
    text = heard(sentence)
    if not (_UNDER.search(text) or _UP_TO.search(text) or _FROM.search(text) or _BETWEEN.search(text)):
        return ""
    parts = [part.strip(" .") for part in _PARTS.split(sentence)]
    told = _MONEY_OR_FREE if _A_PRICE.search(sentence) else _A_PRICE  # "adults $12, children 8, under six free"
    bounds = [(*_bounds(heard(part)), part) for part in parts if told.search(heard(part))]
    fitting = [(most - least, part) for least, most, part in bounds if least <= age <= most]
    return _BEFORE_PRICE.sub(": ", min(fitting)[1]) if fitting else ""


def is_bracket(name: str) -> bool:
    """Whether what has a price is an age or a time, and no thing: "kids under", "on weekends"."""
    return _NO_THING.search(name) is not None


_OF_PERSONS = re.compile(
    r"\b(?:adults?|seniors?|youths?|kids?|child(?:ren)?|toddlers?|teens?|juniors?|infants?|"
    r"under \d)\b",
    re.IGNORECASE,
)


def is_of_persons(sentence: str) -> bool:
    """Whether a sentence speaks of persons by how old they are."""
    return _OF_PERSONS.search(sentence) is not None


_IS_OF_AGES = re.compile(
    r"\b(?:years?|yrs?|age[sd]?|year-olds?|older|younger)\b|"
    r"\b(?:[a-z]+ers|[a-z]+ors|kids?|children|boys|girls|adults|teens|everyone|anyone|students|guests|people) "
    r"(?:over|under|from|aged|up to) \d|\d ?(?:\+|and up|and over|and under)"
)
_NO_AGE = re.compile(
    r"\d ?(?:-|–|to) ?\d+ ?(?:am|pm|min|h\b|people|persons|guests|\$|€|£|lbs?|inch|feet|ft)|[$€£]\d+ ?\+"
)


def bounds_of(part: str, *, of_persons: bool = False) -> tuple[int, int] | None:
    """The lowest and the highest age that a part of a list is for; None where it tells none.

    `of_persons`: the list is of adults, children and the like, so that bounds are ages.
    """
    text = heard(part)
    if not (of_persons or _IS_OF_AGES.search(text)) or _NO_AGE.search(text):
        return None
    least, most = _bounds(text)
    return (least, most) if least <= most and any(c.isdigit() for c in text) else None


def _bounds(part: str) -> tuple[int, int]:
    """The lowest and the highest age; nobody's where none is told."""
    if m := _UNDER.search(part):
        return 0, int(m[1]) - 1
    if m := _UP_TO.search(part):
        return 0, int(m[1] or m[2])
    if m := _FROM.search(part):
        return int(m[1] or m[2]), 200
    if m := _BETWEEN.search(part):
        return int(m[1]), int(m[2])
    return next((bounds for pattern, bounds in _GROUPS if pattern.search(part)), (1, 0))

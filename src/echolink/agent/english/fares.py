"""What do persons of several ages pay together: "two adults and a nine-year-old" of "adults $22, children 3 to 12 $14"?"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from echolink.agent.english.ages import bounds_of, is_of_persons
from echolink.agent.english.heard import heard
from echolink.agent.english.money import MONEY, amount
from echolink.agent.english.offer_parts import parts_of

# Persons by what they are called, each with the ages that this may mean where no bounds are told.
_GROUPS: Final = {
    "adult": (r"adults?|grown-?ups?", 30),
    "senior": (r"seniors?|pensioners?|retirees?|oaps?", 70),
    "student": (r"students?", None),
    "child": (r"kids?|child(?:ren)?|sons?|daughters?|boys?|girls?|grandkids?|grandchild(?:ren)?|youths?|juniors?", 8),
    "teen": (r"teens?|teenagers?", 15),
    "baby": (r"bab(?:y|ies)|infants?|toddlers?", 1),
}
_ANY: Final = "|".join(pattern for pattern, _ in _GROUPS.values())
_AGED: Final = r"\d{1,2}(?:[- ]years?[- ]olds?)"
_PERSONS = re.compile(
    rf"(?<![\d.,:$])(?:(?P<n>\d{{1,2}}|an?|my|our|the|one) (?P<other>other )?)?(?:(?:little|small|young) )?"
    rf"(?:(?P<age>\d{{1,2}})[- ]years?[- ]olds?|(?P<who>{_ANY})\b"
    r"(?:,? (?:is |are |aged? |of |who(?:'s| is| are) |both |she's |he's )*(?P<aged>\d{1,2}(?:(?:, | and |, and )\d{1,2})*)\b"
    r"(?![- ](?:adult|kid|child|senior|student|teen|year))(?! ?(?:am|pm|o'clock)))?)"
)
_FREE = re.compile(r"\bfree\b|\bno charge\b")
_ALL_OF_IT = re.compile(r"\bfamil(?:y|ies)\b|\bgroups?\b")
_FOR_ANYBODY = re.compile(r"\b(?:per|an?|each) (?:person|head|guest|passenger|rider)\b|/person\b")
_SOMEBODY = re.compile(rf"\b(?:{_ANY})\b|year[- ]olds?\b")
_OF_ONE = re.compile(r"\b(?:does|do|will|would|must|for|is) (?:he|she|him|her)\b")  # "does he pay"
_BY_THE_HEAD = re.compile(r"\b(?:per (?:person|head|child|kid|adult|student|senior)|each|apiece|a head|a piece)\b")
_EACH_UNIT = re.compile(r"\b(?:per|an?|each) (?:hour|night|day|month)\b|/(?:h|hour|hr|night|day|month)\b")


# "For me and two kids"; "tell me and my wife what it costs" is for nobody.
_ME: Final = re.compile(
    r"(?<!tell )(?<!give )(?<!let )\b(?:me|myself)(?:,| and| plus) (?!what|how|if|the)|\b(?:and|plus) (?:me|myself)\W*$"
)


class _Fare(NamedTuple):
    text: str
    ages: tuple[int, int] | None
    cents: int


def total_for(question: str, told: str, sentences: Sequence[str]) -> int | None:
    """In cents; None unless several persons are named, and of each the price is told.

    "What do the kids pay" is asked of nobody else, whoever was told of before.
    """
    asked = heard(question)
    if _OF_ONE.search(asked) or _BY_THE_HEAD.search(asked):
        return None
    party = list(_party(asked if _SOMEBODY.search(asked) else heard(told)))
    if len(party) < 2 and sum(n for n, _, _ in party) < 2:
        return None
    fares = [fare for sentence in sentences for fare in _fares(sentence)]
    if len(fares) < 2:
        return None
    costs = [(n, _cost(who, age, fares)) for n, who, age in party]
    if any(cost is None for _, cost in costs):
        return None
    return sum(n * cost for n, cost in costs if cost is not None)


def _party(text: str) -> Iterator[tuple[int, str, int | None]]:
    """How many, by what name, and how old: "2 adults", "a 9-year-old", "2 kids, 4 and 7"."""
    if _ME.search(text):
        yield 1, "adult", None
    for m in _PERSONS.finditer(text):
        n = int(m["n"]) if (m["n"] or "").isdigit() else 1
        if m["n"] is None and (m["age"] or m["who"].endswith(("s", "children"))):
            continue
        if m["age"]:
            yield n, "", int(m["age"])
            continue
        ages = [int(age) for age in re.findall(r"\d+", m["aged"] or "")]
        who = next(name for name, (pattern, _) in _GROUPS.items() if re.fullmatch(pattern, m["who"]))
        if ages:
            each = ages if len(ages) > 1 else ages * n
            yield from ((1, who, age) for age in each)
        else:
            yield n, who, None


@lru_cache(maxsize=256)
def _fares(sentence: str) -> tuple[_Fare, ...]:
    """The prices by age or kind of person that a sentence tells; a head before a colon is not of it."""
    text = heard(sentence)
    if not re.search(r"\d", text) or _EACH_UNIT.search(text):
        return ()
    text = re.sub(r"^[^:\d]*:\s+", "", text)
    found = []
    for part in parts_of(text):
        money = MONEY.search(part)
        if (money is None and not _FREE.search(part)) or _ALL_OF_IT.search(part):
            continue
        plain = part[: money.start()] + part[money.end() :] if money else part
        ages = bounds_of(plain, of_persons=is_of_persons(text))
        if ages or re.search(rf"\b(?:{_ANY})\b", plain) or _FOR_ANYBODY.search(part):
            found.append(_Fare(plain, ages, round(amount(money) * 100) if money else 0))
    return tuple(found)


def _cost(who: str, age: int | None, fares: Sequence[_Fare]) -> int | None:
    """Of those of the name or of the age; of several the narrowest."""
    if age is None:
        named = [fare for fare in fares if re.search(rf"\b(?:{_GROUPS[who][0]})\b", fare.text)]
        if named:
            return named[0].cents
        age = _GROUPS[who][1]
    if age is None:
        return None
    fitting = [(f.ages[1] - f.ages[0], f.cents) for f in fares if f.ages and f.ages[0] <= age <= f.ages[1]]
    if fitting:
        return min(fitting)[1]
    of_age = "adult" if age >= 18 else "child"
    named = [fare for fare in fares if not fare.ages and re.search(rf"\b(?:{_GROUPS[of_age][0]})\b", fare.text)]
    named = named or [fare for fare in fares if of_age == "adult" and _FOR_ANYBODY.search(fare.text)]
    return named[0].cents if named else None


_POINTED_AT = re.compile(
    r"\b(?:the |your |for the |with the )?(?:[$€£](?P<a>\d+)|(?P<b>\d+)[ -](?:dollars?|bucks?|euros?|pounds?|quid))[ -]"
    r"(?:1|ones?|option|package|plan|deal|tier)\b|"
    r"\b(?:the|your|for the|with the) (?:[$€£](?P<c>\d+)|(?P<d>\d+)[ -](?:dollars?|bucks?|euros?|pounds?|quid))[ -][a-z]+\b|"
    r"\bthe (?:1|one) (?:for|at|that's|that is|that costs|which is|costing) (?:about )?[$€£]?(?P<e>\d+)\b|"
    r"\bthe (?P<f>\d{2,4})(?: (?:1|one))?(?=$|[,.]| please| for me| then)"
)


def prices_pointed_at(said: str) -> tuple[int, ...]:
    """In cents: "the fifty dollar one", "your $80 bouquet"; "the hundred and eighty one" may be the one for 180."""
    m = _POINTED_AT.search(heard(said).replace("1 hundred", "100"))
    if m is None:
        return ()
    number = int(next(one for one in m.groups() if one))
    return (number * 100, (number - 1) * 100) if m["f"] else (number * 100,)


_EXTREME = re.compile(
    r"\b(?:(?P<cheap>cheapest|least expensive|lowest[- ]priced?|the cheap (?:1|one))|"
    r"(?P<dear>most expensive|priciest|dearest|top of the line|best (?:1|one) you (?:have|got)|fanciest)|"
    r"(?P<small>smallest|tiniest|shortest|quickest)|(?P<big>biggest|largest|longest)|(?P<middle>(?:the )?(?:middle|"
    r"medium[- ]priced) (?:1|one)))\b"
)


def extreme_pointed_at(said: str) -> str:
    """By what the last or the first of several is meant: "the cheapest", "your biggest", "the middle one"; empty: by nothing."""
    m = _EXTREME.search(heard(said))
    return m.lastgroup or "" if m else ""

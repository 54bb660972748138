"""How is a label asked with yes or no: "new patient" is "Are you a new patient?", "urgent" is "Is it urgent?"?"""

import re
from typing import Final

_A_PERSON: Final = re.compile(
    r"(?:maker|patient|customer|member|owner|student|resident|veteran|client|guest|parent|guardian|adult|minor|"
    r"smoker|user|buyer|tenant|homeowner|subscriber|citizen|senior|driver)$",
    re.IGNORECASE,
)
_OF_YOURSELF: Final = re.compile(
    r"(?:pregnant|employed|married|retired|diabetic|self-employed|(?:free|available|able|willing|interested|coming|attending) ?"
    r"(?:(?:at|on|in|to|for)\b.*)?)$",
    re.IGNORECASE,
)
_A_FIRST: Final = re.compile(
    r"first(?:[ -]time)? ?(?P<what>time|visit|stay|lesson|class|session|appointment|order|booking|purchase|marathon|tattoo)$",
    re.IGNORECASE,
)
# What one has on paper.
_A_PAPER: Final = re.compile(
    r"(?:licen[sc]e|permit|reservation|membership|policy|warranty|referral|coupon|voucher|prescription|passport|visa|"
    r"receipt|pre-?approval|certificate|degree|insurance|(?:photo )?id|proof of \w+)$",
    re.IGNORECASE,
)
_OF_A_KIND: Final = frozenset(("insurance", "id"))  # they have no article
_MANY: Final = re.compile(
    r"(?:(?:small|young|other) )?(?:pets|animals|children|kids|dogs|cats|stairs|steps|allergies|injuries|obstacles)$",
    re.I,
)
_SO_OR_NOT: Final = re.compile(
    r"(?:(?:under|in|on|out of) [\w -]+|"
    r"urgent|fragile|leaking|broken|heavy|furnished|boxed|packed|drivable|locked|fenced|gated|wrapped|framed|stackable|"
    r"an? (?:emergency|gift|rush)|emergency|fixed|running)$",
    re.IGNORECASE,
)
_IS_DONE: Final = re.compile(
    r"(?P<what>(?!double|single|two|pre|self|well|fully|recently|already|currently|newly|ever|any|free)(?:[\w-]+ ){1,2})"
    r"(?P<done>(?!need|preferr|desir|requir|request|want)[a-z]{3,}ed|open|included)$",
    re.IGNORECASE,
)
_ANYBODY: Final = re.compile(
    r"(?P<who>(?:any|every|some)(?:one|body)) (?P<rest>(?!who\b|else\b)[\w-]+.*)$", re.IGNORECASE
)
_ANYTHING: Final = re.compile(r"any(?:thing|one|body)\b", re.IGNORECASE)


def yes_no_question(label: str) -> str:
    """The label as a question; where nothing tells what is meant by it: "Parking, yes or no?"."""
    what = label.removeprefix("the ").removeprefix("your ")
    small = what[:1].lower() + what[1:]
    if anybody := _ANYBODY.match(small):
        return f"Is {anybody['who']} {anybody['rest']}?"
    if _ANYTHING.match(small):
        return f"Is there {small}?"
    if first := _A_FIRST.match(small):
        return f"Is this your first {first['what']}?"
    if _A_PERSON.search(small):
        return f"Are you {_article(small)}{small}?"
    if _OF_YOURSELF.match(small):
        return f"Are you {small}?"
    if _SO_OR_NOT.match(small):
        return f"Is it {small}?"
    if _A_PAPER.search(small):
        return f"Do you have {'' if small.split()[-1] in _OF_A_KIND else _article(small)}{small}?"
    if _MANY.match(small):
        return f"Are there any {small}?"
    if done := _IS_DONE.match(small):
        thing = done["what"].strip()
        many = thing.endswith("s") and not thing.endswith("ss")
        return f"{'Are' if many else 'Is'} the {thing} {done['done']}?"
    return f"{what[:1].upper()}{what[1:]}, yes or no?"


def _article(what: str) -> str:
    if re.match(r"(?:an?|the|any|your|proof)\b", what):
        return ""
    return "an " if what[:1] in "aeio" else "a "

"""How is asked for what a plural names: "guests" are counted, of "allergies" there may be none?"""

import re
from typing import Final

from echolink.agent.english.phrases import to_caller

_COUNTED = re.compile(
    r"^(?:the )?(?:total |approximate |approx\.? |estimated |rough )?(?:number|count|quantity) of (?P<what>.+)$",
    re.IGNORECASE,
)
_YEARS = re.compile(r"^(?P<what>(?:years?|hours?|days?|months?) of .+)$", re.IGNORECASE)
_PLURAL = re.compile(
    r"^(?:the )?(?!.*\b(?:in|of|per|for|to|at|on)\b)(?P<what>(?:[\w-]+ ){0,2}?(?!.*\b(?:series|species|class|"
    r"address|size|sqft)$)[\w-]*[^su\W'i]s)$",
    re.I,
)
_IRREGULAR = re.compile(
    r"^(?:the )?(?:approx\.? |approximate |estimated |total )?(?P<what>(?:[\w-]+ ){0,2}?(?:people|children|men|"
    r"women|feet|teeth|square footage))$",
    re.I,
)
# What some have and others have not.
_MAY_BE_NONE: Final = (
    r"(?:requests?|comments?|remarks?|allerg(?:y|ies)|restrictions?|preferences?|requirements?|instructions?|"
    r"wishes|injur(?:y|ies)|"
    r"concerns?|conditions?|medications?|pets|animals|accommodations?|extras?|add-?ons?|sensitivities|intolerances|"
    r"limitations?|symptoms)"
)
_ANY = re.compile(rf"^(?:(?:the|your) )?(?:any )?(?P<what>(?:(?!of\b)[\w-]+ ){{0,2}}?{_MAY_BE_NONE})$", re.IGNORECASE)
_WISHED = re.compile(r"(?:extras|add-?ons)$", re.IGNORECASE)
_ANY_OTHER = re.compile(r"^(?:the )?any (?P<what>[\w' -]+)$", re.IGNORECASE)
_ANYTHING_OF = re.compile(r"^(?:the )?(?P<what>(?:any|some)(?:thing|one|body) (?!else\b).+)$", re.IGNORECASE)
_ANYTHING_ELSE = re.compile(
    r"^(?:the )?(?:any(?:thing)? (?:else|other (?:notes?|info\w*|details?|comments?))\b.*|(?:additional|extra|"
    r"other|further|special|any) "
    r"(?:notes?|info(?:rmation)?|details?)|notes?)$",
    re.IGNORECASE,
)


def how_many(text: str) -> str:
    """ "The number of checked bags", "bedrooms" → "How many bedrooms?"; empty for what is no plural."""
    m = _COUNTED.match(text) or _YEARS.match(text) or _IRREGULAR.match(text) or _PLURAL.match(text)
    if m is None:
        return _how_many_are(text)
    what = to_caller(m["what"][:1].lower() + m["what"][1:])
    if re.match(r"years? of (?:[\w-]+ )?experience$", what):
        return f"How many {what} do you have?"
    return f"How many {'square feet' if what.lower() == 'square footage' else what}?"


# "People in the household", "hours needed", "walks per week"
_WITH_MORE: Final = re.compile(
    r"^(?:the )?(?P<what>(?:[\w-]+ )?(?:people|children|(?!years?\b|gross\b|address\b|class\b|this\b)[a-z-]{3,}[^su\W'i]s)) "
    r"(?P<rest>(?:per|an?|each) \w+|(?:[a-z]{3,}ing|needed|required|wanted|expected|in|on|at)\b.*)$",
    re.IGNORECASE,
)


def _how_many_are(text: str) -> str:
    m = _WITH_MORE.match(text)
    if m is None:
        return ""
    of_time = re.match(r"per|an?\b|each", m["rest"])
    return f"How many {m['what'][:1].lower()}{m['what'][1:]} {'' if of_time else 'are '}{to_caller(m['rest'])}?"


def _plural(what: str) -> str:
    if what.endswith(("s", "information")):
        return what
    return f"{what[:-1]}ies" if what.endswith("gy") else f"{what}s"


def any_of(label: str) -> str:
    """ "The dietary restrictions" → "Do you have any dietary restrictions?"; empty for what everybody has."""
    if _ANYTHING_ELSE.match(label):
        return "Is there anything else we should know?"
    if m := _ANY.match(label):
        what = _plural(m["what"][:1].lower() + m["what"][1:])
        return f"Would you like any {what}?" if _WISHED.search(what) else f"Do you have any {what}?"
    if m := _ANYTHING_OF.match(label):  # "anything you can't eat"
        return f"Is there {m['what'][:1].lower()}{m['what'][1:]}?"
    if re.search(r"\b(?:stairs|steps|leaks|trees|power lines|obstacles)$", label):
        return f"Are there any {re.sub(r'^(?:the|your|any) ', '', label)}?"
    m = _ANY_OTHER.match(label)
    return f"Are there any {m['what']}?" if m and re.match(r"(?:[\w-]+ )?[\w-]+s\b", m["what"]) else ""

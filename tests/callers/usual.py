"""What does a written caller answer to what everybody is asked: name, number, day, a yes at the read-back, and no more?"""

from collections.abc import Iterator, Mapping
from typing import Final

_BEGINS: Final = (
    r"(?i)^(?:\W*(?:and|so|great|thanks|thank you|ok|okay|sure|alright|perfect|lovely)\W+)*"
    r"(?:what|which|when|where|how|who|whom|whose)\b"
)
_NAME: Final = r"(?i)\bname\b|\bwho('s| is| am i|m)?\b|\bwhom\b|\bspell"
_PHONE: Final = (
    r"(?i)\bphone\b|\b(which|what|best|good|callback|call-back|contact|telephone|mobile|this|the|your|a) number\b(?! of)|"
    r"\bnumber (can|to|for|you|we|should|shall|may|would)|\breach you|\bcall(ing)? you( back)?|\bcontact"
)
_MORE: Final = r"(?i)\belse\b|anything (more|further)|other questions?\b"
_CHANGE: Final = (
    r"(?i)like to change|anything (to|you want to|i should) (change|correct|fix)|any (changes|corrections)|"
    r"anything (missing|wrong)"
)
_IS_IT_RIGHT: Final = (
    r"(?i)^(?!(?:\W*(?:and|so|great|thanks|thank you|ok|okay|sure|alright|perfect|lovely)\W+)*"
    r"(?:what|which|when|where|how|who|whom|whose)\b).*(\b(right|correct|ok|okay|alright|all right|accurate|"
    r"sounds? good|look(s)? good)\W*$|(?!.*\b(your|a|the) (\w+ )?(name|number|e-?mail|address)\b)"
    r".*\b(shall|should|can|may|could) i (now )?(send|pass|go|put|book|place|request|submit|forward|note|file|hand|"
    r"get (that|this|it))\b|\bgo ahead\b|\bgot (that|it|this|everything|all that|all of that) right\b|"
    r"\bis (that|this|it|everything|all of that|all that) (all )?(right|correct|ok|okay|fine|good|how)\b)"
)
_ANY_CONSENT: Final = r"(?i)\b(right|correct|confirm|send|okay|go ahead|sound)\b"
# In this order, after the answers that are the call's own.
_USUAL: Final = {
    "address": r"(?i)^(?!.*e-?mail).*(\baddress|\bwhere\b|\bstreet\b|\blocation\b)",
    "email": r"(?i)e-?mail",
    "name": _NAME,
    "phone": _PHONE,
    "people": (
        r"(?i)how many (people|guests|persons|of you|will|are|should|would)|\bhow many\W*$|\bparty\b|"
        r"number of (people|guests|persons|passengers|visitors)|\bpeople\b|\bguests?\b|\bpersons\b|how (big|large)"
    ),
    "day": r"(?i)\b(day|date)\b|\bwhen\b",
    "time": r"(?i)\btimes?\b|\bhour\b|o'?clock|\bor\b.*(\bp\.?m\b|afternoon|evening|night)",
}


def answers(usual: Mapping[str, str], own: list[list[str]]) -> Iterator[list[str]]:
    """All answers of a caller, as (pattern, words): the `own` ones of a call among the `usual` ones.

    `usual` may hold `address`, `email`, `name`, `phone`, `people`, `day`, `time`, and must hold `yes`, `done` and `nothing`:
    what is said to a read-back, to "anything else?", and to a question for which there is no answer. `unchanged` is said
    to whether anything is to be changed.
    """
    yes = usual["yes"]
    yield from (
        [_MORE, usual["done"]],
        [_CHANGE, usual.get("unchanged", "no it's all correct")],
        [_IS_IT_RIGHT, yes],
        *own,
    )
    yield from ([pattern, usual[what]] for what, pattern in _USUAL.items() if what in usual)
    if "email" not in usual:
        yield [_USUAL["email"], "i don't have one"]
    yield from (
        [r"(?i)(?<!a )\bmessage\b|pass (on|along)", "just ask them to call me back please"],
        [_ANY_CONSENT, yes],
        [f"{_NAME}|{_PHONE.removeprefix('(?i)')}", "i'd rather not say"],
        [_BEGINS, usual["nothing"]],
        [".", yes],
    )

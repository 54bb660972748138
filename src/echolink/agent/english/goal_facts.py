"""Which sentences of a goal tell a plain fact that callers may hear: "The survey is anonymous.", and no order to us?"""

import re
from typing import Final

from echolink.agent.sentences import split

_A_FACT: Final = re.compile(
    r"(?:the|our|this|it|they|we|all|every|each|no|nobody|there|answers|members|visits|calls)\b[^:;?]*?"
    r"\b(?:is|are|takes?|lasts?|costs?|has|have|does not|do not|doesn't|don't|stays?|remains?|will be|won't|cannot|can't|"
    r"gets?|goes|runs?)\b[^:;?]*$",
    re.IGNORECASE,
)
# What speaks to us or of how a call goes, or names what is to be asked.
_AN_ORDER: Final = re.compile(
    r"\b(?:you|your|caller|callers|agent|assistant|bot|must|should|shall|ask\w*|collect\w*|tell|say|mention|confirm\w*|polite\w*|"
    r"friendly|goal|task|field\w*|question|required|needed|need|want|wants|secret|internal|never|always|please)\b",
    re.IGNORECASE,
)
_MOST_COMMAS: Final = 1
_MOST_WORDS: Final = 20


def facts(goal: str) -> tuple[str, ...]:
    """The facts, as they stand there; what a goal begins with is what it is for."""
    return tuple(one for one in split(goal)[1:] if _is_fact(one))


def _is_fact(sentence: str) -> bool:
    if len(sentence.split()) > _MOST_WORDS or sentence.count(",") > _MOST_COMMAS or _AN_ORDER.search(sentence):
        return False
    return _A_FACT.match(sentence) is not None

"""How many of something does an English caller speak of, and is it what a field counts: "two kittens" for the animals?"""

import re
from collections.abc import Iterator
from typing import Final

from echolink.agent.ear import Found
from echolink.agent.english.likeness import nearness

_NEAR: Final = 0.28
_PERSONS: Final = r"(?:people|persons|guests|kids|children|adults|guys|folks|friends|of us|of them|heads?)"
_COUNTED: Final = re.compile(
    r"(?<![\d#:/.$-])(?P<n>\d{1,4}) (?:or so )?(?:[a-z-]+ )?"
    r"(?P<noun>(?!(?:days|nights|hours|minutes|weeks|months|years|dollars|euros|pounds|bucks|cents|miles|times|percent|blocks|feet|"
    r"inches|o'clock|plus|this|yes|thanks|is|was|us)\b)"
    rf"(?:{_PERSONS}|staff|[a-z]{{3,}}s))(?![\w'-])"
)
_IS_PERSONS: Final = re.compile(_PERSONS)
# Who is counted by what they do, and what is counted by those who have it: "painters", "servings".
_OF_PERSONS: Final = re.compile(
    r"\b(?:servings?|serves?|portions?|(?!numbers?\b|dinners?\b|flowers?\b|papers?\b|hours?\b)[a-z]{3,}ers)\b"
)
_OF_NUMBERS: Final = re.compile(r"\b(?:the|your|total|number of|how many|quantity of)\b ?")


def counted_in_passing(text: str, label: str) -> list[Found]:
    """The numbers beside what is near to the words of a field, or beside persons where it counts them by another word."""
    return list(_fitting(text, _OF_NUMBERS.sub("", label.lower())))


def _fitting(text: str, label: str) -> Iterator[Found]:
    for m in _COUNTED.finditer(text):
        are_persons = _IS_PERSONS.fullmatch(m["noun"]) is not None and _OF_PERSONS.search(label) is not None
        if are_persons or nearness(label, m["noun"]) >= _NEAR:
            yield Found("count", int(m["n"]), *m.span("n"))

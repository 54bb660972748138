"""Which words look like a person's name, and are nobody: a feast, a town behind its street, a thing with its article?"""

import re
from typing import Final

# "Oh, that's Thanksgiving."
_FEASTS: Final = re.compile(
    r"\b(?:thanksgiving|christmas|xmas|new year|hanukkah|halloween|passover|ramadan|labor day|memorial day|independence day)\b",
    re.IGNORECASE,
)
# "The price, I mean", "an e-mail": a common noun is no name, which has no article, or a capital behind it.
_A_THING: Final = re.compile(
    r"\W*(?:(?:[Oo]h|[Aa]nd|[Ss]o|[Ww]ell|[Uu]m+|[Uu]h|[Oo]k|[Oo]kay|[Hh]uh)\W+)*"
    r"(?:(?:[Ii]t|[Tt]hat|[Tt]here|[Tt]his)(?:['’]s| is) (?:about )?)?(?:[Tt]he|[Aa]n?) (?!names?\b)[a-z]|"
    r"\W*(?:and )?e-?mail\b"
)
_CAPITALS: Final = r"(?:(?!AM\b|PM\b|\w+day\b)[A-ZÀ-Þ][\w'’-]+\s*){1,3}"
# What stands before the name of a town: "310 Grand Street, Jersey City", "in Beacon, New York".
_BEFORE_A_TOWN: Final = re.compile(rf"(?:\d[\w-]*\s+{_CAPITALS}|\b(?:in|at|from|near)\s+{_CAPITALS})\W*$")


def is_a_feast(name: str) -> bool:
    return _FEASTS.search(name) is not None


def begins_with_a_thing(said: str) -> bool:
    return _A_THING.match(said) is not None


def is_a_place(name: str, said: str) -> bool:
    """Whether the name stands in the text where a town does."""
    return _BEFORE_A_TOWN.search(said[: said.rfind(name)]) is not None

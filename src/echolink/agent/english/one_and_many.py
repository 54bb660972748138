"""What is one of a thing called in English, and what are several: "hanging baskets", "one hanging basket"?"""

import re
from typing import Final

from echolink.agent.english.words import words

# What is said of one portion, too, and ends that are no plural.
_ALWAYS_MANY: Final = frozenset(
    words(
        "fries wings chips nachos noodles ribs rings tots grits greens beans scissors glasses pants jeans series species"
    )
)
_ENDS_IN_IE: Final = frozenset(
    words("cookies brownies smoothies pies ties movies hoodies veggies beanies birdies genies onesies")
)
_NO_PLURAL: Final = re.compile(r"(?:ss|us|is|'s|’s|ous|as)$", re.IGNORECASE)


def one_of(name: str) -> str:
    """The singular of a name's last word: "fish tacos" → "fish taco"; what is had as a portion stays as it is."""
    before, space, last = name.rpartition(" ")
    small = last.lower()
    if (
        not small.endswith("s")
        or len(small) < _SHORTEST
        or small in _ALWAYS_MANY
        or _NO_PLURAL.search(small)
        or last.isupper()
    ):
        return name
    if small.endswith("ies") and small not in _ENDS_IN_IE:
        return f"{before}{space}{last[:-3]}y"
    is_long = small.endswith(("ches", "shes", "sses", "xes", "toes"))
    return f"{before}{space}{last[: -2 if is_long else -1]}"


def many_of(name: str) -> str:
    """The plural of a name: "BLT sandwich" → "BLT sandwiches"."""
    if name.endswith(("s", "x", "z")):
        return name
    if name.endswith("y") and name[-2:-1] not in "aeiou":
        return f"{name[:-1]}ies"
    return f"{name}es" if name.endswith(("ch", "sh")) else f"{name}s"


_SHORTEST: Final = 4  # letters of what may be a plural

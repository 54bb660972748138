"""Is what a goal delivers sent to somebody else, and what must be known of that: to whom, and which words go with it?"""

import re
from typing import Final

from echolink.agent.field import Field

_GIVEN = re.compile(
    r"\b(?:flowers?|bouquets?|floral|roses|gifts?|hampers?|balloons?|care packages?|(?:fruit|cookie|gourmet) baskets?|wreaths?|"
    r"greetings?|surprises?)\b",
    re.IGNORECASE,
)
_SENT = re.compile(r"\b(?:deliver(?:y|ies|ed|ing)?|send(?:s|ing)?|sent)\b", re.IGNORECASE)
_NO_GIFT = re.compile(r"\bgift (?:cards?|vouchers?|certificates?|wrap\w*)\b", re.IGNORECASE)
# What is brought the same hour, so that no day is asked for.
_EATEN = re.compile(
    r"\b(?:meals?|foods?|pizzas?|lunch(?:es)?|dinners?|breakfasts?|sandwich(?:es)?|sushi|burgers?|take-?(?:away|out)|snacks?|drinks?)\b",
    re.IGNORECASE,
)

RECIPIENT: Final = Field(name="recipient", kind="name", label="the recipient's name", ask="Who is it for?")
CARD: Final = Field(name="card", kind="text", label="the card", ask="What should the card say?")


def is_sent(goal: str) -> bool:
    """Whether it is a present, that goes to somebody else than who orders it."""
    return _GIVEN.search(goal) is not None and _SENT.search(goal) is not None and not _NO_GIFT.search(goal)


def is_eaten(goal: str) -> bool:
    """Whether it is food, ready to be eaten."""
    return _EATEN.search(goal) is not None

"""What does taking an order need to know, be it fetched, brought or sent to somebody?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from echolink.agent.english.asked_for import DATE, TIME
from echolink.agent.english.sent_to import CARD, RECIPIENT, is_eaten, is_sent
from echolink.agent.english.usual_fields import ADDRESS, NAME, PHONE
from echolink.agent.field import Field

_ORDER = re.compile(
    r"\b(?:(?<!in )(?<!about )(?<!about the )(?<!about their )(?<!regarding )(?<!existing )"
    r"orders?(?! (?:status|numbers?|issues?|problems?|returns?|"
    r"inquir\w+|enquir\w+))|ordering|buy|sell(?:ing)?|purchases?|take-?(?:away|out))\b",
    re.IGNORECASE,
)
PICK_UP: Final = re.compile(
    r"\b(?:pick-? ?up|collect(?:ion)?(?! (?:[a-z-]+ ){0,3}orders?\b)|take-?(?:away|out)|ready)\b", re.IGNORECASE
)
# A goal that is nothing but the delivery of what there is: "Firewood delivery".
_IS_DELIVERED = re.compile(
    r"^(?:(?:take|book|arrange|schedule|handle) )?(?:[a-z'-]+ ){1,3}deliver(?:y|ies)\W*$", re.IGNORECASE
)
DELIVERY: Final = re.compile(r"\bdeliver(?:y|ies|ed|ing)?\b", re.IGNORECASE)
_MADE = re.compile(r"\b(?:cakes?|cater\w*|platters?|trays?|custom)\b", re.IGNORECASE)  # for the day it is needed on
_AHEAD = re.compile(r"\b(?:pre-?orders?|in advance|ahead|days?|date)\b", re.IGNORECASE)

ORDERED: Final = Field(name="items", kind="text", label="your order")
_EITHER_WAY: Final = Field(
    name="delivery_or_pickup",
    kind="choice",
    label="delivery or pickup",
    options=("delivery", "pickup"),
)
_IF_DELIVERED: Final = Field(
    name="address", kind="address", label="the address", given=("delivery_or_pickup", "delivery")
)


def is_order(said: str) -> bool:
    """Whether a goal is to take orders."""
    return _ORDER.search(said) is not None


def takes_an_order(said: str, services: Sequence[str], *, books: bool) -> bool:
    """Whether something is ordered, in so many words or because it is brought or sent; who books has ordered before."""
    if _ORDER.search(said):
        return True
    return (bool(_IS_DELIVERED.match(said)) and bool(services or not books)) or (not books and is_sent(said))


def fields_of_order(goal: str, services: Sequence[str]) -> tuple[Field, ...]:
    """What is ordered, where it goes and when, and for whom."""
    ordered = replace(ORDERED, kind="items", options=tuple(services)) if services else ORDERED
    when: tuple[Field, ...]
    delivers, is_fetched, is_ahead = DELIVERY.search(goal), PICK_UP.search(goal), _AHEAD.search(goal)
    if delivers and is_fetched:
        return (ordered, _EITHER_WAY, _IF_DELIVERED, *((DATE,) if is_ahead else ()), TIME, NAME, PHONE)
    if is_sent(goal) and not is_fetched:
        return (ordered, RECIPIENT, ADDRESS, DATE, CARD, NAME, PHONE)
    if delivers:
        on_a_day = is_ahead or (_IS_DELIVERED.match(goal) and not services and not is_eaten(goal))
        return (ordered, ADDRESS, *((DATE,) if on_a_day else ()), NAME, PHONE)
    if is_fetched:
        when = (DATE, TIME) if is_ahead else (TIME,)
    else:
        when = (DATE, TIME) if is_ahead else (DATE,) if _MADE.search(goal) else ()
    return (ordered, *when, NAME)

"""Is it a stay over nights that a goal offers, of people or of the animals that they leave behind?"""

import re
from typing import Final

from echolink.agent.english.words import words

_STAY = re.compile(
    r"\b(?:rooms?|stays?|nights?|cabins?|overnight|accommodation|lodging|campsites?|hotels?|hostels?|"
    r"bed and breakfast|b&b|glamping|yurts?|chalets?|tree ?houses?|cottages?|guest ?houses?|tiny houses?|house ?boats?|"
    r"(?:holiday|vacation|serviced) (?:apartments?|flats?|homes?|houses?|lets?)|camp(?:ground|ing) (?:spots?|sites?|pitch\w*|"
    r"reservations?|bookings?))\b",
    re.IGNORECASE,
)
_NO_STAY = re.compile(
    r"\b(?:meeting|escape|conference|waiting|treatment|party|dining|function|private|board|class|event|music|"
    r"rehearsal|practice|"
    r"study|changing|fitting|ball) ?rooms?\b|"
    r"\brooms? for (?:\d+(?! nights?)|an? (?:party|meeting|event|function|group|team|class|birthday|"
    r"game|session|private|rehearsal|talk))",
    re.IGNORECASE,
)
# A room that is called by what is done in it is for some hours; one to sleep in is called by its beds or by the house.
_ROOM_FOR = re.compile(r"\b(?P<what>[a-z]+)[ -]rooms?\b", re.IGNORECASE)
_TO_SLEEP: Final = frozenset(
    words(
        "book reserve rent our the a an of hotel guest bed double single twin triple family motel inn hostel b&b lodge suite "
        "and or for in their your available standard deluxe with more free two three four spare vacation holiday king queen "
        "resort dorm dormitory shared private pet dog booking reserving take schedule offer sell manage house overnight "
        "bnb guesthouse pension spa beach lake farm student cat"
    )
)
# Whoever is left there while their people are away.
_BOARDS = re.compile(
    r"\b(?:(?:dog|cat|pet|puppy|kitten|rabbit|animal|small animal|guinea pig|bird|reptile|overnight) "
    r"(?:boarding|hotels?|stays?|hostels?)|"
    r"kennels?|catter(?:y|ies)|boarding (?:kennels?|reservations?|bookings?|requests?|stays?|"
    r"for (?:\w+ )?(?:dogs?|cats?|pets?|animals?)))\b",
    re.IGNORECASE,
)
_NO_BOARDING = re.compile(r"\b(?:horses?|schools?|kennel cough|kennel club)\b", re.IGNORECASE)


def is_stay(goal: str) -> bool:
    """Whether people stay there over nights."""
    return bool(_STAY.search(goal)) and not _NO_STAY.search(goal) and not _is_for_some_hours(goal)


def boards(goal: str) -> bool:
    """Whether animals do, from one day until another."""
    return _BOARDS.search(goal) is not None and not _NO_BOARDING.search(goal)


def _is_for_some_hours(goal: str) -> bool:
    rooms = _ROOM_FOR.findall(goal.lower())
    others = _STAY.sub(lambda m: "" if m.group().lower().startswith("room") else m.group(), goal)
    return bool(rooms) and _TO_SLEEP.isdisjoint(rooms) and not _STAY.search(others)

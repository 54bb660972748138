"""How many can come together, by what an English sentence says?"""

import re
from typing import Final

from echolink.agent.english.group_sizes import sizes_plainly
from echolink.agent.english.heard import heard

_LARGEST: Final = 500
_A_FIGURE = re.compile(r"\d")
_SIZES = re.compile(
    r"\b(?P<what>[a-z]+s)\s*(?:sizes?\s*)?(?::|for|of|seat|seating|with|available for|sleeping|holding|"
    r",)?\s*(?:up to\s+)?"
    r"(?P<list>\d{1,3}(?:\s*(?:,\s*and|,\s*or|,|/|and|or|&)\s*\d{1,3})+)(?!\s*(?:am|pm|[:/$€£%]|euros?|dollars?|"
    r"pounds?|min|hours?|[.]\d))"
)
_MOST = re.compile(
    r"\b(?:up to|(?:largest|biggest|max(?:imum)?) (?:table|group|party|booking)(?: size)?(?: (?:that )?(?:we|i) "
    r"(?:can |could )?[a-z]+)?(?: is for| is| for| of| seats|"
    r":)?|"
    r"the most (?:that )?(?:we|i) (?:can |could |will )?[a-z]+(?: [a-z]+){0,3}? is|"
    r"max(?:imum|\.)?(?: of| is)?|at most|no more than|not more than|limited to|limit of|limit is|limit:|"
    r"seats|sleeps|fits|holds|accommodates?|capacity(?: of| is|:)?|"
    r"max(?:imum)? (?:party|group)(?: size)?(?: of| is|:)?|(?:party|group) size (?:up to|of up to|limit|limited to|"
    r"is at most|max(?:imum)?(?: of| is|:)?))"
    r"\s*(?:a |of |party of |groups? of |parties of )*(?:about\s+)?(?:\d{1,2} ?(?:-|"
    r"to) ?)?(?P<n>\d{1,3})(?!\s*(?:am|pm|%|kg|lbs?|minutes?|"
    r"feet|foot|ft|met(?:er|re)s?|cm|inch\w*|yards?|acres?|tons?|tonnes?|lit(?:er|re)s?|kilos?|"
    r"mins?|hours?|days?|weeks?|months?|years?|miles?|km|kilomet\w+|euros?|dollars?|pounds?|[:$€£]|\.\d))\b"
    r"|\b(?P<top>\d{1,3}) (?:people|persons|guests) (?:at (?:the )?most|max(?:imum)?)\b"
    r"|\b(?:groups?|parties|party|tables?) (?:of )?(?:more than|over|larger than|bigger than|above) (?P<over>\d{1,3})\b"
    r"|\b(?:groups?|parties|party|tables?) (?:of )?(?P<from>\d{1,3}) ?(?:\+|plus\b|(?:or|and) (?:more|over|"
    r"above|larger|bigger|up)\b)"
)
_FROM_TO = re.compile(
    r"\b(?:parties|groups?|tables?|teams?) (?:of|for) \d{1,2} ?(?:-|to) ?(?P<n>\d{1,2})\b(?! ?(?:am|pm|%|:|"
    r"days?|hours?|min))"
)
_PEOPLE_NEAR = re.compile(
    r"\b(?:people|persons|guests|adults|party|parties|groups?|seats?|pax|capacity|sleeps|holds|fits|accommodates?|"
    r"passengers|visitors|players|participants|children|kids|"
    # What holds people, or is shared by them.
    r"rooms?|boats?|cabins?|tours?|trips?|class(?:es)?|cars?|vans?|lanes?|courts?|tables?|bookings?|sessions?)\b"
)
_OF_EACH = re.compile(
    r"\b[a-z]+s (?:of|for|seating|sleeping|with) (?P<n>\d{1,2})\b(?! ?(?:%|min|hours?|days?|weeks?|years?|[:/$€£]))"
)
NOT_A_LIMIT = re.compile(
    r"\b(?:deposit|fee|gratuity|tip|service charge|discount|surcharge|prepay\w*|minimum spend)\b|%"
)
# What is counted is not who comes: "max 2 dogs per room", "up to 2 children per adult".
_OTHER_COUNTS = re.compile(
    r"\s+(?:dogs?|cats?|pets?|animals?|bags?|suitcases?|items?|pieces?|cars?|bikes?|vehicles?|tickets?|nights?|rooms?|"
    r"bottles?|boxes|drinks?|(?:children|kids) per)\b"
)
# "Up to 6 players on a lane" bounds nobody who takes two lanes.
OF_ONE_OF_SEVERAL = re.compile(
    r"(?:up to|at most|max(?:imum)?(?: of)?|no more than) \d{1,2} (?:people|players|guests|persons|bowlers|kids)? ?"
    r"(?:per|(?:on|to|at|in|for) (?:an?|each|one)) (?:lane|court|canoe|kayak|bay|pitch|tent|raft)\b"
)
_OTHER_THINGS: Final = frozenset(
    ("hours", "days", "mondays", "is", "floors", "numbers", "rooms", "doors", "ages", "years")
)
# "A single sleeps 1, a double 2, a family room 4": the largest of all counts.
_HOLD_EACH = re.compile(
    r"\b(?:sleeps?|seats?|fits?|holds?|takes?|accommodates?) (?:up to )?(?P<all>\d{1,3}(?: people| persons| guests)?"
    r"(?:(?:,| and|, and) (?:an? |the |our )?[a-z][a-z -]*? \d{1,3}\b(?! ?(?:am|pm|%|:)))+)"
)
_HEADS: Final = frozenset(("services", "prices", "rates", "fees", "dishes", "items", "options", "classes"))


def _most_that_one_holds(text: str) -> int | None:
    seats = [int(n) for n in _EACH_SEATS.findall(text)]
    return max(seats) if len(seats) > 1 else None


def _largest_of_all(text: str) -> int:
    """Of several that are told: "small up to 40 guests, large up to 150", "a single sleeps 1, a double 2"; 0 where none is."""
    held = _HOLD_EACH.search(text)
    if held:
        return max(int(n) for n in re.findall(r"\d+", held["all"]))
    several = [
        int(m["n"] or m["top"])
        for m in _MOST.finditer(text)
        if (m["n"] or m["top"])
        and (m["top"] or m.group().startswith(("up to", "max", "seats", "holds", "fits")))
        and not _OTHER_COUNTS.match(text, m.end())
    ]
    return max(several) if len(several) > 1 and _PEOPLE_NEAR.search(text) else 0


# "Reading Room (seats 12), Hall (seats 80)": how many each holds, and in all as many as the largest.
_EACH_SEATS = re.compile(r"\b(?:seats|sleeps|holds|fits) (?:up to )?(\d+)")


def read_sizes(sentence: str) -> tuple[int, ...]:
    """Sizes in which something is had ("Tables: 2,4,6" → 2, 4, 6), or the largest one ("up to 8 people" → 8)."""
    text = sizes_plainly(OF_ONE_OF_SEVERAL.sub("", heard(sentence)))
    if not _A_FIGURE.search(text):
        return ()
    for m in _SIZES.finditer(text):
        numbers = [int(n) for n in re.findall(r"\d+", m["list"])]
        is_rising = numbers == sorted(set(numbers)) and numbers[0] > 0 and numbers[-1] <= 60
        if is_rising and m["what"] not in _OTHER_THINGS | _HEADS:
            return tuple(numbers)
    largest = _most_that_one_holds(text) or _largest_of_all(text)
    if largest:
        return (largest,)
    for m in _MOST.finditer(text):
        if (m["over"] or m["from"]) and NOT_A_LIMIT.search(text):
            continue
        if _OTHER_COUNTS.match(text, m.end()):
            continue
        number = int(m["n"] or m["top"] or m["over"] or int(m["from"]) - 1)
        if 0 < number <= _LARGEST and (_PEOPLE_NEAR.search(text) or not m["n"]):
            return (number,)
    span = _FROM_TO.search(text)
    if span:
        return (int(span["n"]),)
    each = sorted({int(m["n"]) for m in _OF_EACH.finditer(text)})
    return tuple(each) if len(each) > 1 and _PEOPLE_NEAR.search(text) else ()

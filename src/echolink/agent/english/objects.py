"""Of what does a goal ask how many: "Collect knives for sharpening (how many, …)", "Take cupcake orders: how many, …"?"""

import re
from collections.abc import Sequence
from typing import Final

from echolink.agent.english.words import words

_HOW_MANY = re.compile(
    r"(?:and )?(?:how many(?: they (?:want|need|have))?|(?:the )?(?:number|quantity|amount))", re.IGNORECASE
)
_VERB: Final = (
    r"(?:please )?(?:take|collect|rent(?: out)?|hire(?: out)?|lend|sell|schedule|arrange|book|reserve|pick up|fetch|receive|"
    r"accept|order|repair|clean|wash|sharpen|deliver|log|record|register|handle|organi[sz]e|buy)"
)
_OBJECT = re.compile(rf"^\W*{_VERB} (?:in |the |our |an? )*(?P<what>(?:[a-z-]+ )?[a-z-]+s)\b", re.IGNORECASE)
_ORDERED = re.compile(
    rf"^\W*(?:{_VERB} )?(?:in |the |our |an? )*(?P<one>(?:[a-z-]+ )??[a-z-]+) (?:orders?|pick-?ups?|collections?|"
    r"deliver(?:y|ies)|rentals?|"
    r"hires?|sales?|donations?|repairs?|returns?|removals?)\b",
    re.IGNORECASE,
)
# What is arranged, and what people share: of these "how many" are the people.
_OF_PEOPLE: Final = frozenset(
    words(
        "bookings booking reservations reservation appointments appointment visits visit orders order requests request calls "
        "call "
        "messages message details tables table seats seat rooms room tours tour trips trip rides ride courts court lanes lane "
        "boats boat cabins cabin events event parties party groups group classes class lessons lesson sessions session places "
        "spots games dinners lunches tastings stays cruises shuttles transfers cars cabs taxis taxi callers guests customers "
        "people visitors participants children kids pickup pickups pick-up pick-ups deliveries delivery collections collection "
        "repairs donations rentals returns address addresses names jobs moves new food takeout takeaway catering lunch dinner "
        "breakfast phone online home house hire business dates days times slots spaces shows inquiries enquiries leads "
        "quotes escape"
    )
)


def of_what_is_counted(parts: Sequence[str], head: str) -> list[str]:
    """The items of a list, with the thing of the words before it in one that only says "how many"."""
    if not any(map(_HOW_MANY.fullmatch, parts[:1])):
        return list(parts)
    what = _things(head)
    return [f"how many {what}", *parts[1:]] if what else list(parts)


def _things(head: str) -> str:
    m = _ORDERED.match(head)
    if m is not None and m["one"].split()[-1].lower() not in _OF_PEOPLE:
        one = m["one"].lower()
        return one if re.search(r"[^s]s$", one) else f"{one}es" if one.endswith(("ss", "x", "ch", "sh")) else f"{one}s"
    m = _OBJECT.match(head)
    return m["what"].lower() if m is not None and _OF_PEOPLE.isdisjoint(m["what"].lower().split()) else ""

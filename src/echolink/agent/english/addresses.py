"""Which address is in a spoken English text?"""

import re
from typing import Final

from echolink.agent.english.numbers import in_figures

_KIND: Final = (
    r"(?:street|st\.?|avenue|ave\.?|road|rd\.?|lane|ln|drive|dr|square|sq|boulevard|blvd|place|court|ct|way|terrace|"
    r"crescent|close|alley|highway|parkway|circle|row|hill|gardens|wharf|mews|broadway)"
)
_INSIDE: Final = r"(?:apartment|apt|flat|unit|suite|floor|room|building|block|door)"
_STOPS: Final = (
    r"(?:on|at|for|tomorrow|today|tonight|this|next|and|please|by|around|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday|my|the name|i|we|it|to|from|it's|that's|is|thanks|if|so|but|because|can|could|near|as soon)"
)
_WORD: Final = rf"(?!{_STOPS}\b)[^\W\d][\w'.-]*"
_PLACE: Final = rf"(?:(?:,|\s+in)\s+(?:the\s+)?(?P<place>{_WORD}(?:\s+{_WORD}){{0,2}})(?:,?\s+\d{{5}}\b)?)?"
_ADDRESS = re.compile(
    rf"\b(?P<a>(?:{_INSIDE}\s+\w+,?\s+)?(?:number\s+)?\d{{1,5}}[a-z]?\s+(?:\d{{1,3}}(?:st|nd|rd|th)\s+)?(?:[a-z'.-]+\s+){{0,4}}?"
    rf"{_KIND}\b(?:\s+{_KIND}\b)?(?:,?\s+(?:{_INSIDE}\s+\w+|(?:the\s+)?\w+\s+floor))?){_PLACE}",
    re.IGNORECASE,
)


def address(said: str) -> tuple[str, str] | None:
    """A house number with a street, and the place named with it or an empty string; the text is tidy, in its own case."""
    m = _ADDRESS.search(said)
    return (m["a"], m["place"] or "") if m else None


def place_of(spoken: str) -> str:
    """The place in an address as `address` puts it together: "12 River Road, Hoboken" → "Hoboken"."""
    return spoken.rpartition(", ")[2] if ", " in spoken else ""


_NUMBER_WORDS = re.compile(r"^(?P<lead>.*?)\b(?P<n>(?:\d{1,3} ?){1,3})(?= [a-z])")


def number_in_figures(said: str) -> str:
    """ "Four fifty two West Oak Avenue" with the house number as one figure: "452 West Oak Avenue"."""
    m = _NUMBER_WORDS.match(in_figures(said.lower()))
    if m is None:
        return said
    number, words = m["n"].replace(" ", ""), len(said.split()) - len(in_figures(said.lower())[m.end() :].split())
    return f"{number} {' '.join(said.split()[words:])}"

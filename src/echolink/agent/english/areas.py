"""Which places are served, by what an English sentence says?"""

import re
from typing import Final

from echolink.agent.english.dates import MONTHS, WEEKDAYS
from echolink.agent.english.heard import tidied
from echolink.agent.english.words import words

_SERVED = re.compile(
    r"\b(?:(?:we|i|our \w+)(?: only| also)? (?:serve|service|cover|come to|work in|operate in|"
    r"deliver (?:only )?(?:to|in|within))|"
    r"(?:free )?deliver(?:y|ies)(?: is| are)?(?: available)?(?: only)? (?:to|in|within|area:?|areas:?)|"
    r"(?:service |delivery )?areas?(?: served| covered)?(?: is| are|:)|available (?:only )?in|serving|"
    r"covering|serves)\s+(?:only\s+)?"
    r"(?P<list>[^.;:!?]+)",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:don't|do not|not|no longer|never)\b", re.IGNORECASE)
_BREAK = re.compile(r"\s*(?:,\s*(?:and|or)?|\band\b|\bor\b|&|/)\s*")
_AROUND: Final = re.compile(
    r"\b(?:surrounding|around|nearby|miles|km|kilomet|beyond|radius|neighbou?ring|most of|outskirts)\b", re.I
)
_LEAD = re.compile(
    r"^(?:(?:all of|the whole of|only|in)\s+)*(?:the (?:city|town|county|borough|boroughs|area|areas|district|"
    r"districts) of\s+|the\s+)?",
    re.I,
)
_TAIL = re.compile(
    r",?\s+(?:only|metro area|for now|at the moment|(?:and|but) (?:nowhere|no place|not) (?:else|beyond)[\w ]*)$",
    re.IGNORECASE,
)
_LOWER: Final = frozenset(("of", "the", "upon", "on", "de", "la", "and", "in", "county", "city", "town"))
_OF_THE_CALENDAR: Final = frozenset((*MONTHS, *WEEKDAYS))
_OF_A_COUNTRY = re.compile(r"(?:ese|ian|ish|can|thai|greek|french|german|mexican)$", re.IGNORECASE)


def read_areas(sentence: str) -> tuple[str, ...]:
    """Names of places; none where the border is not named ("and up to 10 miles around"), or where food is served."""
    said = tidied(sentence)
    m = _SERVED.search(said)
    if m is None or _NEGATED.search(said[: m.end()]) or _AROUND.search(m["list"]):
        return ()
    names = [_TAIL.sub("", _LEAD.sub("", part.strip())) for part in _BREAK.split(_TAIL.sub("", m["list"].strip()))]
    names = [name for name in names if name]
    if not names or not all(_is_place(name) for name in names):
        return ()
    return tuple(dict.fromkeys(names))


def _is_place(name: str) -> bool:
    words = name.split()
    return (
        len(words) <= 4
        and name[0].isupper()
        and all(w[0].isupper() or w.lower() in _LOWER or w.isdigit() for w in words)
        and not (len(words) == 1 and _OF_A_COUNTRY.search(name))
        and words[0].lower() not in _OF_THE_CALENDAR
    )


_WHERE = re.compile(
    r"\b(?P<before>[a-z']+) (?P<way>in|to) (?P<the>the )?(?P<place>[a-z][a-z'-]+"
    r"(?: (?:city|beach|park|hills?|heights|springs|falls|grove|bay|lake|valley|haven|view|creek|ville))?)"
    r"(?=\W*$|[,.;!]| (?:can|could|do|does|is|are|and|but|would|will|on|at|please|for|if|so)\b)"
)
_LIVES: Final = words("live lives living based located")
_GOES: Final = words("come out over up down deliver drive get go travel")
# What one may be in that is no place on a map.
_NO_PLACE: Final = frozenset(
    words(
        "there here town pain stock trouble bed general advance person cash english spanish total touch case fact need use "
        "place order time school danger private half two bulk particular detail theory writing mind progress storage action "
        "motion part parts shape spring summer fall autumn winter morning afternoon evening area house home kitchen bathroom "
        "basement attic garage garden yard office building work college bits pieces water it that this them one touch color "
        "colour black white red fashion love charge quickly later today tomorrow tonight"
    )
)


def place_named(text: str) -> str:
    """The place where a caller says that something is to be done (`text` from `heard`); empty where none is named."""
    for m in _WHERE.finditer(text):
        is_told = m["before"] in (_LIVES if m["way"] == "in" else _GOES)
        first = m["place"].split()[0]
        is_place = len(first) > 3 and first not in _NO_PLACE and first not in _OF_THE_CALENDAR
        if is_place and (is_told or (m["way"] == "in" and not m["the"])):
            return m["place"]
    return ""

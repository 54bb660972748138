"""Which places are served, by what an English sentence says?"""

import re
from typing import Final

from echolink.agent.english.dates import MONTHS, WEEKDAYS
from echolink.agent.english.heard import tidied

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
_TAIL = re.compile(r"\s+(?:only|metro area|for now|at the moment)$", re.IGNORECASE)
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

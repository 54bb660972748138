"""How does a part of an English-spoken name, said anew, change the name that was noted?"""

import re
from difflib import SequenceMatcher
from typing import Final

_LAST = re.compile(r"\b(?:last|family|sur) ?-?names?\b|\bsurname\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:first|given) names?\b", re.IGNORECASE)
_ALIKE: Final = 0.6  # of two spellings of one name; "Ferer" and "Ferrer" have 0.91, "Jones" and "Smith" 0.2


def same_name(known: str, new: str, said: str = "") -> str:
    """ "Jaume Ferer" and "Ferrer" → "Jaume Ferrer"; a name that is unlike every part of the known one takes its place."""
    parts = known.split()
    if len(parts) < 2 or " " in new:
        return new
    if _LAST.search(said):
        return " ".join([*parts[:-1], new])
    if _FIRST.search(said):
        return " ".join([new, *parts[1:]])
    scores = [SequenceMatcher(None, part.lower(), new.lower()).ratio() for part in parts]
    best = max(range(len(parts)), key=scores.__getitem__)
    if scores[best] < _ALIKE:
        return new
    return " ".join([*parts[:best], new, *parts[best + 1 :]])

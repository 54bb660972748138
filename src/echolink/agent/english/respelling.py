"""How does a part of an English-spoken name, said anew, change the name that was noted?"""

import re
from difflib import SequenceMatcher
from typing import Final

from echolink.agent.ear import Found
from echolink.agent.english.names import may_be_a_name, spelled_in

_LAST = re.compile(r"\b(?:last|family|sur) ?-?names?\b|\bsurname\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:first|given) names?\b", re.IGNORECASE)
_ALIKE: Final = 0.6  # of two spellings of one name; "Ferer" and "Ferrer" have 0.91, "Jones" and "Smith" 0.2
_SAID_ANEW = re.compile(r"\b(?:it['’]?s|it is|that['’]?s|should be)\s+(?P<new>[^\W\d_][\w'’-]{3,})", re.IGNORECASE)
_CLOSE: Final = 0.75  # of a name that only sounds like the known one; "Peterson" and "Petersen" have 0.88


def respelled(known: str, said: str) -> Found | None:
    """ "It's petersen", told of "Anna Peterson": one part of the name in other letters."""
    parts = {part.lower() for part in known.split()}
    for m in _SAID_ANEW.finditer(said):
        new = m["new"].lower()
        close = any(p[0] == new[0] and SequenceMatcher(None, p, new).ratio() >= _CLOSE for p in parts)
        if close and new not in parts and may_be_a_name(new):
            return Found("name", new.title(), m.start("new"), m.end("new"))
    return None


def alike(known: str, new: str) -> bool:
    """Whether two names sound so alike that one may be the other put right: "Nora Quist", "Nora Quest"."""
    return SequenceMatcher(None, known.lower(), new.lower()).ratio() >= _CLOSE


def spelled_anew(known: str, said: str) -> Found | None:
    """ "With a V, L I N D Q V I S T", told of "Ann Lindquist": the known name with one part of it as it is spelled."""
    letters, _ = spelled_in(said)
    parts = known.split()
    scores = [SequenceMatcher(None, part.lower(), letters.lower()).ratio() for part in parts]
    if not letters or max(scores) < _ALIKE:
        return None
    best = max(range(len(parts)), key=scores.__getitem__)
    anew = parts[best] if parts[best].lower() == letters.lower() else letters.title()
    return Found("name", " ".join([*parts[:best], anew, *parts[best + 1 :]]), 0, len(said))


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

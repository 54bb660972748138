"""What does a field count, by its name and its label?"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from echolink.agent.profile import Field

_PEOPLE: Final = re.compile(
    r"party|people|persons?|guests?|attendees|visitors|participants|passengers|seats|head|players|members|"
    r"employees|household|(?:team|group|class|staff|family)[ _]size"
)
# Words of a field's name or label that say nothing of what is counted.
_NO_NOUN: Final = frozenset(
    re.findall(
        "[a-z]+",
        "number how many much count total quantity amount size party the your you our for and each per expected estimated "
        "needed required approximate are there want with which will does that this any have",
    )
)
# Of "how many floors the house has" the floors alone.
_HOW_MANY: Final = re.compile(
    r"\b(?:how many|number of) (?P<what>[a-z-]+(?:'s?)?(?: (?!(?:the|an?|your|you|it|there|is|are|do|does|in|of|has|"
    r"have|will|would|for|to|they|we|need|want)\b)[a-z-]+)?)"
)
# The ends of a scale on which something is rated, and how its grade is called.
_SCALES: Final = frozenset(((0, 5), (1, 5), (0, 10), (1, 10), (1, 6), (1, 7), (1, 3), (1, 4), (0, 100), (1, 100)))
GRADE: Final = "rating"
_SHORT_LABEL: Final = 5  # words: what is longer tells more than what is counted


@lru_cache(maxsize=1024)
def nouns_of(field: Field) -> tuple[str, ...]:
    """What a count counts, by the field's name and a short label; empty for people."""
    if field.kind != "count":
        return ()
    nouns = _counted(field)
    return (*nouns, GRADE) if nouns and (field.least, field.most) in _SCALES and GRADE not in nouns else nouns


def _counted(field: Field) -> tuple[str, ...]:
    counted = _HOW_MANY.search(field.label.lower())
    is_named = counted is not None and counted["what"].endswith("s") and not _PEOPLE.search(counted["what"])
    if not is_named and _PEOPLE.search(f"{field.called} {field.label}".lower()):
        return ()
    if counted and (nouns := tuple(w for w in re.findall(r"[a-z]{3,}", counted["what"]) if w not in _NO_NOUN)):
        return nouns
    said = [field.called, *([field.label.lower()] if len(field.label.split()) <= _SHORT_LABEL else [])]
    nouns = tuple(
        dict.fromkeys(word for words in said for word in re.findall(r"[a-z]{3,}", words) if word not in _NO_NOUN)
    )
    return nouns or ("pieces", "items", "units")


def nouns_apart(counts: Sequence[Field]) -> dict[str, tuple[str, ...]]:
    """By field, the nouns that tell it from the other counts: of adult bikes and children's bikes "adult" and "children".

    A count all of whose nouns are shared, bikes beside electric bikes, has none.
    """
    bare = {f.name: [noun.removesuffix("s") for noun in nouns_of(f)] for f in counts}
    often = Counter(noun for nouns in bare.values() for noun in set(nouns))
    return {
        f.name: tuple(noun for noun, one in zip(nouns_of(f), bare[f.name], strict=True) if often[one] == 1)
        for f in counts
    }

"""Which single things does a context tell of, each with its days or ages: "Yin Tue 7pm", "Tadpoles, 3 to 5 years"?"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from echolink.agent.ear import Entry
from echolink.agent.english.ages import bounds_of, is_of_persons
from echolink.agent.english.days_of_week import DAYS, as_days, days_named
from echolink.agent.english.heard import heard, tidied
from echolink.agent.english.offer_parts import is_detail, parts_of
from echolink.agent.english.stems import stems

_HEAD = re.compile(r"^(?=[A-Z])[^:,\d(]{2,60}:\s+(?=\S)")
_PARTS = re.compile(
    r";\s+|(?<=[a-z)\d]), (?:and )?(?=[A-Z])(?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b)"
)  # in prose: "Maya works Tuesdays, Jorge on Sundays"
_HAS_DAYS = re.compile(DAYS)
_MAY_NAME_DAYS = re.compile(r"day|week|\b(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)
_MAY_NAME_AGES = re.compile(r"\d")
_LEAST: Final = 2  # parts that make a list


@lru_cache(maxsize=512)
def entries(sentence: str) -> tuple[Entry, ...]:
    """The things of a sentence that lists several, else the sentence as one; `said` is how each is told."""
    tidy = tidied(sentence).strip(" .-–•*")
    head = _HEAD.match(tidy)
    told = tidy[head.end() :] if head else tidy
    parts = [part for part in parts_of(told) if any(c.isalpha() for c in part)]
    if len(parts) < _LEAST or any(is_detail(part) for part in parts):
        parts = [part for part in _PARTS.split(told) if part]
    whole = parts if len(parts) >= _LEAST else [tidy]
    before = head.group() if head and len(parts) >= _LEAST else ""
    of_persons = is_of_persons(tidy)
    return tuple(_entry(part.strip(" ."), before, of_persons=of_persons) for part in whole)


def _entry(said: str, head: str, *, of_persons: bool) -> Entry:
    ages = bounds_of(said, of_persons=of_persons) if _MAY_NAME_AGES.search(said) else None
    return Entry(said, head, stems(said), days_of(said), ages)


@lru_cache(maxsize=512)
def days_of(said: str) -> frozenset[int]:
    """The weekdays (0-6) that a text names; none for a text that names no day."""
    if not _MAY_NAME_DAYS.search(said):
        return frozenset()
    found = (days_named(m.group()) or () for m in _HAS_DAYS.finditer(as_days(heard(said))))
    return frozenset(day for days in found for day in days)


def all_entries(sentences: Sequence[str]) -> tuple[Entry, ...]:
    """Those of all sentences, in their order."""
    return tuple(entry for sentence in sentences for entry in entries(sentence))

"""Which things does a context list each with days of its own: "Yoga, Mondays at 6pm, $12; spin, Fridays at 7am, $15"?"""

import re
from functools import lru_cache
from typing import Final

from echolink.agent.english.facts import Thing, things

_SENTENCE = re.compile(r"[^\n]+?(?:(?<![ap]\.m)(?<!\bDr)(?<!\bMr)(?<!\bMrs)[.!?](?=\s|$)|(?=\n|$))", re.IGNORECASE)
_MAY_LIST = re.compile(r"(?:day|daily|weekend|\b(?:mon|tue|wed|thu|fri|sat|sun))", re.IGNORECASE)
_SEVERAL: Final = 2


@lru_cache(maxsize=64)
def told_apart(context: str) -> str:
    """A context in which each of several things that have days of their own stands on a line of its own."""
    if not _MAY_LIST.search(context):
        return context
    found = [(m, listed) for m in _SENTENCE.finditer(context) if (listed := _listed(m.group().strip()))]
    told = [thing for _, listed in found for thing in listed if thing.days]
    if len({thing.name.lower() for thing in told}) < _SEVERAL or len({(t.days.lower(), t.at) for t in told}) < _SEVERAL:
        return context
    for m, listed in reversed(found):
        lines = "".join(f"\n{_line(thing)}." for thing in listed)
        context = f"{context[: m.start()]}{lines}\n{context[m.end() :].lstrip()}"
    return context.strip()


def is_thing_with_days(sentence: str) -> bool:
    """Whether a line is one of those that `told_apart` makes, or one like them."""
    found = things(sentence)
    return len(found) == 1 and bool(found[0].days)


def _listed(sentence: str) -> tuple[Thing, ...]:
    """All that a sentence lists, where of each its days are told, or else more than its price."""
    found = things(sentence)
    return found if all(thing.days or thing.facts > 1 for thing in found) else ()


def _line(thing: Thing) -> str:
    """ "Yoga: Mondays at 6pm, 60 minutes, $12"."""
    at = f" at {thing.at}" if thing.at else ""
    return f"{thing.name}: {', '.join(filter(None, (thing.days + at, *thing.more)))}"

"""Does an English sentence rule out what a caller speaks of: "We don't do roofs", "No vans or trucks"?"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from echolink.agent.english.heard import heard
from echolink.agent.english.words import A_FIGURE, words, words_in

_RULED_OUT = re.compile(
    r"(?:^|[,;.] |\bbut )(?:(?:sorry )?no|(?:we|i|our \w+) (?:do not|don't|cannot|can't|never|no longer)"
    r"(?: (?:currently|yet|usually|also))? (?P<verb>[a-z]+)(?: (?:on|out|with|for))?) "
    r"(?P<things>[a-z' ,-]+?)(?= (?:at|on|in) the moment|[.;:!]|$)"
)
_ASIDE = re.compile(r"\s*\([^)]*\)")  # "no drums (the neighbors!), no singing"
_WHERE = re.compile(r" (?:in|on|into|inside|from|at) (?:the|our|any) [a-z ]+$")  # "no batteries in the dumpster"
_OR = re.compile(r"\s*,\s*(?:or |and )?(?:no )?|\s+(?:or|and|nor)\s+(?:no )?")
_PLURAL = re.compile(r"(?<=ss|sh|ch)es$|(?<=x)es$|(?<!s)s$")  # "mattresses", "boxes", "vans"
# "No experience needed", "no charge", "we don't share your number", "no orders by phone": nothing that is wished for by its name.
_NO_THING: Final = frozenset(
    words(
        "need needs needed necessary required problem charge charges extra fee fees matter mind worry if when while your "
        "by ask keep share want know call store expect close have than before after longer more one later"
    )
)
# "We don't rent bikes" speaks of renting; who asks whether bikes are washed hears nothing of it.
_OF_ONE_DEED: Final = frozenset(
    words("rent hire buy lease lend trade store ship deliver tow paint charge wash board breed")
)
_SMALL: Final = frozenset(words("the any other our and for with from else also new old very sorry please thanks"))
_MOST_WORDS: Final = 3  # of a thing that is named


def rules_out(sentence: str, said: str) -> bool:
    """Whether a thing that the sentence rules out is named, word for word but for the plural, and what is not done with it."""
    things = _things(sentence)
    named = _roots(words_in(heard(said))) if things else frozenset()
    return any(thing.named <= named and any(word.startswith(thing.done) for word in named) for thing in things)


class _Thing(NamedTuple):
    """The roots of its name, and of the verb that tells what is not done; empty where any is meant: "we don't do roofs"."""

    named: frozenset[str]
    done: str


@lru_cache(maxsize=1024)
def _things(sentence: str) -> tuple[_Thing, ...]:
    m = _RULED_OUT.search(heard(_ASIDE.sub("", sentence)))
    if m is None or A_FIGURE in words_in(m.group()) or not _NO_THING.isdisjoint(words_in(m.group())):
        return ()
    parts = [_roots(frozenset(part.split())) for part in _OR.split(_WHERE.sub("", m["things"]))]
    verb = m["verb"] or ""
    done = verb.removesuffix("e") if verb in _OF_ONE_DEED else ""
    return tuple(_Thing(part, done) for part in parts if 0 < len(part) <= _MOST_WORDS)


def _roots(said: frozenset[str]) -> frozenset[str]:
    return frozenset(_PLURAL.sub("", word) for word in said if word not in _SMALL and len(word) > 2)

"""Which kind of a thing does an English caller name with the thing: "payroll software" for "what kind of software"?"""

import re
from typing import Final

from echolink.agent.english.words import words

_KIND_OF: Final = re.compile(r"\b(?:kinds?|types?|sorts?) of (?:an? |the )?(?P<noun>[a-z]{3,})\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*|\S")
_JOINS: Final = frozenset(("and", "or", "&", ","))
_BEFORE_A_VERB: Final = frozenset(("to", "i", "we", "you", "they", "please"))  # "I'd like to send flowers"
# Words that tell no kind, or belong to what stands before the phrase.
_NO_KIND: Final = frozenset(
    words(
        """
    a an the my our your his her their its this that these those some any no such same other another new old current
    own good better best cheap nice different certain specific right wrong much more less little few several one two
    three four five six i you he she it we they me us them who which what there here is are was were be been am has
    have had do does did can could will would should may might must shall need needs needed want wants wanted like
    likes love get gets got looking look for of in on at to from by with about into without as than not just only also
    too very really quite maybe probably actually please yes yeah no ok okay so but because if when while then well hi
    hello hey um uh month year week day dollars it's that's we're i'm i'd we'd we've i've what's there's they're he's
    she's budget use using buy order rent book try after set aside
    """
    )
)


def kind_of_it(label: str, said: str) -> str | None:
    """The thing for which the field's words ask, with what stands right before it; None where no kind of it is named."""
    asked = _KIND_OF.search(label)
    if asked is None:
        return None
    one = asked["noun"].lower().removesuffix("s")
    found = list(_WORD.finditer(said))
    for n, m in enumerate(found):
        if m.group().lower().removesuffix("s") == one and (start := _begin(found, n)) < n:
            return said[found[start].start() : m.end()]
    return None


def _begin(found: list[re.Match[str]], noun: int) -> int:
    """Where the words begin that tell its kind: "scheduling and payroll" before "software"."""
    start = noun
    for n in range(noun - 1, -1, -1):
        word = found[n].group().lower()
        if word in _JOINS and start == n + 1 and start < noun:
            continue
        if word in _NO_KIND or not word[0].isalpha() or (n and found[n - 1].group().lower() in _BEFORE_A_VERB):
            break
        if start not in (n + 1, n + 2):
            break
        start = n
    return start

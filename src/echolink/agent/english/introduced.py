"""Which persons does an English caller name in one breath, and who is who: "I'm Ruth Adler, it's for my son Ben Adler"?"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from echolink.agent.ear import Introduced
from echolink.agent.english.names import leading_name
from echolink.agent.english.words import words

_OWN: Final = re.compile(
    r"\b(?:my (?:full |own |first )?name(?:['’]s| is)|i['’]m|i am|this is|(?<!his )(?<!her )(?<!its )(?<!their )(?<!s )name['’]s|"
    r"speaking is)\s+",
    re.IGNORECASE,
)
# "My aunt", "her dog", "the buyer": the last word tells who it is.
_WHO: Final = r"(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]he|[Aa]n?)\s+(?:[a-z-]+\s+){0,2}?(?P<who>[a-z-]+)"
_LINKED: Final = re.compile(
    rf"\b{_WHO}(?:['’]s)?(?:\s+(?:full\s+|last\s+)?name)?"
    r"(?:['’]s|\s+(?:is|was|will be|would be))?(?:\s+(?:called|named))?\s*[,:]?\s+"
)
_LINK: Final = re.compile(r"\b(?:is|was|be|called|named|name)\b|['’]s\b|:")
_FOR: Final = re.compile(r"\b(?:for|to|see|call|with)\s+(?=[A-ZÀ-Þ][\w'’-]+ [A-ZÀ-Þ])")
_KIN: Final = frozenset(
    words(
        "aunt uncle wife husband partner spouse fiance fiancee girlfriend boyfriend mother mom mum father dad sister brother "
        "son daughter boy girl kid child baby grandmother grandma grandfather grandpa granddaughter grandson nephew niece cousin "
        "friend colleague coworker boss manager supervisor assistant neighbor neighbour roommate landlord tenant client customer "
        "patient student pupil teacher coach doctor lawyer dog cat puppy kitten horse pony rabbit pet parrot hamster"
    )
)
_ALIKE: Final = (
    frozenset(words("son daughter boy girl kid child baby grandson granddaughter nephew niece pupil student")),
    frozenset(words("dog cat puppy kitten horse pony rabbit pet animal parrot hamster")),
    frozenset(words("husband wife partner spouse fiance fiancee")),
    frozenset(words("boss manager supervisor")),
)


def introduced(said: str) -> list[Introduced]:
    """The persons in a tidied text, in the order of speech."""
    found: list[Introduced] = []
    for one in sorted(_all(said), key=lambda p: (p.start, -len(p.who))):
        if all(one.start >= other.end or one.end <= other.start for other in found):
            found.append(one)
    return found


def _all(said: str) -> Iterator[Introduced]:
    for m in _OWN.finditer(said):
        yield from _named(said, m.end(), "own")
    for m in _LINKED.finditer(said):
        if m["who"] == "name" and m.group().lower().startswith(("my", "our", "the", "a")):
            continue  # "my name is" tells of nobody else
        if m["who"] in _KIN or _LINK.search(m.group()):
            yield from _named(said, m.end(), "" if m["who"] == "name" else m["who"], is_told="name" in m.group())
    for m in _FOR.finditer(said):
        yield from _named(said, m.end(), "")


def _named(said: str, at: int, who: str, *, is_told: bool = False) -> Iterator[Introduced]:
    """The name there; in all lower case after words that lead to a name only."""
    name = leading_name(said[at:])
    written = said[at : at + len(name)] if name else ""
    leads = is_told or who == "own" or who in _KIN
    if name and (written[:1].isupper() or (said.islower() and leads and not written.endswith(("ing", "ed")))):
        yield Introduced(name, at, at + len(name), who)


def is_called(who: str, label: str) -> bool:
    """Whether a field's words name the person: "my daughter" is the child of "the child's name"."""
    said = set(re.findall(r"[a-z]+", label.lower()))
    alike: Sequence[frozenset[str]] = [group for group in _ALIKE if who in group]
    return who in said or any(said & group for group in alike)

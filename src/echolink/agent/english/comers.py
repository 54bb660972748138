"""How does a known number change besides by those who are named as coming: "grandma comes too", "plus two", "five, not three"?"""

import re
from typing import Final

from echolink.agent.english.parties import ONE
from echolink.agent.english.replacing import More
from echolink.agent.english.words import A_FIGURE, FIGURES, words, words_in

_PERSON: Final = (
    rf"(?:(?:my|our|the|his|her|their|a) (?:[a-z]+ )?(?:{'|'.join(ONE)})|grandma|grandpa|granny|mom|mum|dad)"
)
_JOINS: Final = re.compile(
    rf"\b{_PERSON} (?:comes?|joins?|tags?)(?: (?:us|me|along|with (?:us|me)))* ?"
    r"(?:\b(?:too|as well|along|also)|(?<=us |me ))(?=\W*$|,| so\b)"
)
_AND: Final = re.compile(rf"^(?:oh )?(?:and|plus) (?:also )?{_PERSON} (?:too|as well|is coming)\W*$")
_PLUS: Final = re.compile(r"^(?:and |so )?plus (?P<n>\d{1,2})(?: more)?\W*$|\badd (?P<m>\d{1,2})(?: more)?\W*$")
_STAYS: Final = re.compile(
    r"\b(?P<n>\d{1,2}) (?:of us|of them|persons?|people|guests?|friends?) (?:(?:can't|cannot|won't|couldn't|isn't|aren't) "
    r"(?:make it|come|coming|join(?: us)?|be there)|(?:has |have )?(?:dropped|backed) out|cancel(?:l?ed)?|is out)"
    r"(?: (?:after all|anymore|any more))?\W*$|"
    rf"\b{_PERSON} (?:has )?(?:dropped|backed) out\W*$"
)
_OTHER: Final = re.compile(
    r"^(?:no |it's |make it |that's )*(?P<new>\d{1,3})(?: [a-z]+)?,? (?:instead of|rather than|not) "
    r"(?P<old>\d{1,3})(?: [a-z]+)?\W*$|"
    r"^(?:no |it's )*not (?P<old_2>\d{1,3})(?: [a-z]+)?,? (?:but |it's )?(?P<new_2>\d{1,3})(?: [a-z]+)?\W*$"
)
_WAYS: Final = frozenset(
    words("too well along also us me plus add make come coming out canceled cancelled cancel join there coming joining")
)


def comers(text: str) -> More | None:
    """ "Grandma comes too", "one of us can't make it", "plus two"; `text` from `heard`."""
    if words_in(text).isdisjoint(_WAYS):
        return None
    if m := _JOINS.search(text) or _AND.search(text):
        return More(1, "people", *m.span())
    if m := _PLUS.search(text):
        return More(int(m["n"] or m["m"]), "", *m.span())
    m = _STAYS.search(text)
    return More(-int(m["n"] or 1), "people", *m.span()) if m else None


def other_number(text: str) -> tuple[int, int] | None:
    """Which number takes the place of which: "five instead of three" → (5, 3)."""
    said = words_in(text)
    m = _OTHER.search(text) if A_FIGURE in said and FIGURES in said else None
    return (int(m["new"] or m["new_2"]), int(m["old"] or m["old_2"])) if m else None

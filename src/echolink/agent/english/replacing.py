"""What takes the place of what in a correction: "Tom, not Tim", "not the hall but the kitchen", and how many more is it?"""

import re
from typing import Final, NamedTuple

from echolink.agent.english.parties import PARTY_WORDS, joining
from echolink.agent.english.words import A_FIGURE, words, words_in

_THING: Final = r"[\w'’-]+(?: [\w'’-]+){0,4}?"
_LEAD: Final = re.compile(
    r"^(?:(?:um+|uh+|oh|ah|well|so|ok|okay|no|nope|yes|yeah|sorry|wait|gosh|goodness|shoot|dear|"
    r"lord|actually|almost|nearly|close|but|and|that's wrong|"
    r"i said|i meant|i mean|it's|it is|that's|that is|it was|it should be|should be|make (?:it|that)|for|is|"
    r"(?:(?:the|my) )?(?:\w+ )?(?:name|e-?mail|address|street|spelling)"
    r"(?:['’]s| is| was|) (?:wrong|incorrect|off|not (?:quite )?right))[\s,.]+)+",
    re.IGNORECASE,
)
_WAYS: Final = (
    re.compile(
        rf"^(?:it's |it is )?not (?P<old>{_THING}),? (?:but |it's |it is |that's )(?P<new>{_THING})$", re.IGNORECASE
    ),
    re.compile(rf"^not (?P<old>{_THING}), (?P<new>{_THING})$", re.IGNORECASE),
    re.compile(
        rf"^(?P<new>{_THING}),? (?:and )?(?:not|instead of|rather than) (?P<old>{_THING})"
        r"(?:,? (?:so|please|because|cause|sorry|i|we|it's|that's|thanks|thank)\b.*)?$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?:did i say|have i said|i (?:just |think i )?said) (?P<old>{_THING})[?.,]*"
        r"(?: but| and| because| so| oh| no| sorry)*,? "
        rf"(?:i (?:actually |really )?(?:meant|mean)|it's|it is|it should be|make (?:it|that)) (?P<new>{_THING})$",
        re.IGNORECASE,
    ),
)
_ARTICLE: Final = re.compile(r"^(?:the|an?|my|our|to|from|at|for|with|in|on)\s+", re.IGNORECASE)
_REFUSING: Final = frozenset(words("not instead rather say said"))


_MARK_BETWEEN: Final = re.compile(
    r"\b(?P<mark>dot|point|period|underscore|dash|hyphen) (?:in )?between (?:the )?(?P<a>\w+) and (?:the )?(?P<b>\w+)",
    re.IGNORECASE,
)
_MARKS: Final = {"dot": ".", "point": ".", "period": ".", "underscore": "_", "dash": "-", "hyphen": "-"}


def marked(known: str, said: str) -> str | None:
    """An e-mail address with a sign put in: ("joneil@home.net", "there's a dot between the j and oneil") → "j.oneil@home.net"."""
    m = _MARK_BETWEEN.search(said)
    if m is None:
        return None
    place = re.search(rf"{re.escape(m['a'])}[._-]?(?={re.escape(m['b'])})", known, re.IGNORECASE)
    return known[: place.start()] + m["a"].lower() + _MARKS[m["mark"].lower()] + known[place.end() :] if place else None


def replaced(known: str, said: str) -> str | None:
    """A text that is known with a part of it put right by name: ("Tim Okafor", "it's Tom, not Tim") → "Tom Okafor"."""
    if "@" in known and (anew := marked(known, said)):
        return anew
    if words_in(said.lower()).isdisjoint(_REFUSING):
        return None
    bare = _LEAD.sub("", said.strip(" .,!?"))
    if anew := _not_but(known, bare):
        return anew
    for way in _WAYS:
        m = way.match(bare)
        if m is None:
            continue
        old, new = (_ARTICLE.sub("", m[part].strip()) for part in ("old", "new"))
        place = re.search(rf"(?<![\w'’]){re.escape(old)}(?![\w'’])", known, re.IGNORECASE)
        if place and new.lower() != old.lower():
            if "@" in known:
                return _in_an_address(known, place, new)
            return known[: place.start()] + new + known[place.end() :]
    return None


def _not_but(known: str, bare: str) -> str | None:
    """ "Not JFK, La Guardia", without a comma, of the whole that is known."""
    m = re.match(
        rf"not (?:the |to )?{re.escape(known)}\W+(?:but |it's |the |to )*(?P<new>{_THING})$", bare, re.IGNORECASE
    )
    return m["new"] if m else None


def _in_an_address(known: str, place: re.Match[str], new: str) -> str:
    """An e-mail address with the name or the domain that is told: "not gmail, yahoo dot com"."""
    written = new.replace(" dot ", ".").replace(" ", "")
    local, _, _ = known.partition("@")
    if place.start() > len(local) and "." in written:
        return f"{local}@{written}"
    return known[: place.start()] + written + known[place.end() :]


class More(NamedTuple):
    """By how many a count grows or, below zero, shrinks, of what, and where that stands in the text."""

    by: int
    of: str
    start: int
    end: int


_NO_MORE_OF: Final = (
    r"(?! (?:things?|questions?|times?|minutes?|seconds?|moments?|hours?|weeks?|months?|than|or less)\b)"
)
_MORE: Final = re.compile(
    rf"\b(?P<n>\d{{1,2}}) (?P<way>more|extra|additional|fewer|less){_NO_MORE_OF}(?: (?!(?:in|and|so|for|on|at|"
    rf"please|is|are|will)\b)"
    r"(?P<of>[a-z]+))?|"
    rf"\b(?:another|an extra|an additional)(?: (?P<n_2>\d{{1,2}}))?{_NO_MORE_OF} (?P<of_2>person|people|guests?|"
    rf"adults?|child|children|"
    r"kids?|passengers?|players?|nights?|days?|students?|tickets?|seats?)\b"
)
_IN_ALL: Final = re.compile(
    r"[ ,.]*(?:and )?(?:so|then|makes?|making|that's|that'll be|that would be|it's|for|to|we're|we are|we'll be|we'd be)"
    r"(?: (?:make|makes|making|it|us|that|that's|it's|we're|we are|we'll be|we'd be|there's|there are|be))*(?: now| then)?"
    r" (?P<total>\d{1,3})"
    r"(?: (?:of us|people|persons|guests))?(?: in (?:all|total)| altogether| now)?"
)
_COMING: Final = frozenset(words("come comes coming join joins joining along there make making"))
_WAYS_MORE: Final = frozenset(words("more extra additional fewer less another"))


def more(text: str) -> More | None:
    """ "Two more people are coming", "one less"; `text` from `heard`."""
    said = words_in(text)
    if not said.isdisjoint(_COMING) and not said.isdisjoint(PARTY_WORDS) and (joins := joining(text)):
        return More(joins[0], "people", *joins[1:])
    if said.isdisjoint(_WAYS_MORE) or not (A_FIGURE in said or "another" in said or "an" in said):
        return None
    m = _MORE.search(text)
    if m is None:
        return None
    by = int(m["n"] or m["n_2"] or 1) * (-1 if m["way"] in ("fewer", "less") else 1)
    return More(by, m["of"] or m["of_2"] or "", *m.span())


def in_all(text: str, total: int, after: int) -> int:
    """Where the sum ends that is told behind such a change: "one more, so five"."""
    m = _IN_ALL.match(text, after)
    return m.end() if m and int(m["total"]) == total else after

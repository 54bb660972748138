"""Which places does a context list as served or not, where it is a place that the goal asks for: keys, yes and no, answers?

What `areas` reads are sentences that say by themselves that somebody goes there. Here the question tells that names are places.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from echolink.agent.english.areas import NAMES, ON_DAYS, is_region, places_in
from echolink.agent.english.dates import WEEKDAYS
from echolink.agent.english.heard import tidied
from echolink.agent.field import Field

_PLACE: Final = (
    r"(?:towns?|cit(?:y|ies)|boroughs?|villages?|neighbou?rhoods?|suburbs?|districts?|count(?:y|ies)|areas?|zones?|"
    r"communit(?:y|ies)|municipalit(?:y|ies)|parts? of town|localit(?:y|ies)|parish(?:es)?|regions?|locations?|places?)"
)
_ASKS_FOR_A_PLACE = re.compile(
    rf"\b(?:which|what|the|their|your|caller's|customer's|delivery)? ?{_PLACE}\b", re.IGNORECASE
)
_KEY = re.compile(r"^(?P<key>[A-Za-z][A-Za-z' -]{1,40}?)(?: ?[:=] ?| - )(?P<rest>.*)$")
_KEY_OF_PLACES = re.compile(
    rf"\b(?:{_PLACE}|where|serv\w+|cover\w*|deliver\w*|range|exclu\w+|yes|not|no|never|off[- ]limits)\b", re.IGNORECASE
)
_NOT = re.compile(
    r"\b(?:not?|none|nor|never|neither|nobody|cannot|outside|too far|beyond|exclud\w+|except|off[- ]limits|out of)\b|n't\b",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"^\W*(?:so )?(?:and )?where\b.*\?$|^\W*(?:which|what) (?:\w+ ){0,2}" + _PLACE + r"\b.*\?$", re.IGNORECASE
)
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_AND_THEN = re.compile(r"[;,] (?=(?:so|but|and|not|no|just|only)\b)|\s+(?=but\b)", re.IGNORECASE)
# What is said of places by themselves: "Newark and Bayonne are out of our range", "Hoboken is fine".
_ARE = re.compile(
    rf"^\W*(?:(?:sorry|but|and),? )?(?:the )?(?P<list>{NAMES}),? (?i:is|are|lie|lies)(?P<what>n't\b.*|\b.*)$"
)
_WHAT_IS = re.compile(
    r"\b(?:out of|outside|too far|not (?:served|covered|included|possible|in|part)|exclud|beyond|off[- ]limits|no-go|"
    r"(?:where|what|towns|cities|places|areas|ones) (?:that |where )?we (?:go|come|serve|deliver|cover|work)|"
    r"served|covered|included|fine|ok(?:ay)?|possible|within)\b|^(?:n't| not)$",
    re.IGNORECASE,
)
# Where somebody must be, and whither one goes: "if you live in", "customers must be in", "just Brooklyn and Queens".
_THERE = re.compile(
    r"\b(?i:(?:live|lives|living|you're|you are|(?:must|have to|has to|need to|should) be(?: located)?|homes?|"
    r"customers|clients|address(?:es)?|callers) (?:only )?(?:in|from|within)|"
    r"(?:only|just) (?:in|to|go to|come to|deliver to|serve)|"
    rf"(?:go|goes|come|comes|drive|drives|travel|travels|deliver|delivers|delivered)(?: only)? (?:to|in)|covers?) "
    rf"(?P<list>(?:the )?{NAMES})"
)
_WE_DO_NOT = re.compile(
    r"\b(?:we|i)(?: do| can| will)?(?: not|n't)\b|\b(?:we|i) (?:don't|can't|won't|cannot)\b", re.IGNORECASE
)
# "Just Brooklyn and Queens" may be of cards, too, unless other places are refused.
_JUST = re.compile(rf"\b(?i:only|just) (?P<list>(?:the )?{NAMES})")
_NO_PLACES = re.compile(
    rf"\b(?i:no|not|none|nor|don't|do not|can't|cannot|won't)\b(?: [a-z']+){{0,4}}? (?P<list>(?:the )?{NAMES})"
)
# A place and what is said of it: "brooklyn yes", "newark, bayonne not ok".
_VERDICT = re.compile(
    r"^(?P<names>[A-Za-z][A-Za-z'. -]*?)(?: ?[:=-])? (?P<verdict>yes|ok(?:ay)?|fine|sure|no|nope|not ok(?:ay)?|not served)$",
    re.IGNORECASE,
)
_YES = re.compile(r"(?:yes|ok(?:ay)?|fine|sure)", re.IGNORECASE)
_OTHER: Final = re.compile(rf"\b(?:{'|'.join(day[:3] for day in WEEKDAYS)}|hours?|open|closed|daily|\d)", re.IGNORECASE)
_AND = re.compile(r",? (?:and|or|&) ", re.IGNORECASE)
_SMALL_NAME = re.compile(r"[a-z][a-z'.-]+(?: [a-z'.-]+){0,3}")
_MOST_WORDS: Final = 4


def names_a_place(goal: str) -> bool:
    """Whether a goal has to do with one of several places."""
    return _ASKS_FOR_A_PLACE.search(goal) is not None


def asks_for_a_place(field: Field) -> bool:
    """Whether a field asks in which of several places something is."""
    return field.kind in ("text", "choice") and not field.role and _ASKS_FOR_A_PLACE.match(field.label) is not None


def read_listed_places(sentences: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The places that are served, and those that are not."""
    served: dict[str, None] = {}
    refused: dict[str, None] = {}
    under: dict[str, None] | None = None  # a head that has its places on lines of their own
    for place, sentence in enumerate(sentences):
        said = tidied(sentence).strip(" .!")
        if under is not None and ":" not in said and len(names := _named(said)) == 1:
            under.update(dict.fromkeys(names))
            continue
        asked = sentences[place - 1] if place else ""
        for is_served, names in _told(said, tidied(asked)):
            (served if is_served else refused).update(dict.fromkeys(names))
        head = _KEY.match(said)
        is_head = head is not None and _KEY_OF_PLACES.search(head["key"])
        under = None if not is_head or head is None else refused if _NOT.search(head["key"]) else served
    just = (
        [m["list"] for sentence in sentences for m in _JUST.finditer(tidied(sentence))]
        if refused and not served
        else []
    )
    served.update((name, None) for listed in just for name in _places(listed))
    return tuple(name for name in served if name not in refused), tuple(refused)


def _told(said: str, asked: str) -> Iterator[tuple[bool, tuple[str, ...]]]:
    if _WHERE.match(asked):
        yield not _NOT.search(asked), _named(said)
        return
    key = _KEY.match(said)
    if key and key["rest"] and _KEY_OF_PLACES.search(key["key"]) and (names := _named(key["rest"])):
        yield not _NOT.search(key["key"]), names
        return
    verdicts = tuple(_verdicts(said))
    yield from verdicts or _in_prose(said)


def _named(listed: str) -> tuple[str, ...]:
    """All that a list names, in capitals or, in a text that has none, in small letters."""
    listed = re.sub(r"^(?:(?:just|only|to|in|all of) )+", "", _BRACKETS.sub("", listed), flags=re.IGNORECASE)
    listed = re.sub(r"\b(and|or) (?:in|to) ", r"\1 ", listed)
    found = places_in(listed)
    if found or listed != listed.lower():
        return found
    parts = [
        part.strip(" .").removeprefix("the ") for part in re.split(r",|/", _AND.sub(",", listed)) if part.strip(" .")
    ]
    is_list = all(_SMALL_NAME.fullmatch(part) and not _OTHER.search(part) for part in parts)
    return tuple(part.title() for part in parts) if is_list else ()


def _verdicts(said: str) -> Iterator[tuple[bool, tuple[str, ...]]]:
    """ "brooklyn yes, queens yes, bronx no"; one verdict behind several is that of all of them."""
    before: list[str] = []
    for part in re.split(r"[,;] ", _AND.sub(", ", said)):
        m = _VERDICT.match(part)
        names = m["names"] if m else part
        if _OTHER.search(names) or len(names.split()) > _MOST_WORDS or _NOT.search(names):
            return
        before.append(names.removeprefix("the "))
        if m:
            yield (
                _YES.fullmatch(m["verdict"]) is not None,
                tuple(name if name[0].isupper() else name.title() for name in before),
            )
            before = []


def _in_prose(said: str) -> Iterator[tuple[bool, tuple[str, ...]]]:
    for part in _AND_THEN.split(said):
        if m := _ARE.match(part):
            if _WHAT_IS.search(m["what"]):
                yield not _NOT.search(m["what"]), _places(m["list"])
        elif refused := [one["list"] for one in _NO_PLACES.finditer(part)]:
            yield from ((False, _places(listed)) for listed in refused)
        elif (m := _THERE.search(part)) and not _NOT.search(part[: m.start()]):
            yield not _WE_DO_NOT.search(part, m.end()), _places(m["list"])


def _places(listed: str) -> tuple[str, ...]:
    """Without the days on which somebody goes there: "Brooklyn and Queens, Monday through Friday"."""
    return places_in(ON_DAYS.split(listed)[0])


def with_places(fields: tuple[Field, ...], areas: Sequence[str]) -> tuple[Field, ...]:
    """Towns that are told are what there is to choose from, where it is asked in which; a region has others in it."""
    is_choice = len(areas) > 1 and not any(is_region(area) or area.isdigit() for area in areas)
    if not is_choice or any(f.kind == "address" for f in fields):  # an address names its town itself
        return fields
    return tuple(replace(f, kind="choice", options=tuple(areas)) if asks_for_a_place(f) else f for f in fields)

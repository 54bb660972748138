"""Which values does a context list for a field by its own noun: "Flavors: vanilla, lemon", "We teach Spanish and Italian"?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from echolink.agent.english.heard import tidied
from echolink.agent.english.offer_parts import name_of, parts_of
from echolink.agent.english.offers import read_offers
from echolink.agent.english.stems import stems
from echolink.agent.english.words import words
from echolink.agent.field import Field

Listed = tuple[str, tuple[str, ...]]  # stems of what is listed, and the options

_NAMED = re.compile(
    r"^(?:the |our |we have |available |[a-z' ]{2,40}? (?:comes?|(?:is|are) (?:available|made|sold|offered|had)) in "
    r"(?:[a-z]+ )?)?"
    r"(?!there |here |these )(?P<head>[a-z][a-z'-]*(?: [a-z][a-z'-]*){0,2}?)"
    r"(?: (?:(?:for|in|of) )?(?:this|the|right|at|now|today|currently)"
    r"(?: (?:season|week|month|moment|year|now|present))?)?"
    r"(?:,? (?:(?:and|with|&) )?(?:their |the )?(?:prices?|rates?|costs?)(?: (?:per|a|an|each|for) [a-z]+)?)?"
    r"(?:\s*:\s*| (?:are|include)(?: the)? )"
    r"(?P<list>[^.]+)$",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"^([A-Z]{4,})(?: -)? (?=[a-z])")  # "FLAVORS vanilla, mint chip"
_LESSONS: Final = (
    r"(?:(?:private|group|individual|weekly|online|one-(?:on|to)-one|1-(?:on|to)-1) )*"
    r"(?:lessons|classes|courses|workshops|tutoring|tuition|training)"
)
_WHO_TEACHES: Final = r"(?:we|i|(?:[\w'&’-]+ ){1,6}?)\s?(?:(?:only|currently|also) )?"
_TAUGHT = re.compile(
    rf"^(?:(?:we|i) (?:only )?(?:teach|(?:offer|run)(?! {_LESSONS} in))|"
    rf"{_WHO_TEACHES}(?:teach(?:es)?|(?:offers?|gives?|has|have|runs?) {_LESSONS} in)|"
    rf"{_WHO_TEACHES}(?:offers?|gives?|has|have|runs?)(?=\s[^.]+ {_LESSONS}\b))\s+"
    rf"(?P<list>[^.]+?)(?: {_LESSONS})?(?:\s+(?:to|in|for|on|at|every|from|with)\s+[^,]+)?$",
    re.IGNORECASE,
)
# "To the airport, JFK, LaGuardia or Newark": proper names beside the noun that they are of.
_PROPER: Final = r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*"
_BESIDE = re.compile(
    rf"\b(?:the|our|these|following|two|three|four|five) (?:[a-z-]+ )?(?P<head>[a-z][a-z-]{{2,}})(?:,|:| \(| -| –) ?"
    rf"(?P<list>(?:the )?{_PROPER}(?:, (?:the )?{_PROPER})*,? (?:or|and) (?:the )?{_PROPER})"
)
# What is taught or given, whatever it is called.
_SUBJECTS: Final = stems("subject language course class lesson instrument activity sport workshop")
_NO_PRICED_NAME = re.compile(r"\b(?:is|are|was|will|can|must|has|have|you|we|only|not)\b", re.IGNORECASE)
_FOR_WHOM = re.compile(r"(?:grades?|ages?|levels?|years?|up to) ?\d", re.IGNORECASE)  # "math, physics, grades 6 to 12"
_NO_MORE = re.compile(r"(?:but )?(?:no|not|nothing|none)\b", re.IGNORECASE)  # "guitar and flute, no other instruments"
_NO_NAME = re.compile(rf"\d|{_NO_PRICED_NAME.pattern}", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^)]*\)")
_A_NUMBER = re.compile(r"(?<=^[A-Z][a-z]{2}) \d{1,2}$|(?<=[a-z]{3}) \d{1,2}$")  # "Lab 13", "Studio 5"
_MOST_WORDS: Final = 3  # of an option
_LEAST, _MOST = 2, 12


def with_listed(fields: tuple[Field, ...], lists: Sequence[Listed], goal: str = "") -> tuple[Field, ...]:
    """Fields in free words become a choice where the context lists what there is of them."""
    about = stems(goal)
    return tuple(_from(field, lists, about) for field in fields) if lists else fields


def _from(field: Field, lists: Sequence[Listed], about: frozenset[str]) -> Field:
    """A head with other words than the field's ("late bookings: …" for "booking") is a list of something else."""
    if field.kind != "text" or field.options:
        return field
    own = stems(field.name.replace("_", " "))
    for head, options in lists:
        named = frozenset(head.split())
        if own and (named <= own or (named & own and named <= own | about) or (named == _SUBJECTS and own & _SUBJECTS)):
            return replace(field, kind="choice", options=options, ask="")
    return field


# Who may be wished for, where the context tells who there is.
WHO: Final = {
    next(iter(stems(word))): word
    for word in words(
        "stylist barber hairdresser colorist therapist masseuse instructor teacher tutor trainer coach artist technician groomer "
        "hygienist dentist doctor vet photographer guide"
    )
}


def with_whoever_does_it(fields: tuple[Field, ...], lists: Sequence[Listed]) -> tuple[Field, ...]:
    """With whom of those whom the context names, where a time is booked: it is not asked for, and taken where it is told."""
    if any(f.role == "old" for f in fields) or not {"date", "time"} <= {f.kind for f in fields}:
        return fields
    for head, options in lists:
        who = WHO.get(head)
        if who and all(option[:1].isupper() for option in options) and not any(who in f.name for f in fields):
            before = next((n for n, f in enumerate(fields) if f.kind == "date"), len(fields))
            own = Field(name=who, kind="choice", label=f"the {who}", options=options, required=False)
            return (*fields[:before], own, *fields[before:])
    return fields


def with_kinds_of_it(fields: tuple[Field, ...], context: str) -> tuple[Field, ...]:
    """ "Which walk" is a choice where the context names "the ghost walk" and "the history walk"."""
    return tuple(_of_its_kinds(field, context) for field in fields)


def _of_its_kinds(field: Field, context: str) -> Field:
    noun = _WHICH_ONE.match(field.ask) if field.kind == "text" and not field.options else None
    if noun is None:
        return field
    one = re.escape(noun["noun"].lower().removesuffix("s"))
    found = re.finditer(
        rf"\b(?:the|our|an?|and) (?P<kind>[a-z][a-z'-]+(?: [a-z][a-z'-]+)?? {one})s?\b", context.lower()
    )
    kinds = tuple(dict.fromkeys(m["kind"] for m in found if not _NO_KIND.search(m["kind"])))
    return replace(field, kind="choice", options=kinds, ask="") if _LEAST <= len(kinds) <= _MOST else field


_WHICH_ONE = re.compile(
    r"(?:which|what (?:kind|type|sort) of) (?P<noun>[a-z]{3,})(?: (?:do|would) you (?:want|like|need))?\?",
    re.IGNORECASE,
)
_NO_KIND = re.compile(
    r"\b(?:the|first|last|next|same|other|each|every|whole|new|free|day|your|their|this|that|single|all|any|is|are|of|for|a|an|"
    r"and|or|to|in|on|at|with|we|you|per|one|two)\b"
)


def listed(sentence: str) -> Listed | None:
    """The stems of what is listed, and the options; None for a sentence that lists nothing."""
    tidy = _CAPITALS.sub(r"\1: ", tidied(sentence).strip(" .-–•*"))
    named = _NAMED.match(tidy)
    beside = None if named else _BESIDE.search(tidy)
    m = named or beside or _TAUGHT.match(tidy)
    if m is None:
        return None
    head = stems(m["head"]) if named or beside else _SUBJECTS
    offers = read_offers(sentence, stems(m["head"])).services if named else []
    priced = [str(offer["name"]) for offer in offers if len(offer) > 1]
    is_all = not any(offer.get("extra") for offer in offers)  # "lemon, chocolate, and pistachio for $10 more" are three
    priced = priced if is_all else [str(offer["name"]) for offer in offers]
    names = priced or [name_of(_ASIDE.sub("", part)) for part in parts_of(m["list"])]
    names = [name for name in names if not (_FOR_WHOM.match(name) or _NO_MORE.match(name))]
    no_name = _NO_PRICED_NAME if priced else _NO_NAME
    is_plain = all(
        name and len(name.split()) <= _MOST_WORDS and not no_name.search(_A_NUMBER.sub(" ", name)) for name in names
    )
    if not is_plain or not _LEAST <= len(names) <= _MOST or not head or not head.isdisjoint(_NO_VALUES):
        return None
    return " ".join(sorted(head)), tuple(dict.fromkeys(names))


_NO_VALUES: Final = stems(" ".join(words("need ask note open hours closed extra price rates phone email address")))

"""Which values does a context list for a field by its own noun: "Flavors: vanilla, lemon", "We teach Spanish and Italian"?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from echolink.agent.english.heard import tidied
from echolink.agent.english.offer_parts import name_of, parts_of
from echolink.agent.english.offers import read_offers
from echolink.agent.english.topics import stems
from echolink.agent.english.words import words
from echolink.agent.field import Field

Listed = tuple[str, tuple[str, ...]]  # stems of what is listed, and the options

_NAMED = re.compile(
    r"^(?:the |our |we have |available )?(?P<head>[a-z][a-z'-]*(?: [a-z][a-z'-]*){0,2})(?:\s*:\s*| (?:are|include)(?: the)? )"
    r"(?P<list>[^.]+)$",
    re.IGNORECASE,
)
_TAUGHT = re.compile(
    r"^(?:we|i) (?:only )?(?:teach|offer|give lessons in|have classes in|run)\s+(?P<list>[^.]+?)"
    r"(?:\s+(?:to|in|for|on|at|every|from|with)\s+[^,]+)?$",
    re.IGNORECASE,
)
# What is taught or given, whatever it is called.
_SUBJECTS: Final = stems("subject language course class lesson instrument activity sport workshop")
_NO_NAME = re.compile(r"\d|\b(?:is|are|was|will|can|must|has|have|you|we|only|not)\b", re.IGNORECASE)
_MOST_WORDS: Final = 3  # of an option
_LEAST, _MOST = 2, 12


def with_listed(fields: tuple[Field, ...], lists: Sequence[Listed]) -> tuple[Field, ...]:
    """Fields in free words become a choice where the context lists what there is of them."""
    return tuple(_from(field, lists) for field in fields) if lists else fields


def _from(field: Field, lists: Sequence[Listed]) -> Field:
    """A head with other words than the field's ("late bookings: …" for "booking") is a list of something else."""
    if field.kind != "text" or field.options:
        return field
    own = stems(field.name.replace("_", " "))
    for head, options in lists:
        named = frozenset(head.split())
        if own and (named <= own or (named == _SUBJECTS and own & _SUBJECTS)):
            return replace(field, kind="choice", options=options, ask="")
    return field


def listed(sentence: str) -> Listed | None:
    """The stems of what is listed, and the options; None for a sentence that lists nothing."""
    tidy = tidied(sentence).strip(" .-–•*")
    named = _NAMED.match(tidy)
    m = named or _TAUGHT.match(tidy)
    if m is None:
        return None
    head = stems(m["head"].removesuffix("s")) if named else _SUBJECTS
    names = (
        [str(offer["name"]) for offer in read_offers(sentence, stems(m["head"])).services if len(offer) > 1]
        if named
        else []
    )
    names = names or [name_of(part) for part in parts_of(m["list"])]
    is_plain = all(name and len(name.split()) <= _MOST_WORDS and not _NO_NAME.search(name) for name in names)
    if not is_plain or not _LEAST <= len(names) <= _MOST or not head or not head.isdisjoint(_NO_VALUES):
        return None
    return " ".join(sorted(head)), tuple(dict.fromkeys(names))


_NO_VALUES: Final = stems(" ".join(words("need ask note open hours closed extra price rates phone email address")))

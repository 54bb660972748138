"""Which of two days, times or addresses is the start and which the end, which was and which shall be?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from echolink.agent.field import Field

_ROLES: Final = (
    ("old", re.compile(r"\b(?:old|current|existing|previous|original|present|booked|reserved|scheduled)\b")),
    ("new", re.compile(r"\b(?:new|desired|wanted|preferred|other)\b")),
    (
        "end",
        re.compile(
            r"\b(?:return|end|ends|until|to|departure|leaving|check ?-?out|drop ?-?off|destination|last|back|"
            r"goes(?! (?:out|off)\b)|go(?:ing)? home|leaves?|moves? out|"
            r"delivery|till|finish|need(?:s|ed)?(?: it| them| by)?|due|latest|not after|ready|deadline)\b"
        ),
    ),
    (
        "start",
        re.compile(
            r"\b(?:pick ?-?up|pickup|start|starts|earliest|not before|from|arrival|arriving|check ?-?in|begin|begins|"
            r"first|origin|"
            r"(?:it|he|she|they|you|pet|dog|cat|horse|guest)s? (?:comes?|arrives?|moves? in)|collection|"
            r"(?:tak(?:es?|ing)|sets?|setting|go(?:es|ing)?|heads?|heading)(?: (?:it|them|the [a-z]+))? (?:out|off)|"
            r"bring(?:ing|s)?|brought)\b"
        ),
    ),
)
_STANDS = re.compile(
    r"\bwhere (?:the |your |it |you |they )*\w* ?(?:is|are|stands?|sits?)(?: (?:now|at|parked|located))?$"
)
_IS_TAKEN = re.compile(
    r"\b(?:(?:should|to|will|must|needs? to|shall) (?:go|be (?:taken|brought|towed|delivered))|goes to|takes? it)\b"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BROUGHT = re.compile(
    r"\b(?:drop(?:ping)? (?:(?:it|them|him|her) )?-?off|drop-?off|delivery|bring(?:ing|s)?|brought|"
    r"hand(?:ing|ed)? in|arriv(?:al|ing|es?))\b"
)
_FETCHED = re.compile(
    r"\b(?:pick(?:ing|ed)? (?:(?:it|them|him|her) )?-?up|pick-?up|collect(?:ed|ing|ion)?|fetch(?:ed|ing)?)\b"
)


def with_roles(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields with the roles that everyday words of their names give them, where there are two of a kind."""
    return _one_of_each(tuple(_roles(_places_of_a_way(fields))))


def _places_of_a_way(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """ "Pickup spot, drop-off, car" and "pick-up, drop-off, when" ask for two places: things are neither at once."""
    bare = [f for f in fields if f.kind == "text" and _AN_END.fullmatch(f.label.lower())]
    places = [f for f in fields if f.kind == "address"]
    if not bare or len(bare) + len(places) != len(_ENDS_OF_A_WAY):
        return fields
    words = " ".join(map(_words, (*bare, *places)))
    if not all(pattern.search(words) for pattern in _ENDS_OF_A_WAY):
        return fields
    return tuple(replace(f, kind="address") if f in bare else f for f in fields)


_AN_END = re.compile(r"(?:the |your )?(?:pick-? ?up|drop-? ?off|destination)")
_ENDS_OF_A_WAY: Final = (re.compile(r"\bpick-? ?up\b"), re.compile(r"\bdrop-? ?off\b|\bdestination\b"))


def _one_of_each(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Of two that both begin something, the second ends the first: "the first day without it, the first day with it"; of two
    that both end something the first begins it: "drop-off day, needed by"."""
    starts = {f.kind: f for f in reversed(fields) if f.role == "start"}
    ends = {f.kind: f for f in reversed(fields) if f.role == "end"}
    several = {kind for kind in ends if sum(f.kind == kind and f.role == "end" for f in fields) > 1}

    def role(f: Field) -> str:
        if f.role == "start" and f.kind not in ends and starts[f.kind] is not f:
            return "end"
        return "start" if f.kind in several and f.kind not in starts and ends[f.kind] is f else f.role

    return tuple(replace(f, role=role(f)) for f in fields)


def _roles(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        alike = [f for f in fields if f.kind == field.kind]
        if field.kind == "time" and len(alike) == 1 and not field.role:  # beside the old day and the new one
            of_days = {f.role or _role(f, fields) for f in fields if f.kind == "date"}
            was = _ROLES[0][1].search(_words(field))
            yield replace(field, role="old" if was else "new") if {"old", "new"} <= of_days else field
        elif field.kind not in ("date", "time", "address") or field.role or len(alike) < 2:
            yield field
        else:
            yield replace(field, role=_role(field, alike))


def _role(field: Field, alike: Sequence[Field]) -> str:
    words = _words(field)
    was = _ROLES[0][1]
    if field.kind != "address" and any(was.search(_words(f)) for f in alike):  # "the current and the new pick-up date"
        return "old" if was.search(words) else "" if "birth" in words else "new"
    if field.kind != "address" and (_BROUGHT.search(words) or _FETCHED.search(words)):
        first = next(f for f in alike if _BROUGHT.search(_words(f)) or _FETCHED.search(_words(f)))
        both = sum(1 for f in alike if _BROUGHT.search(_words(f)) or _FETCHED.search(_words(f))) > 1
        if both:  # what is left with us is brought first, what is lent is fetched first: as they stand
            return "start" if first is field else "end"
    if field.kind == "address" and _STANDS.search(words):
        return "start"
    if field.kind == "address" and _IS_TAKEN.search(words):
        return "end"
    role = next((r for r, pattern in _ROLES if pattern.search(words)), "")
    if not role and any(was.search(_words(f)) for f in alike):
        return "new"
    return role


def _words(field: Field) -> str:
    name = _CAMEL.sub(" ", field.name.replace("_", " ").replace("-", " "))
    return f"{name} {field.label}".lower()

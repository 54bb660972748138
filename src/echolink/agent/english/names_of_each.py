"""Whose name does each item of an English list ask for: the caller's, the patient's, that of the passenger?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from echolink.agent.english.roles import is_own_name
from echolink.agent.english.usual_fields import NAME
from echolink.agent.field import Field

_WHOLE: Final = r"(?:(?:full|first|last|first and last|own) )?"
_THE: Final = r"(?:(?:the|their|your|an?|whose) )?"
_NO_OWNER: Final = (
    r"(?!(?:the|their|your|an?|whose|both|full|first|last|family|given|contact|own|nick|company|business|middle|maiden|"
    r"person|names?)\b)"
)
_OWNED: Final = re.compile(
    rf"{_THE}{_NO_OWNER}(?P<who>[a-z]+)(?:['’]s|s['’])? {_WHOLE}name|"
    rf"{_THE}{_WHOLE}name (?:of|for) {_THE}{_NO_OWNER}(?P<of>[a-z]+)|"
    r"who(?:['’]s| is)? (?:the|their|your) (?P<is>[a-z]+)(?: is)?",
    re.IGNORECASE,
)
_CALLERS: Final = re.compile(
    rf"{_THE}(?:caller|booker)(?:['’]s)? {_WHOLE}name|your {_WHOLE}name|{_THE}{_WHOLE}name (?:of|for) {_THE}(?:caller|booker)|"
    r"who(?:['’]s| is)? call(?:s|ing)|(?:who )?(?:the )?caller(?: is)?",
    re.IGNORECASE,
)
# "Both names, the caller's and the patient's"; "the names of the caller and of the patient".
_ALL_NAMES: Final = re.compile(rf"(?:(?:the|both|two|all) )*{_WHOLE}names", re.IGNORECASE)
_ONLY_OWNER: Final = re.compile(rf"(?:of )?{_THE}[a-z]+['’]s?", re.IGNORECASE)
_WITH_A_NAME: Final = re.compile(rf"{_THE}[a-z]+['’]s? {_WHOLE}names?", re.IGNORECASE)


def each_with_its_name(parts: Sequence[str]) -> list[str]:
    """The items with "the caller's name" for "the caller's", where names are asked for before or behind it."""
    owners = [n for n, part in enumerate(parts) if _ONLY_OWNER.fullmatch(part.strip())]
    heads = [n for n, part in enumerate(parts) if _ALL_NAMES.fullmatch(part.strip())] if owners else []
    if not heads and not any(_WITH_A_NAME.fullmatch(parts[k].strip()) for n in owners for k in _beside(n, parts)):
        return list(parts)
    return [f"{part} name" if n in owners else part for n, part in enumerate(parts) if n not in heads]


_CALLER: Final = "caller"


def _beside(n: int, parts: Sequence[str]) -> list[int]:
    return [k for k in (n - 1, n + 1) if 0 <= k < len(parts)]


class Names:
    """Whose names were asked for so far: the first, or the caller's, is *the* name, and each other one has its own key."""

    def __init__(self) -> None:
        self._holder = ""  # whose the name is; empty where that was not told

    def apart(self, fields: list[Field], found: list[Field], part: str) -> tuple[list[Field], list[Field]]:
        """The fields so far and those of an item, the names of both told apart."""
        is_anothers = self._holder not in ("", _CALLER) and not _USUAL.fullmatch(self._holder)
        if not any(map(_is_the_name, found)):
            if is_anothers and any(f.kind == NAME.kind and is_own_name(f.label) for f in found):
                fields, self._holder = [_named_for(f, self._holder) for f in fields], ""
            return fields, found
        owner = _owner(part)
        if owner == _CALLER and self._holder not in ("", _CALLER):
            fields, self._holder = [_named_for(f, self._holder) for f in fields], owner
        elif all(f.kind != NAME.kind for f in fields) or (owner == _CALLER and not any(map(_is_the_name, fields))):
            self._holder = owner
        elif owner and owner != self._holder and (self._holder or not _USUAL.fullmatch(owner)):
            found = [_named_for(f, owner) for f in found]
        return fields, found


# Who calls is mostly called so: "the name … the customer's name" are the same, where nothing says that somebody else calls.
_USUAL: Final = re.compile(r"customers?|clients?|guests?", re.IGNORECASE)


def _owner(part: str) -> str:
    if _CALLERS.fullmatch(part.strip()):
        return _CALLER
    m = _OWNED.fullmatch(part.strip())
    return next(who for who in m.groups() if who).lower() if m else ""


def _is_the_name(field: Field) -> bool:
    return (field.name, field.kind) == (NAME.name, NAME.kind)


def _named_for(field: Field, who: str) -> Field:
    return replace(field, name=f"{who}_name", label=f"the {who}'s name", ask="") if _is_the_name(field) else field

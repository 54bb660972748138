"""Which part of an address that is known does an English caller say anew: its house number, the apartment?"""

import re
from typing import Final

from echolink.agent.english.addresses import address
from echolink.agent.english.corrections import refuses
from echolink.agent.english.heard import heard
from echolink.agent.english.second_thoughts import last_turn

_UNIT: Final = re.compile(
    r"\b(?P<kind>apartment|apt|flat|unit|suite)(?: number)? (?P<n>\d{1,4}(?: ?[b-hj-z])?|[b-hj-z] ?\d{0,3})(?![\w'])"
)
_NUMBER: Final = re.compile(r"(?<![\w:.])\d{1,5}[a-z]?(?![\w:]|\.\d| ?[ap]m\b)")
_AT_ITS_START: Final = re.compile(r"\d{1,5}[a-z]?\b")
_AS_A_NUMBER: Final = re.compile(r"\b(?:house |street )?number(?:'s| is)? (?P<n>\d{1,5}[a-z]?)(?!\w)")
_WAS_SAID: Final = re.compile(
    r"\b(?:said|told you|gave you|put|wrote|not|instead of|rather than)(?: (?:it's|it was|number))* $"
)


def part_anew(known: str, said: str) -> str | None:
    """The address with that part in it: ("14 Elm Street", "I said 14, it's number 41") → "41 Elm Street"."""
    text = heard(said)
    own = _AT_ITS_START.match(known)
    another = address(said)
    is_another = another is not None and own is not None and not another[0].startswith(own.group())
    unit = next((m for m in _UNIT.finditer(text) if not refuses(text[: m.start()])), None)
    if unit and not is_another:
        return _with_unit(known, unit)
    if own is None or is_another:
        return None
    numbers = list(_NUMBER.finditer(text))
    was = [m for m in numbers if m.group() == own.group() and _WAS_SAID.search(text[: m.start()])]
    others = [m.group() for m in numbers if m.group() != own.group()]
    told = _AS_A_NUMBER.search(text)
    if was and len(others) == 1:
        return f"{others[0]}{known[own.end() :]}"
    if told and told["n"] != own.group() and last_turn(text) is not None:
        return f"{told['n']}{known[own.end() :]}"
    return None


def _with_unit(known: str, unit: re.Match[str]) -> str | None:
    """In the place of the one that it has, or behind it."""
    number = unit["n"].replace(" ", "")
    own = _UNIT.search(known.lower())
    if own is None:
        return f"{known}, {unit['kind']} {number}"
    return None if own["n"] == number else f"{known[: own.start('n')]}{number}{known[own.end('n') :]}"

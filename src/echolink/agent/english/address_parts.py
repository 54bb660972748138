"""Which part of an address that is known does an English caller say anew: its house number, the apartment?"""

import re
from typing import Final

from echolink.agent.english.addresses import address, streets_in
from echolink.agent.english.corrections import refuses
from echolink.agent.english.heard import heard
from echolink.agent.english.second_thoughts import last_turn

_UNIT: Final = re.compile(
    r"\b(?P<kind>apartment|apt|flat|unit|suite)(?: number)? (?P<n>\d{1,4}(?: ?[b-hj-z])?|[b-hj-z] ?\d{0,3})(?![\w'])"
)
_NUMBER: Final = re.compile(r"(?<![\w:.])\d{1,5}[a-z]?(?![\w:]|\.\d| ?[ap]m\b)")
_AT_ITS_START: Final = re.compile(r"\d{1,5}[a-z]?\b")
_AS_A_NUMBER: Final = re.compile(r"\b(?:house |street )?number(?:'s| is|,)? (?P<n>\d{1,5}[a-z]?)(?!\w)")
_A_PART: Final = re.compile(
    r"(?:(?:the|my|our|that|her|his) )?(?:house number|street(?: number| name| address)?|road)", re.IGNORECASE
)
_PUTS_RIGHT: Final = re.compile(r"\b(?:correct|fix|change|wrong|but it's|but the|right but|instead)\b")
_OF_THE_STREET: Final = re.compile(
    r"\b(?:street|road|street name|avenue)(?:'s| is| was| should| name| to\b|,|\.)|"
    r"\b(?:not|instead of|rather than)(?: on)? [\w' ]+$|"
    r"^(?:\W*(?:no|oh|sorry|wait|actually|um+|almost)\b)*[\s,.]*(?:i (?:meant|mean|misspoke)|it should be|not )|"
    r"^(?:\W*(?:no|oh|sorry|wait|actually|almost)\b)+[\s,.]*it(?:'s| is) (?:on )?",
    re.IGNORECASE,
)
_NUMBER_STAYS: Final = re.compile(
    r"\b(?:same (?:house |street )?number|(?:right|correct|good) (?:house )?number|"
    r"number(?:'s| is) (?:right|fine|correct|the same|good)|"
    r"(?:still|number) \d{1,5})\b",
    re.IGNORECASE,
)
_WAS_SAID: Final = re.compile(
    r"\b(?:said|told you|gave you|put|wrote|not|instead of|rather than)(?: (?:it's|it was|number))* $"
)


def calls_a_part(words: str) -> bool:
    """ "The house number", "the street"."""
    return _A_PART.fullmatch(words) is not None


def part_anew(known: str, said: str) -> str | None:
    """The address with that part in it: ("14 Elm Street", "I said 14, it's number 41") → "41 Elm Street"."""
    text = heard(said)
    own = _AT_ITS_START.match(known)
    if own is not None and (street := _street_anew(known, own.group(), said)):
        return street
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
    if told and told["n"] != own.group() and (last_turn(text) is not None or _PUTS_RIGHT.search(text)):
        return f"{told['n']}{known[own.end() :]}"
    beside = _beside_its_street(known[own.end() :], text)
    return f"{beside}{known[own.end() :]}" if beside and beside != own.group() else None


def _beside_its_street(street: str, text: str) -> str | None:
    """ "No, it's 18 Linden" of Linden Avenue."""
    first = re.match(r"\W*(?:(?:north|south|east|west|old|new|the) )?([\w'-]+)", street.lower())
    told = (
        re.search(rf"(?<![\w:.])(\d{{1,5}}[a-z]?) {re.escape(first.group().strip())}(?![\w'])", text) if first else None
    )
    return told[1] if told else None


def _street_anew(known: str, number: str, said: str) -> str | None:
    """The number that is known with the street that is told in the place of its own, where words say that it stays."""
    if not (_OF_THE_STREET.search(said) or _NUMBER_STAYS.search(said)):
        return None
    told = [
        m for m in streets_in(said) if m.group().lower() not in known.lower() and not refuses(said[: m.start()].lower())
    ]
    if len(told) != 1:
        return None
    beside = f"{said[: told[0].start()]} {said[told[0].end() :]}"
    is_kept = all(n.group() == number for n in _NUMBER.finditer(beside))
    return f"{number} {told[0].group()}" if is_kept else None


def _with_unit(known: str, unit: re.Match[str]) -> str | None:
    """In the place of the one that it has, or behind it."""
    number = unit["n"].replace(" ", "")
    own = _UNIT.search(known.lower())
    if own is None:
        return f"{known}, {unit['kind']} {number}"
    return None if own["n"] == number else f"{known[: own.start('n')]}{number}{known[own.end('n') :]}"

"""Which lengths does a list name together: "the length and width of the room in feet", "how long and how wide it is"?"""

import re
from typing import Final

_SIDE: Final = r"(?:length|width|height|depth|breadth|thickness|diameter|circumference)"
_LIKE: Final = r"(?:long|wide|high|tall|deep|thick|broad)"
_UNIT: Final = (
    r"(?:feet|foot|ft|inch(?:es)?|meters?|metres?|m|cm|centimeters?|centimetres?|mm|millimet(?:er|re)s|yards?)"
)
_IN_UNITS: Final = (
    rf"(?:,? (?:both |all |each )?in (?P<unit>{_UNIT})\b(?! and {_UNIT}\b)| \((?:in )?(?P<short>{_UNIT})\.?\))"
)
_OF_WHAT: Final = r"(?P<of> (?:of|for) (?:the|their|your|his|her|its|an?|each) [\w-]+(?: (?!in\b|and\b|or\b)[\w-]+)?)"
_WHOSE: Final = r"(?:(?:the|their|its|your|an?) )?(?:(?!and\b|or\b|the\b)[\w-]+(?:['’]s|s['’])? )?"
_AND: Final = r"(?:, and|,? (?:and|by|&|x)) "
# "The room's length and width in feet", "length, width and height of the box (cm)".
_SIDES: Final = re.compile(
    rf"(?P<whose>{_WHOSE})(?P<a>{_SIDE})(?:, (?:the )?(?P<b>{_SIDE}))?{_AND}(?:{_WHOSE})(?P<c>{_SIDE})\b"
    rf"(?:{_OF_WHAT})?(?:{_IN_UNITS})?",
    re.IGNORECASE,
)
# "How long and how wide the room is, in feet".
_HOW: Final = re.compile(
    rf"\bhow (?P<a>{_LIKE})(?:, (?:how )?(?P<b>{_LIKE}))?{_AND}(?:how )?(?P<c>{_LIKE}) "
    rf"(?P<it>(?:the |their |your |its )?[\w-]+(?: (?!in\b|and\b)[\w-]+)? (?:is|are|was|should be|will be|has to be))\b"
    rf"(?:{_IN_UNITS})?",
    re.IGNORECASE,
)
# "The size of the room (length and width, in feet)": the sides are what is told of it.
_BY_SIDES: Final = re.compile(
    rf"\b(?:(?:the|their|your) )?(?P<thing>[\w-]+ )?(?:sizes?|dimensions?|measurements|measures)(?:{_OF_WHAT})?"
    rf"(?:{_IN_UNITS})?(?: \(|: | [-–—] )"
    rf"(?P<sides>(?:the )?(?:{_SIDE}(?:, | (?:and|by|x) |, and )){{1,2}}{_SIDE})(?P<in>,? in {_UNIT})?(?:\)|(?=[,;.]|$))",
    re.IGNORECASE,
)


def with_measures_apart(goal: str) -> str:
    """The goal with each length by itself, of what it is and in its unit."""
    if " and " not in goal and " & " not in goal and " by " not in goal and " x " not in goal:
        return goal
    return _SIDES.sub(_sides, _HOW.sub(_ways, _BY_SIDES.sub(_by_sides, goal)))


def _sides(m: re.Match[str]) -> str:
    of, unit = m["of"] or "", _unit(m)
    return ", ".join(f"{m['whose']}{side}{of}{unit}" for side in (m["a"], m["b"], m["c"]) if side)


def _ways(m: re.Match[str]) -> str:
    return ", ".join(f"how {way} {m['it']}{_unit(m)}" for way in (m["a"], m["b"], m["c"]) if way)


def _by_sides(m: re.Match[str]) -> str:
    thing = m["thing"] if m["thing"] and m["thing"].lower().strip() not in ("the", "and", "or", "of", "for") else ""
    whose = f"the {thing}" if thing else ""
    return f"{whose}{m['sides'].removeprefix('the ')}{m['of'] or ''}{m['in'] or _unit(m)}"


def _unit(m: re.Match[str]) -> str:
    unit = m["unit"] or m["short"]
    return f" in {unit}" if unit else ""

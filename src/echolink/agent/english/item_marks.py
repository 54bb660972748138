"""What does an item of a list say of itself beside its name: "wood: oak | birch", "lid_exposed (yes/no)", "[phone]*"?"""

import re
from typing import Final, NamedTuple

from echolink.agent.english.words import words

_WRAPPED = re.compile(r"^(?:\[(?P<a>[^\[\]]+)\]|\{+(?P<b>[^{}]+)\}+|<(?P<c>[^<>]+)>|\((?P<d>[^()]+)\))[*.:]?$")
# Of a label and what is said of it; a clock's colon and a sentence's parts nothing.
_LABELLED = re.compile(r"^(?P<label>[^\W\d][\w '/’*-]{0,40}?)\s*(?::(?!\d)|=|\s[-–—](?=\s))\s*(?P<remark>\S.*)$")
_REMARKS = re.compile(r"\s*[(\[](?P<remark>[^()\[\]]*)[)\]]")
_EITHER = re.compile(r",? (?P<remark>yes ?(?:/|or) ?no|y ?/ ?n|true ?/ ?false)$", re.IGNORECASE)
_NUMBER_SIGN = re.compile(r"#(?= of\b)|(?<=[a-z] )#$|\bno\.(?= of\b)", re.IGNORECASE)
_KEY = re.compile(r"^[a-z]+(?:[A-Z][a-z]+)+$|^[A-Za-z]\w*_\w+$")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FOR_WHAT = re.compile(
    r",? (?:so (?:that )?(?:we|i|you|they|he|she|somebody|someone|the \w+)\b.*|in case (?:we|i|of|the)\b.*|because\b.*|"
    r"(?<=mail )(?:to|where) .*(?:to|send it|go(?:es)?)$)$",
    re.IGNORECASE,
)
UNITS: Final = frozenset(
    words(
        "pounds lbs lb kilos kilograms kg kgs tons tonnes ounces grams gallons litres liters quarts pints feet foot ft inches "
        "inch cm centimeters centimetres meters metres yards miles km kilometers kilometres acres hectares sqft sqm pages "
        "cords hours hrs minutes mins days weeks months years amps volts watts kw kilowatts btu"
    )
)


class Marked(NamedTuple):
    """The item's own words, and what stands in brackets or after a colon."""

    bare: str
    remarks: tuple[str, ...]


def marked(item: str) -> Marked:
    """Take an item apart: "Stacking: yes/no" → "Stacking" and "yes/no"."""
    item = item.strip()
    while wrapped := _WRAPPED.match(item):
        item = next(g for g in wrapped.groups() if g).strip()
    remarks = [m["remark"].strip() for m in _REMARKS.finditer(item)]
    bare = _REMARKS.sub("", item).strip()
    if labelled := _LABELLED.match(bare):
        bare = labelled["label"]
        remarks.append(labelled["remark"].strip())
    if either := _EITHER.search(bare.rstrip("? ")):
        bare = bare.rstrip("? ")[: either.start()]
        remarks.append(either["remark"])
    bare = _NUMBER_SIGN.sub("number", _FOR_WHAT.sub("", bare.strip(" :*")))
    return Marked(_spelled_out(bare) if _KEY.match(bare) else bare, tuple(r for r in remarks if r))


def is_labelled(line: str) -> bool:
    """Whether a line is one item with what is said of it after its colon, so that no comma in it parts anything."""
    m = _LABELLED.match(re.sub(r"\([^)]*\)", "", line))
    return m is not None and ": " not in m["remark"] and len(m["label"].split()) <= _MOST_WORDS


_MOST_WORDS: Final = 5  # of what stands before the colon


def _spelled_out(key: str) -> str:
    """A programmer's key in words: `tank_size_gallons` → "tank size in gallons"."""
    parts = _CAMEL.sub(" ", key).replace("_", " ").lower().split()
    if len(parts) > 1 and parts[-1] in UNITS and parts[-2] not in ("in", "of", "how", "many"):
        return f"{' '.join(parts[:-1])} in {parts[-1]}"
    return " ".join(parts)

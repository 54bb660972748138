"""Which sizes has one thing of a menu, each with its price: "fries small $3 large $5", "coffee ($2.50 small, $3.50 large)"?"""

import re
from typing import Final

_ADJECTIVES: Final = (
    r"extra[- ]large|extra[- ]small|small|medium|large|regular|mini|big|personal|family|half|whole|full|single|double|triple|"
    r"kids?|sm|med|lg|xl"
)
_MEASURES: Final = (
    r"half pint|glass|bottle|cup|bowl|slice|pint|quart|pitcher|carafe|can|"
    r"\d{1,2} ?(?:-?inch|in\b|\"|oz|cl|ml|cm|pcs?|pieces?|pack|count|ct)"
)
_SIZE: Final = rf"(?:{_ADJECTIVES}|{_MEASURES}|(?-i:[SML]))\b"
_MONEY: Final = r"[$€£]\s?\d{1,4}(?:[.,]\d{2})?|\d{1,4}(?:[.,]\d{2})?\s?[$€£]"
_FIGURE: Final = (
    r"(?<![\d.,:])\d{1,3}(?:\.\d{2})?(?=\s*(?:[,;/|)]|\.(?!\d)|$|and\b|or\b)|\s+(?:" + _SIZE + r"))"
)  # nothing is measured by it
_PRICE: Final = rf"(?:{_MONEY}|{_FIGURE})"
_SEP: Final = r"\s*(?:,\s*(?:and |or )?|/|\||;|\s-\s|\band\b|\bor\b|\s)\s*"
_NAME: Final = (
    r"(?:(?<=^)|(?<=[,;|.:/(] )|(?<=\band )|(?<=\bor ))(?!(?:and|or|from|for) )(?P<name>[^\W\d][^\d$€£:,;()|]*?)"
)
_AFTER: Final = rf"{_SIZE}[\s:=-]*{_PRICE}"
_BEFORE: Final = rf"{_PRICE}\s(?:for (?:an? )?|an? )?{_SIZE}"
_IN_SIZES: Final = re.compile(
    rf"{_NAME}\s*[,–-]?\s*\(?(?P<pairs>{_AFTER}(?:{_SEP}{_AFTER})+|{_BEFORE}(?:{_SEP}{_BEFORE})+)\)?(?!\s*:)",
    re.IGNORECASE,
)
_PAIR: Final = re.compile(
    rf"(?P<size>{_SIZE})[\s:=-]*(?P<price>{_PRICE})|(?P<before>{_PRICE})\s(?:for (?:an? )?|an? )?(?P<of>{_SIZE})",
    re.IGNORECASE,
)
_ONE: Final = re.compile(_SIZE, re.IGNORECASE)
_IN_FULL: Final = {
    "s": "small", "m": "medium", "l": "large", "sm": "small", "med": "medium", "lg": "large", "xl": "extra large",
}  # fmt: skip
_SHORT: Final = re.compile(r"(?P<n>\d+) ?(?P<unit>pcs?|pieces?|ct|in\b|\")$")
_UNITS: Final = {"pc": "piece", "pi": "piece", "ct": "count", "in": "inch", '"': "inch"}
_NOT_A_NAME: Final = re.compile(
    r"\b(?:seats?|sleeps?|holds?|fits?|serves?|open|from|for|up to|within|over|under|at|until|extra|plus|in)$",
    re.IGNORECASE,
)
_COMES_IN: Final = re.compile(r"\s+(?:(?:comes?|is|are|available|can be had)\s+)+(?:in|as)?$", re.IGNORECASE)


def in_each_size(listed: str) -> str:
    """A list with each size of a thing told as one of its own: "small fries $3, large fries $5"."""
    return _IN_SIZES.sub(_each, listed) if _ONE.search(listed) else listed


def _each(m: re.Match[str]) -> str:
    name = _COMES_IN.sub("", m["name"]).strip()
    if _NOT_A_NAME.search(name) or _ONE.fullmatch(name):
        return m.group()
    pairs = [((p["size"] or p["of"]), (p["price"] or p["before"]).strip()) for p in _PAIR.finditer(m["pairs"])]
    return ", ".join(f"{sized(name, size)} {price}" for size, price in pairs)


def sized(name: str, size: str) -> str:
    """ "Small Margherita", and "House red glass"."""
    size = _IN_FULL.get(size.lower(), size.lower()).replace("-", " ")
    size = _SHORT.sub(lambda m: f"{m['n']} {_UNITS[m['unit'][:2]]}", size)
    is_adjective = re.fullmatch(_ADJECTIVES, size) or size[0].isdigit()
    return f"{size} {name}" if is_adjective else f"{name} {size}"

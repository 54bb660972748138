"""Which sizes has one thing of a menu, each with its price: "fries small $3 large $5", "coffee ($2.50 small, $3.50 large)"?"""

import re
from typing import Final

_ADJECTIVES: Final = (
    r"extra[- ]large|extra[- ]small|small|medium|large|regular|mini|big|personal|family|half|whole|full|single|double|triple|"
    r"kids?|sm|med|lg|xl"
)
_MEASURES: Final = (
    r"half pint|glass|bottle|cup|bowl|slice|pint|quart|pitcher|carafe|can|"
    r"\d{1,2} ?(?:-?inch|in\b|\"|oz|cl|ml|cm|pcs?|pieces?|pack|count|ct|gal(?:lon)?s?|lit(?:er|re)s?|lbs?|"
    r"pounds?|ft|foot|feet|for)"
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
_OTHERS: Final = r"(?P<others>(?:[^\W\d][^\d$€£:,;()|]{1,30}, )+)"
_AFTER: Final = rf"{_SIZE}[\s:=-]*{_PRICE}"
_BEFORE: Final = rf"{_PRICE}\s(?:for (?:an? )?|an? )?{_SIZE}"
_IN_SIZES: Final = re.compile(
    rf"{_NAME}\s*(?:[,–-]|:(?=\s*\d))?\s*\(?(?P<pairs>{_AFTER}(?:{_SEP}{_AFTER})+|{_BEFORE}(?:{_SEP}{_BEFORE})+)\)?(?!\s*:)",
    re.IGNORECASE,
)
# "Apple, cherry, pumpkin: $18 whole, $5 a slice", "turkey, ham - half $6, whole $10": each of them in each size.
_ALL_IN_SIZES: Final = re.compile(
    rf"(?:^|(?<=: )|(?<=\. )){_OTHERS}(?:and |or )?(?P<name>[^\W\d][^\d$€£:,;()|]*?)(?:,|:| [–-]) "
    rf"(?P<pairs>{_AFTER}(?:{_SEP}{_AFTER})+|{_BEFORE}(?:{_SEP}{_BEFORE})+)(?!\s*:)",
    re.IGNORECASE,
)
# "Drip sm/lg 2.50/3.25"
_BY_STROKES: Final = re.compile(
    rf"{_NAME} \(?(?P<sizes>{_SIZE}(?:\s?/\s?{_SIZE})+)\)?:? (?P<prices>[$€£]?\d[\d.]*(?:\s?/\s?[$€£]?\d[\d.]*)+)",
    re.IGNORECASE,
)
# "Massage: 60 min 95 / 90 min 130", within a list.
_MINUTES: Final = r"\d{2,3} ?min(?:utes?)?\.?"
_IN_LENGTHS: Final = re.compile(
    rf"{_NAME}:? (?P<pairs>{_MINUTES} [$€£]?\d{{2,3}}(?:(?: ?/ ?|, ){_MINUTES} [$€£]?\d{{2,3}})+)", re.IGNORECASE
)
_LENGTH: Final = re.compile(r"(?P<minutes>\d{2,3}) ?min(?:utes?)?\.? (?P<price>[$€£]?\d{2,3})", re.IGNORECASE)
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
    if "min" in listed:
        listed = _IN_LENGTHS.sub(_in_each_length, listed)
    if not _ONE.search(listed):
        return listed
    return _IN_SIZES.sub(_each, _ALL_IN_SIZES.sub(_each_of_all, _BY_STROKES.sub(_one_by_one, listed)))


def _in_each_length(m: re.Match[str]) -> str:
    if m.start() == 0 or m["name"].endswith((" -", " –")):
        return m.group()  # a line of its own is a table's
    return ", ".join(f"{m['name']} {one['minutes']} min {one['price']}" for one in _LENGTH.finditer(m["pairs"]))


def _one_by_one(m: re.Match[str]) -> str:
    sizes, prices = re.split(r"\s?/\s?", m["sizes"]), re.split(r"\s?/\s?", m["prices"])
    if len(sizes) != len(prices):
        return m.group()
    return ", ".join(f"{sized(m['name'], size)} {price}" for size, price in zip(sizes, prices, strict=True))


def _each_of_all(m: re.Match[str]) -> str:
    names = [*(name.strip() for name in m["others"].split(",") if name.strip()), m["name"].strip()]
    if any(
        _OF_ALL.search(name) or len(name.split()) > _MOST_WORDS or _NOT_A_NAME.search(name) or _ONE.search(name)
        for name in names
    ):
        return m.group()
    return ", ".join(f"{sized(name, size)} {price}" for name in names for size, price in _pairs(m["pairs"]))


def _pairs(told: str) -> list[tuple[str, str]]:
    return [((p["size"] or p["of"]), (p["price"] or p["before"]).strip()) for p in _PAIR.finditer(told)]


_OF_ALL: Final = re.compile(r"\b(?:per|each|all|includ\w+|with|prices?|rates?|sizes?|we|our)\b", re.IGNORECASE)
_MOST_WORDS: Final = 3  # of a thing that has the sizes of others


def _each(m: re.Match[str]) -> str:
    name = _COMES_IN.sub("", m["name"]).strip()
    if _NOT_A_NAME.search(name) or _ONE.fullmatch(name) or _OF_ALL.search(name):
        return m.group()
    return ", ".join(f"{sized(name, size)} {price}" for size, price in _pairs(m["pairs"]))


def sized(name: str, size: str) -> str:
    """ "Small Margherita", and "House red glass"."""
    size = _IN_FULL.get(size.lower(), size.lower()).replace("-", " ")
    size = size.removesuffix(" for")  # "6 for $8"
    size = _SHORT.sub(lambda m: f"{m['n']} {_UNITS[m['unit'][:2]]}", size)
    is_adjective = re.fullmatch(_ADJECTIVES, size) or size[0].isdigit()
    return f"{size} {name}" if is_adjective else f"{name} {size}"

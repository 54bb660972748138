"""Which lines of a context are a menu: "Margherita small 11 / large 16", "Fried rice 9", "Coke, Sprite, water 2"?"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from echolink.agent.english.money import CURRENCIES
from echolink.agent.english.offers import Offers
from echolink.agent.english.words import words, words_in

_PRICE: Final = r"[$€£]?\s?\d{1,4}(?:[.,]\d{1,2}(?!\d))?(?:\s?[$€£])?"
_ADJECTIVES: Final = (
    r"extra large|extra small|small|medium|large|sm\.?|med\.?|lg\.?|lrg|reg\.?|"
    r"regular|mini|big|personal|family|half|whole|single|double"
)
_MEASURES: Final = (
    r"glass|bottle|cup|bowl|slice|pint|quart|pitcher|carafe|\d{1,2} ?(?:-?inch|in\b|\"|oz|cl|ml|cm|pcs?|pieces?)"
)
_SIZE: Final = rf"(?:{_ADJECTIVES}|{_MEASURES}|[smlSML]|XL|xl)"
_LINE = re.compile(rf"(?P<names>[^\W\d][^\d$€£:]*?)[\s.…:–-]+(?P<price>{_PRICE})\.?", re.IGNORECASE)
_OF_SIZES = re.compile(
    rf"(?P<name>[^\W\d][^\d$€£:,/(]*?)[\s.…:,(–-]+(?P<sizes>{_SIZE} {_PRICE}(?:\s*(?:/|,|\||;|and|-)\s*{_SIZE} {_PRICE})+)\)?\.?",
    re.IGNORECASE,
)
_ONE_SIZE = re.compile(rf"(?P<size>{_SIZE}) (?P<price>{_PRICE})", re.IGNORECASE)
# "Prices small/medium/large:", for the lines behind it: "Margherita 9/13/16".
_HOW_LARGE: Final = r"\s?\d{1,2} ?(?:\"|''|-?inch(?:es)?|in\.?|oz|cl|cm)(?!\w)"  # 'Personal 10" / Large 18"'
_SIZES_OF_ALL = re.compile(
    rf".*?(?P<sizes>{_SIZE}(?:{_HOW_LARGE})?(?:\s*[/,|]\s*{_SIZE}(?:{_HOW_LARGE})?)+)\)?:?\.?", re.IGNORECASE
)
_MEASURE_BEHIND = re.compile(rf"(?<=[a-z]){_HOW_LARGE}", re.IGNORECASE)
_PRICES = re.compile(rf"(?P<name>[^\W\d][^\d$€£:/]*?)[\s.…:–-]+(?P<prices>{_PRICE}(?:\s*[/|]\s*{_PRICE})+)\.?")
# "Soups ($5): tomato, lentil" and "Smoothies 16oz $7 / 24oz $9: berry, mango".
_HEAD = re.compile(
    rf"(?P<head>[^\W\d][^\d$€£:/(]*?)[\s,(–-]+(?:all |each )?(?:(?P<sizes>{_SIZE} {_PRICE}(?:\s*[/,|\s]\s*{_SIZE} {_PRICE})*)|"
    rf"(?P<price>[$€£]\s?\d{{1,4}}(?:[.,]\d{{2}})?))(?: each| all)?\)?:\s+(?P<names>[^\d$€£:]+?)\.?",
    re.IGNORECASE,
)
_AT_ONE_PRICE = re.compile(
    rf"(?P<head>[^\W\d][\w '’&-]{{1,30}}?)(?: ?\([^)$€£]*\))?:\s+(?P<names>[^\d$€£:]+?)[\s.…–-]+(?P<price>{_PRICE})\.?"
)
_GROUP = re.compile(r"[^\W\d][\w '’&-]{1,30}(?: \([^)$€£]*\))?:\s+(?P<parts>.+?)\.?")
_REMARK = re.compile(r"\s*\([^)]*\)")
LETTERS: Final = {
    "sm": "small",
    "med": "medium",
    "lg": "large",
    "lrg": "large",
    "reg": "regular",
    "s": "small",
    "m": "medium",
    "l": "large",
    "xl": "extra large",
}
# Lines with these words tell of something else than of what is to be had.
_NO_NAME: Final = frozenset(
    words(
        "is are was we you i open closed call seats seat tables table sleeps room rooms suite unit floor phone since est age "
        "ages up to from at between until till am pm or than no minimum maximum max min notice delivery fee fees about only "
        "within over under monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
        "august september october november december street avenue road capacity zip pin code"
    )
)
_LEAST: Final = 3  # lines one after another, before what has no sign of a currency is a price
_MOST_WORDS: Final = 6  # of a name
_OF_A_HEAD: Final = 3  # words of a line between that only says what comes: "Drinks"

Menu = Mapping[int, Offers]


def read_menu(sentences: Sequence[str]) -> Menu:
    """What is to be had by the places of the lines that list it: a row of lines each of which ends with its price."""
    found: dict[int, Offers] = {}
    row: dict[int, Offers] = {}
    sizes: list[str] = []
    for place, sentence in enumerate((*sentences, "end of it all, and no line of a menu")):
        line = sentence.strip(" -•*")
        if m := _SIZES_OF_ALL.fullmatch(line):
            sizes = re.split(r"\s*[/,|]\s*", _MEASURE_BEHIND.sub("", m["sizes"]))
        elif m := _HEAD.fullmatch(line):
            found[place] = Offers(_of_one_price(m), is_prose=False, head=m["head"].strip())
        elif things := _in_all_sizes(_REMARK.sub("", line), sizes):
            found[place] = row[place] = Offers(things, is_prose=False)
        elif things := _things(line):
            row[place] = Offers(things, is_prose=False)
        elif under_head := _under_head(line):
            row[place] = under_head
        elif _is_group(line):
            row[place] = Offers([], is_prose=False)  # what has its kind before it is read as any other list
        elif (row and any(c.isdigit() for c in line)) or len(line.split()) > _OF_A_HEAD:
            found |= {n: one for n, one in row.items() if one.services and len(row) >= _LEAST}
            row = {}
    return found


def _of_one_price(m: re.Match[str]) -> list[dict[str, Any]]:
    """What is listed behind the price, or the prices by size, that all of it has."""
    names = [name.strip() for name in re.split(r",| and ", m["names"]) if name.strip()]
    if m["price"]:
        return [_priced(name, m["price"]) for name in names]
    return [_sized(name, one["size"], one["price"]) for name in names for one in _ONE_SIZE.finditer(m["sizes"])]


def _under_head(line: str) -> Offers | None:
    """ "Tacos (each): carnitas, al pastor 4": each of them at the one price, at the end."""
    m = _AT_ONE_PRICE.fullmatch(line)
    names = [name.strip() for name in m["names"].split(",")] if m else []
    if m is None or not all(map(_is_name, names)):
        return None
    return Offers([_priced(name, m["price"]) for name in names], is_prose=False, head=m["head"].strip())


def _is_group(line: str) -> bool:
    m = _GROUP.fullmatch(line)
    return m is not None and all(_LINE.fullmatch(part.strip()) for part in m["parts"].split(","))


def _in_all_sizes(line: str, sizes: Sequence[str]) -> list[dict[str, Any]]:
    """ "Margherita 9/13/16", of the sizes that stand above."""
    m = _PRICES.fullmatch(line) if sizes else None
    prices = re.split(r"\s*[/|]\s*", m["prices"]) if m else []
    if m is None or len(prices) != len(sizes) or not _is_name(m["name"]):
        return []
    return [_sized(m["name"].strip(), size, price) for size, price in zip(sizes, prices, strict=True)]


def _things(line: str) -> list[dict[str, Any]]:
    if m := _OF_SIZES.fullmatch(line):
        name, sizes = m["name"].strip(), _ONE_SIZE.finditer(m["sizes"])
        return [_sized(name, one["size"], one["price"]) for one in sizes] if _is_name(name) else []
    m = _LINE.fullmatch(_REMARK.sub("", line))
    names = [name.strip() for name in re.split(r",| or (?=[A-Z])", m["names"])] if m else []
    return [_priced(name, m["price"]) for name in names] if m and names and all(map(_is_name, names)) else []


def _is_name(name: str) -> bool:
    return 0 < len(name.split()) <= _MOST_WORDS and words_in(name.lower()).isdisjoint(_NO_NAME)


def _sized(name: str, size: str, price: str) -> dict[str, Any]:
    """ "Small Margherita", and "House red glass"."""
    size = LETTERS.get(size.lower(), size.lower())
    is_adjective = re.fullmatch(_ADJECTIVES, size) or size[0].isdigit()
    return _priced(f"{size} {name}" if is_adjective else f"{name} {size}", price)


def _priced(name: str, price: str) -> dict[str, Any]:
    amount = re.sub(r"[^\d.]", "", price.replace(",", "."))
    sign = next((CURRENCIES[c] for c in price if c in CURRENCIES), "")
    return {"name": name, "price_cents": round(float(amount) * 100)} | ({"currency": sign} if sign else {})

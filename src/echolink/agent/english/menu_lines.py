"""Which lines of a context are a menu: "Margherita small 11 / large 16", "Fried rice 9", "Coke, Sprite, water 2"?"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from echolink.agent.english.money import CURRENCIES
from echolink.agent.english.words import words, words_in

_PRICE: Final = r"[$€£]?\s?\d{1,4}(?:[.,]\d{2})?(?:\s?[$€£])?"
_ADJECTIVES: Final = (
    r"extra large|extra small|small|medium|large|regular|mini|big|personal|family|half|whole|single|double"
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
_LETTERS: Final = {"s": "small", "m": "medium", "l": "large", "xl": "extra large"}
# Lines with these words tell of something else than of what is to be had.
_NO_NAME: Final = frozenset(
    words(
        "is are was we you i open closed call seats seat tables table sleeps room rooms suite unit floor phone since est age ages up "
        "to from at between until till am pm or than no minimum maximum max min notice delivery fee fees about only within "
        "over under monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
        "september october november december street avenue road capacity zip pin code"
    )
)
_LEAST: Final = 3  # lines one after another, before what has no sign of a currency is a price
_MOST_WORDS: Final = 6  # of a name
_OF_A_HEAD: Final = 3  # words of a line between that only says what comes: "Drinks"

Menu = Mapping[int, list[dict[str, Any]]]


def read_menu(sentences: Sequence[str]) -> Menu:
    """What is to be had by the places of the lines that list it: a row of lines each of which ends with its price."""
    found: dict[int, list[dict[str, Any]]] = {}
    row: dict[int, list[dict[str, Any]]] = {}
    for place, sentence in enumerate((*sentences, "end of it all, and no line of a menu")):
        line = sentence.strip(" -•*")
        if things := _things(line):
            row[place] = things
        elif row and any(c.isdigit() for c in line) or len(line.split()) > _OF_A_HEAD:
            found |= row if len(row) >= _LEAST else {}
            row = {}
    return found


def _things(line: str) -> list[dict[str, Any]]:
    if m := _OF_SIZES.fullmatch(line):
        return [_sized(m["name"].strip(), one) for one in _ONE_SIZE.finditer(m["sizes"])] if _is_name(m["name"]) else []
    m = _LINE.fullmatch(line)
    names = [name.strip() for name in re.split(r",| or (?=[A-Z])", m["names"])] if m else []
    return [_priced(name, m["price"]) for name in names] if m and names and all(map(_is_name, names)) else []


def _is_name(name: str) -> bool:
    return 0 < len(name.split()) <= _MOST_WORDS and words_in(name.lower()).isdisjoint(_NO_NAME)


def _sized(name: str, one: re.Match[str]) -> dict[str, Any]:
    """ "Small Margherita", and "House red, glass"."""
    size = _LETTERS.get(one["size"].lower(), one["size"].lower())
    is_adjective = re.fullmatch(_ADJECTIVES, size) or size[0].isdigit()
    return _priced(f"{size} {name}" if is_adjective else f"{name} {size}", one["price"])


def _priced(name: str, price: str) -> dict[str, Any]:
    amount = re.sub(r"[^\d.]", "", price.replace(",", "."))
    sign = next((CURRENCIES[c] for c in price if c in CURRENCIES), "")
    return {"name": name, "price_cents": round(float(amount) * 100)} | ({"currency": sign} if sign else {})

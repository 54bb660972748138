"""Which kinds of one thing have one price: "milkshake (vanilla, chocolate) $6", "soda or water $2", "drinks: Coke, Sprite $2"?"""

import re
from typing import Final

from echolink.agent.english.money import MONEY
from echolink.agent.english.words import words, words_in

_IN_BRACKETS: Final = re.compile(r"\((?P<kinds>[^\d()$€£:+]+)\)")
_BETWEEN: Final = re.compile(r"\s*(?:,\s*(?:and |or )?|/|\band\b|\bor\b)\s*", re.IGNORECASE)
_EITHER: Final = re.compile(r"\bor\b|/", re.IGNORECASE)
_MOST_WORDS: Final = 3
_LEAST: Final = 2
# What stands in brackets and is no kind of the thing.
_NO_KIND: Final = frozenset(
    words(
        "with without per each all includes included including incl served comes come plus only no not available free same any "
        "daily from to for of by on in at the a an is are can may must until seasonal optional minimum maximum max min up extra "
        "add choice your our lots topped your hours days week month year hour day minutes mon tue wed thu fri sat sun"
    )
)
_PRICE_AT_END: Final = (
    r"(?:(?:is|are|for|at) )?(?P<price>[$€£]\s?\d{1,4}(?:[.,]\d{2})?)"
    r"(?P<unit>(?:\s(?:each|a piece|apiece|per \w+|an? \w+))?.*)"
)
_ONE_HEAD: Final = re.compile(rf"(?P<head>[^\W\d][\w '’&-]{{1,30}}): (?P<names>[^\d$€£:;()]+?)[\s,]+{_PRICE_AT_END}")
_EACH: Final = re.compile(rf"(?P<names>[^\d$€£:;()]+, [^\d$€£:;()]+?)[\s,]+{_PRICE_AT_END}", re.IGNORECASE)
_ON_TOP: Final = re.compile(r"\s(?:more|extra|on top|additional|up-?charge|surcharge|supplement)\b", re.IGNORECASE)
# Of one or two words, read in one way only: of a long sentence with an "or" they would be parted in millions of ways.
_SHORT_NAME: Final = r"(?!or\b)[^\W\d][\w'’-]*+(?: (?!or\b)[\w'’-]++)?+"
_A_PAIR: Final = re.compile(
    rf"(?<![^,;:.] )(?:an? [a-z]+ of )?(?P<one>(?:{_SHORT_NAME},? )*?{_SHORT_NAME}),? or (?P<other>{_SHORT_NAME}) "
    r"(?=(?:(?:is|are|for) )?[$€£]\s?\d)(?P<price>(?:(?:is|are|for) )?[$€£]\s?\d{1,4}(?:[.,]\d{2})?)",
    re.IGNORECASE,
)
_BEHIND_A_DASH: Final = re.compile(r"(?P<price>[$€£]\d[\d.]*) [–-] (?P<kinds>[^\d$€£:;()–-]+)$")
_GENERIC: Final = frozenset(
    words(
        "services service treatments menu prices price list pricing rates packages options we our i you offer sell do have"
    )
)


def kinds_of(part: str) -> tuple[str, ...]:
    """The kinds that stand in brackets beside a thing; none where they may be what is in it or said of it."""
    m = _IN_BRACKETS.search(part)
    kinds = tuple(kind.strip() for kind in _BETWEEN.split(m["kinds"]) if kind.strip()) if m else ()
    are_kinds = len(kinds) >= _LEAST and all(
        len(kind.split()) <= _MOST_WORDS and words_in(kind.lower()).isdisjoint(_NO_KIND) for kind in kinds
    )
    return kinds if are_kinds else ()


def are_alternatives(part: str) -> bool:
    """Whether one has to be chosen: "fried rice (chicken, tofu or shrimp)"."""
    m = _IN_BRACKETS.search(part)
    return m is not None and _EITHER.search(m["kinds"]) is not None


def at_one_price(listed: str) -> str:
    """A list of what has one price, at its end, with that price for each: "drinks: Coke $2, Sprite $2"."""
    if len(MONEY.findall(listed.lower())) == 1:
        m = _ONE_HEAD.fullmatch(listed)
        is_of_the_last = m is not None and _ON_TOP.match(m["unit"])  # "lemon, chocolate, and pistachio for $10 more"
        if m and not is_of_the_last and words_in(m["head"].lower()).isdisjoint(_GENERIC) and (told := _each_at(m)):
            return f"{m['head']}: {told}"
    if (m := _EACH.fullmatch(listed)) and m["unit"].strip().startswith(("each", "apiece", "a piece")):
        return _each_at(m) or listed
    listed = _BEHIND_A_DASH.sub(r"\g<price> (\g<kinds>)", listed)
    return _A_PAIR.sub(_each_of_them, listed) if " or " in listed else listed


def _each_of_them(m: re.Match[str]) -> str:
    return ", ".join(f"{name.strip()} {m['price']}" for name in (*m["one"].split(","), m["other"]) if name.strip())


def _each_at(m: re.Match[str]) -> str:
    names = [name.strip() for name in _BETWEEN.split(m["names"]) if name.strip()]
    if len(names) < _LEAST or any(len(n.split()) > _MOST_WORDS or words_in(n.lower()) & _NO_KIND for n in names):
        return ""
    noun = names[-1].rpartition(" ")[2]
    if noun.endswith("s") and not any(name.endswith("s") for name in names[:-1]) and " " in names[-1]:
        names = [*(f"{name} {noun}" for name in names[:-1]), names[-1]]  # "oatmeal and peanut butter cookies"
    return ", ".join(f"{name} {m['price']}{m['unit']}" for name in names)

"""Which amounts of money are in an English text?"""

import re
from typing import Final

from echolink.agent.ear import Found
from echolink.agent.english.words import words

CURRENCIES: Final = {
    "$": "USD", "€": "EUR", "£": "GBP", "usd": "USD", "eur": "EUR", "gbp": "GBP", "chf": "CHF", "dollar": "USD", "buck": "USD",
    "euro": "EUR", "pound": "GBP", "quid": "GBP", "franc": "CHF",
}  # fmt: skip
_NUMBER: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?"
MONEY = re.compile(
    rf"(?P<sign>[$€£])\s?(?P<a>{_NUMBER})(?P<ka>\s?k\b)?|"
    rf"(?<![\d.,$€£])(?P<b>{_NUMBER})(?P<kb>\s?k\b)?\s?(?P<unit>[$€£](?!\d)|(?:usd|eur|gbp|chf|dollars?|bucks?|euros?|"
    rf"pounds?|quid|francs?)\b)"
    r"(?:(?:\s+and)?\s+(?P<cents>\d{1,2})(?:\s+(?:cents?|pence))?(?!\d))?"
)
_BARE = re.compile(rf"(?<![\d.,:/])(?P<n>{_NUMBER})(?P<k>\s?(?:k|grand)\b)?(?![\d:/])")
_PUT_RIGHT = re.compile(  # "15000 dollars, no, sorry, 50000"
    rf"\b(?:no|sorry|i mean|i meant|rather|actually|wait|make (?:it|that)|correct(?:ion| that)|(?:scratch|strike) that)\b"
    rf"[\s,]*(?:(?:it's|a|about|around) )?(?<![\d.,:/])"
    rf"(?P<n>{_NUMBER})(?P<k>\s?(?:k|grand)\b)?(?![\d:/])"
)
_A_MONTH = re.compile(  # "up to 3,200 a month"
    rf"(?<![\d.,:/])(?P<n>{_NUMBER})(?P<k>\s?(?:k|grand)\b)? (?:(?:a|per|each) (?:month|year|hour)|monthly)\b"
)
_TO_SPEND = re.compile(  # "we can spend up to 900 on it", and no "spend 3 nights"
    r"\b(?:spend(?:ing)?|pay(?:ing)?|afford|invest|donate|pledge|bid|contribute|budget(?: is| of|'s)?) "
    r"(?:(?:you|about|around|roughly|approximately|maybe|like|say|something|up to|at (?:most|least)|no|not|more than|max|maximum|"
    rf"under|over|an?) ){{0,5}}(?<![\d.,:/])(?P<n>{_NUMBER})(?P<k>\s?(?:k|grand)\b)?"
    r"(?=[,.]?$|, | (?:on|for|per|an?|each|in|at|tops|max|total|and|but|if|please)\b)"
)
_ROUND = re.compile(  # "3 and a half 1000", "a couple of 100", "a quarter 1000000", "1 point 5000000"
    r"\b(?:(?:(?P<whole>\d{1,3}) and )?(?:a )?(?P<part>half|quarter)|a (?P<two>couple))(?: of)?(?: an?)? "
    r"(?P<of>100|1000|1000000|grand)\b|\b(?P<n>\d{1,3}) point (?P<tenths>\d)(?P<zeros>000000|000)\b"
)
_HUNDREDS = re.compile(r"(?<![\d.,])(\d) (\d{2})(?![\d.,])(?! ?(?:cents?|pence))")  # "two fifty" is 250

_AND_CENTS = re.compile(
    r"(?<![\d.:] )(?<!\d, )(?<![\d.,:])(\d{2,3}) (\d{2})(?![\d:]|[.,]\d| \d| ?(?:cents?|pence))"
)  # "49 99"


# "What's a double a night" and "160 dollars a night" tell what one costs, and not how many.
_PRICED = re.compile(
    r"\b(?:how much|what's|what is|what are|what do|price|costs?|charge|"
    r"rate|dollars?|bucks?|pounds?|euros?|cents?)\b[^,.?!]*$|\d\s$"
)
# "Three walks a week" and "twice a month" tell how often, and not how long.
_OFTEN = re.compile(r"(?:\b(?:once|twice|times|visits|every day)|\b\d{1,3}(?: [a-z]+)? [a-z]{3,}s|#)\s$")
_FOR_SO_LONG: Final = frozenset(
    words("hour hours day days night nights week weeks month months year years weekend season")
)


def is_for_each(before: str, what: str) -> bool:
    """Whether "a night" (`what`) after these words is what a price is for, or how often something is."""
    is_rate = what.rpartition(" ")[2] in _FOR_SO_LONG and _OFTEN.search(before) is not None
    return is_rate or _PRICED.search(before) is not None


def amounts(text: str) -> list[Found]:
    """Amounts in a text from `heard`, as numbers; bare numbers are not sure."""
    text = _HUNDREDS.sub(r"\1\g<2>", text) if _HUNDREDS.search(text) else _ROUND.sub(_in_full, text)
    found = [Found("money", amount(m), *m.span()) for m in MONEY.finditer(text)]
    found = found or [Found("money", _bare(m), *m.span("n")) for m in _A_MONTH.finditer(text)]
    found = found or [Found("money", _bare(m), *m.span("n")) for m in _TO_SPEND.finditer(text)]
    found = found or [Found("money", _bare(m), *m.span()) for m in _BARE.finditer(text) if "grand" in m[0]]
    if found:
        return found + [Found("money", _bare(m), *m.span("n")) for m in _PUT_RIGHT.finditer(text, found[-1].end)]
    text = _AND_CENTS.sub(r"\1.\2", text)  # of the same length
    return [Found("money", _bare(m), *m.span(), False) for m in _BARE.finditer(text)]


def _in_full(m: re.Match[str]) -> str:
    """The match of _ROUND as a number."""
    if m["n"]:
        return str(_plain(float(f"{m['n']}.{m['tenths']}") * int(f"1{m['zeros']}")))
    many = 2.0 if m["two"] else int(m["whole"] or 0) + (0.5 if m["part"] == "half" else 0.25)
    return str(_plain(many * (1000 if m["of"] == "grand" else int(m["of"]))))


def _bare(m: re.Match[str]) -> int | float:
    return _plain(float(m["n"].replace(",", "")) * (1000 if m["k"] else 1))


def amount(m: re.Match[str]) -> int | float:
    """The amount of a match of MONEY."""
    number = float((m["a"] or m["b"]).replace(",", "")) * (1000 if m["ka"] or m["kb"] else 1)
    return _plain(number + (int(m["cents"]) / 100 if m["cents"] else 0))


def currency(m: re.Match[str]) -> str:
    """The ISO 4217 code of a match of MONEY."""
    unit = (m["sign"] or m["unit"]).lower()
    return CURRENCIES.get(unit) or CURRENCIES[unit.removesuffix("s")]


def _plain(number: float) -> int | float:
    return int(number) if number.is_integer() else round(number, 2)

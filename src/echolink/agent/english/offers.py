"""Which sizes, services and prices does an English sentence state?"""

import re
from collections.abc import Mapping
from typing import Any, Final

from echolink.agent.english.heard import heard, tidied
from echolink.agent.english.money import MONEY, amount, currency

_LARGEST_SIZE: Final = 500
_SIZES = re.compile(
    r"\b(?P<what>[a-z]+s)\s*(?:sizes?\s*)?(?::|for|of|seat|seating|with|available for|sleeping|holding|"
    r",)?\s*(?:up to\s+)?"
    r"(?P<list>\d{1,3}(?:\s*(?:,\s*and|,\s*or|,|/|and|or|&)\s*\d{1,3})+)(?!\s*(?:am|pm|[:/$€£%]|euros?|dollars?|"
    r"pounds?|min|hours?|[.]\d))"
)
_MOST = re.compile(
    r"\b(?:up to|max(?:imum|\.)?(?: of| is)?|at most|no more than|not more than|limited to|limit of|limit is|limit:|"
    r"seats|sleeps|fits|holds|accommodates?|capacity(?: of| is|:)?|"
    r"max(?:imum)? (?:party|group)(?: size)?(?: of| is|:)?|(?:party|group) size (?:up to|of up to|limit|limited to|"
    r"is at most|max(?:imum)?(?: of| is|:)?))"
    r"\s*(?:a |of |party of |groups? of |parties of )*(?:about\s+)?(?P<n>\d{1,3})(?!\s*(?:am|pm|%|kg|lbs?|minutes?|"
    r"mins?|hours?|days?|weeks?|months?|years?|miles?|km|euros?|dollars?|pounds?|[:$€£.]\d?))\b"
    r"|\b(?:groups?|parties|party|tables?) (?:of )?(?:more than|over|larger than|bigger than|above) (?P<over>\d{1,3})\b"
)
_PEOPLE_NEAR = re.compile(
    r"\b(?:people|persons|guests|adults|party|parties|groups?|seats?|pax|capacity|sleeps|holds|fits|accommodates?)\b"
)

_HEAD = re.compile(
    r"^(?P<head>(?:our |the |we (?:offer|do|have|sell|serve|provide)\b|you can (?:order|choose|get)\b|"
    r"(?:[\w-]+ ){0,2}(?:services?|treatments?|menu|prices?|price list|offers?|products?|packages?|options?|classes|"
    r"courses|rates|fees|items|dishes|drinks|types?|kinds?)\b)"
    r"[^:,\d$€£]{0,40}?)(?P<colon>:|\b(?: are| is| include| includes)\b:?)?\s*",
    re.IGNORECASE,
)
_HEAD_WORD = re.compile(
    r"\b(?:services?|treatments?|menu|prices?|price list|offers?|offer|products?|packages?|options?|rates|fees|"
    r"dishes|items|types?|kinds?|sell|serve|provide)\b",
    re.IGNORECASE,
)
_ITEM_BREAK = re.compile(
    r"\s*(?:;|\n|\||,(?!\d{3}\b)|\s-\s(?=[A-Za-z])|(?<=\d)\s+and\s+|(?<=[)€£$])\s+and\s+|(?<=dollars)\s+and\s+|"
    r"(?<=euros)\s+and\s+|(?<=pounds)\s+and\s+)\s*"
)
_LIST_BREAK = re.compile(r"\s*(?:,\s*(?:and|or)\s+|,|;|\s+and\s+|\s+or\s+|\s*/\s*)\s*", re.IGNORECASE)
_MINUTES = re.compile(r"\b(?P<n>\d{1,3})\s*-?\s*(?P<u>min(?:ute)?s?|h(?:ou)?rs?)\b", re.IGNORECASE)
_JOINT = re.compile(
    r"[\s:(,-]*(?:is|are|costs?|at|for|from|of|starts? at|starting at|only|just|each|per|about)?[\s:(-]*$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:and|or|a|an|the|our|we offer|we do|also|including)\s+", re.IGNORECASE)
_PROSE = re.compile(
    r"\b(?:is|are|costs?|charge|you|we|per|fee|there)\b", re.IGNORECASE
)  # one price in a sentence is no price list
_BARE_PRICE = re.compile(r"(?<![\d.,])(?P<n>\d{1,5}(?:[.,]\d{2})?)\s*$")


def read_sizes(sentence: str) -> tuple[int, ...]:
    """Sizes in which something is had ("Tables: 2,4,6" → 2, 4, 6), or the largest one ("up to 8 people" → 8)."""
    text = heard(sentence)
    for m in _SIZES.finditer(text):
        numbers = [int(n) for n in re.findall(r"\d+", m["list"])]
        if numbers == sorted(set(numbers)) and numbers[0] > 0 and numbers[-1] <= 60 and _sizes_not_prices(m["what"]):
            return tuple(numbers)
    for m in _MOST.finditer(text):
        number = int(m["n"] or m["over"])
        if 0 < number <= _LARGEST_SIZE and (_PEOPLE_NEAR.search(text) or m["over"]):
            return (number,)
    return ()


def _sizes_not_prices(what: str) -> bool:
    return not _HEAD_WORD.fullmatch(what) and what not in (
        "hours",
        "days",
        "mondays",
        "is",
        "floors",
        "numbers",
        "rooms",
        "doors",
        "ages",
    )


def read_services(sentence: str) -> list[dict[str, Any]]:
    """What can be had, with prices and durations: `{"name": "Haircut", "price_cents": 3000, "currency": "USD", "minutes": 30}`.

    Only `name` is always there; `currency` is missing where the sentence names none.
    """
    tidy = tidied(sentence).rstrip(" .")
    head = _HEAD.match(tidy)
    is_list = bool(head and (head["colon"] or _HEAD_WORD.search(head["head"])) and _HEAD_WORD.search(head["head"]))
    body = tidy[head.end() :] if head and is_list else tidy
    priced = [item for part in _ITEM_BREAK.split(body) if (item := _priced(part, bare=is_list)) is not None]
    if len(priced) > 1 or (priced and (is_list or not _PROSE.search(body))):
        return priced
    if priced:
        return []
    return _unpriced(body) if head and is_list and (head["colon"] or re.match(r"we ", tidy, re.IGNORECASE)) else []


def _priced(part: str, *, bare: bool) -> dict[str, Any] | None:
    item: dict[str, Any] = {}
    minutes = _MINUTES.search(part)
    if minutes:
        item["minutes"] = int(minutes["n"]) * (60 if minutes["u"].lower().startswith("h") else 1)
        part = (part[: minutes.start()] + part[minutes.end() :]).replace("()", "")
    price = MONEY.search(part.lower())
    if price is not None:
        name, cost = part[: price.start()], round(amount(price) * 100)
        item["currency"] = currency(price)
    else:
        plain = _BARE_PRICE.search(part.rstrip(" )")) if bare else None
        if plain is None:
            return None
        name, cost = part[: plain.start()], round(float(plain["n"].replace(",", ".")) * 100)
    name = _service_name(name)
    return {"name": name, "price_cents": cost} | item if name else None


def _unpriced(body: str) -> list[dict[str, Any]]:
    names = [_service_name(part) for part in _LIST_BREAK.split(body)]
    if len(names) < 2 or not all(names) or any(len(name.split()) > 4 for name in names):
        return []
    return [{"name": name} for name in names]


def _service_name(said: str) -> str:
    name = _ARTICLE.sub("", _JOINT.sub("", said.strip(" ()-:,."))).strip(" ()-:,.")
    return name if re.search(r"[^\W\d]{2}", name) and len(name.split()) <= 6 else ""


def price_of(service: Mapping[str, Any]) -> str:
    """The price of a service as it is spoken, "30 dollars"; empty when it has none."""
    if "price_cents" not in service:
        return ""
    cents = int(service["price_cents"])
    number = str(cents // 100) if cents % 100 == 0 else f"{cents / 100:.2f}"
    unit = {"USD": "dollars", "EUR": "euros", "GBP": "pounds", "CHF": "francs"}.get(service.get("currency", ""), "")
    return f"{number} {unit}".strip()

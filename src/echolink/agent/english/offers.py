"""Which things to be had does an English sentence state, with prices and durations?"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final, NamedTuple

from echolink.agent.english.heard import tidied
from echolink.agent.english.money import MONEY, amount, currency
from echolink.agent.english.topics import stems

_HEAD = re.compile(r"^(?P<head>[^\W\d][\w'’/& -]{1,40}?)\s*:\s*(?=\S)")
_WE = re.compile(
    r"^(?:(?:our|the) (?:services|treatments|prices|products|menu|classes|options|flavou?rs|courses) (?:are|is|include)|"
    r"(?:we|you can) (?:also )?(?:offer|do|have(?=:)|sell|rent(?: out)?|provide|make|teach|bake|order|choose from|get))\s*:?\s+",
    re.IGNORECASE,
)
# What stands before a list of things to be had, whatever the trade.
_LIST_HEAD = re.compile(
    r"\b(?:services?|treatments?|menu|prices?|price ?list|pricing|offers?|products?|packages?|options?|rates|dishes|items|types?|"
    r"kinds?|classes|courses|flavou?rs|choices?|we (?:offer|do|have:|sell|rent|make|teach|provide|bake))\b",
    re.IGNORECASE,
)
_NO_OFFER = re.compile(
    r"\b(?:fees?|deposit|minimum|maximum|surcharge|extra charge|tax|vat|tip|discount|penalty|call-?out|shipping|"
    r"cancellation|no-?show|off|late|parking|insurance|delivery(?: charge)?)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"\s*(?:;|\n|\||•|,(?!\d{3}\b)|\s[-–]\s(?=[A-Za-z'’ ]+ [-–]? ?[$€£\d])|(?<=[\d)€£$a-z])\s+(?:and|&|or)\s+)\s*",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"\b(?P<n>\d{1,3}(?:\.5)?|an?|half an)\s*-?\s*(?P<u>min(?:ute)?s?|h(?:ou)?rs?|h)\b\.?", re.IGNORECASE
)
_JOINT = re.compile(
    r"[\s:(,–-]*(?:\b(?:is|are|costs?|at|for|from|of|starts? at|starting at|only|just|each|about)\b)?[\s:(–-]*$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:and|or|an?|the|our|also|including|plus|any|all|some|-|–)\s+", re.IGNORECASE)
_PROSE = re.compile(r"\b(?:is|are|costs?|charge|you|we|there|it's|takes?|last)\b", re.IGNORECASE)
_BARE_PRICE = re.compile(r"(?<![\d.,:])(?P<n>\d{1,5}(?:[.,]\d{2})?)\s*$")
_HIDDEN: Final = "\x1f"
_MOST_WORDS: Final = 6  # of a name; what is longer is a sentence


class Offers(NamedTuple):
    """What a sentence offers, and whether it is told in prose: then a list elsewhere is more certain."""

    services: list[dict[str, Any]]
    is_prose: bool


def read_offers(sentence: str, goal: Collection[str] = ()) -> Offers:
    """`{"name": "Haircut", "price_cents": 3000, "currency": "USD", "minutes": 30}`; only `name` is always there.

    `goal` are the stems of the goal's words: a list of what the goal is about needs no other head ("Cakes: lemon, carrot").
    """
    tidy = tidied(sentence).strip(" .-–•*")
    head = _HEAD.match(tidy) or _WE.match(tidy)
    is_list = head is not None and _is_list_head(head.group(), goal)
    parts = [p for p in (_shown(p) for p in _BREAK.split(_hidden(tidy[head.end() :] if head else tidy))) if p]
    priced = list(_priced_parts(parts, bare=is_list or len(parts) > 1))
    offers = [p for p in priced if not _NO_OFFER.search(p["name"])]
    is_prose = not is_list and bool(_PROSE.search(tidy))
    if len(offers) > 1 or (offers and (head is not None or not is_prose)):
        return Offers(offers, is_prose)
    if priced or not is_list or len(parts) < 2:
        return Offers([], is_prose)
    names = [_name(p) for p in parts]
    plain = all(n and len(n.split()) <= 4 and not re.search(r"\d", n) for n in names)
    return Offers([{"name": n} for n in names] if plain else [], False)


def _is_list_head(head: str, goal: Collection[str]) -> bool:
    return bool(_LIST_HEAD.search(head) or _WE.match(head)) or bool(stems(head) & frozenset(goal))


def _priced_parts(parts: list[str], *, bare: bool) -> Iterator[dict[str, Any]]:
    """Items with a price; one without a name is another length of the one before it ("30 min $40, 60 min $70")."""
    last: dict[str, Any] | None = None
    base = ""
    for part in parts:
        item = _priced(part, bare=bare)
        if item is None:
            continue
        if not item["name"]:
            if last is None or "minutes" not in item or "minutes" not in last:
                continue
            last["name"] = f"{base} {last['minutes']} minutes"
            item["name"] = f"{base} {item['minutes']} minutes"
        else:
            base = item["name"]
        last = item
        yield item


def _priced(part: str, *, bare: bool) -> dict[str, Any] | None:
    item: dict[str, Any] = {}
    minutes = _MINUTES.search(part)
    if minutes and not re.search(r"\b(?:per|an?|each|every)\s*$", part[: minutes.start()] or ""):
        item["minutes"] = _in_minutes(minutes)
        part = re.sub(r"\(\s*[,;]?\s*\)|\(\s*,|,\s*\)", "", part[: minutes.start()] + part[minutes.end() :])
    price = MONEY.search(part.lower())
    if price is not None:
        name, cost = part[: price.start()], round(amount(price) * 100)
        item["currency"] = currency(price)
    else:
        plain = _BARE_PRICE.search(part.rstrip(" )")) if bare else None
        if plain is None:
            return None
        name, cost = part[: plain.start()], round(float(plain["n"].replace(",", ".")) * 100)
    return {"name": _name(name), "price_cents": cost} | item


def _in_minutes(m: re.Match[str]) -> int:
    number = {"a": 1.0, "an": 1.0, "half an": 0.5}.get(m["n"].lower()) or float(m["n"])
    return int(number * (60 if m["u"].lower().startswith("h") else 1))


def _hidden(text: str) -> str:
    """Commas in brackets part nothing."""
    return re.sub(r"\([^)]*\)", lambda m: m.group().replace(",", _HIDDEN), text)


def _shown(part: str) -> str:
    return part.replace(_HIDDEN, ",").strip()


def _name(said: str) -> str:
    name = said.strip(" ()-–:,.;")
    while (shorter := _ARTICLE.sub("", _JOINT.sub("", name)).strip(" ()-–:,.;")) != name:
        name = shorter
    name = re.sub(r"\s*\((?:\d+|[^)]*)$", "", name)
    return name if re.search(r"[^\W\d]{2}", name) and len(name.split()) <= _MOST_WORDS else ""


def price_of(service: Mapping[str, Any]) -> str:
    """The price of a service as it is spoken, "30 dollars"; empty when it has none."""
    if "price_cents" not in service:
        return ""
    cents = int(service["price_cents"])
    number = str(cents // 100) if cents % 100 == 0 else f"{cents / 100:.2f}"
    one = cents == 100
    unit = _UNITS.get(service.get("currency", ""), "")
    return f"{number} {unit.removesuffix('s') if one else unit}".strip()


_UNITS: Final = {"USD": "dollars", "EUR": "euros", "GBP": "pounds", "CHF": "francs"}

"""Which things to be had does an English sentence state, with prices and durations?"""

import re
from collections.abc import Collection, Mapping
from typing import Any, Final, NamedTuple

from echolink.agent.english.facts import things
from echolink.agent.english.heard import heard, tidied
from echolink.agent.english.menu_kinds import at_one_price
from echolink.agent.english.menu_prices import in_figures
from echolink.agent.english.menu_sizes import in_each_size
from echolink.agent.english.offer_parts import is_detail, name_of, parts_of, priced_parts
from echolink.agent.english.priced_prose import as_list, is_one_price
from echolink.agent.english.stems import stems
from echolink.agent.english.told_once import in_full, with_their_noun

_HEAD = re.compile(
    r"^(?P<head>[^\W\d](?:(?!\s[-–]\s)[\w'’/& -]){1,40}?)\s*(?:(?<!\d):\s*|:\s+|\s[-–]\s+(?=[^$€£\d]*,))(?=\S)"
)
_BESIDE_A_HEAD = re.compile(
    r"(?<=\w) ?\((?:each|all|per \w+|a piece|by the \w+|[^)$€£]*\d[^)$€£]*)\)(?=:)"
)  # "tacos (each): fish 5"
_WE = re.compile(
    r"^(?:(?:our|the) (?:services|treatments|prices|products|menu|classes|options|flavou?rs|courses) (?:are|is|"
    r"include)|"
    r"services include|(?:i|we|you can) (?:also |currently )?(?:offer|do(?! (?:not|use|have|ask|require|need|"
    r"recommend|charge|take|accept|deliver|work|open|close|come|go|keep|"
    r"try|allow|want|like|expect|hope|know|our|your|this|that|it|so|everything|what)\b)|have(?=:)|sell|"
    r"rent(?: out)?|provide|"
    r"make|teach|bake|"
    r"order|choose from|get|speciali[sz]e in))\s*:?\s+",
    re.IGNORECASE,
)
# What stands before a list of things to be had, whatever the trade.
_LIST_HEAD = re.compile(
    r"\b(?:services?|treatments?|menu|prices?|price ?list|pricing|offers?|products?|packages?|options?|rates|"
    r"dishes|items|types?|"
    r"kinds?|classes|courses|flavou?rs|choices?|special(?:t(?:y|ies)|s)|speciali[sz]e in|we (?:offer|do|have:|"
    r"sell|rent|make|"
    r"teach|provide|bake))\b",
    re.IGNORECASE,
)
_BESIDES = re.compile(r"(?:our )?(?:add-?ons?|extras?|additional|optional|on top|upgrades?)\b", re.IGNORECASE)
_MAY_OFFER = re.compile(r"[\d:]| [-–] |\bfree\b|^\W*(?:our|the|we|i|you|services)\b", re.IGNORECASE)
_ONLY_A_HEAD = re.compile(
    r"(?:our |the )?(?:services|treatments|menu|prices|price ?list|products|packages|classes|courses|options)",
    re.IGNORECASE,
)
_NO_OFFER = re.compile(
    r"\b(?:fees?|deposit|minimum|maximum|surcharge|extra charge|tax|vat|tip|discount|penalty|call-?out|shipping|"
    r"cancellation|no-?show|off(?!-)|late|parking|insurance|delivery(?: charge)?|"
    r"min\.?(?=$| (?:order|spend|purchase|charge)\b)|"
    r"groups?(?= (?:of|over|from|rates?|discounts?|bookings?|prices?|sizes?|up|with|larger|"
    r"above|on)\b|\W*$)|"
    r"per (?:hour|day|person)|each (?:at most|class)|(?:half )?(?:a )?dozen|"
    r"otherwise|elsewhere|(?:each )?(?:additional|further|extra (?!large\b|small\b)) ?\w+|missed|after[- ]hours|"
    r"^no\b|then|after ?(?:that|wards?)|thereafter)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:to|in|within|outside|beyond|over|under|from)\s", re.IGNORECASE
)  # "delivery in town $8, to the suburbs $15"
_PROSE = re.compile(r"\b(?:is|are|costs?|charge|you|we|there|it's|takes?|last|closed|open)\b", re.IGNORECASE)
_STARTS_WITH_A_PRICE = re.compile(
    r"\s*(?:from |only |about )?(?:[$€£]\s?\d|\d{1,5}(?:[.,]\d\d)?\s*(?:[$€£]|$|\()|free\b|\d+ ?(?:min|h))",
    re.IGNORECASE,
)
# "Classic - 1 hour, 20 photos - $350": a thing, what it comes with, and its price.
_WITH_DETAILS = re.compile(
    r"(?P<name>[^\W\d][^,;:$€£]{0,40}?)(?: ?\([^)]*\))? [-–] (?P<details>[^$€£]*[a-z][^$€£]*?),? [-–] "
    r"(?P<price>(?:from |only |just )?[$€£] ?\d.*)$"
)
_A_LENGTH = re.compile(r"\d{1,3}(?:\.5)?\s?-?(?:min(?:ute)?s?|h(?:ou)?rs?|h)\b\.?", re.IGNORECASE)
_IS_A_PRICE = re.compile(r"(?<![\d.,:])\d{1,4}\.\d\d$")  # "Follow-up 80.00"
_UNITS: Final = {"USD": "dollars", "EUR": "euros", "GBP": "pounds", "CHF": "francs"}


class Offers(NamedTuple):
    """What a sentence offers, and whether it is told in prose: then a list elsewhere is more certain."""

    services: list[dict[str, Any]]
    is_prose: bool
    head: str = ""  # the kind of thing that is listed, where it is named: "Burgers"
    is_whole: bool = False  # whether more than its price is told of a thing, and nothing else


_NOTHING: Final = Offers([], is_prose=False)


def read_offers(sentence: str, goal: Collection[str] = (), *, in_list: bool = False) -> Offers:
    """`{"name": "Haircut", "price_cents": 3000, "currency": "USD", "minutes": 30}`; only `name` is always there.

    `goal` are the stems of the goal's words: a list of what the goal is about needs no other head ("Cakes: lemon, carrot").
    `in_list`: a line before this one has said that a list begins.
    """
    if not (in_list or _MAY_OFFER.search(sentence)):
        return _NOTHING
    if whole := _told_wholly(sentence):
        before = sentence.partition(things(sentence)[0].price)[
            0
        ]  # "Leather jackets $45, take a week" is an item of a list
        return Offers(whole, is_prose=bool(_PROSE.search(before)), is_whole=True)
    bare = as_list(in_figures(_BESIDE_A_HEAD.sub("", tidied(sentence).strip(" .-–•*>"))))
    if (alone := _of_one_thing(bare)) is not None:
        return alone
    tidy = at_one_price(in_each_size(bare if _NO_OFFER.search(bare) else in_full(bare)))
    head = _HEAD.match(tidy) or _WE.match(tidy)
    if head and not _LIST_HEAD.search(head.group()) and _STARTS_WITH_A_PRICE.match(tidy[head.end() :]):
        head = None  # "Haircut: $30" names one thing
    if head and is_detail(tidy[head.end() :]) and not _is_list_head(head.group(), ()):
        tidy, head = f"{head.group().rstrip(' :-–')}, {tidy[head.end() :]}", None  # "Pottery: Tuesdays, 18:30, $65"
    if (
        head
        and (one := _ONE_WITH_DETAILS.match(tidy))
        and not one["name"].endswith("s")
        and not _LIST_HEAD.search(one["name"])
    ):
        tidy, head = f"{one['name']}, {tidy[one.start('details') :]}", None  # "Full booth - tent and table, $90"
    if head and _BESIDES.match(head.group()):
        return _NOTHING  # what comes on top is nothing to choose from
    is_list = in_list or (head is not None and _is_list_head(head.group(), goal))
    parts = [tidy] if head is None and not is_list and _is_one(tidy) else parts_of(tidy[head.end() :] if head else tidy)
    sure = [*priced_parts(parts, bare=is_list or _IS_A_PRICE.search(tidy) is not None)]
    priced = sure if len(parts) < 2 or len(sure) == len(parts) else _all_priced(parts) or sure
    offers = [
        p
        for p in priced
        if p["name"] and (_is_on_top(p) or not _NO_OFFER.search(p["name"])) and not _PLACE.match(p["name"])
    ]
    is_prose = not is_list and bool(_PROSE.search(tidy))
    if len(offers) > 1 or (offers and (head is not None or not is_prose)):
        kind = (
            head["head"].strip() if head and "head" in head.groupdict() and not _LIST_HEAD.search(head.group()) else ""
        )
        offers = with_their_noun(_with_unpriced(offers, parts) if is_list else offers)
        return Offers(offers, is_prose, kind)
    if priced or not is_list or len(parts) < 2:
        return Offers([], is_prose)
    names = [name_of(p) for p in parts]
    plain = all(n and len(n.split()) <= 4 and not re.search(r"\d", n) for n in names)
    is_guess = head is not None and not _is_list_head(head.group(), ())
    return Offers([{"name": n} for n in names] if plain else [], is_guess)


def _of_one_thing(told: str) -> Offers | None:
    """The price of one thing, where that is all that is told."""
    detailed = _WITH_DETAILS.match(told)
    if detailed:
        length = _A_LENGTH.search(detailed["details"])
        told = f"{detailed['name']} {f'({length.group()}) ' if length else ''}{detailed['price']}"
    elif not is_one_price(told):
        return None
    had = [one for one in priced_parts([told], bare=False) if one["name"] and not _NO_OFFER.search(one["name"])]
    return Offers(had, is_prose=not detailed, is_whole=not detailed)


def _told_wholly(sentence: str) -> list[dict[str, Any]]:
    """What is listed with its price and more: its length, its days, how many it is for; none where anything else is told."""
    found = things(sentence)
    if not all(thing.price for thing in found) or all(thing.facts == 1 for thing in found):
        return []
    lengths = [f"({heard(thing.length)}) " if thing.length else "" for thing in found]
    told = [f"{thing.name} {length}{thing.price}" for thing, length in zip(found, lengths, strict=True)]
    had = [one for one in priced_parts(told, bare=False) if one["name"] and not _NO_OFFER.search(one["name"])]
    return had if len(had) == len(found) else []


def _is_on_top(item: dict[str, Any]) -> bool:
    """ "Extra toppings $1.50", which is marked so."""
    if not _EXTRA.match(item["name"]):
        return False
    item["extra"] = True
    return True


_EXTRA = re.compile(r"(?:each )?(?:extra|additional|added) (?!large\b|small\b)\w", re.IGNORECASE)


def _is_one(tidy: str) -> bool:
    """ "Reserve tasting, four wines and cheese, $45": one thing with what it is, and its price at the end."""
    m = _ONE_WITH_DETAILS.match(tidy)
    return m is not None and not _PROSE.search(m["details"])


_ONE_WITH_DETAILS = re.compile(
    r"(?P<name>[A-Z][\w'’-]*(?: (?!-)[\w'’-]+){0,3})(?:,| -| –) (?P<details>[a-z][^$€£\d;]*|[^$€£;,]*, )"
    r"(?:from |for |at |only )?[$€£]\d[\d.]*(?: ?(?:pp|per|an?|each)\b.*)?$"
)


def _all_priced(parts: list[str]) -> list[dict[str, Any]]:
    """Bare figures are prices where every part of a list ends with one: "Burger 8.50, fries 3"."""
    priced = [*priced_parts(parts, bare=True)]
    rates = sum(1 + len(item.get("also", ())) for item in priced)
    return priced if rates == len(parts) else []


def _with_unpriced(offers: list[dict[str, Any]], parts: list[str]) -> list[dict[str, Any]]:
    """The whole of a list, of which some have no price."""
    by_name = {offer["name"]: offer for offer in offers}
    if len(by_name) == len(parts) or len(offers) == len(parts):
        return offers
    loose = [{"name": n} for p in parts if not re.search(r"\d", p) and (n := name_of(p)) and len(n.split()) <= 4]
    found = offers + [one for one in loose if one["name"] not in by_name and not _NO_OFFER.search(one["name"])]
    listed = ", ".join(parts)
    return sorted(found, key=lambda one: listed.find(one["name"]))


def opens_a_list(sentence: str, goal: Collection[str] = ()) -> bool:
    """Whether a line only says what the lines after it list: "Our services:"."""
    tidy = tidied(sentence).strip(" -–•*")
    if not tidy.endswith(":"):
        return _ONLY_A_HEAD.fullmatch(tidy) is not None
    return len(tidy.split()) <= 6 and _is_list_head(tidy.rstrip(":"), goal)


def listed_name(line: str) -> str:
    """The name of a thing that stands on a line of its own in a list; empty where the line says something else."""
    tidy = tidied(line).strip(" .-–•*")
    name = name_of(tidy)
    return (
        name
        if name and len(name.split()) <= 5 and not re.search(r"\d|:|[.!?]", tidy) and not _PROSE.search(tidy)
        else ""
    )


def _is_list_head(head: str, goal: Collection[str]) -> bool:
    return bool(_LIST_HEAD.search(head) or _WE.match(head)) or bool(stems(head) & frozenset(goal))


def price_of(service: Mapping[str, Any]) -> str:
    """The price of a service as it is spoken, "30 dollars", "15 dollars an hour or 50 dollars a day"; empty when it has none."""
    return " or ".join(filter(None, map(_price, (service, *service.get("also", ())))))


def _price(service: Mapping[str, Any]) -> str:
    if "price_cents" not in service:
        return ""
    per = f" {'an' if service['per'] == 'hour' else 'a'} {service['per']}" if "per" in service else ""
    cents = int(service["price_cents"])
    number = str(cents // 100) if cents % 100 == 0 else f"{cents / 100:.2f}"
    one = cents == 100
    unit = _UNITS.get(service.get("currency", ""), "")
    least = "from " if service.get("from") else ""
    more = " extra" if service.get("more") else ""
    return least + f"{number} {unit.removesuffix('s') if one else unit}".strip() + per + more

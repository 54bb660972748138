"""How is a list of things to be had parted, and what does each part say: its name, its price, how long it takes?"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from echolink.agent.english.dates import MONTHS, WEEKDAYS
from echolink.agent.english.money import MONEY, amount, currency

_BREAK = re.compile(
    r"\s*(?:;|\n|\||•|,(?!\d{3}\b)|\s[-–]\s(?=[A-Za-z'’ ]+ [-–]? ?[$€£\d])|(?<=\d)\s+\d{1,2}[.)]\s+(?=[A-Z])|"
    r"(?<=\d)\.\s+(?=[A-Z]))\s*"
)
_AND = re.compile(r"(?<=[\w)€£$])\s+(?:and|&|or|\+)\s+(?=\S)", re.IGNORECASE)
_MINUTES = re.compile(
    r"\b(?P<n>\d{1,3}(?:\.5)?|an?|half an)\s*-?\s*(?P<u>min(?:ute)?s?|h(?:ou)?rs?|h)\b\.?", re.IGNORECASE
)
_EACH_UNIT = re.compile(r"(?:\b(?:per|an?|each|every)|/)\s*$", re.IGNORECASE)
_JOINT = re.compile(
    r"[\s:(,–-]*(?:\b(?:can be \w+|is|are|costs?|at|for|from|of|starts? at|starting at|only|just|each|about|takes?|"
    r"lasts?)\b)?[\s:(–-]*$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^(?:(?:we|i) (?:also )?(?:have|offer|do|sell|make)|and|or|an?|the|our|also|including|plus|any|all|some|-|"
    r"–|\d{1,2}[.)])\s+",
    re.IGNORECASE,
)
_BARE_PRICE = re.compile(r"(?<![\d.,:/-])(?P<n>\d{1,5}(?:[.,]\d{2})?)\s*$")
_NOT_A_PRICE = re.compile(  # what stands before a figure that is none
    rf"(?:\b(?:at|of|to|until|till?|between|by|in|under|over|up|than|no|room|suite|unit|floor|nos?\.?|level|age|"
    rf"{'|'.join(MONTHS)}|"
    rf"{'|'.join(w + 's?' for w in WEEKDAYS)})|#)\s*$",
    re.IGNORECASE,
)
_PRICELESS = re.compile(
    r"[\s:–(-]+(?:free(?: of charge)?|no charge|complimentary|(?:price )?on request|poa|quoted?|varies|"
    r"market price)\W*$",
    re.IGNORECASE,
)
_LENGTHS = re.compile(  # "Massage 30/60/90 min: $40/$70/$95"
    r"(?P<name>[^,;\d]{2,40}?)\s*[(:]?\s*(?P<minutes>\d{2,3}(?:\s*/\s*\d{2,3})+)\s*-?(?:min(?:ute)?s?)\b\.?\)?\W{0,3}?\s*"
    r"(?P<prices>[$€£]?\d+(?:\.\d\d)?(?:\s*/\s*[$€£]?\d+(?:\.\d\d)?)+)"
)
_COMMA_CENTS = re.compile(r"(?<![\d,.])(\d{1,4}),(\d\d)(?=\s?(?:€|eur))|(?<=€)\s?(\d{1,4}),(\d\d)(?!\d)", re.IGNORECASE)
_SIZES: Final = (
    "small",
    "medium",
    "large",
    "regular",
    "big",
    "mini",
    "extra large",
    "half",
    "full",
    "single",
    "double",
)
_SIZE = re.compile(rf"\s*\b(?:{'|'.join(_SIZES)})\b\s*", re.IGNORECASE)
_HIDDEN: Final = "\x1f"
_MOST_WORDS: Final = 6  # of a name; what is longer is a sentence


def parts_of(listed: str) -> list[str]:
    """The items of a list; what stands in brackets stays together, and "cut & beard £22" is one thing."""
    text = _COMMA_CENTS.sub(lambda m: f"{m[1] or m[3]}.{m[2] or m[4]}", listed)
    if "/" in text:
        text = _LENGTHS.sub(_one_by_one, text)
    hidden = re.sub(r"\([^)]*\)", lambda m: m.group().replace(",", _HIDDEN), text)
    parts = [part for chunk in _BREAK.split(hidden) for part in _at_and(chunk)]
    return [shown for part in parts if (shown := part.replace(_HIDDEN, ",").strip())]


def _one_by_one(m: re.Match[str]) -> str:
    minutes, prices = re.findall(r"\d+", m["minutes"]), re.findall(r"[^/\s]+", m["prices"])
    if len(minutes) != len(prices):
        return m.group()
    return ", ".join(f"{m['name']} {one} minutes {price}" for one, price in zip(minutes, prices, strict=True))


def _at_and(chunk: str) -> Iterator[str]:
    """Parted at "and" where what stands before it has a price already, or nothing in the chunk has one."""
    has_price = bool(re.search(r"\d", chunk))
    start = 0
    for m in _AND.finditer(chunk):
        before = chunk[start : m.start()]
        if re.search(r"\d", before) if has_price else "&" not in m.group() and "+" not in m.group():
            yield before
            start = m.end()
    yield chunk[start:]


def priced_parts(parts: Sequence[str], *, bare: bool) -> Iterator[dict[str, Any]]:
    """Items with a price, or of which it is said that they have none.

    One without a name is another length of the one before it ("30 min $40, 60 min $70").
    """
    last: dict[str, Any] | None = None
    base = ""
    for part in parts:
        item = _priced(part, bare=bare)
        if item is None:
            continue
        if not item["name"]:
            if last is None or "minutes" not in item or "minutes" not in last or not base:
                continue
            last["name"] = f"{base} {last['minutes']} minutes"
            item["name"] = f"{base} {item['minutes']} minutes"
        elif last is not None and item["name"].lower() in _SIZES and (thing := _SIZE.sub("", base).strip()):
            last["name"] = f"{found.group().strip()} {thing}" if (found := _SIZE.search(last["name"])) else last["name"]
            item["name"] = f"{item['name']} {thing}"  # "Fries small $3, large $5"
        elif last is not None and item["name"] == base and "minutes" in item and "minutes" in last:
            last["name"] = f"{base} {last['minutes']} minutes"
            item["name"] = f"{base} {item['minutes']} minutes"
        else:
            base = item["name"]
        last = item
        yield item


def _priced(part: str, *, bare: bool) -> dict[str, Any] | None:
    item: dict[str, Any] = {}
    minutes = next((m for m in _MINUTES.finditer(part) if not _EACH_UNIT.search(part[: m.start()])), None)
    if minutes and (minutes["n"][0].isdigit() or "half" in minutes["n"].lower()):
        item["minutes"] = _in_minutes(minutes)
        part = re.sub(r"\(\s*[,;]?\s*\)|\(\s*,|,\s*\)", "", part[: minutes.start()] + part[minutes.end() :])
    price = MONEY.search(part.lower())
    if price is not None:
        name = part[: price.start()]
        item |= {"price_cents": round(amount(price) * 100), "currency": currency(price)}
        return _in_order(name if re.search(r"\w", name) else _after(part[price.end() :]), item)
    free = _PRICELESS.search(part)
    if free is not None:
        return _in_order(part[: free.start()], item)
    plain = _BARE_PRICE.search(part.rstrip(" )")) if bare else None
    if plain is None or _NOT_A_PRICE.search(part[: plain.start()]):
        return None
    return _in_order(part[: plain.start()], {"price_cents": round(float(plain["n"].replace(",", ".")) * 100)} | item)


def _after(rest: str) -> str:
    """ "$12 lunch special": the name after the price, when it is none of its unit."""
    return "" if re.match(r"\W*(?:/|per|an?|each|extra|off|for|to|more|-|plus)\b|\s*[/+-]", rest) else rest


def _in_order(name: str, item: dict[str, Any]) -> dict[str, Any]:
    keys = [key for key in ("price_cents", "currency", "minutes") if key in item]
    return {"name": name_of(name), **{key: item[key] for key in keys}}


def _in_minutes(m: re.Match[str]) -> int:
    number = {"a": 1.0, "an": 1.0, "half an": 0.5}.get(m["n"].lower()) or float(m["n"])
    return int(number * (60 if m["u"].lower().startswith("h") else 1))


def name_of(said: str) -> str:
    """The bare name; empty where it is none, or a sentence."""
    name = said.strip(" ()-–:,.;*•")
    while (shorter := _ARTICLE.sub("", _JOINT.sub("", name)).strip(" ()-–:,.;*•")) != name:
        name = shorter
    name = re.sub(r"\s*\((?:\d+|[^)]*)$", "", name)
    return name if re.search(r"[^\W\d]{2}", name) and len(name.split()) <= _MOST_WORDS else ""

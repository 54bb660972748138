"""How is a list of things to be had parted, and what does each part say: its name, its price, how long it takes?"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from echolink.agent.english.dates import MONTHS, WEEKDAYS
from echolink.agent.english.menu_kinds import are_alternatives, kinds_of
from echolink.agent.english.money import MONEY, amount, currency

_BREAK = re.compile(
    r"\s*(?:;|\n|\||•|·|,(?!\d{3}\b)|\s[-–]\s(?=[A-Za-z'’ ]+:? [-–]? ?[$€£\d])|(?<=\d)\s+\d{1,2}[.)]\s+(?=[A-Z])|"
    r"(?<=\d)\.\s+(?=[A-Z])|\s/\s(?=[A-Za-z][^/]*[$€£]\d|\d+ ?x ?\d+ [$€£]))\s*"
)
# What stands between the commas of one item: "Oil change, 45 minutes, $60", "8 inch, serves 14, $62".
_DETAIL = re.compile(
    r"^(?:(?:only|just|about|from|for|up to|at)\s+)*(?:\d\d?:\d\d|"
    r"(?:an?|half an|one|two|three|four|five|six) (?:(?:and a )?half |full )?(?:hours?|minutes?|days?|weeks?|months?|years?)\b|"
    r"\d[\d:. ]*(?:-|–|to|and|am\b|pm\b|%|\+|years?\b|yrs?\b|months?\b|weeks?\b|days?\b|people\b|min|h(?:ou)?rs?\b)|"
    rf"(?:{'|'.join(WEEKDAYS)})s?\b|(?:serves?|feeds?|sleeps?|seats?|holds?|fits?|takes?|lasts?|includes?|"
    rf"including|ages?|incl)\b)",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:each|per|an?|flat|only|just|from|and up|plus|tax|about|for|hours?|days?|nights?|weeks?|months?|persons?|pieces?)\b",
    re.IGNORECASE,
)
_TELLS_MORE = re.compile(
    r"\s+(?:serves?|feeds?|sleeps?|seats?|holds?|takes?|lasts?|includes?|comes? with|good for)(?:\s.*)?$", re.I
)
_IN_SIZES = re.compile(
    r"\s+(?:(?:comes?|(?:are |is )?available|can be had) (?:in|as)|:\s+(?=small\b))\s+", re.IGNORECASE
)
_CLOCK: Final = r"(?:\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)"
_AT_A_TIME = re.compile(
    rf",? (?:(?:every day|daily) )?(?:at |from )?(?:{_CLOCK} ?(?:-|–|to|until|till) ?)?{_CLOCK}$", re.IGNORECASE
)  # "Morning tour 9:00"
# "Insured up to $10,000", "free for orders over $50": an amount, and no price of anything.
_DOES = re.compile(
    r"\b(?:stays?|are|is|comes?|rides?|eats?|goe?s?|gets?|enters?|pays?|travels?)\b", re.IGNORECASE
)  # "parents stay free"
_OF_AN_AMOUNT = re.compile(
    r"\b(?:up to|over|above|more than|less than|worth|at least|under|exceed(?:s|ing)?)\s*$", re.IGNORECASE
)
_OF_ALL_OF_THEM = re.compile(
    r"^[a-z ]*\b(?:included|including|per \w+|a night|each)\b[^:]*: ", re.IGNORECASE
)  # "breakfast included: single"
_SENTENCE_BEFORE = re.compile(r"^.*(?<!\bmrs)(?<!\bdrs)(?<=\w{3})\. ", re.IGNORECASE)
_WITHOUT_ITS_VERB = re.compile(
    r"(?<=\w) (?:adds?|pays?|comes?|starts?|(?:can|may) be .*|(?:is|are) \d.*)$", re.IGNORECASE
)
# An end that lacks something, and words with which no name begins.
_NO_END = re.compile(
    r"(?:^|\s)(?:of|to|from|in|and|or|with|the|for|between|at most)$|\sper \w+$|"
    r"^(?:takes|lasts?|sent|bring|up to|parents may|(?:hours|after|before|until|which|or|pay|wages?|adds?)$)\b",
    re.IGNORECASE,
)
_A_FIGURE_INSIDE = re.compile(r"\d[.,]\d\d\b|\s/$|\d ?/ ?$")  # "Coffee 2.50 / large": another price, and no name
_HEADING = re.compile(r"^[A-Z]{4,}:?\s+(?=\d)")  # "SIZES 6 inch"
_PER = re.compile(
    r"\s*(?:(?:/|\b(?:per|an?|each|every|for (?:an?|the))\b)\s*)?(?P<unit>(?:half|full|whole)[- ]day)\b|"
    r"\s*(?:/|\b(?:per|an?|each|every|(?:for|by) (?:an?|the))\b)\s*"
    r"(?P<one>hour|hr|h|day|night|week|month|year|person|dozen|pound|lb|kilo|kg|ounce|oz)\b",
    re.IGNORECASE,
)
_RATE = re.compile(  # "Drill 12/day", of a list in which everything has a price
    r"(?<![\d.,:/-])(?P<n>\d{1,5}(?:[.,]\d{2})?)"
    r"(?= ?(?:(?:/|per |an? |each ) ?(?:hour|hr|h|day|night|week|month|year|person)|(?:half|full|whole)[- ]day)\b)",
    re.IGNORECASE,
)
# What somebody does, and how or when something is done, has no price.
_SOMEBODY = re.compile(
    r"^(?:i|we|you|they|he|she|it|this|that|there|if|when|booked|billed|charged|paid|payable|served|sold|made|done|by|every|"
    r"open(?= (?:on|from|at|until|till|to|daily|every|all|by|for|year|(?:mon|tue|wed|thu|fri|sat|sun|week)\w*)\b)|"
    r"daily|weekdays?|weekends?)\s",
    re.IGNORECASE,
)
_AND = re.compile(
    r"(?<=[\w)€£$])\s+(?:and|&|or|\+)\s+(?=\S)(?!(?:is|are|costs?|comes? to)\s)"
    r"(?!(?:under|over|up|older|above|below|younger|more|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\b)",
    re.IGNORECASE,
)
_NUMBERS: Final = {
    "a": 1.0, "an": 1.0, "half an": 0.5, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0,
    "eight": 8.0, "ten": 10.0, "fifteen": 15.0, "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "forty-five": 45.0,
    "sixty": 60.0, "ninety": 90.0,
}  # fmt: skip
_MINUTES = re.compile(
    rf"\b(?P<n>\d{{1,3}}(?:\.5)?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})(?P<more> and a half)?\s*-?\s*"
    r"(?P<u>min(?:ute)?s?|h(?:ou)?rs?|h)\b\.?(?P<half> and a half)?",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:^|[(,] ?)$")
_EACH_UNIT = re.compile(r"(?:\b(?:per|an?|each|every)|/)\s*$", re.IGNORECASE)
_JOINT = re.compile(
    r"[\s:(,–-]*(?:\b(?:can be \w+|is|are|costs?|runs?|at|for|from|of|starts? at|starting at|only|just|each|about|takes?|"
    r"lasts?)\b)?[\s:(–-]*$",
    re.IGNORECASE,
)
_ON_TOP = re.compile(
    r"\+\s?$|\b(?:add-?ons?|extra|supplement|upgrade)\W*$|^\W*pets?\W*$", re.IGNORECASE
)  # "Deep clean +$80"
_BESIDE_A_STAY = re.compile(
    r"\s*(?:/|per|an?|each) ?(?:stay|booking|pet|vehicle)\b|\s*(?:extra|more|on top|up-?charge|supplement)\b",
    re.IGNORECASE,
)  # "pets $20 per stay"
_MORE = re.compile(r"\s*(?:extra|more|on top)\b", re.IGNORECASE)  # than what it is added to costs
_ADDED = re.compile(r"add(?:ing)?(?: on)? (?:an? |the )?(?=\w)", re.IGNORECASE)  # "add soup for $3"
_ARTICLE = re.compile(
    r"^(?:(?:(?:today|tonight|currently|right now|this week),? )?(?:we|i) (?:also )?(?:have|offer|do|sell|make)|"
    r"and|or|an?|the|our|also|including|plus|any|all|some|-|"
    r"–|\d{1,2}[.)])\s+",
    re.IGNORECASE,
)
_A_REMARK = re.compile(r"\([^)$€£]*[a-z]{3,}[^)$€£]*\)\s*$", re.IGNORECASE)  # "Juno (greyhound, 6)"
_TO_ANOTHER = re.compile(r"\s?(?:-|–|to) ?[$€£]?\d")  # "Drain cleaning: $145-$225"
_FROM = re.compile(r"\b(?:from|start(?:s|ing)? (?:at|from)|at least)\s*$", re.IGNORECASE)
_AND_UP = re.compile(r"\+|\s+(?:and|&) up\b", re.IGNORECASE)
_REMARK_ON_A_PRICE = re.compile(
    r"(?<=\d) \([^)]*(?<!to)(?<!of)(?<!for)(?<!max) \d{2,4}\)\s*$"
)  # "full detail 150 (trucks 180)"
_BARE_PRICE = re.compile(r"(?<![\d.,:/-])(?P<n>\d{1,5}(?:[.,]\d{2})?)(?:\s+(?:each|apiece|a piece))?\s*$")
_NOT_A_PRICE = re.compile(  # what stands before a figure that is none
    rf"(?:(?<!-)\b(?:serves?|feeds?|sleeps?|seats?|holds?|fits?|at|of|to|until|till?|between|by|in|under|over|up|than|no|nos?\.?|age|"
    rf"(?<!\w )(?:room|suite|unit|floor|level)|"
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
_UNITS: Final = {"h": "hour", "hr": "hour", "lb": "pound", "kg": "kilo", "oz": "ounce"}
_HIDDEN: Final = "\x1f"
_HIDDEN_AND: Final = " \x1e "
_MOST_WORDS: Final = 6  # of a name; what is longer is a sentence


def parts_of(listed: str) -> list[str]:
    """The items of a list; what stands in brackets stays together, and "cut & beard £22" is one thing."""
    text = _COMMA_CENTS.sub(lambda m: f"{m[1] or m[3]}.{m[2] or m[4]}", listed)
    if "/" in text:
        text = _LENGTHS.sub(_one_by_one, text)
    hidden = re.sub(r"\([^)]*\)", lambda m: m.group().replace(",", _HIDDEN).replace(" and ", _HIDDEN_AND), text)
    parts = [part for chunk in _BREAK.split(hidden) for part in _at_and(chunk)]
    shown = (part.replace(_HIDDEN, ",").replace(_HIDDEN_AND, " and ").strip() for part in parts)
    return _together([part for part in shown if part])


def _together(parts: Sequence[str]) -> list[str]:
    """What a comma parts from its price, or from what else is told of it, is one item with these."""
    found: list[str] = []
    for part in parts:
        if found and not MONEY.search(found[-1].lower()) and (is_detail(part) or _is_only_a_price(part)):
            found[-1] = f"{found[-1]}, {part}"
        else:
            found.append(part)
    return found


def is_detail(part: str) -> bool:
    """Whether a part tells more of the item before it, and is none itself: its length, its day, how many it serves."""
    return _DETAIL.match(part) is not None


def _is_only_a_price(part: str) -> bool:
    m = MONEY.search(part.lower())
    return m is not None and not re.search(r"[^\W\d_]", _NO_NAME.sub("", part[: m.start()] + part[m.end() :]))


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
    if lengths := _lengths(parts, bare=bare):
        yield from lengths
        return
    for part in parts:
        item = _priced(part, bare=bare)
        if item is None:
            continue
        if not item["name"]:
            if last is not None and "per" in item and item["per"] != last.get("per"):
                last.setdefault("also", []).append({key: value for key, value in item.items() if key != "name"})
                continue
            if last is not None and _ONLY_A_PRICE.fullmatch(part):  # "bouquets $40, $60 or $90"
                last.pop("price_cents", None)
            if last is None or "minutes" not in item or "minutes" not in last or not base:
                continue
            last["name"] = f"{base} {last['minutes']} minutes"
            item["name"] = f"{base} {item['minutes']} minutes"
        elif (
            last is not None
            and item["name"].lower() in _SIZES
            and (thing := _WITHOUT_ITS_VERB.sub("", _SIZE.sub("", base).strip()))
        ):
            last["name"] = f"{found.group().strip()} {thing}" if (found := _SIZE.search(last["name"])) else last["name"]
            item["name"] = f"{item['name']} {thing}"  # "Fries small $3, large $5"
        elif last is not None and item["name"] == base and "minutes" in item and "minutes" in last:
            last["name"] = f"{base} {last['minutes']} minutes"
            item["name"] = f"{base} {item['minutes']} minutes"
        else:
            base = item["name"]
        last = item
        yield item


_ONLY_A_PRICE: Final = re.compile(r"(?:or |and )?[$€£]\d[\d.]*", re.IGNORECASE)


def _lengths(parts: Sequence[str], *, bare: bool) -> list[dict[str, Any]]:
    """ "30 min $35, 45 min $50", of what has no other name."""
    found = [item for part in parts if (item := _priced(part, bare=bare))]
    are_lengths = all(item.keys() >= {"minutes", "price_cents"} and not item["name"] for item in found)
    is_whole = len(parts) > 1 and len(found) == len(parts)
    return [item | {"name": f"{item['minutes']} minutes"} for item in found] if is_whole and are_lengths else []


def _priced(part: str, *, bare: bool) -> dict[str, Any] | None:
    item: dict[str, Any] = {"kinds": kinds_of(part), "either": are_alternatives(part)} if kinds_of(part) else {}
    minutes = next((m for m in _MINUTES.finditer(part) if not _EACH_UNIT.search(part[: m.start()])), None)
    if minutes and (
        minutes["half"] or minutes["n"].lower() not in ("a", "an") or _BEGINS.search(part[: minutes.start()])
    ):
        item["minutes"] = _in_minutes(minutes)
        part = _without(minutes, part)
    price = MONEY.search(part.lower())
    if price is not None and _OF_AN_AMOUNT.search(part[: price.start()]):
        return None
    if price is not None and _TO_ANOTHER.match(part, price.end()):
        return None
    if price is not None:
        name = part[: price.start()].split(", ")[0] if "(" not in part else part[: price.start()]
        head, colon, rest = name.partition(": ")
        name = head if colon and is_detail(rest) else name  # "1) Pottery: Tuesdays, 18:30, $65"
        item |= {"price_cents": round(amount(price) * 100), "currency": currency(price)}
        is_on_top = (
            _ON_TOP.search(part[: price.start()]) or _BESIDE_A_STAY.match(part[price.end() :]) or _ADDED.match(part)
        )
        name = _ADDED.sub("", name)
        item |= {"extra": True} if is_on_top else {}
        item |= {"more": True} if _MORE.match(part[price.end() :]) else {}
        if _FROM.search(part[: price.start()]) or _AND_UP.match(part, price.end()):
            item["from"] = True
        unit = _PER.match(part[price.end() :])
        if unit:
            one = (unit["unit"] or unit["one"]).lower().replace("-", " ")
            item["per"] = _UNITS.get(one, one)
        return _in_order(name if re.search(r"\w", name) else _after(part[price.end() :]), item)
    free = _PRICELESS.search(part)
    if free is not None and not _DOES.search(part):
        return _in_order(part[: free.start()], item)
    part = _REMARK_ON_A_PRICE.sub("", part)
    may_be = bare and not _A_REMARK.search(part)
    plain = _BARE_PRICE.search(part.rstrip(" )")) or _RATE.search(part) if may_be else None
    unit = _PER.match(part[plain.end() :]) if plain else None
    if plain is None or (unit is None and _NOT_A_PRICE.search(part[: plain.start()])):  # "suite 210 per night" is one
        return None
    one = (unit["unit"] or unit["one"]).lower() if unit else ""
    per = {"per": _UNITS.get(one, one)} if one else {}
    return _in_order(
        part[: plain.start()], {"price_cents": round(float(plain["n"].replace(",", ".")) * 100)} | per | item
    )


def _without(minutes: re.Match[str], part: str) -> str:
    """A part without its length, and without the brackets in which that stands with other remarks."""
    wrapped = next((m for m in _BRACKETS.finditer(part) if m.start() < minutes.start() < m.end()), None)
    if wrapped and not MONEY.search(wrapped.group().lower()):
        return part[: wrapped.start()] + part[wrapped.end() :]
    return re.sub(r"\(\s*[,;]?\s*\)|\(\s*,|,\s*\)", "", part[: minutes.start()] + part[minutes.end() :])


_BRACKETS: Final = re.compile(r"\([^)]*\)")


def _after(rest: str) -> str:
    """ "$12 lunch special": the name after the price, when it is none of its unit."""
    return (
        ""
        if _PER.match(rest)
        or re.match(
            r"\W*(?:/|per|an?|each|extra|off|for|to|more|-|plus|including|incl|includes|with|of|if|when|and|min|max)\b|\s*[/+-]",
            rest,
        )
        else rest
    )


def _in_order(name: str, item: dict[str, Any]) -> dict[str, Any]:
    keys = [
        key
        for key in ("price_cents", "currency", "per", "minutes", "kinds", "either", "extra", "from", "more")
        if key in item
    ]
    return {"name": name_of(name), **{key: item[key] for key in keys}}


def _in_minutes(m: re.Match[str]) -> int:
    number = _NUMBERS.get(m["n"].lower()) or float(m["n"])
    return int((number + (0.5 if m["more"] or m["half"] else 0)) * (60 if m["u"].lower().startswith("h") else 1))


def name_of(said: str) -> str:
    """The bare name; empty where it is none, or a sentence."""
    said = _OF_ALL_OF_THEM.sub("", said)
    name = _SENTENCE_BEFORE.sub("", said.strip(" ()-–—:,.;*•+"))
    name = _IN_SIZES.sub(" ", _HEADING.sub("", name))
    while (shorter := _ARTICLE.sub("", _JOINT.sub("", name)).strip(" ()-–—:,.;*•+")) != name:
        name = shorter
    name = _AT_A_TIME.sub("", name)
    name = _WITHOUT_ITS_VERB.sub("", name)
    name = _TELLS_MORE.sub("", re.sub(r"\s*\((?:\d+|[^)]*)$", "", name))
    if _NO_END.search(name) or _A_FIGURE_INSIDE.search(name):
        return ""
    is_one = re.search(r"[^\W\d]{2}|\d ?x ?\d", name) and not _SOMEBODY.match(name)
    return name if is_one and len(name.split()) <= _MOST_WORDS else ""

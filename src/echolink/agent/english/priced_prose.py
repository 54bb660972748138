"""Which things does an English sentence price in running prose: "It's $90 for a sofa and $60 for a rug"?"""

import re
from typing import Final

_PRICE: Final = (
    r"(?:(?:from|only|just|about|around) )?(?:[$€£]\s?\d[\d,]*(?:\.\d\d)?|\d[\d,]*(?:\.\d\d)? ?(?:dollars|euros|pounds|bucks)\b)"
    r"(?: (?:each|apiece|a piece|per [a-z]+|an? (?:hour|day|night|week|month|person|head|bag|box|pair)))?"
)
_THING: Final = r"(?:(?:an?|the|one|each|every|our|any) )?(?P<thing>[^\W\d][\w'’&-]*(?: (?:&|[^\W\d][\w'’-]*)){0,4}?)"
_BARE: Final = (
    rf"(?:{_PRICE}|\d[\d,]*(?:\.\d\d)?)"  # after a price with its currency: "90 dollars for a sofa, 60 for a rug"
)
_SEPARATOR: Final = r"(?:[,;] (?:and |or |while |but )?(?:it's |it is )?| (?:and|or|while|but) (?:it's |it is )?)"
_PAIR: Final = re.compile(
    rf"(?P<price>{_BARE}) (?:for {_THING}|\((?P<aside>[^\W\d][\w'’& -]*)\))(?=[,;]| and | or | while | but |$)"
)
_LEAD: Final = re.compile(rf"(?P<lead>(?:(?!{_PRICE})[^$€£;.\d])*?)(?={_PRICE} (?:for |\())")
_NEXT: Final = re.compile(_SEPARATOR)
# How a sentence begins that goes on with a price, or with what is priced.
_OPENS_A_PRICE: Final = re.compile(
    r"|(?:it|that|they|you|we|i)(?:'s| is| are| costs?| charge| pay| ask| take|'ll be|'d be| will be| starts? at)|"
    r"(?:we|i|you) (?:charge|pay|ask)(?: you)?|"
    r"(?:(?:an?|the|our|all|my) )?(?P<noun>[a-z'’-]+(?: [a-z'’-]+){0,3}?)"
    r"(?::| is| are| costs?| runs?| starts? at| will be)|"
    r"[a-z]+ (?:price|rate|cost)s?:?",
    re.IGNORECASE,
)
# "We clean sofas ($90)", "You can have either a bath for $35 or …": what stands before the first thing.
_OPENS_A_LIST: Final = re.compile(
    r"(?:(?:we|i|they) (?:(?:also|only|currently|mostly|usually|just|can|will) )*"
    r"(?!(?:are|is|do|don['’]t|not|never|use|have|has|ask|require|need|recommend|charge|take|accept|deliver|work|open|close|"
    r"come|go|keep|allow|want|like|expect|hope|know|try|add|include|give|refund|pay|start|ship|send|drive|cover|serve)\b)[a-z]+"
    r"(?: (?:out|in|up|away|on))?|"
    r"(?:you|callers|customers) (?:can|may) (?:have|get|choose|pick|book|order|rent)(?: between| from)?(?: either)?|"
    r"(?:choose|pick)(?: between| from| either)?|there(?:['’]s| is| are)(?: either)?) (?:(?:an?|the|our|either) )?",
    re.IGNORECASE,
)
# "Units are 5 by 5 feet for $40, 5 by 10 feet for $65", "Rooms come as singles for $80 and doubles for $110".
_ARE_OF_KINDS: Final = re.compile(
    rf"(?:(?:our|the|all) )?(?P<noun>[a-z-]+s) (?:are(?: either)?|come (?:in|as)|are available (?:in|as)) "
    rf"(?!{_PRICE}|for\b|only\b|from\b)(?=[^,;]* (?:for|at) {_PRICE}(?:,| and | or ).*{_PRICE})",
    re.IGNORECASE,
)
# "A sofa is $90", "Sofas cost $90", "Sofas for $90", "Sofas ($90)": all that the sentence says.
_ONE: Final = re.compile(
    rf"{_THING}(?:(?:,? (?:is|are|costs?|runs?|goes for|go for|will be|will cost(?: you)?|starts? at|for|at)|,) {_PRICE}|"
    rf" \({_PRICE}\))",
    re.IGNORECASE,
)
# For whom, when and how much of it a price is, and what is paid besides: nothing that one chooses.
_NO_THING: Final = re.compile(
    r"\b(?:adults?|kids?|child(?:ren)?|seniors?|students?|members?|non-?members?|residents?|guests?|people|persons?|men|women|"
    r"ladies|gents|infants?|toddlers?|pupils?|teens?|locals?|visitors?|groups?|everyone|everybody|each|weekdays?|weekends?|"
    r"evenings?|mornings?|afternoons?|nights?|days?|hours?|minutes?|weeks?|months?|years?|miles?|orders?|first|second|next|"
    r"add|adding|rest|more|less|both|additional|extra|every|it|that|this|them|you|us|same|fees?|deposits?|minimum|surcharges?|tax|tips?|"
    r"delivery|parking|breakfast|insurance|cancell?\w*|no-?shows?|late|missed|call-?outs?|shipping|visits?|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|in|within|outside|over|under|above|below|up|to|from)\b",
    re.IGNORECASE,
)
_PLAIN: Final = frozenset(("small", "medium", "large", "big", "regular", "mini", "single", "double", "half", "full"))
_TWO: Final = 2


def as_list(said: str) -> str:
    """The things and their prices as a list, "sofa $90, rug $60"; the same words where the sentence tells anything else."""
    return _listed_by_price(said) or _without_opening(said) or said


def is_one_price(said: str) -> bool:
    """Whether a sentence tells the price of one thing, and nothing else."""
    m = _ONE.fullmatch(said)
    return m is not None and not _NO_THING.search(m["thing"])


def _listed_by_price(said: str) -> str | None:
    """ "It's $90 for a sofa and $60 for a rug", "Our prices are $90 (sofa) and $60 (rug)"."""
    lead = _LEAD.match(said)
    opens = _OPENS_A_PRICE.fullmatch(lead["lead"].strip()) if lead else None
    if lead is None or opens is None or (opens["noun"] and _NO_THING.search(opens["noun"])):
        return None
    found, at = [], lead.end()
    while pair := _PAIR.match(said, at):
        found.append((pair["thing"] or pair["aside"], pair["price"]))
        separator = _NEXT.match(said, pair.end())
        at = separator.end() if separator else pair.end()
    if len(found) < (_TWO if opens["noun"] else 1):  # "Rolls are $5 for a bag of six"
        return None
    if at < len(said) or any(_NO_THING.search(thing) for thing, _ in found):
        return None
    unit = next((unit for unit in ("dollars", "euros", "pounds") if unit in found[0][1]), "")
    kind = f" {opens['noun']}" if opens["noun"] and all(thing.lower() in _PLAIN for thing, _ in found) else ""
    return ", ".join(
        f"{thing}{kind} {price if not price.isdigit() else f'{price} {unit}'}".strip() for thing, price in found
    )


def _without_opening(said: str) -> str | None:
    m = _OPENS_A_LIST.match(said) or _ARE_OF_KINDS.match(said)
    rest = said[m.end() :] if m else ""
    return rest if _ENDS_WITH_A_PRICE.search(rest) and not _NO_THING.match(rest) else None


_ENDS_WITH_A_PRICE: Final = re.compile(rf"(?:{_PRICE}\)?|\w \(\d{{1,4}}\))$", re.IGNORECASE)

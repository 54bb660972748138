"""Which things does a sentence list, each with what is told of it: its price, its length, its days, for how many it is?"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from echolink.agent.english.days_of_week import DAYS
from echolink.agent.english.each import is_name
from echolink.agent.english.numbers import CARDINAL
from echolink.agent.english.words import words, words_in

_TIME: Final = (
    r"(?:(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?(?![\d%])(?: ?[ap]\.?m\b\.?)?(?! ?(?:-|to|until|till|min|h)\b)|"
    r"noon\b|midnight\b)"
)
_TIMES: Final = rf"{_TIME}(?:(?:, | & |,? (?:and|or) )(?:at )?{_TIME})*"
_ON: Final = r"(?:(?:only|on|every|each) ){0,2}"
_WHEN: Final = (
    rf"(?:{_ON}(?P<days>{DAYS})(?:,? (?:at |@ ?)?(?P<at>{_TIMES}))?|"
    rf"(?:at )?(?P<first_at>{_TIMES}),? {_ON}(?P<then_days>{DAYS}))(?! ?(?:-|to|until|till|from|between|\d)\b)(?: only)?"
)
_PRICE: Final = (
    r"(?P<price>(?:(?:only|just|from|starting at|about) ){0,2}(?:[$€£] ?\d+(?:[.,]\d+)?|"
    r"\d+(?:\.\d\d)? (?:dollars|euros|pounds|bucks)|free\b)"
    r"(?: ?(?:/ ?\w+|each|apiece|pp\b|per \w+|an? (?!week\b.*\bonly)[a-z]+)|\+| and up)?)"
)
_N: Final = rf"(?:\d{{1,3}}(?:\.5)?|{CARDINAL})"
_ABOUT: Final = r"(?:(?:about|around|roughly|approx\.?|approximately|usually|up to) )?"
_LENGTH: Final = (
    rf"(?P<length>{_ABOUT}(?:half an|an?|{_N}(?: ?(?:-|to) ?{_N})?)(?: and a (?:half|quarter))?[ -]?"
    r"(?:hours?|hrs?|h|minutes?|mins?)\b\.?(?: and a (?:half|quarter)\b)?(?: long| each)?|"
    rf"{_ABOUT}(?:half a|a half|a full|a whole|all) day\b)"
)
_HOLDS: Final = (
    r"(?:seats?|sleeps?|fits?|holds?|serves?|feeds?|takes?|accommodates?|(?:good |enough )?for|up to|max\.?|at most)"
)
_NO_UNIT: Final = rf"(?:{_HOLDS}|and|or|is|costs?|hours?|hrs?|minutes?|mins?|days?|weeks?|months?|dollars|nights?)\b"
_PERSONS: Final = r"(?:people|persons?|players|guests|passengers|riders|kids|children)"
_ROOM: Final = (
    rf"(?P<room>{_HOLDS} (?:(?:about|around|up to|of) )?{_N}(?: ?(?:-|to|or) ?{_N})?(?![-:%$€£]|\.?\d)(?: (?!{_NO_UNIT})[a-z]+)?|"
    rf"{_N}(?: ?(?:-|to) ?{_N})? {_PERSONS}|{_N} [a-z]+(?=\)))"
)
_AGES: Final = r"(?P<ages>(?:ages?|aged) \d+(?: ?(?:-|to|and) ?\d+|\+)?(?: and (?:up|older|over))?)"
_READY: Final = (
    rf"(?P<ready>(?:(?:is |are )?(?:ready|back|done|finished) in|takes?|needs?) {_ABOUT}(?:an?|{_N}) (?:working |business )?"
    rf"(?:days?|weeks?)\b|{_N} (?:working |business )?(?:days?|weeks?)\b)"
)
_FACT: Final = f"(?:{_LENGTH}|{_PRICE}|{_WHEN}|{_READY}|{_ROOM}|{_AGES})"
_KIND: Final = r"(?:(?:classes|class|lessons|course) )?"
_LINK: Final = (
    r"(?:(?:and |but )?(?:(?:it's|is|are|costs?|runs?(?: at)?|lasts?|meets?|takes?(?: place)?|happens?|(?:comes|goes) (?:for|at)|"
    r"starts? at)(?: held| offered| given| available)? |(?:and|for|at) ))?"
)
_JOINT: Final = rf"(?:\s*(?:,|:|\(|\)[,:]?|\s-)\s*|\s+){_KIND}{_LINK}"
_TELLING: Final = re.compile(f"{_JOINT}{_FACT}", re.IGNORECASE)
_NAME: Final = re.compile(
    rf"(?P<name>[^\W\d][\w'&-]*(?: (?:& )?[\w'-]+){{0,4}}?)(?={_JOINT}{re.sub(r'[?]P<[a-z_]+>', '?:', _FACT)})",
    re.IGNORECASE,
)
_DAYS_FIRST = re.compile(
    rf"{_WHEN}(?:: |, | )(?:(?:we (?!are)[a-z]+|there(?:'s| is| are)|it's) )?(?:an? )?"
    r"(?P<name>[^\W\d][\w'&-]*(?: (?:& )?[\w'-]+){0,3}?)",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\s*\)?\s*(?:[;,](?: (?:and|while|but))?(?: (?:the|an?|our))?|(?:and|while|but)\b(?: (?:the|an?|our))?|[.!]?$)\s*",
    re.IGNORECASE,
)
# Why it is so, and what comes with it, says nothing else.
_REMARK = re.compile(r",? (?:because|since|as|with)\b[^;:$€£\d]*(?=[.;]?$)", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:[^\W\d][\w'& ]{1,30}:\s+(?=[^\W\d])|(?:(?:our|the) [a-z ]{3,20}|these|they) are:? |there(?:'s| is| are) |"
    r"(?:we|i|you can) (?:also |currently )?(?!are\b|close|open|re\b)[a-z]+(?: out)? )?(?:an? |the |our )?",
    re.IGNORECASE,
)
_NO_STOP = re.compile(r"(?<!\.m)\.$")  # "6pm." but "6 p.m."
# "Stylists: Linh (Tue-Sat), Rosa (Fri-Sun)" is read as it stands, with its head.
_ONLY_DAYS_IN_BRACKETS = re.compile(r"^[^:()]+:[^()]*\([^$€£]*$")
_MAY_TELL = re.compile(r"\d|day|daily|weekend|\b(?:mon|tue|wed|thu|fri|sat|sun)|hour", re.IGNORECASE)
_DAY = re.compile(DAYS)
_NO_THING: Final = frozenset(
    words(
        "am pm works work off away teaches comes goes half except now sometimes usually often special happy hour pick-up pickup "
        "pickups"
    )
)
_PLAIN: Final = str.maketrans({"–": "-", "’": "'"})


class Thing(NamedTuple):
    """One thing, and what is told of it in the words of the context; what is not told is empty."""

    name: str
    days: str = ""
    at: str = ""
    price: str = ""
    length: str = ""
    room: str = ""  # for how many it is
    ready: str = ""  # how many days it takes
    more: tuple[str, ...] = ()  # all but the days, in its order
    said: str = ""  # all of it

    @property
    def facts(self) -> int:
        return len(self.more) + bool(self.days)


@lru_cache(maxsize=1024)
def things(sentence: str) -> tuple[Thing, ...]:
    """All that a sentence lists; empty where it tells anything else besides."""
    text = sentence.translate(_PLAIN)
    if not _MAY_TELL.search(text) or _ONLY_DAYS_IN_BRACKETS.search(text):
        return ()
    lead = _LEAD.match(text)
    starts = (lead.end(), 0) if lead and lead.end() else (0,)
    return next((found for start in starts if (found := tuple(_read(text, start)))), ())


def _read(text: str, start: int) -> Iterator[Thing]:
    found = []
    while start < len(text):
        one, end = _thing(text, start)
        remark = _REMARK.match(text, end) if one else None
        then = _NEXT.match(text, remark.end() if remark else end) if one else None
        if one is None or then is None:
            return
        found.append(one._replace(said=text[start:end].rstrip(" .,")))
        start = then.end()
    yield from found


def _thing(text: str, start: int) -> tuple[Thing | None, int]:
    """The thing that begins here, and where what is told of it ends."""
    m = _NAME.match(text, start)
    if m and _names_a_thing(m["name"] if _ARE_MANY.match(text, m.end()) else _JOINED.sub(" ", m["name"])):
        return _with_facts(Thing(m["name"]), text, m.end())
    m = _DAYS_FIRST.match(text, start)
    while m and not _names_a_thing(m["name"]):
        m = None
    if m is None:
        return None, start
    return _with_facts(_told(Thing(m["name"]), m), text, m.end())


def _with_facts(thing: Thing, text: str, end: int) -> tuple[Thing, int]:
    while fact := _TELLING.match(text, end):
        told = _told(thing, fact)
        if told is thing:
            break
        thing, end = told, fact.end()
    return thing, end


def _told(thing: Thing, fact: re.Match[str]) -> Thing:
    """With one more fact; the same thing where it has one of its kind already."""
    parts = fact.groupdict()
    if days := parts.get("days") or parts.get("then_days"):
        at = parts.get("at") or parts.get("first_at") or ""
        return thing if thing.days else thing._replace(days=days.rstrip("."), at=_NO_STOP.sub("", at))
    kind = next(kind for kind in ("length", "price", "ready", "room", "ages") if parts.get(kind))
    said = _NO_STOP.sub("", parts[kind] or "")
    if getattr(thing, kind, ""):
        return thing
    own = {kind: said} if kind in Thing._fields else {}
    return thing._replace(more=(*thing.more, said), **own)


# "The Hand Wash and Wax costs 35 dollars" is one thing, "Cakes and Pies cost 20 dollars" are two.
_JOINED: Final = re.compile(r"(?<=\w) and (?=[A-Z])")
_ARE_MANY: Final = re.compile(r"\s+(?:cost|are|take|last|run|come|go|start)\b", re.IGNORECASE)


def _names_a_thing(name: str) -> bool:
    said = name.lower()
    return is_name(said) and words_in(said).isdisjoint(_NO_THING) and not _DAY.search(said)

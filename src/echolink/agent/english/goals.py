"""What does an English goal ask for? Its words are read by the kind of value that they name, not by the trade they belong to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from echolink.agent.english.heard import tidied
from echolink.agent.english.kinds import DATE, MESSAGE, TIME, fields_of, is_question
from echolink.agent.profile import Field

_LIST_AFTER = re.compile(
    r"(?::|\s-\s|\b(?:collect(?:ing)?|gather|take down|note(?: down)?|write down|record|obtain|capture|"
    r"ask(?:ing)?(?: (?:them|callers?|him|her|the (?:caller|customer|guest|patient|client)s?|people))?(?: for)?|"
    r"find out|get(?:ting)?|need(?:ed)?|require[sd]?|with|including|learn|know|we want)\b)[\s:]*(?P<list>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_PARTS = re.compile(r"\s*(?:[,;\n•]|\s-\s)\s*(?:and\s+|or\s+)?|\s+(?:and|&)\s+(?:also\s+)?", re.IGNORECASE)
_MEETING = re.compile(
    r"\b(?:appointments?|visits?|consultations?|meetings?|sessions?|check-?ups?|interviews?|inspections?|viewings?|"
    r"call-?outs?|estimates?|repairs?|demos?|calls?|treatments?|services?|installations?|jobs?|lessons?)\b",
    re.IGNORECASE,
)
# Things that are shared: how many share them decides which one is taken.
_SHARED = re.compile(
    r"\b(?:tables?|seats?|tickets?|tours?|rooms?|trips?|rides?|part(?:y|ies)|groups?|dinners?|lunch(?:es)?|"
    r"brunch(?:es)?|cabs?|tax(?:i|is)|boats?|lanes?|courts?|places|spots|class(?:es)?|workshops?|events?|tastings?|"
    r"cabins?|apartments?|stays?|escape)\b",
    re.IGNORECASE,
)
_STAY = re.compile(
    r"\b(?:rooms?|stays?|nights?|cabins?|apartments?|hostels?|hotels?|overnight|accommodation|campsites?|"
    r"bed and breakfast)\b",
    re.IGNORECASE,
)
_PLACE_TO_GO = re.compile(
    r"\b(?:call-?outs?|pick-?ups? from|deliver(?:y|ies)|home visits?|house calls?|on-?site|at (?:the )?(?:customer|"
    r"caller|client)'?s)\b",
    re.IGNORECASE,
)
_ORDER = re.compile(r"\b(?:orders?|ordering|buy|sell(?:ing)?|purchases?|take-?(?:away|out))\b", re.IGNORECASE)
_PICK_UP = re.compile(r"\b(?:pick-?up|collect|take-?(?:away|out)|ready)\b", re.IGNORECASE)
_CALL_BACK = re.compile(
    r"\b(?:call-?backs?|call (?:them|him|her|people) back|leads?|prospects?|inquir(?:y|ies)|enquir(?:y|ies)|qualify|"
    r"sales|contact details|contact information|quotes?|interested|tickets?|complaints?|support)\b",
    re.IGNORECASE,
)  # fmt: skip

_TAKE_MESSAGE = re.compile(
    r"\b(?:messages?|answering machine|voice ?mail|answering service)\b",
    re.IGNORECASE,
)
_BOOK = re.compile(
    r"\b(?:book(?:s|ing|ings)?|reserv(?:e|es|ing|ations?)|schedul(?:e|es|ing)|arrang(?:e|es|ing)|set(?:ting)? up|"
    r"make (?:an? )?(?:appointment|booking|reservation)s?|appointments?|plan(?:ning)?|"
    r"sign(?:ing)? (?:people |callers |customers )?up|register|enrol(?:l)?|rent(?:ing|als?)?|hire|hiring|viewings?|"
    r"reschedul(?:e|ing)|move|moving)\b",
    re.IGNORECASE,
)

NAME: Final = Field(name="name", kind="name", label="your name")
PHONE: Final = Field(name="phone", kind="phone", label="your phone number")
_REASON: Final = Field(name="reason", kind="text", label="the reason")
_PARTY: Final = Field(name="party_size", kind="count", label="the number of people")
TAKING_A_MESSAGE: Final = (NAME, PHONE, MESSAGE)


def goal_fields(goal: str, *, sizes: Sequence[int] = (), services: Sequence[str] = ()) -> tuple[Field, ...] | None:
    """The fields that a goal needs, in the order in which a person would ask; None when it names nothing to collect."""
    said = tidied(goal).rstrip(" .!")
    listed = _listed(said)
    if listed:
        return listed
    if _TAKE_MESSAGE.search(said):
        return TAKING_A_MESSAGE
    if _BOOK.search(said):
        return _booking(said, sizes, services)
    if _ORDER.search(said):
        service = _choice(services) if services else Field(name="item", kind="text", label="your order")
        when = (TIME,) if _PICK_UP.search(said) else ()
        return (service, *when, NAME)
    if _CALL_BACK.search(said):
        return (NAME, PHONE, _REASON)
    if _MEETING.search(said) or (_SHARED.search(said) and sizes):
        return _booking(said, sizes, services)
    return None


def asked_in_context(sentence: str) -> tuple[Field, ...]:
    """Fields that a sentence of the context asks to collect: "Always ask for a phone number."""
    m = re.match(
        r"^(?:please )?(?:always |also )*(?:ask(?: (?:them|callers?|the caller|customers?|guests?|for))*|collect|"
        r"note(?: down)?|take down|record|write down|find out|"
        r"we (?:also )?need(?: to know)?|required:?|you need)\s+(?P<list>.+?)[.!]?$",
        tidied(sentence),
        re.IGNORECASE,
    )
    return _from_list(m["list"]) if m else ()


def _listed(goal: str) -> tuple[Field, ...]:
    """What stands in the goal as a list: "Arrange a visit: which door, where, when, and whom to ask for"."""
    m = _LIST_AFTER.search(goal)
    if m is None or (_TAKE_MESSAGE.fullmatch(m["list"].removeprefix("a ").strip())):
        return ()
    explicit = ":" in goal[: m.start("list")] or len(_PARTS.split(m["list"])) > 1
    fields = _from_list(m["list"])
    known = [f for f in fields if f.name in _NAMED or f.kind != "text"]
    if not fields or (not known and not _all_questions(m["list"])) or (not explicit and len(known) < len(fields)):
        return ()
    return fields


_NAMED: Final = frozenset(
    ("name", "phone", "email", "message", "reason", "address", "date", "time", "party_size", "nights")
)


def _all_questions(listed: str) -> bool:
    return all(is_question(part) for part in _PARTS.split(listed) if part)


def _from_list(listed: str) -> tuple[Field, ...]:
    fields: list[Field] = []
    for part in _parts(listed):
        for field in fields_of(part):
            if all(field.name != known.name for known in fields):
                fields.append(field)
    return tuple(fields)


def _parts(listed: str) -> Iterator[str]:
    """The items of a list; "date and time" is one of them."""
    glued = re.sub(r"\b(date|day|time) and (date|day|time)\b", r"\1/\2", listed, flags=re.IGNORECASE)
    for part in _PARTS.split(glued):
        item = part.strip(" .?!\"'")
        if item and len(item) <= 120:
            yield item


def _booking(goal: str, sizes: Sequence[int], services: Sequence[str]) -> tuple[Field, ...]:
    fields: list[Field] = []
    is_stay = bool(_STAY.search(goal)) and not re.search(r"\bmeeting rooms?\b", goal, re.IGNORECASE)
    if services:
        fields.append(_choice(services))
    if sizes or _SHARED.search(goal):
        fields.append(_PARTY)
    if is_stay:
        fields += [
            replace(DATE, label="the day of arrival"),
            Field(name="nights", kind="count", label="the number of nights"),
        ]
    else:
        fields += [DATE, TIME]
    if _PLACE_TO_GO.search(goal):
        fields.append(Field(name="address", kind="address", label="the address"))
    fields.append(NAME)
    if not services and _MEETING.search(goal):
        fields.append(_REASON)
    return tuple(fields)


def _choice(services: Sequence[str]) -> Field:
    return Field(name="service", kind="choice", label="what you would like", options=tuple(services))

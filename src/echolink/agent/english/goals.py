"""What does an English goal ask for? Its words are read by the kind of call that they name, not by the trade they belong to."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from echolink.agent.english.asked_for import DATE, END, MESSAGE, START, TIME, fields_of, is_question
from echolink.agent.english.heard import tidied
from echolink.agent.english.field_roles import with_roles
from echolink.agent.english.lists import after_bracket, after_colon, after_comma, after_verb, items, on_lines
from echolink.agent.field import Field

_MEETING = re.compile(
    r"\b(?:appointments?|visits?|consultations?|meetings?|sessions?|check-?ups?|interviews?|inspections?|viewings?|"
    r"estimates?|repairs?|demos?|calls?|treatments?|services?|installations?|jobs?|lessons?|trials?|tastings?)\b",
    re.IGNORECASE,
)
# Things that are shared: how many share them decides which one is taken.
_SHARED = re.compile(
    r"\b(?:tables?|seats?|tickets?|tours?|rooms?|trips?|rides?|part(?:y|ies)|groups?|dinners?|lunch(?:es)?|"
    r"brunch(?:es)?|boats?|lanes?|courts?|places|spots|workshops?|events?|tastings?|cabins?|apartments?|stays?|escape)\b",
    re.IGNORECASE,
)
_STAY = re.compile(
    r"\b(?:rooms?|stays?|nights?|cabins?|overnight|accommodation|lodging|campsites?|hotels?|hostels?|bed and breakfast)\b",
    re.IGNORECASE,
)
_NO_STAY = re.compile(
    r"\b(?:meeting|escape|conference|waiting|treatment|party|dining|function|private|board|class|event|music|rehearsal|practice|"
    r"study|changing|fitting|ball) ?rooms?\b|\brooms? for (?:\d+(?! nights?)|an? (?:party|meeting|event|function))",
    re.IGNORECASE,
)
_OVERNIGHT = re.compile(r"\b(?:nights?|overnight|check-?in (?:from|after|at|is)|\d+ rooms)\b", re.IGNORECASE)
_COMES_TO_THE_CALLER = re.compile(
    r"\b(?:call-?outs?|home visits?|house calls?|on-?site|site visits?|at (?:the )?(?:customer|caller|client)'?s|come out|"
    r"emergency visits?|technician|someone to come|service visits?)\b",
    re.IGNORECASE,
)
_JOURNEY = re.compile(
    r"\b(?:cabs?|tax(?:i|is)|shuttles?|transfers?|rides?|transport|couriers?|from a to b)\b", re.IGNORECASE
)
_RENT = re.compile(r"\b(?:rent(?:s|ing|als?)?|hire|hiring|lend(?:ing)?|loan(?:s|ing)?)\b", re.IGNORECASE)
_ORDER = re.compile(r"\b(?:orders?|ordering|buy|sell(?:ing)?|purchases?|take-?(?:away|out))\b", re.IGNORECASE)
_PICK_UP = re.compile(r"\b(?:pick-? ?up|collect(?:ion)?|take-?(?:away|out)|ready)\b", re.IGNORECASE)
_DELIVERY = re.compile(r"\bdeliver(?:y|ies|ed|ing)?\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:adults?|child(?:ren)?|kids?|seniors?|students?|persons?|people|famil(?:y|ies)|concessions?)\b", re.I
)
_AHEAD = re.compile(r"\b(?:pre-?orders?|in advance|ahead|days?|date)\b", re.IGNORECASE)
_LEAD = re.compile(
    r"\b(?:call-?backs?|call (?:them|him|her|people) back|leads?|prospects?|inquir(?:y|ies)|enquir(?:y|ies)|qualify|"
    r"sales|contact details|contact information|quotes?|interested|complaints?|support|intake)\b",
    re.IGNORECASE,
)  # fmt: skip
_MESSAGE = re.compile(r"\b(?:messages?|answering machine|voice ?mail|answering service)\b", re.IGNORECASE)
_ANSWERS = re.compile(
    r"\b(?:answer(?:s|ing)? (?:\w+ )*?(?:questions?|calls?|the phone)|faqs?|information line)\b", re.IGNORECASE
)
_BOOK = re.compile(
    r"\b(?:book(?:s|ing|ings)?|reserv(?:e|es|ing|ations?)|schedul(?:e|es|ing)|arrang(?:e|es|ing)|set(?:ting)? up|"
    r"make (?:an? )?(?:appointment|booking|reservation)s?|appointments?|plan(?:ning)?|"
    r"sign(?:ing)? (?:people |callers |customers )?up|register|enrol(?:l)?|viewings?)\b",
    re.IGNORECASE,
)
_MOVE = re.compile(
    r"\b(?:reschedul\w*|postpone\w*)|"
    r"(?:^|\b(?:to|and|or|callers|customers|patients|clients|guests|people|them|they|please|can|help|let|by)\s|[,/:]\s?)"
    r"(?:(?:mov(?:e|es|ing)|chang(?:e|es|ing)|shift(?:ing)?) (?:\S+ ){0,3}?"
    r"(?:appointments?|bookings?|reservations?|visits?|lessons?|sessions?|dates?|slots?|meetings?))\b",
    re.IGNORECASE,
)
_NEW_ONES = re.compile(r"\b(?:book|make|schedule|set up|arrange)\b", re.IGNORECASE)

NAME: Final = Field(name="name", kind="name", label="your name")
PHONE: Final = Field(name="phone", kind="phone", label="your phone number")
_ADDRESS: Final = Field(name="address", kind="address", label="the address")
_REASON: Final = Field(name="reason", kind="text", label="the reason")
_PROBLEM: Final = Field(name="reason", kind="text", label="the problem")
_PARTY: Final = Field(name="party_size", kind="count", label="the number of people")
_NIGHTS: Final = Field(name="nights", kind="count", label="the number of nights")
_ARRIVAL: Final = Field(name="date", kind="date", label="the day of arrival")
_ORDERED: Final = Field(name="items", kind="text", label="your order")
_WAS_ON: Final = Field(name="current_date", kind="date", label="the day it is on now", role="old")
_WAS_AT: Final = Field(name="current_time", kind="time", label="the time it is at now", role="old", required=False)
_FROM: Final = Field(name="pickup_address", kind="address", label="the pick-up address", role="start")
_TO: Final = Field(
    name="destination", kind="address", label="the destination", role="end", ask="Where would you like to go?"
)
TAKING_A_MESSAGE: Final = (NAME, PHONE, MESSAGE)


def goal_fields(
    goal: str, *, sizes: Sequence[int] = (), services: Sequence[str] = (), context: str = ""
) -> tuple[Field, ...] | None:
    """The fields that a goal needs, in the order in which a person would ask; None when it names nothing to collect.

    Of the context counts whether nights are spent there.
    """
    said = tidied(goal).rstrip(" .!")
    if _OVERNIGHT.search(context) and _BOOK.search(said):
        said += " (overnight)"
    listed = _listed(after_colon(_lines(goal)))
    if listed:
        return with_roles(listed)
    called = _by_the_call(said, sizes, services)
    more = _listed(after_verb(said))
    if called is None or called == TAKING_A_MESSAGE:
        return with_roles(more) if more and called is None else called
    names = {f.name for f in called}
    head = after_verb(said)
    is_whole = len(names & {f.name for f in more}) > 1  # "Book an appointment with name, date and time"
    if more and head is not None and (is_whole or _by_the_call(head[0], sizes, services) is None):
        return with_roles(more)
    return with_roles((*called, *(f for f in more if f.name not in names)))


def _lines(goal: str) -> str:
    return "\n".join(line.strip() for line in goal.strip().rstrip(" .!").splitlines())


def _by_the_call(said: str, sizes: Sequence[int], services: Sequence[str]) -> tuple[Field, ...] | None:
    """The fields of the kind of call that a goal names."""
    if _MESSAGE.search(said) and not _BOOK.search(said):
        return TAKING_A_MESSAGE
    if _MOVE.search(said) and not _NEW_ONES.search(said):
        return (NAME, _WAS_ON, _WAS_AT, replace(DATE, role="new"), replace(TIME, role="new"))
    if _ORDER.search(said):
        return _order(said, services)
    if _RENT.search(said):
        return (*_chosen(services), START, END, NAME, PHONE)
    if _JOURNEY.search(said):
        return (_FROM, _TO, DATE, TIME, *((_PARTY,) if sizes or _SHARED.search(said) else ()), NAME, PHONE)
    if _BOOK.search(said) or _COMES_TO_THE_CALLER.search(said):
        return _booking(said, sizes, services)
    if _ANSWERS.search(said):
        return None
    if _LEAD.search(said):
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
    if not m:
        return ()
    fields = _from_list(m["list"])
    return fields if all(_is_known(f) for f in fields) else ()


def _listed(parted: tuple[str, str] | None) -> tuple[Field, ...]:
    """What stands in the goal as a list: "Arrange a visit: which door, where, when, and whom to ask for"."""
    if parted is None or _MESSAGE.fullmatch(parted[1].removeprefix("a ").strip()):
        return ()
    fields = _from_list(parted[1])
    parts = items(parted[1])
    known = [f for f in fields if _is_known(f)]
    is_list = len(parts) > 1 or all(is_question(p) for p in parts)
    if not fields or not (known or all(is_question(p) for p in parts)) or not (is_list or len(known) == len(fields)):
        return ()
    return fields


def _is_known(field: Field) -> bool:
    return field.name in _KNOWN or field.kind != "text" or bool(field.ask)


_KNOWN: Final = frozenset(
    ("name", "phone", "email", "message", "reason", "problem", "address", "date", "time", "party_size", "nights")
)


def _from_list(listed: str) -> tuple[Field, ...]:
    fields: list[Field] = []
    for part in items(listed):
        for field in fields_of(part):
            if all(field.name != known.name for known in fields):
                fields.append(field)
    return tuple(fields)


def _booking(goal: str, sizes: Sequence[int], services: Sequence[str]) -> tuple[Field, ...]:
    is_stay = bool(_STAY.search(goal)) and not _NO_STAY.search(goal)
    comes = bool(_COMES_TO_THE_CALLER.search(goal))
    fields: list[Field] = [*_chosen(services)]
    if comes and not services:
        fields.append(_PROBLEM)
    if sizes or _SHARED.search(goal):
        fields.append(_PARTY)
    fields += [_ARRIVAL, _NIGHTS] if is_stay else [DATE, TIME]
    if comes:
        fields.append(_ADDRESS)
    fields.append(NAME)
    if comes:
        fields.append(PHONE)
    elif not services and _MEETING.search(goal):
        fields.append(_REASON)
    return tuple(fields)


def _order(goal: str, services: Sequence[str]) -> tuple[Field, ...]:
    ordered = replace(_ORDERED, kind="items", options=tuple(services)) if services else replace(_ORDERED, name="item")
    if _DELIVERY.search(goal) and not _PICK_UP.search(goal):
        return (ordered, _ADDRESS, *((DATE,) if _AHEAD.search(goal) else ()), NAME, PHONE)
    when = ((DATE, TIME) if _AHEAD.search(goal) else (TIME,)) if _PICK_UP.search(goal) else ()
    return (ordered, *when, NAME)


def with_area(fields: tuple[Field, ...], areas: Sequence[str]) -> tuple[Field, ...]:
    """Whoever is visited is asked in which of the areas that is."""
    at = next((n for n, f in enumerate(fields) if f.kind == "address"), None)
    if at is None or not areas:
        return fields
    area = Field(name="area", kind="choice", label="the area", options=tuple(areas))
    return (*fields[: at + 1], area, *fields[at + 1 :])


def _chosen(services: Sequence[str]) -> tuple[Field, ...]:
    """What is to be chosen, where the prices are not those of people ("adults $35, children $20")."""
    if len(services) < 2 or all(_PEOPLE.search(s) for s in services):
        return ()
    return (Field(name="service", kind="choice", label="what you would like", options=tuple(services)),)

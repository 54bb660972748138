"""What does the kind of call that a goal names need to know? By everyday words for kinds of call, not for trades."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from echolink.agent.english.asked_for import DATE, END, FROM_ADDRESS, START, TIME, TO_ADDRESS
from echolink.agent.english.at_the_caller import is_done_there, mends
from echolink.agent.english.messages import ANSWERS, MESSAGES, TAKING_A_MESSAGE
from echolink.agent.english.order_calls import DELIVERY, ORDERED, PICK_UP, fields_of_order, is_order, takes_an_order
from echolink.agent.english.phrases import snake
from echolink.agent.english.plain_calls import fields_of_plain_call
from echolink.agent.english.stays import boards, is_stay
from echolink.agent.english.usual_fields import ADDRESS, EMAIL, NAME, PHONE
from echolink.agent.field import Field

_MEETING = re.compile(
    r"\b(?:appointments?|visits?|consultations?|meetings?|sessions?|check-?ups?|interviews?|inspections?|viewings?|"
    r"estimates?|repairs?|demos?|(?<!who )(?<!they )(?<!body )(?<!one )(?<!he )(?<!customer )(?<!client )calls?|"
    r"treatments?|services?|installations?|jobs?|lessons?|trials?|tastings?)\b",
    re.IGNORECASE,
)
# A call that is taken is the one that is going on, and nothing that is arranged: "take calls about deliveries".
_TAKES_CALLS = re.compile(
    r"\b(?:tak(?:e|es|ing)|answer(?:s|ing)?|handl(?:e|es|ing)|receiv(?:e|es|ing)|fields?|mak(?:e|es|ing)) "
    r"(?:(?!an?\b)[a-z-]+ ){0,2}?calls?\b",
    re.IGNORECASE,
)
# A goal that is nothing but the name of what people come for: "Eye exams", "Boat tours".
_IS_ATTENDED = re.compile(
    r"^(?:[a-z'-]+ ){0,3}?(?:tours?|exams?|tests?|tastings|shoots?|class(?:es)?(?: sign-?ups?)?|workshops?|courses|grooming|"
    r"massages?|haircuts?|facials?|manicures?|fittings?|coaching|tutoring|oil changes?|tire changes?|changes|alterations|"
    r"check-?ups?|screenings?|donations|tunings?|detailing|training|therapy|walks|trips|cruises|charters?|rides|"
    r"(?:flu|rabies|covid|booster) shots|vaccinations|photos|tee times|parties|sharpening)\W*$",
    re.IGNORECASE,
)
# Of these the goal does not say what they are for.
_FOR_A_REASON = re.compile(
    r"\b(?:appointments?|visits?|consultations?|meetings?|sessions?|repairs?|calls?|treatments?|services?|jobs?|"
    r"inspections?)\b",
    re.IGNORECASE,
)
# Things that are shared: how many share them decides which one is taken.
_SHARED = re.compile(
    r"\b(?:tables?|seats?|tickets?|tours?|rooms?|trips?|rides?|part(?:y|ies)|groups?|dinners?|lunch(?:es)?|"
    r"brunch(?:es)?|boats?|lanes?|courts?|places|spots|events?|tastings?|cabins?|apartments?|stays?|"
    r"escape)\b",
    re.IGNORECASE,
)
_LOOKED_AT = re.compile(r"\bviewings?\b", re.IGNORECASE)
_COMES_TO_THE_CALLER = re.compile(
    r"\b(?:call-?outs?|home visits?|house calls?|on-?site|site visits?|at (?:the )?(?:customer|caller|"
    r"client)'?s|come out|"
    r"emergency visits?|technician|someone to come|service visits?|in-?home|at home|(?:home|house) cleanings?|"
    r"estimates?|quotes?|"
    r"(?:heating|furnace|boiler|plumbing|electrical|appliance|chimney|septic|hvac) (?:[a-z]+ )?(?:repairs?|visits?|services?)|"
    r"^(?:\w+ ){1,2}pick-?ups?(?=[. ]*$)|"
    r"(?:schedul\w+|arrang\w+|book\w*) (?:\w+ ){0,2}?deliver(?:y|ies)\b|"
    r"(?:schedul\w+|arrang\w+|book\w*) (?:an? )?(?:\w+ )?(?:pick-?ups?|collections?))\b",
    re.IGNORECASE,
)
_JOURNEY = re.compile(
    r"\b(?:cabs?|tax(?:i|is)|shuttles?|transfers?|rides?|transport|couriers?|from a to b)\b", re.IGNORECASE
)
_RELOCATES = re.compile(
    r"\b(?:movers|moving (?:jobs?|services?|quotes?|estimates?|crews?|dates?)|(?:house|home|office|apartment) moves?|"
    r"relocations?|house removals?)\b|"
    r"^(?:please )?(?:book|schedule|quote|arrange|estimate|plan)s? (?:an? |the |local |"
    r"long-distance )*moves?\b(?! (?:of|to))",
    re.IGNORECASE,
)
_MOVES_THINGS = re.compile(
    r"\b(?:mov(?:e|es|ers?|ing)|car services?|limos?|limousines?|drivers?|chauffeurs?|charters?|bus(?:es)?|flights?|"
    r"tow(?:s|ing)?|hauls?|hauling|deliver(?:y|ies)|trips?|passengers?|freight|shipping|shipments?)\b",
    re.IGNORECASE,
)
_RENT = re.compile(r"\b(?:rent(?:s|ing|als?)?|hire|hiring|lend(?:ing)?|loan(?:s|ing)?)\b", re.IGNORECASE)
_FAULT = re.compile(r"\b(?:call-?outs?|emergenc\w+|technician|come out|repairs?)\b", re.IGNORECASE)
_PEOPLE = re.compile(  # nothing but who: a "kids' cut" and a "family portrait" are things to be had
    r"^(?:(?:each|every|per|an?|all) )?(?:(?:young|older|small|local|additional|extra|other|day|the) )?"
    r"(?:adults?|child(?:ren)?|kids?|toddlers?|infants?|bab(?:y|ies)|teen(?:ager)?s?|youths?|seniors?|students?|"
    r"pensioners?|"
    r"members?|non-?members?|persons?|people|famil(?:y|ies)|concessions?|veterans?|residents?)"
    r"(?: tickets?| prices?| rates?| admission| fares?)?"
    r"(?:$|(?:,? and|,? or|/|&|,|\s*\(| under| over| of| from| up| aged?| with| \d).*$)|"
    r"^(?:under|over) \d",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\b(?:call-?backs?|requests?|reports?|claims?|"
    r"call (?:them|him|her|people) back|leads?|prospects?|inquir(?:y|ies)|enquir(?:y|ies)|qualify|"
    r"sales|contact details|contact information|quotes?|interested|complaints?|support|intake)\b",
    re.IGNORECASE,
)  # fmt: skip
_QUOTED = re.compile(r"^(?:[a-z'-]+ ){0,3}quotes\W*$", re.IGNORECASE)  # for what nobody has to look at
# Who may become a customer is written to as well.
_WILL_BUY = re.compile(r"\b(?:leads?|prospects?|inquir\w+|enquir\w+|qualify|sales|quotes?|interested)\b", re.IGNORECASE)
_BOOK = re.compile(
    r"\b(?:book(?:s|ing|ings)?|reserv(?:e|es|ing|ations?)|schedul(?:e|es|ing)|arrang(?:e|es|ing)|set(?:ting)? up|"
    r"make (?:an? )?(?:appointment|booking|reservation)s?|appointments?|plan(?:ning)?|"
    r"sign(?:ing)? (?:people |callers |customers )?up|register|enrol(?:l)?|viewings?)\b",
    re.IGNORECASE,
)
_MOVE = re.compile(
    r"\b(?:reschedul\w*|postpone\w*)|"
    r"\b(?:mov(?:e|es|ing)|chang(?:e|es|ing)|shift(?:ing)?) (?:their|an? existing|existing|your|"
    r"his or her) (?:\S+ ){0,2}?"
    r"(?:appointments?|bookings?|reservations?|visits?|lessons?|sessions?|slots?|meetings?)|"
    r"(?:^|\b(?:to|and|or|callers|customers|patients|clients|guests|people|them|they|please|can|help|let|by)\s|"
    r"[,/:]\s?)"
    r"(?:(?:mov(?:e|es|ing)|chang(?:e|es|ing)|shift(?:ing)?) (?:\S+ ){0,3}?"
    r"(?:appointments?|bookings?|reservations?|visits?|lessons?|sessions?|dates?|slots?|meetings?))\b",
    re.IGNORECASE,
)
_CANCEL = re.compile(r"\bcancel(?:s|l?ing|lations?)?\b", re.IGNORECASE)
_NEW_ONES = re.compile(r"\b(?:book|make(?! sure)|schedule|set up|arrange)\b", re.IGNORECASE)

_REASON: Final = Field(name="reason", kind="text", label="the reason")
_PROBLEM: Final = Field(name="reason", kind="text", label="the problem")
_PET: Final = Field(name="pet", kind="text", label="your pet", ask="Which pet is it for, and what is it called?")
_DROP_OFF: Final = Field(
    name="drop_off_date", kind="date", label="the drop-off day", role="start", ask="Which day would you drop off?"
)
_PICKED_UP: Final = Field(
    name="pick_up_date", kind="date", label="the pick-up day", role="end", ask="And which day would you pick up again?"
)
_PARTY: Final = Field(name="party_size", kind="count", label="the number of people")
_NIGHTS: Final = Field(name="nights", kind="count", label="the number of nights")
_ARRIVAL: Final = Field(name="date", kind="date", label="the day of arrival")
_WAS_ON: Final = Field(name="current_date", kind="date", label="the day it is on now", role="old")
_WAS_AT: Final = Field(name="current_time", kind="time", label="the time it is at now", role="old", required=False)
_FROM: Final = Field(name="pickup_address", kind="address", label="the pick-up address", role="start")
_TO: Final = Field(
    name="destination", kind="address", label="the destination", role="end", ask="Where would you like to go?"
)


def fields_of_call(said: str, sizes: Sequence[int], services: Sequence[str]) -> tuple[Field, ...] | None:
    """The fields of the kind of call that a goal names; None where it names none, or only that questions are answered."""
    if ANSWERS.search(said) and not _BOOK.search(said):
        return None  # whatever cannot be answered becomes a message
    if MESSAGES.search(said) and not _BOOK.search(said):
        return TAKING_A_MESSAGE
    changed = _of_what_is_arranged(said)
    if changed:
        return changed
    if not services and (plain := fields_of_plain_call(said)):
        return plain
    if takes_an_order(said, services, books=_BOOK.search(said) is not None or _LEAD.search(said) is not None):
        return fields_of_order(said, services)
    if carried := _boarding(said, services) or _rental(said, services) or _way(said, sizes):
        return carried
    if _is_arranged(said):
        return _booking(said, sizes, services)
    if ANSWERS.search(said):
        return None
    if _LEAD.search(said):
        return (NAME, PHONE, *((EMAIL,) if _WILL_BUY.search(said) else ()), _REASON)
    is_met = _MEETING.search(_TAKES_CALLS.sub("", said)) or _IS_ATTENDED.match(said) or (_SHARED.search(said) and sizes)
    return _booking(said, sizes, services) if is_met else None


def _is_arranged(said: str) -> bool:
    """Whether somebody comes at a time; for a quote on what nobody has to look at nobody does."""
    if _BOOK.search(said):
        return True
    comes = _COMES_TO_THE_CALLER.search(said) is not None
    if is_done_there(said):
        return comes or not _LEAD.search(said)
    return comes and not _QUOTED.search(said)


def _boarding(said: str, services: Sequence[str]) -> tuple[Field, ...]:
    """From when until when an animal is left there, and which one."""
    return (*_chosen(services), _DROP_OFF, _PICKED_UP, _PET, NAME, PHONE) if boards(said) else ()


def _rental(said: str, services: Sequence[str]) -> tuple[Field, ...]:
    if not _RENT.search(said):
        return ()
    is_brought = DELIVERY.search(said) and not PICK_UP.search(said)
    several = () if services else _several_of(said)
    rented = choosable(services)
    if len(rented) > 1 and SEVERAL_THINGS.search(said):
        several = (replace(ORDERED, kind="items", options=rented, ask="What would you like to rent?"),)
    return (
        *(() if several else _chosen(services)),
        *several,
        START,
        END,
        *((ADDRESS,) if is_brought else ()),
        NAME,
        PHONE,
    )


def _way(said: str, sizes: Sequence[int]) -> tuple[Field, ...]:
    """From where to where somebody moves house, or is driven."""
    if _RELOCATES.search(said):
        return (FROM_ADDRESS, TO_ADDRESS, DATE, NAME, PHONE)
    if not _JOURNEY.search(said):
        return ()
    return (_FROM, _TO, DATE, TIME, *((_PARTY,) if sizes or _SHARED.search(said) else ()), NAME, PHONE)


def is_a_way(said: str) -> bool:
    """Whether a goal is to bring somebody or something from one place to another."""
    return (
        _RELOCATES.search(said) is not None
        or _JOURNEY.search(said) is not None
        or _MOVES_THINGS.search(said) is not None
    )


def arranges(said: str) -> bool:
    """Whether a goal is to arrange, to sell or to change something, which needs more than its caller's particulars."""
    kinds = (_BOOK, _RENT, _JOURNEY, _MOVE, _CANCEL)
    return is_order(said) or any(kind.search(said) for kind in kinds)


def is_rental(said: str) -> bool:
    """Whether a goal is to rent out things."""
    return _RENT.search(said) is not None


def _of_what_is_arranged(said: str) -> tuple[Field, ...]:
    """What moving or cancelling needs, where the goal is nothing else."""
    if _NEW_ONES.search(said):
        return ()
    if _MOVE.search(said):
        return (NAME, _WAS_ON, _WAS_AT, replace(DATE, role="new"), replace(TIME, role="new"))
    return (NAME, _WAS_ON, _WAS_AT) if _CANCEL.search(said) and not is_order(said) else ()


def _booking(goal: str, sizes: Sequence[int], services: Sequence[str]) -> tuple[Field, ...]:
    stays = is_stay(goal)
    is_there = is_done_there(goal)
    comes = is_there or bool(_COMES_TO_THE_CALLER.search(goal))
    fields: list[Field] = [*_chosen(services)]
    if comes and not services:
        is_wrong = _FAULT.search(goal) or mends(goal)
        # Whoever books a window cleaning has said what is to be done; what they tell besides is kept all the same.
        fields.append(_PROBLEM if is_wrong else replace(_REASON, required=False) if is_there else _REASON)
    if sizes or stays or (_SHARED.search(goal) and not _LOOKED_AT.search(goal)):
        fields.append(_PARTY)
    fields += [_ARRIVAL, _NIGHTS] if stays else [DATE, TIME]
    if comes:
        fields.append(ADDRESS)
    fields.append(NAME)
    if comes:
        fields.append(PHONE)
    elif not services and _FOR_A_REASON.search(goal):
        fields.append(_REASON)
    elif not (services or stays or _SHARED.search(goal) or _LOOKED_AT.search(goal)):
        fields.append(replace(_REASON, required=False))  # never asked for, but "my back is killing me" is kept
    return tuple(fields)


# "Party equipment": of such things somebody has several, and some of them more than once.
SEVERAL_THINGS: Final = re.compile(
    r"\b(?:equipment|gear|tools|supplies|furniture|props|items|things|decorations)\b", re.IGNORECASE
)
_HAD_IN_NUMBERS = re.compile(
    r"\b(?P<what>(?:e-?|mountain |road |folding |beach |party )?(?:bikes|bicycles|kayaks|canoes|paddle ?boards|"
    r"skis|snowboards|"
    r"scooters|chairs|tables|tents|sleds|lockers|umbrellas|surfboards|snowshoes|helmets|heaters))\b",
    re.IGNORECASE,
)


def _several_of(goal: str) -> tuple[Field, ...]:
    """Of some things one rents one or many."""
    m = _HAD_IN_NUMBERS.search(goal)
    what = m["what"].lower() if m else ""
    return (Field(name=snake(what), kind="count", label=f"the number of {what}", ask=f"How many {what}?"),) if m else ()


_A_FAMILY = re.compile(r"famil(?:y|ies)", re.IGNORECASE)


_A_DAY = re.compile(
    r"(?:(?:on|any|every|all|the|a|an|other|remaining|holiday|public) )*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|week-?(?:days?|ends?|nights?)|days?|nights?|holidays?|evenings?|mornings?)\b"
    r"(?! (?:pass(?:es)?|tickets?|cruise|class(?:es)?|course|tour|trip|camp|care|program\w*|workshop|menu|brunch|special|spa)\b)",
    re.IGNORECASE,
)


def choosable(services: Sequence[str]) -> tuple[str, ...]:
    """What is to be chosen, but for people, who only have prices of their own ("adults $35, children $20")."""
    if services and all(map(_A_DAY.match, services)):  # one place or thing, with prices by the day
        return ()
    people = [s for s in services if _PEOPLE.search(s)]
    if all(_A_FAMILY.fullmatch(s) for s in people):  # "Basic, Plus, Family": a plan like the others
        return tuple(services)
    return tuple(s for s in services if s not in people)


def _chosen(services: Sequence[str]) -> tuple[Field, ...]:
    options = choosable(services)
    if len(options) < 2:
        return ()
    return (Field(name="service", kind="choice", label="what you would like", options=options),)

"""What does an English goal ask for? What it lists, else what the kind of call that it names needs."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from echolink.agent.english.asked_for import MESSAGE, on_one_day, without_a_way
from echolink.agent.english.beside_a_call import told_once, with_their_matter
from echolink.agent.english.beside_a_list import (
    SEVERAL,
    is_in,
    joined,
    with_a_day,
    with_own_list,
    with_who_calls,
    without_own_days,
)
from echolink.agent.english.calls import fields_of_call, is_a_way, is_rental
from echolink.agent.english.field_roles import with_roles
from echolink.agent.english.goal_forms import plainly_asked
from echolink.agent.english.heard import tidied
from echolink.agent.english.kinds import named
from echolink.agent.english.leaving import how_it_leaves
from echolink.agent.english.listed_alternatives import with_alternatives_marked
from echolink.agent.english.listed_fields import from_items, is_known
from echolink.agent.english.listed_keys import plainly_listed
from echolink.agent.english.lists import (
    after_bracket,
    after_colon,
    after_comma,
    after_verb,
    asks_for_a_thing,
    asks_for_one,
    begins_with_a_verb,
    enumerated,
    in_a_row,
    in_groups,
    in_questions,
    items,
    on_lines,
    on_plain_lines,
    sentences,
)
from echolink.agent.english.measures_apart import with_measures_apart
from echolink.agent.english.messages import TAKING_A_MESSAGE, is_message_for_questions, with_a_message_for_the_rest
from echolink.agent.english.objects import of_what_is_counted
from echolink.agent.english.order_calls import is_order
from echolink.agent.english.phrases import is_question
from echolink.agent.english.requests import with_requests
from echolink.agent.field import Field

__all__ = ["TAKING_A_MESSAGE", "goal_fields", "with_area"]

_STAYS_OVERNIGHT = re.compile(
    r"\b(?:overnight|nightly rates?|(?:per|a|each|\d+|one|two|three|minimum) nights?|night minimum|"
    r"check-?in (?:from|after|at|is)|\d+ rooms)\b(?! (?:out|of|only|every))",
    re.IGNORECASE,
)
# "Arrival and departure date" are two dates, "the new day and time" both new.
_TWO_OF_A_KIND = re.compile(
    r"\b(arrival|check-?in|pick-?up|start|old|current|first) (and|or) (?:the )?"
    r"((?:departure|check-?out|return|drop-?off|delivery|end|new|preferred|last) (date|day|time|address)(?:e?s)?)\b",
    re.IGNORECASE,
)
# Who is to be reached: a name and a number, unless the goal says itself what it takes for that.
_CONTACT_DETAILS: Final = re.compile(
    r"\b(?:(?:the|their|your|his|her|(?:the )?(?:caller|customer|client|lead|guest|visitor)s?['’]?s?) )*"
    r"(?:contact (?:details|info(?:rmation)?|data)|how (?:to (?:contact|reach)|we can (?:contact|reach)) (?:them|him|her|you))\b"
    r"(?!\s*[:(-])(?: (?:of|from|for) (?:the |any |all )*(?:people|callers?|customers?|clients?|leads?|persons?|those)\b"
    r"[^,;.]*)?",
    re.IGNORECASE,
)
_A_NAME: Final = re.compile(r"\bnames?\b", re.IGNORECASE)
# "The sender's name and address, the recipient's name and address" are two of each, too.
_OF_AN_OWNER: Final = re.compile(
    r"\b(?P<owner>(?:the |their |a )?[\w-]+(?:'s|’s)) (?P<one>(?:full |first )?name),? (?:and|&) (?:the )?"
    r"(?P<other>(?:\w+ )?(?:address|phone(?: number)?|number|e-?mail(?: address)?))\b",
    re.IGNORECASE,
)
# Of what a message is taken is no part of what is asked for: "… with name and number for anything you don't know".
_FOR_THE_REST: Final = re.compile(
    r"(?<=[\w)]),? (?:for|about|on) (?:anything|everything|whatever|all|the rest|any|other)\b[^.;:,]*?(?=[.;:,]|$)|"
    r"(?<=[\w)]),? (?:if|when(?:ever)?|where) (?:you|it|we)"
    r"(?: (?:do not|cannot|can not)|(?:'re| are) (?:not|unable)| don['’]t| can['’]t)\b[^.;:,]*",
    re.IGNORECASE,
)
# What is done for who would rather speak with somebody is no part of what everybody is asked.
_FOR_A_PERSON: Final = re.compile(
    r"(?:(?<=[.!;\n])|^)\s*(?:if|when(?:ever)?) (?:some(?:one|body)|any(?:one|body)|people|they|callers?|customers?|clients?|"
    r"guests?|patients?|an? \w+|the caller)(?:['’]d| would)? "
    r"(?:wants?|wishes|asks?|likes?|needs?|insists?|prefers?|has)\b[^.;!\n]*?"
    r"\b(?:talk|speak|person|human|manager|owner|somebody|someone|staff|us)\b[^.;!\n]*[.;!]?",
    re.IGNORECASE,
)
_TAKES_A_MESSAGE: Final = re.compile(
    r"\b(?:take|taking|leave|get|note)(?: down)? (?:a |the |their |any )?messages?\b", re.IGNORECASE
)
_REACHED: Final = frozenset(("name", "phone", "email"))
_MOST_CHARACTERS: Final = 2000  # of a goal that are read
_BOOKS = re.compile(r"\b(?:book|reserv|stay)", re.IGNORECASE)
# An item that begins so is no value to be collected, but another thing to do.
_TO_DO = re.compile(
    r"^(?:(?:and|then|please|to|also) )*(?!\w+ (?:dates?|days?|times?|names?|numbers?|id|code|reference|hour)\b)"
    r"(?:book|schedul|arrang|reserv|answer|help|handle|set up|sell|be\b|"
    r"act\b|you\b|make (?=an?\b|the\b|sure|book|reserv|appoint)|move\b(?!-| ?(?:dates?|in\b|out\b|days?|times?|"
    r"size))|cancel(?!lation)|reschedul|change\b|"
    r"welcome|"
    r"greet|thank|offer|explain|tell|transfer|confirm|take (?!the\b|their\b|down\b)(?:\w+ )?"
    r"(?:orders|bookings|reservations|messages?|calls))",
    re.IGNORECASE,
)


def goal_fields(
    goal: str,
    *,
    sizes: Sequence[int] = (),
    services: Sequence[str] = (),
    areas: Sequence[str] = (),
    context: str = "",
    asked: Sequence[Field] = (),
) -> tuple[Field, ...] | None:
    """The fields that a goal needs, in the order in which a person would ask; None when it names nothing to collect.

    Of the context counts whether nights are spent there, whether places are named to which somebody comes, and what it
    tells to ask for (`asked`).
    """
    goal = with_a_message_for_the_rest(_FOR_A_PERSON.sub("", goal) or goal)
    takes = _TAKES_A_MESSAGE.search(goal) is not None
    goal = _FOR_THE_REST.sub("", goal) if takes else goal
    fields = _fields(goal, sizes, services, areas, context, asked)
    if takes and fields is not None and {f.kind for f in fields} <= _REACHED:
        fields = (*fields, MESSAGE)  # "take a message with name and number"
    if fields is None or is_message_for_questions(goal, fields):
        return None
    return with_requests(with_who_calls(fields, goal), tidied(goal))


def _name_and_number(m: re.Match[str]) -> str:
    return "phone number" if _A_NAME.search(m.string) else "name and phone number"


def _fields(
    goal: str,
    sizes: Sequence[int],
    services: Sequence[str],
    areas: Sequence[str],
    context: str,
    asked: Sequence[Field],
) -> tuple[Field, ...] | None:
    goal = with_measures_apart(plainly_listed(plainly_asked(goal)))
    goal = _TWO_OF_A_KIND.sub(r"\1 \4 \2 \3", with_alternatives_marked(goal[:_MOST_CHARACTERS], is_list=False))
    goal = _with_both_of_owners(_CONTACT_DETAILS.sub(_name_and_number, goal))
    said = tidied(goal).rstrip(" .!")
    lines = _lines(goal)
    listed = _listed(on_lines(goal)) or _mostly_known(on_plain_lines(goal))
    listed = listed or next(filter(None, map(_listed, _marked_lists(goal, lines))), ())
    listed = listed or next(filter(None, map(_row, in_a_row(lines))), ())
    if listed or (listed := _only_a_list(lines)):
        listed = listed if is_a_way(said) else without_a_way(listed, said)
        return with_roles(joined(on_one_day(with_a_day(listed, said)), asked))
    said = _with_where(said, context, areas)
    called = fields_of_call(said, sizes, services)
    if called is None:
        return _of_no_call(said, asked)
    return _of_a_call(called, said, asked, lambda head: fields_of_call(head, sizes, services) is None)


def _with_where(said: str, context: str, areas: Sequence[str]) -> str:
    """The goal with what the context tells of how and where something is had."""
    if _STAYS_OVERNIGHT.search(context) and _BOOKS.search(said):
        said += " (overnight)"
    if is_order(said) or is_rental(said):
        said += how_it_leaves(said, context)
    if areas and re.search(r"\b(?:book|schedul|arrang|appoint)", said, re.IGNORECASE):
        said += " (at home)"
    return said


def _of_no_call(said: str, asked: Sequence[Field]) -> tuple[Field, ...] | None:
    """What a goal lists that names no kind of call."""
    parted = after_verb(said)
    more = _listed(parted) or _listed(parted, is_sure=asks_for_one(said), least=1 if asks_for_a_thing(said) else 2)
    return with_roles(joined(with_a_day(more, said), asked if more or len(asked) > 1 else ())) or None


def _of_a_call(
    called: tuple[Field, ...], said: str, asked: Sequence[Field], is_no_call: Callable[[str], bool]
) -> tuple[Field, ...]:
    """What a goal lists, where that is the whole, or else what its kind of call needs as well."""
    parted = after_verb(said)
    more = _listed(parted)
    takes_messages = called == TAKING_A_MESSAGE and with_their_matter(called, more) == called
    if more and parted is not None and (not takes_messages or len(more) > SEVERAL):
        is_whole = len({f.name for f in called} & {f.name for f in more}) > 1  # "Book a visit with name, date and time"
        is_whole &= any(f.kind == "date" for f in more) or all(f.kind != "date" for f in called)
        has_a_day = len(more) > 1 and any(f.kind == "date" for f in more)  # "Collect the order number and the day"
        moves = any(f.role == "old" for f in called) and all(f.role != "old" for f in with_roles(more))
        is_whole |= (has_a_day or len(more) >= SEVERAL) and not moves
        if is_whole or is_no_call(parted[0]):
            return with_roles(joined(with_a_day(more, said), asked))
    elif not more and parted is not None and parted[0].strip() and asks_for_one(said):
        more = _listed(parted, is_sure=True)
    more = more or _sure(_listed(after_comma(said)))
    more = tuple(f for f in more if not is_in(called, f))
    called = without_own_days(called, more, said)
    return with_roles(with_own_list(told_once(called, more, said), asked, said))


def _with_both_of_owners(goal: str) -> str:
    if len({m["owner"].lower() for m in _OF_AN_OWNER.finditer(goal)}) > 1:
        goal = _OF_AN_OWNER.sub(r"\g<owner> \g<one>, \g<owner> \g<other>", goal)
    return goal


def _marked_lists(goal: str, lines: str) -> Iterator[tuple[str, str] | None]:
    """What may be a list by its marks, the surest first."""
    yield from (enumerated(lines), in_groups(lines), in_questions(goal))
    yield from after_colon(lines)
    yield after_bracket(lines)


def _row(parted: tuple[str, str]) -> tuple[Field, ...]:
    """A sentence of its own that lists, where none before it does."""
    head, listed = parted
    before = after_verb(head)
    asked = items(before[1]) if before else []
    if len(asked) > 1:
        return ()
    row = _mostly_known((head, listed))
    return (*from_items(asked), *row) if row and asks_for_one(head) else row  # "Ask which tour. Then day, time, name"


def _mostly_known(parted: tuple[str, str] | None) -> tuple[Field, ...]:
    """Items of a sentence that does not say that it is a list: short ones, most of which are of a kind that we know."""
    fields = _listed(parted)
    parts = items(parted[1]) if parted else []
    is_short = parted is not None and all(
        len(part.split()) <= _SHORT + 2
        or is_question(part)
        or part.endswith("?")
        or (len(part.split()) <= _LONGER + 2 and named(part) is not None)
        for part in parts
    )
    known = sum(map(is_known, fields))
    begins = len(parts) > SEVERAL and known >= SURE and is_short and named(parts[0]) is not None
    return fields if begins or (is_short and 2 * known >= len(fields)) else ()


SURE: Final = 2  # items of a kind that we know, the first among them, which make a row of short ones a list


def _sure(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Fields all of which are of a kind that we know, or need not be given."""
    return fields if all(is_known(f) or not f.required for f in fields) else ()


def _lines(goal: str) -> str:
    return "\n".join(line.strip() for line in goal.strip().rstrip(" .!").splitlines())


def _only_a_list(goal: str) -> tuple[Field, ...]:
    """A goal that is nothing but a list: "Name, phone, preferred date"."""
    parts = [part for sentence in sentences(goal) for part in items(sentence)]
    are_things = len(parts) >= SEVERAL and all(_IS_A_THING.match(part) or named(part) for part in parts)
    are_things &= bool(parts) and _IS_A_THING.match(parts[0]) is not None
    if after_verb(goal) is not None and not are_things:
        return ()
    if any(_TO_DO.match(part) for part in parts):
        return ()
    fields = from_items(parts)
    says_how = _SAYS_HOW_ANSWERED.search(goal) is not None
    known = sum(is_known(f) and (f.kind != "yes_no" or says_how) for f in fields)
    are_short = len(parts) > SEVERAL and all(len(part.split()) <= _SHORT for part in parts)
    return fields if len(parts) > 1 and (known == len(fields) or ((are_short or are_things) and known)) else ()


_SAYS_HOW_ANSWERED: Final = re.compile(r"\byes ?(?:or|/) ?no\b|\bwhether\b", re.IGNORECASE)
# "The thing they are ordering", "the person's name": what a sentence of its own does not begin with.
_IS_A_THING: Final = re.compile(
    r"(?:the|their|an?|his|her|its|your|which|what|how|when|where|who|whom|whether|[\w-]+(?:'s|"
    r"’s))\b(?! [\w-]+ (?:is|are|has|have|"
    r"sells?|offers?|takes?|wants?|needs?|calls?|asks?|can|will|should|must)\b)(?: ?[\w'’()/-]+){0,9}$",
    re.IGNORECASE,
)


def _listed(parted: tuple[str, str] | None, *, is_sure: bool = False, least: int = 1) -> tuple[Field, ...]:
    """What stands in the goal as a list: "Arrange a visit: which door, where, when, and whom to ask for"."""
    if parted is None or parted[1].lower().removeprefix("a ").strip(" .!") in _NO_LISTS:
        return ()
    parts = of_what_is_counted(_items(parted[1]), parted[0])
    while len(parts) > 1 and _TOLD_AT_LAST.match(parts[-1]):
        parts.pop()
    if any(_TO_DO.match(part) for part in parts):
        return ()
    fields = from_items(parts)
    known = [f for f in fields if is_known(f)]
    only_questions = all(is_question(p) for p in parts)
    may_be_left_out = any(not f.required for f in fields)
    is_list = len(parts) > 1 or only_questions or may_be_left_out or len(known) == len(fields)
    if is_list and (known or only_questions or may_be_left_out):
        return fields
    is_sure = is_sure or (len(parts) >= SEVERAL and _COLLECTS.search(parted[0]) is not None)
    most = _LONGER if len(parts) == 1 and _A_THING.match(parts[0]) else _SHORT
    return fields if is_sure and len(parts) >= least and all(len(part.split()) <= most for part in parts) else ()


# What callers are told when all is asked is nothing more to ask for: "…, phone and tell them we'll text".
_TOLD_AT_LAST: Final = re.compile(
    r"(?:and |then |so )*(?:tell|thank|say|wish|let (?:them|him|her) know|remind|"
    r"(?:we|i|someone)(?:['’]ll| will| can)? [a-z]+)\b",
    re.IGNORECASE,
)
# What stands before a list of things to ask for, be they ever so unknown.
_COLLECTS = re.compile(
    r"^(?!.*\b(?:answer|inform|explain|questions? (?:about|on)|tell|help|support|sell|offer)).*"
    r"\b(?:collect|gather|take|note|log|record|register|capture|get|ask|need|require[sd]?|write|fields?|slots?|"
    r"details|intake|form)\b",
    re.IGNORECASE | re.DOTALL,
)
_NO_LISTS: Final = frozenset(("message", "messages", "answering machine", "voicemail", "answering service"))


def _items(listed: str) -> list[str]:
    """The items of the first sentence, and of those after it that go on listing; "Be friendly." lists nothing."""
    first, *more = sentences(listed)
    parts = [] if _OF_CALLS.match(first.strip(" .!")) and any(map(begins_with_a_verb, more)) else items(first)
    for sentence in more:
        if _NO_MORE.match(sentence):
            continue
        asks = begins_with_a_verb(sentence)
        if asks is not None:
            parts += items(asks)
        elif is_question(sentence) or (len(sentence.split()) <= 5 and named(sentence)):
            parts += items(sentence)
    return parts


# "Take phone repairs. Collect …": what the calls are about, which has a phone in it, and asks for no number.
_OF_CALLS: Final = re.compile(
    r"^(?!(?:the|their|any)\b)[\w' -]+ (?:repairs|orders|requests|inquiries|enquiries|bookings|reservations|appointments|calls|"
    r"claims|returns|registrations|changes|rentals|deliveries|pickups|complaints|reports|questions|leads)$",
    re.IGNORECASE,
)
# What is said of a call besides what is asked in it.
_NO_MORE: Final = re.compile(
    r"(?:please )?(?:(?:if|when)\b(?!.*\b(?:take|ask|get|collect|note|offer)\b)|never|don['’]?t|do not|"
    r"that['’]?s (?:all|it)|nothing|no other|only those|those)\b|"
    r"we need no\b|(?:you )?(?:need )?no (?:[\w']+ ){1,4}?(?:(?:is|are) )?(?:needed|required|necessary|wanted|asked)\b|"
    r".*\bnothing (?:else|more)\b",
    re.IGNORECASE,
)
_SHORT: Final = 3  # words of a thing to be asked about
_LONGER: Final = 7  # of "the message on the cake"
_A_THING: Final = re.compile(r"(?:the|their|an?) ", re.IGNORECASE)
_LIST: Final = 3  # things to ask for that are the whole of a list


def with_area(fields: tuple[Field, ...], areas: Sequence[str]) -> tuple[Field, ...]:
    """Whoever is visited is asked in which of several areas that is."""
    at = next((n for n, f in enumerate(fields) if f.kind == "address"), None)
    if at is None or not areas or all(area.isdigit() for area in areas):
        return fields
    area = Field(name="area", kind="choice", label="the area", required=len(areas) > 1, options=tuple(areas))
    return (*fields[: at + 1], area, *fields[at + 1 :])

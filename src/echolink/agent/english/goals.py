"""What does an English goal ask for? What it lists, else what the kind of call that it names needs."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from echolink.agent.english.asked_for import DATE, on_one_day
from echolink.agent.english.calls import TAKING_A_MESSAGE, arranges, fields_of_call, is_order
from echolink.agent.english.field_roles import with_roles
from echolink.agent.english.heard import tidied
from echolink.agent.english.kinds import named
from echolink.agent.english.listed_fields import from_items, is_known
from echolink.agent.english.lists import (
    after_bracket,
    after_colon,
    after_comma,
    after_sentence,
    after_verb,
    asks_for_one,
    begins_with_a_verb,
    enumerated,
    in_groups,
    items,
    on_lines,
    sentences,
)
from echolink.agent.english.phrases import is_question
from echolink.agent.english.requests import is_birthday, with_requests
from echolink.agent.english.told_to_ask import is_survey
from echolink.agent.field import Field

__all__ = ["TAKING_A_MESSAGE", "goal_fields", "with_area"]

_STAYS_OVERNIGHT = re.compile(
    r"\b(?:overnight|nightly rates?|(?:per|a|each|\d+|one|two|three|minimum) nights?|night minimum|"
    r"check-?in (?:from|after|at|is)|\d+ rooms)\b(?! (?:out|of|only|every))",
    re.IGNORECASE,
)
# "Arrival and departure date" are two dates, "the new day and time" both new.
_TWO_OF_A_KIND = re.compile(
    r"\b(arrival|check-?in|pick-?up|start|old|current|first) (and|or) "
    r"((?:departure|check-?out|return|drop-?off|delivery|end|new|preferred|last) (date|day|time|address)(?:e?s)?)\b",
    re.IGNORECASE,
)
_IS_THE_OLD_ONE = re.compile(r"^(?:old|current|existing|present)_(?:appointment|booking|reservation|date|time)$")
_MOST_CHARACTERS: Final = 2000  # of a goal that are read
_BOOKS = re.compile(r"\b(?:book|reserv|stay)", re.IGNORECASE)
# An item that begins so is no value to be collected, but another thing to do.
_TO_DO = re.compile(
    r"^(?:(?:and|then|please|to|also) )*(?:book|schedul|arrang|reserv|answer|help|handle|set up|sell|be\b|"
    r"act\b|you\b|make (?=an?\b|the\b|sure|book|reserv|appoint)|move\b(?!-)|cancel(?!lation)|reschedul|change\b|"
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
    fields = _fields(goal, sizes, services, areas, context, asked)
    return None if fields is None else with_requests(fields, tidied(goal))


def _fields(
    goal: str,
    sizes: Sequence[int],
    services: Sequence[str],
    areas: Sequence[str],
    context: str,
    asked: Sequence[Field],
) -> tuple[Field, ...] | None:
    goal = _TWO_OF_A_KIND.sub(r"\1 \4 \2 \3", goal[:_MOST_CHARACTERS])
    said = tidied(goal).rstrip(" .!")
    lines = _lines(goal)
    listed = next(filter(None, map(_listed, _marked_lists(goal, lines))), ())
    listed = listed or (() if after_verb(lines) else _mostly_known(after_sentence(lines)))
    if listed or (listed := _only_a_list(lines)):
        return with_roles(_and(on_one_day(_with_a_day(listed, said)), asked))
    if _STAYS_OVERNIGHT.search(context) and _BOOKS.search(said):
        said += " (overnight)"
    if areas and re.search(r"\b(?:book|schedul|arrang|appoint)", said, re.IGNORECASE):
        said += " (at home)"
    called = fields_of_call(said, sizes, services)
    parted = after_verb(said)
    more = _listed(parted)
    if called is None:
        more = more or _listed(parted, is_sure=asks_for_one(said), least=2)
        return with_roles(_and(_with_a_day(more, said), asked if more or len(asked) > 1 else ())) or None
    names = {f.name for f in called}
    is_whole = len(names & {f.name for f in more}) > 1  # "Book an appointment with name, date and time"
    if more and parted is not None and called != TAKING_A_MESSAGE:
        if is_whole or fields_of_call(parted[0], sizes, services) is None:
            return with_roles(_and(_with_a_day(more, said), asked))
    elif not more and parted is not None and parted[0].strip() and asks_for_one(said):
        more = _listed(parted, is_sure=True)
    more = more or _sure(_listed(after_comma(said)))
    fields = (*called, *(f for f in more if f.name not in names and not _is_in(called, f)))
    return with_roles(_with_own_list(fields, asked, said))


def _marked_lists(goal: str, lines: str) -> Iterator[tuple[str, str] | None]:
    """What may be a list by its marks, the surest first."""
    yield from (on_lines(goal), enumerated(lines), in_groups(lines))
    yield from after_colon(lines)
    yield after_bracket(lines)


def _and(fields: Sequence[Field], more: Sequence[Field]) -> tuple[Field, ...]:
    names = {f.name for f in fields}
    return (*fields, *(f for f in more if f.name not in names))


def _with_own_list(called: tuple[Field, ...], asked: Sequence[Field], goal: str) -> tuple[Field, ...]:
    """What a kind of call needs gives way to what the context lists, where that tells the same or is all there is to tell."""
    kinds, is_list = {f.kind for f in asked if not is_birthday(f)}, len(asked) >= _LIST
    if asked and is_survey(goal):
        return tuple(asked)
    if is_list and not arranges(goal):
        is_survey_of_its_own = all(f.ask for f in asked)
        particulars = [f for f in called if f.kind in {"name", "phone"} - kinds and not is_survey_of_its_own]
        return (*asked, *particulars)
    told = {"reason", "message"} if "text" in kinds else {"reason"}
    left = [f for f in called if not (is_list and f.name in told)]
    if is_list and all(f.role != "old" for f in called):
        when = {"date", "time"} if "date" in kinds else set()
        left = [f for f in left if f.kind not in kinds & {"name", "phone", "address"} | when]
    return _and(left, asked)


def _is_in(called: Sequence[Field], field: Field) -> bool:
    """Whether a kind of call that moves something already asks for it: "the old appointment and the new day"."""
    if not any(f.role == "old" for f in called):
        return False
    return bool(_IS_THE_OLD_ONE.match(field.name)) or (field.kind in ("date", "time") and field.name.startswith("new_"))


def _with_a_day(fields: tuple[Field, ...], goal: str) -> tuple[Field, ...]:
    """A time is on a day, but for what is fetched today."""
    kinds = [f.kind for f in fields]
    if "time" not in kinds or "date" in kinds or is_order(goal):
        return fields
    at = kinds.index("time")
    return (*fields[:at], DATE, *fields[at:])


def _mostly_known(parted: tuple[str, str] | None) -> tuple[Field, ...]:
    """Items of a sentence that does not say that it is a list: short ones, most of which are of a kind that we know."""
    fields = _listed(parted)
    is_short = parted is not None and all(len(part.split()) <= _SHORT + 2 for part in items(parted[1]))
    return fields if is_short and 2 * sum(map(is_known, fields)) >= len(fields) else ()


def _sure(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Fields all of which are of a kind that we know, or need not be given."""
    return fields if all(is_known(f) or not f.required for f in fields) else ()


def _lines(goal: str) -> str:
    return "\n".join(line.strip() for line in goal.strip().rstrip(" .!").splitlines())


def _only_a_list(goal: str) -> tuple[Field, ...]:
    """A goal that is nothing but a list: "Name, phone, preferred date"."""
    if after_verb(goal) is not None:
        return ()
    parts = [part for sentence in sentences(goal) for part in items(sentence)]
    if any(_TO_DO.match(part) for part in parts):
        return ()
    fields = from_items(parts)
    return fields if len(parts) > 1 and all(is_known(f) and f.kind != "yes_no" for f in fields) else ()


def _listed(parted: tuple[str, str] | None, *, is_sure: bool = False, least: int = 1) -> tuple[Field, ...]:
    """What stands in the goal as a list: "Arrange a visit: which door, where, when, and whom to ask for"."""
    if parted is None or parted[1].lower().removeprefix("a ").strip(" .!") in _NO_LISTS:
        return ()
    parts = _items(parted[1])
    if any(_TO_DO.match(part) for part in parts):
        return ()
    fields = from_items(parts)
    known = [f for f in fields if is_known(f)]
    only_questions = all(is_question(p) for p in parts)
    may_be_left_out = any(not f.required for f in fields)
    is_list = len(parts) > 1 or only_questions or may_be_left_out or len(known) == len(fields)
    if is_list and (known or only_questions or may_be_left_out):
        return fields
    return fields if is_sure and len(parts) >= least and all(len(part.split()) <= _SHORT for part in parts) else ()


_NO_LISTS: Final = frozenset(("message", "messages", "answering machine", "voicemail", "answering service"))


def _items(listed: str) -> list[str]:
    """The items of the first sentence, and of those after it that go on listing; "Be friendly." lists nothing."""
    first, *more = sentences(listed)
    parts = items(first)
    for sentence in more:
        asks = begins_with_a_verb(sentence)
        if asks is not None:
            parts += items(asks)
        elif is_question(sentence) or (len(sentence.split()) <= 5 and named(sentence)):
            parts += items(sentence)
    return parts


_SHORT: Final = 3  # words of a thing to be asked about
_LIST: Final = 3  # things to ask for that are the whole of a list


def with_area(fields: tuple[Field, ...], areas: Sequence[str]) -> tuple[Field, ...]:
    """Whoever is visited is asked in which of the areas that is."""
    at = next((n for n, f in enumerate(fields) if f.kind == "address"), None)
    if at is None or not areas:
        return fields
    area = Field(name="area", kind="choice", label="the area", options=tuple(areas))
    return (*fields[: at + 1], area, *fields[at + 1 :])

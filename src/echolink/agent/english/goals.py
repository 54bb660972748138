"""What does an English goal ask for? What it lists, else what the kind of call that it names needs."""

import re
from collections.abc import Sequence
from typing import Final

from echolink.agent.english.asked_for import DATE, fields_of
from echolink.agent.english.calls import TAKING_A_MESSAGE, fields_of_call, is_order
from echolink.agent.english.field_roles import with_roles
from echolink.agent.english.heard import tidied
from echolink.agent.english.kinds import named
from echolink.agent.english.lists import (
    after_bracket,
    after_colon,
    after_comma,
    after_sentence,
    after_verb,
    asks_for_one,
    begins_with_a_verb,
    items,
    on_lines,
    sentences,
)
from echolink.agent.english.phrases import is_question
from echolink.agent.field import Field

__all__ = ["TAKING_A_MESSAGE", "asked_in_context", "goal_fields", "is_numbered_question", "with_area"]

_STAYS_OVERNIGHT = re.compile(
    r"\b(?:overnight|nightly rates?|(?:per|a|each|\d+|one|two|three|minimum) nights?|night minimum|"
    r"check-?in (?:from|after|at|is)|\d+ rooms)\b(?! (?:out|of|only|every))",
    re.IGNORECASE,
)
# "For deliveries, collect the address" asks but some.
_OF_EVERYBODY: Final = r"(?:when (?:\w+ )?\w+ calls?|(?:for|from) (?:every|each) \w+)"
_TELLS_TO_ASK = re.compile(
    rf"^(?:{_OF_EVERYBODY},? )?(?:please )?(?:always |also )*"
    r"(?:ask(?: (?:them|callers?|the caller|customers?|guests?|for))*|collect|"
    r"note(?: down)?|take down|record|write down|find out|(?:take|get)(?= (?:their|his or her|the caller's)\b)|"
    r"we (?:also )?(?:need|want)(?: to know)?|required|you need|"
    r"(?:the )?(?:callers?|customers?|guests?|patients?|clients?) (?:must|should|have to|need to) "
    r"(?:tell us|give us))(?::\s*|\s+)(?P<list>.+?)[.!]?$",
    re.IGNORECASE,
)
# "Ask for Maria" says how to find somebody; "ask about allergies" what to find out.
_TELLS_TO_ASK_ANYTHING = re.compile(
    r"(?:please |always |also )*(?:ask (?:\w+ )?about|find out|we (?:also )?need to know)\b", re.IGNORECASE
)
_SAYS_THAT_IT_LISTS = re.compile(
    r"(?:please |always )*(?:we need(?: to know)?|required|ask for|collect|note):|"
    rf"(?:{_OF_EVERYBODY},? )?(?:please |always )*(?:take|get) (?:their|his or her|the caller's)\b|"
    r"(?:the )?\w+ (?:must|should|have to|need to) (?:tell us|give us)\b",
    re.IGNORECASE,
)
_NUMBERED_QUESTION = re.compile(r"^(?:question|q)? ?\d{1,2}[.):]\s*(?P<asks>[^?]+\?)$", re.IGNORECASE)
# "Arrival and departure date" are two dates, "the new day and time" both new.
_TWO_OF_A_KIND = re.compile(
    r"\b(arrival|check-?in|pick-?up|start|old|current|first) (and|or) "
    r"((?:departure|check-?out|return|drop-?off|delivery|end|new|preferred|last) (date|day|time|address)(?:e?s)?)\b",
    re.IGNORECASE,
)
_IS_THE_OLD_ONE = re.compile(r"^(?:old|current|existing|present)_(?:appointment|booking|reservation|date|time)$")
_SURVEY = re.compile(r"\b(?:survey|questionnaire|poll|feedback|interview|quiz)\b", re.IGNORECASE)
_QUESTION = re.compile(
    r"(?:^|(?<=[\n.:;?!]))\s*(?:(?:q|question)?\s*\d{1,2}\s*[.):]\s*|[-*•]\s*)?(?P<question>[^\W\d][^\n.:;?!]*\?)",
    re.IGNORECASE,
)
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
    goal: str, *, sizes: Sequence[int] = (), services: Sequence[str] = (), areas: Sequence[str] = (), context: str = ""
) -> tuple[Field, ...] | None:
    """The fields that a goal needs, in the order in which a person would ask; None when it names nothing to collect.

    Of the context counts whether nights are spent there, and whether places are named to which somebody comes.
    """
    goal = _TWO_OF_A_KIND.sub(r"\1 \4 \2 \3", goal[:_MOST_CHARACTERS])
    said = tidied(goal).rstrip(" .!")
    lines = _lines(goal)
    listed = _listed(on_lines(goal)) or _listed(after_colon(lines)) or _listed(after_bracket(lines))
    listed = listed or (() if after_verb(lines) else _mostly_known(after_sentence(lines)))
    if not listed and _SURVEY.search(said):
        listed = _from_items([m["question"] for m in _QUESTION.finditer(context)])
    if listed or (listed := _only_a_list(lines)):
        return with_roles(_with_a_day(listed, said))
    if _STAYS_OVERNIGHT.search(context) and _BOOKS.search(said):
        said += " (overnight)"
    if areas and re.search(r"\b(?:book|schedul|arrang|appoint)", said, re.IGNORECASE):
        said += " (at home)"
    called = fields_of_call(said, sizes, services)
    parted = after_verb(said)
    more = _listed(parted)
    if called is None:
        return with_roles(_with_a_day(more or _listed(parted, is_sure=asks_for_one(said), least=2), said)) or None
    names = {f.name for f in called}
    is_whole = len(names & {f.name for f in more}) > 1  # "Book an appointment with name, date and time"
    if more and parted is not None and called != TAKING_A_MESSAGE:
        if is_whole or fields_of_call(parted[0], sizes, services) is None:
            return with_roles(_with_a_day(more, said))
    elif not more and parted is not None and parted[0].strip() and asks_for_one(said):
        more = _listed(parted, is_sure=True)
    more = more or _sure(_listed(after_comma(said)))
    return with_roles((*called, *(f for f in more if f.name not in names and not _is_in(called, f))))


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
    return fields if is_short and 2 * sum(map(_is_known, fields)) >= len(fields) else ()


def _sure(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Fields all of which are of a kind that we know, or need not be given."""
    return fields if all(_is_known(f) or not f.required for f in fields) else ()


def _lines(goal: str) -> str:
    return "\n".join(line.strip() for line in goal.strip().rstrip(" .!").splitlines())


def is_numbered_question(sentence: str) -> bool:
    """ "1) How was the food?", "Question 2: would you come again?"."""
    return _NUMBERED_QUESTION.match(tidied(sentence)) is not None


def asked_in_context(sentence: str) -> tuple[Field, ...]:
    """Fields that a sentence of the context asks to collect: "Always ask for a phone number."""
    numbered = _NUMBERED_QUESTION.match(tidied(sentence))
    if numbered:
        return tuple(fields_of(numbered["asks"]))
    m = _TELLS_TO_ASK.match(tidied(sentence))
    if not m:
        return ()
    fields = _from_items(items(m["list"]))
    if _SAYS_THAT_IT_LISTS.match(sentence) and len(fields) > 1 and (":" in sentence or any(map(_is_known, fields))):
        return fields
    told_to_ask = _TELLS_TO_ASK_ANYTHING.match(sentence)
    is_short = len(m["list"].split()) <= _SHORT + 1
    return fields if all(_is_known(f) for f in fields) or (told_to_ask and is_short) else ()


def _only_a_list(goal: str) -> tuple[Field, ...]:
    """A goal that is nothing but a list: "Name, phone, preferred date"."""
    if after_verb(goal) is not None:
        return ()
    parts = [part for sentence in sentences(goal) for part in items(sentence)]
    if any(_TO_DO.match(part) for part in parts):
        return ()
    fields = _from_items(parts)
    return fields if len(parts) > 1 and all(_is_known(f) and f.kind != "yes_no" for f in fields) else ()


def _listed(parted: tuple[str, str] | None, *, is_sure: bool = False, least: int = 1) -> tuple[Field, ...]:
    """What stands in the goal as a list: "Arrange a visit: which door, where, when, and whom to ask for"."""
    if parted is None or parted[1].lower().removeprefix("a ").strip(" .!") in _NO_LISTS:
        return ()
    parts = _items(parted[1])
    if any(_TO_DO.match(part) for part in parts):
        return ()
    fields = _from_items(parts)
    known = [f for f in fields if _is_known(f)]
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


def _is_known(field: Field) -> bool:
    return field.name in _KNOWN or field.kind != "text" or bool(field.ask)


def _with_their_days(parts: Sequence[str]) -> Sequence[str]:
    """ "Arrival, departure" are two dates, where both stand there by themselves."""
    for start, end in _ENDS_OF_A_STAY:
        found = [part for part in parts if start.fullmatch(part) or end.fullmatch(part)]
        if len(found) == 2:
            return [f"{part} date" if part in found else part for part in parts]
    return parts


_ENDS_OF_A_STAY: Final = tuple(
    (re.compile(start, re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for start, end in (
        ("(?:the )?arrival", "(?:the )?departure"),
        ("(?:the )?check-? ?in", "(?:the )?check-? ?out"),
        ("(?:the )?pick-? ?up", "(?:the )?return"),
        ("(?:the )?start", "(?:the )?end"),
    )
)
_SHORT: Final = 3  # words of a thing to be asked about
_KNOWN: Final = frozenset(("message", "reason", "problem"))


def _from_items(parts: Sequence[str]) -> tuple[Field, ...]:
    fields: list[Field] = []
    for part in _with_their_days(parts):
        fields += [f for f in fields_of(part) if all(f.name != known.name for known in fields)]
    return tuple(fields)


def with_area(fields: tuple[Field, ...], areas: Sequence[str]) -> tuple[Field, ...]:
    """Whoever is visited is asked in which of the areas that is."""
    at = next((n for n, f in enumerate(fields) if f.kind == "address"), None)
    if at is None or not areas:
        return fields
    area = Field(name="area", kind="choice", label="the area", options=tuple(areas))
    return (*fields[: at + 1], area, *fields[at + 1 :])

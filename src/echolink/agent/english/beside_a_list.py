"""What does a kind of call need beside what its goal or its context lists?"""

import re
from collections.abc import Sequence
from typing import Final

from echolink.agent.english.asked_for import DATE
from echolink.agent.english.calls import arranges
from echolink.agent.english.order_calls import is_order
from echolink.agent.english.requests import is_birthday
from echolink.agent.english.told_to_ask import is_survey
from echolink.agent.english.usual_fields import NAME
from echolink.agent.field import Field

SEVERAL: Final = 3  # things to ask for that are the whole of a list
_IS_THE_OLD_ONE = re.compile(r"^(?:old|current|existing|present)_(?:appointment|booking|reservation|date|time)$")

# Whose name it is, when it is not that of whoever calls.
_OF_ANOTHER = re.compile(
    r"\b(?:pet|dog|cat|horse|pony|animal|puppy|kitten|bird|rabbit|child|kid|son|daughter|baby|boy|girl|pupil|"
    r"celebrant)\b",
    re.IGNORECASE,
)


def joined(fields: Sequence[Field], more: Sequence[Field]) -> tuple[Field, ...]:
    """All of them, each name but once."""
    names = {f.name for f in fields}
    return (*fields, *(f for f in more if f.name not in names))


def with_own_list(called: tuple[Field, ...], asked: Sequence[Field], goal: str) -> tuple[Field, ...]:
    """What a kind of call needs gives way to what the context lists, where that tells the same or is all there is to tell."""
    own = [f for f in asked if not is_birthday(f) and not (f.kind == "name" and _OF_ANOTHER.search(f.label))]
    kinds, is_list = {f.kind for f in own}, len(asked) >= SEVERAL
    if asked and is_survey(goal):
        return tuple(asked)
    if is_list and not arranges(goal):
        is_survey_of_its_own = all(f.ask for f in asked)
        reached = {"phone"} if "email" in kinds else set()
        particulars = [f for f in called if f.kind in {"name", "phone"} - kinds - reached and not is_survey_of_its_own]
        return (*asked, *particulars)
    called = tuple(
        f for f in called if not (f.name == "address" and "address" in kinds)
    )  # "ask for the delivery address"
    told = {"reason", "message"} if "text" in kinds else {"reason"}
    left = [f for f in called if not (is_list and (f.name in told or (f.kind == "items" and _describes(asked))))]
    if is_list and all(f.role != "old" for f in called):
        when = {"date", "time"} if "date" in kinds else set()
        who = (
            {"phone"} if "name" in kinds and len(asked) > SEVERAL else set()
        )  # a whole list without it does without it
        left = [f for f in left if f.kind not in kinds & {"name", "phone", "address"} | when | who]
    own_words = {f.name: f for f in asked if f.ask and f.kind == "name"}  # "who the visit is for"
    return joined([own_words.get(f.name, f) for f in left], asked)


def with_who_calls(fields: tuple[Field, ...], goal: str) -> tuple[Field, ...]:
    """Who books is asked for, too, where a list names but a dog or a company."""
    named = [f for f in fields if f.kind == "name" or f.name.endswith("_name")]
    if not named or not arranges(goal) or not all(_NAMES_ANOTHER.search(f.label) for f in named):
        return fields
    at = fields.index(named[-1]) + 1
    return (*fields[:at], NAME, *fields[at:])


_NAMES_ANOTHER = re.compile(
    r"\b(?:pet|dog|cat|horse|pony|animal|puppy|kitten|bird|rabbit|company|business|firm|organi[sz]ation|team|"
    r"band|boat|school|club|church|group|event|company's)\b",
    re.IGNORECASE,
)


def _describes(asked: Sequence[Field]) -> bool:
    """Whether what is ordered is told by its parts: "the size, the flavor and what we should write on it"."""
    return sum(f.kind in ("text", "choice") and not is_question_of_who(f) for f in asked) >= _PARTS_OF_IT


_PARTS_OF_IT: Final = 2


def is_question_of_who(field: Field) -> bool:
    """Whether a text only tells who calls or where: a ZIP code, a floor."""
    return re.search(r"zip|post|floor|company|address|street|note|remark|allerg|comment|pay", field.name) is not None


def is_in(called: Sequence[Field], field: Field) -> bool:
    """Whether a kind of call that moves something already asks for it: "the old appointment and the new day"."""
    if not any(f.role == "old" for f in called):
        return False
    return bool(_IS_THE_OLD_ONE.match(field.name)) or (field.kind in ("date", "time") and field.name.startswith("new_"))


def with_a_day(fields: tuple[Field, ...], goal: str) -> tuple[Field, ...]:
    """A time is on a day, but for what is fetched today."""
    kinds = [f.kind for f in fields]
    if "time" not in kinds or "date" in kinds or is_order(goal):
        return fields
    at = kinds.index("time")
    return (*fields[:at], DATE, *fields[at:])


def without_own_days(called: tuple[Field, ...], listed: Sequence[Field], goal: str) -> tuple[Field, ...]:
    """Not when in general, where the goal has two days of its own: "board a dog: the day it comes and the day it goes"."""
    if sum(f.kind == "date" for f in listed) < _TWO_DAYS or any(f.role == "old" for f in called):
        return called
    of_people = () if _OF_ANOTHER.search(goal) else ("party_size",)
    return tuple(f for f in called if f.kind not in ("date", "time", "count") or f.name in of_people)


_TWO_DAYS: Final = 2

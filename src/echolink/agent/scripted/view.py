"""What does the scripted agent see in a turn? The bot, the fields at stake, the clock and the caller, in one place."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any, Final

from echolink.agent.catalogue import Catalogue, sentences
from echolink.agent.ear import Asking, Clause, Ear, Found
from echolink.agent.english.goals import TAKING_A_MESSAGE
from echolink.agent.languages import ear_for
from echolink.agent.opening import Opening
from echolink.agent.port import Situation
from echolink.agent.profile import Field, Profile
from echolink.agent.reading.reading import context_sentences
from echolink.agent.scripted.state import MARKS, State
from echolink.agent.sentences import for_the_ear

_PEOPLE: Final = re.compile(
    r"party|people|persons?|guests?|adults?|attendees|visitors|participants|passengers|seats|head"
)
# Days that lie behind us, or have nothing to do with our hours.
_NOT_A_VISIT: Final = re.compile(
    r"birth|born|dob\b|issued|expir|since|purchase|bought|incident|accident|happen|last|previous|\bold\b|former"
)
_NO_NOUN: Final = frozenset(("number", "how", "many", "count", "total", "quantity", "amount", "size", "party"))


# Where a value of one kind is found, its words are no longer read for the next.
_READING_ORDER: Final = ("email", "phone", "address", "date", "time", "money", "count", "choice", "name", "yes_no")
_ALWAYS_READ: Final = ("date", "time")  # so that their figures are taken for nothing else


@dataclass(slots=True)
class View:
    """Made once a turn from the situation; everything in it is read-only but the state."""

    profile: Profile
    plan: "Plan"
    state: State
    now: datetime
    caller: str | None
    ear: Ear
    catalogue: Catalogue

    @property
    def fields(self) -> tuple[Field, ...]:
        """The bot's fields; while a message is taken instead, those of a message and what else was given."""
        return self.plan.while_message(self.state.values) if self.state.message else self.plan.fields

    @property
    def opening(self) -> Opening:
        return self.plan.opening

    def field(self, name: str) -> Field:
        return next(f for f in self.fields if f.name == name)

    def of_kind(self, kind: str) -> list[Field]:
        """Fields of a kind that are asked for."""
        if not self.state.message:
            return self.plan.by_kind.get(kind, _NONE)
        return [f for f in self.fields if f.kind == kind and f.known is None]

    def kinds_read(self) -> Sequence[tuple[str, list[Field]]]:
        """The kinds of value that are looked for, in their order, each with its fields."""
        return _kinds_read(self.of_kind) if self.state.message else self.plan.kinds_read

    def is_visit(self, field: Field) -> bool:
        """Whether opening hours and the calendar bear on a date or time field."""
        return field.name in self.plan.visits

    def awaited(self) -> list[Field]:
        names = self.state.awaited
        return [f for f in self.fields if f.name in names] if names and names[0] not in MARKS else []

    def missing(self) -> list[Field]:
        values = self.state.values
        if self.state.message:
            return [f for f in self.fields if f.required and f.known is None and f.name not in values]
        return [f for f in self.plan.required if f.name not in values]

    def find(self, kind: str, clause: Clause, field: Field | None, *, asked: bool) -> list[Found]:
        """Values of a kind in a clause, for a field of that kind where there is one."""
        if not self.ear.may_hold(kind, clause, asked=asked):
            return []
        return self.ear.find(kind, clause, self.asking(field, asked=asked))

    def asking(self, field: Field | None, *, asked: bool) -> Asking:
        """With what a value of a field is looked for."""
        return Asking(
            self.now,
            self.profile.region,
            self.caller,
            asked,
            nouns_of(field) if field and field.kind == "count" else (),
            field.options if field else (),
        )


class Plan:
    """What is worked out of a profile once: profiles are shared by all calls of a bot revision."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.fields = profile.reading.fields or TAKING_A_MESSAGE
        self.opening = Opening(profile.reading.hours)
        self.ear, self.catalogue = ear_for(profile.language), sentences(profile.language)
        self.required = [f for f in self.fields if f.required and f.known is None]
        asked = [f for f in self.fields if f.known is None]
        self.by_kind = {kind: [f for f in asked if f.kind == kind] for kind in {f.kind for f in asked}}
        self.visits = frozenset(f.name for f in asked if not _NOT_A_VISIT.search(f"{f.name} {f.label}".lower()))
        self.kinds_read = _kinds_read(lambda kind: self.by_kind.get(kind, _NONE))

    @cached_property
    def sentences(self) -> list[tuple[str, frozenset[str]]]:
        """The context's sentences as they are quoted, with the stems of their words."""
        spoken = [(for_the_ear(sentence), sentence) for sentence in context_sentences(self.profile.context)]
        return [(quoted, self.ear.stems(sentence)) for quoted, sentence in spoken if quoted]

    def while_message(self, values: Mapping[str, Any]) -> tuple[Field, ...]:
        names = {f.name for f in TAKING_A_MESSAGE}
        return (*(f for f in self.fields if f.name in values and f.name not in names), *TAKING_A_MESSAGE)


_NONE: Final[list[Field]] = []


def _kinds_read(of_kind: Callable[[str], list[Field]]) -> list[tuple[str, list[Field]]]:
    kinds = [(kind, of_kind(kind)) for kind in _READING_ORDER]
    return [(kind, fields) for kind, fields in kinds if fields or kind in _ALWAYS_READ]


_PLANS: Final[dict[int, Plan]] = {}
_MOST_PLANS: Final = 1024


def view_of(situation: Situation, state: State) -> View:
    plan = _plan(situation.profile)
    return View(plan.profile, plan, state, situation.now, situation.caller, plan.ear, plan.catalogue)


def _plan(profile: Profile) -> Plan:
    """Found by identity: a profile holds mappings, and so has no hash."""
    known = _PLANS.get(id(profile))
    if known is not None and known.profile is profile:
        return known
    if len(_PLANS) >= _MOST_PLANS:
        _PLANS.clear()
    _PLANS[id(profile)] = plan = Plan(profile)
    return plan


@lru_cache(maxsize=1024)
def nouns_of(field: Field) -> tuple[str, ...]:
    """What a count counts, by the field's name; empty for people."""
    words = f"{field.name.replace('_', ' ')} {field.label}".lower()
    if field.kind != "count" or _PEOPLE.search(words):
        return ()
    nouns = tuple(word for word in re.findall(r"[a-z]{3,}", field.name.lower()) if word not in _NO_NOUN)
    return nouns or ("pieces", "items", "units")

"""What does the scripted agent see in a turn? The bot, the fields at stake, the clock and the caller, in one place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from echolink.agent.catalogue import Catalogue, sentences
from echolink.agent.ear import Asking, Ear
from echolink.agent.english.goals import TAKING_A_MESSAGE
from echolink.agent.languages import ear_for
from echolink.agent.opening import Opening
from echolink.agent.port import Situation
from echolink.agent.profile import Field, Profile
from echolink.agent.scripted.state import State

_PEOPLE: Final = re.compile(
    r"party|people|persons?|guests?|adults?|attendees|visitors|participants|passengers|seats|head"
)
_NO_NOUN: Final = frozenset(("number", "how", "many", "count", "total", "quantity", "amount", "size", "party"))


@dataclass(frozen=True, slots=True)
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
            return self.plan.by_kind.get(kind, [])
        return [f for f in self.fields if f.kind == kind and f.known is None]

    def awaited(self) -> list[Field]:
        return [f for f in self.fields if f.name in self.state.awaited]

    def missing(self) -> list[Field]:
        return [f for f in self.fields if f.required and f.known is None and f.name not in self.state.values]

    def asking(self, field: Field | None, *, asked: bool) -> Asking:
        """With what a value of a field is looked for."""
        return Asking(
            now=self.now,
            region=self.profile.region,
            caller=self.caller,
            asked=asked,
            nouns=nouns_of(field) if field else (),
            options=field.options if field else (),
        )


class Plan:
    """What is worked out of a profile once: profiles are shared by all calls of a bot revision."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.fields = profile.reading.fields or TAKING_A_MESSAGE
        self.opening = Opening(profile.reading.hours)
        asked = [f for f in self.fields if f.known is None]
        self.by_kind = {kind: [f for f in asked if f.kind == kind] for kind in {f.kind for f in asked}}

    def while_message(self, values: Mapping[str, Any]) -> tuple[Field, ...]:
        names = {f.name for f in TAKING_A_MESSAGE}
        return (*(f for f in self.fields if f.name in values and f.name not in names), *TAKING_A_MESSAGE)


_PLANS: Final[dict[int, Plan]] = {}
_MOST_PLANS: Final = 1024


def view_of(situation: Situation, state: State) -> View:
    profile = situation.profile
    return View(
        profile=profile,
        plan=_plan(profile),
        state=state,
        now=situation.now,
        caller=situation.caller,
        ear=ear_for(profile.language),
        catalogue=sentences(profile.language),
    )


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

"""What does the scripted agent see in a turn? The bot, the fields at stake, the clock and the caller, in one place."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

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
    state: State
    now: datetime
    caller: str | None
    opening: Opening
    ear: Ear
    catalogue: Catalogue

    @property
    def fields(self) -> tuple[Field, ...]:
        """The bot's fields; while a message is taken instead, those of a message and what else was given."""
        own = self.profile.reading.fields or TAKING_A_MESSAGE
        if not self.state.message:
            return own
        names = {f.name for f in TAKING_A_MESSAGE}
        return (*(f for f in own if f.name in self.state.values and f.name not in names), *TAKING_A_MESSAGE)

    def field(self, name: str) -> Field:
        return next(f for f in self.fields if f.name == name)

    def of_kind(self, kind: str) -> list[Field]:
        """Fields of a kind that are asked for."""
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


def view_of(situation: Situation, state: State) -> View:
    profile = situation.profile
    return View(
        profile=profile,
        state=state,
        now=situation.now,
        caller=situation.caller,
        opening=_opening(id(profile), profile),
        ear=ear_for(profile.language),
        catalogue=sentences(profile.language),
    )


class _Openings(dict[int, tuple[Profile, Opening]]):
    """Profiles are shared by the calls of a bot revision: the hours of each are worked out once."""


_OPENINGS: Final = _Openings()
_MOST_OPENINGS: Final = 1024


def _opening(key: int, profile: Profile) -> Opening:
    known = _OPENINGS.get(key)
    if known is not None and known[0] is profile:
        return known[1]
    if len(_OPENINGS) >= _MOST_OPENINGS:
        _OPENINGS.clear()
    opening = Opening(profile.reading.hours)
    _OPENINGS[key] = (profile, opening)
    return opening


@lru_cache(maxsize=1024)
def nouns_of(field: Field) -> tuple[str, ...]:
    """What a count counts, by the field's name; empty for people."""
    words = f"{field.name.replace('_', ' ')} {field.label}".lower()
    if field.kind != "count" or _PEOPLE.search(words):
        return ()
    nouns = tuple(word for word in re.findall(r"[a-z]{3,}", field.name.lower()) if word not in _NO_NOUN)
    return nouns or ("pieces", "items", "units")

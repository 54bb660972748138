"""What does the scripted agent see in a turn? The bot, the fields at stake, the clock and the caller, in one place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from echolink.agent.catalogue import Catalogue
from echolink.agent.ear import Asking, Clause, Ear, Found
from echolink.agent.opening import Opening
from echolink.agent.port import Situation
from echolink.agent.profile import Field, Profile
from echolink.agent.scripted.clock import day_of
from echolink.agent.scripted.counted import nouns_of
from echolink.agent.scripted.plan import NO_FIELDS, Plan, kinds_of_fields, plan_of
from echolink.agent.scripted.state import MARKS, State

_ALWAYS_OPEN: Final = Opening({})


@dataclass(slots=True)
class View:
    """Made once a turn from the situation; everything in it is read-only but the state."""

    profile: Profile
    whole: Plan
    state: State
    now: datetime
    caller: str | None
    ear: Ear
    catalogue: Catalogue
    may_transfer: bool = False  # there is a person to whom this caller can be put through

    @property
    def plan(self) -> Plan:
        """What the bot needs for what this caller wants of it."""
        request = self.whole.request
        return self.whole if request is None else self.whole.of(self.state.values.get(request.name))

    @property
    def fields(self) -> tuple[Field, ...]:
        """The bot's fields; while a message is taken instead, those of a message and what else was given."""
        return self.plan.while_message(self.state.values) if self.state.message else self.plan.fields

    @property
    def opening(self) -> Opening:
        return self.plan.opening

    @property
    def always_open(self) -> Opening:
        return _ALWAYS_OPEN

    @property
    def starts(self) -> Field | None:
        """The day on which something begins that lasts."""
        return self._in_use(self.plan.starts)

    @property
    def ends(self) -> Field | None:
        """The day on which it ends."""
        return self._in_use(self.plan.ends)

    @property
    def length(self) -> Field | None:
        """How many nights or days it lasts, where that is a field and the end is none."""
        return self._in_use(self.plan.length)

    def _in_use(self, field: Field | None) -> Field | None:
        """A field of the goal, unless a message is taken instead and it was not given before."""
        return field if field is None or not self.state.message or field in self.fields else None

    def partner(self, field: Field) -> Field | None:
        """The day of a time, the time of a day: of the same role, or the only one there is."""
        others = [f for f in self.of_kind("date" if field.kind == "time" else "time") if self._goes_with(f, field)]
        same = next((f for f in others if f.role == field.role), None)
        return same or (others[0] if len(others) == 1 and len(self.of_kind(field.kind)) == 1 else None)

    def _goes_with(self, one: Field, other: Field) -> bool:
        """A date of birth is the day of no visit, whatever the weekday was."""
        return self.is_visit(one) == self.is_visit(other)

    def day_of(self, time: Field, new: Mapping[str, Any]) -> date | None:
        """The day to which a time belongs, of values just heard or known."""
        partner = self.partner(time)
        if partner is None:
            dates = [f for f in self.fields if f.kind == "date" and (f.known is not None or self._goes_with(f, time))]
            partner = dates[0] if len(dates) == 1 else None
        return (
            None
            if partner is None
            else day_of(new.get(partner.name, self.state.values.get(partner.name, partner.known)))
        )

    def field(self, name: str) -> Field:
        return next(f for f in self.fields if f.name == name)

    def of_kind(self, kind: str) -> list[Field]:
        """Fields of a kind that are asked for."""
        if not self.state.message:
            return self.plan.by_kind.get(kind, NO_FIELDS)
        return [f for f in self.fields if f.kind == kind and f.known is None]

    def kinds_read(self) -> Sequence[tuple[str, list[Field]]]:
        """The kinds of value that are looked for, in their order, each with its fields."""
        return kinds_of_fields(self.of_kind) if self.state.message else self.plan.kinds_read

    def is_visit(self, field: Field) -> bool:
        """Whether opening hours and the calendar bear on a date or time field."""
        return field.name in self.plan.visits

    def is_to_come(self, field: Field) -> bool:
        """Whether its day is one to come: that of a visit, of a wedding, or by which something is needed."""
        return field.name in self.plan.visits or field.name in self.plan.ahead

    def awaited(self) -> list[Field]:
        names = self.state.awaited
        return [f for f in self.fields if f.name in names] if names and names[0] not in MARKS else []

    def missing(self) -> list[Field]:
        """Fields that are still to be asked for."""
        values, skipped = self.state.values, self.state.skipped
        if self.state.message:
            asked = [f for f in self.fields if f.required and f.known is None]
            return [f for f in asked if f.name not in values and f.name not in skipped]
        needed = (f for f in self.plan.required if not f.given or values.get(f.given[0]) == f.given[1])
        return [f for f in needed if f.name not in values and f.name not in skipped]

    def find(self, kind: str, clause: Clause, field: Field | None, *, asked: bool) -> list[Found]:
        """Values of a kind in a clause, for a field of that kind where there is one."""
        if not self.ear.may_hold(kind, clause, asked=asked):
            return []
        return self.ear.find(kind, clause, self.asking(field, asked=asked))

    def _nouns(self, field: Field) -> tuple[str, ...]:
        """What is counted, by the words of no other count; whoever is named counts where one field alone counts persons."""
        nouns = self.plan.nouns_apart.get(field.name) or nouns_of(field)
        persons = self.plan.counted_persons
        return self.ear.persons_alike(nouns) if len(persons) == 1 and persons[0] == field.name else nouns

    def asking(self, field: Field | None, *, asked: bool) -> Asking:
        """With what a value of a field is looked for."""
        return Asking(
            self.now,
            self.profile.region,
            self.caller,
            asked,
            self._nouns(field) if field and field.kind == "count" else (),
            field.options if field else (),
            field.meanings if field else (),
        )


def view_of(situation: Situation, state: State) -> View:
    plan = plan_of(situation.profile)
    now, caller, may = situation.now, situation.caller, situation.may_transfer
    return View(plan.profile, plan, state, now, caller, plan.ear, plan.catalogue, may)

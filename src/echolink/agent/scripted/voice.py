"""How does the scripted agent find its words? Out of the catalogue, never the same sentence twice in a row."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from echolink.agent.emergency_numbers import EMERGENCY_NUMBERS
from echolink.agent.profile import Field
from echolink.agent.scripted.order import total_cents
from echolink.agent.scripted.view import View
from echolink.agent.sentences import split

_LEADS = ("ack", "start", "hello", "repeat_lead")

_WHATS: Final = (
    "ask.text",
    "ask.count",
    "ask.other_date",
    "ask.other_time",
    "ask.other_name",
    "ask.other_address",
    "ask.money",
)
_LONG: Final = 5  # words of a label after which "What is" has nothing to stand on

_DEFAULT_LABELS = frozenset(
    ("the date", "the time", "the day", "your name", "the name", "your phone number", "the phone number", "the phone")
)


# The order in which a person would tell what was arranged: what, for how many, when, where, for whom.
_TOLD: Final = {
    kind: n
    for n, kinds in enumerate(
        (
            ("items", "choice"),
            ("count",),
            ("date", "time"),
            ("address",),
            ("name",),
            ("phone", "email"),
            ("text", "yes_no", "money"),
        )
    )
    for kind in kinds
}


class Voice:
    """The sentences of one turn."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.catalogue = view.catalogue
        self._turn = view.state.turns
        self._unlike = view.state.said

    def say(self, key: str, **values: str) -> str:
        return self.catalogue.say(key, self._turn, unlike=self._unlike, **values)

    def first(self, key: str, **values: str) -> str:
        """The first wording; the others only where it was said just now."""
        return self.catalogue.say(key, 0, unlike=self._unlike, **values)

    def emergency(self) -> str:
        """Whom to call, with the number where the bot's country has one for all."""
        number = EMERGENCY_NUMBERS.get(self._view.profile.region, "")
        return self.say("emergency", number=f", {self.catalogue.digits(number)}," if number else "")

    @property
    def leads(self) -> frozenset[str]:
        """The words with which a reply only begins: "Got it.", "Sure."."""
        return frozenset(wording for key in _LEADS for wording in self.catalogue.wordings[key])

    def without_lead(self, said: str) -> str:
        """What was said, without the words with which a reply only begins."""
        parts, leads = split(said), self.leads
        while len(parts) > 1 and parts[0] in leads:
            parts.pop(0)
        return " ".join(parts)

    def value(self, field: Field, value: Any) -> str:
        """A value as it is spoken; of a sensitive one that it is there."""
        if field.sensitive:
            return self.say("withheld", label=self.catalogue.bare(field.label))
        return self.catalogue.value(field.kind, value, self._view.now.date(), self._view.profile.region)

    def moment(self, values: Mapping[str, Any]) -> str:
        """A day and a time of some fields, as one phrase: "tomorrow, Monday, November 23rd, at 9 AM"."""
        spoken = [(f.kind, self.value(f, values[f.name])) for f in self._view.fields if f.name in values]
        day = next((v for kind, v in spoken if kind == "date"), "")
        time = next((v for kind, v in spoken if kind == "time"), "")
        return self.say("moment", day=day, time=time) if day and time else day or time

    def question(self, field: Field) -> str:
        """The question for a field: the bot's own, the catalogue's for this field, or the one for its kind."""
        options = self.catalogue.either(self._told_options(field))
        if field.ask:
            return self.first("ask.own", question=field.ask)
        key = self._key_of(field, options)
        has_own = self.catalogue.has(f"detail.{field.name}") and not self.catalogue.has(f"ask.{field.name}")
        if key == "ask.choice" and options and not has_own:
            return self.say(self._choice(field), label=self.catalogue.bare(field.label), options=options)
        if key == "ask.yes_no" and self.catalogue.asks(bare := self.catalogue.bare(field.label)):
            return self.first("ask.own", question=f"{bare[:1].upper()}{bare[1:]}?")
        if key in _WHATS and (len(field.label.split()) > _LONG or " you " in field.label):
            key = "ask.told"
        elif key in ("ask.text", "ask.other_name") and self.catalogue.is_many(field.label):
            key = "ask.many"
        return self.say(key, label=field.label, options=options)

    def _told_options(self, field: Field) -> Sequence[str]:
        """The options as they are put forward: of what is had in several forms the things alone."""
        things = self._view.plan.in_forms
        return tuple(dict.fromkeys(things.get(one, one) for one in field.options)) if things else field.options

    def _key_of(self, field: Field, options: str) -> str:
        """The field's own sentence of the catalogue, unless that needs options which are not there, or leaves them out."""
        key = f"ask.{field.name}"
        if self.catalogue.has(key):
            told = self.catalogue.wordings[key][0]
            if (
                ("{options}" in told or "{label}" in told)
                if options and field.kind == "choice"
                else "{options}" not in told
            ):
                return key
            if not options and self.catalogue.has(f"{key}_open"):
                return f"{key}_open"
        other = f"ask.other_{field.kind}"
        return other if self.catalogue.has(other) and not self._is_plain(field) else f"ask.{field.kind}"

    def _choice(self, field: Field) -> str:
        """How one of several is asked for."""
        bare = self.catalogue.bare(field.label)
        if self.catalogue.tells(field.label):
            return "ask.choice_told"
        if self.catalogue.asks(field.label):
            return "ask.choice_asked"
        if self.catalogue.is_either(bare, field.options):
            return "ask.choice_either"
        return "ask.choice_count" if self.catalogue.is_how_many(bare, field.options) else "ask.choice_of"

    def again(self, field: Field, question: str, misses: int) -> str:
        """The question once more, with help."""
        own = next((k for k in (field.name, field.kind) if self.catalogue.has(f"again.{k}")), "text")
        told = self._told_options(field)
        options = self.catalogue.both(told) if field.name == "area" else self.catalogue.either(told)
        return self.catalogue.say(f"again.{own}", misses - 1, unlike=self._unlike, question=question, options=options)

    def details(self, fields: Sequence[Field]) -> str:
        """All values as one enumeration, for a read-back."""
        values = self._view.state.values
        given = sorted((f for f in fields if f.name in values), key=lambda f: _TOLD.get(f.kind, _TOLD["text"]))
        told = " ".join(str(v) for v in values.values() if isinstance(v, str)).lower()
        given = [f for f in given if f.name != "area" or told.count(str(values[f.name]).lower()) < 2]
        told_of = [self.detail(f, values[f.name], is_first=f is given[0]) for f in given]
        return self.catalogue.enumerated(told_of)

    def detail(self, field: Field, value: Any, *, is_first: bool = False) -> str:
        """One value with the words that tell what it is: "at 7 PM", "4 people"."""
        if field.sensitive:
            return self.value(field, value)
        spoken = self.value(field, value).rstrip(".!?")
        if self._is_an_end_of_it(field) and self.catalogue.has(f"detail_{field.role}.{field.kind}"):
            return self.say(f"detail_{field.role}.{field.kind}", value=spoken)
        if field.kind == "items":
            return self._order(value, spoken)
        first = (f"detail.{field.name}.first",) if is_first else ()
        for key in (f"detail.{field.name}.{value}", *first, f"detail.{field.name}"):
            if self.catalogue.has(key) and not field.ask:
                return self.say(key, value=spoken)
        if self.catalogue.has(f"detail.{field.kind}") and (self._is_plain(field) or field.kind in ("phone", "email")):
            return self.say(f"detail.{field.kind}", value=spoken)
        if field.kind == "date" and self._is_only_day(field):
            return self.say("detail.date", value=spoken)
        label = self.catalogue.bare(field.label)
        if field.kind == "choice" and (
            label.lower() in spoken.lower() or self.catalogue.is_either(label, field.options)
        ):
            return spoken  # "room: double room", "rent or buy: rent"
        named = self.catalogue.named(field.kind, label, spoken)
        return named or self.say("detail.own", label=self.catalogue.head(field.label), value=spoken)

    def _is_an_end_of_it(self, field: Field) -> bool:
        """Whether "from" or "until" tells which day it is: the pick-up for a party begins nothing."""
        view = self._view
        if not field.role or field.name in view.plan.ahead:
            return False
        ends = view.ends is not None and view.ends.name not in view.plan.ahead
        return field.role != "start" or field.kind != "date" or ends or view.length is not None

    def _order(self, value: Sequence[Mapping[str, Any]], spoken: str) -> str:
        """What is ordered, and what it costs where all prices are known."""
        cents = total_cents(value, self._view.profile.reading.services)
        if cents is None:
            return spoken
        currency = next((s["currency"] for s in self._view.profile.reading.services if s.get("currency")), "")
        price = self._view.ear.price({"price_cents": cents, "currency": currency})
        return self.say("detail.order_total", items=spoken, price=price)

    def _is_only_day(self, field: Field) -> bool:
        """Whether a day is the one that is arranged, and no other is asked for, so that nothing need tell which it is."""
        return len(self._view.of_kind("date")) == 1 and self.catalogue.goes_without_saying(field.label)

    def _is_plain(self, field: Field) -> bool:
        """Whether a field is the only one of its kind and has no label of its own, so that "the date" is enough."""
        return len(self._view.of_kind(field.kind)) == 1 and field.label.lower() in _DEFAULT_LABELS

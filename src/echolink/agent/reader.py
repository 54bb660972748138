"""What must a language be able to read of a bot? Each language answers the same questions about what its owner wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from echolink.agent.field import Field, Limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a context states of the business, in the forms of a `Reading`."""

    hours: Mapping[str, Any] = field(default_factory=dict)
    sizes: tuple[int, ...] = ()  # rising
    limits: tuple[Limit, ...] = ()  # of other numbers than those of people who come together, or of the fewest of these
    services: tuple[Mapping[str, Any], ...] = ()
    areas: tuple[str, ...] = ()
    not_areas: tuple[str, ...] = ()
    notice_minutes: int = 0
    notice_in_days: bool = False  # whether that is told in whole days
    horizon_days: int = 0  # how long before at most
    turnaround: tuple[int, bool] = (
        0,
        False,
    )  # days until what was brought is ready, and whether only working days count
    asked: tuple[Field, ...] = ()  # what it tells us to ask callers for
    listed: tuple[tuple[str, tuple[str, ...]], ...] = ()  # what there is of a thing: its name as stems, and the options
    unread: tuple[str, ...] = ()  # sentences that state nothing of these
    sentences: tuple[str, ...] = ()  # all of them

    @property
    def names(self) -> tuple[str, ...]:
        """What is to be had, by name."""
        return tuple(str(service["name"]) for service in self.services if not service.get("extra"))

    @property
    def chosen_from(self) -> tuple[str, ...]:
        """What is to be had, but for what each person may have beside it: breakfast at 12 dollars a person."""
        rates = {service.get("per") for service in self.services}
        beside = "person" if len(rates) > 1 else None
        chosen = (s for s in self.services if not s.get("extra"))
        had = (s for s in chosen if beside is None or s.get("per") != beside)
        return tuple(dict.fromkeys(str(s["thing"] if s.get("by_day") else s["name"]) for s in had))


class Reader(Protocol):
    """Reads one language, as the owner of a bot writes it."""

    @property
    def taking_a_message(self) -> tuple[Field, ...]:
        """What is collected where nothing else is, and where a caller would rather leave a message."""

    def told_apart(self, context: str) -> str:
        """A context in which each of several things that have days of their own stands on a line of its own."""

    def stated(self, sentences: Sequence[str], goal: str) -> Stated:
        """What the sentences and lines of a context state; the goal tells what its lists may be of."""

    def goal_fields(self, goal: str, context: str, stated: Stated) -> tuple[Field, ...] | None:
        """The fields that a goal needs, in the order in which a person would ask; None when it names nothing to collect."""

    def kind_of(self, words: str) -> str | None:
        """The kind of value that a label or a key names: "Call-back number" → phone."""

    def is_order(self, name: str) -> bool:
        """Whether a text by this name is an order of things on a list: "order", "food items"."""

    def with_the_team(self, fields: tuple[Field, ...], stated: Stated) -> tuple[Field, ...]:
        """The bot's own fields, of which one that asks with whom is a choice of those whom the context names."""

    def names_what_is_offered(self, words: str) -> bool:
        """Whether a label or a key stands for whatever there is to be had: "service"."""

    def names_a_start(self, field: Field) -> bool:
        """Whether a field asks for one of fixed times by another name: "which sailing"."""

    def meanings(self, options: Sequence[str], texts: Sequence[str]) -> tuple[str, ...]:
        """What the texts say of each option: "B-204: harbor condo"; empty where they say nothing."""

    def in_words(self, key: str) -> str:
        """The words of a key with its short forms in full: "num adults" → "number of adults"."""

    def spoken(self, text: str) -> str:
        """A title or description without what is only for programmers ("HH:MM"); empty where no name of a thing is left."""

    def question_for(self, text: str, kind: str) -> str:
        """A question of its own for a label that is a question itself, or says yes or no of something; else empty."""

    def to_the_caller(self, question: str) -> str:
        """A question about the caller as it is put to the caller: "Does the customer own it?" → "Do you own it?"."""

    def form_told(self, label: str, description: str, sentences: Sequence[str]) -> str:
        """What the context or a description tells of the form of a value: "Prescription numbers have seven digits."."""

    def length_told(self, shortest: int | None, longest: int | None) -> str:
        """How many characters a value may have: "It should have at most 20 characters."."""

    def label(self, title: str, kind: str = "") -> str:
        """A title as part of a sentence that is spoken to the caller: "Party size" → "the party size".

        Of the kind `name` it is asked who somebody is: "Sender" → "the sender's name".
        """

    def with_roles(self, fields: tuple[Field, ...]) -> tuple[Field, ...]:
        """Of two days, times or addresses tell which is the start and which the end, which was and which shall be."""

    def bounded(self, fields: tuple[Field, ...], limits: tuple[Limit, ...], *, explicit: bool) -> tuple[Field, ...]:
        """The fields, and those that count or measure what a limit is told of with its bounds, if they have none of their own.

        `explicit` ones were given by the user, and keep their kinds.
        """

    def is_of(self, limit: Limit, field: Field) -> bool:
        """Whether a field counts or measures what a limit is told of."""

    def of_one_option(self, fields: Sequence[Field], sentences: Sequence[str]) -> frozenset[str]:
        """The sentences that bound one of several options to choose from, and not all."""

    def sizes(self, sentences: Sequence[str]) -> tuple[int, ...]:
        """For how many people something is had, of all that these sentences tell, rising."""

    def counts_people(self, field: Field) -> bool:
        """Whether a count is of people who come together."""

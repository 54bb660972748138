"""Which values does a language hear: days and hours, numbers, amounts, choices?"""

from collections.abc import Collection, Sequence
from typing import Protocol

from echolink.agent.ear.heard import Asking, Clause, Found, Ordered, Rule, Tied
from echolink.agent.field import Field, Limit


class HearsValues(Protocol):
    """The part of `Ear` that reads values."""

    def may_hold(self, kind: str, clause: Clause, *, asked: bool) -> bool:
        """Whether to look for values of a kind, `asked` for or not: False where there can be none."""

    def find(self, kind: str, clause: Clause, asking: Asking) -> list[Found]:
        """Values of a kind in a clause that may hold some; in `clause.text`, places of values already taken are blank."""

    def spans(self, before: str, after: str) -> bool:
        """Whether the words up to one time and on to the next make them begin and end: "from four" " till nine"."""

    def spans_barely(self, between: str, after: str) -> bool:
        """Whether two hours with `between` between them are a begin and an end by that alone: "nine to eleven"."""

    def persons_alike(self, nouns: tuple[str, ...]) -> tuple[str, ...]:
        """What a count counts, with other words for the same where these are persons."""

    def told_apart(self, context: str) -> str:
        """A context in which each of several things that have days of their own stands on a line of its own."""

    def turnaround_of_each(self, sentence: str) -> Sequence[tuple[str, int, bool]]:
        """Of things that a sentence lists, in how many days each is ready, and whether only working days count."""

    def listed_turnarounds(self, sentences: Sequence[str]) -> Sequence[tuple[frozenset[str], int, bool]]:
        """The same of all sentences, by the stems of what names each thing, where it is sure that things are made ready."""

    def tied(self, option: str, sentence: str) -> Tied | None:
        """The weekdays and times to which a sentence of the context ties an option."""

    def rule_of(self, option: str, options: Sequence[str], sentences: Sequence[str]) -> Rule | None:
        """What sentences of the context tell of one option alone; None where that is nothing which bounds it."""

    def is_of(self, limit: Limit, field: Field) -> bool:
        """Whether a field counts or measures what a limit is told of."""

    def half_of_day(self, said: str) -> str | None:
        """`am` or `pm`, where a part of the day is named."""

    def is_day_of_month(self, text: str) -> bool:
        """Whether a day is told without its month: "the 23rd"."""

    def tells_of_the_past(self, before: str, said: str, after: str) -> bool:
        """Whether a day is told as one that is over: "since Thursday", "I bought it on the 3rd", "two days ago"."""

    def is_of_an_event(self, before: str, day: str) -> bool:
        """Whether a day after these words is that of an event: "the party is on the 5th", "two pies for Thanksgiving"."""

    def reckons(self, text: str) -> bool:
        """Whether a day is told by another: "the Thursday before"."""

    def names_weekday(self, text: str) -> bool:
        """Whether a day is told by its weekday alone: "till Monday", neither "tomorrow" nor "Monday the 23rd"."""

    def is_bare_weekday(self, text: str) -> bool:
        """Whether it is a weekday and nothing else: "Friday", and not "next Friday"."""

    def names_month(self, text: str) -> bool:
        """Whether a day is told with its month, so that no other month is meant."""

    def from_now(self, text: str) -> tuple[int, int, int] | None:
        """(120, start, end) for "in two hours": minutes, and where that stands; None for days. `text` of a clause."""

    def role(self, before: str, after: str, roles: Collection[str]) -> str | None:
        """Which role, of those in question, the words around a value give it: `start`, `end`, `old` or `new`."""

    def lasts(self, said: str) -> int | None:
        """How many days or nights something is to last: "for three nights", "for a week"."""

    def will_not_do(self, before: str, after: str) -> bool:
        """Whether a day between these words is one that is not wanted: "Thursday's out"."""

    def changes_an_order(self, clause: Clause, options: tuple[str, ...]) -> bool:
        """Whether something on a list is changed, in words made for it: "could you swap the coke for a tea"."""

    def counts_next(self, after: str, nouns: Sequence[str]) -> bool:
        """Whether the number right before this text counts what has one of these names: "three" of "three locations"."""

    def counts_us(self, before: str) -> bool:
        """Whether the number right behind this text is of persons, whatever was asked: "we might be"."""

    def is_ordered(self, nouns: Sequence[str]) -> bool:
        """Whether something is told by its place in a row: "the third floor"."""

    def are_windows(self, options: Sequence[str]) -> bool:
        """Whether all options are spans of hours: "8-12"."""

    def is_like_word(self, option: str) -> bool:
        """Whether it is a word for what a thing is like: "double", of a room."""

    def sizes(self, text: str) -> Found | None:
        """Two or three lengths in one: "80 by 120" → (80, 120)."""

    def is_duration(self, nouns: Sequence[str]) -> bool:
        """Whether a count is of a time that something lasts: nights, hours."""

    def is_length(self, nouns: Sequence[str]) -> bool:
        """Whether a number with these words is a width, a height or the like."""

    def counted_in_passing(self, text: str, label: str) -> list[Found]:
        """Numbers of what is near to the words of a field that counts, however it is called."""

    def ordered(self, clause: Clause, options: tuple[str, ...], *, asked: bool) -> list[Ordered]:
        """What of the options is wanted, how many of it, or no more."""

    def with_it_named(self, text: str, item: str) -> str:
        """The text of a clause with a thing's name where it only points to it: "one of those"."""

    def takes_that_one(self, clause: Clause) -> bool:
        """Whether what was just spoken of is taken: "I'll take that one"."""

    def in_form(self, item: str, form: str, options: tuple[str, ...]) -> str | None:
        """The option that is the same in another form: "small fries" of "large fries" and "small"; None where there is none."""

    def points(self, text: str, end: int) -> bool:
        """Whether what ends at a place of a clause's text only points at something: "that's the one"."""

    def age_told(self, said: str) -> int | None:
        """The age of somebody who is spoken of, in years."""

    def measured(self, said: str) -> tuple[tuple[float, str], ...]:
        """The numbers that a text tells, each with what it counts or measures."""

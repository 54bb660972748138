"""What can a catalogue of sentences do? Pick a wording, speak a value, and say what the conversation itself needs."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from echolink.agent.sentences import split


class Catalogue(ABC):
    """The sentences of one language: each key has several wordings, so that nothing is said twice in a row."""

    wordings: Mapping[str, Sequence[str]]

    def say(self, key: str, turn: int = 0, *, unlike: str = "", **values: str) -> str:
        """The wording of `key` whose number is `turn` (modulo), or the next one that repeats fewer sentences of `unlike`."""
        choices = self.wordings[key]
        best, least = "", 0
        for n in range(len(choices)):
            said = choices[(turn + n) % len(choices)]
            if "{" in said:
                said = _capital(said.format_map(values).strip())
            repeated = sum(part in unlike for part in split(said)) if unlike else 0
            if not repeated:
                return said
            if not best or repeated < least:
                best, least = said, repeated
        return best

    def has(self, key: str) -> bool:
        return key in self.wordings

    # What the conversation needs, whoever the agent is.

    def greeting(self) -> str:
        """The first words of a call whose bot brings none of its own."""
        return self.say("greeting")

    def filler(self, turn: int = 0) -> str:
        """Words that hold the line while an answer is made."""
        return self.say("filler", turn)

    def sending(self, turn: int = 0) -> str:
        """That the business's system is taking its time."""
        return self.say("sending", turn)

    def still_there(self, last_question: str, silences: int) -> str:
        """Ask a silent caller again in other words; `last_question` may be empty."""
        if last_question:
            return self.say("silence_with_question", silences - 1, question=last_question)
        return self.say("silence", silences - 1)

    def hello_again(self, last_question: str) -> str:
        """To a caller whom a menu sent in again, in the middle of the call."""
        return self.say("returned", question=last_question or self.say("how_can_i_help"))

    def listening(self, last_question: str) -> str:
        """When the line fell through to us and nothing was asked of the caller meanwhile."""
        return self.say("fell", question=last_question or self.say("how_can_i_help"))

    def goodbye(self, turn: int = 0) -> str:
        return self.say("goodbye", turn)

    def silence_goodbye(self) -> str:
        """After the last unanswered question."""
        return self.say("silence_goodbye")

    def lines_busy(self) -> str:
        """To a caller beyond the number of calls at once."""
        return self.say("lines_busy")

    def max_turns_goodbye(self) -> str:
        """When a call has had its number of turns."""
        return self.say("max_turns_goodbye")

    def max_duration_goodbye(self) -> str:
        """When a call has had its time."""
        return self.say("max_duration_goodbye")

    def connecting(self, turn: int = 0) -> str:
        """Before the caller is put through to a person."""
        return self.say("connecting", turn)

    def not_connected(self, turn: int = 0) -> str:
        """To a caller who cannot be put through."""
        return self.say("not_connected", turn)

    def transferred_goodbye(self) -> str:
        """When the person to whom the caller was put through has hung up."""
        return self.say("transferred_goodbye")

    def technical_apology(self) -> str:
        """When our side could not answer, and tries again."""
        return self.say("technical_apology")

    def technical_goodbye(self) -> str:
        """When our side cannot answer and the call must end."""
        return self.say("technical_goodbye")

    def nobody_here(self) -> str:
        """To a caller of a bot that does not exist (any more)."""
        return self.say("nobody_here")

    def noted(self) -> str:
        """When the webhook did not answer in time: delivery goes on without the caller."""
        return self.say("noted")

    # Values, as they are spoken.

    @abstractmethod
    def value(self, kind: str, value: Any, today: date, region: str) -> str:
        """A value in normal form, as a person would say it: `2026-11-23` → "tomorrow, Monday, November 23rd"."""

    @abstractmethod
    def digits(self, number: str) -> str:
        """A short number in words, digit by digit: `911` → "nine one one"."""

    @abstractmethod
    def day_of_year(self, day: date) -> str:
        """Without its weekday and year: "May 1st"."""

    @abstractmethod
    def date(self, day: date, today: date) -> str: ...

    @abstractmethod
    def length(self, minutes: int) -> str:
        """How long before, as it is said before "notice": "two hours'", "a week's"."""

    @abstractmethod
    def time(self, hhmm: str) -> str:
        """`19:30` → "7:30 PM"."""

    @abstractmethod
    def on_weekdays(self, names: Sequence[str]) -> str:
        """Names from a reading, in their order, runs drawn together: "on Sundays", "Monday to Friday and on Sundays"."""

    @abstractmethod
    def spans(self, spans: Sequence[tuple[str, str]]) -> str:
        """Opening spans as (HH:MM, HH:MM): "12 PM to 2 PM and 6 PM to 10 PM"."""

    @abstractmethod
    def bare(self, label: str) -> str:
        """What a field is called, in an enumeration: "your company" → "company"."""

    @abstractmethod
    def head(self, label: str) -> str:
        """A label as it stands before its value: "which airport" is "airport"."""

    @abstractmethod
    def named(self, kind: str, label: str, spoken: str) -> str:
        """A value with its bare label as one phrase: "3 months", "pick-up on Monday"; empty where they make none."""

    @abstractmethod
    def enumerated(self, details: Sequence[str]) -> str:
        """Values with their words, one after another; what two neighbours begin with is said once."""

    @abstractmethod
    def asks(self, label: str) -> bool:
        """Whether a label is a question already: "how urgent it is"."""

    @abstractmethod
    def tells(self, label: str) -> bool:
        """Whether a label is a question within another one, with a subject of its own: "how often you want us to come"."""

    @abstractmethod
    def is_either(self, label: str, options: Sequence[str]) -> bool:
        """Whether a label names the options itself: "rent or buy"."""

    @abstractmethod
    def is_many(self, label: str) -> bool:
        """Whether a label names several of something: "the dog names"."""

    @abstractmethod
    def is_how_many(self, label: str, options: Sequence[str]) -> bool:
        """Whether the options are numbers of what the label names: "servings"."""

    @abstractmethod
    def goes_without_saying(self, label: str) -> bool:
        """Whether a day's label says no more than that something is arranged for it: "the preferred date of service"."""

    @abstractmethod
    def either(self, choices: Sequence[str]) -> str:
        """An enumeration with "or": "a, b or c"."""

    @abstractmethod
    def both(self, items: Sequence[str]) -> str:
        """An enumeration with "and": "a, b and c"."""


def _capital(sentence: str) -> str:
    """A sentence that begins with a value begins with a capital all the same; phrases without an end mark are no sentences."""
    if sentence[:1].islower() and sentence.endswith((".", "?", "!")):
        return sentence[:1].upper() + sentence[1:]
    return sentence

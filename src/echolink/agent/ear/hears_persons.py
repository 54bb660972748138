"""Which persons and places does a language hear: names, addresses, numbers by which somebody is reached?"""

from collections.abc import Sequence, Set
from typing import Protocol

from echolink.agent.ear.heard import (
    Clause,
    Found,
    Introduced,
)


class HearsPersons(Protocol):
    """The part of `Ear` that hears persons and places."""

    def digits(self, said: str) -> str:
        """The digits that were dictated, in whole or in part."""

    def as_name(self, said: str) -> str:
        """With capitals."""

    def end_told(self, said: str) -> str:
        """The digits with which a number that is known ends, or begins, after all: "the last two are 4 8"."""

    def put_right(self, number: str, part: str, said: str) -> str:
        """A number with these digits at the end or the start of which was spoken."""

    def only_figures(self, clause: Clause) -> str:
        """The figures of what was said where it is nothing else: a code, read out; else empty."""

    def joined(self, digits: str, part: str, said: str, region: str) -> str:
        """Two parts of a number in their order: an area code that is told later comes first."""

    def spoken_in(self, text: str) -> tuple[int, int]:
        """Where the most figures are dictated in a row, with the words among them: "oh one double two"."""

    def lacks_area_code(self, digits: str, region: str) -> bool:
        """Whether these are all figures of a local number but its area code."""

    def number(self, digits: str, region: str) -> str | None:
        """The E.164 number that dictated digits make; None while they make none."""

    def is_region(self, area: str) -> bool:
        """Whether a place that is served has towns of other names in it."""

    def names_state(self, said: str) -> str:
        """The state that a text names, in lower case; empty where none is named."""

    def place_named(self, clause: Clause) -> str:
        """The town or district where a caller says that something is to be done; empty where none is named."""

    def whose_name(self, before: str, after: str) -> str | None:
        """Whether the words before a name make it the caller's `own` or some `other`'s."""

    def is_own_name(self, label: str) -> bool:
        """Whether a field for a name is for that of the caller: "the owner's name"."""

    def whom_wanted(self, said: str) -> str:
        """Who is asked for by name or part, as in "could I speak to Ms Adeyemi"; empty where anybody would do."""

    def relayed(self, said: str) -> str:
        """The utterance with one form for all that asks to pass something on to somebody: "leave word for Ms Lee that …"."""

    def is_for_whom(self, wording: str) -> bool:
        """Whether a field for a name is for that of whoever is to be told: "recipient", "Who is the message for?"."""

    def names_whom_to_ask(self, clause: Clause) -> bool:
        """Whether somebody is named to ask for: "ask for Mr. Brown"."""

    def begins_an_email(self, said: str) -> bool:
        """Whether this may be the first part of an e-mail address."""

    def is_inside(self, before: str) -> bool:
        """Whether figures after these words are those of a room or the like: "hospital room"."""

    def wishes_for_a_way(self, clause: Clause) -> bool:
        """Whether it asks for somebody or something to be brought: "can you take it to the dealer"."""

    def places(self, clause: Clause) -> list[Found]:
        """Places without a house number: "at the Elks Lodge on Main Street"."""

    def place_of(self, address: str) -> str:
        """The town or district that an address names; empty where it names none."""

    def may_be_address(self, said: str) -> bool:
        """Whether an answer to the question for an address may be one: "the old mill on the canal", and not "just the sofa"."""

    def asks_for_a_code(self, label: str) -> bool:
        """Whether a field is the number or the code of something: "the order number"."""

    def codes(self, clause: Clause, label: str, *, asked: bool) -> list[Found]:
        """Codes in a part of an utterance, for a field of that label; where they stand in what was `said`."""

    def introduced(self, said: str) -> Sequence[Introduced]:
        """Persons who are named in one breath: "I'm Ruth Adler, it's for my son Ben"."""

    def introduces(self, rest: str) -> bool:
        """Whether the words around a name, which is blank, say that it is somebody's: "this is #", "# speaking"."""

    def is_whole_name(self, name: str) -> bool:
        """Whether a name is a common given name with a surname: "Hugo Marsh", and not "Golden Retriever"."""

    def is_called(self, who: str, label: str) -> bool:
        """Whether a field's words name a person who was told as `who`: "my daughter" is the child."""

    def in_order(self, address: str) -> str:
        """A spoken address with its number in figures; what is none, "the airport", stays as it is."""

    def journey(self, said: str) -> tuple[str, str] | None:
        """Where a way begins and ends: "from 12 Elm Street to the airport"."""

    def means_own_number(self, clause: Clause, *, asked: bool) -> bool:
        """Whether a caller means the number from which they call: "use this number"."""

    def ends_a_way(self, label: str) -> bool:
        """Whether a field is for the place to which somebody is brought."""

    def heads_for(self, said: str) -> str | None:
        """Where a way ends, told without where it begins: "a cab to the airport"."""

    def names_apart(self, clause: Clause) -> list[Found]:
        """The names of several people, told in one breath; none where there is one at most."""

    def named_in_passing(self, clause: Clause, known: Set[str], *, bare: bool) -> list[Found]:
        """Who is named beside other values, by none of the bot's `known` words; `bare`: without any that lead to a name."""

    def same_name(self, known: str, new: str, said: str) -> str:
        """The name that is meant, when a part of a known one is said anew."""

    def may_be_a_name(self, said: str) -> bool:
        """Whether any of the words could be a part of a name."""

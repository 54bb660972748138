"""Which changes does a language hear: corrections, refusals, by how much something is moved, what is wrong?"""

from typing import Protocol

from echolink.agent.ear.heard import Clause, Fault, Found, MoreOf, Reworded, Swap


class HearsChanges(Protocol):
    """The part of `Ear` that hears changes."""

    def alike(self, known: str, new: str) -> bool:
        """Whether two names sound so alike that one may be the other put right."""

    def replaced(self, known: str, said: str) -> str | None:
        """A text that is known with a part of it put right by name: "it's Tom, not Tim"."""

    def swapped(self, known: str, clause: Clause) -> "Swap | None":
        """A known text with the thing that is told instead of one in it, wherever in the part: "no not drums, … so guitar"."""

    def thing_anew(self, said: str) -> str | None:
        """A thing that is told anew, while nothing says of what: "on second thought, make it paella instead"."""

    def thing_meant(self, said: str) -> str | None:
        """The same, or what is meant where one begins with what is not: "no not hemmed, I mean taken in at the waist"."""

    def address_anew(self, known: str, clause: Clause) -> str | None:
        """An address that is known with its house number or its apartment said anew."""

    def fault(self, said: str) -> Fault | None:
        """What is called wrong, and what takes its place or "": "the zip is wrong, it's 10027"; None where nothing is."""

    def reworded(self, said: str) -> Reworded | None:
        """What is taken back and what is told instead: "scratch the knee, it's for my shoulder"; None where nothing is."""

    def calls_the_matter(self, words: str) -> bool:
        """Whether words call what a call is about, whatever that is: "the problem", "my note"."""

    def calls_part_of_address(self, words: str) -> bool:
        """Whether words call a part of an address: "the house number", "the street"."""

    def lettered(self, known: str, clause: Clause) -> str | None:
        """A name as a letter told changes it, "it's with a K"; "" where its place is open, None where none is told."""

    def more(self, text: str) -> "MoreOf | None":
        """By how many a count changes: "two more people", "one less"."""

    def comers(self, text: str) -> "MoreOf | None":
        """The same without a count of those who come: "grandma comes too", "plus two"."""

    def other_number(self, text: str) -> tuple[int, int] | None:
        """Which number takes the place of which: "five instead of three" → (5, 3)."""

    def in_all(self, text: str, total: int, after: int) -> int:
        """Where the sum ends that is told behind such a change."""

    def corrects(self, between: str) -> bool:
        """Whether these words between two values take the first one back."""

    def thinks_again(self, between: str, *, bare: bool) -> bool:
        """Whether a second thought between two values of one thing takes the first back; `bare`: the second may be none."""

    def repaired(self, clause: Clause) -> Clause:
        """The part without the words that were taken back in it: "my left knee, sorry, my right knee"."""

    def concludes(self, between: str) -> bool:
        """Whether the words before a value draw a conclusion from a second thought: "so that's"."""

    def settles(self, text: str) -> bool:
        """Whether somebody says in the end what is so: "it's flooding the floor, so yes, it's urgent"."""

    def turns(self, between: str) -> bool:
        """Whether there is a second thought in these words, whatever else they tell."""

    def leads_on(self, between: str) -> bool:
        """Whether the words between two values make them the begin and the end of something: "to", "until"."""

    def is_reasoned_about(self, after: str) -> bool:
        """Whether the words behind a value that is named again tell why it will not do: "'s when the plumber comes"."""

    def behind_a_correction(self, between: str) -> str:
        """The words behind a value that was just put right, without those that only say so: ", I mean, until"."""

    def refuses(self, before: str) -> bool:
        """Whether these words before a value say that it is not meant."""

    def takes_back(self, clause: Clause) -> bool:
        """Whether it only sounds like a question: "did I say ten, I meant eleven"."""

    def is_hindered(self, before: str) -> bool:
        """Whether the day or time after these words is one that does not work any more: "I can't make it on"."""

    def misspoke(self, before: str) -> bool:
        """Whether the value after these words was said by mistake, and another follows: "sorry, I said"."""

    def puts_right(self, before: str, after: str) -> bool:
        """Whether the words around a bare value make it take the place of a known one, and tell no more: "no, make it five"."""

    def changed_to(self, before: str) -> bool:
        """Whether the words before a value say that it takes the place of another: "change it from six to"."""

    def offers_both(self, between: str) -> bool:
        """Whether these words between two values leave both open."""

    def kinds_named(self, said: str) -> frozenset[str]:
        """Kinds of value that are called by their name: "the time is wrong"."""

    def same(self, said: str) -> frozenset[str]:
        """Kinds whose value is to stay as it is: "same day, an hour later" keeps `date`."""

    def which(self, said: str) -> str | None:
        """Which of the values put forward is taken: `first`, `second`, `third`, `last`, `earliest`, `latest` or `either`."""

    def does_without(self, clause: Clause) -> bool:
        """Whether something is not wanted, in words that may also give up the whole call: "no, I don't need that"."""

    def shift(self, said: str) -> tuple[str, int] | None:
        """(`time`, minutes) or (`date`, days) by which a value is to be moved: "an hour later", "the day before".

        None without an amount: "a bit later".
        """

    def denies(self, said: str) -> bool:
        """Whether there is a no in it: "no helmet needed"."""

    def whether_so(self, label: str, clause: Clause, *, asked: bool) -> bool | None:
        """What a part answers, without a yes or a no, to whether somebody is new, or attends; None for other questions."""

    def lacks_its_subject(self, said: str) -> bool:
        """Whether what has the form of a question tells something in answer to one: "has a heat pump"."""

    def restated(self, question: str, said: str) -> bool | None:
        """What an answer says to this yes-or-no question in other words than yes and no: "we rent", "just the one cat"."""

    def denies_of(self, said: str, stems: frozenset[str]) -> bool:
        """Whether it denies what these words speak of, and not something beside it."""

    def adds(self, text: str) -> bool:
        """Whether something comes on top of what was wanted: "also", "add"."""

    def amended(self, known: str, said: str, *, adds: bool) -> tuple[str, str] | None:
        """An order in the caller's own words after a change of it, and what else was said; None where nothing is changed.

        `adds`: things may be added, too, and counted anew.
        """

    def withholds(self, said: str) -> bool:
        """Whether the caller wishes not to tell what was asked for: "you have it on file", "can I tell you that later"."""

    def declines(self, said: str) -> bool:
        """Whether what a business answers is a no: "sorry, seven is taken"."""

    def puts_forward(self, said: str) -> bool:
        """Whether what a business answers may offer another day or time, and is no yes: "we have an opening at eight"."""

    def possible_in(self, said: str) -> str:
        """The parts of such a no that tell what is possible instead; where none can be told apart, all of it."""

    def weekday_after(self, said: str) -> tuple[int, int] | None:
        """The weekday (Monday is 0), and 1 or -1: "not Tuesday, the one after"; None for what says no such thing."""

    def parts_moments(self, between: str) -> bool:
        """Whether a day and a time of day with these words between them belong to two appointments."""

    def minutes_past(self, said: str) -> int | None:
        """How far past the hour, where no hour is named: "half past, not quarter past"."""

    def spelled_anew(self, known: str, clause: Clause) -> Found | None:
        """A known name, whole, with one part of it as the clause spells it letter by letter."""

    def respelled(self, known: str, clause: Clause) -> Found | None:
        """A known name as it is corrected where it was read back: "it's Petersen" for "Anna Peterson"."""

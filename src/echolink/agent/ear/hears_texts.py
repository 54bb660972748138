"""Which free answers does a language hear: what is told, under which name, and what for?"""

from collections.abc import Sequence
from typing import Protocol

from echolink.agent.ear.heard import (
    Clause,
    Named,
    Told,
)


class HearsTexts(Protocol):
    """The part of `Ear` that hears free answers."""

    def only_small_words(self, said: str) -> bool:
        """Whether there is nothing but yes, no and the small words around them."""

    def affairs(self, text: str) -> list[tuple[int, int]]:
        """Where in a text from `Clause.text` a caller tells what is on besides: "we have the Monday off"."""

    def asked_to_tell(self, clause: Clause) -> str | None:
        """What is to be told to somebody: "tell Mr. Brown that I called"."""

    def tells_who_was_named(self, clause: Clause) -> bool:
        """Whether a message is for somebody who was named before: "tell him the papers are in the mail"."""

    def only_wants_a_call(self, message: str) -> bool:
        """Whether a message says nothing but that somebody is to call back."""

    def without_invitation(self, said: str) -> str:
        """What is left where somebody tells that they were asked to call: "I got a text to call you"."""

    def facts(self, goal: str) -> Sequence[str]:
        """The sentences of a goal that tell a plain fact, and are no order to us."""

    def announces_a_message(self, said: str) -> bool:
        """Whether it says that there is a message, and nothing of it: "I'd like to leave a message for Ms. Cole"."""

    def remark(self, clause: Clause) -> str | None:
        """What a caller wishes or tells besides: "by the window if possible", "one of us is allergic to nuts"."""

    def directs(self, said: str) -> bool:
        """Whether somebody is told what to do on the spot: "leave it at the front desk", "ring the bell twice"."""

    def intends(self, said: str) -> bool:
        """Whether the caller tells what they will do, or wants done, so that it is no address: "I'll send the other one"."""

    def states(self, said: str) -> bool:
        """Whether a sentence says something of somebody or something: "the staircase is narrow"."""

    def parts(self, said: str) -> list[str]:
        """A sentence parted at its commas and its "and"."""

    def as_heard(self, said: str) -> str:
        """The text of a clause that says this."""

    def chosen(self, said: str) -> str | None:
        """What is taken after all: "no, you know what, I'll take the second"."""

    def often(self, label: str, said: str) -> str | None:
        """ "Every two weeks", for a field that asks how often something is to be."""

    def labelled(self, label: str, clause: Clause) -> str | None:
        """What is told under the name of a field: "the company is Chen Logistics"."""

    def pieces(self, said: str) -> list[str]:
        """An utterance parted where a new sentence begins, with or without a sign, each without its lead-in."""

    def without_joint(self, piece: str) -> str:
        """A piece of a sentence without the words at its end that lead on: "an old sofa on the"."""

    def told(self, pieces: Sequence[str]) -> Told:
        """What of some pieces names a thing, says what is the matter, or names a place."""

    def sort_told(self, label: str) -> int | None:
        """Which sort of answer a text field with these words asks for, of those that show by their form; None: another."""

    def may_be_told_openly(self, label: str) -> bool:
        """Whether a caller may begin with what a text field asks for: not with a size, a code, or what there is besides."""

    def asks_for_pets(self, label: str) -> bool:
        """Whether a field asks which animals somebody has, whose names are none of the caller's."""

    def asks_for_words(self, label: str) -> bool:
        """Whether a text field asks for words to be written as they are: "the text on the sign"."""

    def named_things(self, said: str) -> list[Named]:
        """The phrases that may name a thing, in the order of speech."""

    def asks_for_a_noun(self, wording: str, label: str) -> bool:
        """Whether a text field is answered by a noun, "my volvo", and by no sentence, figure or place."""

    def asks_for_anything(self, label: str) -> bool:
        """Whether the words of such a field say nothing of what the thing is: "the item"."""

    def purpose(self, text: str) -> str:
        """What one comes for, of a text with the places of values blank; empty where that is not told."""

    def told_for(self, label: str, pieces: Sequence[str]) -> str | None:
        """What of some pieces is of that sort: "for a week" for "since when"."""

    def may_answer(self, label: str, piece: str) -> bool:
        """Whether a piece of what was said can be the answer to a text field with these words, or a part of it."""

    def bare(self, label: str, piece: str) -> str:
        """A piece that answers a field with these words, without what only leads to it: "a poodle" of "he's a poodle"."""

    def own_words(self, label: str) -> frozenset[str]:
        """The stems of a field's words that tell what it asks for."""

    def takes_remark(self, label: str, said: str) -> bool:
        """Whether what is told unasked belongs to a text field: to "special needs" anything, to "allergies" what is of food."""

    def kind_of_it(self, label: str, said: str) -> str | None:
        """Which kind of the thing is named for which a field's words ask: "payroll software" for "what kind of software"."""

    def phrase_with(self, label: str, said: str) -> str | None:
        """The noun phrase with a word of a text field's own: "the front door" for "which door"."""

    def speaks_of_a_thing(self, piece: str) -> bool:
        """Whether the subject of a piece has a name: "my speaker crackles"."""

    def goes_on(self, piece: str) -> bool:
        """Whether a piece says more of what was told before: "it just says paper jam"."""

    def background(self, clause: Clause) -> list[tuple[int, int]]:
        """Where in the text of a part the story around the call is told, and nothing wished for."""

    def asks_for_a_thing(self, label: str) -> bool:
        """Whether "a Corolla" may answer a text field: "which device"."""

    def asks_for_a_make(self, label: str) -> bool:
        """Whether a text field is for who made a thing: "the brand"."""

    def asks_for_a_place(self, label: str) -> bool:
        """Whether "by the window" may answer a text field: "the seats"."""

    def asks_for_an_inscription(self, label: str) -> bool:
        """Whether a field with that label is for words that shall stand on something."""

    def inscription(self, said: str, *, asked: bool) -> str | None:
        """The words that shall stand on something; who was asked for them may say nothing else: "for Emma with love"."""

    def asks_for_an_order(self, label: str) -> bool:
        """Whether a text field is for things to be had, of which there may be several: "what they want"."""

    def ordered_lines(self, said: str) -> str | None:
        """What is ordered in the form of a wish: "can I get a BLT and two Cokes" → "a BLT and two Cokes"."""

    def order_told(self, said: str) -> str:
        """An order without the words around it: "put me down for two teas, please" → "two teas"."""

    def without_when(self, text: str) -> str:
        """Without the words by which a part of a day or of the week is named: "sometime", "afternoon"."""

    def beyond_a_wish(self, said: str) -> frozenset[str]:
        """The stems of what says more than that something is wanted, or is wrong: none of "I need some help"."""

    def identifies(self, piece: str) -> bool:
        """Whether it says what something is, and not what it does: "it's an omega"."""

    def only_needs_work(self, said: str) -> bool:
        """Whether it tells that there is something to be done, and not what: "a coat that needs some work"."""

    def has_it_seen_to(self, said: str) -> bool:
        """Whether all that is told is which thing somebody shall look at: "I need to bring my cat in"."""

    def bare_lines(self, said: str) -> str | None:
        """What is ordered by its name alone: "twenty red balloons"."""

    def asks_openly(self, question: str) -> bool:
        """Whether a question leaves the answer open: "What happened?", and not "Which door?"."""

    def asks_by_measure(self, label: str) -> bool:
        """Whether a field's words ask how often, how big or how long, so that other words in common tell nothing."""

    def is_matter(self, words: str) -> bool:
        """Whether these words name what a call is about: a reason, a problem, a message."""

    def reason(self, clause: Clause, *, whole: bool) -> str | None:
        """What the caller says that it is about, without having been asked; `whole`: all of it, as for a message."""

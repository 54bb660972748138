"""What must a language be able to hear? Each language answers the same questions about what a caller said."""

from collections.abc import Sequence, Set
from typing import Protocol

from echolink.agent.ear.heard import (
    TO_WHOM,
    Act,
    Alone,
    Asking,
    Clause,
    Entry,
    Fault,
    Found,
    Introduced,
    MoreOf,
    Named,
    Ordered,
    Reworded,
    Rule,
    Swap,
    Tied,
    Told,
    Topic,
)
from echolink.agent.ear.hears_changes import HearsChanges
from echolink.agent.ear.hears_persons import HearsPersons
from echolink.agent.ear.hears_questions import HearsQuestions
from echolink.agent.ear.hears_texts import HearsTexts
from echolink.agent.ear.hears_values import HearsValues

__all__ = [
    "TO_WHOM",
    "Act",
    "Alone",
    "Asking",
    "Clause",
    "Ear",
    "Entry",
    "Fault",
    "Found",
    "Introduced",
    "MoreOf",
    "Named",
    "Ordered",
    "Reworded",
    "Rule",
    "Swap",
    "Tied",
    "Told",
    "Topic",
]


class Ear(HearsValues, HearsPersons, HearsChanges, HearsTexts, HearsQuestions, Protocol):
    """Hears one language."""

    def plain(self, said: str) -> str:
        """An utterance without what belongs only to speaking: hesitations before it, courtesies behind it, words said twice."""

    def clauses(self, said: str) -> list[Clause]:
        """The parts of an utterance: those that ask us, and those that tell."""

    def together(self, clauses: Sequence[Clause]) -> Clause:
        """Parts as one that tells."""

    def is_no_more(self, besides: str) -> bool:
        """Whether nothing is left of an utterance besides what it does so."""

    def besides(self, said: str, done: Set[Act]) -> str:
        """An utterance without the words by which it asks us to wait, to say it again, or what we are."""

    def acts(self, said: str) -> frozenset[Act]:
        """What the utterance does besides giving values."""

    def agreement(self, said: str) -> bool | None:
        """True for a yes, False for a no, None for neither: by how the answer begins, "yes, but make it eight" is a yes.

        A yes that is taken back in part is a no: "that's right, except the name".
        """

    def takes_it(self, said: str) -> bool:
        """Whether an offer is taken before anything else is said: "yes please, I'd like to know …", and not "okay, do you …"."""

    def only_answers(self, said: str) -> Alone | None:
        """What the whole of an utterance comes to as an answer to a question for a yes; None where there is more in it."""

    def wants_more(self, said: str) -> bool:
        """Whether a yes to "Anything else?" is the wish for more: "yes please", and not "great, okay"."""

    def is_comment(self, said: str) -> bool:
        """Whether it is a comment that answers nothing: "that's a shame", "makes sense"."""

    def without_return(self, said: str, *, may_answer: bool) -> str:
        """An utterance without the words with which somebody comes back to the line; empty where it is no more than that."""

    def may_change(self, said: str) -> bool:
        """Whether any of the words may put right what was arranged: "thanks, but make it eight"."""

    def without_courtesies(self, said: str, *, at_the_end: bool) -> str:
        """An utterance without set phrases that hold no value: "have a good one"; at the end of a call, "see you Friday"."""

    def reserved(self, said: str) -> bool:
        """Whether a yes comes with a wish to change or add something, so that it is not yet the last word: "yes, but …"."""

    def reservation(self, said: str) -> str | None:
        """The wish that comes with a yes: "can you make it outside"; None for what may be a correction."""

    def is_about_arranged(self, goal: str) -> bool:
        """Whether a goal is for what has been arranged already: "Move a patient's appointment"."""

    def request(self, said: str, *, is_open: bool) -> str | None:
        """Whether somebody wants to `book`, to `reschedule` or to `cancel`; `is_open`: nothing of it is known yet."""

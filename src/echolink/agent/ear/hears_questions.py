"""Which questions does a language hear, and which sentences answer them?"""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from echolink.agent.ear.heard import Clause, Entry, Topic
from echolink.agent.field import Limit


class HearsQuestions(Protocol):
    """The part of `Ear` that hears questions."""

    def asked_for(self, question: str) -> str | None:
        """Whom a question is after, "is she in tomorrow": a name, "" for a pronoun; None for another question."""

    def tells_when_in(self, sentence: str) -> bool:
        """Whether a sentence says when somebody is there: "Dr. Amsel is away until Monday"."""

    def wished(self, text: str) -> frozenset[str]:
        """The stems of the thing that is wished for; none where it could be anything."""

    def is_like(self, thing: frozenset[str], names: Sequence[str]) -> bool:
        """Whether a thing goes by one of these names, in part or in another form."""

    def kind_asked(self, question: str) -> str | None:
        """The kind of value that an agent's question asks for."""

    def asks_for_a_time(self, clause: Clause) -> str | None:
        """Of whom or what it asks whether it is free at a time that is named, "" for us; None for other questions."""

    def asks_for_the_soonest(self, clause: Clause) -> bool:
        """Whether it asks for the earliest time there is: "when's your next opening"."""

    def is_a_person(self, who: str, context: str) -> bool:
        """Whether these words of a question name somebody."""

    def for_whom(self, text: str) -> str | None:
        """Whether something is for men, women or children: "it's for my husband"."""

    def is_for(self, option: str, whom: str) -> bool:
        """Whether an option names those as whom it is for."""

    def has_form_of_question(self, clause: Clause) -> bool:
        """Whether it begins as a question does, even if it wishes for something."""

    def may_ask(self, clause: Clause) -> bool:
        """Whether a wish may be a question as well: "can we take photos"."""

    def asks_about_it(self, clause: Clause) -> bool:
        """Whether it asks if what is told is possible: "she'd bring her dog if that's okay", "is that a problem"."""

    def pointing_at(self, question: Clause, thing: str) -> str:
        """The question with a thing in the place of its "that"; empty where it points at nothing: "is it okay to pay by card"."""

    def wonders_about_offer(self, question: str) -> bool:
        """Whether a question is for something to be had here: "do you do manicures"."""

    def may_be_a_question(self, clause: Clause) -> bool:
        """Whether a wish may as well be the question whether that is possible."""

    def tells_season(self, sentence: str) -> bool:
        """Whether a sentence tells from when until when in the year somebody is there."""

    def asks_for_season(self, question: str) -> bool:
        """Whether a question may be for the days of the year on which something is open at all."""

    def with_its_subject_told(self, said: str) -> str:
        """The utterance with "it's regarding" before what the call is about; empty where nothing leads to that."""

    def work_asked_for(self, said: str) -> str:
        """The utterance with a request for work as a wish, "I need someone to fix my bike"; empty where there is none."""

    def without_wish(self, told: str) -> str:
        """What is told, without the words that stand for the form of a question in `work_asked_for`."""

    def asks_a_service(self, clause: Clause) -> bool:
        """Whether something shall be done for the caller, or to what is theirs: "could you squeeze me in"."""

    def brought_along(self, said: str) -> tuple[str, ...]:
        """The things and animals that a caller brings, or wishes to use there: "our beagle comes along"."""

    def rules_on(self, sentence: str, thing: str) -> bool:
        """Whether a sentence of the context allows such a thing, forbids it, or says what holds for it."""

    def rules_out(self, sentence: str, said: str) -> bool:
        """Whether a sentence of the context says that there is not what somebody speaks of."""

    def is_over_by_closing(self, sentence: str) -> bool:
        """Whether all that begins has to end before it closes."""

    def fit(self, kind: str, sentence: str) -> int:
        """2 where a sentence says outright what a question of the kind asks for, 1 where it may answer it, 0 where it cannot."""

    def waits_for_a_word(self, said: str) -> bool:
        """Whether something is told so that the other one may confirm it: "I won't need to bring a mat, right"."""

    def is_heading(self, sentence: str) -> bool:
        """Whether a sentence of a context only names the business or where it is: "Snowfield Ski School, 4 Mill Road"."""

    def nearness(self, question: str, sentence: str) -> float:
        """From -1 to 1: how near a sentence of a context is to what a question means, whatever its words."""

    def topic(self, question: str) -> Topic:
        """What a question wants to know."""

    def same_asked_of(self, said: str) -> str:
        """What the last question is asked of once more: "and what about the double"; empty where nothing is."""

    def stems(self, said: str) -> frozenset[str]:
        """The words that carry meaning, without their endings; words that mean the same are one."""

    def entries(self, sentence: str) -> tuple[Entry, ...]:
        """The single things of which a sentence of the context tells."""

    def lists_what_is_asked(self, question: str, sentence: str) -> bool:
        """Whether a sentence lists with what something is done: "we take Delta and Cigna" for "do you take Aetna"."""

    def prices_pointed_at(self, said: str) -> tuple[int, ...]:
        """The prices in cents by which something may be called: "the fifty dollar one"."""

    def extreme_pointed_at(self, said: str) -> str:
        """`cheap`, `dear`, `small`, `big` or `middle`, where something is called by that: "your biggest"; else empty."""

    def days_of(self, said: str) -> frozenset[int]:
        """The weekdays that a text names, Monday is 0."""

    def whether_may_join(self, question: str) -> bool:
        """Whether a question asks if somebody may take part."""

    def months(self, said: str) -> frozenset[int]:
        """The months that a text names, January is 1."""

    def total_for(self, question: str, told: str, sentences: Sequence[str]) -> int | None:
        """What persons of several ages pay together, in cents: "two adults and a nine-year-old"; None where it is not told.

        `told` is what was said beside the question."""

    def price_at(self, age: int, sentence: str) -> str:
        """The part of a sentence of the context that tells a price for an age; empty where there is none."""

    def price_for(self, told: Sequence[tuple[float, str]], sentences: Sequence[str]) -> str:
        """The part of these sentences that tells the price for one of these numbers; empty where there is none."""

    def holds(self, told: Sequence[tuple[float, str]], part: str) -> bool | None:
        """Whether a part of a list holds one of these numbers within its bounds; None where it has no bounds for them."""

    def enough_for(self, told: Sequence[tuple[float, str]], sentences: Sequence[str]) -> str:
        """What these sentences tell of the smallest of several things that is enough for one of these numbers; else empty."""

    def is_graded(self, sentence: str) -> bool:
        """Whether a sentence tells a price for a number of something."""

    def other_lengths(
        self, chosen: Sequence[str], services: Sequence[Mapping[str, Any]]
    ) -> tuple[str, str, tuple[str, ...]] | None:
        """The kind and the length that are not had together, of what was chosen, and the lengths that there are of the kind."""

    def is_bracket(self, name: str) -> bool:
        """Whether what has a price is an age, and no thing: "kids under 12"."""

    def breaks(self, clause: Clause, limit: Limit) -> bool:
        """Whether a number that is told is one that a limit rules out."""

    def price(self, service: Mapping[str, Any]) -> str:
        """A service's price as it is spoken; empty when it has none."""

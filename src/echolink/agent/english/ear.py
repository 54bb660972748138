"""How is English heard? The answers to what the agent asks of a language."""

from collections.abc import Sequence, Set

from echolink.agent.ear import Act, Alone, Clause
from echolink.agent.english import (
    acts,
)
from echolink.agent.english.agreement import agreement, outright, reserved
from echolink.agent.english.back_again import without_return
from echolink.agent.english.clauses import clauses, together
from echolink.agent.english.comments import is_comment
from echolink.agent.english.courtesies import without_courtesies, without_partings
from echolink.agent.english.ear_of_changes import EarOfChanges
from echolink.agent.english.ear_of_persons import EarOfPersons
from echolink.agent.english.ear_of_questions import EarOfQuestions
from echolink.agent.english.ear_of_texts import EarOfTexts
from echolink.agent.english.ear_of_values import EarOfValues
from echolink.agent.english.heard import heard, tidied
from echolink.agent.english.only_answers import may_change, only_answers, wants_more
from echolink.agent.english.remarks import reservation
from echolink.agent.english.requests import is_about_arranged, request_of
from echolink.agent.english.surface import plain


class EnglishEar(EarOfValues, EarOfPersons, EarOfChanges, EarOfTexts, EarOfQuestions):
    """English, as speech-to-text writes it."""

    def plain(self, said: str) -> str:
        return plain(said)

    def clauses(self, said: str) -> list[Clause]:
        return clauses(said)

    def together(self, clauses: Sequence[Clause]) -> Clause:
        return together(clauses)

    def is_no_more(self, besides: str) -> bool:
        return acts.is_no_more(besides)

    def besides(self, said: str, done: Set[Act]) -> str:
        return acts.besides(said, done)

    def acts(self, said: str) -> frozenset[Act]:
        return acts.acts(heard(said))

    def agreement(self, said: str) -> bool | None:
        return agreement(heard(said))

    def takes_it(self, said: str) -> bool:
        return outright(heard(said))

    def only_answers(self, said: str) -> Alone | None:
        return only_answers(said)

    def wants_more(self, said: str) -> bool:
        return wants_more(said)

    def is_comment(self, said: str) -> bool:
        return is_comment(said)

    def without_return(self, said: str, *, may_answer: bool) -> str:
        return without_return(said, may_answer=may_answer)

    def may_change(self, said: str) -> bool:
        return may_change(said)

    def without_courtesies(self, said: str, *, at_the_end: bool) -> str:
        return (without_partings if at_the_end else without_courtesies)(said)

    def reserved(self, said: str) -> bool:
        return reserved(heard(said))

    def reservation(self, said: str) -> str | None:
        return reservation(tidied(said))

    def is_about_arranged(self, goal: str) -> bool:
        return is_about_arranged(goal)

    def request(self, said: str, *, is_open: bool) -> str | None:
        return request_of(heard(said), is_open=is_open)

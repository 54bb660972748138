"""How are questions heard in English, and which sentences answer them?"""

from collections.abc import Mapping, Sequence
from typing import Any

from echolink.agent.ear import Clause, Entry, Topic
from echolink.agent.english import (
    brought_along,
    fronted,
    likeness,
    presence,
    relations,
    topics,
    vacancies,
)
from echolink.agent.english.ages import is_bracket, price_at, whether_may_join
from echolink.agent.english.answer_kinds import fit
from echolink.agent.english.call_subjects import with_its_subject_told
from echolink.agent.english.clauses import asks_a_service, may_be_a_question
from echolink.agent.english.entries import days_of, entries
from echolink.agent.english.enumerated import lists_what_is_asked
from echolink.agent.english.fares import extreme_pointed_at, prices_pointed_at, total_for
from echolink.agent.english.for_whom import for_whom, is_for
from echolink.agent.english.graded import enough_for, holds, is_graded, price_for
from echolink.agent.english.heard import heard
from echolink.agent.english.last_times import is_over_by_closing
from echolink.agent.english.limited import breaks
from echolink.agent.english.offers import price_of
from echolink.agent.english.parts import (
    has_form_of_question,
    may_ask,
    waits_for_a_word,
    wonders_about_offer,
)
from echolink.agent.english.plain_questions import asks_about_it
from echolink.agent.english.ruled_out import rules_out
from echolink.agent.english.season import asks_for_season, tells_season
from echolink.agent.english.seasons import months_named
from echolink.agent.english.service_requests import without_wish, work_asked_for
from echolink.agent.english.stems import stems
from echolink.agent.english.tables import other_lengths
from echolink.agent.english.wishes import is_like, wished
from echolink.agent.english.words import A_FIGURE
from echolink.agent.field import Limit


class EarOfQuestions:
    """A part of the English ear; what each method answers stands in `agent.ear.Ear`."""

    def asked_for(self, question: str) -> str | None:
        return presence.asked_for(question)

    def tells_when_in(self, sentence: str) -> bool:
        return presence.tells_when(sentence)

    def wished(self, text: str) -> frozenset[str]:
        return wished(text)

    def is_like(self, thing: frozenset[str], names: Sequence[str]) -> bool:
        return is_like(thing, names)

    def asks_for_a_time(self, clause: Clause) -> str | None:
        return vacancies.asks_for_a_time(clause.text)

    def asks_for_the_soonest(self, clause: Clause) -> bool:
        return vacancies.asks_for_the_soonest(clause.text)

    def is_a_person(self, who: str, context: str) -> bool:
        return vacancies.is_a_person(who, context)

    def for_whom(self, text: str) -> str | None:
        return for_whom(text)

    def is_for(self, option: str, whom: str) -> bool:
        return is_for(option, whom)

    def kind_asked(self, question: str) -> str | None:
        return relations.kind_asked(question)

    def has_form_of_question(self, clause: Clause) -> bool:
        return has_form_of_question(clause.text)

    def may_ask(self, clause: Clause) -> bool:
        return may_ask(clause.text)

    def asks_about_it(self, clause: Clause) -> bool:
        return asks_about_it(clause.text)

    def pointing_at(self, question: Clause, thing: str) -> str:
        return fronted.pointing_at(question.text, thing)

    def wonders_about_offer(self, question: str) -> bool:
        return wonders_about_offer(heard(question))

    def may_be_a_question(self, clause: Clause) -> bool:
        return may_be_a_question(clause)

    def tells_season(self, sentence: str) -> bool:
        return tells_season(sentence)

    def asks_for_season(self, question: str) -> bool:
        return asks_for_season(question)

    def with_its_subject_told(self, said: str) -> str:
        return with_its_subject_told(said)

    def work_asked_for(self, said: str) -> str:
        return work_asked_for(said)

    def without_wish(self, told: str) -> str:
        return without_wish(told)

    def asks_a_service(self, clause: Clause) -> bool:
        return asks_a_service(clause)

    def brought_along(self, said: str) -> tuple[str, ...]:
        return brought_along.brought_along(said)

    def rules_on(self, sentence: str, thing: str) -> bool:
        return brought_along.rules_on(sentence, thing)

    def rules_out(self, sentence: str, said: str) -> bool:
        return rules_out(sentence, said)

    def is_over_by_closing(self, sentence: str) -> bool:
        return is_over_by_closing(sentence)

    def fit(self, kind: str, sentence: str) -> int:
        return fit(kind, sentence)

    def waits_for_a_word(self, said: str) -> bool:
        return waits_for_a_word(heard(said))

    def is_heading(self, sentence: str) -> bool:
        return likeness.is_heading(sentence)

    def nearness(self, question: str, sentence: str) -> float:
        return likeness.nearness(question, sentence)

    def topic(self, question: str) -> Topic:
        return topics.topic(question)

    def same_asked_of(self, said: str) -> str:
        return topics.same_asked_of(said)

    def stems(self, said: str) -> frozenset[str]:
        return stems(said)

    def entries(self, sentence: str) -> tuple[Entry, ...]:
        return entries(sentence)

    def lists_what_is_asked(self, question: str, sentence: str) -> bool:
        return lists_what_is_asked(question, sentence)

    def prices_pointed_at(self, said: str) -> tuple[int, ...]:
        return prices_pointed_at(said)

    def extreme_pointed_at(self, said: str) -> str:
        return extreme_pointed_at(said)

    def days_of(self, said: str) -> frozenset[int]:
        return days_of(said)

    def whether_may_join(self, question: str) -> bool:
        return whether_may_join(question)

    def months(self, said: str) -> frozenset[int]:
        return months_named(said)

    def total_for(self, question: str, told: str, sentences: Sequence[str]) -> int | None:
        return total_for(question, told, sentences)

    def price_at(self, age: int, sentence: str) -> str:
        return price_at(age, sentence)

    def price_for(self, told: Sequence[tuple[float, str]], sentences: Sequence[str]) -> str:
        return price_for(told, sentences)

    def holds(self, told: Sequence[tuple[float, str]], part: str) -> bool | None:
        return holds(told, part)

    def enough_for(self, told: Sequence[tuple[float, str]], sentences: Sequence[str]) -> str:
        return enough_for(told, sentences)

    def is_graded(self, sentence: str) -> bool:
        return is_graded(sentence)

    def other_lengths(
        self, chosen: Sequence[str], services: Sequence[Mapping[str, Any]]
    ) -> tuple[str, str, tuple[str, ...]] | None:
        return other_lengths(chosen, services)

    def is_bracket(self, name: str) -> bool:
        return is_bracket(name)

    def breaks(self, clause: Clause, limit: Limit) -> bool:
        return A_FIGURE in clause.words and breaks(clause.text, limit)

    def price(self, service: Mapping[str, Any]) -> str:
        return price_of(service)

"""How are goal and context read in English? The answers to the questions of agent.reader."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from echolink.agent.english.areas_listed import with_places
from echolink.agent.english.asked_for import with_questions
from echolink.agent.english.business import read_business
from echolink.agent.english.conditions import with_conditions
from echolink.agent.english.each import with_each, with_the_classes
from echolink.agent.english.field_roles import with_roles
from echolink.agent.english.forms_told import form_told, length_told
from echolink.agent.english.goals import TAKING_A_MESSAGE, goal_fields, with_area
from echolink.agent.english.kinds import SOMEBODY, kind_of
from echolink.agent.english.limited import bounded, is_of
from echolink.agent.english.listed_options import with_kinds_of_it, with_listed, with_whoever_does_it
from echolink.agent.english.meanings import meanings
from echolink.agent.english.menu_extras import with_extras
from echolink.agent.english.offered import from_the_list, is_called_as_a_whole, without_repetition
from echolink.agent.english.option_rules import of_one_option
from echolink.agent.english.order_calls import is_order
from echolink.agent.english.phrases import is_question, to_caller
from echolink.agent.english.property_keys import in_words
from echolink.agent.english.property_words import as_a_whole, of_yes_or_no, question_for, spoken, to_the_caller
from echolink.agent.english.requests import only_cancels
from echolink.agent.english.sizes import read_sizes
from echolink.agent.english.tables import in_lengths, with_forms
from echolink.agent.english.team import with_the_team
from echolink.agent.english.things_apart import told_apart
from echolink.agent.english.told_lists import with_the_list
from echolink.agent.field import Field, Limit
from echolink.agent.reader import Stated

_PEOPLE = re.compile(
    r"party|people|guests|persons|(?<!team )(?<!company )(?<!staff )(?<!shirt )size|seats|adults|attendees|"
    r"passengers|"
    r"participants|players|visitors|headcount|singers|riders|dancers|swimmers|climbers|golfers|skaters|bowlers|divers|hikers|"
    r"anglers|tasters|learners|students|pupils|travell?ers|companions|diners"
)
_ORDER = re.compile(
    r"(?:(?:the|your|food|drinks?|lunch|dinner|breakfast|pizza|take-?away|take-?out|pickup|delivery|menu)\s+)*"
    r"(?:orders?|order (?:items|details|list)|ordered items|items(?: ordered)?|dish(?:es)?|foods?|what (?:they|"
    r"you) order)",
    re.IGNORECASE,
)
_ONE_OF_FIXED = re.compile(
    r"\b(?:departure|sailing|crossing|boat|ferry|start|slot|show|showing|screening|performance|session|seating|"
    r"tour|trip|round)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(SOMEBODY, re.IGNORECASE)
# "Customer name", "full name of the applicant", "name the reservation is under"
_OF_WHO_CALLS = re.compile(
    r"(?:(?:the|your) )?(?:(?:customer|client|caller|donor|applicant|user|renter|buyer|subscriber|requester|"
    r"reservation|booking)"
    r"(?:['’]s)? )?(?:full |complete )?name(?: (?:of|for) (?:the )?(?:customer|client|caller|donor|applicant|"
    r"user|renter|buyer|"
    r"subscriber|requester|reservation|booking)| the (?:reservation|booking|order|appointment) is under)?",
    re.IGNORECASE,
)
_SMALL_WORDS: Final = frozenset(
    ("the", "your", "a", "an", "their", "our", "how", "which", "what", "when", "where", "who")
)


# Who books a table or a look at a place chooses nothing of what is had there.
_NOTHING_IS_CHOSEN = re.compile(
    r"\b(?:(?:book|reserve|reservations? (?:for|of)|take) (?:a |the )?tables?|table (?:reservations?|bookings?)|"
    r"tours? of (?:our|the|a|my)\b)",
    re.IGNORECASE,
)


# "Collect what Bill needs for an estimate" names nothing; the context tells what that is.
_WHAT_IS_NEEDED = re.compile(r"what(?:ever)? (?:[\w']+ ){1,2}needs? (?:for|to)\b", re.IGNORECASE)
_OF_A_MOVE: Final = ("current_date", "current_time", "date", "time")
_THE_MATTER = re.compile(
    r"\bwhat\b.*\b(?:wrong|doing|done|matter|trouble|broken|repaired|altered)\b|\bproblem\b",
    re.IGNORECASE,
)


def _without_what_is_not_booked(fields: tuple[Field, ...], goal: str) -> tuple[Field, ...]:
    """Not which dish at a table, and no number of nights where both days are asked for."""
    if _NOTHING_IS_CHOSEN.search(goal):
        fields = tuple(f for f in fields if not (f.name == "service" and f.kind == "choice"))
    fields = tuple(f for f in fields if not _WHAT_IS_NEEDED.match(f.label)) or fields
    if only_cancels(goal):
        fields = _of_a_cancellation(fields)
    roles = [(f.kind, f.role) for f in fields if f.role in ("old", "new") and f.name not in _OF_A_MOVE]
    fields = tuple(f for f in fields if f.name not in _OF_A_MOVE or (f.kind, f.role) not in roles)
    if any(f.kind == "text" and _THE_MATTER.search(f.label) for f in fields):  # in the caller's own words
        fields = tuple(replace(f, required=False) if f.name == "service" and f.kind == "choice" else f for f in fields)
    lists = [f for f in fields if f.kind == "items"]
    if len(lists) > 1:  # the list's own words for what is ordered, beside ours
        fields = tuple(f for f in fields if not (f.kind == "items" and f.name == "items"))
    days = {f.role for f in fields if f.kind == "date"}
    return tuple(f for f in fields if not (f.name == "nights" and {"start", "end"} <= days))


def _of_a_cancellation(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """ "Cancel lessons: the student's name, the day of the lesson": there is one day, and it is the one it is on."""
    listed = [f for f in fields if f.name not in (*_OF_A_MOVE, "name")]
    if not any(f.kind == "date" for f in listed):
        return fields
    names = [f for f in fields if f.name == "name" and all(other.kind != "name" for other in listed)]
    return (*names, *(replace(f, role="") if f.role == "new" else f for f in listed))


class EnglishReader:
    """Implements `agent.reader.Reader`."""

    @property
    def taking_a_message(self) -> tuple[Field, ...]:
        return TAKING_A_MESSAGE

    def told_apart(self, context: str) -> str:
        return told_apart(context)

    def stated(self, sentences: Sequence[str], goal: str) -> Stated:
        return read_business(sentences, goal)

    def goal_fields(self, goal: str, context: str, stated: Stated) -> tuple[Field, ...] | None:
        fields = goal_fields(
            goal,
            sizes=stated.sizes,
            services=stated.chosen_from,
            areas=stated.areas,
            context=context,
            asked=stated.asked,
        )
        if fields is None:
            return None
        fields = with_kinds_of_it(with_the_team(with_listed(fields, stated.listed, goal), stated.listed), context)
        fields = with_forms(fields, stated.services)
        fields = from_the_list(fields, stated.chosen_from, goal, orders=is_order(goal))
        fields = with_each(in_lengths(fields, stated.services), stated.sentences)
        fields = with_the_classes(fields, stated.sentences, goal)
        fields = with_the_list(fields, stated, goal)
        fields = with_extras(fields, stated.services)
        fields = with_whoever_does_it(_without_what_is_not_booked(fields, goal), stated.listed)
        fields = with_area(with_places(without_repetition(fields, stated.asked), stated.areas), stated.areas)
        return with_questions(with_conditions(fields))

    def with_the_team(self, fields: tuple[Field, ...], stated: Stated) -> tuple[Field, ...]:
        return with_the_team(fields, stated.listed, explicit=True)

    def names_what_is_offered(self, words: str) -> bool:
        return is_called_as_a_whole(words)

    def kind_of(self, words: str) -> str | None:
        return kind_of(words)

    def is_order(self, name: str) -> bool:
        return _ORDER.fullmatch(name.strip()) is not None

    def names_a_start(self, field: Field) -> bool:
        return _ONE_OF_FIXED.search(f"{field.name.replace('_', ' ')} {field.label}") is not None

    def meanings(self, options: Sequence[str], texts: Sequence[str]) -> tuple[str, ...]:
        return meanings(options, texts)

    def in_words(self, key: str) -> str:
        return in_words(key)

    def spoken(self, text: str) -> str:
        return spoken(text)

    def question_for(self, text: str, kind: str) -> str:
        return question_for(text, kind)

    def to_the_caller(self, question: str) -> str:
        return to_the_caller(question)

    def form_told(self, label: str, description: str, sentences: Sequence[str]) -> str:
        return form_told(label, description, sentences)

    def length_told(self, shortest: int | None, longest: int | None) -> str:
        return length_told(shortest, longest)

    def label(self, title: str, kind: str = "") -> str:
        text = title.strip().rstrip(".")
        text = to_the_caller(text)
        text = to_caller(text if text[1:2].isupper() else text[:1].lower() + text[1:])
        if kind == "yes_no":
            text = of_yes_or_no(text)
        text = as_a_whole(text.removeprefix("its "), kind)
        if kind == "name" and _OF_WHO_CALLS.fullmatch(text):
            return "your name"
        if kind == "name" and _SOMEBODY.fullmatch(text):
            text += "'s name"
        if is_question(text):
            return text[:1].lower() + text[1:]
        small = text[:1].lower() + text[1:]
        if small.split(" ")[0].lower() in _SMALL_WORDS:
            return small
        return "the " + (text if text[:2].isupper() else small)

    def with_roles(self, fields: tuple[Field, ...]) -> tuple[Field, ...]:
        return with_roles(fields)

    def bounded(self, fields: tuple[Field, ...], limits: tuple[Limit, ...], *, explicit: bool) -> tuple[Field, ...]:
        return bounded(fields, limits, explicit=explicit)

    def is_of(self, limit: Limit, field: Field) -> bool:
        return is_of(limit, field)

    def of_one_option(self, fields: Sequence[Field], sentences: Sequence[str]) -> frozenset[str]:
        return of_one_option(fields, sentences)

    def sizes(self, sentences: Sequence[str]) -> tuple[int, ...]:
        return tuple(sorted({size for sentence in sentences for size in read_sizes(sentence)}))

    def counts_people(self, field: Field) -> bool:
        return _PEOPLE.search(field.name.replace("_", " ")) is not None

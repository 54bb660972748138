"""What is worked out of a bot once, for all of its calls?"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Any, Final

from echolink.agent.catalogue import sentences
from echolink.agent.ear import Entry, Rule, Tied
from echolink.agent.field import REQUEST
from echolink.agent.languages import ear_for, reader_for
from echolink.agent.opening import Opening
from echolink.agent.profile import Field, Profile
from echolink.agent.reading.quotable import Quotable, called, quotable
from echolink.agent.reading.reading import context_sentences
from echolink.agent.scripted.counted import nouns_apart, nouns_of
from echolink.agent.sentences import for_the_ear

# Days that lie behind us, or have nothing to do with our hours.
_IS_BROUGHT: Final = re.compile(r"\b(?:drop|bring|brought|hand|leave|intake)")
_IS_FETCHED: Final = re.compile(r"\b(?:pick|collect|fetch|get (?:it|them) back)")
_NOT_A_VISIT: Final = re.compile(
    r"birth|born|dob\b|lost|stolen|missing|noticed|issued|expir|since|purchase|bought|incident|accident|happen|last|previous|\bold\b|former"
)
# Days to come that are none of ours.
_AN_EVENT: Final = re.compile(r"\b(?:wedding|ceremony|funeral|exam|flight|graduation|anniversary|due)\b")
# That may be held here as well, unless something is fetched or brought for it.
_A_PARTY: Final = re.compile(r"\b(?:party|birthday|gala|prom|shower)\b")
# Until then something is wanted, be it open or closed.
_NEEDED_BY: Final = re.compile(
    r"\b(?:(?:need\w*|want\w*|requir\w*)(?: it| them| this| that)? by|(?:by|before) (?:when|what|which)|deadline|"
    r"no later than|due by)\b"
)
# Of these a day that has a name only is the last of that name.
_PAST: Final = re.compile(
    r"\b(?:since|symptoms?|faults?|started|began|purchase|occur|happen|happened|incident|accident|occurred|lost|stolen|missing|bought|purchased?|broke|noticed|last|previous)\b"
)
_HAPPENED: Final = re.compile(r"happen|accident|incident|occurr|damage")
# What is reported, and nothing that is arranged: its day is over.
_REPORTED: Final = re.compile(r"\b(?:lost|stolen|theft|accident|incident|complain\w*)\b")
_ARRANGED: Final = re.compile(
    r"\b(?:book\w*|schedul\w*|arrang\w*|appointment\w*|visit\w*|reserv\w*|dispatch\w*|tow\w*|repair\w*|"
    r"patients?|treat\w*|sessions?)\b"
)
# When somebody rings the caller.
_TO_CALL: Final = re.compile(r"\b(?:call(?:ing|ed)?|call-?back|ring|phone|reach)\b")
_WHEN_TO_CALL: Final = re.compile(
    r"\b(?:when|times?)(?: (?:for|is|best|good|we|you|i|us|they|can|may|should|could|the|a|an|\w+or))* (?:to )?"
    r"(?:call|ring|phone|reach|get back)\b"
)
_HEAD: Final = re.compile(r"[:.,;(]|\s[-–]\s")
_LASTS: Final = re.compile(r"\b(?:nights?|days?)\b|_(?:nights?|days?)\b")
# Where a value of one kind is found, its words are no longer read for the next.
_READING_ORDER: Final = ("email", "phone", "items", "address", "date", "money", "count", "choice", "yes_no", "name")
_ALWAYS_READ: Final = ("date",)  # times with it, so that their figures are taken for nothing else
_IN_FIGURES: Final = frozenset(("price", "long"))  # stems of what is told in figures
NO_FIELDS: Final[list[Field]] = []
_ALL_WEEK: Final = frozenset(range(7))
_PLANS: Final[dict[int, "Plan"]] = {}
_MOST_PLANS: Final = 1024


class Plan:
    """What is worked out of a profile once: profiles are shared by all calls of a bot revision."""

    def __init__(self, profile: Profile, fields: Sequence[Field] = ()) -> None:
        self.profile = profile
        self.message_fields = reader_for(profile.language).taking_a_message
        self.fields = tuple(_as_lines(f) for f in fields or profile.reading.fields) or self.message_fields
        self.request = next((f for f in self.fields if f.role == REQUEST), None)
        self._of: dict[str | None, Plan] = {}
        self.opening = Opening(profile.reading.hours)
        self.ear, self.catalogue = ear_for(profile.language), sentences(profile.language)
        self.required = [f for f in self.fields if f.required and f.known is None]
        asked = [f for f in self.fields if f.known is None]
        read = [f for f in asked if f is not self.request]  # a word of "my booking" is not what is wanted
        self.by_kind = {kind: [f for f in read if f.kind == kind] for kind in {f.kind for f in read}}
        self._work_out_days(asked)
        self._work_out_texts(asked)
        self._work_out_numbers()
        called = " ".join(f.label for f in asked if f.kind in ("date", "time"))
        self.calls_back = bool(self.by_kind.get("phone")) and _calls_back(called.lower(), profile.goal.lower())
        self.facts = self.ear.facts(profile.goal)
        self.words = frozenset(re.findall(r"[^\W\d_]+", f"{profile.goal} {profile.context}".lower()))
        self.goal_stems = self.ear.stems(_without(self.facts, profile.goal))
        self.moves = self.request is not None or any(f.role == "old" for f in self.fields)
        self.kinds_read = kinds_of_fields(lambda kind: self.by_kind.get(kind, NO_FIELDS))

    def _work_out_days(self, asked: Sequence[Field]) -> None:
        """Which days and times are of a visit, of an event or of the past, and where something starts and ends."""
        of_the_past = any(f.kind == "text" and _HAPPENED.search(f"{f.name} {f.label}".lower()) for f in asked)
        self.visits = frozenset(
            f.name
            for f in asked
            if f.role != "old" and not of_the_past and not _NOT_A_VISIT.search(f"{f.name} {f.label}".lower())
        )
        days = self.by_kind.get("date", NO_FIELDS)
        self.events = frozenset(f.name for f in days if len(days) > 1 and _is_an_event(f, days))
        if all(f.name in self.events or f.name not in self.visits for f in days):
            self.events = frozenset()  # "exam date" beside a date of birth: the exam is what is booked
        deadlines = frozenset(f.name for f in days if len(days) > 1 and _NEEDED_BY.search(f"{f.label} {f.ask}".lower()))
        self.ahead = self.events | deadlines
        self.visits -= self.ahead
        self.past = frozenset(
            f.name
            for f in asked
            if f.kind == "date"
            and f.role in ("", "old")
            and _PAST.search(f"{f.name.replace('_', ' ')} {f.label}".lower())
        )
        told = " ".join((self.profile.goal, *(f.label for f in asked if f.kind in ("text", "address")))).lower()
        if len(days) == 1 and _REPORTED.search(told) and not _ARRANGED.search(told):
            self.past |= {f.name for f in days if not f.role}
            self.visits -= {f.name for f in self.by_kind.get("time", NO_FIELDS)}
        self.visits -= self.past
        self.starts = next((f for f in days if f.role == "start"), days[0] if len(days) == 1 else None)
        self.ends = next((f for f in days if f.role == "end"), None)
        self.windows = [f for f in self.by_kind.get("choice", NO_FIELDS) if self._is_when(f, days)]

    def _work_out_texts(self, asked: Sequence[Field]) -> None:
        """What each field for free words asks for: the matter, a code, a thing, a place, a sort of answer."""
        self.matters = frozenset(
            f.name
            for f in asked
            if f.kind == "text" and self.ear.is_matter(f"{f.name} {f.label} {f.ask}".replace("_", " "))
        )
        if not self.matters:  # what a caller begins with belongs to the first thing that is asked for in free words
            self.matters = frozenset(
                f.name
                for f in self.by_kind.get("text", NO_FIELDS)[:1]
                if self.ear.asks_openly(f.ask) and self.ear.may_be_told_openly(f.label)
            )
        worded = (*self.by_kind.get("text", NO_FIELDS), *self.by_kind.get("address", NO_FIELDS))
        self.wording = {f.name: f"{f.ask}, {f.label}, {f.called}" for f in worded}
        own = {f.name: self.ear.own_words(f.label) - self.ear.stems(self.profile.goal) for f in asked}
        # The stems that tell a field from all others.
        self.own_words = {n: w - frozenset().union(*(o for m, o in own.items() if m != n)) for n, w in own.items()}
        texts = {f.name: f"{f.label}, {f.called}" for f in self.by_kind.get("text", NO_FIELDS)}
        # The fields that are the number or the code of something, with the words by which they are called.
        self.codes = {n: label for n, label in texts.items() if self.ear.asks_for_a_code(label)}
        self.matters -= self.codes.keys()
        texts = {n: label for n, label in texts.items() if n not in self.codes}
        self.inscribed = frozenset(n for n, label in texts.items() if self.ear.asks_for_an_inscription(label))
        self.things = frozenset(n for n, label in texts.items() if self.ear.asks_for_a_thing(label))
        self.orders = frozenset(n for n, label in texts.items() if self.ear.asks_for_an_order(label))
        self.places = frozenset(n for n, label in texts.items() if self.ear.asks_for_a_place(label)) - self.things
        places = [f.name for f in self.by_kind.get("address", NO_FIELDS)]  # "where it was seen" is told by its form
        sorts = {n: sort for n in (*texts, *places) if (sort := self.ear.sort_told(self.wording[n])) is not None}
        self.of_a_sort = frozenset(n for n, sort in sorts.items() if list(sorts.values()).count(sort) == 1)
        self.pets = frozenset(n for n in self.of_a_sort if self.ear.asks_for_pets(self.wording[n]))
        self.quotes = self.pets | {n for n in self.of_a_sort if self.ear.asks_for_words(self.wording[n])}
        self.worded = (
            self.quotes - self.pets
        ) or self.inscribed  # beside "the text", "what is to be engraved" is a thing
        self.amendable = (self.orders | self.matters | self.things) - {"message"}  # what a part may be changed of

    def _work_out_numbers(self) -> None:
        """What is counted, and how long something lasts."""
        lengths = [f for f in self.by_kind.get("count", NO_FIELDS) if _LASTS.search(f"{f.name} {f.label}".lower())]
        counts = self.by_kind.get("count", NO_FIELDS)
        # What is counted; None: nothing is.
        self.counted = tuple(dict.fromkeys(n for f in counts for n in nouns_of(f))) if counts else None
        self.nouns_apart = nouns_apart(counts)
        self.counted_persons = [
            f.name for f in counts if not nouns_of(f) or self.ear.persons_alike(nouns_of(f)) != nouns_of(f)
        ]
        self.length = lengths[0] if lengths and self.ends is None else None

    def _is_when(self, choice: Field, dates: Sequence[Field]) -> bool:
        """Whether one of several spans of hours or weekdays is to be chosen, so that "Friday" is none of its own."""
        are_days = not dates and all(self.ear.names_weekday(option.lower()) for option in choice.options)
        return self.ear.are_windows(choice.options) or (bool(choice.options) and are_days)

    def of(self, request: str | None) -> "Plan":
        """The plan of one of several requests; while it is not known which, of what all of them need."""
        if request not in self._of:
            fields = [f for f in self.fields if not f.of or request in f.of]
            moves = any(f.role == "old" for f in fields)
            fields = [replace(f, role="") if f.role == "new" and not moves else f for f in fields]
            self._of[request] = Plan(self.profile, fields)
        return self._of[request]

    @cached_property
    def sentences(self) -> list[tuple[str, frozenset[str]]]:
        """The sentences of the context, and facts of the goal, as they are quoted, with the stems of what they are about."""
        spoken = [(for_the_ear(one.sentence), one) for one in quotable(self.profile.context)]
        spoken += [(for_the_ear(fact), Quotable(fact)) for fact in self.facts]
        told = [(quoted, self._stems_of(one)) for quoted, one in spoken if quoted]
        if told and "price" not in told[0][1]:  # what we are called says nothing of what we do
            told[0] = (told[0][0], told[0][1] - self.ear.stems(called(told[0][0])))
        return told

    def _stems_of(self, said: Quotable) -> frozenset[str]:
        """Of its words and of what it is about; a heading that says "prices" makes no price of what has no figure."""
        about = self.ear.stems(said.about) if said.about else frozenset()
        figures = any(c.isdigit() for c in said.sentence)
        # Of two answers with a length that one is meant whose own question asks for it.
        asked = {f"?{aspect}" for aspect in about & _IN_FIGURES} if "?" in said.about else set()
        return self.ear.stems(said.sentence) | (about if figures else about - _IN_FIGURES) | asked

    @cached_property
    def entries(self) -> Sequence[Sequence[Entry]]:
        """The single things of which the context tells, sentence by sentence."""
        return [self.ear.entries(sentence) for sentence in self.context_sentences]

    @cached_property
    def in_forms(self) -> Mapping[str, str]:
        """Of what is had in several forms, each with its thing: "Swedish" of "Swedish 90 minutes"."""
        return {str(s["name"]): str(s["thing"]) for s in self.profile.reading.services if "form" in s}

    @cached_property
    def context_sentences(self) -> Sequence[str]:
        return context_sentences(self.profile.context)

    @cached_property
    def is_over_by_closing(self) -> bool:
        """Whether what begins has to end before it closes."""
        return any(self.ear.is_over_by_closing(sentence) for sentence in self.context_sentences)

    @cached_property
    def marks_told(self) -> frozenset[str]:
        """The stems and the words of the context."""
        return frozenset(self.rarity).union(*(own_words(sentence) for sentence, _ in self.sentences))

    @cached_property
    def tied(self) -> Mapping[str, list[Tied]]:
        """When there is each of the things to choose from, where the context tells it."""
        options = [
            option
            for field in self.by_kind.get("choice", NO_FIELDS)
            if field.name != "area"
            for option in field.options
        ]
        sentences = context_sentences(self.ear.told_apart(self.profile.context))
        found = {one: [t for s in sentences if (t := self.ear.tied(one, s)) is not None] for one in options}
        return {option: _with_the_rest(option, found) for option, ties in found.items() if ties}

    @cached_property
    def goal_head_stems(self) -> frozenset[str]:
        """The stems of what the goal is about, before it lists anything: "Book rooms: single, double or family room"."""
        return self.ear.stems(_HEAD.split(self.profile.goal, maxsplit=1)[0])

    @cached_property
    def option_stems(self) -> frozenset[str]:
        """The stems of all that there is to choose from."""
        options = (option for f in self.by_kind.get("choice", NO_FIELDS) for option in f.options)
        return frozenset().union(*map(self.ear.stems, options))

    @cached_property
    def turnarounds(self) -> Sequence[tuple[frozenset[str], int, bool]]:
        """In how many days each of several things is ready, by the stems of its name, and whether only working days count."""
        told = (one for sentence in self.context_sentences for one in self.ear.turnaround_of_each(sentence))
        each = [(self.ear.stems(name), days, only_working) for name, days, only_working in told]
        if len(each) > 1 or not self._is_made_ready:
            return each
        return self.ear.listed_turnarounds(self.context_sentences) or each

    @cached_property
    def _is_made_ready(self) -> bool:
        """Whether something is brought on one day and fetched on another."""
        called = {f.role: f"{f.called} {f.label}".lower() for f in self.by_kind.get("date", NO_FIELDS)}
        return bool(_IS_BROUGHT.search(called.get("start", "")) and _IS_FETCHED.search(called.get("end", "")))

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """What holds for each of the things to choose from alone, where the context tells it."""
        told = context_sentences(self.profile.context)
        options = [
            (option, f.options)
            for f in self.by_kind.get("choice", NO_FIELDS)
            if f.role == "" and f.name != "area"
            for option in f.options
        ]
        found = {
            option: self.ear.rule_of(option, all_of_them, told) for option, all_of_them in options if len(option) > 1
        }
        return {option: rule for option, rule in found.items() if rule is not None}

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """How much a word of the context tells: a half where it stands in two sentences, a third in three."""
        counts = Counter(stem for quoted, _ in self.sentences for stem in self.ear.stems(quoted))
        about = {stem: 1.0 for _, stems in self.sentences for stem in stems}  # only in a heading
        return about | {stem: 1 / count for stem, count in counts.items()}

    def while_message(self, values: Mapping[str, Any]) -> tuple[Field, ...]:
        names = {f.name for f in self.message_fields}
        return (*(f for f in self.fields if f.name in values and f.name not in names), *self.message_fields)


def _without(facts: Sequence[str], goal: str) -> str:
    for fact in facts:
        goal = goal.replace(fact, " ")
    return goal


def _as_lines(field: Field) -> Field:
    """An order that is sent as a text is taken down line by line all the same."""
    return replace(field, kind="items") if field.kind == "text" and field.options else field


@lru_cache(maxsize=1024)
def own_words(said: str) -> frozenset[str]:
    """The longer words of a text as they are, but for an s at their end: no stems, and marked as such."""
    return frozenset(f"={word.rstrip('s')}" for word in re.findall(r"[^\W\d_]{3,}", said.lower()))


def _calls_back(days: str, goal: str) -> bool:
    """Whether a day or a time that is asked for is that of a call to the caller."""
    return bool(days) and (_TO_CALL.search(days) is not None or _WHEN_TO_CALL.search(goal) is not None)


def _is_an_event(day: Field, days: Sequence[Field]) -> bool:
    """Whether it is the day of a wedding, or of a party for which something is fetched or brought on another."""
    label = day.label.lower()
    is_for_it = any(f.role in ("start", "end") for f in days if f is not day)
    return _AN_EVENT.search(label) is not None or (is_for_it and not day.role and _A_PARTY.search(label) is not None)


def _with_the_rest(option: str, found: Mapping[str, Sequence[Tied]]) -> list[Tied]:
    """When there is an option, where "Marcus the rest" means the days of which there is none of the others."""
    others = frozenset[int]().union(*(tie.days for one, ties in found.items() if one != option for tie in ties))
    return [tie if tie.days else Tied(_ALL_WEEK - others or _ALL_WEEK, tie.times) for tie in found[option]]


def kinds_of_fields(of_kind: Callable[[str], list[Field]]) -> list[tuple[str, list[Field]]]:
    kinds = [(kind, of_kind(kind)) for kind in _READING_ORDER]
    return [(kind, fields) for kind, fields in kinds if fields or kind in _ALWAYS_READ]


def plan_of(profile: Profile) -> Plan:
    """Found by identity: a profile holds mappings, and so has no hash."""
    known = _PLANS.get(id(profile))
    if known is not None and known.profile is profile:
        return known
    if len(_PLANS) >= _MOST_PLANS:
        _PLANS.clear()
    _PLANS[id(profile)] = plan = Plan(profile)
    return plan

"""How is English heard? The answers to what the agent asks of a language."""

import re
from collections.abc import Collection, Mapping, Sequence, Set
from functools import lru_cache
from typing import Any, Final

from echolink.agent.ear import Act, Asking, Clause, Entry, Fault, Found, Introduced, Ordered, Rule, Tied, Told, Topic
from echolink.agent.english import (
    acts,
    corrections,
    free_text,
    order_lines,
    presence,
    relations,
    replacing,
    shifts,
    tellings,
    told_for,
    topics,
)
from echolink.agent.english.addresses import addresses, in_order, may_be_address, place_in, place_of
from echolink.agent.english.affairs import affairs
from echolink.agent.english.ages import age_told, is_bracket, price_at, without_ages
from echolink.agent.english.agreement import agreement, plainly, reserved
from echolink.agent.english.answer_kinds import fit
from echolink.agent.english.answerable import bare, may_answer, own_words, phrase_with, takes_remarks
from echolink.agent.english.areas import is_region, place_named, state_named
from echolink.agent.english.attendance import whether_attending
from echolink.agent.english.background import background
from echolink.agent.english.choices import choices
from echolink.agent.english.clauses import clauses, may_be_a_question, together
from echolink.agent.english.codes import asks_for_a_code, codes
from echolink.agent.english.counts import COUNT_WORDS, counts, persons_alike
from echolink.agent.english.dates import DAY_WORDS, WEEKDAY_WORDS, WORDS_BESIDE_A_FIGURE, dates
from echolink.agent.english.declines import declines
from echolink.agent.english.emails import emails
from echolink.agent.english.entries import days_of, entries
from echolink.agent.english.enumerated import lists_what_is_asked
from echolink.agent.english.fares import price_pointed_at, total_for
from echolink.agent.english.faults import fault
from echolink.agent.english.graded import is_graded, measured, price_for
from echolink.agent.english.heard import heard, tidied
from echolink.agent.english.introduced import introduced, is_called
from echolink.agent.english.labels import asks_openly, is_matter, labelled
from echolink.agent.english.letters import lettered
from echolink.agent.english.limited import breaks, is_of
from echolink.agent.english.measures import LENGTH, measure_named
from echolink.agent.english.money import amounts
from echolink.agent.english.names import may_be_a_name, may_name_somebody, names
from echolink.agent.english.names_apart import names_apart
from echolink.agent.english.newcomers import whether_new
from echolink.agent.english.offers import price_of
from echolink.agent.english.option_rules import rule_of
from echolink.agent.english.orders import ordered
from echolink.agent.english.parts import (
    adds,
    begins_an_email,
    denies,
    denies_of,
    has_form_of_question,
    intends,
    may_ask,
    parts,
    states,
    wonders_about_offer,
)
from echolink.agent.english.past import tells_of_the_past
from echolink.agent.english.phones import (
    LEAST_DIGITS,
    dictated,
    e164,
    end_told,
    means_caller_id,
    only_figures,
    put_right,
    readings,
)
from echolink.agent.english.places import places
from echolink.agent.english.reckoned_days import is_of_an_event, may_be_reckoned, reckons, with_reckoned
from echolink.agent.english.remarks import remark, reservation
from echolink.agent.english.replacing import More
from echolink.agent.english.requests import is_about_arranged, request_of
from echolink.agent.english.respelling import alike, respelled, same_name, spelled_anew
from echolink.agent.english.roles import heads_for, is_own_name, journey, lasts, role_of, whose_name
from echolink.agent.english.ruled_out import rules_out
from echolink.agent.english.small_words import only_small_words
from echolink.agent.english.spoken_options import asks_how_often, often_said
from echolink.agent.english.stems import stems
from echolink.agent.english.tables import other_lengths
from echolink.agent.english.things import counts_next, is_ordered, sizes
from echolink.agent.english.tied_days import tied
from echolink.agent.english.times import NOON_WORDS, WORDS_BESIDE_AN_HOUR, half_of_day, spans, times
from echolink.agent.english.windows import are_windows
from echolink.agent.english.wishes import does_without, is_like, wished
from echolink.agent.english.withholding import withholds
from echolink.agent.english.words import A_FIGURE, words, words_in
from echolink.agent.field import Field, Limit

_DIGITS_SPOKEN = re.compile(
    r"(?:\+|\bplus\b|\b\d+\b|\boh\b|\bo\b|\b(?:double|triple|treble|hundred|thousand|area|code)\b|[\s,.()/-])+"
)
_BETWEEN_NUMBERS = re.compile(r"\s*(?:[,;.]\s+|\b)(?:and|or|but|then)\s+(?=[a-z])|[,;.]\s+(?=[a-z])")
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d[/.-]\d|today|tomorrow|\bweek")
# Words of which one at least is in every text that holds a value of the kind: most texts need no further look.
_WORDS_WITH: Final[Mapping[str, frozenset[str]]] = {
    "count": COUNT_WORDS,
    "date": DAY_WORDS,
    "email": frozenset(("at",)),
    "money": frozenset((A_FIGURE, "grand")),
    "phone": frozenset((A_FIGURE, *words("number one phone line caller same oh double triple treble"))),
    "time": NOON_WORDS,
}

_NO_FIGURE = frozenset(words("no none nope nothing any ground without"))  # in answer to "how many"
_BESIDE_A_DAY: Final = frozenset(words("on the for"))
_DAY_OF_MONTH = re.compile(r"(?:(?:on|to|till?|until|the)\s+)*\d{1,2}(?:st|nd|rd|th)?")


class EnglishEar:
    """English, as speech-to-text writes it."""

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

    def reserved(self, said: str) -> bool:
        return reserved(heard(said))

    def reservation(self, said: str) -> str | None:
        return reservation(tidied(said))

    def may_hold(self, kind: str, clause: Clause, *, asked: bool) -> bool:
        with_a_value = _WORDS_WITH.get(kind)
        if with_a_value is not None and not with_a_value.isdisjoint(clause.words):
            return True
        match kind:
            case "date":
                beside = A_FIGURE in clause.words and not WORDS_BESIDE_A_FIGURE.isdisjoint(clause.words)
                return beside or may_be_reckoned(clause.words)
            case "time":
                return A_FIGURE in clause.words and (asked or not WORDS_BESIDE_AN_HOUR.isdisjoint(clause.words))
            case "count":
                return asked and not _NO_FIGURE.isdisjoint(clause.words)
            case "name":
                return asked or may_name_somebody(clause.said, clause.words)
            case "email":
                return "@" in clause.said
        return with_a_value is None

    def find(self, kind: str, clause: Clause, asking: Asking) -> list[Found]:
        text = clause.text
        match kind:
            case "count":
                return counts(text, clause.words, asking.nouns, asked=asking.asked)
            case "date":
                today = asking.now.date()
                return with_reckoned(dates(text, clause.words, today, asking.region), text, clause.words, today)
            case "time":
                return _no_pointers(without_ages(times(text, clause.words), text), text)
            case "money":
                return amounts(text)
            case "choice":
                found = choices(text, asking.options, asking.meanings, asked=asking.asked)
                return found or (_yes_or_no(text, asking.options) if asking.asked else [])
            case "phone":
                return _phone(clause, asking)
            case "yes_no":
                answer = agreement(text) if asking.asked else None
                answer = plainly(text) if answer is None and asking.asked else answer
                return [] if answer is None else [Found(kind, answer, 0, len(text))]
        return _from_words(kind, clause, asking)

    def digits(self, said: str) -> str:
        return dictated(tidied(said).lower())

    def is_about_arranged(self, goal: str) -> bool:
        return is_about_arranged(goal)

    def alike(self, known: str, new: str) -> bool:
        return alike(known, new)

    def replaced(self, known: str, said: str) -> str | None:
        return replacing.replaced(known, said)

    def asked_for(self, question: str) -> str | None:
        return presence.asked_for(question)

    def tells_when_in(self, sentence: str) -> bool:
        return presence.tells_when(sentence)

    def fault(self, said: str) -> Fault | None:
        return fault(tidied(said))

    def lettered(self, known: str, clause: Clause) -> str | None:
        return lettered(known, clause.text)

    def more(self, text: str) -> More | None:
        return replacing.more(text)

    def in_all(self, text: str, total: int, after: int) -> int:
        return replacing.in_all(text, total, after)

    def as_name(self, said: str) -> str:
        return " ".join(word[:1].upper() + word[1:] for word in said.split())

    def end_told(self, said: str) -> str:
        return end_told(tidied(said).lower())

    def put_right(self, number: str, part: str, said: str) -> str:
        return put_right(number, part, tidied(said).lower())

    def only_figures(self, clause: Clause) -> str:
        return only_figures(clause.said.lower())

    def number(self, digits: str, region: str) -> str | None:
        return e164(digits, region)

    def corrects(self, between: str) -> bool:
        return corrections.corrects(between)

    def behind_a_correction(self, between: str) -> str:
        return corrections.behind(between)

    def spans(self, before: str, after: str) -> bool:
        return spans(before, after)

    def refuses(self, before: str) -> bool:
        return corrections.refuses(before)

    def puts_right(self, before: str, after: str) -> bool:
        return corrections.puts_right(before, after)

    def changed_to(self, before: str) -> bool:
        return corrections.changed_to(before)

    def offers_both(self, between: str) -> bool:
        return corrections.offers_both(between)

    def kinds_named(self, said: str) -> frozenset[str]:
        return relations.kinds_named(heard(said))

    def same(self, said: str) -> frozenset[str]:
        return relations.same(heard(said))

    def which(self, said: str) -> str | None:
        return relations.which(heard(said))

    def persons_alike(self, nouns: tuple[str, ...]) -> tuple[str, ...]:
        return persons_alike(nouns)

    def tied(self, option: str, sentence: str) -> Tied | None:
        return tied(option, sentence)

    def rule_of(self, option: str, options: Sequence[str], sentences: Sequence[str]) -> Rule | None:
        return rule_of(option, options, sentences)

    def is_of(self, limit: Limit, field: Field) -> bool:
        return is_of(limit, field)

    def is_region(self, area: str) -> bool:
        return is_region(area)

    def names_state(self, clause: Clause) -> str:
        return state_named(clause.text)

    def place_named(self, clause: Clause) -> str:
        return place_named(clause.text)

    def does_without(self, clause: Clause) -> bool:
        return does_without(clause.text)

    def wished(self, text: str) -> frozenset[str]:
        return wished(text)

    def is_like(self, thing: frozenset[str], names: Sequence[str]) -> bool:
        return is_like(thing, names)

    def request(self, said: str, *, is_open: bool) -> str | None:
        return request_of(heard(said), is_open=is_open)

    def half_of_day(self, said: str) -> str | None:
        return half_of_day(heard(said))

    def kind_asked(self, question: str) -> str | None:
        return relations.kind_asked(question)

    def shift(self, said: str) -> tuple[str, int] | None:
        return shifts.shift(heard(said))

    def is_day_of_month(self, text: str) -> bool:
        return _DAY_OF_MONTH.fullmatch(text.strip()) is not None

    def tells_of_the_past(self, before: str, said: str, after: str) -> bool:
        return tells_of_the_past(before, said, after)

    def is_of_an_event(self, before: str) -> bool:
        return is_of_an_event(before)

    def reckons(self, text: str) -> bool:
        return reckons(text)

    def names_weekday(self, text: str) -> bool:
        said = words_in(text)
        return not said.isdisjoint(WEEKDAY_WORDS) and not any(c.isdigit() for c in text)

    def is_bare_weekday(self, text: str) -> bool:
        return self.names_weekday(text) and words_in(text) - WEEKDAY_WORDS <= _BESIDE_A_DAY

    def names_month(self, text: str) -> bool:
        return _MONTH.search(text) is not None

    def from_now(self, text: str) -> tuple[int, int, int] | None:
        return shifts.from_now(text)

    def role(self, before: str, after: str, roles: Collection[str]) -> str | None:
        return role_of(before, after, roles)

    def whose_name(self, before: str) -> str | None:
        return whose_name(before)

    def is_own_name(self, label: str) -> bool:
        return is_own_name(label)

    def names_whom_to_ask(self, clause: Clause) -> bool:
        return "ask for" in clause.text

    def lasts(self, said: str) -> int | None:
        return lasts(heard(said))

    def only_small_words(self, said: str) -> bool:
        return only_small_words(heard(said))

    def denies(self, said: str) -> bool:
        return denies(heard(said))

    def whether_so(self, label: str, clause: Clause, *, asked: bool) -> bool | None:
        is_new = whether_new(label, clause.text, asked=asked)
        return whether_attending(label, clause.text) if is_new is None else is_new

    def affairs(self, text: str) -> list[tuple[int, int]]:
        return affairs(text)

    def denies_of(self, said: str, stems: frozenset[str]) -> bool:
        return denies_of(heard(said), stems)

    def asked_to_tell(self, clause: Clause) -> str | None:
        return free_text.told_to_tell(clause)

    def has_form_of_question(self, clause: Clause) -> bool:
        return has_form_of_question(clause.text)

    def adds(self, text: str) -> bool:
        return adds(text)

    def remark(self, clause: Clause) -> str | None:
        return remark(clause)

    def may_ask(self, clause: Clause) -> bool:
        return may_ask(clause.text)

    def wonders_about_offer(self, question: str) -> bool:
        return wonders_about_offer(heard(question))

    def intends(self, said: str) -> bool:
        return intends(heard(said))

    def states(self, said: str) -> bool:
        return states(said)

    def parts(self, said: str) -> list[str]:
        return parts(said)

    def as_heard(self, said: str) -> str:
        return heard(said)

    def chosen(self, said: str) -> str | None:
        return free_text.chosen(said)

    def often(self, label: str, said: str) -> str | None:
        return often_said(said) if asks_how_often(label) else None

    def labelled(self, label: str, clause: Clause) -> str | None:
        return labelled(label, clause.said)

    def pieces(self, said: str) -> list[str]:
        return tellings.pieces(said)

    def without_joint(self, piece: str) -> str:
        return tellings.without_joint(piece)

    def told(self, pieces: Sequence[str]) -> Told:
        return tellings.told(pieces)

    def sort_told(self, label: str) -> int | None:
        return told_for.sort_told(label)

    def told_for(self, label: str, pieces: Sequence[str]) -> str | None:
        return told_for.told_for(label, pieces)

    def may_answer(self, label: str, piece: str) -> bool:
        return may_answer(label, piece)

    def bare(self, label: str, piece: str) -> str:
        return bare(label, piece)

    def own_words(self, label: str) -> frozenset[str]:
        return own_words(label)

    def takes_remarks(self, label: str) -> bool:
        return takes_remarks(label)

    def phrase_with(self, label: str, said: str) -> str | None:
        return phrase_with(label, said)

    def speaks_of_a_thing(self, piece: str) -> bool:
        return tellings.speaks_of_a_thing(piece)

    def goes_on(self, piece: str) -> bool:
        return tellings.goes_on(piece)

    def background(self, clause: Clause) -> list[tuple[int, int]]:
        return background(clause.said, clause.text)

    def asks_for_a_thing(self, label: str) -> bool:
        return tellings.asks_for_a_thing(label)

    def asks_for_a_make(self, label: str) -> bool:
        return tellings.asks_for_a_make(label)

    def asks_for_a_place(self, label: str) -> bool:
        return tellings.asks_for_a_place(label)

    def asks_for_an_order(self, label: str) -> bool:
        return order_lines.asks_for_an_order(label)

    def ordered_lines(self, said: str) -> str | None:
        return order_lines.ordered_lines(tidied(said))

    def amended(self, known: str, said: str, *, adds: bool) -> tuple[str, str] | None:
        return order_lines.amended(known, tidied(said), adds=adds)

    def asks_openly(self, question: str) -> bool:
        return asks_openly(question)

    def is_matter(self, words: str) -> bool:
        return is_matter(words)

    def begins_an_email(self, said: str) -> bool:
        return begins_an_email(said)

    def places(self, clause: Clause) -> list[Found]:
        return _places(clause)

    def place_of(self, address: str) -> str:
        return place_of(address)

    def journey(self, said: str) -> tuple[str, str] | None:
        return journey(tidied(said)) if " to " in said else None

    def heads_for(self, said: str) -> str | None:
        return heads_for(tidied(said)) if " to " in said else None

    def may_be_address(self, said: str) -> bool:
        return may_be_address(said)

    def asks_for_a_code(self, label: str) -> bool:
        return asks_for_a_code(label)

    def codes(self, clause: Clause, label: str, *, asked: bool) -> list[Found]:
        return codes(clause.said, label, asked=asked)

    def counts_next(self, after: str, nouns: Sequence[str]) -> bool:
        return counts_next(after, tuple(nouns))

    def is_ordered(self, nouns: Sequence[str]) -> bool:
        return is_ordered(nouns)

    def are_windows(self, options: Sequence[str]) -> bool:
        return are_windows(options)

    def introduced(self, said: str) -> Sequence[Introduced]:
        return introduced(tidied(said))

    def is_called(self, who: str, label: str) -> bool:
        return is_called(who, label)

    def sizes(self, text: str) -> Found | None:
        return sizes(text)

    def is_length(self, nouns: Sequence[str]) -> bool:
        return measure_named(frozenset(nouns)) is LENGTH

    def withholds(self, said: str) -> bool:
        return withholds(heard(said))

    def in_order(self, address: str) -> str:
        return in_order(address)

    def ordered(self, clause: Clause, options: tuple[str, ...], *, asked: bool) -> list[Ordered]:
        return ordered(clause.text, options, asked=asked)

    def declines(self, said: str) -> bool:
        return declines(heard(said))

    def names_apart(self, clause: Clause) -> list[Found]:
        return names_apart(clause)

    def same_name(self, known: str, new: str, said: str) -> str:
        return same_name(known, new, said)

    def may_be_a_name(self, said: str) -> bool:
        return may_be_a_name(said)

    def weekday_after(self, said: str) -> tuple[int, int] | None:
        return shifts.weekday_after(heard(said))

    def minutes_past(self, said: str) -> int | None:
        return shifts.minutes_past(heard(said))

    def points(self, text: str, end: int) -> bool:
        return corrections.points(text, end)

    def spelled_anew(self, known: str, clause: Clause) -> Found | None:
        return spelled_anew(known, clause.said)

    def respelled(self, known: str, clause: Clause) -> Found | None:
        return respelled(known, clause.text)

    def reason(self, clause: Clause, *, whole: bool) -> str | None:
        return free_text.message(clause) if whole else free_text.reason(clause)

    def may_be_a_question(self, clause: Clause) -> bool:
        return may_be_a_question(clause)

    def rules_out(self, sentence: str, said: str) -> bool:
        return rules_out(sentence, said)

    def fit(self, kind: str, sentence: str) -> int:
        return fit(kind, sentence)

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

    def price_pointed_at(self, said: str) -> int | None:
        return price_pointed_at(said)

    def days_of(self, said: str) -> frozenset[int]:
        return days_of(said)

    def total_for(self, question: str, told: str, sentences: Sequence[str]) -> int | None:
        return total_for(question, told, sentences)

    def age_told(self, said: str) -> int | None:
        return age_told(said)

    def price_at(self, age: int, sentence: str) -> str:
        return price_at(age, sentence)

    def measured(self, said: str) -> tuple[tuple[float, str], ...]:
        return measured(said)

    def price_for(self, told: Sequence[tuple[float, str]], sentences: Sequence[str]) -> str:
        return price_for(told, sentences)

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


def _from_words(kind: str, clause: Clause, asking: Asking) -> list[Found]:
    """Values that are read from the words as they came."""
    said = clause.said
    value: str | None = None
    sure = True
    if kind == "name":
        value, sure = names(said, clause.words, asked=asking.asked) or (None, True)
    elif kind == "email":
        value = emails(said.lower())
    elif kind == "address":
        return _addresses(clause) or _whole(clause, asking)
    else:
        return _whole(clause, asking, kind)
    return [Found(kind, value, *_place(value, kind, clause), sure)] if value else []


def _whole(clause: Clause, asking: Asking, kind: str = "address") -> list[Found]:
    """All of an answer."""
    value = free_text.content(clause.said) if asking.asked and any(c.isalnum() for c in clause.said) else ""
    return [Found(kind, value, *_place(value, kind, clause), sure=True)] if value else []


def _addresses(clause: Clause) -> list[Found]:
    """All that have a house number."""
    found: list[Found] = []
    for street, town in addresses(clause.said):
        value = ", ".join(part for part in (street, town) if part)
        at = found[-1].end if found else 0
        place = place_in(clause.text[at:], value)
        if place is None and found:
            continue
        start, end = (place[0] + at, place[1] + at) if place else (0, 0)
        found.append(Found("address", value, start, end, sure=True))
    return found


def _places(clause: Clause) -> list[Found]:
    """Those that have none, where they stand in the text."""
    said = tidied(clause.said)
    found: list[Found] = []
    for start, end in places(said):
        as_heard = heard(said[start:end])
        at = clause.text.find(as_heard, found[-1].end if found else 0)
        if at >= 0:
            found.append(Found("address", said[start:end], at, at + len(as_heard), sure=True))
    return found


def _place(value: str, kind: str, clause: Clause) -> tuple[int, int]:
    """Where a value that was read from the words stands in the text; e-mail and spelled names take all of it."""
    if kind == "address" and (place := place_in(clause.text, value)):
        return place
    start = clause.text.find(value.lower())
    if start < 0:  # spelled out: it takes all of the clause
        return (0, len(clause.text)) if kind in ("email", "name") else (0, 0)
    return start, start + len(value)


def _yes_or_no(text: str, options: tuple[str, ...]) -> list[Found]:
    """ "Yeah" where yes and no are two of several options."""
    of = {option.lower(): option for option in options}
    answer = agreement(text) if "yes" in of and "no" in of else None
    return [] if answer is None else [Found("choice", of["yes" if answer else "no"], 0, len(text))]


def _no_pointers(found: list[Found], text: str) -> list[Found]:
    """ "The later one" is no one o'clock."""
    return [f for f in found if text[f.start : f.end] != "1" or not corrections.points(text, f.end)]


def _phone(clause: Clause, asking: Asking) -> list[Found]:
    if asking.caller and (place := means_caller_id(clause.text)):
        return [Found("phone", asking.caller, *place)]
    if "#" in clause.text and not any(c.isdigit() for c in clause.text):
        return []  # its figures are another value's
    if several := _phones_apart(clause, asking.region):
        return several
    number = _number(clause.said.lower(), asking.region)
    if number is None:
        return []
    spoken = max(_DIGITS_SPOKEN.finditer(clause.text), key=lambda m: sum(c.isdigit() for c in m.group()), default=None)
    return [Found("phone", number, *(spoken.span() if spoken else (0, len(clause.text))))]


def _phones_apart(clause: Clause, region: str) -> list[Found]:
    """Each of several whole numbers: "my cell is … and the landline is …"."""
    if sum(c.isdigit() for c in clause.text) < 2 * LEAST_DIGITS:
        return []
    found: list[Found] = []
    at = 0
    for part in _BETWEEN_NUMBERS.split(clause.said.lower()):
        number, as_heard = _number(part, region), heard(part)
        start = clause.text.find(as_heard, at)
        if number is None or start < 0:
            continue
        spoken = max(_DIGITS_SPOKEN.finditer(as_heard), key=lambda m: sum(c.isdigit() for c in m.group()))
        at = start + len(as_heard)
        found.append(Found("phone", number, start + spoken.start(), start + spoken.end()))
    return found if len(found) > 1 else []


@lru_cache(maxsize=64)
def _number(said: str, region: str) -> str | None:
    return next((number for digits in readings(said) if (number := e164(digits, region))), None)

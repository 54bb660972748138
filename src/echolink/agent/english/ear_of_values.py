"""How are the values in English heard: days and hours, numbers, names, addresses, choices?"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Final, TypeVar

from echolink.agent.ear import Asking, Clause, Found, Ordered, Rule, Tied
from echolink.agent.english import (
    corrections,
    free_text,
    shifts,
)
from echolink.agent.english.addresses import addresses, place_in
from echolink.agent.english.ages import age_told, without_ages
from echolink.agent.english.agreement import agreement, judges_a_value, plainly
from echolink.agent.english.choices import choices
from echolink.agent.english.counted_in_passing import counted_in_passing
from echolink.agent.english.counts import COUNT_WORDS, counts, counts_us, is_duration, persons_alike
from echolink.agent.english.dates import DAY_WORDS, WEEKDAY_WORDS, WORDS_BESIDE_A_FIGURE, dates
from echolink.agent.english.emails import emails
from echolink.agent.english.emails_anew import place as place_of_email
from echolink.agent.english.graded import measured
from echolink.agent.english.heard import heard
from echolink.agent.english.limited import is_of
from echolink.agent.english.measures import LENGTH, measure_named
from echolink.agent.english.money import amounts
from echolink.agent.english.names import may_name_somebody, names
from echolink.agent.english.of_those import takes_that_one, with_it_named
from echolink.agent.english.option_forms import of_that_form
from echolink.agent.english.option_rules import rule_of
from echolink.agent.english.orders import changes_an_order, ordered
from echolink.agent.english.past import tells_of_the_past, will_not_do
from echolink.agent.english.phones import (
    LEAST_DIGITS,
    e164,
    means_caller_id,
    place_told_anew,
    readings,
)
from echolink.agent.english.ready_each import turnaround_of_each
from echolink.agent.english.ready_listed import listed_turnarounds
from echolink.agent.english.reckoned_days import is_of_an_event, may_be_reckoned, reckons, with_reckoned
from echolink.agent.english.roles import lasts, role_of
from echolink.agent.english.things import counts_next, is_ordered, sizes
from echolink.agent.english.things_apart import told_apart
from echolink.agent.english.tied_days import tied
from echolink.agent.english.times import NOON_WORDS, WORDS_BESIDE_AN_HOUR, half_of_day, spans, spans_barely, times
from echolink.agent.english.windows import are_windows
from echolink.agent.english.words import A_FIGURE, words, words_in
from echolink.agent.field import Field, Limit

T = TypeVar("T")

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
_ANSWER_WORDS: Final = frozenset(("yes", "no", "maybe", "not sure", "none", "other", "n/a"))
_NO_FIGURE = frozenset(words("no none nope nothing any ground without"))  # in answer to "how many"
_BESIDE_A_DAY: Final = frozenset(words("on the for"))
_DAY_OF_MONTH = re.compile(r"(?:(?:on|to|till?|until|the)\s+)*\d{1,2}(?:st|nd|rd|th)?")

# What a thing is like that goes without its name: "single or double".
_QUALITIES: Final = frozenset(
    words(
        "single double triple twin quad queen king small medium large big mini standard deluxe superior basic premium economy "
        "private group shared regular half full"
    )
)


class EarOfValues:
    """A part of the English ear; what each method answers stands in `agent.ear.Ear`."""

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
            case "phone":
                return asked
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
                if not asking.asked:  # "no" answers what was asked, and chooses nothing besides
                    found = [f for f in found if str(f.value).lower() not in _ANSWER_WORDS]
                return found or (_yes_or_no(text, asking.options) if asking.asked else [])
            case "phone":
                return _phone(clause, asking)
            case "yes_no":
                if judges_a_value(text):
                    return []
                answer = agreement(text) if asking.asked else None
                answer = plainly(text) if answer is None and asking.asked else answer
                return [] if answer is None else [Found(kind, answer, 0, len(text))]
        return _from_words(kind, clause, asking)

    def spans(self, before: str, after: str) -> bool:
        return spans(before, after)

    def spans_barely(self, between: str, after: str) -> bool:
        return spans_barely(between, after)

    def persons_alike(self, nouns: tuple[str, ...]) -> tuple[str, ...]:
        return persons_alike(nouns)

    def told_apart(self, context: str) -> str:
        return told_apart(context)

    def turnaround_of_each(self, sentence: str) -> Sequence[tuple[str, int, bool]]:
        return turnaround_of_each(sentence)

    def listed_turnarounds(self, sentences: Sequence[str]) -> Sequence[tuple[frozenset[str], int, bool]]:
        return listed_turnarounds(sentences)

    def tied(self, option: str, sentence: str) -> Tied | None:
        return tied(option, sentence)

    def rule_of(self, option: str, options: Sequence[str], sentences: Sequence[str]) -> Rule | None:
        return rule_of(option, options, sentences)

    def is_of(self, limit: Limit, field: Field) -> bool:
        return is_of(limit, field)

    def half_of_day(self, said: str) -> str | None:
        return half_of_day(heard(said))

    def is_day_of_month(self, text: str) -> bool:
        return _DAY_OF_MONTH.fullmatch(text.strip()) is not None

    def will_not_do(self, before: str, after: str) -> bool:
        return will_not_do(before, after)

    def tells_of_the_past(self, before: str, said: str, after: str) -> bool:
        return tells_of_the_past(before, said, after)

    def is_of_an_event(self, before: str, day: str) -> bool:
        return is_of_an_event(before, day)

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

    def lasts(self, said: str) -> int | None:
        return lasts(heard(said))

    def counts_next(self, after: str, nouns: Sequence[str]) -> bool:
        return counts_next(after, tuple(nouns))

    def counts_us(self, before: str) -> bool:
        return counts_us(before)

    def is_ordered(self, nouns: Sequence[str]) -> bool:
        return is_ordered(nouns)

    def are_windows(self, options: Sequence[str]) -> bool:
        return are_windows(options)

    def is_like_word(self, option: str) -> bool:
        return option.lower() in _QUALITIES

    def sizes(self, text: str) -> Found | None:
        return sizes(text)

    def is_duration(self, nouns: Sequence[str]) -> bool:
        return is_duration(nouns)

    def is_length(self, nouns: Sequence[str]) -> bool:
        return measure_named(frozenset(nouns)) is LENGTH

    def counted_in_passing(self, text: str, label: str) -> list[Found]:
        return counted_in_passing(text, label)

    def ordered(self, clause: Clause, options: tuple[str, ...], *, asked: bool) -> list[Ordered]:
        return ordered(clause.text, options, asked=asked)

    def with_it_named(self, text: str, item: str) -> str:
        return with_it_named(text, item)

    def takes_that_one(self, clause: Clause) -> bool:
        return takes_that_one(clause.text)

    def in_form(self, item: str, form: str, options: tuple[str, ...]) -> str | None:
        return of_that_form(item, form, options)

    def changes_an_order(self, clause: Clause, options: tuple[str, ...]) -> bool:
        return changes_an_order(clause.text, options)

    def points(self, text: str, end: int) -> bool:
        return corrections.points(text, end)

    def age_told(self, said: str) -> int | None:
        return age_told(said)

    def measured(self, said: str) -> tuple[tuple[float, str], ...]:
        return measured(said)


def _from_words(kind: str, clause: Clause, asking: Asking) -> list[Found]:
    """Values that are read from the words as they came."""
    value: str | None = None
    sure = True
    if kind == "name":
        value, sure = _name(clause, asking) or (None, True)
    elif kind == "email":
        value = _anew(clause.said.lower(), emails) or emails(clause.said.lower())
    elif kind == "address":
        return _addresses(clause) or _whole(clause, asking)
    else:
        return _whole(clause, asking, kind)
    return [Found(kind, value, *_place(value, kind, clause), sure)] if value else []


def _name(clause: Clause, asking: Asking) -> tuple[str, bool] | None:
    def named(said: str) -> tuple[str, bool] | None:
        return names(said, words_in(said.lower()), asked=asking.asked)

    return (_anew(clause.said, named) if asking.asked else None) or named(clause.said)


def _anew(said: str, read: Callable[[str], T | None]) -> T | None:
    """The value that takes the place of the one before it: "Tom Baker, no, Tim Baker", "scratch that, Tim Baker"."""
    first, *others = corrections.parted(said)
    if not others:  # "Tim Baker, not Tom Baker"
        return read(first) if first != said else None
    value = read(others[-1])
    return value if value is not None and (not first or read(first) is not None) else None


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
        if town and (m := re.compile(rf",? (?:in )?(?:the )?{re.escape(town.lower())}").match(clause.text, end)):
            end = m.end()
        found.append(Found("address", value, start, end, sure=True))
    return found


def _place(value: str, kind: str, clause: Clause) -> tuple[int, int]:
    """Where a value that was read from the words stands in the text; spelled names take all of it."""
    if kind == "address" and (place := place_in(clause.text, value)):
        return place
    start = clause.text.find(value.lower())
    if kind == "email" and start < 0 and (place := place_of_email(clause.text, value)):
        return place
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
    is_dictated = _number(clause.said.lower(), asking.region) is not None  # "I just got this phone, so 646 555 0191"
    if asking.caller and not is_dictated and (place := means_caller_id(clause.text, asked=asking.asked)):
        return [Found("phone", asking.caller, *place)]
    if "#" in clause.text and not any(c.isdigit() for c in clause.text):
        return []  # its figures are another value's
    if several := _phones_apart(clause, asking.region):
        return several
    said = clause.said.lower()
    number = _anew(said, lambda part: _number(part, asking.region)) or _number(said, asking.region)
    if number is None:
        return []
    if place := place_told_anew(clause.text):
        return [Found("phone", number, *place)]
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

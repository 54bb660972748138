"""How is English heard? The answers to what the agent asks of a language."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from echolink.agent.ear import Act, Asking, Clause, Found, Topic
from echolink.agent.english import acts, free_text, relations, topics
from echolink.agent.english.addresses import address
from echolink.agent.english.agreement import agreement
from echolink.agent.english.choices import choices
from echolink.agent.english.clauses import clauses
from echolink.agent.english.counts import counts
from echolink.agent.english.dates import dates
from echolink.agent.english.emails import emails
from echolink.agent.english.heard import heard, tidied
from echolink.agent.english.money import amounts
from echolink.agent.english.names import names
from echolink.agent.english.offers import price_of
from echolink.agent.english.phones import dictated, e164, means_caller_id, readings
from echolink.agent.english.times import half_of_day, times

_DIGITS_SPOKEN = re.compile(
    r"(?:\+|\bplus\b|\b\d+\b|\boh\b|\bo\b|\b(?:double|triple|treble|hundred|thousand|area|code)\b|[\s,.()/-])+"
)


# What a text must hold at least for a value of the kind to be in it: most utterances need no further look.
_HOLDS = {
    "time": re.compile(r"\d|noon|mid"),
    "date": re.compile(r"\d|day|tod|tom|ton|mor|thi|wee|mon|tue|wed|thu|fri|sat|sun|new y|val|hal|chr|same"),
    "count": re.compile(
        r"\d|\b(?:me|myself|us|i|with|for|couple|pair|dozen|alone|own|single|solo|to|too|fore|tree|won|ate|sex|tin)\b"
    ),
    "money": re.compile(r"\d"),
    "phone": re.compile(r"\d|\b(?:number|one|phone|line|caller|same|oh|double|triple|treble)\b"),
}


class EnglishEar:
    """English, as speech-to-text writes it."""

    def clauses(self, said: str) -> list[Clause]:
        return clauses(said)

    def acts(self, said: str) -> frozenset[Act]:
        return acts.acts(heard(said))

    def agreement(self, said: str) -> bool | None:
        return agreement(heard(said))

    def find(self, kind: str, clause: Clause, asking: Asking) -> list[Found]:
        text = clause.text
        if kind in _HOLDS and not _HOLDS[kind].search(text):
            return []
        match kind:
            case "count":
                return counts(text, asking.nouns)
            case "date":
                return dates(text, asking.now.date(), asking.region)
            case "time":
                return times(text)
            case "money":
                return amounts(text)
            case "choice":
                return choices(text, asking.options, asked=asking.asked)
            case "phone":
                return _phone(clause, asking)
            case "yes_no":
                answer = agreement(text) if asking.asked else None
                return [] if answer is None else [Found(kind, answer, 0, len(text))]
        return _from_words(kind, clause, asking)

    def digits(self, said: str) -> str:
        return dictated(tidied(said).lower())

    def number(self, digits: str, region: str) -> str | None:
        return e164(digits, region)

    def corrects(self, between: str) -> bool:
        return acts.corrects(between)

    def refuses(self, before: str) -> bool:
        return acts.refuses(before)

    def offers_both(self, between: str) -> bool:
        return acts.offers_both(between)

    def kinds_named(self, said: str) -> frozenset[str]:
        return relations.kinds_named(heard(said))

    def half_of_day(self, said: str) -> str | None:
        return half_of_day(heard(said))

    def kind_asked(self, question: str) -> str | None:
        return relations.kind_asked(question)

    def shift(self, said: str) -> tuple[str, int] | None:
        return relations.shift(heard(said))

    def reason(self, clause: Clause, *, whole: bool) -> str | None:
        return free_text.message(clause) if whole else free_text.reason(clause)

    def topic(self, question: str) -> Topic:
        return topics.topic(question)

    def stems(self, said: str) -> frozenset[str]:
        return topics.stems(said)

    def price(self, service: Mapping[str, Any]) -> str:
        return price_of(service)


def _from_words(kind: str, clause: Clause, asking: Asking) -> list[Found]:
    """Values that are read from the words as they came."""
    said = tidied(clause.said)
    value: str | None = None
    sure = True
    if kind == "name":
        value, sure = names(said, asked=asking.asked) or (None, True)
    elif kind == "email":
        value = emails(said.lower())
    elif kind == "address" and (found := address(said)):
        value = found["a"]
    elif asking.asked and any(c.isalnum() for c in said):
        value = free_text.content(said)
    return [Found(kind, value, *_place(value, kind, clause), sure)] if value else []


def _place(value: str, kind: str, clause: Clause) -> tuple[int, int]:
    """Where a value that was read from the words stands in the text; e-mail and spelled names take all of it."""
    start = clause.text.find(value.lower())
    if start < 0:
        return (0, len(clause.text)) if kind == "email" else (0, 0)
    return start, start + len(value)


def _phone(clause: Clause, asking: Asking) -> list[Found]:
    if asking.caller and means_caller_id(clause.text):
        return [Found("phone", asking.caller, 0, len(clause.text))]
    number = _number(tidied(clause.said).lower(), asking.region)
    if number is None:
        return []
    place = max(_DIGITS_SPOKEN.finditer(clause.text), key=lambda m: sum(c.isdigit() for c in m.group()), default=None)
    return [Found("phone", number, *(place.span() if place else (0, len(clause.text))))]


@lru_cache(maxsize=64)
def _number(said: str, region: str) -> str | None:
    return next((number for digits in readings(said) if (number := e164(digits, region))), None)

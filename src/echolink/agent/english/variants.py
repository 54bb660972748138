"""Which lines of a context tell the prices of one thing in several forms: "Full detail: Sedan $219, SUV $269"?"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from echolink.agent.english.heard import tidied
from echolink.agent.english.menu_lines import LETTERS
from echolink.agent.english.money import CURRENCIES
from echolink.agent.english.offers import Offers
from echolink.agent.english.words import words, words_in

_PRICE: Final = r"(?:[$€£]\s?\d{1,5}(?:,\d{3})*(?:[.,]\d{2})?|\d{1,5}(?:[.,]\d{2})?\s?[$€£])"
_HEAD = re.compile(
    r"(?P<name>[^\W\d][^:$€£]*?)(?: ?\([^)$€£]*\))?(?: - |:\s+)(?P<forms>(?!.*(?: - |: ))[^;].*[$€£].*)$"
)
_FORM = re.compile(
    rf"(?:or |and )?(?P<form>[^$€£:]*?[^\s$€£:-])[\s:-]*(?P<price>{_PRICE})(?:\s?(?P<per>/ ?\w+|(?:per|an?) \w+))?"
)
_BETWEEN = re.compile(r"\s*(?:,|;|\s/|\|)\s*(?!\d{3}\b)|\s+(?:and|or)\s+(?=[^$€£]*[$€£])")
# Forms by their own words, whatever the thing: its size, its length, for whom it is.
_FORMS: Final = frozenset(
    words(
        "short medium long small large big regular mini half full single double twin queen king standard deluxe basic premium "
        "adult child kids senior student one two three first weekday weekend weekdays weekends day night overnight half-day "
        "full-day morning afternoon evening xs s m l xl xxl sedan suv truck van minivan car coupe compact sedans "
        "suvs trucks vans minivans cars conventional synthetic blend"
    )
)
_BEFORE: Final = frozenset(
    words("short long half full small medium large big mini")
)  # are said before what they are of
_A_MEASURE = re.compile(r"\d+(?:[.,]\d+)? ?(?:[a-z]{1,7}|\")?(?: [a-z]+)?", re.IGNORECASE)
_A_WORD = re.compile(r"[a-z-]+")
_MINUTES = re.compile(r"(?P<n>\d{1,3}) ?min(?:ute)?s?\.?", re.IGNORECASE)
_HOURS = re.compile(r"(?P<n>\d{1,2}(?:\.5)?|one|two|three|four) ?h(?:ou)?rs?\.?", re.IGNORECASE)
_NUMBERS: Final = {"one": 1, "two": 2, "three": 3, "four": 4}
_MOST_WORDS: Final = 5  # of a thing
_OF_A_FORM: Final = 3  # words
# What tells of other prices than those of things to be had, and heads that are no things.
_NO_THING: Final = frozenset(
    words(
        "add-on add-ons addons extra extras service services price prices rate rates fee fees menu deposit delivery parking per "
        "cancellation shipping surcharge tax discount discounts package packages options option insurance minimum tip admission "
        "tickets ticket entry we i you our is are from without with"
    )
)


class _Told(NamedTuple):
    place: int
    name: str
    forms: tuple[tuple[str, str, str], ...]  # each with its price and the unit of that


def read_variants(sentences: Sequence[str]) -> Mapping[int, Offers]:
    """What is to be had in several forms, by the places of the lines: each form of a thing is one service.

    Words that are no size make forms only where several things have them ("Sedan"), and a head in the plural is a kind of
    things ("Manicures: classic $22, gel $45"), unless these are sizes.
    """
    told = [one for place, sentence in enumerate(sentences) if (one := _told(place, sentence))]
    shared = Counter(form.lower() for one in told for form, _, _ in one.forms)
    several = {form.lower() for one in told if len(one.forms) > 1 for form, _, _ in one.forms}
    beside = {
        place for place, sentence in enumerate(sentences) if _ONE_THING.fullmatch(tidied(sentence).strip(" .-•*"))
    }
    return {
        one.place: Offers([*_services(one)], is_prose=False)
        for one in told
        if (len(one.forms) > 1 or one.forms[0][0].lower() in several)  # of a table in which some have but one
        and _are_forms(one, shared, is_among_things=not beside.isdisjoint((one.place - 1, one.place + 1)))
    }


_ONE_THING = re.compile(rf"[^\W\d][^:$€£,]{{2,50}}?[\s.-]+{_PRICE}(?: \([^)]*\))?")


def _told(place: int, sentence: str) -> _Told | None:
    m = _HEAD.fullmatch(tidied(sentence).strip(" .-•*"))
    if m is None or len(m["name"].split()) > _MOST_WORDS or not words_in(m["name"].lower()).isdisjoint(_NO_THING):
        return None
    parts = [_FORM.fullmatch(part.strip(" .")) for part in _BETWEEN.split(m["forms"])]
    found = [
        (p["form"].strip(), p["price"], p["per"] or "") for p in parts if p and len(p["form"].split()) <= _OF_A_FORM
    ]
    return _Told(place, m["name"].strip(), tuple(found)) if found and len(found) == len(parts) else None


def _are_forms(one: _Told, shared: Counter[str], *, is_among_things: bool) -> bool:
    names = [form.lower() for form, _, _ in one.forms]
    are_sizes = all(
        _A_MEASURE.fullmatch(name) or (_A_WORD.findall(name) and _FORMS.issuperset(_A_WORD.findall(name)))
        for name in names
    )
    are_shared = all(shared[name] > 1 for name in names)
    is_kind = one.name.endswith("s") and not one.name.endswith("ss")
    is_any_shared = any(shared[name] > 1 for name in names)
    return (are_sizes and (is_any_shared or is_among_things)) or (not is_kind and are_shared)


def _services(one: _Told) -> Iterator[dict[str, Any]]:
    for form, price, per in one.forms:
        minutes = _length(form)
        called = f"{minutes} minutes" if minutes and _MINUTES.fullmatch(form) else LETTERS.get(form.lower(), form)
        is_before = called.lower() in _BEFORE
        name = f"{called.lower()} {one.name[:1].lower()}{one.name[1:]}" if is_before else f"{one.name} {called}"
        sign = next((CURRENCIES[c] for c in price if c in CURRENCIES), "")
        unit = per.lstrip("/ ").split()[-1:] if per else []
        yield {
            "name": name,
            "price_cents": round(float(re.sub(r"[^\d.]", "", _plain(price))) * 100),
            **({"currency": sign} if sign else {}),
            **({"per": unit[0]} if unit and unit[0] in _UNITS else {}),
            **({"minutes": minutes} if minutes else {}),
            "thing": one.name,
            "form": called.lower() if is_before else called,
            **({"by_day": True} if _BY_DAY.search(form) else {}),
        }


# What nobody chooses: it is the day that tells which of these it is.
_BY_DAY = re.compile(
    r"\b(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|week\s?days?|week\s?ends?|(?:high|low|peak|off)[- ](?:season|peak)|"
    r"(?:spring|summer|fall|autumn|winter)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|holidays?)\b",
    re.IGNORECASE,
)
_UNITS: Final = frozenset(words("hour day night week month year person"))


def _plain(price: str) -> str:
    """ "1,200" and "4,50" with no other comma than a point for cents."""
    return re.sub(r",(?=\d{2}\b(?!\d))", ".", re.sub(r",(?=\d{3}\b)", "", price))


def _length(form: str) -> int:
    if m := _MINUTES.fullmatch(form):
        return int(m["n"])
    m = _HOURS.fullmatch(form)
    return int((_NUMBERS.get(m["n"]) or float(m["n"])) * 60) if m else 0


def things_and_forms(services: Sequence[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """The forms in which there is each thing that has several: `{"Full detail": ("Sedan", "SUV")}`."""
    found: dict[str, tuple[str, ...]] = {}
    for service in services:
        if "form" in service:
            thing = str(service["thing"])
            found[thing] = (*found.get(thing, ()), str(service["form"]))
    return found

"""How are goal, context and fields put together into one reading?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from echolink.agent.english.areas import read_areas
from echolink.agent.english.goals import TAKING_A_MESSAGE, asked_in_context, goal_fields
from echolink.agent.english.heard import heard
from echolink.agent.english.hours import Hours, read_hours
from echolink.agent.english.notice import read_notice
from echolink.agent.english.offers import Offers, read_offers
from echolink.agent.english.sizes import read_sizes
from echolink.agent.english.topics import stems
from echolink.agent.profile import Field, Reading
from echolink.agent.reading.schema import schema_fields
from echolink.agent.sentences import for_the_ear, split

MOST_HINTS: Final = 60
_LINES = re.compile(r"[\n\r;]+|\s[•|]\s|(?:^|\n)\s*[-*]\s+")
_PROPER = re.compile(r"(?<![.!?:]\s)(?<!^)\b[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)*")


def read_bot(goal: str, context: str, fields: Mapping[str, Any] | None) -> Reading:
    """The reading of a bot: fields from `fields` where the user gave them, else from the goal and the context."""
    known = _read_context(context, goal)
    names = [str(s["name"]) for s in known.services]
    explicit = schema_fields(fields, names) if fields else ()
    derived = None if explicit else goal_fields(goal, sizes=known.sizes, services=names, context=context)
    chosen = explicit or _with_area(
        _with_asked(derived if derived is not None else TAKING_A_MESSAGE, known.asked), known.areas
    )
    return Reading(
        fields=_bounded(chosen, known.sizes),
        hours=known.hours.as_json(),
        sizes=known.sizes,
        services=known.services,
        areas=known.areas,
        notice_minutes=known.notice_minutes,
        unread=known.unread,
        explicit=bool(explicit),
        takes_message=not explicit and derived is None,
    )


def hints_of(goal: str, name: str, reading: Reading, context: str) -> tuple[str, ...]:
    """The bot's own words, for speech-to-text: names, services, options, and what the context writes with a capital."""
    words = [name, *(str(s["name"]) for s in reading.services)]
    words += [option for field in reading.fields for option in field.options]
    words += [goal] if 0 < len(goal.split()) <= 4 else []
    words += [m.group() for sentence in context_sentences(context) for m in _PROPER.finditer(sentence)]
    seen: dict[str, str] = {}
    for word in words:
        plain = re.sub(r"[,\s]+", " ", word).strip()
        if 1 < len(plain) <= 100:
            seen.setdefault(plain.lower(), plain)
    return tuple(seen.values())[:MOST_HINTS]


def context_sentences(context: str) -> list[str]:
    """The context's sentences and lines, as they are quoted to callers."""
    return [s for line in _LINES.split(context) for s in split(line) if any(c.isalnum() for c in s)]


@dataclass(slots=True)
class _Context:
    """What the sentences of a context state."""

    hours: Hours = field(default_factory=Hours)
    sizes: tuple[int, ...] = ()
    services: tuple[Mapping[str, Any], ...] = ()
    areas: tuple[str, ...] = ()
    notice_minutes: int = 0
    asked: list[Field] = field(default_factory=list)
    unread: tuple[str, ...] = ()


def _read_context(context: str, goal: str) -> _Context:
    known = _Context()
    about = stems(goal)
    unread: list[str] = []
    offers: list[tuple[str, Offers]] = []
    for sentence in context_sentences(context):
        told = _read_sentence(sentence, known)
        offered = Offers([], is_prose=False) if told else read_offers(sentence, about)
        offers.append((sentence, offered))
        wanted = asked_in_context(sentence)
        known.asked += wanted
        if not (told or offered.services or wanted):
            unread.append(sentence)
    _offer(offers, known, unread)
    known.unread = tuple(spoken for s in context_sentences(context) if s in unread and (spoken := for_the_ear(s)))
    return known


def _read_sentence(sentence: str, known: _Context) -> bool:
    """Hours, sizes, areas and notice: one sentence may tell of several."""
    notice, areas, sizes = read_notice(sentence), read_areas(sentence), read_sizes(sentence)
    known.notice_minutes = max(known.notice_minutes, notice)
    known.areas = tuple(dict.fromkeys((*known.areas, *areas)))
    known.sizes = tuple(sorted({*known.sizes, *sizes}))
    hours = read_hours(heard(sentence), known.hours)
    return bool(notice or areas or sizes or hours)


def _offer(offers: list[tuple[str, Offers]], known: _Context, unread: list[str]) -> None:
    """Where there is a list of what is to be had, prices told in prose are of something else."""
    has_list = any(one.services and not one.is_prose for _, one in offers)
    services: list[Mapping[str, Any]] = []
    for sentence, one in offers:
        if has_list and one.is_prose and one.services:
            unread.append(sentence)
            continue
        names = {s["name"] for s in services}
        services += [s for s in one.services if s["name"] not in names]
    known.services = tuple(services)


def _with_area(fields: tuple[Field, ...], areas: tuple[str, ...]) -> tuple[Field, ...]:
    """Whoever is visited is asked in which of the areas that is."""
    at = next((n for n, f in enumerate(fields) if f.kind == "address"), None)
    if at is None or not areas:
        return fields
    area = Field(name="area", kind="choice", label="the area", options=areas)
    return (*fields[: at + 1], area, *fields[at + 1 :])


def _with_asked(fields: tuple[Field, ...], asked: list[Field]) -> tuple[Field, ...]:
    names = {f.name for f in fields}
    return fields + tuple(f for n, f in enumerate(asked) if f.name not in names and f not in asked[:n])


def _bounded(fields: tuple[Field, ...], sizes: tuple[int, ...]) -> tuple[Field, ...]:
    """The largest size bounds the count of people: of a field of that name, else of the only count."""
    counts = [f for f in fields if f.kind == "count"]
    people = [f for f in counts if re.search(r"party|people|guests|persons|size|seats|adults", f.name)]
    bounded = people[0] if people else counts[0] if len(counts) == 1 else None
    if not sizes or bounded is None:
        return fields
    most = sizes[-1] if bounded.most is None else min(sizes[-1], bounded.most)
    return tuple(replace(f, most=most) if f is bounded else f for f in fields)

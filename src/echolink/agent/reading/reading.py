"""How are goal, context and fields put together into one reading?"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from echolink.agent.field import Field, Reading
from echolink.agent.reader import Reader, Stated
from echolink.agent.reading.columns import in_lines
from echolink.agent.reading.schema import schema_fields
from echolink.agent.sentences import for_the_ear, split

MOST_HINTS: Final = 60
_LINES = re.compile(r"[\n\r;]+|\s(?:[•|]|//)\s|(?:^|\n)\s*[-*]\s+")
_NUMBER = re.compile(r"^(\s*\d{1,2})\.(?=\s)")  # its full stop ends no sentence
_LEADERS = re.compile(r"\s*(?:\.{3,}|…|_{3,}|-{3,}|\s—\s)\s*(?=[$€£]?\s?\d)")  # "Margherita ........ 9.50"
_KEY = re.compile(r"(?<![\w/.@-])[A-Za-z]+(?:_[A-Za-z]+)+(?=\s*[:=])")  # "min_age: 8", "service_area = Queens"
_PROPER = re.compile(r"(?<![.!?:]\s)(?<!^)\b[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)*")


def read_bot(goal: str, context: str, fields: Mapping[str, Any] | None, reader: Reader) -> Reading:
    """The reading of a bot: fields from `fields` where the user gave them, else from the goal and the context."""
    stated = reader.stated(context_sentences(reader.told_apart(context)), goal)
    explicit = (
        reader.with_the_team(schema_fields(fields, stated.names, stated.sentences, reader), stated) if fields else ()
    )
    derived = None if explicit else reader.goal_fields(goal, context, stated)
    chosen = explicit or (derived if derived is not None else _with_asked(reader.taking_a_message, stated.asked))
    kinds = {f.kind for f in chosen}
    if stated.hours.get("starts") and "date" in kinds and "time" not in kinds:
        chosen = _with_a_start(chosen, reader)
    chosen = tuple(_explained(f, context, reader) for f in chosen)
    stated = _without_bounds_of_one(stated, chosen, context_sentences(context), reader)
    unbound = tuple(limit for limit in stated.limits if not any(reader.is_of(limit, f) for f in chosen))
    kept_to = {limit.told for limit in stated.limits if limit not in unbound}
    return Reading(
        fields=reader.bounded(_bounded(chosen, stated.sizes, reader), stated.limits, explicit=bool(explicit)),
        limits=unbound,
        hours=_with_starts(stated.hours, chosen),
        sizes=stated.sizes,
        services=stated.services,
        areas=stated.areas,
        not_areas=stated.not_areas,
        notice_minutes=stated.notice_minutes,
        notice_in_days=stated.notice_in_days,
        horizon_days=stated.horizon_days,
        turnaround=stated.turnaround,
        kept_limits=tuple(limit for limit in stated.limits if limit not in unbound),
        unread=tuple(quoted for s in stated.unread if s not in kept_to and (quoted := for_the_ear(s))),
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


@lru_cache(maxsize=64)  # a bot is read once a revision, and its context asked for three times
def context_sentences(context: str) -> tuple[str, ...]:
    """The context's sentences and lines, as they are quoted to callers."""
    lines = _LINES.split(_LEADERS.sub(" - ", in_lines(_KEY.sub(_in_words, context) if "_" in context else context)))
    return tuple(s for line in lines for s in split(_NUMBER.sub(r"\1)", line)) if any(c.isalnum() for c in s))


def _in_words(key: re.Match[str]) -> str:
    return key.group().replace("_", " ")


def _with_asked(fields: tuple[Field, ...], asked: tuple[Field, ...]) -> tuple[Field, ...]:
    names = {f.name for f in fields}
    return (*fields, *(f for f in asked if f.name not in names))


def _explained(field: Field, context: str, reader: Reader) -> Field:
    """With what the context says of its options, where the schema says nothing of them."""
    if field.kind != "choice" or any(field.meanings):
        return field
    told = reader.meanings(field.options, context_sentences(context))
    return replace(field, meanings=told) if any(told) else field


def _with_a_start(fields: tuple[Field, ...], reader: Reader) -> tuple[Field, ...]:
    """Where things begin at fixed times, "which sailing" is a time."""
    target = next((f for f in fields if f.kind == "text" and reader.names_a_start(f)), None)
    return tuple(replace(f, kind="time") if f is target else f for f in fields)


def _with_starts(hours: Mapping[str, Any], fields: tuple[Field, ...]) -> Mapping[str, Any]:
    """Times of day that are listed for a field are those at which something begins, unless the context tells them by day."""
    clocks = [f.options for f in fields if f.kind == "time" and f.options]
    return {**hours, "starts": {"daily": sorted(clocks[0])}} if len(clocks) == 1 and not hours.get("starts") else hours


def _without_bounds_of_one(stated: Stated, fields: Sequence[Field], told: Sequence[str], reader: Reader) -> Stated:
    """Without what bounds one of several options, where another has no bound: "The studio takes up to 8, outdoors any number"."""
    own = reader.of_one_option(fields, told) if stated.sizes or stated.limits else frozenset()
    if not own:
        return stated
    sizes = reader.sizes([one for one in told if one not in own])
    limits = tuple(one for one in stated.limits if one.told not in own or not any(reader.is_of(one, f) for f in fields))
    return replace(stated, sizes=tuple(size for size in stated.sizes if size in sizes), limits=limits)


def _bounded(fields: tuple[Field, ...], sizes: tuple[int, ...], reader: Reader) -> tuple[Field, ...]:
    """The largest size bounds the count of people: of a field of that name, else of the only count."""
    counts = [f for f in fields if f.kind == "count"]
    people = [f for f in counts if reader.counts_people(f)]
    bounded = people[0] if people else counts[0] if len(counts) == 1 else None
    if not sizes or bounded is None:
        return fields
    most = sizes[-1] if bounded.most is None else min(sizes[-1], bounded.most)
    return tuple(replace(f, most=most) if f is bounded else f for f in fields)

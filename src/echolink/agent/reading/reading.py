"""How are goal, context and fields put together into one reading?"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from echolink.agent.english.goals import TAKING_A_MESSAGE, asked_in_context, goal_fields
from echolink.agent.english.heard import heard
from echolink.agent.english.hours import Hours, read_hours
from echolink.agent.english.offers import read_services, read_sizes
from echolink.agent.profile import Field, Reading
from echolink.agent.reading.schema import schema_fields
from echolink.agent.sentences import for_the_ear, split

MOST_HINTS: Final = 60
_LINES = re.compile(r"[\n\r;]+|\s[•|]\s|(?:^|\n)\s*[-*]\s+")
_PROPER = re.compile(r"(?<![.!?:]\s)(?<!^)\b[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)*")


def read_bot(goal: str, context: str, fields: Mapping[str, Any] | None) -> Reading:
    """The reading of a bot: fields from `fields` where the user gave them, else from the goal and the context."""
    hours, sizes, services, asked, unread = _read_context(context)
    closed_and_open = hours.as_json()
    explicit = schema_fields(fields) if fields else ()
    derived = None if explicit else goal_fields(goal, sizes=sizes, services=[str(s["name"]) for s in services])
    chosen = explicit or _with_asked(derived if derived is not None else TAKING_A_MESSAGE, asked)
    return Reading(
        fields=_bounded(chosen, sizes),
        hours=closed_and_open,
        sizes=sizes,
        services=services,
        unread=unread,
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


def _read_context(
    context: str,
) -> tuple[Hours, tuple[int, ...], tuple[Mapping[str, Any], ...], list[Field], tuple[str, ...]]:
    hours, sizes = Hours(), set[int]()
    services: list[Mapping[str, Any]] = []
    asked: list[Field] = []
    unread: list[str] = []
    for sentence in context_sentences(context):
        told = read_hours(heard(sentence), hours)
        found_sizes = read_sizes(sentence)
        offers = [] if told or found_sizes else read_services(sentence)
        wanted = asked_in_context(sentence)
        sizes.update(found_sizes)
        services += [offer for offer in offers if offer not in services]
        asked += wanted
        if not (told or found_sizes or offers or wanted):
            unread.append(for_the_ear(sentence))
    return hours, tuple(sorted(sizes)), tuple(services), asked, tuple(s for s in unread if s)


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

"""Which sentences of a context may be quoted to callers, and of what does each speak beside its own words?"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from echolink.agent.reading.columns import in_lines
from echolink.agent.reading.reading import context_sentences

_ASKER: Final = re.compile(r"^(?:q(?:uestion)?\s*\d*|\d{1,2})\s*[:.)]\s*", re.IGNORECASE)
_ANSWERER: Final = re.compile(r"^a(?:nswer)?\s*\d*\s*[:.)]\s+", re.IGNORECASE)
# "If you are self-employed they start at $390" speaks of what the sentence before it names.
_REFERS: Final = re.compile(r"(?:[\w'’-]+[ ,(]+(?:[\w)]+\) )?){0,7}?(?:they|them|those|these)\b", re.IGNORECASE)
_SHORT: Final = 4  # words of a heading; what is longer says something itself
_BARE: Final = 3  # words of what says nothing without its heading: "$310.", "from 45 euros"


_NAME: Final = re.compile(r"(?:The )?[A-Z][\w'’-]*(?: (?:&|and|of|the|[A-Z][\w'’-]*))+(?=[,.:;]|$)")


def called(sentence: str) -> str:
    """The name with which a context begins: "Lock and Leave Self Storage, 900 Third Avenue"; else empty."""
    m = _NAME.match(sentence)
    return m.group() if m else ""


class Quotable(NamedTuple):
    """What is said of a thing, and what it is said of: its heading, or the question that it answers."""

    sentence: str
    about: str = ""


@lru_cache(maxsize=64)
def quotable(context: str) -> tuple[Quotable, ...]:
    """The context's sentences without its questions, each with the heading of its line or the question before it.

    "What does it cost? $90 an hour." → ("$90 an hour.", about "What does it cost?"), and "Beginners. Tuesdays. $310." →
    …, ("Beginners: $310.", about "Beginners.").
    """
    return tuple(one for block in _blocks(context) for one in _of_block(block))


def _blocks(context: str) -> Iterator[list[list[str]]]:
    """Lines without an empty one between them, each as its sentences."""
    for block in re.split(r"\n\s*\n", in_lines(context)):
        lines = [list(context_sentences(line)) for line in block.splitlines()]
        yield [line for line in lines if line]


def _of_block(lines: list[list[str]]) -> Iterator[Quotable]:
    asked = ""
    for n, line in enumerate(lines):
        heading = line[0] if len(line) > 1 and _is_heading(line[0]) else ""
        for place, sentence in enumerate(line):
            is_last = place == len(line) - 1 and n == len(lines) - 1
            if sentence.rstrip().endswith("?") and not is_last:
                asked = _ASKER.sub("", sentence)
                continue
            said = _ANSWERER.sub("", sentence) if asked else sentence
            before = line[place - 1] if place and _REFERS.match(said) else ""
            about = f"{asked} {heading if place else ''} {before}".strip()
            if heading and place and len(said.split()) <= _BARE and any(c.isdigit() for c in said):
                said = f"{heading.rstrip('.:!')}: {said}"
            yield Quotable(said, about)
            asked = ""


def _is_heading(sentence: str) -> bool:
    """Whether what begins a line only names that of which the line speaks: "Wheel for beginners."."""
    words = sentence.rstrip(".:!").split()
    return len(words) <= _SHORT and not sentence.endswith("?") and not any(c.isdigit() for c in sentence)

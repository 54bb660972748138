"""What was heard, made ready for reading: one spelling of quotes, spaces, o'clock, a.m. and numbers."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from echolink.agent.english.numbers import in_figures

MOST_CHARACTERS = 1200  # of one utterance; a minute of fast speech is about 1,000. What is said beyond is not searched

_SPACE = re.compile(r"\s+")
_OCLOCK = re.compile(r"\bo ?['\"`]? ?clock\b")
_MERIDIEM = re.compile(r"(?<=[\d'k]) ?\b([ap])\.? ?m\b\.?(?=\W|$)|(?<=\d)([ap])\.?m\b\.?(?=\W|$)")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": ",", "\u00a0": " "})  # noqa: RUF001


@dataclass(frozen=True, slots=True)
class Found:
    """A value in a text: where it stands, and how sure its surroundings make it."""

    kind: str
    value: Any  # normal form; None when it names something impossible (30 February)
    start: int
    end: int
    sure: bool = True  # False: a bare number or word, to be believed only when it was asked for
    other: Any = None  # a second reading that fits as well (07:00 beside 19:00)


def tidied(said: str) -> str:
    """One line with plain quotes, in the case in which it came."""
    return _SPACE.sub(" ", said[:MOST_CHARACTERS].translate(_QUOTES)).strip()


@lru_cache(maxsize=4096)
def heard(said: str) -> str:
    """Lower case, figures for number words, "o'clock", "am" and "pm" in one spelling."""
    text = in_figures(tidied(said).lower())
    text = _OCLOCK.sub("o'clock", text)
    return _MERIDIEM.sub(lambda m: f" {m.group(1) or m.group(2)}m", text)

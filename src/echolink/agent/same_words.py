"""Do two transcripts say the same? Case, punctuation, spacing and number words aside, and never a changed value."""

import re
from typing import Final

from echolink.agent.english.numbers import in_figures

_LETTERS: Final = re.compile(r"\b(?:[^\W\d_]\.){2,}")  # "p.m." is "pm"
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
# A number with its decimals, a word, or a sign that has a meaning; 7:30 is two numbers, as "seven thirty" is.
_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[$€£¥%+@#&/*=_]|(?<=\d)-(?=\d)")


def tokens(said: str, language: str) -> tuple[str, ...]:
    """What is compared. Number words are read in English (BCP 47 `en…`); elsewhere figures and words differ."""
    text = said.casefold().replace("’", "'")
    text = _THOUSANDS.sub("", _LETTERS.sub(lambda dotted: dotted.group().replace(".", ""), text))
    return tuple(_TOKEN.findall(in_figures(text) if language.lower().startswith("en") else text))


def is_same(one: str, other: str, language: str) -> bool:
    """Whether a reply to the one is a reply to the other. Nothing is the same as something that has no words."""
    mine = tokens(one, language)
    return bool(mine) and mine == tokens(other, language)

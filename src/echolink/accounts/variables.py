"""Which values may a bot's variables have, and how do they get into its texts?"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from echolink.accounts.account import Bot

MOST: Final = 50
LONGEST: Final = 1_000  # characters of a value

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")
_PLACE: Final = re.compile(r"\{\{[ \t]*([A-Za-z_][A-Za-z0-9_]{0,63})[ \t]*\}\}")
_BREAKS: Final = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
# Control and format characters, halves of characters, and what XML forbids: nothing of it can be said.
_UNSAYABLE: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ud800-\udfff\ufffe\uffff]"
)

_EMPTY: Final = "\x00"  # where a place stays empty; no text of a bot's holds one
_PAIRS: Final = frozenset(("()", "[]", '""', "“”", "''", "‘’"))
_SPACES: Final = " \t"
_COMMAS: Final = " \t,;:"
_STOPS: Final = ".!?"


def problems_of(variables: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with them, by path (`variables.name`); empty when a bot can have them."""
    if len(variables) > MOST:
        return {"variables": f"must have at most {MOST} names"}
    if not all(_NAME.fullmatch(name) for name in variables):
        return {"variables": "must have names of at most 64 letters, digits and underscores, no digit first"}
    wrong = {f"variables.{name}": problem_of(value) for name, value in variables.items()}
    return {path: problem for path, problem in wrong.items() if problem}


def is_name(text: str) -> bool:
    """May a variable be called so?"""
    return _NAME.fullmatch(text) is not None


def problem_of(value: Any) -> str:
    """What is wrong with one value; empty when nothing is."""
    if not isinstance(value, str | bool | int | float):
        return "must be a text, a number, or true or false"
    if isinstance(value, float) and not math.isfinite(value):
        return "must be a number that JSON has"
    return f"must have at most {LONGEST} characters" if len(as_text(value)) > LONGEST else ""


def as_text(value: str | float | bool) -> str:
    """A value as it is read and said: one line, without control characters."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return _UNSAYABLE.sub("", _BREAKS.sub(" ", str(value))).strip()


def missing(bot: Bot) -> Iterator[str]:
    """The names in a bot's texts that have no value of its own, each once."""
    texts = (bot.goal, bot.context, bot.greeting)
    named = dict.fromkeys(match[1] for text in texts for match in _PLACE.finditer(text))
    return (name for name in named if name not in bot.variables)


def filled(bot: Bot, variables: Mapping[str, Any]) -> Bot:
    """The bot with each `{{name}}` of its goal, context and greeting replaced: once, so that a value is never looked into. Broken
    braces stay as they are; a name without a value leaves nothing."""
    if not any("{{" in text for text in (bot.goal, bot.context, bot.greeting)):
        return bot
    return replace(
        bot,
        goal=_filled(bot.goal, variables, 4_000),  # twice what a bot may give
        context=_filled(bot.context, variables, 40_000),
        greeting=_filled(bot.greeting, variables, 2_000),
    )


def _filled(text: str, variables: Mapping[str, Any], longest: int) -> str:
    def value_of(match: re.Match[str]) -> str:
        return (as_text(variables[match[1]]) if match[1] in variables else "") or _EMPTY

    whole, *rest = _PLACE.sub(value_of, text).split(_EMPTY)
    for after in rest:
        whole = _closed_up(whole, after)
    return whole[:longest]


def _closed_up(before: str, after: str) -> str:
    """Two parts of a text between which nothing stands: what belonged to it goes with it, so that the rest can still be said."""
    has_space = before[-1:] in _SPACES or after[:1] in _SPACES
    before, after = before.rstrip(_SPACES), after.lstrip(_SPACES)
    if before[-1:] + after[:1] in _PAIRS:
        before, after = before[:-1].rstrip(_SPACES), after[1:].lstrip(_SPACES)
    if not before or before[-1] in "\n" + _STOPS:  # it began a sentence
        after = after.lstrip(_COMMAS + _STOPS)
        return f"{before} {after}".rstrip(_SPACES) if before.endswith(tuple(_STOPS)) else before + after
    if not after or after[0] in "\n,;:" + _STOPS:
        return before.rstrip(_COMMAS) + after
    return f"{before} {after}" if has_space else before + after

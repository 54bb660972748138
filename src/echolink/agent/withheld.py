"""Which values is nobody to read but the webhook, and does a text show one?"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from echolink.agent.catalogue import sentences
from echolink.agent.field import Field
from echolink.agent.port import Situation
from echolink.agent.profile import Profile
from echolink.agent.same_words import tokens
from echolink.agent.sentences import split

WITHHELD: Final = "(withheld)"
"""In the place of a value."""
_LEAST: Final = 3  # letters and digits: of "no" or "12" nobody can say whether a text shows it
_NUMBER_ENDS: Final = 7  # digits by which a number is known, however its country code is said
_MOST_OF_A_YES: Final = 3  # words
_QUOTED: Final = 3  # words
_DIGIT: Final = re.compile(r"\d")
_CARD: Final = re.compile(r"\d{13}")
_SIGNS: Final = re.compile(r"[\W_]")


def sensitive_fields(profile: Profile) -> tuple[Field, ...]:
    """Those of a bot."""
    return tuple(field for field in profile.reading.fields if field.sensitive)


def values_of(fields: Mapping[str, Any], profile: Profile) -> dict[str, Any]:
    """The sensitive ones among `fields`, by name."""
    return {f.name: fields[f.name] for f in sensitive_fields(profile) if f.name in fields}


def without_values(fields: Mapping[str, Any], profile: Profile) -> dict[str, Any]:
    """`fields`, with a note in the place of each sensitive value."""
    hidden = {field.name for field in sensitive_fields(profile)}
    return {name: WITHHELD if name in hidden else value for name, value in fields.items()}


def mask_of(fields: Iterable[Field], language: str) -> str:
    """What stands in the place of an utterance that gave these: "[card number withheld]"."""
    names = [sentences(language).bare(field.label) for field in fields]
    return f"[{sentences(language).both(names) or 'words'} withheld]"


def given_in(situation: Situation, now: Mapping[str, Any]) -> list[Field]:
    """Sensitive fields that the caller gave just now: those among `now`, and the one that the words before asked for.

    The second is for what was not read out of it, as half of a number is not: better one line too many withheld.
    """
    before = next((line.text for line in reversed(situation.history) if line.who == "agent"), "")
    asked, known = before.lower(), situation.private
    is_short = len(situation.heard.text.split()) <= _MOST_OF_A_YES and not _DIGIT.search(situation.heard.text)
    return [
        f
        for f in sensitive_fields(situation.profile)
        if f.name in now or (_names(asked, f, situation.profile) and not (is_short and f.name in known))
    ]


def is_like_a_card(text: str, language: str) -> bool:
    """Whether it holds as many figures in a row as no telephone number has."""
    return _CARD.search(_squeezed(text, language)) is not None


def _names(asked: str, field: Field, profile: Profile) -> bool:
    bare = sentences(profile.language).bare(field.label).lower()
    return "?" in asked and (bare in asked or bool(field.ask and field.ask.lower() in asked))


def shows(text: str, values: Iterable[Any], language: str) -> bool:
    """Whether `text` says one of the values, in words or figures, in one piece or in groups."""
    said = _squeezed(text, language)
    return any(needle in said for value in values for needle in _needles(value, language))


def says(text: str, part: str, language: str) -> bool:
    """Whether `part` stands in `text`, however it is written."""
    return _squeezed(part, language) in _squeezed(text, language)


def quotes(text: str, said: str, language: str) -> bool:
    """Whether `text` repeats some words of what was said, one after the other."""
    heard, told = tokens(said, language), _squeezed(text, language)
    some = [_SIGNS.sub("", "".join(heard[at : at + _QUOTED])) for at in range(max(len(heard) - _QUOTED + 1, 1))]
    return any(len(one) >= _LEAST and one in told for one in some)


def hushed(words: str, values: Iterable[Any], language: str) -> str:
    """What is said aloud instead: of a sentence that shows a value, that it is there."""
    known = list(values)
    instead = sentences(language).say("have_private")
    return " ".join(instead if shows(part, known, language) else part for part in split(words)) if known else words


def cleaned(text: str, values: Iterable[Any], language: str) -> str:
    """`text`, or a note in its place where it shows a value."""
    values = tuple(values)
    for value in values:
        if len(str(value)) >= _LEAST:
            text = text.replace(str(value), WITHHELD)
    return WITHHELD if shows(text, values, language) else text


def _needles(value: Any, language: str) -> list[str]:
    if isinstance(value, bool):
        return []
    whole = _squeezed(str(value), language)
    ends = [whole[-_NUMBER_ENDS:]] if whole.isdigit() and len(whole) > _NUMBER_ENDS else []
    return [whole, *ends] if len(whole) >= _LEAST else []


def _squeezed(text: str, language: str) -> str:
    return _SIGNS.sub("", "".join(tokens(text, language)))

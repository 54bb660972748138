"""What does an English caller do with words for which no cue was written? By examples, from which it was learned beforehand.

tools/learned tells from what and how, docs/decisions/0032 why.
"""

import json
import math
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise
from operator import mul
from typing import Final, NamedTuple

from echolink.agent.ear import Act
from echolink.agent.english.likeness import vector

_WORD: Final = re.compile(r"[a-z']+|\d+")
# Where the parts of an utterance begin: what is done may be done in one of them, in the middle of another wish.
_PART: Final = re.compile(r"[.!?,;]\s+|\b(?:but|and|because|so|wait|listen|oh no)\b")
_LEAST: Final = 3  # words
_NONE: Final = "none"
# How likely an act must be: more for what ends the call or brings in a person.
_CERTAIN: Final = {
    Act.EMERGENCY: 0.55,
    Act.HUMAN: 0.65,
    Act.ROBOT: 0.6,
    Act.GIVE_UP: 0.75,
    Act.RECAP: 0.6,
    Act.REPEAT: 0.6,
    Act.HOLD: 0.6,
    Act.ABUSE: 0.6,
    Act.ORDERS: 0.5,
}
_UNLIKELY: Final = -6.0  # what words alone make no likelier than this beside none is not looked at any further


class _Weights(NamedTuple):
    acts: tuple[str, ...]
    bias: tuple[float, ...]
    meaning: tuple[tuple[float, ...], ...]  # a row for each act
    words: dict[str, tuple[float, ...]]  # a number for each act


@cache
def _weights() -> _Weights:
    told = json.loads(files("echolink.agent.english").joinpath("learned_acts.json").read_text(encoding="utf-8"))
    return _Weights(
        tuple(told["acts"]),
        tuple(told["bias"]),
        tuple(map(tuple, told["meaning"])),
        {word: tuple(row) for word, row in told["words"].items()},
    )


def learned(text: str) -> frozenset[Act]:
    """`text` from `heard`. In a part of it, beside another wish, only danger and the wish for a person are looked for."""
    if len(text.split()) < _LEAST:
        return frozenset()
    text = _SUPPOSING.sub("", text)
    whole = _likely(text)
    found = {act for act, least in _CERTAIN.items() if whole.get(act, 0.0) > least}
    if Act.GIVE_UP in found and _SAYS_OF_A_THING.match(text):
        found.remove(Act.GIVE_UP)
    parts = [_likely(part) for part in _parts(text)]
    for likely in parts:
        found |= {act for act in _IN_A_PART if likely.get(act, 0.0) > _CERTAIN[act]}
    if (
        parts
        and whole.get(Act.EMERGENCY, 0.0) < _BEYOND_DOUBT
        and all(p.get(Act.EMERGENCY, 0.0) < _HARDLY for p in parts)
    ):
        found.discard(Act.EMERGENCY)
    if _NO_DANGER.search(text):
        found.discard(Act.EMERGENCY)
    return frozenset(found)


# What one makes an appointment for, or tells beforehand: "she's been limping since Monday", "he's scared of the dryer".
_NO_DANGER: Final = re.compile(
    r"\b(?:scared|afraid|frightened|terrified|nervous|shy|wary) (?:of|around|about) (?!(?:him|her|them|my|"
    r"me|what|that|dying)\b|(?:\w+ )*(?:man|men|guys?|person|people|ex|gang)\b)\w|"
    r"\b(?:been|keeps?|started|is|'s|are|'re) (?:(?:\w+ly|a bit|just) )?"
    r"(?:(?:limp|scratch|sneez|itch|shedd|lick|chew|drool|squint)\w*|losing (?:(?:a lot of|some|all|his|her|its|their) )*"
    r"(?:feathers|fur|hair|weight|scales))\b"
)
# Whole and parts must agree that there is danger, unless the whole leaves no doubt.
_BEYOND_DOUBT: Final = 0.7
_HARDLY: Final = 0.1
# "It just has no suction anymore" tells what is wrong with it, and gives nothing up.
_SAYS_OF_A_THING: Final = re.compile(
    r"(?:it|he|she|they|the \w+|my \w+) (?:just |really |also |simply |always |still )*"
    r"(?:has|have|had|keeps?|makes?|leaks?|shows?|smells?|won't (?!matter|work (?:for|out)|help|do\b)\w+) (?:no|any|\w+ing|"
    r"an?|the)\b"
)
_SUPPOSING: Final = re.compile(r"\bi (?:think|guess|believe|suppose) (?=(?:he|she|it|they|there|my|the)\b)")


_IN_A_PART: Final = frozenset((Act.EMERGENCY, Act.HUMAN))


def _parts(text: str) -> Iterator[str]:
    parts = [part.strip() for part in _PART.split(text)]
    yield from (part for part in parts if len(part.split()) >= _LEAST and part != text)


def _likely(text: str) -> dict[str, float]:
    """How likely each act is; nothing where the words alone speak against all of them."""
    weights = _weights()
    rows = [row for mark in dict.fromkeys(marks(text)) if (row := weights.words.get(mark))]
    by_words = list(map(sum, zip(weights.bias, *rows, strict=True)))
    none = by_words[weights.acts.index(_NONE)]
    if all(one - none < _UNLIKELY for act, one in zip(weights.acts, by_words, strict=True) if act != _NONE):
        return {}
    meant = vector(text)
    scores = [one + sum(map(mul, meant, row)) for one, row in zip(by_words, weights.meaning, strict=True)]
    powers = [math.exp(score - max(scores)) for score in scores]
    return {act: power / sum(powers) for act, power in zip(weights.acts, powers, strict=True)}


def marks(text: str) -> list[str]:
    """Its words, figures being all the same, and all runs of two."""
    words = ["#" if word.isdigit() else word for word in _WORD.findall(text)]
    return [*words, *(f"{one} {two}" for one, two in pairwise(words))]

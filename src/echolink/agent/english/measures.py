"""By which words is a number known for a weight, an age or a length, and how do callers tell it?"""

from typing import Final, NamedTuple

from echolink.agent.english.words import words_in


class Measure(NamedTuple):
    """A quantity that is measured: the words that name it, and the words beside its numbers."""

    names: frozenset[str]
    units: frozenset[str]


_MEASURES: Final = (
    Measure(
        words_in("weight weights weigh weighs"),
        words_in("kg kgs kilo kilos kilogram kilograms pound pounds lb lbs ton tons tonne tonnes gram grams stone"),
    ),
    Measure(words_in("age ages aged old"), words_in("year years yr yrs")),
    Measure(
        words_in("length height width tall depth"),
        words_in("cm m meter meters metre metres foot feet ft inch inches centimeters centimetres"),
    ),
)
AGE: Final = _MEASURES[1]


def measure_named(said: frozenset[str]) -> Measure | None:
    """What a field or a limit with these words measures."""
    return next((m for m in _MEASURES if not said.isdisjoint(m.names)), None) or next(
        (m for m in _MEASURES if not said.isdisjoint(m.units)), None
    )

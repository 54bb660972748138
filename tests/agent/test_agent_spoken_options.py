"""Options, firms and occasions in the words in which callers say them."""

from datetime import datetime

import pytest

from echolink.agent.ear import Asking
from echolink.agent.english.corrections import corrects
from echolink.agent.english.firms import firm, occasion
from echolink.agent.english.spoken_options import often_said
from echolink.agent.languages import ear_for

_EAR = ear_for("en")


def _chosen(said: str, *options: str) -> list[str]:
    found = _EAR.find("choice", _EAR.clauses(said)[0], Asking(datetime(2026, 11, 22), asked=True, options=options))
    return [str(one.value) for one in found]


@pytest.mark.parametrize(
    ("said", "options", "meant"),
    [
        ("the ten by twenty please", ("10x10", "10x20"), "10x20"),
        ("the barbecue", ("Buffet", "BBQ"), "BBQ"),
        ("b b q please", ("Buffet", "BBQ"), "BBQ"),
        ("an s u v", ("SUV", "van"), "SUV"),
        ("every two weeks", ("weekly", "biweekly", "monthly"), "biweekly"),
        ("every other week", ("weekly", "fortnightly"), "fortnightly"),
        ("once a month i guess", ("weekly", "monthly"), "monthly"),
        ("just once", ("one-time", "weekly"), "one-time"),
        ("bread and butter", ("Bread & butter", "Salad"), "Bread & butter"),
    ],
)
def test_an_option_that_is_written_short_is_heard_as_it_is_said(
    said: str, options: tuple[str, ...], meant: str
) -> None:
    assert _chosen(said, *options) == [meant]


def test_an_hour_beside_by_is_no_size() -> None:
    assert _chosen("at three by four o'clock", "3x4", "5x6") == []


@pytest.mark.parametrize(
    ("said", "often"),
    [
        ("we'd want every two weeks", "every two weeks"),
        ("twice a week please", "twice a week"),
        ("weekly or once a month", None),
        ("next week", None),
    ],
)
def test_how_often_is_told_in_the_callers_words(said: str, often: str | None) -> None:
    assert often_said(said) == often


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("we're a law firm brandt and lowe and we need coffee", "brandt and lowe"),
        ("hi this is dana from pacific freight we've got trucks", "pacific freight"),
        ("we're a small shop in town", None),
        ("i'm calling from home", None),
        ("it's ruth from downstairs", None),
        ("this is my sister with her dog", None),
    ],
)
def test_a_firm_is_heard_where_one_is_named(said: str, named: str | None) -> None:
    assert firm(said) == named


def test_an_occasion_answers_only_who_asks_for_one() -> None:
    said = "it's for my mom's birthday party on saturday"

    assert occasion("Kind of event", said) == "my mom's birthday party"
    assert occasion("Company", said) is None


@pytest.mark.parametrize(
    ("between", "takes_back"),
    [(" well ", True), (" or well maybe ", True), (" well done ", False), (" as well as ", False)],
)
def test_well_takes_back_only_by_itself(between: str, takes_back: bool) -> None:
    assert corrects(between) is takes_back

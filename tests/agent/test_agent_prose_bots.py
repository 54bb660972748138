"""Bots of small owners in their own prose: what is listed, priced, and said only by the way."""

from datetime import date

import pytest

from echolink.agent.english.asked_for import fields_of
from echolink.agent.english.choices import choices
from echolink.agent.english.dates import dates
from echolink.agent.english.heard import heard
from echolink.agent.english.listed_options import listed
from echolink.agent.english.names import names
from echolink.agent.english.notice import read_notice
from echolink.agent.english.offers import read_offers
from echolink.agent.english.words import words_in
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

_SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("on Monday the 28th", "2026-12-28"),
        ("tuesday the 29th", "2026-12-29"),
        ("Friday, the 1st", "2027-01-01"),
        ("Saturday the 28th", "2026-11-28"),
        ("thursday the 5th", "2026-12-05"),  # no such day soon: the figure counts
    ],
)
def test_a_weekday_beside_a_day_of_the_month_tells_the_month(said: str, day: str) -> None:
    text = heard(said)

    assert [f.value for f in dates(text, words_in(text), _SUNDAY)] == [day]


@pytest.mark.parametrize(
    ("said", "option"),
    [
        ("he's tall, so an extra large", "XL"),
        ("I'm sure it's an L", "L"),
        ("what's the smallest, oh well, medium", "M"),
        ("it's for my son", None),
    ],
)
def test_a_letter_behind_an_apostrophe_is_no_option(said: str, option: str | None) -> None:
    found = choices(heard(said), ("S", "M", "L", "XL"), asked=True)

    assert option in [f.value for f in found] if option else not found


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("my name is walter pryce please tell them i want my wifes name added to the stone", "Walter Pryce"),
        ("i would like my mothers name engraved on it", None),
        ("we want the name printed in gold", None),
        ("the name is ed harden", "Ed Harden"),
        ("name Edith", "Edith"),
    ],
)
def test_what_is_done_to_a_name_is_no_name(said: str, name: str | None) -> None:
    found = names(said, words_in(said))

    assert (found[0] if found else None) == name


@pytest.mark.parametrize(
    ("sentence", "minutes"),
    [
        ("Eight to twelve weeks before the wedding is perfect.", 0),
        ("We recommend coming in 3 weeks before your exam.", 0),
        ("Please order at least 2 days ahead.", 2880),
    ],
)
def test_what_is_only_recommended_is_no_notice(sentence: str, minutes: int) -> None:
    assert read_notice(sentence) == minutes


@pytest.mark.parametrize(
    "sentence",
    [
        "We do not work on Sundays and Mondays.",
        "We do use eggs, dairy and wheat.",
        "We do accept cash, checks and cards.",
    ],
)
def test_what_we_do_beside_our_trade_is_nothing_to_be_had(sentence: str) -> None:
    assert not read_offers(sentence).services


@pytest.mark.parametrize(
    ("sentence", "options"),
    [
        ("Flavors this season are vanilla bean, lemon poppy and carrot.", ("vanilla bean", "lemon poppy", "carrot")),
        ("Colors right now are red, green and gray.", ("red", "green", "gray")),
        ("Our cakes come in three sizes: small is $58, medium is $84, large is $118.", ("small", "medium", "large")),
        ("Shirts are available in the sizes: small, medium and large.", ("small", "medium", "large")),
    ],
)
def test_what_there_is_at_the_time_is_listed(sentence: str, options: tuple[str, ...]) -> None:
    found = listed(sentence)

    assert found is not None
    assert found[1] == options


def test_an_order_that_is_told_by_its_parts_has_no_lines() -> None:
    context = "To order tell us the size, the filling, the day and time of pick-up and the name for the order."

    fields = read_profile(goal="Take an order for a custom pie.", context=context).reading.fields

    assert [f.name for f in fields if f.kind == "items"] == []
    assert {"size", "filling", "day_pick_up"} <= {f.name for f in fields}


def test_two_days_of_a_goal_stand_for_when_it_is() -> None:
    goal = "Book a cat in for boarding, with the day it comes and the day it goes home."

    fields = read_profile(goal=goal).reading.fields

    assert [(f.kind, f.role) for f in fields if f.kind in ("date", "time", "count")] == [
        ("date", "start"),
        ("date", "end"),
    ]


async def test_what_comes_and_goes_home_is_brought_and_fetched() -> None:
    goal = "Book a cat in for boarding, with the day it comes and the day it goes home, and the name of the owner."
    call = Conversation(read_profile(goal=goal))

    await call.hears(
        "We'd drop her off on Wednesday, December 23rd, and pick her up on Monday the 28th. No, wait, on Tuesday the 29th."
    )

    values = [v for v in call.answers[-1].memory["values"].values() if str(v).startswith("2026")]
    assert values == ["2026-12-23", "2026-12-29"]


@pytest.mark.parametrize(
    "said",
    [
        "i'd like a slot for my wedding cake on saturday december fifth the wedding is on february thirteenth",
        "Can I come on December 5th? The wedding date is February 13th.",
        "the wedding is on february 13th and i would like to come on december 5th",
    ],
)
async def test_the_day_of_an_event_is_told_apart_from_the_visit(said: str) -> None:
    context = "When you call tell us your name, the date of the wedding and when you would like to come in."
    call = Conversation(read_profile(goal="Book a tasting appointment.", context=context))

    values = (await call.hears(said)).memory["values"]

    assert (values["date"], values["date_wedding"]) == ("2026-12-05", "2027-02-13")


@pytest.mark.parametrize(
    ("item", "options"),
    [
        ("whether you would like to come to the office or do it by video", ("office", "video")),
        ("whether we should send it by mail or by courier", ("mail", "courier")),
        ("if they want to meet at the shop or talk over zoom", ("shop", "zoom")),
    ],
)
def test_one_of_two_ways_is_a_choice(item: str, options: tuple[str, str]) -> None:
    (field,) = fields_of(item)

    assert (field.kind, field.options) == ("choice", options)


@pytest.mark.parametrize(
    "item", ["whether there is parking at the house", "whether they have been to a dentist or not"]
)
def test_what_has_no_two_ways_is_no_such_choice(item: str) -> None:
    assert [f.kind for f in fields_of(item)] == ["yes_no"]


@pytest.mark.parametrize(
    ("sentence", "minutes"),
    [
        ("Stop antihistamines five days before a skin test.", 0),
        ("Please don't eat for six hours before your blood test.", 0),
        ("No alcohol 24 hours before a session.", 0),
        ("Please defrost the freezer two days before we collect it.", 0),
        ("Please call two days before.", 2880),
        ("Don't book less than 24 hours ahead.", 1440),
        ("We bake daily and don't take orders without 24 hours notice.", 1440),
    ],
)
def test_what_callers_do_before_they_come_is_no_notice(sentence: str, minutes: int) -> None:
    assert read_notice(sentence) == minutes

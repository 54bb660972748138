"""Is heard what takes the place of what, and by how many a count changes?"""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from echolink.agent.english.ear import EnglishEar
from echolink.agent.english.orders import ordered
from echolink.agent.english.respelling import alike
from tests.agent.told import known

EAR = EnglishEar()
NOW = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("America/New_York"))


@pytest.mark.parametrize(
    ("known", "said", "then"),
    [
        ("Tim Okafor", "it's Tom, not Tim", "Tom Okafor"),
        ("the hall is damp", "no, not the hall, the kitchen", "the kitchen is damp"),
        ("JFK airport", "to LaGuardia instead of JFK", "LaGuardia airport"),
        ("12 Elm Street", "it's not Elm but Helm", "12 Helm Street"),
        ("a broken window", "sorry, door not window", "a broken door"),
    ],
)
def test_a_part_is_put_right_by_its_name(known: str, said: str, then: str) -> None:
    replaced = EAR.replaced(known, said)

    assert replaced is not None
    assert replaced.replace("the the", "the") == then


@pytest.mark.parametrize(
    "said", ["it's not for Tim", "not on Monday, Tuesday", "I'm not sure", "rather late", "instead of that"]
)
def test_what_is_not_known_is_not_replaced(said: str) -> None:
    assert EAR.replaced("a broken window", said) is None


@pytest.mark.parametrize(
    ("said", "by"),
    [
        ("two more people are coming", 2),
        ("there'll be one less", -1),
        ("one more person, so five", 1),
        ("and another guest", 1),
        ("we're three fewer now", -3),
        ("an extra seat please", 1),
    ],
)
def test_a_count_is_changed_by_so_many(said: str, by: int) -> None:
    more = EAR.more(EAR.as_heard(said))

    assert more is not None
    assert more.by == by


@pytest.mark.parametrize(
    "said", ["one more thing", "two more questions", "give me one more minute", "more than five", "no more"]
)
def test_what_is_no_count_changes_none(said: str) -> None:
    assert EAR.more(EAR.as_heard(said)) is None


def test_two_spellings_of_a_name_are_alike_and_two_names_are_not() -> None:
    assert alike("Nora Quist", "Nora Quest")
    assert not alike("Nora Quist", "Peter Smith")


@pytest.mark.parametrize("said", ["yes but make the coke 2", "make the cokes 2 please"])
def test_a_line_is_given_its_number(said: str) -> None:
    (one,) = ordered(said, ("Coke", "Calzone"), asked=False)

    assert (one.item, one.quantity, one.op) == ("Coke", 2, "set")


def test_a_time_of_day_is_no_number_of_things() -> None:
    assert ordered("make it 7 30", ("Coke",), asked=False) == []


ROOF = "Roofers: name, property address, a day."
HOME = ("my name is ann lee i'm at 72 cedar road tuesday",)


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("sorry i said 72 it's number 27", "27 cedar road"),
        ("27 i mean, not 72", "27 cedar road"),
        ("wait it's cedar lane not cedar road", "72 cedar lane"),
        ("oh and it's apartment 4b i forgot to say", "72 cedar road, apartment 4b"),
    ],
)
async def test_a_part_of_an_address_is_said_anew(said: str, address: str) -> None:
    assert (await known(ROOF, *HOME, said))["property_address"] == address


async def test_another_apartment_takes_the_place_of_the_first() -> None:
    values = await known(
        ROOF, "ann lee 505 lenox avenue apartment 3c on tuesday", "sorry apartment 5c we moved upstairs"
    )

    assert values["property_address"] == "505 lenox avenue apartment 5c"


async def test_a_domain_that_is_not_so_gives_way_to_the_other() -> None:
    email = "lisa dot moreno at gmail dot com"
    values = await known("Quotes: e-mail, moving date.", email, "oh wait it's not gmail it's yahoo dot com")

    assert values["email"] == "lisa.moreno@yahoo.com"


async def test_a_number_that_is_taken_back_tells_what_the_other_is_of() -> None:
    values = await known(
        "Pizzeria orders: number of pizzas, pick-up time.", "three pizzas at six tonight", "sorry i meant seven not six"
    )

    assert (values["pizzas"], values["pick_up_time"]) == (3, "19:00")

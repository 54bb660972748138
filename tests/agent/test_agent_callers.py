"""Callers of many trades, as written down in `tests/data/callers/`, phone the scripted agent without a server between."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.callers.desk_phone import DeskPhone
from tests.callers.script import play, scripts

_DATA = Path(__file__).parents[1] / "data"
_NAMES = ("trades", "offers_and_asks")
_TRADES = [one for name in _NAMES for one in scripts(_DATA / "callers" / f"{name}.json")]
_COURSE = scripts(_DATA / "callers" / "course.json")
# Of the calls that strangers wrote, those that hold; `bench/caller_scripts.py` counts the others.
_HOLD = (
    "Salon: not offered, price asked, Saturday too late, a stylist wished",
    "Plumber: outside the area, then mother's place inside it",
    "Charity pick-up: a mattress, the wrong day",
    "Deli lunch pickup with fields: too late, not on the menu, one thing dropped",
    "Fish and chips: one of the two swapped, no onion rings",
    "Theatre tickets: too many, no such day, e-mail in two bits",
    "Restaurant, terse bot: table, then later and one more",
    "Restaurant: closed day, too many, past last seating, then a fitting table",
    "Barber with fields: slot is taken, takes the next one",
    "Dentist: moves Tuesday's cleaning to Friday, same time",
    "Dentist with fields: same day two hours later, name misheard, a no, another time",
    "Hotel: dog asked about, double room, a night longer",
    "B&B with fields: closed month, too many nights, family counted, e-mail dictated",
    "Garage: body work not done, brakes instead, the day corrected",
    "Plumber: caller smells gas, is told whom to call",
    "Pizza pickup: one pizza swapped, drinks added, the total asked",
    "Thai delivery: minimum asked, one dish more, own number dictated",
    "Solar lead: company, budget and e-mail with a dash",
    "Software lead with fields: robot? price? too few people, then enough",
    "Message: withheld number, phone given in three bits",
    "Survey: eight, no, nine out of ten",
    "Survey with fields: suspicious caller, then plain answers",
    "Farm stand questions only, nothing to note",
    "Vet: cat and owner told apart, midday break in the hours",
    "Van rental with fields: pick-up and return, driver too young",
    "Locksmith: no cars, the back door in two hours",
    "Gym trial with fields: rude at first, too early, e-mail dictated",
    "Law office intake: tries to override it, two names told apart",
    "Optician: silence, say that again, hello, wants a human",
    "Bakery cake: too short notice, flavour not made, writing on it",
    "Florist delivery: recipient and sender, Monday not possible",
    "Courier with fields: too heavy, then the lighter parcel",
    "Tool hire: returns on a closed day, then Monday",
    "Driving lesson with fields: no Sundays, automatic or manual",
    "Kindergarten visit: a daughter called April",
    "Boat trip in July: fixed hours, too many for the boat, the pier asked",
    "Piano tuner: asks the price and gives up",
    "Museum group: too many, closed day, foreign number dictated",
    "Taxi: all in one breath, then one more",
    "Pet boarding, fields: a cat, one day longer",
    "Car wash: closed Monday, how long",
    "Notary: only questions",
    "Escape room, fields: too many, parking",
    "Language school: no German, when does it start",
    "Storage units, fields: one month is too short, wrong size at the end",
    "Cleaning service, chatty bot: a robot? vacuum, address",
    "Job applicants, fields: years put right, pay",
    "Campsite, fields: too early in the year",
    "Bike repair: Wednesday closed, how long",
    "Tattoo studio: moving an appointment, then another day",
    "Church hall, fields: from two to six, too many",
    "Tax adviser: silence, wants Mr. Brandt, message",
    "Home inspection, fields: price by size, a robot?",
    "Lost and found of a bus line, fields: Friday, not yesterday",
    "Newsletter survey, fields: makes up her mind again",
    "Guest house: asks the price, then thinks better of it",
    "Salon: not offered, price asked, Saturday too late, a stylist wished",
    "Message: wants the owner himself, settles for a message",
    "Hardware store questions: two known, one taken as a message",
    "Airport shuttle: family counted, early hour corrected",
    "House viewing: only two slots a week, the rent asked",
    "Yoga studio, fields: mats, a class on the wrong day",
    "Chimney sweep, fields: lives outside the area, the house does not",
    "Ferry: no boat at noon, price of a car",
    "Tea room, fields: after the last seating, gluten",
    "Tutoring: no Latin, physics a week from Tuesday",
    "IT helpdesk with fields: e-mail corrected, urgency given",
    "Catering: fewer than the minimum, budget",
)
_ALL = [script for name in ("strangers.json", "strangers_more.json") for script in scripts(_DATA / name)]
_STRANGERS = [script for script in _ALL if script["title"] in _HOLD]


@pytest.mark.parametrize("script", _TRADES, ids=lambda script: str(script["title"]))
async def test_a_caller_of_any_trade_gets_what_they_want(script: Mapping[str, Any]) -> None:
    played = await play(script, DeskPhone(script))

    assert not played.problems, str(played)


@pytest.mark.parametrize("script", _COURSE, ids=lambda script: str(script["title"]))
async def test_a_call_takes_its_course_around_what_is_told_freely(script: Mapping[str, Any]) -> None:
    played = await play(script, DeskPhone(script))

    assert not played.problems, str(played)


@pytest.mark.parametrize("script", _STRANGERS, ids=lambda script: str(script["title"]))
async def test_a_stranger_who_got_what_they_wanted_still_gets_it(script: Mapping[str, Any]) -> None:
    played = await play(script, DeskPhone(script))

    assert not played.problems, str(played)


def test_every_call_that_holds_is_there() -> None:
    assert len(_STRANGERS) == len(_HOLD)

"""Which bounds does a context tell in free words, and how does the scripted agent keep to them?"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from echolink.agent.profile import read_profile
from tests.callers.desk_phone import DeskPhone
from tests.callers.script import play, scripts

_CALLS = scripts(Path(__file__).parents[1] / "data" / "callers" / "limits.json")

# What the goal lists, what the context tells, and "least-most" of the field it is told of.
LIMITS = [
    ("weight of the parcel", "Nothing over 30 kg.", "-30"),
    ("parcel weight in kg", "We don't take parcels over 20 kilos.", "-20"),
    ("weight", "Maximum weight per person is 110 kg.", "-110"),
    ("weight", "Passengers must weigh less than 120 kg.", "-120"),
    ("weight", "Weight limit 250 lbs.", "-250"),
    ("driver's age", "Drivers from 21.", "21-"),
    ("driver's age", "Riders must be at least 16.", "16-"),
    ("age", "You must be 18 or older to rent.", "18-"),
    ("age", "Over 18s only.", "18-"),
    ("age", "No under 12s.", "12-"),
    ("age", "Open for ages 8+.", "8-"),
    ("child's age", "Kids aged 4-10.", "4-10"),
    ("pupil's age", "Children from 2 to 6 years.", "2-6"),
    ("child's age", "Drivers from 21.", "-"),
    ("number of windows", "At least 3 windows.", "3-"),
    ("number of shirts", "We print from 25 shirts.", "25-"),
    ("number of flyers", "We only do orders of 50 flyers or more.", "50-"),
    ("how many servings", "Up to 40 servings, minimum of 10.", "10-40"),
    ("number of tickets", "Max. 6 tickets per person.", "-6"),
    ("number of boxes", "Minimum order is 10 boxes.", "10-"),
    ("number of nights", "Minimum two nights.", "2-"),
    ("number of nights", "3 night minimum in summer.", "3-"),
    ("number of hours", "Jobs of at least 3 hours.", "3-"),
    ("number of players", "Teams of 3 to 6.", "3-6"),
    ("number of players", "Teams of 5 and up.", "5-"),
    ("number of players", "Each game takes 60 minutes and is for 2 to 6 players.", "2-6"),
    ("number of people", "The course lasts two hours and is for up to 8 people.", "-8"),
    ("number of golfers", "A round takes 4 hours and is meant for 1 to 4 golfers.", "1-4"),
    ("number of people", "A game costs $30 and takes 2 hours.", "-"),
    ("number of people", "A minimum of four people is needed.", "4-"),
    ("number of people", "Four passengers maximum.", "-4"),
    ("number of people", "Maximum 2 children per room.", "-"),
    ("number of people", "Groups of 10 or more get 10% off.", "-"),
    ("number of people", "Max 2 dogs per room.", "-"),
    ("number of people", "We need at least 15 people for a private tour.", "-"),
    ("dog's weight", "We only walk dogs under 30 kg.", "-30"),
    ("number of hours", "Minimum 3 hours, maximum 8.", "3-8"),
    ("number of people", "Small up to 40 guests, medium up to 80.", "-80"),
    ("boat length", "Boats up to 24 feet indoors, up to 40 feet outdoors.", "-40"),
    ("age", "Donors must be between 18 and 65.", "18-65"),
    ("number of people", "Lunch 12-3, dinner 6-10.", "-"),
    ("number of people", "Boats up to 24 feet.", "-"),
    ("age", "Patients from 14 can come alone.", "-"),
    ("child's age", "Kids under 5 eat free.", "-"),
    ("child's age", "Children under 12 must be accompanied by an adult.", "-"),
    ("number of years", "Over 20 years of experience.", "-"),
    ("number of days", "Cancel at least 2 days before.", "-"),
    ("number of hours", "Visits take 2 to 3 hours.", "-"),
    ("child's age", "Kids under 8 can't join.", "8-"),
    ("child's age", "Children under 3 are not allowed.", "3-"),
    ("age", "Under 16s cannot enter.", "16-"),
    ("age", "Nobody under 18.", "18-"),
    ("age", "Everybody has to be 21 or over, so no children please.", "21-"),
    ("age", "People over 65 can't dive with us.", "-65"),
    ("weight", "Riders over 100 kg can't ride.", "-100"),
    ("weight of the dog", "Dogs heavier than 40 kg cannot stay.", "-40"),
    ("height", "Anyone shorter than 140 cm can't ride.", "140-"),
    ("child's age", "Kids under 12 can't come without an adult.", "-"),
]

OCCASIONS: list[tuple[str, str, dict[str, Any]]] = [
    ("Book boat trips", "Trips at 10 am, 1 pm and 4 pm every day.", {"starts": {"daily": ["10:00", "13:00", "16:00"]}}),
    ("Viewings", "Viewings Wednesday and Friday at 5.", {"starts": {"wednesday": ["17:00"], "friday": ["17:00"]}}),
    (
        "Tours",
        "Tours at 11 on weekends, and on Mondays at 9 and 2.",
        {"starts": {"monday": ["09:00", "14:00"], "saturday": ["11:00"], "sunday": ["11:00"]}},
    ),
    ("Book whale watching", "Two departures a day: 9:30 and 14:00.", {"starts": {"daily": ["09:30", "14:00"]}}),
    ("Flights", "We fly at 6 am and 7 pm.", {"starts": {"daily": ["06:00", "19:00"]}}),
    ("Games", "Games start at 4, 6 and 8 pm.", {"starts": {"daily": ["16:00", "18:00", "20:00"]}}),
    (
        "Tickets",
        "Shows on 12, 13 and 14 December at 8 pm.",
        {"starts": {"daily": ["20:00"]}, "only_dates": ["12-12", "12-13", "12-14"]},
    ),
    ("Workshop places", "The workshop is on March 14.", {"only_dates": ["03-14"]}),
    ("Orders", "We deliver on Fridays.", {"only_days": ["friday"]}),
    ("Moving quotes", "We move Monday and Tuesday.", {"only_days": ["monday", "tuesday"]}),
    (
        "Charters",
        "We sail at 6am and 1pm, April through October.",
        {"starts": {"daily": ["06:00", "13:00"]}, "closed_ranges": [{"from": "11-01", "to": "03-31"}]},
    ),
    ("Book massages", "Couples massages Fridays only.", {}),
    ("Laundry orders", "Pick-ups Monday and Thursday mornings.", {"only_days": ["monday", "thursday"]}),
    ("Mediation", "Not in August.", {"closed_ranges": [{"from": "08-01", "to": "08-31"}]}),
    ("Pet sitting", "We don't sit on Christmas Day.", {"closed_dates": ["12-25"]}),
    ("Catering enquiries", "Tastings Thursdays at 3.", {}),
    (
        "Appointments",
        "Monday and Wednesday 8-12 and 14-18, Wednesday afternoons closed.",
        {
            "monday": [{"opens": "08:00", "closes": "12:00"}, {"opens": "14:00", "closes": "18:00"}],
            "wednesday": [{"opens": "08:00", "closes": "12:00"}],
        },
    ),
    ("Tours", "Tours are busy from June to August.", {}),
    ("Ghost tours", "Tours run on Sundays at 9pm from the gate.", {"starts": {"sunday": ["21:00"]}}),
    ("Cake orders", "Tastings on Saturdays at 10 and 11.30.", {}),
    ("Plumbing call-outs", "Standard call-out is $95 during the day (8-6).", {}),
    ("Lessons", "We teach maths to grades 5 to 12.", {}),
    ("Book table", "Live music Fridays at 8 pm.", {}),
    ("Book tours", "Last tour at 4 pm.", {"last": "16:00"}),
    ("Book rooms", "Check-in is at 3 pm.", {}),
    ("Book table", "Tables: 2, 4, 6.", {}),
    ("Book table: name, phone, day", "Phone lines Monday to Friday.", {}),
    ("Book rooms", "Breakfast from 8 to 10. Dinner 6-9.", {}),
    (
        "Swim lessons",
        "Pool open daily 6am-9pm. Swim lessons Saturday 9 to noon.",
        {"saturday": [{"opens": "09:00", "closes": "12:00"}]},
    ),
    (
        "Lessons",
        "Lessons Saturday 3 to 7 pm, Sunday 2 to 5 pm. Office Mon-Fri 9-1.",
        {
            "saturday": [{"opens": "15:00", "closes": "19:00"}],
            "sunday": [{"opens": "14:00", "closes": "17:00"}],
        },
    ),
    ("Book boats", "No boats from November to March.", {"closed_ranges": [{"from": "11-01", "to": "03-31"}]}),
    (
        "Firewood orders",
        "No deliveries in July and August.",
        {"closed_ranges": [{"from": "07-01", "to": "07-31"}, {"from": "08-01", "to": "08-31"}]},
    ),
    ("Book tours", "We don't run tours in February.", {"closed_ranges": [{"from": "02-01", "to": "02-29"}]}),
    ("Book tours", "No extra charge in February.", {}),
    ("Book tours", "No tours on Sundays in February.", {"closed": ["sunday"]}),
    ("Whale watching", "Season May to September.", {"closed_ranges": [{"from": "10-01", "to": "04-30"}]}),
]


@pytest.mark.parametrize("script", _CALLS, ids=lambda script: str(script["title"]))
async def test_a_caller_who_breaks_a_limit_is_told_it_and_gets_what_is_possible(script: Mapping[str, Any]) -> None:
    played = await play(script, DeskPhone(script))

    assert not played.problems, str(played)


@pytest.mark.parametrize(("asked", "context", "bounds"), LIMITS)
def test_a_limit_bounds_the_number_that_it_is_told_of(asked: str, context: str, bounds: str) -> None:
    reading = read_profile(goal=f"Collect: name, {asked}", context=context).reading

    field = reading.fields[-1]
    assert f"{'' if field.least is None else field.least}-{'' if field.most is None else field.most}" == bounds


@pytest.mark.parametrize(("goal", "context", "hours"), OCCASIONS)
def test_times_and_days_of_what_the_goal_asks_for_are_read(goal: str, context: str, hours: dict[str, Any]) -> None:
    assert dict(read_profile(goal=goal, context=context).reading.hours) == hours


def test_bounds_of_a_schema_come_before_those_of_the_context() -> None:
    schema = {"properties": {"weight_kg": {"type": "number", "maximum": 25}, "age": {"type": "integer"}}}

    weight, age = read_profile(goal="x", context="Nothing over 30 kg. From age 16.", fields=schema).reading.fields

    assert (weight.most, age.least) == (25, 16)


def test_a_text_of_a_schema_stays_a_text() -> None:
    schema = {"properties": {"weight": {"type": "string"}}}

    (weight,) = read_profile(goal="x", context="Nothing over 30 kg.", fields=schema).reading.fields

    assert weight.kind == "text"


def test_a_limit_that_bounds_a_field_is_no_longer_unread() -> None:
    reading = read_profile(goal="Collect: name, age", context="From age 16. We like dogs. Dogs up to 20 kg.").reading

    assert reading.unread == ("We like dogs.", "Dogs up to 20 kg.")


def test_months_are_no_places_that_are_served() -> None:
    assert read_profile(goal="Orders", context="We deliver in July and August.").reading.areas == ()

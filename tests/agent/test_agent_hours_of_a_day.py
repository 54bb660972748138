"""Which pauses, last times and other hours of single days does a context tell, and how is a time outside them refused?"""

from datetime import date
from typing import Any

import pytest

from echolink.agent.opening import Opening
from echolink.agent.profile import read_profile


def _hours(context: str, goal: str = "Book an appointment") -> dict[str, Any]:
    return dict(read_profile(goal=goal, context=context).reading.hours)


@pytest.mark.parametrize(
    "context",
    [
        "Open daily 8-18 (lunch break 12-13).",
        "Open daily 8-18. We're closed for lunch from 12 to 1.",
        "Open daily 8-18, except from noon to 1 pm.",
        "Open daily 8 am - 6 pm. No fittings between 12 and 1.",
        "Daily 8-18, nothing between 12 and 13.",
        "Open daily 8-18, with a lunch hour from noon to 1.",
        "Open daily 8-18. Nobody is here between 12 and 1.",
    ],
)
def test_a_pause_is_no_opening(context: str) -> None:
    assert _hours(context)["daily"] == [{"opens": "08:00", "closes": "12:00"}, {"opens": "13:00", "closes": "18:00"}]


@pytest.mark.parametrize(
    "context",
    [
        "Open daily 8-18. Lunch 12-13 is served on the terrace.",
        "Open daily 8-18. Not suitable for kids from 2 to 4.",
        "Open daily 8-18. No parking between 2nd and 4th Street.",
    ],
)
def test_what_goes_on_within_the_hours_is_no_pause(context: str) -> None:
    assert _hours(context)["daily"] == [{"opens": "08:00", "closes": "18:00"}]


@pytest.mark.parametrize(
    ("context", "last"),
    [
        ("Dinner daily 17-22, last orders in the kitchen 21:15.", "21:15"),
        ("Open daily 9-18, the last dog is taken at 5 pm.", "17:00"),
        ("Slots every day between 10 and 16, the last one starts at 15:30.", "15:30"),
        ("Daily 9-5. Last fitting 4:15 pm.", "16:15"),
        ("Open daily 10-17. Last name and phone are needed by 16:00.", None),
        ("Open daily 10-17. The last 5 minutes are for questions.", None),
    ],
)
def test_whatever_comes_last_tells_the_last_time_to_begin(context: str, last: str | None) -> None:
    assert _hours(context).get("last") == last


@pytest.mark.parametrize(
    "context",
    [
        "I work Monday to Thursday, first visit at 9 and the last one at 15:00.",
        "Monday to Thursday from 9:00, the last session begins at 15:00.",
        "We teach Mon-Thu, the first lesson is at 9 am, the last at 3 pm.",
    ],
)
def test_the_first_and_the_last_are_hours_too(context: str) -> None:
    opening = Opening(_hours(context))
    monday, friday = date(2026, 11, 30), date(2026, 12, 4)

    assert opening.is_open("09:00", monday)
    assert opening.is_open("15:00", monday)
    assert not opening.is_open("15:30", monday)
    assert opening.closed_on(friday)


@pytest.mark.parametrize(
    ("context", "day", "spans"),
    [
        ("Mon-Fri 9-18. On Christmas Eve we close at 2 pm.", "2026-12-24", [(540, 840)]),
        ("Mon-Fri 9-18. December 24 and 31 only until noon.", "2026-12-31", [(540, 720)]),
        ("Mon-Fri 9-18. Dec 26: 11-15.", "2026-12-26", [(660, 900)]),
        ("Mon-Fri 9-18. Black Friday 7 am to 9 pm.", "2026-11-27", [(420, 1260)]),
        ("Mon-Fri 9-18. December 28 to 30 from 10 to 14.", "2026-12-29", [(600, 840)]),
        ("Mon-Fri 9-18. December 24: 8-12, December 25 closed.", "2026-12-25", []),
        (
            "Pick-ups on December 22 and 23 from 9:00 to 18:00 and on December 24 from 8:00 to 13:00.",
            "2026-12-24",
            [(480, 780)],
        ),
        ("Pick-ups on December 22 and 23 from 9:00 to 18:00 and on December 24 from 8:00 to 13:00.", "2026-12-21", []),
    ],
)
def test_a_day_of_the_year_may_have_hours_of_its_own(context: str, day: str, spans: list[tuple[int, int]]) -> None:
    assert list(Opening(_hours(context, "Take orders for pies")).spans(date.fromisoformat(day))) == spans


@pytest.mark.parametrize(
    ("goal", "context", "hours"),
    [
        (
            "Book school tours",
            "School tours at the Lighthouse are given Tuesday and Friday at 10:00 and at 13:00.",
            {"starts": {"tuesday": ["10:00", "13:00"], "friday": ["10:00", "13:00"]}},
        ),
        (
            "Sign children up for a trial lesson",
            "Trial lessons take place on Wednesdays and Saturdays at 4 pm and cost $20.",
            {"starts": {"wednesday": ["16:00"], "saturday": ["16:00"]}},
        ),
        ("Book tastings", "We do tastings every Friday at 6 pm for $35 a head.", {"starts": {"friday": ["18:00"]}}),
        ("Book tours", "Tours ($12) are on Sundays at 11.", {"starts": {"sunday": ["11:00"]}}),
        (
            "Sign up for the course",
            "The course is on Tuesdays at 18:30 and on Sundays at 10:00, two hours, $39 a head, clay included.",
            {"starts": {"tuesday": ["18:30"], "sunday": ["10:00"]}},
        ),
        (
            "Book birthday parties",
            "Birthday parties are on Saturdays only. Start times: 11:00 or 13:30, each lasts two hours.",
            {"starts": {"daily": ["11:00", "13:30"]}, "only_days": ["saturday"]},
        ),
        (
            "Schedule chimney visits",
            "We sweep chimneys in both counties and on the islands, weekdays only.",
            {"only_days": ["monday", "tuesday", "wednesday", "thursday", "friday"]},
        ),
        ("Deliveries", "Deliveries go out Mon and Fri. Nothing on weekends.", {"closed": ["saturday", "sunday"], "only_days": ["monday", "friday"]}),
        ("Rides", "We ride from 9 to 5 every day but Monday.", {"closed": ["monday"]}),
    ],
)  # fmt: skip
def test_when_there_is_what_the_goal_asks_for_is_read_in_long_sentences(
    goal: str, context: str, hours: dict[str, Any]
) -> None:
    assert hours.items() <= _hours(context, goal).items()


def test_times_that_a_schema_lists_are_those_at_which_it_begins() -> None:
    fields = {"properties": {"day": {"type": "string", "format": "date"}, "start": {"enum": ["18:30", "10:00"]}}}

    reading = read_profile(goal="Sign up", context="Every day.", fields=fields).reading

    assert [f.kind for f in reading.fields] == ["date", "time"]
    assert reading.hours["starts"] == {"daily": ["10:00", "18:30"]}

"""Is it open at a day and time?"""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.agent.opening import Opening, hhmm, minutes
from echolink.agent.profile import read_profile

MONDAY, FRIDAY, SATURDAY, SUNDAY = (date(2026, 11, day) for day in (23, 27, 28, 29))
EVENINGS = Opening({"daily": [{"opens": "17:00", "closes": "22:00"}], "closed": ["monday"], "closed_dates": ["12-25"]})
BARS = Opening({"friday": [{"opens": "18:00", "closes": "02:00"}]})


def test_from_opening_until_right_before_closing() -> None:
    assert EVENINGS.is_open("17:00", FRIDAY)
    assert EVENINGS.is_open("21:59", FRIDAY)
    assert not EVENINGS.is_open("22:00", FRIDAY)
    assert EVENINGS.closes_at("22:00", FRIDAY)
    assert not EVENINGS.is_open("16:59", FRIDAY)


def test_closed_days_and_dates() -> None:
    assert EVENINGS.closed_on(MONDAY)
    assert EVENINGS.closed_on(date(2026, 12, 25))
    assert not EVENINGS.closed_on(FRIDAY)
    assert EVENINGS.closed_weekdays() == ["monday"]


def test_days_that_are_not_named_beside_others_are_closed() -> None:
    assert BARS.closed_on(SUNDAY)
    assert not BARS.closed_on(FRIDAY)


def test_after_midnight_it_is_still_last_nights_opening() -> None:
    assert BARS.is_open("01:30", SATURDAY)
    assert not BARS.is_open("02:00", SATURDAY)
    assert not BARS.is_open("01:30", FRIDAY)


@pytest.mark.parametrize(
    ("hours", "closed", "is_open"),
    [
        ({"closed_ranges": [{"from": "12-24", "to": "01-02"}]}, ["2026-12-24", "2027-01-02", "2031-12-31"], ["2026-12-23", "2027-01-03"]),
        ({"closed_ranges": [{"from": "08-01", "to": "08-15"}]}, ["2026-08-01", "2027-08-15"], ["2026-07-31", "2026-08-16"]),
        ({"closed_holidays": ["thanksgiving"]}, ["2026-11-26", "2027-11-25"], ["2026-11-25", "2027-11-26"]),
        ({"closed_holidays": ["easter_sunday"]}, ["2026-04-05", "2027-03-28", "2038-04-25"], ["2026-03-28"]),
        ({"closed_holidays": ["good_friday", "easter_monday"]}, ["2026-04-03", "2026-04-06"], ["2026-04-05"]),
        ({"closed_holidays": ["memorial_day", "labor_day"]}, ["2026-05-25", "2026-09-07"], ["2026-05-18", "2026-09-14"]),
        ({"closed_holidays": ["no such day"]}, [], ["2026-11-26"]),
    ],
)  # fmt: skip
def test_ranges_and_movable_holidays_are_closed_in_whatever_year(
    hours: dict[str, Any], closed: list[str], is_open: list[str]
) -> None:
    opening = Opening(hours)

    assert all(opening.closed_on(date.fromisoformat(day)) for day in closed)
    assert not any(opening.closed_on(date.fromisoformat(day)) for day in is_open)


def test_after_the_last_time_to_begin_nothing_begins() -> None:
    kitchen = Opening({"daily": [{"opens": "12:00", "closes": "23:00"}], "last": "21:00"})

    assert kitchen.is_open("21:00", FRIDAY)
    assert not kitchen.is_open("21:30", FRIDAY)
    assert not kitchen.is_open("21:30", None)
    assert kitchen.last_before("21:30", FRIDAY) == "21:00"
    assert kitchen.last_before("21:00", FRIDAY) == ""


@given(st.integers(0, 1439), st.dates())
def test_without_hours_every_time_is_open(at: int, day: date) -> None:
    assert Opening({}).is_open(hhmm(at), day)
    assert not Opening({}).closed_on(day)
    assert minutes(hhmm(at)) == at


@pytest.mark.parametrize(
    "context",
    [
        "We pick up on weekdays only.",
        "We collect Monday to Friday only. Pickup window is 8:00-16:00.",
        "Pickup window is 8:00-16:00. We pick up on weekdays only.",
        "We only come out on weekdays. Pickups 8am-4pm.",
    ],
)
def test_days_that_are_the_only_ones_close_all_others_beside_hours_of_what_is_asked(context: str) -> None:
    bot = read_profile(goal="Take pallet pickup requests: address, pickup date, name", context=context)

    assert bot.reading.hours["closed"] == ["saturday", "sunday"]

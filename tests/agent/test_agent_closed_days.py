"""On which days of the year is a place closed, in whatever words it says so?"""

from datetime import date
from typing import Any

import pytest

from echolink.agent.holidays import day_of_holiday
from echolink.agent.profile import read_profile

# What a context says, and of the reading's hours `closed_dates`, `closed_ranges` and `closed_holidays`, in short.
CLOSED = [
    ("No visits Labor Day.", "labor_day"),
    ("There's no circle on Good Friday.", "good_friday"),
    ("No deliveries December 23 to January 4.", "12-23..01-04"),
    ("No classes Dec 20 - Jan 3 or on Memorial Day weekend.", "12-20..01-03 memorial_day_saturday memorial_day_sunday memorial_day"),
    ("On December 24 and 25 and on January 1 nobody can check in.", "12-24 12-25 01-01"),
    ("We drive on Tuesdays (not Nov 24).", "11-24"),
    ("Open noon to 2 am every day but Thanksgiving.", "thanksgiving"),
    ("We deliver any day but Christmas Day.", "12-25"),
    ("Open daily 9-5, but only until noon on Thanksgiving.", ""),
    ("Never on Easter Monday.", "easter_monday"),
    ("In January there are no hikes.", "01-01..01-31"),
    ("In August we don't deliver.", "08-01..08-31"),
    ("Thanksgiving (Thu Nov 26): closed.", "11-26 thanksgiving"),
    ("Closed Sunday, December 24 and Monday, December 25.", "12-24 12-25"),
    ("No lessons the day after Thanksgiving.", "thanksgiving_friday"),
    ("No parties on Thanksgiving weekend (Nov 28 and 29).", "11-28 11-29"),
    ("Closed 12/24-12/26 and 1/1.", "01-01 12-24..12-26"),
    ("Our summer break is August 1 to 15.", "08-01..08-15"),
    ("Season: March to mid December.", "12-16..02-29"),
    ("Tours run from early April to the end of October.", "11-01..03-31"),
    ("Hay rides only in October.", "11-01..09-30"),
    ("Open from May 15 to October.", "11-01..05-14"),
    ("We're away from Dec 20 and reopen on January 8.", "12-20..01-07"),
    ("I'm booked up through December 12.", "09-03..12-12"),
    ("Closed until March 3.", "11-23..03-02"),
    ("The first available appointment is December 14.", "09-04..12-13"),
    ("Orders for Easter closed on March 20.", ""),
    ("During the heating season (October through March) please book a week ahead.", ""),
    ("No extra charge on Christmas Day.", ""),
    ("No refunds after December 24.", ""),
    ("We don't take coupons on Labor Day.", ""),
    ("In December we need more time for alterations.", ""),
    ("From June to August prices are higher.", ""),
]  # fmt: skip


def _short(hours: dict[str, Any]) -> str:
    ranges = [f"{one['from']}..{one['to']}" for one in hours.get("closed_ranges", ())]
    return " ".join([*hours.get("closed_dates", ()), *ranges, *hours.get("closed_holidays", ())])


@pytest.mark.parametrize(("context", "closed"), CLOSED)
def test_days_on_which_there_is_nothing_are_read_however_that_is_said(context: str, closed: str) -> None:
    hours = dict(read_profile(goal="Book a visit", context=context).reading.hours)

    assert _short(hours) == closed
    assert not hours.get("closed")


def test_the_weekday_of_a_date_closes_no_weekday() -> None:
    hours = read_profile(
        goal="Book a cut", context="Open Tue-Sat 9-18. Thanksgiving (Thu Nov 26): closed."
    ).reading.hours

    assert "thursday" in hours


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("thanksgiving_friday", date(2026, 11, 27)),
        ("labor_day_saturday", date(2026, 9, 5)),
        ("memorial_day_sunday", date(2026, 5, 24)),
        ("easter_saturday", date(2026, 4, 4)),
    ],
)
def test_days_beside_a_holiday_move_with_it(name: str, day: date) -> None:
    assert day_of_holiday(name, 2026) == day


OPEN_BUT_FOR_SOME_DAYS = [
    "We work Monday to Saturday and are closed on Thanksgiving.",
    "We're open Monday to Saturday and closed on Thanksgiving.",
    "Lessons run Monday to Saturday, and we're closed for Thanksgiving.",
    "Open Mon-Sat, closed Thanksgiving.",
    "Open Mon-Sat (closed on Thanksgiving)",
    "Our groomers work Monday to Saturday but not on Thanksgiving.",
    "We deliver Monday to Saturday, no deliveries on Thanksgiving.",
    "Tours are Monday to Saturday and there are none on Thanksgiving.",
    "We're here Monday to Saturday; nobody is in on Thanksgiving.",
    "We are closed on Thanksgiving and open Monday to Saturday.",
    "We're open Monday to Saturday and we're closed on public holidays.",
    "Monday to Saturday, closed on federal holidays.",
]


@pytest.mark.parametrize("context", OPEN_BUT_FOR_SOME_DAYS)
def test_a_holiday_on_which_it_is_closed_closes_no_weekday_named_beside_it(context: str) -> None:
    hours = dict(read_profile(goal="Book a visit", context=context).reading.hours)

    assert "thanksgiving" in hours["closed_holidays"]
    assert hours.get("closed", ["sunday"]) == ["sunday"]
    assert "closed" in hours or "sunday" not in hours["only_days"]


def test_weekdays_closed_in_one_breath_with_a_holiday_are_closed() -> None:
    for context in (
        "Closed on Sundays and Thanksgiving.",
        "Closed Thanksgiving and Sundays.",
        "Open Mon-Sat, closed Sundays and Thanksgiving.",
    ):
        hours = dict(read_profile(goal="Book a visit", context=context).reading.hours)

        assert (hours["closed"], hours["closed_holidays"]) == (["sunday"], ["thanksgiving"])

"""Is it open at a day and time?"""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from echolink.agent.opening import Opening, hhmm, minutes

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


@given(st.integers(0, 1439), st.dates())
def test_without_hours_every_time_is_open(at: int, day: date) -> None:
    assert Opening({}).is_open(hhmm(at), day)
    assert not Opening({}).closed_on(day)
    assert minutes(hhmm(at)) == at

"""When a delivery is tried again: schedule, spread, what receivers ask for, and the end after a day."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.actions.retrying import LONGEST, PAUSES_SECONDS, pause_after, retry_after_seconds, spread

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def exactly(seconds: float) -> float:
    return seconds


def test_pauses_grow_from_five_seconds_to_twelve_hours_and_fill_a_day() -> None:
    assert PAUSES_SECONDS[0] == 5
    assert PAUSES_SECONDS[-1] == 12 * 3600
    assert list(PAUSES_SECONDS) == sorted(PAUSES_SECONDS)
    assert timedelta(hours=23) < timedelta(seconds=sum(PAUSES_SECONDS)) < LONGEST


def test_pauses_are_spread_by_a_tenth() -> None:
    pauses = [spread(100) for _ in range(200)]

    assert all(90 <= pause <= 110 for pause in pauses)
    assert len(set(pauses)) > 100


def test_after_the_last_pause_there_is_no_further_attempt() -> None:
    assert pause_after(len(PAUSES_SECONDS), NOON, NOON, None, exactly) == PAUSES_SECONDS[-1]
    assert pause_after(len(PAUSES_SECONDS) + 1, NOON, NOON, None, exactly) is None


def test_no_attempt_begins_after_the_day() -> None:
    late = NOON + LONGEST - timedelta(seconds=100)

    assert pause_after(9, NOON, late, None, exactly) == 100
    assert pause_after(9, NOON, NOON + LONGEST, None, exactly) is None


@pytest.mark.parametrize(("asked", "pause"), [(0, 5), (4.0, 5), (90.0, 90), (86_400.0, 86_400)])
def test_what_the_receiver_asks_for_makes_a_pause_longer_and_never_shorter(asked: float, pause: float) -> None:
    assert pause_after(1, NOON, NOON, asked, exactly) == pause


def test_who_asks_for_more_than_the_day_gets_no_further_attempt() -> None:
    assert pause_after(1, NOON, NOON, LONGEST.total_seconds() + 1, exactly) is None


@given(st.integers(1, 20), st.floats(0, 90_000), st.none() | st.floats(0, 1e9), st.floats(0.9, 1.1))
def test_every_pause_ends_within_the_day(tries: int, gone: float, asked: float | None, factor: float) -> None:
    now = NOON + timedelta(seconds=gone)

    pause = pause_after(tries, NOON, now, asked, lambda seconds: seconds * factor)

    if pause is not None:
        assert pause >= (asked or 0)
        assert (now - NOON).total_seconds() + pause <= LONGEST.total_seconds() + 0.001


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 7 ", 7),
        ("Sun, 22 Nov 2026 12:01:00 GMT", 60),
        ("Sun, 22 Nov 2026 12:01:00 -0000", 60),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1e3", None),
        ("٣", None),
        ("9" * 400, None),
        ("Sun, 99 Nov 2026 12:01:00 GMT", None),
    ],
)
def test_the_header_is_seconds_or_a_date(header: str, seconds: float | None) -> None:
    assert retry_after_seconds(header, NOON) == seconds

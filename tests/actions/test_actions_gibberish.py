"""Which words of a sentence are ids that an ear can do nothing with?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.actions.gibberish import without_ids

UUID = "550e8400-e29b-41d4-a716-446655440000"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"Booked {UUID} for 7.", "Booked for 7."),
        (f"Booked (ref: {UUID}) for 7.", "Booked for 7."),
        (f"Booked [{UUID}].", "Booked."),
        (f"Your code is {UUID}.", "Your code is a long code."),
        (f"Code: '{UUID}'", "Code: a long code"),
        ("Paid with ch_3MmlLrLkdIwHu7ix0snN0B15, thank you.", "Paid with, thank you."),
        ("Hash 8f14e45fceea167a5a36dedd4bea2543 stored.", "Hash stored."),
        ("Number 12345678901234567890123 it is.", "Number it is."),
        (UUID, ""),
    ],
)
def test_a_long_id_is_left_out_or_named(text: str, left: str) -> None:
    assert without_ids(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "Your code is A12-94X.",
        "Call +14155550123 or 0123456789012.",
        "On 2026-11-27T19:00:00Z at 19:00.",
        "The three-course-menu-for-2 is on.",
        "Die Reservierungsbestätigungsnummer ist 12.",
        "From 2026-11-27 to 2026-11-29.",
        "Ask bookings-2026-for-7@eatery.example.com.",
        "",
    ],
)
def test_what_a_person_can_say_stays(text: str) -> None:
    assert without_ids(text) == text


@given(st.text(alphabet="ab9-_ (.:=/", max_size=300))
def test_nothing_is_left_that_would_be_left_out_a_second_time(text: str) -> None:
    once = without_ids(text)

    assert len(once) <= len(text) or "a long code" in once
    assert without_ids(once) in (once, once.strip())

"""Is a number's place plausible?"""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.accounts.place import Place, is_zone, place_of


@pytest.mark.parametrize(
    ("phone_number", "timezone", "region"),
    [
        ("+14155551234", "America/Los_Angeles", "US"),
        ("+12125551234", "America/New_York", "US"),
        ("+442079460000", "Europe/London", "GB"),
        ("+4930123456", "Europe/Berlin", "DE"),
        ("+18005551234", "America/New_York", "US"),  # toll-free: in every zone of the country
        ("+15005550006", "America/New_York", "US"),  # Twilio's test number
        ("+61412345678", "Australia/Sydney", "AU"),
        ("not a number", "UTC", "US"),
        ("+88213123456", "UTC", "US"),  # a satellite network: nowhere
    ],
)
def test_a_number_is_at_home_where_people_would_say(phone_number: str, timezone: str, region: str) -> None:
    assert place_of(phone_number) == Place(timezone, region)


@given(st.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True))
def test_every_number_has_a_zone_that_exists(phone_number: str) -> None:
    place = place_of(phone_number)

    assert ZoneInfo(place.timezone)
    assert place.region


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../etc/passwd", "/etc/passwd", "America", "UTC\x00", "x" * 300])
def test_what_is_no_zone_is_refused(name: str) -> None:
    assert not is_zone(name)


@given(st.text())
def test_any_text_can_be_asked_about(name: str) -> None:
    assert is_zone(name) in (True, False)

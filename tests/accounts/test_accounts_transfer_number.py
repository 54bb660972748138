"""Whom may a bot put its callers through to?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.accounts.transfer_number import normal
from echolink.errors import InvalidInput

OWN = "+14155550100"


@pytest.mark.parametrize(
    ("pasted", "number"),
    [
        ("+14155550199", "+14155550199"),
        (" +1 (415) 555-0199 ", "+14155550199"),
        ("+49 30 123456", "+4930123456"),
        ("+1 800 555 1234", "+18005551234"),
    ],
)
def test_a_complete_number_is_taken_in_its_normal_form(pasted: str, number: str) -> None:
    assert normal(pasted, OWN) == number


@pytest.mark.parametrize(
    ("pasted", "reason"),
    [
        ("4155550199", "country code"),
        ("tel:+14155550199", "country code"),
        ("+", "country code"),
        ("+999", "country code"),
        ("+1 911", "emergency"),
        ("+44 999", "emergency"),
        ("+49 112", "emergency"),
        ("+1 900 555 1234", "premium"),
        ("+44 909 879 0000", "premium"),
        ("+1 12345", "complete"),
        ("+1 415 555 019", "complete"),
        ("+1 415 555 0199 ext. 5", "extension"),
        ("+1 415 555 0100", "itself"),
    ],
)
def test_a_number_that_nobody_should_be_put_through_to_is_refused_with_the_reason(pasted: str, reason: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        normal(pasted, OWN)

    assert reason in refused.value.fields["transfer_to"]


@given(st.one_of(st.text(max_size=40), st.text("+0123456789 -()x;", max_size=20).map(lambda text: "+" + text)))
def test_whatever_is_pasted_becomes_an_e164_number_or_is_refused(pasted: str) -> None:
    try:
        number = normal(pasted, OWN)
    except InvalidInput:
        return
    assert number.startswith("+")
    assert number[1:].isascii()
    assert number[1:].isdigit()
    assert normal(number, OWN) == number

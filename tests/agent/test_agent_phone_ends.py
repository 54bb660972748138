"""Is a phone number put right in part: its last figures, its area code?"""

import pytest

from echolink.agent.english.ear import EnglishEar
from echolink.agent.english.phones import e164, readings

EAR = EnglishEar()


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("my number is 917 555 0184 no sorry 0148 at the end", "+19175550148"),
        ("212 555 0199, I mean 0198", "+12125550198"),
        ("two one two five five five oh one eight four sorry one four eight at the end", "+12125550148"),
        ("917 555 0184 sorry 718 at the start", "+17185550184"),
        ("it's 917 555 0184 no wait 646 555 0184", "+16465550184"),
        ("917 555 0184", "+19175550184"),
        ("six four six five five five oh one one zero wait double one at the end so oh one one one", "+16465550111"),
        ("646 555 0190 my bad 0191 it's a new sim", "+16465550191"),
        ("646 555 0163 er let me see 646 555 0168 yes sixty eight", "+16465550168"),
        ("646 555 0110 oh no 555 0111", "+16465550111"),
        ("646 555 0190 for two people, no, three people", "+16465550190"),
    ],
)
def test_a_part_said_anew_takes_the_place_of_as_many_figures(said: str, number: str) -> None:
    assert number in [e164(digits, "US") for digits in readings(said.lower())]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("the last four are 0148 not 0184", "+19175550148"),
        ("it ends in 48, not 84", "+19175550148"),
        ("the area code is 718", "+17185550184"),
        ("almost, the last two digits are four eight", "+19175550148"),
    ],
)
def test_the_end_of_a_known_number_is_told_by_itself(said: str, number: str) -> None:
    assert EAR.put_right("+19175550184", EAR.end_told(said), said) == number


@pytest.mark.parametrize(
    "said", ["my last name is Bell", "at the end of the month", "the last one on the left", "7 pm at the latest"]
)
def test_other_ends_are_none(said: str) -> None:
    assert EAR.end_told(said) == ""


@pytest.mark.parametrize("said", ["I was on the number 14 bus", "the number 6 train", "it's the number two"])
def test_the_number_of_something_is_no_phone_number(said: str) -> None:
    assert "phone" not in EAR.kinds_named(said)


@pytest.mark.parametrize("said", ["the number is 212 555 0199", "the number 2 1 2, 5 5 5", "that's the wrong number"])
def test_the_number_alone_is_the_phone_number(said: str) -> None:
    assert "phone" in EAR.kinds_named(said)

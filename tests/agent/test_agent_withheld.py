"""Is a value found in a text, however it is said there, and is nothing left of it?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.agent.field import Field, Reading
from echolink.agent.port import Heard, HeardKind, Line, Situation
from echolink.agent.profile import Profile
from echolink.agent.withheld import WITHHELD, cleaned, given_in, hushed, mask_of, quotes, shows, without_values
from tests.makers import NOON

CARD = Field(name="card", kind="text", label="the card number", sensitive=True)
NAME = Field(name="name", kind="name", label="your name")
PROFILE = Profile(goal="Take a payment", reading=Reading(fields=(NAME, CARD), explicit=True))
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def situation(asked: str) -> Situation:
    line = Line("agent", asked, NOON)
    return Situation(profile=PROFILE, heard=Heard(HeardKind.SPEECH, "well"), now=NOON, history=[line])


@given(st.text("0123456789", min_size=4, max_size=19), st.integers(1, 5), st.sampled_from((" ", "-", ", ")))
def test_a_number_is_found_in_words_in_figures_and_in_groups(number: str, size: int, between: str) -> None:
    groups = between.join(number[start : start + size] for start in range(0, len(number), size))
    words = " ".join(DIGITS[int(digit)] for digit in number)

    for said in (number, groups, words):
        assert shows(f"well it is {said}, thanks", [number], "en-US")
        assert not shows(cleaned(f"it is {said} I think", [number], "en-US"), [number], "en-US")


@pytest.mark.parametrize(
    ("said", "value", "is_shown"),
    [
        ("It is Purple, walrus!", "purple walrus", True),
        ("call 415 555 1234", "+14155551234", True),
        ("a table for 4", 4, False),  # nobody can say that this is the value
        ("yes", True, False),
        ("the walrus", "purple walrus", False),
        ("", "purple walrus", False),
    ],
)
def test_a_value_is_found_or_not(said: str, value: object, is_shown: bool) -> None:
    assert shows(said, [value], "en-US") is is_shown


def test_fields_show_a_note_in_the_place_of_a_value() -> None:
    shown = without_values({"name": "Maria", "card": "4111"}, PROFILE)

    assert shown == {"name": "Maria", "card": WITHHELD}
    assert mask_of([CARD], "en-US") == "[card number withheld]"


def test_only_the_sentence_with_the_value_is_said_otherwise() -> None:
    assert (
        hushed("Thank you. So 4 1 1 1. And your name?", ["4111"], "en-US") == "Thank you. I have that. And your name?"
    )


@pytest.mark.parametrize(
    ("asked", "names"),
    [("What is the card number?", ["card"]), ("And your name?", []), ("I have the card number.", [])],
)
def test_whatever_answers_the_question_for_a_sensitive_field_counts_as_given(asked: str, names: list[str]) -> None:
    assert [field.name for field in given_in(situation(asked), {})] == names


@given(st.lists(st.sampled_from(DIGITS), min_size=3, max_size=8))
def test_a_reason_that_repeats_what_was_said_is_noticed(words: list[str]) -> None:
    said = " ".join(words)

    assert quotes(f"notes what no field is for: {said}", said, "en-US")
    assert not quotes("a no → asks what to change", said, "en-US")


def test_what_was_read_out_of_the_utterance_counts_as_given() -> None:
    assert given_in(situation("And your name?"), {"card": "4111"}) == [CARD]

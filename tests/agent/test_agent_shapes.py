"""A text that breaks the pattern or the length of its field is asked for again, with a hint, and never sent."""

from typing import Any

import pytest

from echolink.agent.reading.shape import Shape, flaw_of_pattern
from tests.callers.desk_phone import DeskPhone

NUMBER = {"type": "string", "pattern": "^[0-9]{7}$"}
PHARMACY = {"goal": "Take a prescription refill", "context": "Prescription numbers have seven digits."}


def phone_of(prop: dict[str, Any], name: str = "prescription_number", bot: dict[str, Any] = PHARMACY) -> DeskPhone:
    properties = {name: prop, "patient_name": {"type": "string"}}
    return DeskPhone({"bot": bot | {"fields": {"type": "object", "properties": properties}}})


async def test_what_breaks_the_pattern_is_asked_for_again_with_what_it_looks_like() -> None:
    phone = phone_of(NUMBER)
    await phone.say("hello")
    assert "Prescription numbers have seven digits." in await phone.say("four four one")
    for line in ("four five one oh nine two seven", "Gloria Baptiste", "the prescription number is 4510", "yes"):
        await phone.say(line)
    ((fields, _),) = phone.sent
    assert fields == {"prescription_number": "4510927", "patient_name": "Gloria Baptiste"}


async def test_the_description_tells_it_where_the_context_does_not() -> None:
    phone = phone_of(NUMBER | {"description": "Seven digit number"}, bot={"goal": "Take a refill"})
    await phone.say("hello")
    assert "It should be: seven digit number." in await phone.say("441")


async def test_of_two_numbers_that_one_is_meant_which_fits() -> None:
    phone = phone_of(NUMBER)
    await phone.say("hi the number is four four one sorry four five one oh nine two seven")
    assert phone.call.answers[-1].memory["values"] == {"prescription_number": "4510927"}


async def test_letters_are_written_as_the_pattern_has_them() -> None:
    phone = phone_of({"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$"}, "licence_plate")
    for line in ("hello", "a b c one two three"):
        await phone.say(line)
    assert phone.call.answers[-1].memory["values"] == {"licence_plate": "ABC123"}


async def test_what_is_too_long_is_told_so() -> None:
    phone = phone_of({"type": "string", "maxLength": 10}, "engraving")
    await phone.say("hello")
    assert "at most 10 characters" in await phone.say("forever yours and then some")


@pytest.mark.parametrize(
    ("pattern", "fits", "breaks"),
    [
        (r"^[0-9]{7}$", "4510927", "451092"),
        (r"^\d{3}-?\d{4}$", "451-0927", "4510-927"),
        (r"^(?:[A-Z]{2}|X)\d+$", "X7", "A12"),
        (r"\d{5}(-\d{4})?$", "zip 12345-6789", "1234"),
        ("abc", "xxabcxx", "ab"),
        (r"^[^\s]{2,}$", "a-b", "a b"),
        (r"^\$\d*$", "$", "5"),
    ],
)
def test_a_pattern_is_read_as_it_is_meant(pattern: str, fits: str, breaks: str) -> None:
    assert Shape(pattern).fits(fits)
    assert not Shape(pattern).fits(breaks)


def test_a_pattern_that_would_take_others_years_is_answered() -> None:
    assert not Shape("^(a+)+$").fits("a" * 1_000 + "b")
    assert not Shape("^(a|a)*(a|a)*(a|a)*$").fits("a" * 1_000 + "b")


@pytest.mark.parametrize("pattern", ["[", "(?=a)b", r"(a)\1", "(a{999}){999}{999}"])
def test_what_cannot_be_kept_to_is_no_pattern(pattern: str) -> None:
    assert flaw_of_pattern(pattern)

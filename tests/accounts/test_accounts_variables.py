"""Are the places in a bot's texts filled so that what remains can be said, and are odd values refused?"""

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.accounts.variables import as_text, filled, missing, problems_of
from tests.makers import a_bot

ADA = {"name": "Ada", "n": 3, "half": 0.5, "whole": 4.0, "vip": True, "not_vip": False, "_x1": "y"}


def greeting(text: str, variables: dict[str, Any] | None = None) -> str:
    return filled(a_bot("acc_1", greeting=text), ADA if variables is None else variables).greeting


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hello {{name}}!", "Hello Ada!"),
        ("Hello {{ name }} and {{\tname\t}}!", "Hello Ada and Ada!"),
        ("{{n}} times, {{half}} of {{whole}}", "3 times, 0.5 of 4"),
        ("A regular: {{vip}}. New: {{not_vip}}.", "A regular: yes. New: no."),
        ("{{_x1}}{{_x1}}", "yy"),
    ],
)
def test_a_place_becomes_its_value(text: str, said: str) -> None:
    assert greeting(text) == said


@pytest.mark.parametrize(
    "text",
    ["{name}", "{{name}", "{ {name} }", "{{}}", "{{ }}", "{{1st}}", "{{na me}}", "{{name\n}}", "{{a.b}}", "}}name{{"],
)
def test_broken_braces_stay_as_they_are(text: str) -> None:
    assert greeting(text) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hello {{name}}, how are you?", "Hello, how are you?"),
        ("Hello, {{name}}!", "Hello!"),
        ("Hello, {{name}}, how are you?", "Hello, how are you?"),
        ("{{name}}, good day.", "good day."),
        ("Hi {{name}} and welcome", "Hi and welcome"),
        ("This is {{name}}.", "This is."),
        ("We are here ({{name}}).", "We are here."),
        ('The word is "{{name}}".', "The word is."),
        ("First.\n{{name}}: second", "First.\nsecond"),
        ("Good day. {{name}}, how are you?", "Good day. how are you?"),
        ("Ready? {{name}}.", "Ready?"),
        ("Table {{name}} is free", "Table is free"),
        ("the{{name}}rest", "therest"),
        ("{{name}}. Hello", "Hello"),
        ("{{name}}", ""),
        ("{{name}} {{other}}", ""),
    ],
)
def test_a_name_without_a_value_leaves_nothing_and_the_rest_can_be_said(text: str, said: str) -> None:
    assert greeting(text, {}) == said
    assert greeting(text, {"name": " \n"}) == said


def test_a_value_is_not_looked_into() -> None:
    assert greeting("{{a}} {{b}}", {"a": "{{b}}", "b": "{{a}}"}) == "{{b}} {{a}}"


def test_a_value_has_one_line_and_nothing_that_cannot_be_said() -> None:
    assert as_text("a\r\nb\x00\x07\u202ec\ud800\ufffe ") == "a bc"


def test_goal_context_and_greeting_are_filled_and_nothing_else() -> None:
    text = "at {{name}}"
    bot = filled(a_bot("acc_1", goal=text, context=text, greeting=text, name=text, webhook=text), ADA)

    assert (bot.goal, bot.context, bot.greeting) == ("at Ada", "at Ada", "at Ada")
    assert (bot.name, bot.webhook) == (text, text)


def test_a_bot_without_places_is_that_bot() -> None:
    bot = a_bot("acc_1")

    assert filled(bot, ADA) is bot


def test_a_filled_text_does_not_grow_without_bounds() -> None:
    bot = filled(a_bot("acc_1", context="{{a}}" * 4_000), {"a": "x" * 1_000})

    assert len(bot.context) == 40_000


def test_the_names_that_have_no_value_are_told_once_each() -> None:
    bot = a_bot("acc_1", goal="{{a}} {{b}}", context="{{ a }}", greeting="{{c}}", variables={"b": 1})

    assert list(missing(bot)) == ["a", "c"]


@pytest.mark.parametrize(
    ("variables", "wrong"),
    [
        (ADA, {}),
        ({"a": "x" * 1_000}, {}),
        ({"a": "x" * 1_001}, {"variables.a": "must have at most 1000 characters"}),
        ({"a": None}, {"variables.a": "must be a text, a number, or true or false"}),
        (
            {"a": [], "b": {}},
            dict.fromkeys(["variables.a", "variables.b"], "must be a text, a number, or true or false"),
        ),
        ({"a": float("inf")}, {"variables.a": "must be a number that JSON has"}),
    ],
)
def test_what_is_no_value_is_named(variables: dict[str, Any], wrong: dict[str, str]) -> None:
    assert problems_of(variables) == wrong


@pytest.mark.parametrize("name", ["", "1st", "a-b", "a b", "é", "x" * 65])
def test_what_is_no_name_is_refused(name: str) -> None:
    assert set(problems_of({name: 1})) == {"variables"}


def test_more_than_fifty_are_too_many() -> None:
    assert problems_of({f"n{n}": n for n in range(50)}) == {}
    assert set(problems_of({f"n{n}": n for n in range(51)})) == {"variables"}


def test_hostile_texts_are_filled_in_no_time() -> None:
    for text in (" " * 19_990 + "{{x}}", "{{x}}" * 4_000, ("{{" + " " * 98) * 200, ", ({{x}}) " * 2_000):
        began = time.perf_counter()
        greeting(text, {})

        assert time.perf_counter() - began < 0.5


@given(st.text(alphabet="{} ,.ab\n\t("), st.dictionaries(st.sampled_from("ab"), st.text(max_size=5)))
def test_filling_never_fails_and_leaves_no_mark_of_its_own(text: str, variables: dict[str, str]) -> None:
    assert "\x00" not in greeting(text, variables)

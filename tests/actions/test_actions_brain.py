"""Which answers of a bot's own backend are usable, and is what is wrong with the others named?"""

import json
import time
from typing import Any

import pytest

from echolink.actions.brain import Spoken, spoken
from echolink.actions.client import Response
from echolink.actions.json_answer import NotUsable


def answered(body: str | bytes | dict[str, Any], content_type: str = "application/json") -> Response:
    text = json.dumps(body) if isinstance(body, dict) else body
    return Response(200, content_type, text.encode() if isinstance(text, str) else text)


@pytest.mark.parametrize(
    ("body", "content_type", "means"),
    [
        ({"say": "Hello."}, "application/json", Spoken("Hello.")),
        ({"say": "Hello."}, "text/plain", Spoken("Hello.")),
        ({"say": "Hello.", "end": None, "fields": None, "completed": None}, "", Spoken("Hello.")),
        ({"say": "Bye.", "end": True}, "application/json", Spoken("Bye.", ends=True)),
        ({"end": True}, "application/json", Spoken("", ends=True)),
        ({"say": "One moment.", "transfer": True}, "", Spoken("One moment.", transfer=True)),
        ({"transfer": True, "end": True}, "", Spoken("", transfer=True)),
        ({"say": "", "end": True}, "application/json", Spoken("", ends=True)),
        (
            {"say": "Done.", "fields": {"n": [1, {"a": None}]}, "completed": True},
            "application/json; charset=utf-8",
            Spoken("Done.", fields={"n": [1, {"a": None}]}, completed=True),
        ),
        ({"say": "Hi.", "reply": "no", "x": 1}, "application/json", Spoken("Hi.", ignored=("reply", "x"))),
        ("\ufeffHello there", "text/plain; charset=utf-8", Spoken("Hello there.")),
        ("Hello there", "", Spoken("Hello there.")),
        ('"Hello there"', "application/json", Spoken("Hello there.")),
        ("- one\n- two", "text/markdown", Spoken("one. two.")),
    ],
)
def test_a_usable_answer_is_understood(body: str | dict[str, Any], content_type: str, means: Spoken) -> None:
    assert spoken(answered(body, content_type)) == means


@pytest.mark.parametrize(
    ("body", "content_type", "wrong"),
    [
        ("", "application/json", "empty"),
        (" \n", "text/plain", "empty"),
        (b"\xff\xfe", "text/plain", "UTF-8"),
        ("Hello", "application/json", "no JSON"),
        ('{"say": NaN}', "application/json", "no JSON"),
        ('{"say": "Hi", "fields": {"n": 1e999}}', "application/json", "number that is too large"),
        ("[" * 60_000, "application/json", "no JSON"),
        ('{"say": "Hi", "fields": ' + '{"a":' * 20 + "1" + "}" * 21, "application/json", "nested"),
        ("17", "application/json", "is a number"),
        ("null", "application/json", "is null"),
        ({}, "application/json", "`say` is missing"),
        ({"say": None}, "application/json", "`say` is missing"),
        ({"say": ["Hi"]}, "application/json", "`say` must be a text, and is a list"),
        ({"say": "Hi", "transfer": "yes"}, "application/json", "`transfer` must be true or false, and is a text"),
        ({"say": "Hi", "completed": 1}, "application/json", "`completed` must be true or false, and is a number"),
        ({"say": "***"}, "application/json", "nothing that can be spoken"),
        ("<html></html>", "text/plain", "a page or XML"),
        ("Hello", "application/octet-stream", "Content-Type"),
    ],
)
def test_what_is_wrong_is_named(body: str | bytes | dict[str, Any], content_type: str, wrong: str) -> None:
    with pytest.raises(NotUsable, match=wrong):
        spoken(answered(body, content_type))


def test_nothing_of_what_was_answered_is_quoted() -> None:
    with pytest.raises(NotUsable) as flaw:
        spoken(answered({"say": "Hi", "fields": "Maria Jones"}))

    assert "Maria" not in str(flaw.value)


def test_a_hostile_answer_holds_nobody_up() -> None:
    began = time.perf_counter()
    spoken(answered({"say": "Hi " + "![" * 20_000}))

    assert time.perf_counter() - began < 0.5


def test_a_brain_talks_no_longer_than_a_model_may() -> None:
    assert len(spoken(answered({"say": "A sentence. " * 1_000})).say) <= 1_500

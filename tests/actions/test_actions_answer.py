"""What a caller is told of a webhook's answer."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.actions.answer import told
from echolink.actions.description import describe

JSON = "application/json"
ILLEGAL_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.text(alphabet="<>&*_`#[]()!a. \n", max_size=30),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["message", "results", "result", "data", "ok", "status", "error", "id", "x y"])
            | st.text(max_size=5),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def of_json(value: Any) -> str:
    return told(JSON, json.dumps(value).encode())


def is_fit_for_the_ear(text: str) -> bool:
    return len(text) <= 400 and not re.search(r"[<>`*#\n]", text) and not ILLEGAL_IN_XML.search(text)


@pytest.mark.parametrize("key", ["message", "speech", "say", "text", "reply", "answer", "Message", "MESSAGE"])
def test_the_text_that_is_meant_for_a_person_is_told(key: str) -> None:
    assert of_json({"status": "confirmed", "id": "A12", key: "Booked for 7."}) == "Booked for 7."


@pytest.mark.parametrize(
    "answer",
    [
        "Booked for 7.",  # Retell: a string
        {"message": "Booked for 7."},
        {"result": "Booked for 7."},  # Retell: an object
        {"results": [{"toolCallId": "call_9", "result": "Booked for 7."}]},  # Vapi
        {"results": [{"toolCallId": "call_9", "result": {"message": "Booked for 7."}}]},
        {"results": [{"toolCallId": "call_9", "result": '{"message": "Booked for 7."}'}]},
        {"results": [{"toolCallId": "call_9", "error": "Booked for 7."}]},
        {"data": {"reply": "Booked for 7."}},
        {"body": '{"message": "Booked for 7."}', "statusCode": 200},  # a lambda behind no proxy
        {"success": True, "data": {"attributes": {}}, "message": "Booked for 7"},
        [{"message": "Booked for 7."}],
        {"message": "**Booked** for <b>7</b>."},
        {"message": "", "text": "Booked for 7."},
        {"message": "ok", "text": "Booked for 7."},
        {"error": {"code": 12, "message": "Booked for 7."}},
    ],
)
def test_the_text_is_found_in_the_shapes_of_backends(answer: Any) -> None:
    assert of_json(answer) == "Booked for 7."


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"status": "confirmed", "id": "A12"}, "Status confirmed, id A12."),
        ({"ok": True, "bookingReference": "XK-41", "table_number": 4}, "Booking reference XK-41, table number 4."),
        ({"booking": {"date": "2026-11-27", "time": "19:00"}}, "Date 2026-11-27, time 19:00."),
        ({"starts_at": "2026-11-27T19:00:00Z"}, "Starts at 2026-11-27 19:00."),
        ({"slots": ["18:00", "18:30", "20:00"]}, "Slots 18:00, 18:30, 20:00."),
        ({"available": True, "price": 45.0, "deposit": 12.5}, "Available yes, price 45, deposit 12.5."),
        ({"results": [{"toolCallId": "c", "result": {"status": "confirmed"}}]}, "Status confirmed."),
        ({"ok": False}, "The answer was no."),
        ({"data": {"success": False, "id": None}}, "The answer was no."),
        ({"ok": False, "next_free": "20:30"}, "The answer was no. Next free 20:30."),
        (False, "The answer was no."),
        (["18:00", "18:30"], "18:00, 18:30."),
        (7, "The answer is 7."),
        ("12", "The answer is 12."),
        ({"status": "failed", "code": 12}, "The answer was no. Code 12."),
        ({"error": {"code": "E12"}}, "The answer was no. Code E12."),
        ({"error": True, "retry_at": "19:00"}, "The answer was no. Retry at 19:00."),
        ({"status": "confirmed", "payment": "ch_3MmlLrLkdIwHu7ix0snN0B15"}, "Status confirmed."),
    ],
)
def test_any_other_json_is_told_as_a_sentence(answer: Any, said: str) -> None:
    assert of_json(answer) == said


def test_an_answer_that_says_no_is_told() -> None:
    assert of_json({"ok": False, "message": "We are full at 7"}) == "We are full at 7."


@pytest.mark.parametrize(
    "answer",
    [
        {},
        [],
        None,
        True,
        "",
        "ok",
        {"ok": True},
        {"success": True, "error": None, "errors": []},
        {"status": "success", "code": 200},
        {"received": True, "request_id": "8f14e45f", "timestamp": "2026-11-22T12:00:00Z"},
        {"message": "success"},
        {"url": "https://eatery.com/b/12", "token": "abc"},
        {"link": "https://eatery.com", "confirmation": "8f14e45fceea167a5a36dedd4bea2543"},
        {"message": "<!doctype html><html><body>Error</body></html>"},
    ],
)
def test_what_only_acknowledges_is_not_told(answer: Any) -> None:
    assert of_json(answer) == ""


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("", b""),
        ("text/plain", b"  \n"),
        ("text/plain", b"OK"),
        ("text/html; charset=utf-8", b"<!doctype html><html><body><h1>Thanks</h1></body></html>"),
        ("text/html", b"\n  <p>Thanks</p>"),
        ("text/plain", b"<html><body>Thanks</body></html>"),
        ("application/xml", b"<?xml version='1.0'?><ok/>"),
        ("text/xml", b"<ok>yes</ok>"),
        ("image/png", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("application/pdf", b"%PDF-1.7 hello"),
        ("application/octet-stream", b"some words"),
        ("application/x-www-form-urlencoded", b"status=ok&id=12"),
        (JSON, b'{"message": "Booked'),
        (JSON, b"{'message': 'Booked'}"),
        (JSON, b"[" * 60_000),
        (JSON, b'{"a":' * 9_000 + b"1" + b"}" * 9_000),
        (JSON, b'{"a":' * 300 + b'"deep"' + b"}" * 300),
        (JSON, b"9" * 5_000),
    ],
)
def test_what_is_not_meant_for_a_person_is_not_read_out(content_type: str, body: bytes) -> None:
    assert told(content_type, body) == ""


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("text/plain", b"Caf\xc3\xa9 booked."),
        ("text/plain; charset=utf-8", b"\xef\xbb\xbfCaf\xc3\xa9 booked."),
        ("text/plain; charset=iso-8859-1", b"Caf\xe9 booked."),
        ("text/plain", b"Caf\xe9 booked."),
        ("text/plain; charset=no-such", b"Caf\xc3\xa9 booked."),
        ("text/html", b"Caf&eacute; booked"),
        ("", b"Caf\xc3\xa9 booked"),
        ("text/html", b'{"message": "Caf\xc3\xa9 booked"}'),
        ("application/octet-stream", b'{"message": "Caf\\u00e9 booked"}'),
        ("application/problem+json", b'{"title": "Caf\\u00e9 booked", "type": "about:blank"}'),
    ],
)
def test_a_wrong_content_type_or_charset_does_not_hide_the_words(content_type: str, body: bytes) -> None:
    assert told(content_type, body) == "Café booked."


def test_a_long_answer_is_cut_at_a_sentence() -> None:
    sentence = "Your table for four is booked for Friday at 7 p.m. under the name Smith."

    said = told("text/plain", f"{sentence} {sentence} {sentence} ".encode() * 50)

    assert said == " ".join([sentence] * 5)


def test_an_endless_sentence_is_cut_at_a_word() -> None:
    said = told("text/plain", b"booked " * 9_000)

    assert len(said) <= 400
    assert said.endswith("booked…")


def test_of_a_body_that_broke_off_only_whole_sentences_are_told() -> None:
    assert told("text/plain", b"Booked for 7. Your refer", is_whole=False) == "Booked for 7."
    assert told("text/plain", b"Your refer", is_whole=False) == ""
    assert told(JSON, b'{"message": "Booked for 7."', is_whole=False) == ""


def test_half_a_character_pair_does_not_reach_the_phone() -> None:
    assert told(JSON, b'{"message": "Booked \\ud83d for 7"}') == "Booked for 7."


@given(json_values)
def test_any_json_is_told_without_markup_and_in_400_characters(value: Any) -> None:
    assert is_fit_for_the_ear(of_json(value))


@given(json_values)
def test_a_message_beside_any_json_is_told(value: Any) -> None:
    assert of_json({"data": value, "more": value, "message": "Booked for 7."}) == "Booked for 7."


@given(
    st.sampled_from(["", "text/plain", "text/html; charset=utf-16", JSON, "image/png", "text/plain; charset=idna"])
    | st.text(),
    st.binary() | st.text().map(str.encode),
    st.booleans(),
)
def test_any_bytes_are_told_without_markup_or_not_at_all(content_type: str, body: bytes, is_whole: bool) -> None:
    assert is_fit_for_the_ear(told(content_type, body, is_whole=is_whole))


def test_more_facts_than_a_listener_keeps_are_left_out() -> None:
    said = describe({f"fact_{letter}": 1 for letter in "abcdefghij"})

    assert said == "Fact a 1, fact b 1, fact c 1, fact d 1, fact e 1, fact f 1."

"""Does everything that Twilio may send arrive, and nothing that it may not?"""

from urllib.parse import parse_qsl, quote, urlencode

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from echolink.twilio.requests import MAX_SPEECH_CHARACTERS, TwilioRequest, parse
from echolink.twilio.signature import is_genuine, sign

SPOKEN = {
    "CallSid": "CA" + "1" * 32,
    "AccountSid": "AC" + "0" * 32,
    "From": "+14155550101",
    "To": "+14155550100",
    "CallStatus": "in-progress",
    "Direction": "inbound",
    "SpeechResult": "a table for four",
    "Confidence": "0.91",
    "FromZip": "",
}
QUERY = b"bot_id=bot_1&CallSid=CA-of-the-query&turn=3"


def posted(
    fields: dict[str, str] | bytes, query: bytes = QUERY, headers: dict[str, str] | None = None
) -> TwilioRequest:
    body = fields if isinstance(fields, bytes) else urlencode(fields).encode()
    return parse(body, query, headers or {})


def test_a_form_is_read() -> None:
    request = posted(SPOKEN, headers={"i-twilio-idempotency-token": "abc-1"})

    assert request.account_sid == "AC" + "0" * 32
    assert (request.from_number, request.to_number) == ("+14155550101", "+14155550100")
    assert (request.call_status, request.direction) == ("in-progress", "inbound")
    assert (request.speech, request.confidence, request.digits) == ("a table for four", 0.91, None)
    assert (request.bot_id, request.number_id, request.turn, request.hop) == ("bot_1", None, 3, None)
    assert (request.fell, request.again) == (False, "")
    assert request.idempotency_token == "abc-1"


def test_the_call_of_the_body_wins_over_that_of_the_query() -> None:
    assert posted(SPOKEN).call_sid == "CA" + "1" * 32


def test_the_call_of_the_query_serves_where_the_body_has_none() -> None:
    assert posted({"SpeechResult": "hello"}).call_sid == "CA-of-the-query"


def test_a_get_has_everything_in_its_query_and_signs_no_fields() -> None:
    request = parse(b"", b"bot_id=bot_1&turn=2&" + urlencode(SPOKEN).encode(), {})

    assert (request.bot_id, request.turn, request.speech) == ("bot_1", 2, "a table for four")
    assert request.params == []


def test_our_own_marks_are_read() -> None:
    request = posted(SPOKEN, b"number_id=num_1&turn=2&hop=1&fell=1&again=1")

    assert (request.number_id, request.turn, request.hop, request.fell, request.again) == ("num_1", 2, 1, True, "1")


def test_what_our_urls_carry_is_not_taken_from_the_body() -> None:
    request = posted({"bot_id": "bot_other", "turn": "9", "fell": "1"})

    assert (request.bot_id, request.turn, request.fell) == ("bot_1", 3, False)


def test_the_seconds_of_a_call_are_read_from_the_status_callback() -> None:
    assert posted({"CallStatus": "completed", "CallDuration": "73", "Duration": "2"}).call_seconds == 73


@pytest.mark.parametrize("text", ["", " ", "nan", "inf", "-0.1", "1.1", "0,9", "high", "1_0", "0x1", "٠.٥"])
def test_a_confidence_that_is_none_is_none(text: str) -> None:
    assert posted(SPOKEN | {"Confidence": text}).confidence is None


@pytest.mark.parametrize(("text", "value"), [("0", 0.0), ("0.0", 0.0), ("1", 1.0), (".5", 0.5), ("9.1e-2", 0.091)])
def test_a_confidence_is_a_number_from_0_to_1(text: str, value: float) -> None:
    assert posted(SPOKEN | {"Confidence": text}).confidence == value


@pytest.mark.parametrize("text", ["", "-1", "two", "1.0", "²", "99999999999999999999"])
def test_a_turn_that_is_no_number_is_none(text: str) -> None:
    assert posted(SPOKEN, f"turn={quote(text)}".encode()).turn is None


@pytest.mark.parametrize("text", ["", "   ", "\x00", "\t\n"])
def test_speech_that_says_nothing_is_none(text: str) -> None:
    assert posted(SPOKEN | {"SpeechResult": text}).speech is None


@pytest.mark.parametrize("number", ["anonymous", "Anonymous", "+266696687", "Restricted", ""])
def test_a_withheld_number_is_none(number: str) -> None:
    assert posted(SPOKEN | {"From": number}).from_number is None


def test_speech_is_cleaned_for_use_and_kept_as_it_came() -> None:
    said = "  cafe\u0301\x00 at\t7 \U0001f600\ufffe "

    request = posted({"SpeechResult": said})

    assert request.speech == "café at 7 \U0001f600"
    assert request.params == [("SpeechResult", said)]


def test_long_speech_ends_at_a_word() -> None:
    request = posted({"SpeechResult": "eleven char " * 800})

    assert request.speech is not None
    assert len(request.speech) <= MAX_SPEECH_CHARACTERS
    assert request.speech.endswith(" char")


def test_long_speech_without_words_is_cut_all_the_same() -> None:
    assert posted({"SpeechResult": "字" * 9_000}).speech == "字" * MAX_SPEECH_CHARACTERS


@pytest.mark.parametrize("body", [b"SpeechResult=caf%E9", b"SpeechResult=caf\xe9"])
def test_bytes_that_are_no_utf8_are_replaced_for_use_and_signed_as_they_came(body: bytes) -> None:
    url = "https://echolink.example/v1/voice"
    signature = sign("token", (url.encode() + b"SpeechResultcaf\xe9").decode("utf-8", "surrogateescape"))

    request = posted(body)

    assert request.speech == "caf\ufffd"
    assert is_genuine("token", url, request.params, signature)


FIELDS = st.lists(
    st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
)


@settings(deadline=None)
@given(fields=FIELDS)
@example(fields=[("a", ""), ("a", ""), ("b", "1")])
def test_every_field_is_kept_for_the_signature(fields: list[tuple[str, str]]) -> None:
    body = urlencode(fields)

    assert parse(body.encode(), b"", {}).params == parse_qsl(body, keep_blank_values=True)


@settings(deadline=None)
@given(body=st.binary(), query=st.binary(), token=st.text())
@example(body=b"From=" + b"\xff" * 50 + b"&=&&%&SpeechResult=%", query=b"turn=%&bot_id=%00", token="\x00")
def test_no_bytes_can_make_it_fail_and_what_it_gives_is_printable(body: bytes, query: bytes, token: str) -> None:
    request = parse(body, query, {"i-twilio-idempotency-token": token})

    for text in (request.speech, request.call_sid, request.bot_id, request.digits, request.idempotency_token):
        assert text is None or (text.strip() == text != "" and "\x00" not in text and text.encode())

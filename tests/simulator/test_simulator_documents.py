"""Does the exchange judge a document as strictly as Twilio documents it?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.simulator.twiml import DocumentRefused, read_document

PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>'


def read(inside: str, content_type: str = "text/xml") -> tuple[list[int], list[int]]:
    """Numbers of warnings and errors."""
    document = read_document(content_type, f"{PROLOGUE}<Response>{inside}</Response>".encode())
    return [n.code for n in document.warnings], [n.code for n in document.errors]


CLEAN = (
    '<Gather input="dtmf speech" action="/r?bot_id=b&amp;turn=1" method="POST" language="en-US" speechTimeout="auto"'
    ' timeout="6" actionOnEmptyResult="true" profanityFilter="false" hints="table, four" finishOnKey="#">'
    '<Say voice="Polly.Joanna-Neural" language="en-US">Hi <break time="200ms"/>there &amp; you</Say><Pause length="1"/>'
    '</Gather><Redirect method="POST">/r?fell=1</Redirect>'
)


@pytest.mark.parametrize(
    "content_type", ["text/xml", "application/xml; charset=utf-8", "text/html", "TEXT/XML", "text/plain"]
)
def test_a_clean_document_raises_no_notice(content_type: str) -> None:
    assert read(CLEAN, content_type) == ([], [])


@pytest.mark.parametrize(
    ("content_type", "body", "code"),
    [
        ("", b"<Response/>", 11200),
        ("application/json", b"{}", 12300),
        ("text/xml", b"", 11770),
        ("text/xml", b"<Response><Say>" + b"x" * 64_000 + b"</Say></Response>", 11750),
        ("text/xml", b"\xef\xbb\xbf<Response/>", 12100),
        ("text/xml", b" " + PROLOGUE.encode() + b"<Response/>", 12100),
        ("text/xml", b"<Response><Say>a & b</Say></Response>", 12100),
        ("text/xml", b"<Response><Say>\x08</Say></Response>", 12100),
        ("text/xml", b"<Response><Say>&#55357;</Say></Response>", 12100),
        ("text/xml; charset=no-such", b"<Response/>", 12100),
        ("text/xml", b"<response/>", 12102),
        ("text/html", b"<html><body>Internal Server Error</body></html>", 12102),
    ],
)
def test_what_is_no_document_is_refused_with_twilios_number(content_type: str, body: bytes, code: int) -> None:
    with pytest.raises(DocumentRefused) as refused:
        read_document(content_type, body)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("inside", "warnings", "errors"),
    [
        ('<Say pitch="high">Hi</Say>', [12200], []),
        ("<say>Hi</say>", [], [12200]),
        ("<Enqueue>support</Enqueue>", [], [12200]),
        ("Hi <Hangup/>", [12200], []),
        ("<Hangup>now</Hangup>", [12200], []),
        ("<Say>Hi <Pause/></Say>", [12200], []),
        ("<Gather><Hangup/></Gather>", [], [13320]),
        ("<Gather><Gather/></Gather>", [], [13320]),
        ('<Say voice="robot">Hi</Say>', [], [13511]),
        ('<Say loop="-1">Hi</Say>', [], [13510]),
        ("<Say> </Say>", [], [13520]),
        (f"<Say>{'x' * 4_097}</Say>", [13521], []),
        (f'<Say voice="Polly.Joanna">{"x" * 3_001}</Say>', [13521], []),
        (f"<Say>{'語' * 501}</Say>", [13521], []),
        ('<Pause length="0"/>', [], [13910]),
        ('<Pause length="1.5"/>', [], [13910]),
        ('<Redirect method="PUT">/x</Redirect>', [], [13710]),
        ('<Reject reason="tired"/>', [], [13810]),
        ('<Gather input="voice"/>', [], [13326]),
        ('<Gather timeout="0"/>', [], [13313]),
        ('<Gather speechTimeout="0"/>', [], [13327]),
        ('<Gather speechTimeout="auto" speechModel="phone_call"/>', [13335], []),
        ('<Gather speechModel="whisper"/>', [], [13334]),
        ('<Gather language="multi"/>', [], [13331]),
        (f'<Gather hints="{"a," * 500}a"/>', [], [13330]),
        (f'<Gather hints="{"a" * 101}"/>', [], [13330]),
        ('<Gather profanityFilter="False"/>', [], [13333]),
        ('<Gather actionOnEmptyResult="yes"/>', [], [13338]),
        ('<Gather finishOnKey="##"/>', [], [13310]),
        ('<Gather numDigits="0"/>', [], [13314]),
        ('<Gather bargeIn="1"/>', [], [13332]),
        ('<Gather maxSpeechTime="9"/>', [12200], []),
    ],
)
def test_each_fault_has_twilios_number(inside: str, warnings: list[int], errors: list[int]) -> None:
    assert read(inside) == (warnings, errors)


def test_an_attribute_that_cannot_be_used_leaves_its_default() -> None:
    document = read_document("text/xml", b'<Response><Gather timeout="soon" input="speech"/></Response>')

    assert document.verbs[0].attributes == {"input": "speech"}


def test_plain_text_that_is_no_twiml_is_read_aloud() -> None:
    document = read_document("text/plain; charset=utf-8", b"Traceback (most recent call last)")

    assert [verb.name for verb in document.verbs] == ["Say", "Hangup"]
    assert document.verbs[0].text == "Traceback (most recent call last)"


def test_audio_is_played_and_ends_the_call() -> None:
    assert read_document("audio/mpeg", b"\xff\xfb").is_audio


@given(st.binary(max_size=200), st.sampled_from(["text/xml", "text/html", "text/xml; charset=utf-16", "text/plain"]))
def test_any_bytes_are_read_or_refused(body: bytes, content_type: str) -> None:
    # Random bytes are no <Response>; as plain text they are spoken.
    if content_type == "text/plain":
        assert read_document(content_type, body).warnings
        return
    with pytest.raises(DocumentRefused) as refused:
        read_document(content_type, body)

    assert refused.value.code in {11770, 12100, 12102}

"""Does the judge of TwiML refuse what Twilio would stumble over?"""

import pytest

from tests.judges.twiml_judge import judge

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SAY = '<Say voice="man">Hello</Say>'
URL = "https://echolink.example/v1/voice-response?turn=1#rc=2&amp;rp=all&amp;rt=7000&amp;tt=15000"
REDIRECT = f'<Redirect method="POST">{URL}</Redirect>'
GATHER = (
    f'<Gather input="dtmf speech" action="{URL}" method="POST" timeout="5" speechTimeout="auto" actionOnEmptyResult="true"'
    f' language="en-US" hints="tea,cake">{SAY}</Gather>'
)


def response(*verbs: str) -> str:
    return f"{HEAD}<Response>{''.join(verbs)}</Response>"


@pytest.mark.parametrize(
    "document",
    [
        response(SAY, "<Hangup/>"),
        response(GATHER),
        response(GATHER, REDIRECT),
        response(SAY, '<Pause length="2"/>', REDIRECT),
        response('<Redirect method="GET">/v1/voice?again=1</Redirect>'),
    ],
)
def test_a_proper_document_is_accepted(document: str) -> None:
    assert judge(document, "text/xml; charset=utf-8").tag == "Response"


def test_an_empty_response_answers_a_status_callback_and_nothing_else() -> None:
    assert judge(response(), may_be_empty=True).tag == "Response"
    with pytest.raises(AssertionError, match="hang up"):
        judge(response())


@pytest.mark.parametrize(
    "document",
    [
        " " + response(SAY, "<Hangup/>"),
        "\ufeff" + response(SAY, "<Hangup/>"),
        response(SAY, "<Hangup/>").removeprefix(HEAD),
        f"{HEAD}<response>{SAY}<Hangup/></response>",
        f"{HEAD}<Response x='1'>{SAY}<Hangup/></Response>",
        response("<Hangup>"),
        response(SAY, "loose", "<Hangup/>"),
        response("<!-- hello -->", "<Hangup/>"),
        response("<?php ?>", "<Hangup/>"),
        response('<Say voice="man">\x08</Say>', "<Hangup/>"),
        response('<Say voice="man">&#xFFFE;</Say>', "<Hangup/>"),
        response("<say>Hello</say>", "<Hangup/>"),
        response("<Dial>+14155550100</Dial>"),
        response("<Say>Hello</Say>", "<Hangup/>"),
        response('<Say voice="man"> </Say>', "<Hangup/>"),
        response('<Say voice="alice">Hello</Say>', "<Hangup/>"),
        response('<Say voice="man" Loop="2">Hello</Say>', "<Hangup/>"),
        response('<Say voice="man">Hello <break/></Say>', "<Hangup/>"),
        response(f'<Say voice="man">{"a" * 3_001}</Say>', "<Hangup/>"),
        response(f'<Say voice="man">{"字" * 501}</Say>', "<Hangup/>"),
        response('<Pause length="0"/>', "<Hangup/>"),
        response('<Pause length="1.5"/>', "<Hangup/>"),
        response("<Hangup/>", SAY),
        response(REDIRECT, "<Hangup/>"),
        response(GATHER, "<Hangup/>"),
        response(SAY),
        response('<Redirect method="PUT">/v1/voice</Redirect>'),
        response("<Redirect>/v1/voice</Redirect>"),
        response('<Redirect method="POST">v1/voice</Redirect>'),
        response('<Redirect method="POST">https://user:pass@echolink.example/</Redirect>'),
        response('<Redirect method="POST">/v1/voice?a=b c</Redirect>'),
        response('<Redirect method="POST">/v1/voice#rc=9</Redirect>'),
        response('<Redirect method="POST">/v1/voice#turbo=1</Redirect>'),
        response('<Redirect method="POST"><Say voice="man">x</Say></Redirect>'),
        response(GATHER.replace(' actionOnEmptyResult="true"', "")),
        response(GATHER.replace("<Gather", '<Gather speechModel="phone_call"')),
        response(GATHER.replace('input="dtmf speech"', 'input="voice"')),
        response(GATHER.replace("tea,cake", "x" * 101)),
        response(GATHER.replace("tea,cake", "tea,")),
        response(GATHER.replace("tea,cake", ",".join(["tea"] * 501))),
        response(GATHER.replace(SAY, "<Hangup/>")),
        response(GATHER.replace(SAY, GATHER)),
        response(GATHER.replace(f' action="{URL}"', "")),
        response(*[SAY] * 2_500, "<Hangup/>"),
    ],
)
def test_an_improper_document_is_refused(document: str) -> None:
    with pytest.raises(AssertionError):
        judge(document)


@pytest.mark.parametrize("content_type", ["text/plain", "application/json", ""])
def test_an_answer_of_another_type_is_refused(content_type: str) -> None:
    with pytest.raises(AssertionError, match="12300"):
        judge(response(SAY, "<Hangup/>"), content_type)


def test_bytes_that_are_no_utf8_are_refused() -> None:
    with pytest.raises(AssertionError, match="12100"):
        judge(response('<Say voice="man">caf\xe9</Say>', "<Hangup/>").encode("latin-1"))

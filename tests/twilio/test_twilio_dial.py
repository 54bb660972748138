"""How is a caller put through in TwiML?"""

import pytest

from echolink.agent.transfer import TransferOutcome
from echolink.calls.reply import Document, PutThrough
from echolink.twilio.dial import outcome_of
from echolink.twilio.requests import parse
from echolink.twilio.twiml import TwimlSpeaker
from tests.judges.twiml_judge import judge

PERSON = "+14155550199"


def rendered(caller: str = "+14155550123", called: str = "+14155550100", say: str = "One moment.") -> str:
    document = Document(say=say, then=PutThrough(7, PERSON, caller, called), bot_id="bot_1", call_sid="CA1")
    return TwimlSpeaker("https://echolink.example").render(document)


@pytest.mark.parametrize("say", ["One moment.", ""])
def test_the_person_is_phoned_behind_the_words_and_the_caller_comes_back_to_our_action(say: str) -> None:
    response = judge(rendered(say=say))

    assert [verb.tag for verb in response] == ["Say", "Dial", "Redirect"][0 if say else 1 :]
    dial = response.find("Dial")
    assert dial is not None
    assert [(noun.tag, noun.text) for noun in dial] == [("Number", PERSON)]
    assert dial.get("action", "").startswith(
        "https://echolink.example/v1/voice-transferred?bot_id=bot_1&CallSid=CA1&turn=7"
    )


@pytest.mark.parametrize(
    ("caller", "called", "shown"),
    [
        ("+14155550123", "+14155550100", "+14155550123"),
        ("", "+14155550100", "+14155550100"),
        ("client:ann", "+14155550100", "+14155550100"),
        ("sip:ann@example.com", "sip:bot@example.com", None),
        ('+1"/><Hangup/>', "", None),
    ],
)
def test_the_person_sees_the_caller_where_that_is_a_number(caller: str, called: str, shown: str | None) -> None:
    dial = judge(rendered(caller, called)).find("Dial")

    assert dial is not None
    assert dial.get("callerId") == shown


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(one.value, one) for one in TransferOutcome]
    + [
        ("answered", TransferOutcome.COMPLETED),
        (None, TransferOutcome.UNKNOWN),
        ("", TransferOutcome.UNKNOWN),
        ("ringing", TransferOutcome.UNKNOWN),
    ],
)
def test_every_word_of_twilios_means_an_outcome(status: str | None, outcome: TransferOutcome) -> None:
    assert outcome_of(status) is outcome


def test_the_outcome_stands_in_the_signed_body_alone_or_in_the_query_of_a_get() -> None:
    asked = parse(b"DialCallStatus=no-answer&DialCallDuration=0", b"turn=3", {})

    assert (asked.dial_status, asked.dial_seconds, asked.turn) == ("no-answer", 0, 3)

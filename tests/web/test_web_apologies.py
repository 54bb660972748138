"""What is a caller told when our side is broken, and what becomes of their words?"""

from urllib.parse import urlencode

from echolink.errors import StorageUnavailable
from echolink.twilio.requests import TwilioRequest, parse
from echolink.twilio.twiml import TwimlSpeaker
from echolink.web.apologies import Apologies
from tests.judges.twiml_judge import judge

TARGET = "/v1/voice-response?bot_id=bot_1&CallSid=CA1&turn=1"
BROKEN = StorageUnavailable("locked")


def asked(query: str = "", **form: str) -> TwilioRequest:
    return parse(urlencode({"CallSid": "CA1", **form}).encode(), query.encode(), {})


def apologies() -> Apologies:
    return Apologies(TwimlSpeaker("https://phone.example.com"))


def test_the_first_apology_says_sorry_waits_and_comes_back_with_a_mark() -> None:
    document = judge(apologies().apologise(asked(SpeechResult="four"), TARGET, BROKEN, is_genuine=True))

    assert [verb.tag for verb in document] == ["Say", "Pause", "Redirect"]
    assert "again=1" in (document[2].text or "")


def test_a_request_that_comes_back_has_the_words_of_its_first_try() -> None:
    owing = apologies()
    owing.apologise(asked(SpeechResult="four", Confidence="0.9"), TARGET, BROKEN, is_genuine=True)

    restored = owing.restored(asked("again=1"))

    assert (restored.speech, restored.confidence) == ("four", 0.9)


def test_words_that_are_lost_are_asked_for_again_and_are_no_silence() -> None:
    assert apologies().restored(asked("again=1")).fell


def test_words_of_somebody_who_did_not_prove_to_be_twilio_are_not_kept() -> None:
    owing = apologies()
    owing.apologise(asked(SpeechResult="cancel everything"), TARGET, BROKEN, is_genuine=False)

    assert owing.restored(asked("again=1")).speech is None


def test_an_apology_is_said_once_and_after_five_tries_the_caller_is_let_go() -> None:
    owing = apologies()
    said = []
    for number in range(6):
        request = owing.restored(asked("again=1" if number else "", **({} if number else {"SpeechResult": "four"})))
        said.append(judge(owing.apologise(request, TARGET, BROKEN, is_genuine=True)))

    assert [document[0].tag for document in said] == ["Say", "Pause", "Pause", "Pause", "Pause", "Say"]
    assert said[-1][-1].tag == "Hangup"


def test_what_was_answered_is_owed_no_more() -> None:
    owing = apologies()
    owing.apologise(asked(SpeechResult="four"), TARGET, BROKEN, is_genuine=True)
    owing.settled("CA1")

    assert owing.restored(asked("again=1")).speech is None

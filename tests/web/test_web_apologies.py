"""What is a caller told when our side is broken, and what becomes of their words?"""

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.errors import StorageUnavailable
from echolink.keys import Keyring
from echolink.twilio.requests import TwilioRequest, parse
from echolink.twilio.twiml import TwimlSpeaker
from echolink.web.apologies import Apologies
from tests.counted import Counted
from tests.judges.twiml_judge import judge
from tests.makers import SECRET

TARGET = "/v1/voice-response?bot_id=bot_1&CallSid=CA1&turn=1"
BROKEN = StorageUnavailable("locked")


def asked(query: str = "", *, call_sid: str = "CA1", **form: str) -> TwilioRequest:
    return parse(urlencode({"CallSid": call_sid, **form}).encode(), query.encode(), {})


def apologies(secret: str = SECRET) -> Apologies:
    return Apologies(TwimlSpeaker("https://phone.example.com"), Keyring(secret))


def comes_back(twiml: str) -> str:
    """The query of the request that Twilio makes of an apology."""
    url = judge(twiml).find("Redirect")
    assert url is not None
    return urlsplit(url.text or "").query


def test_the_first_apology_says_sorry_waits_and_comes_back_with_a_mark() -> None:
    twiml = apologies().apologise(asked(SpeechResult="my name is Maria"), TARGET, BROKEN)

    assert [verb.tag for verb in judge(twiml)] == ["Say", "Pause", "Redirect"]
    query = parse_qs(comes_back(twiml))
    assert (query["turn"], len(query["again"])) == (["1"], 1)
    assert "Maria" not in twiml


@given(said=st.text(min_size=1, max_size=300))
def test_a_request_that_comes_back_has_the_words_of_its_first_try_at_whatever_process(said: str) -> None:
    first = asked(SpeechResult=said, Confidence="0.9")
    query = comes_back(apologies().apologise(first, TARGET, BROKEN))

    restored = apologies().restored(asked(query))

    assert (restored.speech, restored.confidence) == (first.speech, 0.9)


def test_what_came_of_a_transfer_comes_back_too_also_after_a_second_apology() -> None:
    first = asked(DialCallStatus="busy", DialCallDuration="0")
    second = asked(comes_back(apologies().apologise(first, TARGET, BROKEN)))
    restored = apologies().restored(asked(comes_back(apologies().apologise(second, TARGET, BROKEN))))

    assert (restored.dial_status, restored.dial_seconds) == ("busy", 0)


def test_keys_that_were_pressed_and_the_token_come_back_too() -> None:
    first = parse(b"CallSid=CA1&Digits=12", b"fell=1", {"i-twilio-idempotency-token": "tok"})
    restored = apologies().restored(asked(comes_back(apologies().apologise(first, TARGET, BROKEN))))

    assert (restored.digits, restored.idempotency_token, restored.fell) == ("12", "tok", True)


@pytest.mark.parametrize("mark", ["1", "", "%00", "AAAA", "x" * 200])
def test_words_that_are_lost_are_asked_for_again_and_are_no_silence(mark: str) -> None:
    restored = apologies().restored(asked(f"again={mark}"))

    assert (restored.speech, restored.fell) == (None, bool(mark))


def test_words_of_another_call_or_another_installation_are_not_taken() -> None:
    query = comes_back(apologies().apologise(asked(SpeechResult="cancel everything"), TARGET, BROKEN))

    assert apologies().restored(asked(query, call_sid="CA2")).speech is None
    assert apologies("another secret that is long enough").restored(asked(query)).speech is None


def test_words_that_do_not_fit_into_a_url_are_asked_for_again() -> None:
    query = comes_back(apologies().apologise(asked(SpeechResult="一句很长的话 " * 2_000), TARGET, BROKEN))

    assert len(query) < 3_500
    assert apologies().restored(asked(query)).fell


def test_an_apology_is_said_once_and_after_five_tries_the_caller_is_let_go() -> None:
    said, query = [], ""
    for _ in range(6):
        request = asked(query, **({} if query else {"SpeechResult": "four"}))
        twiml = apologies().apologise(request, TARGET + (f"&{query}" if query else ""), BROKEN)
        said.append(judge(twiml))
        if len(said) < 6:
            query = comes_back(twiml)
            assert apologies().restored(asked(query)).speech == "four"

    assert [document[0].tag for document in said] == ["Say", "Pause", "Pause", "Pause", "Pause", "Say"]
    assert said[-1][-1].tag == "Hangup"


def test_apologies_are_counted_by_what_was_broken() -> None:
    counted = Counted()

    apologies().apologise(asked(), TARGET, BROKEN)
    apologies().apologise(asked(), TARGET, RuntimeError("a fault of ours"))

    assert counted.grown("echolink_apologies_total") == {("database",): 1, ("fault",): 1}

"""Does the judge of REST requests refuse what Twilio would refuse, or ignore in silence?"""

import pytest

from tests.judges.twilio_openapi_judge import judge, judge_answer

NUMBER = f"/2010-04-01/Accounts/AC{'0' * 32}/IncomingPhoneNumbers/PN{'1' * 32}.json"


def test_a_proper_request_is_named() -> None:
    form = [
        ("VoiceUrl", "https://echolink.example/v1/voice#rc=2"),
        ("VoiceMethod", "POST"),
        ("VoiceCallerIdLookup", "true"),
    ]

    assert judge("GET", NUMBER) == "FetchIncomingPhoneNumber"
    assert judge("POST", NUMBER, form) == "UpdateIncomingPhoneNumber"


def test_a_url_or_sid_may_be_cleared() -> None:
    form = [("VoiceUrl", ""), ("StatusCallback", ""), ("TrunkSid", ""), ("VoiceApplicationSid", "")]

    assert judge("POST", NUMBER, form) == "UpdateIncomingPhoneNumber"


@pytest.mark.parametrize(
    ("method", "path", "form"),
    [
        ("GET", NUMBER.replace("2010-04-01", "2011-04-01"), []),
        ("GET", NUMBER.removesuffix(".json"), []),
        ("PUT", NUMBER, []),
        ("GET", NUMBER.replace("PN1", "PX1"), []),
        ("GET", NUMBER.replace("AC0", "AC"), []),
        ("GET", NUMBER, [("VoiceUrl", "https://echolink.example")]),
        ("POST", NUMBER, [("VoiceURL", "https://echolink.example")]),
        ("POST", NUMBER, [("VoiceUrl", "echolink.example")]),
        ("POST", NUMBER, [("VoiceMethod", "PUT")]),
        ("POST", NUMBER, [("VoiceMethod", "")]),
        ("POST", NUMBER, [("TrunkSid", "TK1")]),
        ("POST", NUMBER, [("VoiceCallerIdLookup", "yes")]),
        ("POST", NUMBER, [("VoiceMethod", "GET"), ("VoiceMethod", "POST")]),
    ],
)
def test_an_improper_request_is_refused(method: str, path: str, form: list[tuple[str, str]]) -> None:
    with pytest.raises(AssertionError):
        judge(method, path, form)


def test_a_form_is_not_sent_as_json() -> None:
    with pytest.raises(AssertionError, match="415"):
        judge("POST", NUMBER, [("VoiceMethod", "GET")], "application/json")


def test_an_answer_that_twilio_would_not_give_is_refused() -> None:
    with pytest.raises(AssertionError, match="missing"):
        judge_answer("FetchIncomingPhoneNumber", {"sid": "PN" + "1" * 32})

"""Does the REST client prove a number, write it, and fail in our words and in time, whatever Twilio does?"""

import json
import logging
import time
from collections.abc import Iterator

import pytest

from echolink.accounts.account import TwilioCredentials
from echolink.accounts.ports import TwilioNumbers
from echolink.errors import (
    CredentialsRefused,
    EchoLinkError,
    NumberNotFound,
    NumberNotVoiceCapable,
    RefusedByTwilio,
    TwilioUnreachable,
)
from echolink.twilio.rest import TwilioRest
from tests.twilio.fake_twilio import ACCOUNT, NUMBER, OTHER_ACCOUNT, TOKEN, FakeTwilio, a_number, refused

CREDENTIALS = TwilioCredentials(ACCOUNT, TOKEN)


@pytest.fixture
def twilio() -> Iterator[FakeTwilio]:
    fake = FakeTwilio()
    stop = fake.start()
    yield fake
    stop()
    assert fake.complaints == []


def rest(twilio: FakeTwilio, timeout_seconds: float = 10) -> TwilioNumbers:
    return TwilioRest(twilio.url, timeout_seconds)


async def test_a_number_is_proved_by_one_request(twilio: FakeTwilio) -> None:
    twilio.number = a_number(voice_url="https://theirs.example/voice", voice_method="GET")

    found = await rest(twilio).look_up(CREDENTIALS, NUMBER)

    assert (found.sid, found.account_sid, found.phone_number) == (NUMBER, ACCOUNT, "+14155550100")
    assert found.voice == {
        "VoiceUrl": "https://theirs.example/voice",
        "VoiceMethod": "GET",
        "VoiceFallbackUrl": "",
        "VoiceFallbackMethod": "POST",
        "StatusCallback": "",
        "StatusCallbackMethod": "POST",
        "VoiceApplicationSid": "",
        "TrunkSid": "",
    }
    assert twilio.requests == [("GET", {})]


async def test_a_write_touches_what_it_names_and_is_read_back(twilio: FakeTwilio) -> None:
    client = rest(twilio)
    settings = client.voice_settings("https://echolink.example", "num_1")

    written = await client.write_voice(CREDENTIALS, NUMBER, settings)

    assert twilio.requests == [("POST", dict(settings)), ("GET", {})]
    assert client.differences(settings, written.voice) == {}
    assert twilio.number["sms_url"] == "https://theirs.example/sms"


async def test_a_write_of_nothing_only_reads(twilio: FakeTwilio) -> None:
    await rest(twilio).write_voice(CREDENTIALS, NUMBER, {})

    assert twilio.requests == [("GET", {})]


async def test_a_setting_that_is_not_about_voice_is_not_written(twilio: FakeTwilio) -> None:
    with pytest.raises(KeyError):
        await rest(twilio).write_voice(CREDENTIALS, NUMBER, {"SmsUrl": ""})

    assert twilio.requests == []


async def test_a_wrong_token_is_refused(twilio: FakeTwilio) -> None:
    with pytest.raises(CredentialsRefused, match="auth_token"):
        await rest(twilio).look_up(TwilioCredentials(ACCOUNT, "wrong"), NUMBER)


async def test_a_number_that_is_not_there_is_not_found(twilio: FakeTwilio) -> None:
    with pytest.raises(NumberNotFound, match="phone_number_sid"):
        await rest(twilio).look_up(CREDENTIALS, "PN" + "e" * 32)


async def test_a_number_of_another_account_is_not_found(twilio: FakeTwilio) -> None:
    twilio.number = a_number(account_sid=OTHER_ACCOUNT)

    with pytest.raises(NumberNotFound, match="another Twilio account"):
        await rest(twilio).look_up(CREDENTIALS, NUMBER)


@pytest.mark.parametrize(
    ("change", "what_to_do"),
    [
        ({"capabilities": {"voice": False, "sms": True, "mms": True, "fax": False}}, "capability Voice"),
        ({"capabilities": None}, "capability Voice"),
        ({"voice_receive_mode": "fax"}, "Voice calls"),
    ],
)
async def test_a_number_without_voice_says_what_to_change(
    twilio: FakeTwilio, change: dict[str, object], what_to_do: str
) -> None:
    twilio.number = a_number(**change)

    with pytest.raises(NumberNotVoiceCapable, match=what_to_do):
        await rest(twilio).look_up(CREDENTIALS, NUMBER)


@pytest.mark.parametrize(
    ("answer", "error", "says"),
    [
        (refused(401, 20003, "Authenticate"), CredentialsRefused, "primary auth token"),
        (refused(401, 20005, "Account not active"), CredentialsRefused, "not active"),
        (refused(403, 20008, "Test Credentials"), CredentialsRefused, "Test credentials"),
        (refused(404, 20404, "was not found"), NumberNotFound, "phone_number_sid"),
        (refused(400, 21402, "Invalid Url: x"), RefusedByTwilio, "21402"),
        (refused(429, 20429, "Too Many Requests"), TwilioUnreachable, "too many"),
        (refused(500, 20500, "Internal Server Error"), TwilioUnreachable, "error of its own"),
        ((401, "application/json", '{"message": "no code"}'), CredentialsRefused, "auth_token"),
        ((503, "application/json", '{"code": {"odd": 1}, "message": 7}'), TwilioUnreachable, "error of its own"),
        ((502, "text/html", "<html>Bad Gateway</html>"), TwilioUnreachable, r"error of its own.*HTTP 502"),
        ((429, "text/plain", "slow down"), TwilioUnreachable, "too many"),
        ((404, "text/html", "<html>nginx</html>"), TwilioUnreachable, "HTTP 404"),
        ((200, "application/json", '{"sid": "PN'), TwilioUnreachable, "language"),
        ((200, "application/json", "[]"), TwilioUnreachable, "language"),
        ((200, "application/json", ""), TwilioUnreachable, "language"),
        ((200, "application/json", "{}"), TwilioUnreachable, "language"),
        ((200, "application/json", '{"date_created": 7}'), TwilioUnreachable, "language"),
        ((200, "application/json", '{"sid": 1, "account_sid": 2, "phone_number": 3}'), TwilioUnreachable, "language"),
        ((302, "application/json", '{"moved": true}'), TwilioUnreachable, "language"),
    ],
)
async def test_an_answer_of_twilios_becomes_an_error_of_ours(
    twilio: FakeTwilio, answer: tuple[int, str, str], error: type[EchoLinkError], says: str
) -> None:
    twilio.fault = answer

    for request in (
        rest(twilio).look_up(CREDENTIALS, NUMBER),
        rest(twilio).write_voice(CREDENTIALS, NUMBER, {}),
    ):
        with pytest.raises(error, match=says) as caught:
            await request
        assert type(caught.value) is error
        assert (caught.value.retry_after_seconds is not None) is caught.value.may_retry


async def test_a_newer_problem_document_is_understood_too(twilio: FakeTwilio) -> None:
    problem = {"type": "https://www.twilio.com/docs/errors/20404", "title": "Not found", "status": 404, "code": 20404}
    twilio.fault = (404, "application/problem+json", json.dumps(problem))

    with pytest.raises(NumberNotFound):
        await rest(twilio).look_up(CREDENTIALS, NUMBER)


async def test_a_refused_write_says_what_twilio_says(twilio: FakeTwilio) -> None:
    twilio.fault = refused(400, 21402, "VoiceUrl is not valid")

    with pytest.raises(RefusedByTwilio, match="VoiceUrl is not valid"):
        await rest(twilio).write_voice(CREDENTIALS, NUMBER, {"VoiceUrl": "https://echolink.example/"})


async def test_a_twilio_that_does_not_answer_is_given_up_in_time(twilio: FakeTwilio) -> None:
    twilio.is_slow = True
    started = time.monotonic()

    with pytest.raises(TwilioUnreachable, match=r"within 0\.2 seconds"):
        await rest(twilio, timeout_seconds=0.2).look_up(CREDENTIALS, NUMBER)

    assert time.monotonic() - started < 3


async def test_nobody_at_the_address_is_unreachable() -> None:
    fake = FakeTwilio()
    fake.start()()

    with pytest.raises(TwilioUnreachable, match="could not be reached") as caught:
        await rest(fake).look_up(CREDENTIALS, NUMBER)

    assert caught.value.retry_after_seconds


async def test_the_process_s_twilio_region_does_not_rewrite_the_address(
    twilio: FakeTwilio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWILIO_REGION", "ie1")
    monkeypatch.setenv("TWILIO_EDGE", "dublin")

    assert (await rest(twilio).look_up(CREDENTIALS, NUMBER)).sid == NUMBER


async def test_neither_token_nor_answer_nor_setting_is_logged(
    twilio: FakeTwilio, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        await rest(twilio).write_voice(CREDENTIALS, NUMBER, {"VoiceUrl": "https://echolink.example/secret-path"})

    logged = caplog.text + repr([record.__dict__ for record in caplog.records])
    assert TOKEN not in logged
    assert "secret-path" not in logged
    assert "+14155550100" not in logged

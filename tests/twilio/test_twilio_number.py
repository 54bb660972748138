"""Is a borrowed number given back as it was, in a way that Twilio accepts, without touching what somebody else changed?"""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from echolink.twilio.number import VOICE_SETTINGS, differences, restoration, voice_settings
from tests.judges.twilio_openapi_judge import judge

ORIGIN = "https://echolink.example"
OURS = voice_settings(ORIGIN, "num_1")
NUMBER = f"/2010-04-01/Accounts/AC{'0' * 32}/IncomingPhoneNumbers/PN{'1' * 32}.json"
UNSET = dict.fromkeys(VOICE_SETTINGS, "") | {
    "VoiceMethod": "POST",
    "VoiceFallbackMethod": "POST",
    "StatusCallbackMethod": "POST",
}
URLS = st.sampled_from(["", "https://theirs.example/a", "https://theirs.example/b#rc=1", "http://theirs.example"])
METHODS = st.sampled_from(["GET", "POST"])


def sids(prefix: str) -> st.SearchStrategy[str]:
    return st.sampled_from(["", prefix + "1" * 32, prefix + "2" * 32])


SETTINGS = {
    "VoiceUrl": URLS,
    "VoiceMethod": METHODS,
    "VoiceFallbackUrl": URLS,
    "VoiceFallbackMethod": METHODS,
    "StatusCallback": URLS,
    "StatusCallbackMethod": METHODS,
    "VoiceApplicationSid": sids("AP"),
    "TrunkSid": sids("TK"),
}


def updated(now: dict[str, str], form: dict[str, str]) -> dict[str, str]:
    """A number at Twilio after an update, by its documented rules; AssertionError where it would refuse."""
    judge("POST", NUMBER, list(form.items()))
    assert form.get("VoiceUrl") or not form.get("VoiceFallbackUrl"), "21405: a fallback URL without a URL"
    assert not (form.get("TrunkSid") and form.get("VoiceApplicationSid")), "a number has a trunk or an application"
    after = now | form
    if form.get("TrunkSid"):
        after["VoiceApplicationSid"] = ""
    if form.get("VoiceApplicationSid"):
        after["TrunkSid"] = ""
    return after


def possible(state: dict[str, str]) -> dict[str, str]:
    """A state that Twilio can be in."""
    return state | {"VoiceApplicationSid": ""} if state["TrunkSid"] else state


STATES = st.fixed_dictionaries(SETTINGS).map(possible)
CHANGES = st.fixed_dictionaries({}, optional=SETTINGS)


def test_what_we_write_is_what_twilio_takes_and_touches_voice_alone() -> None:
    judge("POST", NUMBER, list(OURS.items()))

    assert {
        "VoiceUrl": f"{ORIGIN}/v1/voice?number_id=num_1#rc=2&rp=all&rt=7000&tt=15000",
        "VoiceMethod": "POST",
        "VoiceFallbackUrl": f"{ORIGIN}/v1/voice-fallback?number_id=num_1#rc=2&rp=all&rt=7000&tt=15000",
        "VoiceFallbackMethod": "POST",
        "StatusCallback": f"{ORIGIN}/v1/voice-status?number_id=num_1#rc=2&rp=all&rt=7000&tt=15000",
        "StatusCallbackMethod": "POST",
        "VoiceApplicationSid": "",
        "TrunkSid": "",
    } == OURS


@settings(deadline=None)
@given(before=STATES)
@example(before=UNSET)
@example(before=UNSET | {"TrunkSid": "TK" + "1" * 32})
def test_a_number_that_nobody_touched_is_given_back_as_it_was(before: dict[str, str]) -> None:
    has_lonely_fallback = before["VoiceFallbackUrl"] and not before["VoiceUrl"]
    wired = updated(before, OURS)

    to_write, left = restoration(before, OURS, wired)

    after = updated(wired, to_write)
    assert after == (before | {"VoiceFallbackUrl": ""} if has_lonely_fallback else before)
    assert left == ({"VoiceFallbackUrl": ""} if has_lonely_fallback else {})


@settings(deadline=None, max_examples=300)
@given(before=STATES, change=CHANGES)
def test_what_is_not_as_before_is_told_and_what_somebody_changed_stays(
    before: dict[str, str], change: dict[str, str]
) -> None:
    found = possible(updated(before, OURS) | change)

    to_write, left = restoration(before, OURS, found)

    after = updated(found, to_write)
    assert differences(before, after) == left
    for name in VOICE_SETTINGS:
        was_changed = differences({name: OURS[name]}, found) and differences({name: before[name]}, found)
        assert not was_changed or after[name] == found[name]


@settings(deadline=None)
@given(before=STATES, change=CHANGES)
def test_giving_back_twice_changes_nothing_more(before: dict[str, str], change: dict[str, str]) -> None:
    found = possible(updated(before, OURS) | change)
    after = updated(found, restoration(before, OURS, found)[0])

    again, left = restoration(before, OURS, after)

    assert updated(after, again) == after
    assert left == differences(before, after)


def test_a_trunk_that_was_there_before_comes_back_alone() -> None:
    trunk = "TK" + "1" * 32

    to_write, _ = restoration(UNSET | {"TrunkSid": trunk}, OURS, dict(OURS))

    assert to_write["TrunkSid"] == trunk
    assert "VoiceApplicationSid" not in to_write


def test_a_trunk_does_not_come_back_over_an_application_that_somebody_set() -> None:
    application = "AP" + "2" * 32

    to_write, left = restoration(
        UNSET | {"TrunkSid": "TK" + "1" * 32}, OURS, OURS | {"VoiceApplicationSid": application}
    )

    assert "TrunkSid" not in to_write
    assert (left["VoiceApplicationSid"], left["TrunkSid"]) == (application, "")


def test_the_method_of_somebodys_url_is_theirs() -> None:
    before = UNSET | {"VoiceUrl": "https://theirs.example/old", "VoiceMethod": "GET"}

    to_write, left = restoration(before, OURS, OURS | {"VoiceUrl": "https://theirs.example/new"})

    assert "VoiceMethod" not in to_write
    assert left == {"VoiceUrl": "https://theirs.example/new", "VoiceMethod": "POST"}


def test_a_fallback_goes_back_beside_the_url_that_twilio_wants_with_it() -> None:
    before = UNSET | {"VoiceUrl": "https://theirs.example/old", "VoiceFallbackUrl": "https://theirs.example/f"}

    to_write, _ = restoration(before, OURS, OURS | {"VoiceUrl": "https://theirs.example/new"})

    assert to_write["VoiceFallbackUrl"] == "https://theirs.example/f"
    assert to_write["VoiceUrl"] == "https://theirs.example/new"


@pytest.mark.parametrize(
    ("name", "wanted", "found"),
    [
        ("VoiceUrl", "https://a.example/x?b=1#rc=2", "https://a.example/x?b=1#rc=2"),
        ("VoiceUrl", "https://a.example/x?b=1#rc=2", "https://a.example/x?b=1"),
        ("VoiceUrl", "https://a.example", "https://A.example:443/"),
        ("VoiceUrl", "http://a.example/x", "HTTP://a.example:80/x"),
        ("VoiceUrl", "https://a.example/a b?c=[1]", "https://a.example/a%20b?c=%5b1%5D"),
        ("VoiceMethod", "", "POST"),
        ("VoiceMethod", "POST", "post"),
        ("TrunkSid", "", ""),
    ],
)
def test_another_spelling_is_no_difference(name: str, wanted: str, found: str) -> None:
    assert differences({name: wanted}, {name: found}) == {}


@pytest.mark.parametrize(
    ("name", "wanted", "found"),
    [
        ("VoiceUrl", "https://a.example/x", "https://a.example/y"),
        ("VoiceUrl", "https://a.example/x", ""),
        ("VoiceUrl", "", "https://a.example/x"),
        ("VoiceUrl", "https://a.example/x", "http://a.example/x"),
        ("VoiceUrl", "https://a.example/x", "https://a.example:8443/x"),
        ("VoiceUrl", "https://a.example/x#rc=2", "https://a.example/x#rc=5"),
        ("VoiceUrl", "https://a.example/x?b=1#rc=2", "https://a.example/x?b=1%23rc=2"),
        ("VoiceUrl", "https://a.example:x/", "https://a.example:y/"),
        ("VoiceMethod", "", "GET"),
        ("TrunkSid", "", "TK" + "1" * 32),
        ("VoiceApplicationSid", "AP" + "1" * 32, "AP" + "2" * 32),
    ],
)
def test_another_value_is_a_difference(name: str, wanted: str, found: str) -> None:
    assert differences({name: wanted}, {name: found}) == {name: found}


def test_a_setting_that_twilio_does_not_mention_is_unset() -> None:
    assert differences({"VoiceUrl": "https://a.example", "TrunkSid": ""}, {}) == {"VoiceUrl": ""}

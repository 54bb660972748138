"""Does the exchange do to a call's requests what its fault plan says?"""

import asyncio

import pytest
from starlette.responses import Response

from echolink.simulator.call_line import APPLICATION_ERROR
from echolink.simulator.exchange import Exchange
from echolink.simulator.faults import read_plan
from echolink.simulator.phone import SimulatedCall
from tests.simulator.wordless_bot import ORIGIN, Came, WordlessBot, twiml

ALL_RETRIED = "#rc=2&rp=all&rt=7000&tt=15000"
GATHER = '<Gather input="speech" action="/v1/voice-response{}" actionOnEmptyResult="true"><Say>{}</Say></Gather>'


@pytest.fixture
def wired(exchange: Exchange, bot: WordlessBot) -> Exchange:
    """With the product's paths: a greeting that listens, one further question, and goodbye."""
    exchange.number.settings |= {
        "VoiceUrl": f"{ORIGIN}/v1/voice{ALL_RETRIED}",
        "StatusCallback": f"{ORIGIN}/v1/voice-status{ALL_RETRIED}",
    }
    bot.on("/v1/voice", GATHER.format(ALL_RETRIED.replace("&", "&amp;"), "Yes?"))
    bot.on("/v1/voice-response", "<Say>Bye.</Say>")
    bot.on("/v1/voice-status", Response(status_code=204))
    return exchange


async def phoned(exchange: Exchange, faults: str) -> SimulatedCall:
    return await exchange.call(faults=read_plan(faults))


async def talk(call: SimulatedCall) -> str:
    """What is heard after the first words."""
    await call.listen()
    await call.say("hello")
    heard = await call.listen()
    await call.over()
    return heard


def told(call: SimulatedCall) -> list[str]:
    return [str(mishap) for mishap in call.mishaps]


@pytest.mark.parametrize(
    ("fault", "times"), [("twice", 2), ("thrice", 3), ("twice-in-a-row", 2), ("thrice-in-a-row", 3)]
)
async def test_a_request_is_delivered_more_than_once_under_one_token(
    wired: Exchange, bot: WordlessBot, fault: str, times: int
) -> None:
    call = await phoned(wired, f"{fault}@response:1")
    await talk(call)

    assert len(bot.to("/v1/voice")) == 1
    came = bot.to("/v1/voice-response")
    assert len(came) == times
    assert len({(one.token, one.url, tuple(one.form.items())) for one in came}) == 1
    assert [copied.is_same for copied in call.copies] == [True] * (times - 1)
    assert told(call)[0].endswith("with the same answer")


async def test_copies_at_the_same_time_do_not_wait_for_one_another(wired: Exchange, bot: WordlessBot) -> None:
    both = asyncio.Barrier(2)

    async def answered_together(_: Came) -> Response:
        await both.wait()
        return twiml("<Say>Bye.</Say>")

    bot.on("/v1/voice-response", answered_together)
    call = await phoned(wired, "twice@response")

    assert await talk(call) == "Bye."


async def test_another_answer_to_a_copy_is_told(wired: Exchange, bot: WordlessBot) -> None:
    bot.on("/v1/voice-response", "<Say>One.</Say>", "<Say>Two.</Say>")
    call = await phoned(wired, "twice-in-a-row@response:1")

    assert await talk(call) == "One."
    assert not call.copies[0].is_same
    assert told(call) == ["response 1: delivered once more afterwards, 1 of 1 got ANOTHER answer"]


async def test_what_comes_late_comes_after_the_callback(wired: Exchange, bot: WordlessBot) -> None:
    call = await phoned(wired, "late@voice:1")
    await talk(call)

    assert [came.path for came in bot.came] == [
        "/v1/voice",
        "/v1/voice-response",
        "/v1/voice-status",
        "/v1/voice",
    ]
    assert bot.came[0].token == bot.came[-1].token


@pytest.mark.parametrize(("fault", "arrived"), [("lose", 2), ("timeout", 1), ("refuse", 1)])
async def test_what_is_lost_is_asked_for_again_as_the_overrides_say(
    wired: Exchange, bot: WordlessBot, fault: str, arrived: int
) -> None:
    call = await phoned(wired, f"{fault}@response:1")

    assert await talk(call) == "Bye."
    assert len(bot.to("/v1/voice-response")) == arrived
    assert len(call.attempts) == 3
    assert len({attempt.token for attempt in call.attempts[1:]}) == 1
    assert not call.errors


async def test_a_lost_answer_takes_the_time_that_it_is_waited_for(wired: Exchange) -> None:
    lossy, whole = await phoned(wired, "lose@response:1..2"), await wired.call()
    await talk(lossy)
    await talk(whole)

    assert 13 <= lossy.duration_seconds - whole.duration_seconds <= 15


async def test_without_an_override_only_a_refused_connection_is_tried_again(wired: Exchange) -> None:
    wired.number.settings["VoiceUrl"] = f"{ORIGIN}/v1/voice"
    refused = await phoned(wired, "refuse@voice:1")
    lost = await phoned(wired, "lose@voice:1")

    assert await refused.listen() == "Yes?"
    assert await lost.listen() == APPLICATION_ERROR
    assert [notice.code for notice in lost.errors] == [11200]


async def test_a_connection_that_breaks_in_an_answer_goes_to_the_fallback(wired: Exchange, bot: WordlessBot) -> None:
    wired.number.settings["VoiceFallbackUrl"] = f"{ORIGIN}/v1/voice-fallback"
    bot.on("/v1/voice-fallback", "<Say>Still here.</Say>")
    call = await phoned(wired, "reset@response:1")

    assert await talk(call) == "Still here."
    assert len(bot.to("/v1/voice-response")) == 1
    assert bot.to("/v1/voice-fallback")[0].form["ErrorCode"] == "11206"


async def test_a_plan_that_leaves_no_answer_ends_with_twilios_own_words(wired: Exchange) -> None:
    call = await phoned(wired, "refuse@response")

    assert await talk(call) == APPLICATION_ERROR
    assert call.ended


async def test_the_caller_hangs_up_while_a_request_is_held(wired: Exchange, bot: WordlessBot) -> None:
    called_back = asyncio.Event()

    async def held(_: Came) -> Response:
        await called_back.wait()
        return twiml("<Say>Too late.</Say>")

    async def status(_: Came) -> Response:
        called_back.set()
        return Response(status_code=204)

    bot.on("/v1/voice-response", held)
    bot.on("/v1/voice-status", status)
    call = await phoned(wired, "hangup@response:1")

    assert await talk(call) == ""
    assert [came.path for came in bot.came] == ["/v1/voice", "/v1/voice-response", "/v1/voice-status"]
    assert "Too late." in call.documents[-1].twiml


@pytest.mark.parametrize("request_", ["voice", "response"])
async def test_the_callback_overtakes_a_request(wired: Exchange, bot: WordlessBot, request_: str) -> None:
    call = await phoned(wired, f"overtaken@{request_}:1")
    if request_ == "response":
        await call.listen()
        await call.say("hello")
    await call.over()

    assert call.status == "completed"
    assert [came.path for came in bot.came][-2:] == [
        "/v1/voice-status",
        "/v1/voice" if request_ == "voice" else "/v1/voice-response",
    ]


async def test_an_ivr_sends_the_call_in_again_while_a_request_is_held(wired: Exchange, bot: WordlessBot) -> None:
    call = await phoned(wired, "reenter@response:1")
    await call.listen()
    await call.say("hello")

    assert await call.listen() == "Yes?"
    assert [came.path for came in bot.came] == ["/v1/voice", "/v1/voice-response", "/v1/voice"]
    assert bot.came[0].token != bot.came[2].token


async def test_a_gather_runs_again_and_hears_other_words(wired: Exchange, bot: WordlessBot) -> None:
    call = await phoned(wired, "regather@response:1")
    await call.listen()
    await call.say("one")
    again = await call.listen()
    await call.say("two")
    last = await call.listen()

    assert (again, last) == ("Yes?", "Bye.")
    first, second = bot.to("/v1/voice-response")
    assert first.url == second.url
    assert first.token != second.token
    assert [first.form["SpeechResult"], second.form["SpeechResult"]] == ["one", "two"]


async def test_a_gather_that_hears_nothing_falls_through(wired: Exchange, bot: WordlessBot) -> None:
    gather = GATHER.format("", "Yes?")
    bot.on("/v1/voice", f"{gather}<Redirect>/v1/voice-response?fell=1</Redirect>")
    call = await phoned(wired, "fell@response:1")
    await talk(call)

    [came] = bot.to("/v1/voice-response")
    assert came.url == "/v1/voice-response?fell=1"
    assert "SpeechResult" not in came.form
    assert told(call) == ["Gather: it fell through to the verb after it; what the caller said is lost"]


@pytest.mark.parametrize(("faults", "times"), [("never@status", 0), ("thrice@status", 3), ("refuse@status:1", 1)])
async def test_the_callback_may_come_never_or_often(wired: Exchange, bot: WordlessBot, faults: str, times: int) -> None:
    call = await phoned(wired, faults)
    await talk(call)

    assert len(bot.to("/v1/voice-status")) == times
    assert call.status == "completed"


async def test_each_call_has_a_plan_of_its_own(wired: Exchange, bot: WordlessBot) -> None:
    harmed, whole = await phoned(wired, "twice"), await wired.call()
    await talk(harmed)
    await talk(whole)

    assert len(harmed.copies) == 2
    assert not whole.mishaps
    assert len(bot.to("/v1/voice")) == 3


async def test_a_call_that_an_ivr_sends_in_takes_a_plan_too(wired: Exchange, bot: WordlessBot) -> None:
    call = await wired.call_url(f"{ORIGIN}/v1/voice", faults=read_plan("twice@voice"))
    await call.listen()

    assert len(bot.to("/v1/voice")) == 2

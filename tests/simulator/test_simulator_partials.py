"""Does the exchange tell what a caller seems to be saying, beside the call, and in any order that a plan asks for?"""

import asyncio
from dataclasses import replace

import pytest
from starlette.responses import Response
from twilio.twiml.voice_response import Gather  # type: ignore[import-untyped]

from echolink.simulator.exchange import Exchange
from echolink.simulator.faults import read_plan
from echolink.simulator.phone import SimulatedCall
from echolink.simulator.utterance import Manner, PartialResult
from tests.simulator.wordless_bot import ORIGIN, Came, WordlessBot, twiml

WORDS = "I would like a table for 4 tomorrow"
PARTIAL = "/v1/voice-partial"
AT_ONCE = Manner(pace="instant")


def gather(**attributes: str) -> str:
    given = {"action": "/v1/voice-response", "input": "speech", "speech_timeout": "auto"}
    given |= {"partial_result_callback": f"{PARTIAL}?turn=1#rc=2&rp=all"}
    made = Gather(**(given | attributes))
    made.say("Yes?")
    return str(made).partition("?>")[2]


@pytest.fixture
def wired(exchange: Exchange, bot: WordlessBot) -> Exchange:
    exchange.number.settings["VoiceUrl"] = f"{ORIGIN}/v1/voice"
    exchange.manner = AT_ONCE
    bot.on("/v1/voice", gather())
    bot.on("/v1/voice-response", "<Say>Bye.</Say>")
    bot.on(PARTIAL, Response(status_code=204))
    return exchange


async def spoken(exchange: Exchange, faults: str = "", manner: Manner | None = None) -> SimulatedCall:
    """A call in which WORDS are said, when it is over."""
    call = await exchange.call(faults=read_plan(faults), manner=manner)
    await call.listen()
    await call.say(WORDS)
    await call.over()
    return call


def sequences(came: list[Came]) -> list[int]:
    return [int(one.form["SequenceNumber"]) for one in came if one.path == PARTIAL]


async def test_partial_results_go_out_signed_while_the_caller_speaks(wired: Exchange, bot: WordlessBot) -> None:
    told: list[PartialResult] = []
    call = await wired.call()
    await call.say(WORDS, on_partial=told.append)
    await call.over()

    came = bot.to(PARTIAL)
    assert sequences(came) == list(range(len(told)))
    assert {one.url for one in came} == {f"{PARTIAL}?turn=1"}
    assert came[0].form["CallSid"] == call.sid
    assert came[0].form["CallStatus"] == "in-progress"
    assert "StableSpeechResult" not in came[0].form
    assert (came[-1].form["StableSpeechResult"], came[-1].form["UnstableSpeechResult"]) == (
        "I would like a table for",
        "four tomorrow",
    )
    assert bot.to("/v1/voice-response")[0].form["SpeechResult"] == WORDS
    assert len(call.partials) == len(told)


async def test_sequence_numbers_begin_anew_in_each_gather(wired: Exchange, bot: WordlessBot) -> None:
    bot.on("/v1/voice-response", gather(), "<Say>Bye.</Say>")
    call = await wired.call()
    await call.say("one two three")
    await call.say("four")
    await call.over()

    assert sequences(bot.to(PARTIAL)).count(0) == 2


async def test_without_a_callback_or_a_manner_nothing_is_sent(wired: Exchange, bot: WordlessBot) -> None:
    wired.manner = None
    instant = await spoken(wired)
    bot.on("/v1/voice", gather(partial_result_callback=""))
    unasked = await spoken(wired, manner=AT_ONCE)

    assert not bot.to(PARTIAL)
    assert not instant.partials
    assert not unasked.partials
    assert [came.form["SpeechResult"] for came in bot.to("/v1/voice-response")] == [WORDS, WORDS]


async def test_the_method_is_the_gathers(wired: Exchange, bot: WordlessBot) -> None:
    bot.on("/v1/voice", gather(partial_result_callback_method="GET"))
    await spoken(wired)

    assert {came.method for came in bot.to(PARTIAL)} == {"GET"}


async def test_another_method_is_no_method(wired: Exchange, bot: WordlessBot) -> None:
    bot.on("/v1/voice", gather(partial_result_callback_method="PUT"))
    call = await spoken(wired)

    assert [notice.code for notice in call.errors] == [13329]
    assert {came.method for came in bot.to(PARTIAL)} == {"POST"}


async def test_the_call_does_not_wait_for_their_answers(wired: Exchange, bot: WordlessBot) -> None:
    final = asyncio.Event()

    async def held(_: Came) -> Response:
        await final.wait()
        return Response(status_code=204)

    async def answered(_: Came) -> Response:
        final.set()
        return twiml("<Say>Bye.</Say>")

    bot.on(PARTIAL, held)
    bot.on("/v1/voice-response", answered)
    call = await spoken(wired, manner=Manner(pace=0.02))

    assert call.transcript[-1].text == "Bye."
    assert len(call.partials) == len(bot.to(PARTIAL)) > 2


async def test_a_twiml_answer_is_not_run_and_a_refusal_is_a_warning_without_a_retry(
    wired: Exchange, bot: WordlessBot
) -> None:
    bot.on(PARTIAL, twiml("<Say>Unheard.</Say>"), Response(status_code=500), Response(status_code=204))
    call = await spoken(wired)

    assert [line.text for line in call.transcript] == ["Yes?", WORDS, "Bye."]
    assert [(notice.code, notice.text) for notice in call.warnings] == [(11200, "partial result: HTTP status 500")]
    assert not call.errors
    assert sequences(bot.to(PARTIAL)) == list(range(len(call.partials)))


async def test_the_words_and_the_silence_behind_them_take_their_time(wired: Exchange, bot: WordlessBot) -> None:
    manner = replace(AT_ONCE, words_per_second=2.0, end_of_speech_seconds=0.8)
    auto = await spoken(wired, manner=manner)
    bot.on("/v1/voice", gather(speech_timeout="3"))
    three = await spoken(wired, manner=manner)

    assert _between(auto) == pytest.approx(len(WORDS.split()) / 2 + 0.8, abs=0.2)
    assert _between(three) == pytest.approx(len(WORDS.split()) / 2 + 3, abs=0.2)


def _between(call: SimulatedCall) -> float:
    """Seconds of the call's own time from the caller's first word to the bot's answer."""
    said, answered = (line.at for line in call.transcript[1:])
    return answered - said


async def test_speaking_cuts_the_prompt_and_outlasts_the_gathers_timeout(bot: WordlessBot) -> None:
    bot.on("/v1/voice", gather(timeout="1").replace("Yes?", "Yes? " * 200))
    bot.on("/v1/voice-response", "<Say>Bye.</Say>")
    bot.on(PARTIAL, Response(status_code=204))

    async with Exchange(pace=0.02, manner=Manner(pace=0.02)) as exchange:
        call = await exchange.call_url(f"{bot.origin}/v1/voice")
        heard = await call.say(WORDS)
        await call.over()

    assert heard
    assert call.transcript[0].cut
    assert bot.to("/v1/voice-response")[0].form["SpeechResult"] == WORDS


async def test_a_caller_is_not_heard_to_the_end_when_the_call_goes_elsewhere(wired: Exchange, bot: WordlessBot) -> None:
    speaking = asyncio.Event()
    call = await wired.call(manner=Manner(pace=0.05))
    said = asyncio.create_task(call.say(WORDS, on_partial=lambda _: speaking.set()))
    await speaking.wait()
    bot.on("/elsewhere", "<Say>Other.</Say>")
    await call.redirect_to(f"{ORIGIN}/elsewhere")

    assert not await said
    await call.over()
    assert not bot.to("/v1/voice-response")


async def test_a_gather_for_keys_does_not_hear_a_word(wired: Exchange, bot: WordlessBot) -> None:
    bot.on("/v1/voice", gather(input="dtmf"))
    call = await wired.call()

    assert not await call.say(WORDS)
    assert call.listening
    assert not bot.to(PARTIAL)


async def test_the_next_one_overtakes_a_swapped_one(wired: Exchange, bot: WordlessBot) -> None:
    call = await spoken(wired, "swapped@partial:2")

    came = sequences(bot.to(PARTIAL))
    assert came[:2] == [0, 2]
    assert sorted(came) == list(range(len(came)))
    assert [str(mishap) for mishap in call.mishaps] == ["partial 2: held until the next one had arrived"]


async def test_a_stale_one_comes_when_its_turn_has_been_answered(wired: Exchange, bot: WordlessBot) -> None:
    await spoken(wired, "stale@1, swapped@2..99")

    paths = [came.path for came in bot.came]
    assert paths.index("/v1/voice-response") < len(paths) - 1
    assert sequences(bot.came[: paths.index("/v1/voice-response")]) == []
    assert sorted(sequences(bot.came)) == list(range(paths.count(PARTIAL)))


async def test_a_late_one_comes_again_when_the_call_has_ended(wired: Exchange, bot: WordlessBot) -> None:
    await spoken(wired, "late@partial:3, twice@partial:1")

    assert sequences(bot.to(PARTIAL)).count(0) == 2
    assert sequences(bot.came[-1:]) == [2]


@pytest.mark.parametrize(("fault", "arrived"), [("lose", 1), ("timeout", 0), ("refuse", 0)])
async def test_what_is_lost_is_not_sent_again_nor_missed(
    wired: Exchange, bot: WordlessBot, fault: str, arrived: int
) -> None:
    call = await spoken(wired, f"{fault}@partial:2")

    assert sequences(bot.to(PARTIAL)).count(1) == arrived
    assert len(call.mishaps) == 1
    assert not call.warnings
    assert call.duration_seconds < 7


async def test_the_caller_may_hang_up_in_the_middle_of_a_word(wired: Exchange, bot: WordlessBot) -> None:
    call = await spoken(wired, "hangup@partial:3")

    assert sequences(bot.to(PARTIAL)) == [0, 1, 2]
    assert not bot.to("/v1/voice-response")
    assert call.status == "completed"


async def test_faults_of_any_document_leave_partial_results_alone(wired: Exchange, bot: WordlessBot) -> None:
    call = await spoken(wired, "twice")

    assert sequences(bot.to(PARTIAL)) == sorted(set(sequences(bot.to(PARTIAL))))
    assert len(call.copies) == 2

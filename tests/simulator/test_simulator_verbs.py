"""Does the exchange run each verb as Twilio documents it?"""

import pytest
from starlette.responses import Response

from echolink.simulator.exchange import Exchange
from echolink.simulator.phone import CallOver
from tests.simulator.wordless_bot import ORIGIN, WordlessBot

GATHER = '<Gather input="speech" action="/heard" actionOnEmptyResult="true"><Say>Yes?</Say></Gather>'
KEYS = '<Gather input="dtmf" action="/heard" {}/>'


async def test_what_is_said_is_heard_in_order_until_the_call_ends(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", "<Say>One.</Say><Pause length='2'/><Say voice='woman'>Two.</Say>")

    call = await exchange.call()
    heard = await call.listen()

    assert heard == "One. Two."
    assert call.status == "completed"


async def test_spoken_time_and_pauses_count_without_being_waited_for(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", f"<Say>{'x' * 150}</Say><Pause length='20'/>")

    call = await exchange.call()
    await call.listen()

    assert 30 <= call.duration_seconds <= 32


async def test_the_first_request_says_ringing_and_the_later_ones_in_progress(
    exchange: Exchange, bot: WordlessBot
) -> None:
    bot.on("/voice", "<Redirect>/more</Redirect>")
    bot.on("/more", "<Hangup/>")

    await (await exchange.call(caller="+14155550177")).listen()

    assert [came.form["CallStatus"] for came in bot.came] == ["ringing", "in-progress"]
    first = bot.came[0].form
    assert first["From"] == first["Caller"] == "+14155550177"
    assert first["To"] == first["Called"] == exchange.number.phone_number
    assert first["FromCity"] == first["CallerCity"] == ""
    assert first["Direction"] == "inbound"
    assert first["AccountSid"] == exchange.account.sid
    assert first["CallSid"].startswith("CA")


async def test_speech_goes_to_the_action_with_its_confidence(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", GATHER)
    bot.on("/heard", "<Say>Thanks.</Say>")

    call = await exchange.call()
    await call.listen()
    await call.say("a table for four", confidence=0.5)
    reply = await call.listen()

    assert reply == "Thanks."
    assert bot.came[1].form["SpeechResult"] == "a table for four"
    assert bot.came[1].form["Confidence"] == "0.5"


async def test_confidence_is_left_out_now_and_then_when_asked_for(bot: WordlessBot) -> None:
    bot.on("/voice", GATHER)
    bot.on("/heard", "<Hangup/>")

    async with Exchange(missing_confidence=1.0) as exchange:
        call = await exchange.call_url(f"{bot.origin}/voice")
        await call.say("hello")
        await call.listen()

    assert "Confidence" not in bot.came[1].form


async def test_silence_asks_the_action_when_empty_results_are_wanted(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", GATHER)
    bot.on("/heard", "<Hangup/>")

    call = await exchange.call()
    await call.silence()
    await call.listen()

    assert "SpeechResult" not in bot.came[1].form
    assert "Digits" not in bot.came[1].form


async def test_silence_falls_to_the_next_verb_otherwise(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", '<Gather input="speech" action="/heard"><Say>Yes?</Say></Gather><Say>Nobody there.</Say>')

    call = await exchange.call()
    await call.listen()
    await call.silence()

    assert await call.listen() == "Nobody there."
    assert not bot.to("/heard")


async def test_a_gather_without_an_action_asks_its_own_document_again(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", '<Gather input="speech"/>', "<Say>Again.</Say>")

    call = await exchange.call()
    await call.say("hello")

    assert await call.listen() == "Again."


@pytest.mark.parametrize(
    ("attributes", "pressed", "sent"),
    [
        ("", "5#", "5"),
        ("", "1234", "1234"),
        ('numDigits="2"', "789", "78"),
        ('finishOnKey="*"', "1#2*", "1#2"),
        ('finishOnKey=""', "12#", "12#"),
    ],
)
async def test_keys_go_to_the_action_without_the_finishing_one(
    exchange: Exchange, bot: WordlessBot, attributes: str, pressed: str, sent: str
) -> None:
    bot.on("/voice", KEYS.format(attributes))
    bot.on("/heard", "<Hangup/>")

    call = await exchange.call()
    await call.press(pressed)
    await call.listen()

    assert bot.came[1].form["Digits"] == sent


async def test_the_finishing_key_alone_is_no_input(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", KEYS.format("") + "<Say>Nothing.</Say>")

    call = await exchange.call()
    await call.press("#")

    assert await call.listen() == "Nothing."


async def test_speech_is_not_heard_by_a_gather_for_keys_nor_keys_by_one_for_speech(
    exchange: Exchange, bot: WordlessBot
) -> None:
    bot.on("/voice", KEYS.format(""), GATHER)

    to_keys = await exchange.call()
    to_speech = await exchange.call()

    assert not await to_keys.say("hello")
    assert not await to_speech.press("1")
    assert to_keys.listening
    assert to_speech.listening


async def test_a_gather_for_both_takes_what_comes_first(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", '<Gather input="dtmf speech" action="/heard" finishOnKey="#"/>')
    bot.on("/heard", "<Hangup/>")

    by_keys = await exchange.call()
    await by_keys.press("42#")
    await by_keys.listen()
    by_voice = await exchange.call()
    await by_voice.say("forty two")
    await by_voice.listen()

    assert [came.form.get("Digits") for came in bot.to("/heard")] == ["42", None]


async def test_the_caller_may_speak_into_a_prompt_and_cuts_it(bot: WordlessBot) -> None:
    bot.on("/voice", f'<Gather input="speech" action="/heard"><Say>{"Long. " * 50}</Say><Say>Unheard.</Say></Gather>')
    bot.on("/heard", "<Say>Go on.</Say>")

    async with Exchange(pace=0.05) as exchange:
        call = await exchange.call_url(f"{bot.origin}/voice")
        await call.say("stop")
        heard = await call.listen()

    assert heard.endswith("Go on.")
    assert "Unheard." not in heard
    assert [line.cut for line in call.transcript] == [True, False, False]


async def test_without_barge_in_the_caller_is_heard_after_the_prompt(bot: WordlessBot) -> None:
    bot.on("/voice", '<Gather input="speech" bargeIn="false" action="/heard"><Say>A sentence.</Say></Gather>')
    bot.on("/heard", "<Hangup/>")

    async with Exchange(pace=0.05) as exchange:
        call = await exchange.call_url(f"{bot.origin}/voice")
        heard = await call.say("hello")
        await call.listen()

    assert heard
    assert not any(line.cut for line in call.transcript)


async def test_time_alone_ends_a_gather_when_time_passes(bot: WordlessBot) -> None:
    bot.on("/voice", '<Gather input="dtmf" timeout="2" action="/heard" finishOnKey=""/><Say>Too late.</Say>')
    bot.on("/heard", "<Hangup/>")

    async with Exchange(pace=0.02) as exchange:
        silent = await exchange.call_url(f"{bot.origin}/voice")
        await silent.over()
        keying = await exchange.call_url(f"{bot.origin}/voice")
        await keying.press("12")
        await keying.over()

    assert silent.transcript[-1].text == "Too late."
    assert bot.to("/heard")[0].form["Digits"] == "12"


async def test_redirect_resolves_against_the_documents_own_url(exchange: Exchange, bot: WordlessBot) -> None:
    exchange.number.settings["VoiceUrl"] = f"{ORIGIN}/bots/voice?bot_id=b1"
    bot.on("/bots/voice", "<Redirect method='POST'>\n  next?turn=1&amp;x=%2F+y \n</Redirect><Say>Unreachable.</Say>")
    bot.on("/bots/next", "<Redirect method='GET'>/end?a=1</Redirect>")
    bot.on("/end", "<Say>The end.</Say>")

    heard = await (await exchange.call()).listen()

    assert heard == "The end."
    assert bot.came[1].url == "/bots/next?turn=1&x=%2F+y"
    assert bot.came[2].method == "GET"
    assert bot.came[2].url.startswith("/end?a=1&CallSid=CA")


@pytest.mark.parametrize(("reason", "status"), [("", "no-answer"), (' reason="busy"', "busy")])
async def test_reject_ends_a_call_that_was_never_answered(
    exchange: Exchange, bot: WordlessBot, reason: str, status: str
) -> None:
    bot.on("/voice", f"<Reject{reason}/>")

    call = await exchange.call()
    await call.over()

    assert call.status == status
    assert call.duration_seconds == 0


async def test_a_late_reject_is_an_error(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", "<Say>Hello.</Say><Reject/>")

    call = await exchange.call()
    await call.over()

    assert call.status == "completed"
    assert [notice.code for notice in call.errors] == [13810]


async def test_hangup_ends_the_call_and_nobody_listens_any_more(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", "<Hangup/><Say>Unreachable.</Say>")

    call = await exchange.call()

    assert await call.listen() == ""
    with pytest.raises(CallOver):
        await call.say("hello?")


async def test_play_fetches_its_sound_and_says_when_it_is_none(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", "<Play>/hello.wav</Play><Play digits='1w2'/><Play>/page</Play>")
    bot.on("/hello.wav", Response(b"\0" * 8000, media_type="audio/wav"))
    bot.on("/page", Response("<p/>", media_type="text/html"))

    call = await exchange.call()
    heard = await call.listen()

    assert heard == f"[sound of {ORIGIN}/hello.wav] [tones 1w2]"
    assert bot.to("/hello.wav")[0].method == "GET"
    assert [notice.code for notice in call.errors] == [12300]


async def test_the_caller_can_hang_up_while_the_bot_still_thinks(exchange: Exchange, bot: WordlessBot) -> None:
    exchange.number.settings["StatusCallback"] = f"{ORIGIN}/status"
    bot.on("/voice", GATHER)
    bot.on("/heard", bot.never)
    bot.on("/status", Response(status_code=204))

    call = await exchange.call()
    await call.listen()
    await call.say("hello")
    await call.hang_up()

    assert call.ended
    assert bot.to("/status")[0].form["CallStatus"] == "completed"
    assert len(call.documents) == 1

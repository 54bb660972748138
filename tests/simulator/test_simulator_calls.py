"""Does a call begin, change hands and end as calls do?"""

import asyncio

import httpx2
import pytest
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from echolink.errors import NotFound, RefusedToStart
from echolink.simulator.exchange import Exchange
from echolink.simulator.phone import CallOver
from echolink.simulator.receiver import Receiver
from echolink.simulator.serving import serving
from tests.simulator.wordless_bot import ORIGIN, WordlessBot

LISTEN = '<Gather input="speech" action="/heard"><Say>Yes?</Say></Gather>'


async def test_the_end_is_called_back_once_with_the_seconds(exchange: Exchange, bot: WordlessBot) -> None:
    exchange.number.settings["StatusCallback"] = f"{ORIGIN}/status"
    bot.on("/voice", "<Pause length='61'/>")
    bot.on("/status", Response(status_code=204))

    call = await exchange.call()
    await call.over()

    (status,) = bot.to("/status")
    assert status.form["CallStatus"] == "completed"
    assert 61 <= int(status.form["CallDuration"]) <= 63
    assert status.form["Duration"] == "2"
    assert status.form["CallSid"] == call.sid


async def test_a_callback_that_fails_is_an_error_of_the_call_and_not_its_end(
    exchange: Exchange, bot: WordlessBot
) -> None:
    exchange.number.settings["StatusCallback"] = f"{ORIGIN}/status"
    bot.on("/voice", "<Say>Bye.</Say>")

    call = await exchange.call()
    await call.over()

    assert call.status == "completed"
    assert call.callbacks[0].status == 404
    assert call.errors[0].text == "status callback: HTTP status 404"


async def test_a_withheld_number_says_so(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", "<Hangup/>")

    await (await exchange.call(caller=None, extra={"BrandNew": "parameter"})).over()

    assert bot.came[0].form["From"] == bot.came[0].form["Caller"] == "anonymous"
    assert bot.came[0].form["BrandNew"] == "parameter"


async def test_a_number_that_nobody_has_is_not_found(exchange: Exchange) -> None:
    with pytest.raises(NotFound):
        await exchange.call(to="+14155550111")


@pytest.mark.parametrize(
    "settings", [{"VoiceUrl": ""}, {"TrunkSid": "TK" + "0" * 32}, {"VoiceApplicationSid": "AP" + "0" * 32}]
)
async def test_a_number_whose_voice_url_does_not_count_rings_out(
    exchange: Exchange, bot: WordlessBot, settings: dict[str, str]
) -> None:
    exchange.number.settings |= settings

    call = await exchange.call()
    await call.over()

    assert call.status == "no-answer"
    assert call.errors
    assert not bot.came


async def test_each_account_signs_with_its_own_token(bot: WordlessBot) -> None:
    bot.on("/voice", "<Hangup/>")

    async with Exchange(auth_token="another-token", dial_through={ORIGIN: bot.origin}) as exchange:
        sub = exchange.add_account(auth_token="the-primary-auth-token", owner_sid=exchange.account.sid)
        number = exchange.add_number(sub.sid, "+14155550101")
        number.settings["VoiceUrl"] = exchange.number.settings["VoiceUrl"] = f"{ORIGIN}/voice"
        await (await exchange.call(to="+14155550101")).over()
        await (await exchange.call()).over()

    assert [came.form["AccountSid"] for came in bot.unsigned] == [exchange.account.sid]


async def test_an_ivr_sends_a_call_in_that_is_in_progress_already(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", "<Say>Hello.</Say>")

    call = await exchange.call_url(f"{ORIGIN}/voice?bot_id=b1")
    heard = await call.listen()

    assert heard == "Hello."
    assert bot.came[0].form["CallStatus"] == "in-progress"


async def test_an_ivr_can_send_the_same_call_in_again(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", LISTEN)

    call = await exchange.call()
    await call.listen()
    await call.redirect_to(f"{ORIGIN}/voice")
    heard = await call.listen()

    assert heard == "Yes?"
    assert len({came.form["CallSid"] for came in bot.came}) == 1
    assert bot.came[0].token != bot.came[1].token
    await call.hang_up()
    with pytest.raises(CallOver):
        await call.redirect_to(f"{ORIGIN}/voice")


async def test_requests_of_a_call_never_overlap(exchange: Exchange, bot: WordlessBot) -> None:
    arrived, release = asyncio.Event(), asyncio.Event()

    async def slow(_: object) -> Response:
        arrived.set()
        await release.wait()
        return Response("<Response/>", media_type="text/xml")

    bot.on("/voice", slow)
    bot.on("/other", "<Say>Taken over.</Say>")

    call = await exchange.call()
    await arrived.wait()
    await call.redirect_to(f"{ORIGIN}/other")
    before_release = len(bot.to("/other"))
    release.set()
    heard = await call.listen()

    assert before_release == 0
    assert heard == "Taken over."


async def test_two_calls_are_held_at_once(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", LISTEN)
    bot.on("/heard", "<Say>Bye.</Say>")

    calls = [await exchange.call() for _ in range(20)]
    prompts = await asyncio.gather(*(call.listen() for call in calls))
    await asyncio.gather(*(call.say(call.sid) for call in calls))
    await asyncio.gather(*(call.over() for call in calls))

    assert prompts == ["Yes?"] * 20
    assert {came.form["SpeechResult"] for came in bot.to("/heard")} == {call.sid for call in calls}


async def test_a_document_that_leads_to_itself_is_stopped(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", "<Pause length='3600'/><Redirect>/voice</Redirect>")

    call = await exchange.call()
    await call.over()

    assert call.ended
    assert len(bot.came) <= 5, "four hours are the most that a call may last"


async def test_an_app_whose_lifespan_fails_is_refused() -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await send({"type": "lifespan.startup.failed", "message": "no"})

    with pytest.raises(RefusedToStart):
        async with serving(app):
            pytest.fail("must not start")


async def test_the_receiver_keeps_what_came_and_answers_as_told() -> None:
    receiver = Receiver()
    async with serving(receiver) as server, httpx2.AsyncClient(base_url=server.origin, trust_env=False) as http:
        first = await http.post("/book", json={"type": "goal.completed", "data": {"fields": {"party_size": 4}}})
        receiver.answer = "Noted."
        second = await http.post("/book", content=b"not json")
        receiver.answer = lambda came: Response(came.path, 503)
        third = await http.post("/book")

    assert first.json() == {"message": "All confirmed. The reference is 1001."}
    assert receiver.received[0].fields == {"party_size": 4}
    assert second.text == "Noted."
    assert receiver.received[1].payload is None
    assert (third.status_code, third.text) == (503, "/book")
    assert receiver.answered[2] == "/book"

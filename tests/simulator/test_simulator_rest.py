"""Does the REST side answer Twilio's own SDK as Twilio does?"""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

import httpx2
import pytest
from starlette.responses import Response
from twilio.base.exceptions import TwilioRestException  # type: ignore[import-untyped]
from twilio.http.http_client import TwilioHttpClient  # type: ignore[import-untyped]
from twilio.rest import Client  # type: ignore[import-untyped]

from echolink.simulator.exchange import Exchange
from echolink.simulator.faults import read_plan
from tests.simulator.wordless_bot import ORIGIN, TOKEN, Came, WordlessBot, twiml

T = TypeVar("T")


def client(exchange: Exchange, sid: str | None = None, token: str = TOKEN) -> Client:
    made = Client(sid or exchange.account.sid, token, http_client=TwilioHttpClient(timeout=5))
    made.api.base_url = exchange.api_url
    return made


async def ask(question: Callable[[], T]) -> T:
    return await asyncio.to_thread(question)


async def refusal(question: Callable[[], Any]) -> tuple[int, int]:
    with pytest.raises(TwilioRestException) as refused:
        await ask(question)
    return refused.value.status, refused.value.code


async def test_an_account_shows_itself(exchange: Exchange) -> None:
    twilio = client(exchange)

    account = await ask(lambda: twilio.api.accounts(exchange.account.sid).fetch())

    assert account.sid == account.owner_account_sid == exchange.account.sid
    assert account.status == "active"


async def test_wrong_credentials_are_refused_in_twilios_words(exchange: Exchange) -> None:
    stranger = client(exchange, token="wrong")

    assert await refusal(lambda: stranger.incoming_phone_numbers(exchange.number.sid).fetch()) == (401, 20003)

    async with httpx2.AsyncClient(base_url=exchange.api_url, trust_env=False) as http:
        answer = await http.get(f"/2010-04-01/Accounts/{exchange.account.sid}.json")
    assert answer.json() == {
        "code": 20003,
        "message": "Authenticate",
        "more_info": "https://www.twilio.com/docs/errors/20003",
        "status": 401,
    }


async def test_a_number_of_another_account_is_not_found(exchange: Exchange) -> None:
    other = exchange.add_account()
    theirs = exchange.add_number(other.sid, "+14155550102")

    assert await refusal(lambda: client(exchange).incoming_phone_numbers(theirs.sid).fetch()) == (404, 20404)
    assert await refusal(lambda: client(exchange).incoming_phone_numbers("PN" + "0" * 32).fetch()) == (404, 20404)


async def test_a_parent_may_read_its_subaccount_and_not_the_other_way_round(exchange: Exchange) -> None:
    sub = exchange.add_account(auth_token="sub-token", owner_sid=exchange.account.sid)
    parent, child = client(exchange), client(exchange, sub.sid, "sub-token")

    seen = await ask(lambda: parent.api.accounts(sub.sid).fetch())

    assert seen.owner_account_sid == exchange.account.sid
    assert await refusal(lambda: child.api.accounts(exchange.account.sid).fetch()) == (401, 20003)


async def test_a_number_shows_what_it_can_and_how_it_is_set(exchange: Exchange) -> None:
    messages_only = exchange.add_number(exchange.account.sid, "+14155550103", voice=False)
    twilio = client(exchange)

    number = await ask(lambda: twilio.incoming_phone_numbers(exchange.number.sid).fetch())
    deaf = await ask(lambda: twilio.incoming_phone_numbers(messages_only.sid).fetch())

    assert number.phone_number == "+14155550100"
    assert number.account_sid == exchange.account.sid
    assert number.voice_receive_mode == "voice"
    assert number.trunk_sid is None
    assert (number.capabilities or {})["voice"] is True
    assert (deaf.capabilities or {})["voice"] is False


async def test_numbers_are_listed_and_found_by_their_digits(exchange: Exchange) -> None:
    exchange.add_number(exchange.account.sid, "+14155550104")
    twilio = client(exchange)

    everyone = await ask(lambda: twilio.incoming_phone_numbers.list())
    one = await ask(lambda: twilio.incoming_phone_numbers.list(phone_number="+14155550104"))

    assert len(everyone) == 2
    assert [number.phone_number for number in one] == ["+14155550104"]


async def test_an_update_is_kept_and_read_back(exchange: Exchange) -> None:
    exchange.number.settings["TrunkSid"] = "TK" + "a" * 32
    twilio = client(exchange)

    updated = await ask(
        lambda: twilio.incoming_phone_numbers(exchange.number.sid).update(
            voice_url=f"{ORIGIN}/voice?n=1#rc=2", voice_method="POST", trunk_sid="", voice_fallback_url=f"{ORIGIN}/f"
        )
    )
    fetched = await ask(lambda: twilio.incoming_phone_numbers(exchange.number.sid).fetch())

    assert updated.voice_url == fetched.voice_url == f"{ORIGIN}/voice?n=1#rc=2"
    assert fetched.trunk_sid is None


async def test_an_application_and_a_trunk_drive_each_other_out(exchange: Exchange) -> None:
    twilio = client(exchange)
    number = twilio.incoming_phone_numbers(exchange.number.sid)

    await ask(lambda: number.update(trunk_sid="TK" + "b" * 32))
    after = await ask(lambda: number.update(voice_application_sid="AP" + "c" * 32))

    assert (after.trunk_sid, after.voice_application_sid) == (None, "AP" + "c" * 32)


@pytest.mark.parametrize(
    ("update", "code"),
    [
        ({"voice_fallback_url": f"{ORIGIN}/f"}, 21405),
        ({"voice_url": "not a url"}, 21402),
        ({"voice_url": "https://under_score.example/"}, 21402),
        ({"voice_method": "PUT"}, 21403),
        ({"voice_application_sid": "AP1"}, 21420),
        ({"friendly_name": "x" * 65}, 20001),
    ],
)
async def test_an_update_that_cannot_be_is_refused_whole(exchange: Exchange, update: dict[str, str], code: int) -> None:
    exchange.number.settings["VoiceUrl"] = ""
    before = dict(exchange.number.settings)
    number = client(exchange).incoming_phone_numbers(exchange.number.sid)

    refused = await refusal(lambda: number.update(**update))

    assert refused == (400, code)
    assert exchange.number.settings == before


async def test_a_field_that_twilio_does_not_have_is_refused(exchange: Exchange) -> None:
    async with httpx2.AsyncClient(trust_env=False, auth=(exchange.account.sid, TOKEN)) as http:
        path = f"/2010-04-01/Accounts/{exchange.account.sid}/IncomingPhoneNumbers/{exchange.number.sid}.json"
        answer = await http.post(exchange.api_url + path, data={"VoiceURL": f"{ORIGIN}/voice"})

    assert answer.status_code == 400
    assert exchange.rest.requests[-1].form == (("VoiceURL", f"{ORIGIN}/voice"),)


async def test_faults_on_demand(exchange: Exchange) -> None:
    twilio = client(exchange)
    number = twilio.incoming_phone_numbers(exchange.number.sid)

    exchange.rest.faults.ignores_writes = True
    ignored = await ask(lambda: number.update(voice_url=f"{ORIGIN}/voice2"))
    exchange.rest.faults.refuse_credentials = True
    refused = await refusal(lambda: number.fetch())
    exchange.rest.faults.status = 502
    broken = await refusal(lambda: number.fetch())

    assert ignored.voice_url == f"{ORIGIN}/voice"
    assert refused == (401, 20003)
    assert broken[0] == 502


async def test_a_slow_twilio_answers_at_the_latest_when_the_exchange_closes() -> None:
    async with Exchange() as exchange, httpx2.AsyncClient(trust_env=False, timeout=0.1) as http:
        exchange.rest.faults.delay_seconds = 3600

        with pytest.raises(httpx2.ReadTimeout):
            await http.get(f"{exchange.api_url}/2010-04-01/Accounts/{exchange.account.sid}.json")


async def test_a_call_that_is_asked_for_rings_and_tells_its_progress(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", '<Gather input="speech" action="/heard"><Say>Hello?</Say></Gather>')
    bot.on("/heard", "<Say>Bye.</Say>")
    bot.on("/progress", Response(status_code=204))
    twilio = client(exchange)

    made = await ask(
        lambda: twilio.calls.create(
            to="+14155550188",
            from_=exchange.number.phone_number,
            url=f"{ORIGIN}/voice",
            status_callback=f"{ORIGIN}/progress",
            status_callback_event=["initiated", "ringing", "answered", "completed"],
        )
    )
    call = await exchange.next_outgoing()
    heard = await call.listen()
    live = await ask(lambda: twilio.calls(call.sid).fetch())
    await call.say("wrong number")
    await call.over()
    over = await ask(lambda: twilio.calls(call.sid).fetch())

    assert made.sid == call.sid
    assert heard == "Hello?"
    assert bot.to("/voice")[0].form["CallStatus"] == "in-progress"
    assert bot.to("/voice")[0].form["Direction"] == "outbound-api"
    assert (live.status, over.status) == ("in-progress", "completed")
    by_number = {came.form["SequenceNumber"]: came.form["CallStatus"] for came in bot.to("/progress")}
    assert by_number == {"0": "initiated", "1": "ringing", "2": "in-progress", "3": "completed"}


async def test_a_live_call_can_be_ended_and_a_finished_one_not_changed(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", '<Gather input="speech"/>')
    call = await exchange.call()
    await call.listen()
    twilio = client(exchange).calls(call.sid)

    ended = await ask(lambda: twilio.update(status="completed"))

    assert ended.status == "completed"
    assert call.ended
    assert await refusal(lambda: twilio.update(status="completed")) == (400, 21220)


async def test_a_live_call_can_be_sent_elsewhere(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", '<Gather input="speech"><Say>Waiting.</Say></Gather>')
    call = await exchange.call()
    await call.listen()

    await ask(lambda: client(exchange).calls(call.sid).update(twiml="<Response><Say>Moved.</Say></Response>"))

    assert await call.listen() == "Moved."


async def test_a_call_from_a_number_that_is_not_the_accounts_is_refused(exchange: Exchange) -> None:
    twilio = client(exchange)

    stranger = await refusal(lambda: twilio.calls.create(to="+14155550188", from_="+14155550199", url=f"{ORIGIN}/v"))
    unknown = await refusal(lambda: twilio.calls("CA" + "0" * 32).fetch())

    assert stranger == (400, 21210)
    assert unknown == (404, 20404)


async def test_a_call_shows_its_true_status_and_in_the_end_its_seconds(exchange: Exchange, bot: WordlessBot) -> None:
    picked_up = asyncio.Event()

    async def slow(_: Came) -> Response:
        await picked_up.wait()
        return twiml(f'<Gather input="speech" action="/heard"><Say>{"x" * 450}</Say></Gather>')

    bot.on("/voice", slow)
    bot.on("/heard", "<Say>Bye.</Say>")
    call = await exchange.call(faults=read_plan("never@status"))
    shown = client(exchange).calls(call.sid)

    ringing = await ask(shown.fetch)
    picked_up.set()
    await call.listen()
    live = await ask(shown.fetch)
    await call.say("hello")
    await call.over()
    over = await ask(shown.fetch)

    assert (ringing.status, ringing.duration) == ("ringing", None)
    assert (live.status, live.duration, live.end_time) == ("in-progress", None, None)
    assert (over.status, over.duration) == ("completed", str(call.duration_seconds))
    assert call.duration_seconds >= 30
    assert over.end_time is not None
    assert (over.direction, over._from, over.to) == ("inbound", "+14155550123", exchange.number.phone_number)


async def test_a_call_that_was_never_answered_shows_why_and_no_seconds(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", '<Reject reason="busy"/>')
    call = await exchange.call()
    await call.over()

    over = await ask(client(exchange).calls(call.sid).fetch)

    assert (over.status, over.duration) == ("busy", "0")


async def test_a_call_of_another_account_is_not_found(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", "<Hangup/>")
    other = exchange.add_account(auth_token="other-token")
    call = await exchange.call()
    await call.over()

    stranger = client(exchange, other.sid, "other-token")

    assert await refusal(lambda: stranger.calls(call.sid).fetch()) == (404, 20404)


async def test_the_rest_side_can_be_down_and_come_back_while_calls_go_on(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", '<Gather input="speech" action="/heard"><Say>Yes?</Say></Gather>')
    call = await exchange.call()
    shown = client(exchange).calls(call.sid)

    exchange.rest.faults.status = 503
    heard = await call.listen()
    down = await refusal(shown.fetch)
    exchange.rest.faults.status = None
    live = await ask(shown.fetch)

    assert heard == "Yes?"
    assert down[0] == 503
    assert live.status == "in-progress"

"""Does the exchange fetch documents as Twilio does? Ceilings, retries, redirects, cookies, fallback, signatures."""

import pytest
from starlette.responses import RedirectResponse, Response

from echolink.simulator.courier import signed_url
from echolink.simulator.exchange import Exchange
from echolink.simulator.overrides import read_overrides
from echolink.simulator.serving import bound
from tests.simulator.wordless_bot import ORIGIN, Came, WordlessBot, twiml

SORRY = "We are sorry, an application error has occurred. Goodbye."


def wire(exchange: Exchange, path_and_fragment: str) -> None:
    exchange.number.settings["VoiceUrl"] = ORIGIN + path_and_fragment


async def test_the_fragment_is_neither_sent_nor_signed_and_the_query_stays_byte_for_byte(
    exchange: Exchange, bot: WordlessBot
) -> None:
    wire(exchange, "/voice?bot_id=b%2d1&x=a+b%20c&e=&u=ü#rc=2&rp=all")
    bot.on("/voice", "<Hangup/>")

    call = await exchange.call()
    await call.over()

    assert call.attempts[0].url == f"{ORIGIN}/voice?bot_id=b%2d1&x=a+b%20c&e=&u=ü"
    assert bot.came[0].url == "/voice?bot_id=b%2d1&x=a+b%20c&e=&u=%C3%BC"
    bot.unsigned.clear()  # the raw ü is signed as it was configured, which the receiving side cannot see any more


@pytest.mark.parametrize(
    ("url", "signed"),
    [
        ("https://h.example:8443/a?b=1#rc=2", "https://h.example/a?b=1"),
        ("http://h.example:8080/a", "http://h.example:8080/a"),
        ("https://user:pass@h.example/a?", "https://h.example/a?"),
        ("https://[2001:db8::443]:443/a", "https://[2001:db8::443]/a"),
    ],
)
def test_what_is_signed_of_a_url(url: str, signed: str) -> None:
    assert signed_url(url) == signed


async def test_requests_look_like_twilios(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", "<Hangup/>")

    await (await exchange.call()).over()

    headers = bot.came[0].headers
    assert headers["user-agent"] == "TwilioProxy/1.1"
    assert headers["content-type"] == "application/x-www-form-urlencoded; charset=utf-8"
    assert headers["host"] == "bots.example"
    assert bot.came[0].token


async def test_by_default_a_5xx_is_not_retried_and_ends_the_call(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", Response(status_code=500))

    call = await exchange.call()

    assert await call.listen() == SORRY
    assert len(bot.came) == 1
    assert [notice.code for notice in call.errors] == [11200]


async def test_a_retry_carries_the_same_token_and_a_new_request_another(exchange: Exchange, bot: WordlessBot) -> None:
    wire(exchange, "/voice#rc=2&rp=5xx,rt&rt=100")
    bot.on("/voice", Response(status_code=503), bot.never, "<Redirect>/more</Redirect>")
    bot.on("/more", "<Say>There.</Say>")

    call = await exchange.call()
    heard = await call.listen()

    first, second, third, more = [came.token for came in bot.came]
    assert heard == "There."
    assert first == second == third != more
    assert not call.errors
    assert [(attempt.status, bool(attempt.failure)) for attempt in call.attempts[:2]] == [(503, True), (None, True)]


async def test_a_failed_connection_is_retried_once(exchange: Exchange) -> None:
    nobody = bound()
    origin = f"http://127.0.0.1:{nobody.getsockname()[1]}"
    nobody.close()

    call = await exchange.call_url(f"{origin}/voice")
    await call.over()

    assert len(call.attempts) == 2
    assert call.errors[0].code == 11205


async def test_all_attempts_together_have_a_ceiling(exchange: Exchange, bot: WordlessBot) -> None:
    wire(exchange, "/voice#rc=5&rp=all&rt=150&tt=200")
    bot.on("/voice", bot.never)

    call = await exchange.call()
    heard = await call.listen()

    assert heard == SORRY
    assert call.errors[0].code == 11203
    assert len(call.attempts) == 2


async def test_the_fallback_is_told_what_failed_and_carries_the_call_on(exchange: Exchange, bot: WordlessBot) -> None:
    exchange.number.settings["VoiceFallbackUrl"] = f"{ORIGIN}/fallback"
    bot.on("/voice", '<Gather input="speech" action="/broken"/>')
    bot.on("/broken", Response("<Response><Say>", media_type="text/xml"))
    bot.on("/fallback", "<Say>Still here.</Say>")

    call = await exchange.call()
    await call.say("hello")
    heard = await call.listen()

    fallback = bot.to("/fallback")[0].form
    assert heard == "Still here."
    assert fallback["ErrorCode"] == "12100"
    assert fallback["ErrorUrl"] == f"{ORIGIN}/broken"
    assert fallback["CallStatus"] == "in-progress"


async def test_a_fallback_that_fails_too_ends_the_call_with_an_apology(exchange: Exchange, bot: WordlessBot) -> None:
    exchange.number.settings["VoiceFallbackUrl"] = f"{ORIGIN}/fallback"
    bot.on("/voice", Response(status_code=500))
    bot.on("/fallback", Response(status_code=500))

    call = await exchange.call()

    assert await call.listen() == SORRY
    assert call.ended


@pytest.mark.parametrize(("status", "method"), [(301, "GET"), (302, "GET"), (303, "GET"), (307, "POST")])
async def test_redirects_are_followed_and_signed_for_their_own_url(
    exchange: Exchange, bot: WordlessBot, status: int, method: str
) -> None:
    bot.on("/voice", RedirectResponse("/moved/here?a=1", status))
    bot.on("/moved/here", "<Redirect>next</Redirect>")
    bot.on("/moved/next", "<Say>Found.</Say>")

    heard = await (await exchange.call()).listen()

    moved = bot.to("/moved/here")[0]
    assert heard == "Found."
    assert moved.method == method
    assert bool(moved.form) == (method == "POST")


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (RedirectResponse("/voice", 302), 11215),
        (RedirectResponse("/x", 308), 11216),
        (Response(status_code=302), 11216),
    ],
)
async def test_redirects_that_lead_nowhere_end_the_call(
    exchange: Exchange, bot: WordlessBot, answer: Response, code: int
) -> None:
    bot.on("/voice", answer)

    call = await exchange.call()
    await call.over()

    assert call.errors[0].code == code
    assert len(bot.came) <= 11


async def test_cookies_last_for_the_call(exchange: Exchange, bot: WordlessBot) -> None:
    async def with_cookies(_: Came) -> Response:
        answer = twiml("<Redirect>/more</Redirect>")
        answer.set_cookie("seen", "once")
        answer.set_cookie("other", "2")
        return answer

    bot.on("/voice", with_cookies)
    bot.on("/more", "<Hangup/>")

    await (await exchange.call()).over()
    await (await exchange.call()).over()

    assert [came.headers.get("cookie") for came in bot.came] == [None, "seen=once; other=2"] * 2


async def test_an_answer_over_64_kb_is_refused(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", Response(b"x" * 70_000, media_type="text/xml"))

    call = await exchange.call()
    await call.over()

    assert call.errors[0].code == 11750


@pytest.mark.parametrize("url", ["", "ftp://h.example/a", "https://", "http://h.example:99999/", "/voice"])
async def test_a_url_that_cannot_be_requested_is_an_error(exchange: Exchange, url: str) -> None:
    call = await exchange.call_url(url)
    await call.over()

    assert call.errors[0].code == 11100


@pytest.mark.parametrize(
    ("fragment", "codes"),
    [
        ("rc=2&rp=all&rt=7000&tt=15000", []),
        ("rp=4xx,5xx,ct,rt&sni=n&e=dublin,sao-paulo-ix&ct=100", []),
        ("rc=6", [11243]),
        ("rt=99", [11243]),
        ("tt=15001", [11243]),
        ("rp=always", [11243]),
        ("e=paris", [11240]),
        ("colour=red", [11243]),
    ],
)
def test_connection_overrides_are_read_strictly(fragment: str, codes: list[int]) -> None:
    assert [notice.code for notice in read_overrides(fragment)[1]] == codes


async def test_an_answer_that_gets_lost_is_asked_for_again_under_its_token(
    exchange: Exchange, bot: WordlessBot
) -> None:
    wire(exchange, "/voice#rp=all")
    bot.on("/voice", "<Say>Hello.</Say>")

    call = await exchange.call()
    call.lose_next_response()
    heard = await call.listen()

    assert heard == "Hello."
    assert len(bot.came) == 2
    assert bot.came[0].token == bot.came[1].token


async def test_a_request_can_be_delivered_twice(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", '<Gather input="speech" action="/heard"/>')
    bot.on("/heard", '<Gather input="speech"><Say>One.</Say></Gather>', "<Say>Two.</Say>")

    call = await exchange.call()
    await call.say("hello")
    await call.listen()
    again = await call.repeat_last_request()

    first, second = bot.to("/heard")
    assert (first.url, first.form, first.token) == (second.url, second.form, second.token)
    assert "Two." in again.twiml
    assert call.listening

"""Does the exchange put callers through as Twilio documents it?"""

import pytest

from echolink.errors import InvalidInput
from echolink.simulator.dialled import Party, read_parties
from echolink.simulator.exchange import Exchange
from echolink.simulator.phone import CallOver
from tests.simulator.wordless_bot import WordlessBot

PERSON = "+14155550199"
DIAL = f'<Say>One moment.</Say><Dial action="/over" timeout="20"><Number>{PERSON}</Number></Dial><Say>Never.</Say>'


def over(bot: WordlessBot) -> dict[str, str]:
    """What the dial's action was told."""
    return dict(next(came.form for came in bot.came if came.path == "/over"))


@pytest.mark.parametrize(
    ("party", "status"),
    [
        (Party.ANSWERS, "completed"),
        (Party.BUSY, "busy"),
        (Party.NO_ANSWER, "no-answer"),
        (Party.FAILED, "failed"),
        (Party.CANCELED, "canceled"),
    ],
)
async def test_the_action_is_told_what_came_of_the_dial(
    exchange: Exchange, bot: WordlessBot, party: Party, status: str
) -> None:
    bot.on("/voice", DIAL)
    bot.on("/over", "<Say>Back.</Say><Hangup/>")

    call = await exchange.call(parties=[party])
    heard = await call.listen()

    told = over(bot)
    assert told["DialCallStatus"] == status
    assert told["CallStatus"] == "in-progress"
    assert ("DialCallDuration" in told) == party.picks_up
    assert ("DialCallSid" in told) == (party is not Party.FAILED)
    assert heard.endswith("Back.")
    assert "Never." not in heard
    assert call.dialled == [PERSON]


async def test_a_dial_without_an_action_goes_on_with_the_next_verb(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", f"<Dial>{PERSON}</Dial><Say>Next.</Say>")

    call = await exchange.call(parties=[Party.BUSY])

    assert (await call.listen()).endswith("Next.")


async def test_each_dial_meets_the_next_party_and_the_last_one_counts_on(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", f"<Dial>{PERSON}</Dial>" * 3)

    call = await exchange.call(parties=[Party.BUSY, Party.NO_ANSWER])
    heard = await call.listen()

    assert [heard.count(f": {party}]") for party in ("busy", "no-answer")] == [1, 2]


async def test_one_who_stays_talks_until_a_story_lets_them_hang_up(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", DIAL)
    bot.on("/over", "<Hangup/>")

    call = await exchange.call(parties=[Party.STAYS])
    await call.put_through()
    talked_to = call.talks_to
    call.other_party_hangs_up()
    await call.over()

    assert talked_to == PERSON
    assert over(bot)["DialCallStatus"] == "completed"
    with pytest.raises(CallOver):
        call.other_party_hangs_up()


async def test_the_action_hears_of_a_caller_who_hung_up_and_its_answer_is_not_run(
    exchange: Exchange, bot: WordlessBot
) -> None:
    bot.on("/voice", DIAL)
    bot.on("/over", "<Say>Too late.</Say>")

    call = await exchange.call(parties=[Party.STAYS])
    await call.put_through()
    await call.hang_up()

    assert (over(bot)["CallStatus"], over(bot)["DialCallStatus"]) == ("completed", "completed")
    assert "Too late." not in [line.text for line in call.transcript]


async def test_the_action_hears_nothing_of_a_call_that_went_elsewhere(exchange: Exchange, bot: WordlessBot) -> None:
    bot.on("/voice", DIAL)
    bot.on("/elsewhere", "<Say>Elsewhere.</Say><Hangup/>")

    call = await exchange.call(parties=[Party.STAYS])
    await call.put_through()
    await call.redirect_to(exchange.number.settings["VoiceUrl"].replace("/voice", "/elsewhere"))
    await call.over()

    assert "/over" not in [came.path for came in bot.came]


@pytest.mark.parametrize(
    ("dial", "caller", "code"),
    [
        ("<Dial>5550199</Dial>", "+14155550123", 13223),
        ("<Dial></Dial>", "+14155550123", 13223),
        (f'<Dial callerId="+14155550177">{PERSON}</Dial>', "+14155550123", 13214),
        (f"<Dial>{PERSON}</Dial>", None, 13214),
    ],
)
async def test_a_dial_that_cannot_be_is_noted_and_fails(
    exchange: Exchange, bot: WordlessBot, dial: str, caller: str | None, code: int
) -> None:
    bot.on("/voice", f"{dial}<Say>Next.</Say>")

    call = await exchange.call(caller=caller)
    heard = await call.listen()

    assert [notice.code for notice in call.errors] == [code]
    assert heard == "Next." or heard.endswith(": failed] Next.")


def test_a_plan_of_parties_is_read_from_words() -> None:
    assert read_parties("busy, ANSWERS,") == [Party.BUSY, Party.ANSWERS]
    assert read_parties("") == [Party.ANSWERS]


@pytest.mark.parametrize("text", ["stays", "hello", "busy;answers"])
def test_a_plan_that_cannot_be_played_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        read_parties(text)

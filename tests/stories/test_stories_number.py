"""The number is borrowed, not taken: what was there comes back, and a new address of ours costs nothing."""

from pathlib import Path

import httpx2

from echolink.simulator.exchange import Exchange
from tests.stories.desk import desk
from tests.stories.served import served


async def test_a_number_is_wired_with_its_first_bot_and_given_back_as_it_was(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        number = at.exchange.number
        number.settings["VoiceUrl"] = "https://old.example.com/voice"
        before = dict(number.settings)

        bot = await at.make_bot()
        wired = number.settings["VoiceUrl"]
        released = await at.http.delete("/v1/connect-twilio")

        assert bot["wiring"]["status"] == "wired"
        assert wired.startswith(f"{at.origin}/v1/voice?number_id=num_")
        assert released.status_code == 200
        assert "VoiceUrl" in released.json()["restored"]
        assert dict(number.settings) == before
        assert (await at.http.get("/v1/my-number")).status_code == 401


async def test_another_bot_answers_without_a_word_to_twilio(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot(greeting="First.")
        second = await at.make_bot(greeting="Second.")
        asked = len(at.exchange.rest.requests)

        (await at.http.patch(f"/v1/bots/{second['id']}", json={"active": True})).raise_for_status()
        call = await at.exchange.call()

        assert await call.listen() == "Second."
        assert len(at.exchange.rest.requests) == asked


async def test_a_bot_that_is_edited_in_a_call_is_heard_from_the_next_call_on(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        bot = await at.make_bot(voice="man")

        call = await at.exchange.call()
        await call.listen()
        (await at.http.patch(f"/v1/bots/{bot['id']}", json={"voice": "woman"})).raise_for_status()
        await call.say("a table for four")
        await call.listen()
        later = await at.exchange.call()
        await later.listen()

        assert 'voice="man"' in call.documents[-1].twiml
        assert 'voice="woman"' in later.documents[-1].twiml
        assert (await at.the_call(call))["bot_revision"] == 1


async def test_a_new_origin_is_wired_at_start_and_the_old_one_still_verifies(tmp_path: Path) -> None:
    async with Exchange() as exchange:
        async with served(tmp_path, twilio_api_url=exchange.api_url) as first:
            introduction = {
                "first_name": "Ada",
                "last_name": "Lovelace",
                "email": "ada@example.com",
                "account_sid": exchange.account.sid,
                "auth_token": exchange.account.auth_token,
                "phone_number_sid": exchange.number.sid,
            }
            async with httpx2.AsyncClient(base_url=first.origin, trust_env=False) as http:
                connected = (await http.post("/v1/connect-twilio", json=introduction)).raise_for_status().json()
                http.headers["Authorization"] = f"Bearer {connected['access_token']}"
                bot = {"goal": "Book table", "webhook": "https://example.com/book"}
                (await http.post("/v1/bots", json=bot)).raise_for_status()
            old_url = exchange.number.settings["VoiceUrl"]

        async with served(tmp_path, twilio_api_url=exchange.api_url) as second:
            assert second.origin != first.origin
            await exchange.rest.writes(2)
            exchange.dial_through[first.origin] = second.origin
            at_new = await exchange.call()
            at_old = await exchange.call_url(old_url)

            assert exchange.number.settings["VoiceUrl"].startswith(second.origin)
            assert await at_new.listen()
            assert await at_old.listen()
            assert not at_old.errors

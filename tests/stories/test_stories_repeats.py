"""What is sent twice is answered twice with the same bytes, and done once."""

from pathlib import Path

import httpx2

from tests.stories.desk import desk, played


async def test_every_request_that_comes_again_gets_the_same_bytes(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()

        call = await at.exchange.call()
        await played(call, "A table for four tomorrow at seven, the name is Maria Jones", "yes")
        firsts = list(call.documents)
        seconds = [await call.repeat_request(index) for index in range(len(call.attempts))]

        assert [second.twiml for second in seconds] == [first.twiml for first in firsts]
        assert len(at.payloads) == 1
        whole = await at.the_call(call)
        assert len([line for line in whole["transcript"] if line["who"] == "caller"]) == 2


async def test_a_lost_response_costs_the_caller_nothing(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()

        call = await at.exchange.call()
        await call.listen()
        call.lose_next_response()
        await call.say("A table for four tomorrow at seven, the name is Maria Jones")
        await call.listen()
        await call.say("yes")
        await call.listen()

        assert len(at.payloads) == 1
        assert not call.errors


async def test_the_documents_own_requests_are_served_with_verification_off(tmp_path: Path) -> None:
    async with desk(tmp_path, verify_twilio=False) as at:
        bot = await at.make_bot()
        sid = "CA" + "0" * 32

        async with httpx2.AsyncClient(base_url=at.origin, trust_env=False) as nobody:
            greeting = await nobody.post(f"/v1/voice?bot_id={bot['id']}&CallSid={sid}")
            reply = await nobody.post(
                f"/v1/voice-response?bot_id={bot['id']}&CallSid={sid}",
                data={"SpeechResult": "I want to book a table for 4", "Confidence": "0.95"},
            )

        assert greeting.headers["content-type"].startswith("text/xml")
        assert "Hi, welcome to your AI assistant. How can I help you today?" in greeting.text
        assert reply.status_code == 200
        assert "<Gather" in reply.text
        assert "<Say" in reply.text

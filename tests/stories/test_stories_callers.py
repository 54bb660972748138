"""Whole calls as callers make them: in six answers, with a question first, in silence, with a hang-up."""

from pathlib import Path

from tests.stories.desk import desk, played

GREETING = "Hi, welcome to your AI assistant. How can I help you today?"


async def test_a_caller_books_a_table_in_single_answers(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()

        call = await at.exchange.call()
        await played(call, "I want to book a table", "four", "tomorrow", "seven", "Maria Jones", "yes")

        [payload] = at.payloads
        fields = payload["data"]["fields"]
        assert (fields["party_size"], fields["time"], fields["name"]) == (4, "19:00", "Maria Jones")


async def test_a_caller_who_asks_something_first_is_answered_and_then_booked(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()

        call = await at.exchange.call()
        heard = await played(
            call,
            "Can you tell me when you are open?",
            "Then a table for two on Friday at half past eight, Peter Smith",
            "yes please",
        )

        assert "5" in heard[1]
        assert "10" in heard[1]
        [payload] = at.payloads
        assert payload["data"]["fields"]["time"] == "20:30"


async def test_a_silent_caller_is_asked_twice_in_other_words_and_then_let_go(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()

        call = await at.exchange.call()
        heard = [await call.listen()]
        for _ in range(3):
            await call.silence()
            heard.append(await call.listen())

        assert call.ended
        assert len(set(heard)) == 4
        whole = await at.the_call(call)
        assert whole["end_reason"] == "silence"
        assert at.payloads == []


async def test_a_caller_who_hangs_up_leaves_a_call_that_says_so(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()

        call = await at.exchange.call()
        await played(call, "a table for four")
        await call.hang_up()

        whole = await at.the_call(call)
        assert whole["status"] == "ended"
        assert whole["end_reason"] == "caller_hung_up"
        assert whole["fields"] == {"party_size": 4}
        assert [line["text"] for line in whole["transcript"] if line["who"] == "caller"] == ["a table for four"]


async def test_a_message_is_taken_where_nothing_can_be_booked(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot(goal="Take a message", context="")

        call = await at.exchange.call()
        await played(
            call,
            "I'd like to leave a message",
            "Maria Jones",
            "four one five, five five five, oh one nine nine",
            "Please call me back about the invoice",
            "yes",
        )

        [payload] = at.payloads
        fields = payload["data"]["fields"]
        assert fields["name"] == "Maria Jones"
        assert fields["phone"] == "+14155550199"
        assert "invoice" in fields["message"]


async def test_an_ivr_may_send_a_call_in_and_later_in_again(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        bot = await at.make_bot()

        call = await at.exchange.call_url(bot["voice_url"])
        heard = await played(call, "a table for four")
        await call.redirect_to(bot["voice_url"])
        again = await call.listen()
        await call.say("tomorrow at seven for Maria Jones")
        await call.listen()

        assert heard[0] == GREETING
        assert again
        assert again != GREETING
        whole = await at.the_call(call)
        assert whole["fields"]["party_size"] == 4
        assert whole["fields"]["time"] == "19:00"

"""Does every worker of a call fill in the same?"""

from pathlib import Path

from echolink.agent.catalogue import sentences
from tests.calls.talk import talk


async def test_a_worker_that_did_not_open_the_call_fills_in_what_the_call_began_with(tmp_path: Path) -> None:
    bot = {"goal": "Book a table at {{place}}", "context": "{{place}} is open.", "variables": {"place": "Luigi's"}}
    async with talk(tmp_path, bot=bot) as at:
        await at.ring()
        at.conversation = at.remade()
        await at.say("hello", 1)

        [asked] = at.scripted.asked
        assert (asked.profile.goal, asked.profile.context) == ("Book a table at Luigi's", "Luigi's is open.")
        assert (await at.now()).call.variables == {"place": {"value": "Luigi's", "from": "bot"}}


async def test_a_greeting_of_which_nothing_is_left_is_the_usual_one(tmp_path: Path) -> None:
    async with talk(tmp_path, bot={"greeting": "{{welcome}}"}) as at:
        await at.ring()

        assert (await at.now()).hops[0].say == sentences("en-US").greeting()


async def test_two_calls_with_other_variables_are_two_readings(tmp_path: Path) -> None:
    bot = {"goal": "Book a table", "context": "Open {{hours}}.", "variables": {"hours": "5-10PM"}}
    async with talk(tmp_path, bot=bot) as one, talk(tmp_path / "other", bot=bot | {"variables": {}}) as other:
        for at in (one, other):
            await at.ring()
            await at.say("hello", 1)

        hours = [at.scripted.asked[0].profile.reading.hours for at in (one, other)]
        assert hours[0]
        assert hours[0] != hours[1]

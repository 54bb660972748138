"""Is a revision read once?"""

from echolink.accounts.readings import Readings
from tests.makers import a_bot


async def test_a_revision_is_read_once_and_the_next_one_anew() -> None:
    readings, bot = Readings(), a_bot("acc_1", fields={"properties": {"size": {"type": "integer"}}})
    edited = a_bot("acc_1", id=bot.id, revision=2, fields={"properties": {"day": {"type": "string", "format": "date"}}})

    first, again, later = await readings.of(bot), await readings.of(bot), await readings.of(edited)

    assert first is again
    assert [field.name for field in first.fields] == ["size"]
    assert [field.name for field in later.fields] == ["day"]


async def test_what_was_asked_for_longest_ago_is_forgotten_first() -> None:
    readings, bots = Readings(most=2), [a_bot("acc_1") for _ in range(3)]
    first, second = await readings.of(bots[0]), await readings.of(bots[1])

    await readings.of(bots[0])
    await readings.of(bots[2])

    assert await readings.of(bots[0]) is first
    assert await readings.of(bots[1]) is not second

"""Does the bot store keep every revision, and know who answers a number?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from echolink.accounts.account import Bot, Number
from echolink.errors import TurnTaken
from echolink.storage.account_store import SqlAccountStore
from echolink.storage.bot_store import SqlBotStore
from echolink.storage.delivery_store import SqlDeliveryStore
from tests.makers import AUTH_TOKEN, NOON, WEBHOOK_SECRET, a_bot, a_number, an_account


async def another_account(account_store: SqlAccountStore) -> str:
    other = an_account()
    await account_store.connect(other, AUTH_TOKEN, a_number(other.id))
    return other.id


async def test_the_first_bot_becomes_the_active_one_and_the_second_does_not(
    bot_store: SqlBotStore, number: Number
) -> None:
    first, second = a_bot(number.account_id), a_bot(number.account_id)

    first_answers = await bot_store.create(first, WEBHOOK_SECRET, number_id=number.id)
    second_answers = await bot_store.create(second, WEBHOOK_SECRET, number_id=number.id)

    assert (first_answers, second_answers) == (True, False)
    assert await bot_store.answering(number.id) == first


async def test_a_bot_without_a_number_answers_nobody(bot_store: SqlBotStore, number: Number) -> None:
    answers = await bot_store.create(a_bot(number.account_id), WEBHOOK_SECRET, number_id=None)

    assert not answers
    assert await bot_store.answering(number.id) is None


async def test_a_bot_does_not_answer_another_accounts_number(
    bot_store: SqlBotStore, account_store: SqlAccountStore, number: Number
) -> None:
    stranger = a_bot(await another_account(account_store))

    answers = await bot_store.create(stranger, WEBHOOK_SECRET, number_id=number.id)

    assert not answers
    assert await bot_store.answering(number.id) is None


async def test_a_bot_comes_back_as_it_was_made(bot_store: SqlBotStore, number: Number) -> None:
    made = a_bot(
        number.account_id,
        name="Table booker",
        greeting="Grüß Gott!",
        voice="Polly.Vicki",
        language="de-AT",
        timezone="Europe/Vienna",
        region="AT",
        fields={"type": "object", "properties": {"party_size": {"type": "integer"}}},
        model="openai:gpt-5",
        think_ahead=False,
        brain={"url": "https://example.com/talk", "timeout_seconds": 2.5},
        variables={"place": "Luigi's", "tables": 3, "tip": 0.1, "terrace": True},
        call_started_url="https://example.com/ring",
    )

    await bot_store.create(made, WEBHOOK_SECRET, number_id=None)

    assert await bot_store.get(number.account_id, made.id) == made
    assert await bot_store.find(made.id) == made


async def test_another_accounts_bot_is_not_there(
    bot_store: SqlBotStore, account_store: SqlAccountStore, bot: Bot
) -> None:
    other = await another_account(account_store)

    assert await bot_store.get(other, bot.id) is None
    assert await bot_store.page(other, after=None, limit=10) == []
    assert await bot_store.count(other) == 0
    assert not await bot_store.delete(other, bot.id, NOON)
    assert await bot_store.find(bot.id) == bot


async def test_pages_go_from_the_newest_to_the_oldest(bot_store: SqlBotStore, number: Number) -> None:
    made = [a_bot(number.account_id, id=f"bot_{letter}") for letter in "abcde"]
    for one in made:
        await bot_store.create(one, WEBHOOK_SECRET, number_id=None)

    first = await bot_store.page(number.account_id, after=None, limit=2)
    rest = await bot_store.page(number.account_id, after=first[-1].id, limit=10)

    assert [*first, *rest] == made[::-1]
    assert await bot_store.count(number.account_id) == 5


async def test_an_edit_makes_the_next_revision_and_keeps_the_one_before(
    bot_store: SqlBotStore, bot: Bot, number: Number
) -> None:
    edited = replace(bot, revision=2, goal="Take a message", revised_at=NOON + timedelta(days=1))

    await bot_store.revise(edited)

    assert await bot_store.get(bot.account_id, bot.id) == edited
    assert await bot_store.answering(number.id) == edited
    assert await bot_store.revision(bot.id, 1) == bot
    assert await bot_store.revision(bot.id, 2) == edited


async def test_two_edits_of_the_same_revision_are_told_apart(bot_store: SqlBotStore, bot: Bot) -> None:
    first, second = replace(bot, revision=2, goal="first"), replace(bot, revision=2, goal="second")
    await bot_store.revise(first)

    with pytest.raises(TurnTaken):
        await bot_store.revise(second)

    assert await bot_store.find(bot.id) == first


async def test_a_deleted_bot_is_not_edited(bot_store: SqlBotStore, bot: Bot) -> None:
    await bot_store.delete(bot.account_id, bot.id, NOON)

    with pytest.raises(TurnTaken):
        await bot_store.revise(replace(bot, revision=2))


async def test_a_revision_is_remembered_and_one_that_is_missing_is_not(bot_store: SqlBotStore, bot: Bot) -> None:
    assert await bot_store.revision(bot.id, 2) is None
    await bot_store.revise(replace(bot, revision=2))

    found = await bot_store.revision(bot.id, 2)

    assert found is not None
    assert await bot_store.revision(bot.id, 2) is found


async def test_making_another_bot_active_is_one_row_of_ours(bot_store: SqlBotStore, bot: Bot, number: Number) -> None:
    other = a_bot(number.account_id)
    await bot_store.create(other, WEBHOOK_SECRET, number_id=number.id)

    await bot_store.activate(number.id, other.id)

    assert await bot_store.answering(number.id) == other


async def test_deleting_the_active_bot_activates_the_newest_left(bot_store: SqlBotStore, number: Number) -> None:
    older, newer, active = [a_bot(number.account_id, id=f"bot_{letter}") for letter in "abc"]
    for one in (older, newer, active):
        await bot_store.create(one, WEBHOOK_SECRET, number_id=None)
    await bot_store.activate(number.id, active.id)

    deleted = await bot_store.delete(number.account_id, active.id, NOON)

    assert deleted
    assert await bot_store.answering(number.id) == newer


async def test_deleting_the_last_bot_leaves_nobody_active(
    bot_store: SqlBotStore, account_store: SqlAccountStore, bot: Bot, number: Number
) -> None:
    await bot_store.delete(bot.account_id, bot.id, NOON)

    found = await account_store.number(number.id)
    assert found is not None
    assert found.active_bot_id is None
    assert await bot_store.answering(number.id) is None


async def test_deleting_a_bot_that_is_not_active_changes_nothing_for_callers(
    bot_store: SqlBotStore, bot: Bot, number: Number
) -> None:
    other = a_bot(number.account_id)
    await bot_store.create(other, WEBHOOK_SECRET, number_id=number.id)

    await bot_store.delete(number.account_id, other.id, NOON)

    assert await bot_store.answering(number.id) == bot


async def test_a_deleted_bot_is_gone_but_its_revisions_stay_for_its_calls(bot_store: SqlBotStore, bot: Bot) -> None:
    await bot_store.delete(bot.account_id, bot.id, NOON)

    assert await bot_store.find(bot.id) is None
    assert await bot_store.get(bot.account_id, bot.id) is None
    assert await bot_store.count(bot.account_id) == 0
    assert not await bot_store.delete(bot.account_id, bot.id, NOON)
    assert await bot_store.revision(bot.id, 1) == bot


async def test_nobody_answers_a_released_number(
    bot_store: SqlBotStore, account_store: SqlAccountStore, bot: Bot, number: Number
) -> None:
    await account_store.release(bot.account_id, NOON)

    assert await bot_store.answering(number.id) is None


async def test_a_webhook_secret_comes_back_as_it_was_given(delivery_store: SqlDeliveryStore, bot: Bot) -> None:
    assert await delivery_store.secrets(bot.id, NOON) == [WEBHOOK_SECRET]


async def test_a_number_is_never_pointed_at_a_bot_that_was_deleted(
    bot_store: SqlBotStore, bot: Bot, number: Number
) -> None:
    gone = a_bot(number.account_id)
    await bot_store.create(gone, WEBHOOK_SECRET, number_id=None)
    await bot_store.delete(number.account_id, gone.id, NOON)

    assert not await bot_store.activate(number.id, gone.id)
    assert await bot_store.answering(number.id) == bot


async def test_a_number_is_never_pointed_at_another_accounts_bot(
    bot_store: SqlBotStore, account_store: SqlAccountStore, bot: Bot, number: Number
) -> None:
    stranger = a_bot(await another_account(account_store))
    await bot_store.create(stranger, WEBHOOK_SECRET, number_id=None)

    assert not await bot_store.activate(number.id, stranger.id)
    assert await bot_store.answering(number.id) == bot

"""Does the account store keep who is who, and what is secret?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from echolink.accounts.account import Account, Bot, Number, TwilioCredentials, Wiring, WiringStatus
from echolink.calls.call import ModelUsage
from echolink.errors import EmailInUse, NumberInUse, SealNotOpened
from echolink.keys import Keyring
from echolink.storage.account_store import SqlAccountStore
from echolink.storage.bot_store import SqlBotStore
from echolink.storage.call_log import SqlCallLog
from echolink.storage.call_store import SqlCallStore
from echolink.storage.database import Database
from echolink.storage.tables import accounts, metadata
from tests.makers import AUTH_TOKEN, NOON, a_call, a_goal, a_number, an_account, an_opening


async def test_a_connected_account_is_found_by_id_by_email_and_by_its_twilio_account(
    account_store: SqlAccountStore,
) -> None:
    account = an_account(email="Ada@Example.com", first_name="Ada", generation=3)

    await account_store.connect(account, AUTH_TOKEN, a_number(account.id))

    assert await account_store.by_id(account.id) == account
    assert await account_store.by_email("ADA@example.COM") == account
    assert await account_store.of_twilio(account.twilio_account_sid) == [account]


async def test_nobody_is_found_who_never_connected(account_store: SqlAccountStore, account: Account) -> None:
    stranger = an_account()

    assert await account_store.by_id(stranger.id) is None
    assert await account_store.by_email(stranger.email) is None
    assert await account_store.of_twilio(stranger.twilio_account_sid) == []
    assert await account_store.credentials(stranger.id) is None
    assert await account_store.number_of(stranger.id) is None
    assert await account_store.holder_of("PN" + "0" * 32) is None
    assert await account_store.number("num_none") is None


async def test_credentials_come_back_as_they_were_given(account_store: SqlAccountStore, account: Account) -> None:
    found = await account_store.credentials(account.id)

    assert found == TwilioCredentials(account.twilio_account_sid, AUTH_TOKEN)


async def test_a_token_moved_into_another_row_cannot_be_opened(
    account_store: SqlAccountStore, account: Account, database: Database
) -> None:
    thief = an_account()
    await account_store.connect(thief, "another", a_number(thief.id))

    stolen = accounts.select().with_only_columns(accounts.c.auth_token_sealed).where(accounts.c.id == account.id)
    move = accounts.update().where(accounts.c.id == thief.id).values(auth_token_sealed=stolen.scalar_subquery())
    await database.write(lambda connection: connection.execute(move))

    with pytest.raises(SealNotOpened):
        await account_store.credentials(thief.id)


async def test_connecting_again_updates_the_account_and_its_token(
    account_store: SqlAccountStore, number: Number
) -> None:
    account = await account_store.by_id(number.account_id)
    assert account is not None

    renamed = replace(account, first_name="Grace")
    await account_store.connect(renamed, "a new token", number)

    assert await account_store.by_id(account.id) == renamed
    assert await account_store.credentials(account.id) == TwilioCredentials(account.twilio_account_sid, "a new token")
    assert await account_store.count() == 1


async def test_an_email_is_one_account_however_it_is_written(account_store: SqlAccountStore) -> None:
    first, second = an_account(email="straße@example.com"), an_account(email="STRASSE@example.com")
    await account_store.connect(first, AUTH_TOKEN, a_number(first.id))

    with pytest.raises(EmailInUse):
        await account_store.connect(second, AUTH_TOKEN, a_number(second.id))

    assert await account_store.by_id(second.id) is None


async def test_a_number_has_one_holder_and_a_refused_account_leaves_no_trace(
    account_store: SqlAccountStore, account: Account, number: Number
) -> None:
    second = an_account()

    with pytest.raises(NumberInUse):
        await account_store.connect(second, AUTH_TOKEN, a_number(second.id, phone_number_sid=number.phone_number_sid))

    assert await account_store.by_id(second.id) is None
    assert await account_store.holder_of(number.phone_number_sid) == account


async def test_a_move_releases_the_old_number_and_holds_the_new_one(
    account_store: SqlAccountStore, number: Number
) -> None:
    account = await account_store.by_id(number.account_id)
    assert account is not None
    other = a_number(account.id)

    await account_store.connect(account, AUTH_TOKEN, other, releases=number.id)

    old = await account_store.number(number.id)
    assert old is not None
    assert old.released_at is not None
    assert await account_store.number_of(account.id) == other
    assert await account_store.holder_of(number.phone_number_sid) is None


async def test_release_forgets_the_token_frees_the_number_and_kills_the_tokens(
    account_store: SqlAccountStore, account: Account, number: Number
) -> None:
    at = NOON + timedelta(hours=1)

    await account_store.release(account.id, at)

    assert await account_store.by_id(account.id) == replace(account, connected=False, generation=account.generation + 1)
    assert await account_store.credentials(account.id) is None
    assert await account_store.number_of(account.id) is None
    assert await account_store.number(number.id) == replace(number, released_at=at)
    assert await account_store.of_twilio(account.twilio_account_sid) == []
    assert await account_store.count() == 0


async def test_a_released_number_can_be_held_by_somebody_else(
    account_store: SqlAccountStore, account: Account, number: Number
) -> None:
    await account_store.release(account.id, NOON)
    next_holder = an_account()

    await account_store.connect(
        next_holder, AUTH_TOKEN, a_number(next_holder.id, phone_number_sid=number.phone_number_sid)
    )

    assert await account_store.holder_of(number.phone_number_sid) == next_holder


async def test_a_wiring_comes_back_whole(account_store: SqlAccountStore, number: Number) -> None:
    wiring = Wiring(
        status=WiringStatus.WIRED,
        before={"VoiceUrl": "https://before.example/voice", "VoiceMethod": "POST"},
        ours={"VoiceUrl": "https://ours.example/v1/voice"},
        origin="https://ours.example",
        error="es gab einen Fehler – früher",
        checked_at=NOON,
    )

    await account_store.save_wiring(number.id, wiring)

    assert await account_store.number(number.id) == replace(number, wiring=wiring)


async def test_only_numbers_that_hold_settings_of_ours_and_are_still_held_are_wired(
    account_store: SqlAccountStore,
) -> None:
    wired, bare, gone = [a_number(an_account().id) for _ in range(3)]
    for held in (wired, bare, gone):
        await account_store.connect(an_account(id=held.account_id), AUTH_TOKEN, held)
    ours = Wiring(status=WiringStatus.WIRED, ours={"VoiceUrl": "https://ours.example"})
    for held in (wired, gone):
        await account_store.save_wiring(held.id, ours)

    await account_store.release(gone.account_id, NOON)

    assert [found.id for found in await account_store.wired_numbers()] == [wired.id]


async def test_the_operators_list_is_oldest_first_and_shows_released_accounts_too(
    account_store: SqlAccountStore,
) -> None:
    young, old = an_account(created_at=NOON), an_account(created_at=NOON - timedelta(days=1))
    for made in (young, old):
        await account_store.connect(made, AUTH_TOKEN, a_number(made.id))

    await account_store.release(old.id, NOON)

    assert [found.id for found in await account_store.all()] == [old.id, young.id]
    assert await account_store.count() == 1


async def test_removing_an_account_leaves_nothing_of_it(
    account_store: SqlAccountStore, bot_store: SqlBotStore, call_store: SqlCallStore, database: Database, bot: Bot
) -> None:
    call = a_call(bot)
    await call_store.open(call, an_opening(call, events=[a_goal(call)], usage=ModelUsage(input_tokens=7)))

    removed = await account_store.remove(bot.account_id)

    assert removed
    left = await database.read(
        lambda connection: [
            table.name for table in metadata.sorted_tables if connection.execute(table.select()).first()
        ]
    )
    assert left == []


async def test_removing_nobody_is_said(account_store: SqlAccountStore, account: Account) -> None:
    assert not await account_store.remove("acc_nobody")
    assert await account_store.by_id(account.id) == account


async def test_removing_one_account_leaves_the_others_alone(
    account_store: SqlAccountStore, call_store: SqlCallStore, database: Database, bot: Bot
) -> None:
    call = a_call(bot)
    await call_store.open(call, an_opening(call))
    other = an_account()
    await account_store.connect(other, AUTH_TOKEN, a_number(other.id))

    await account_store.remove(other.id)

    assert await SqlCallLog(database).get(bot.account_id, call.id) is not None


async def test_a_successor_key_opens_what_its_predecessor_sealed(
    database: Database, account: Account, keyring: Keyring
) -> None:
    successor = Keyring(
        "the secret that came after it, made by rotation", previous=["a secret that is long enough for tests"]
    )

    found = await SqlAccountStore(database, successor).credentials(account.id)

    assert found == TwilioCredentials(account.twilio_account_sid, AUTH_TOKEN)


async def test_a_reconnect_keeps_what_changed_since_it_read_the_number(
    account_store: SqlAccountStore, account: Account, bot: Bot, number: Number
) -> None:
    wiring = Wiring(status=WiringStatus.WIRED, before={"VoiceUrl": "https://earlier.example.com"})
    await account_store.save_wiring(number.id, wiring)

    await account_store.connect(account, AUTH_TOKEN, replace(number, phone_number="+15558675311"))

    kept = await account_store.number_of(account.id)
    assert kept is not None
    assert (kept.active_bot_id, kept.wiring, kept.phone_number) == (bot.id, wiring, "+15558675311")


async def test_a_reconnect_does_not_bring_back_a_number_or_tokens_that_were_released_meanwhile(
    account_store: SqlAccountStore, account: Account, number: Number
) -> None:
    await account_store.release(account.id, NOON)

    with pytest.raises(NumberInUse):
        await account_store.connect(account, AUTH_TOKEN, number)

    found = await account_store.by_id(account.id)
    assert found == replace(account, connected=False, generation=account.generation + 1)


async def test_a_new_number_is_not_pointed_at_a_bot_that_was_deleted_meanwhile(
    account_store: SqlAccountStore, bot_store: SqlBotStore, account: Account, bot: Bot, number: Number
) -> None:
    await bot_store.delete(account.id, bot.id, NOON)

    moved = a_number(account.id, active_bot_id=bot.id)
    await account_store.connect(account, AUTH_TOKEN, moved, releases=number.id)

    assert await account_store.number_of(account.id) == replace(moved, active_bot_id=None)

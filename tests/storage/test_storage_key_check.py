"""Is a key that does not fit this database recognised before anything is done with it?"""

import pytest

from echolink.errors import RefusedToStart
from echolink.keys import Keyring
from echolink.storage.database import Database
from echolink.storage.key_check import check_key

OLD, NEW, STRANGE = "the secret of the first year", "the secret of the second year", "a secret of somewhere else"


async def test_the_key_that_was_used_before_is_accepted_again(database: Database) -> None:
    await check_key(database, Keyring(OLD))

    await check_key(database, Keyring(OLD))


async def test_an_unknown_key_is_refused_and_the_settings_are_named(database: Database) -> None:
    await check_key(database, Keyring(OLD))

    with pytest.raises(RefusedToStart, match=r"ECHOLINK_SECRET_KEY.*ECHOLINK_PREVIOUS_SECRET_KEYS"):
        await check_key(database, Keyring(STRANGE))


async def test_a_refused_key_is_not_noted(database: Database) -> None:
    await check_key(database, Keyring(OLD))
    with pytest.raises(RefusedToStart):
        await check_key(database, Keyring(STRANGE))

    await check_key(database, Keyring(OLD))


async def test_a_key_can_be_changed_when_its_predecessor_is_named(database: Database) -> None:
    await check_key(database, Keyring(OLD))

    await check_key(database, Keyring(NEW, previous=[OLD]))


async def test_a_predecessor_whose_seals_are_still_there_must_go_on_being_named(database: Database) -> None:
    await check_key(database, Keyring(OLD))
    await check_key(database, Keyring(NEW, previous=[OLD]))

    with pytest.raises(RefusedToStart):
        await check_key(database, Keyring(NEW))

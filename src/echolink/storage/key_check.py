"""Do the keys that we were given open what stands in this database?"""

from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from echolink.errors import RefusedToStart
from echolink.keys import Keyring
from echolink.storage.database import Database
from echolink.storage.tables import key_check


async def check_key(database: Database, keyring: Keyring) -> None:
    """To be called at start, before anything is sealed. Notes the current key; every key noted earlier has to be known.

    Raises RefusedToStart, naming the settings, when the database holds secrets of a key that was not given.
    """

    def check(connection: Connection) -> None:
        noted = connection.execute(select(key_check.c.key_id, key_check.c.sealed)).all()
        if not all(keyring.recognises(row.key_id, row.sealed) for row in noted):
            raise RefusedToStart(
                "The secrets in the database were sealed with another key: set ECHOLINK_SECRET_KEY to the one that was in use "
                "(without the setting, it stands in the file `secret_key` of the data directory), or, to change the key, "
                "name the earlier one in ECHOLINK_PREVIOUS_SECRET_KEYS."
            )
        if keyring.key_id not in {row.key_id for row in noted}:
            row = {"key_id": keyring.key_id, "sealed": keyring.seal_key_check(), "created_at": datetime.now(UTC)}
            connection.execute(insert(key_check).values(row))

    await database.write(check)

"""A process that holds a database as a server does, and writes one turn after another until it is killed.

Arguments: the database file, and how many turns to write before it only waits. Prints `open`, then each turn once committed.
"""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

from echolink.calls.call import TurnWrite
from echolink.keys import Keyring
from echolink.storage.account_store import SqlAccountStore
from echolink.storage.bot_store import SqlBotStore
from echolink.storage.call_store import SqlCallStore
from echolink.storage.sqlite import SqliteDatabase
from tests.makers import (
    AUTH_TOKEN,
    SECRET,
    WEBHOOK_SECRET,
    a_bot,
    a_call,
    a_hop,
    a_number,
    a_turn,
    an_account,
    an_opening,
)


async def serve(path: Path, turns: int) -> None:
    database = SqliteDatabase(path)
    await database.open()
    print("open", flush=True)
    if turns:
        await write(database, turns)
    await asyncio.Event().wait()


async def write(database: SqliteDatabase, turns: int) -> None:
    keyring = Keyring(SECRET)
    account, calls = an_account(id="acc_1"), SqlCallStore(database)
    await SqlAccountStore(database, keyring).connect(account, AUTH_TOKEN, a_number(account.id))
    bot = a_bot(account.id)
    await SqlBotStore(database, keyring).create(bot, WEBHOOK_SECRET, number_id=None)
    call = a_call(bot, id="call_1")
    await calls.open(call, an_opening(call))
    for turn in range(1, turns + 1):
        await calls.write(TurnWrite(call=replace(call, turn=turn), turn=a_turn(turn), is_new=True, hop=a_hop()))
        print(turn, flush=True)


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2])))

"""Who else serves this database? One process alone, or one worker of several that look after each other."""

import os
import socket
from contextlib import AsyncExitStack, suppress

from echolink.assembly.stores import Database, Stores
from echolink.background.upkeep import Upkeep
from echolink.beside import again_and_again, beside
from echolink.calls.conversation import Conversation
from echolink.calls.metrics import WORKERS_ALIVE
from echolink.calls.wakes import Wakes
from echolink.calls.workers import LoneWorker, Workers
from echolink.errors import StorageUnavailable
from echolink.ids import new_id
from echolink.storage.notices import Notices
from echolink.storage.postgres import PostgresDatabase
from echolink.storage.sqlite import SqliteDatabase
from echolink.storage.worker_store import SqlWorkerStore

Peers = LoneWorker | Workers


async def join_workers(stack: AsyncExitStack, stores: Stores, wakes: Wakes) -> Peers:
    """On SQLite one process has the database to itself; on PostgreSQL this is one worker of several."""
    me = new_id("wrk")
    if isinstance(stores.database, SqliteDatabase):
        WORKERS_ALIVE.set(1)
        return LoneWorker(me)
    workers = Workers(SqlWorkerStore(stores.database, f"{socket.gethostname()}:{os.getpid()}"), me, wakes)
    await workers.join()

    async def leave() -> None:
        with suppress(StorageUnavailable):  # told by the storage; the others find out by our silence
            await workers.leave()

    stack.push_async_callback(leave)
    return workers


async def take_part(
    stack: AsyncExitStack,
    stores: Stores,
    peers: Peers,
    wakes: Wakes,
    conversation: Conversation,
    upkeep: Upkeep,
) -> None:
    """Take up what the dead have left, now and whenever somebody dies; show that this worker lives, and hear of the others."""
    await beside(stack, again_and_again(upkeep.for_ever))
    await beside(stack, again_and_again(upkeep.sweep_for_ever))
    if isinstance(peers, Workers):
        notices = _notices(stores.database, peers, wakes, conversation)
        await beside(stack, again_and_again(lambda: peers.beat_for_ever(upkeep.look)))
        await beside(stack, again_and_again(notices.listen_for_ever))


def _notices(database: Database, workers: Workers, wakes: Wakes, conversation: Conversation) -> Notices:
    assert isinstance(database, PostgresDatabase)
    return Notices(
        database.session,
        changed=wakes.wake,
        ended=conversation.stop_reply,
        wanted=conversation.wanted,
        somebody_left=workers.doubt,
        missed=wakes.wake_all,
    )

"""Several workers on one PostgreSQL in this process, each with its own connections, heartbeat and session that listens."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from echolink.accounts.account import Bot
from echolink.actions.addresses import AllowedNetworks
from echolink.actions.client import WebhookClient
from echolink.calls.budget import Budget
from echolink.calls.clock import SteadyClock
from echolink.calls.conversation import Conversation
from echolink.calls.parts import Parts
from echolink.calls.wakes import Wakes
from echolink.calls.workers import Workers
from echolink.ids import new_id
from echolink.keys import Keyring
from echolink.storage.account_store import SqlAccountStore
from echolink.storage.bot_store import SqlBotStore
from echolink.storage.call_store import SqlCallStore
from echolink.storage.delivery_store import SqlDeliveryStore
from echolink.storage.notices import Notices
from echolink.storage.postgres import PostgresDatabase
from echolink.storage.tool_rows import SqlToolStore
from echolink.storage.worker_store import SqlWorkerStore
from echolink.twilio.twiml import TwimlSpeaker
from tests.calls.talk import Answers, Choice, Talk, ToldAgent, ToldDeliveries, echo, no_address
from tests.makers import AUTH_TOKEN, SECRET, WEBHOOK_SECRET, a_bot, a_number, a_sid, an_account

_LONGEST_SECONDS = 60


@dataclass(kw_only=True)
class Member(Talk):
    """One worker, and what a caller does to it."""

    model: ToldAgent
    workers: Workers
    beating: "asyncio.Task[None]"
    listening: "asyncio.Task[None]"

    async def freeze(self) -> None:
        """It beats and listens no more, as a stopped process; what it is about to write it writes when it wakes up."""
        for task in (self.beating, self.listening):
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def stop(self) -> None:
        """As SIGTERM does it, when a reply takes too long to wait for."""
        await self.conversation.drain(0)
        await self.workers.leave()
        await self.freeze()


@asynccontextmanager
async def crew(
    url: str, size: int = 2, *, answers: Answers = echo, has_model: bool = True, **budget: Any
) -> AsyncIterator[list[Member]]:
    """Workers that answer for one bot; `answers` is their model's, and the scripted agent echoes. Without a model it is the
    scripted agent's, whose turns are not written before they are answered."""
    async with (
        AsyncExitStack() as stack,
        asyncio.timeout(_LONGEST_SECONDS),
    ):  # a lost reply fails a story, and hangs none
        databases = [await _opened(stack, url) for _ in range(size)]
        bot = await _bot(databases[0])
        call_sid = a_sid("CA")
        agents = [
            Choice(ToldAgent(echo), ToldAgent(answers)) if has_model else Choice(ToldAgent(answers)) for _ in databases
        ]
        yield [
            await _member(stack, database, bot, call_sid, choice, Budget(**budget))
            for database, choice in zip(databases, agents, strict=True)
        ]


async def _opened(stack: AsyncExitStack, url: str) -> PostgresDatabase:
    database = PostgresDatabase(url)
    await database.open()
    stack.push_async_callback(database.close)
    return database


async def _bot(database: PostgresDatabase) -> Bot:
    account = an_account()
    number = a_number(account.id)
    await SqlAccountStore(database, Keyring(SECRET)).connect(account, AUTH_TOKEN, number)
    bot = a_bot(account.id)
    await SqlBotStore(database, Keyring(SECRET)).create(bot, WEBHOOK_SECRET, number_id=number.id)
    return bot


async def _member(
    stack: AsyncExitStack, database: PostgresDatabase, bot: Bot, call_sid: str, agents: Choice, budget: Budget
) -> Member:
    calls, store = SqlCallStore(database), SqlDeliveryStore(database, Keyring(SECRET))
    wakes, deliveries = Wakes(), ToldDeliveries()
    scripted, model = agents.scripted, agents.model or agents.scripted
    assert isinstance(scripted, ToldAgent)
    assert isinstance(model, ToldAgent)
    workers = Workers(SqlWorkerStore(database, "a test"), new_id("wrk"), wakes)
    await workers.join()

    def remade() -> Conversation:
        return Conversation(
            Parts(
                calls=calls,
                bots=SqlBotStore(database, Keyring(SECRET)),
                delivery_store=store,
                deliveries=deliveries,
                tool_store=SqlToolStore(database, Keyring(SECRET)),
                client=WebhookClient(AllowedNetworks(), no_address),
                agents=agents,
                scripted=scripted,
                speaker=TwimlSpeaker("https://phone.example.com"),
                clock=SteadyClock(),
                budget=budget,
                peers=workers,
                wakes=wakes,
                sealer=Keyring(SECRET),
            )
        )

    conversation = remade()
    listens = asyncio.Event()
    notices = Notices(
        database.session,
        changed=wakes.wake,
        ended=conversation.stop_reply,
        wanted=conversation.wanted,
        somebody_left=workers.doubt,
        missed=listens.set,
    )
    member = Member(
        conversation,
        calls,
        bot,
        scripted,
        deliveries,
        store,
        SqlToolStore(database, Keyring(SECRET)),
        remade,
        call_sid,
        model=model,
        workers=workers,
        beating=asyncio.create_task(workers.beat_for_ever(_nothing)),
        listening=asyncio.create_task(notices.listen_for_ever()),
    )
    stack.push_async_callback(member.freeze)
    stack.push_async_callback(conversation.drain, 0)
    await listens.wait()
    return member


async def _nothing() -> None:
    """Deliveries are told in these tests."""

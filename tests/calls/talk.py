"""A conversation on a real database, with an agent and deliveries that do as a test tells them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from echolink.accounts.account import Bot
from echolink.actions.addresses import Address, AllowedNetworks
from echolink.actions.client import WebhookClient
from echolink.agent.port import Agent, Answer, Outcome, Say, Situation, Tools, unheard
from echolink.calls.budget import Budget
from echolink.calls.call import CallNow, CallWhole, TurnKind
from echolink.calls.clock import SteadyClock
from echolink.calls.conversation import Conversation
from echolink.calls.incoming import Incoming
from echolink.calls.parts import Parts
from echolink.calls.wakes import Wakes
from echolink.calls.workers import LoneWorker
from echolink.ids import new_id
from echolink.keys import Keyring
from echolink.storage.account_store import SqlAccountStore
from echolink.storage.bot_store import SqlBotStore
from echolink.storage.call_store import SqlCallStore
from echolink.storage.delivery_store import SqlDeliveryStore
from echolink.storage.schema import migrate
from echolink.storage.sqlite import SqliteDatabase
from echolink.storage.tool_rows import SqlToolStore
from echolink.twilio.twiml import TwimlSpeaker
from tests.makers import AUTH_TOKEN, SECRET, WEBHOOK_SECRET, a_bot, a_number, a_sid, an_account

Answers = Callable[[Situation, Tools], Any]


@dataclass
class ToldAgent:
    """Answers with what `answers` returns or awaits; remembers each situation."""

    answers: Answers
    asked: list[Situation] = field(default_factory=list)
    was_asked: asyncio.Event = field(default_factory=asyncio.Event)
    says: Say = unheard  # of the newest reply

    async def answer(self, situation: Situation, tools: Tools, say: Say = unheard) -> Answer:
        self.asked.append(situation)
        self.says = say
        self.was_asked.set()
        answer = self.answers(situation, tools)
        if asyncio.iscoroutine(answer):
            answer = await answer
        return answer if isinstance(answer, Answer) else Answer(say=answer)


@dataclass
class Run:
    """One reply that a streaming agent is asked for."""

    situation: Situation
    tools: Tools
    say: Say
    ends: "asyncio.Future[Answer]"
    is_stopped: bool = False

    def end(self, *said: str, **more: Any) -> None:
        """The whole reply: all that was said before, and this."""
        self.ends.set_result(Answer(say=" ".join(said), **more))


@dataclass
class StreamingAgent:
    """Says what a test tells it to, part by part: `run = await agent.run(); run.say("Yes."); run.end("Yes.", "Really.")`"""

    runs: list[Run] = field(default_factory=list)
    _new: "asyncio.Queue[Run]" = field(default_factory=asyncio.Queue)

    async def answer(self, situation: Situation, tools: Tools, say: Say = unheard) -> Answer:
        run = Run(situation, tools, say, asyncio.get_running_loop().create_future())
        self.runs.append(run)
        self._new.put_nowait(run)
        try:
            return await run.ends
        except asyncio.CancelledError:
            run.is_stopped = True
            raise

    async def run(self) -> Run:
        """The next reply that it is asked for."""
        async with asyncio.timeout(10):
            return await self._new.get()


def echo(situation: Situation, tools: Tools) -> str:
    return f"You said {situation.heard.text or situation.heard.kind.value}."


async def no_address(host: str, port: int) -> Sequence[Address]:
    """These calls dial nobody: stories do."""
    raise OSError(host)


@dataclass
class ToldDeliveries:
    """Answers every delivery with `outcome` once `opened` is set."""

    outcome: Outcome = field(default_factory=lambda: Outcome("answered", "Done."))
    opened: asyncio.Event = field(default_factory=asyncio.Event)
    made: list[str] = field(default_factory=list)
    began: asyncio.Event = field(default_factory=asyncio.Event)

    async def make(self, delivery_id: str, within_seconds: float) -> Outcome:
        self.made.append(delivery_id)
        self.began.set()
        await self.opened.wait()
        return self.outcome


@dataclass
class Choice:
    """One model, or none."""

    scripted: Agent
    model: Agent | None = None

    @property
    def names(self) -> Sequence[str]:
        return ("fake:model", "scripted") if self.model else ("scripted",)

    def primary(self, bot_model: str | None) -> Agent:
        return self.model or self.scripted


@dataclass
class Talk:
    """The conversation, its parts, and what a caller does in it."""

    conversation: Conversation
    calls: SqlCallStore
    bot: Bot
    scripted: ToldAgent
    deliveries: ToldDeliveries
    delivery_store: SqlDeliveryStore
    tool_store: SqlToolStore
    remade: Callable[[], Conversation]
    call_sid: str = field(default_factory=lambda: a_sid("CA"))

    def request(self, kind: TurnKind = TurnKind.SPEECH, said: str = "", **more: Any) -> Incoming:
        values: dict[str, Any] = {
            "account_id": self.bot.account_id,
            "call_sid": self.call_sid,
            "find_bot": self.find_bot,
            "from_number": "+14155550123",
            "to_number": "+14155550100",
            "kind": kind,
            "said": said,
            "arrived_at": datetime.now(UTC),
        }
        return Incoming(**(values | more))

    async def find_bot(self) -> Bot | None:
        return self.bot

    async def ring(self, **more: Any) -> str:
        return await self.conversation.ring(self.request(**more))

    async def say(self, said: str, turn: int | None, **more: Any) -> str:
        return await self.conversation.hear(self.request(said=said, turn=turn, **more))

    async def go_on(self, turn: int, hop: int) -> str:
        return await self.conversation.go_on(self.request(TurnKind.SILENCE, turn=turn, hop=hop))

    async def now(self) -> CallNow:
        now = await self.calls.now(self.bot.account_id, self.call_sid)
        assert now is not None
        return now

    async def whole(self) -> CallWhole:
        whole = await self.calls.whole((await self.now()).call.id)
        assert whole is not None
        return whole


@asynccontextmanager
async def talk(
    folder: Path,
    *,
    answers: Answers = echo,
    model: Agent | None = None,
    clock: SteadyClock | None = None,
    client: WebhookClient | None = None,
    bot: Mapping[str, Any] | None = None,
    **budget: Any,
) -> AsyncIterator[Talk]:
    database = SqliteDatabase(folder / "echolink.sqlite")
    await database.open()
    await migrate(database)
    keyring = Keyring(SECRET)
    accounts, bots, calls = SqlAccountStore(database, keyring), SqlBotStore(database, keyring), SqlCallStore(database)
    account = an_account()
    number = a_number(account.id)
    await accounts.connect(account, AUTH_TOKEN, number)
    its_bot = a_bot(account.id, **(bot or {}))
    await bots.create(its_bot, WEBHOOK_SECRET, number_id=number.id)
    scripted, deliveries = ToldAgent(answers), ToldDeliveries()
    store, tool_store = SqlDeliveryStore(database, keyring), SqlToolStore(database, keyring)

    def remade() -> Conversation:
        """The same, as a process that starts anew would make it."""
        return Conversation(
            Parts(
                calls=calls,
                bots=bots,
                delivery_store=store,
                deliveries=deliveries,
                tool_store=tool_store,
                client=client or WebhookClient(AllowedNetworks(), no_address),
                agents=Choice(scripted, model),
                scripted=scripted,
                speaker=TwimlSpeaker("https://phone.example.com"),
                clock=clock or SteadyClock(),
                budget=Budget(**budget),
                peers=LoneWorker(new_id("wrk")),
                wakes=Wakes(),
                sealer=keyring,
            )
        )

    one = Talk(remade(), calls, its_bot, scripted, deliveries, store, tool_store, remade)
    yield one
    await one.conversation.drain(0)
    await database.close()

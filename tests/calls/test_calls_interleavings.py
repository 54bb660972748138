"""Whatever the order of requests, repeats, deaths, freezes and takeovers: one reply a turn, the same bytes for the same request."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar, cast

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from echolink.accounts.account import Bot
from echolink.actions.addresses import AllowedNetworks
from echolink.actions.client import WebhookClient
from echolink.agent.port import Situation, Tools
from echolink.calls.budget import Budget
from echolink.calls.call import Call, CallNow, HeldLine, HopKind, TurnKind, TurnWrite
from echolink.calls.clock import SteadyClock
from echolink.calls.conversation import Conversation
from echolink.calls.incoming import Incoming
from echolink.calls.parts import Parts
from echolink.calls.wakes import Wakes
from echolink.errors import StorageUnavailable
from echolink.ids import new_id
from echolink.keys import Keyring
from echolink.storage.account_store import SqlAccountStore
from echolink.storage.bot_store import SqlBotStore
from echolink.storage.call_store import SqlCallStore
from echolink.storage.delivery_store import SqlDeliveryStore
from echolink.storage.postgres import PostgresDatabase
from echolink.storage.sqlite import SqliteDatabase
from echolink.storage.tool_rows import SqlToolStore
from echolink.twilio.twiml import TwimlSpeaker
from tests.calls.talk import Choice, ToldAgent, ToldDeliveries, no_address
from tests.makers import AUTH_TOKEN, SECRET, WEBHOOK_SECRET, a_bot, a_number, a_sid, an_account

T = TypeVar("T")
AnyDatabase = SqliteDatabase | PostgresDatabase
Open = Callable[[], Awaitable[AnyDatabase]]

_CONTINUE = re.compile(r"voice-continue\?[^\"]*turn=(\d+)&amp;hop=(\d+)")
_LISTEN = re.compile(r"<Gather[^>]*turn=(\d+)")
_QUICK = Budget(filler_after_seconds=0.005, hold_seconds=0.005, give_up_seconds=30, webhook_seconds=5)


class TellingStore(SqlCallStore):
    """Tells of each write as NOTIFY does, on either database."""

    def __init__(self, database: AnyDatabase, wakes: Wakes) -> None:
        super().__init__(database)
        self._wakes = wakes

    async def open(self, call: Call, write: TurnWrite) -> None:
        await super().open(call, write)
        self._wakes.wake_all()

    async def write(self, write: TurnWrite) -> bool:
        ended = await super().write(write)
        self._wakes.wake_all()
        return ended

    async def hold(self, held: HeldLine) -> None:
        await super().hold(held)
        self._wakes.wake_all()

    async def take_over(self, call_id: str, turn: int, epoch: int, worker: str) -> None:
        await super().take_over(call_id, turn, epoch, worker)
        self._wakes.wake_all()


@dataclass
class Seen:
    """`Peers` by decree: who is taken for alive is what the test says."""

    me: str
    everyone: set[str]

    async def is_alive(self, worker: str) -> bool:
        return worker in self.everyone

    async def living(self) -> Collection[str]:
        return self.everyone


@dataclass
class Worker:
    """One that answers, with a model that waits to be let go."""

    id: str
    conversation: Conversation
    model: ToldAgent
    held: list[asyncio.Event] = field(default_factory=list)
    requests: set["asyncio.Task[None]"] = field(default_factory=set)


@dataclass(frozen=True)
class Asked:
    """A request as Twilio makes it, and makes it again."""

    said: str | None  # None: the rest of a reply is wanted
    turn: int
    hop: int = 0
    token: str = ""


class Calls(RuleBasedStateMachine):
    """One call that Twilio conducts with workers that come and go."""

    def __init__(self, open_database: Open) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.bytes: dict[tuple[int, int], str] = {}
        self.all_requests: list[Asked] = []
        self.answered: dict[Asked, str] = {}
        self.living: set[str] = set()
        self.workers: list[Worker] = []
        self.asked = 0
        self.run(self._open(open_database))

    def run(self, work: Awaitable[T]) -> T:
        async def bounded() -> T:
            async with asyncio.timeout(20):
                return await work

        return self.runner.run(bounded())

    async def _open(self, open_database: Open) -> None:
        self.database = await open_database()
        account = an_account()
        number = a_number(account.id)
        keyring = Keyring(SECRET)
        await SqlAccountStore(self.database, keyring).connect(account, AUTH_TOKEN, number)
        self.bots = SqlBotStore(self.database, keyring)
        self.bot = a_bot(account.id)
        await self.bots.create(self.bot, WEBHOOK_SECRET, number_id=number.id)
        self.wakes, self.deliveries = Wakes(), ToldDeliveries()
        self.deliveries.opened.set()
        self.store = SqlDeliveryStore(self.database, keyring)
        self.calls = TellingStore(self.database, self.wakes)
        self.call_sid = a_sid("CA")
        self.workers = [self._worker(), self._worker()]
        await self.workers[0].conversation.ring(self._incoming(Asked("", 0, token="ring"), TurnKind.OPENING))
        self.last = Asked("hello", 1, token="first")

    def _worker(self) -> Worker:
        held: list[asyncio.Event] = []

        async def let_go() -> None:
            event = asyncio.Event()
            held.append(event)
            await event.wait()

        async def answers(situation: Situation, tools: Tools) -> str:
            self.asked += 1
            run, say = self.asked, model.says
            await let_go()
            said = [f"Run {run} begins."]
            say(said[0])
            if "book" in situation.heard.text:
                await tools.complete_goal({"party_size": 4})
            for _ in range(run % 3):
                await let_go()
                said.append(f"Run {run} goes on.")
                say(said[-1])
            return " ".join([*said, f"Run {run} ends."])

        id_, model = new_id("wrk"), ToldAgent(answers)
        self.living.add(id_)
        parts = Parts(
            calls=self.calls,
            bots=self.bots,
            delivery_store=self.store,
            deliveries=self.deliveries,
            tool_store=SqlToolStore(self.database, Keyring(SECRET)),
            client=WebhookClient(AllowedNetworks(), no_address),
            agents=Choice(ToldAgent(lambda situation, tools: "scripted"), model),
            scripted=model,
            speaker=TwimlSpeaker("https://phone.example.com"),
            clock=SteadyClock(),
            budget=_QUICK,
            peers=Seen(id_, self.living),
            wakes=self.wakes,
            sealer=Keyring(SECRET),
        )
        return Worker(id_, Conversation(parts), model, held)

    def _incoming(self, asked: Asked, kind: TurnKind) -> Incoming:
        async def find_bot() -> Bot | None:
            return self.bot

        return Incoming(
            account_id=self.bot.account_id,
            call_sid=self.call_sid,
            find_bot=find_bot,
            kind=kind,
            said=asked.said or "",
            turn=asked.turn,
            hop=asked.hop,
            token=asked.token or None,
            arrived_at=datetime.now(UTC),
        )

    # What may happen

    @rule(which=st.integers(0, 7))
    def deliver(self, which: int) -> None:
        """Twilio's latest request, for the first time or again, at any worker."""
        self._send(self.last, which)

    @precondition(lambda self: self.all_requests)
    @rule(which=st.integers(0, 7), earlier=st.integers(0, 50))
    def deliver_an_old_one_again(self, which: int, earlier: int) -> None:
        self._send(self.all_requests[earlier % len(self.all_requests)], which)

    @rule(said=st.sampled_from(["go on", "book it", "and then"]))
    def follow(self, said: str) -> None:
        """The latest request was answered: Twilio does what the document says."""
        self.run(asyncio.sleep(0.01))
        if (document := self.answered.get(self.last)) is not None:
            self.last = _next(document, said) or self.last

    @rule(which=st.integers(0, 20))
    def let_a_model_speak(self, which: int) -> None:
        waiting = [event for worker in self.workers for event in worker.held if not event.is_set()]
        if waiting:
            waiting[which % len(waiting)].set()
        self.run(asyncio.sleep(0.01))

    @precondition(lambda self: len(self.workers) > 1)
    @rule(which=st.integers(0, 7))
    def kill(self, which: int) -> None:
        """What it was about to write is never written, and its requests get no answer."""
        worker = self.workers.pop(which % len(self.workers))
        self.living.discard(worker.id)
        for request in worker.requests:
            request.cancel()
        self.run(worker.conversation.drain(0))
        self.wakes.wake_all()

    @rule(which=st.integers(0, 7))
    def take_for_dead(self, which: int) -> None:
        """It is frozen, or cut off: it will write what it was about to, late."""
        self.living.discard(self.workers[which % len(self.workers)].id)
        self.wakes.wake_all()

    @precondition(lambda self: len(self.workers) < 4)
    @rule()
    def boot(self) -> None:
        self.workers.append(self._worker())

    def _send(self, asked: Asked, which: int) -> None:
        worker = self.workers[which % len(self.workers)]
        if asked not in self.all_requests:
            self.all_requests.append(asked)

        async def send() -> None:
            task = asyncio.ensure_future(self._answered(worker, asked))
            worker.requests.add(task)
            task.add_done_callback(worker.requests.discard)
            await asyncio.sleep(0.001)

        self.run(send())

    async def _answered(self, worker: Worker, asked: Asked) -> None:
        kind = TurnKind.SILENCE if asked.said is None else TurnKind.SPEECH
        answer = worker.conversation.go_on if asked.said is None else worker.conversation.hear
        try:
            document = await answer(self._incoming(asked, kind))
        except StorageUnavailable:  # apologised for, and asked again
            return
        assert self.answered.setdefault(asked, document) == document, "another answer to the same request"

    # What must be so at the end

    def teardown(self) -> None:
        try:
            self.run(self._to_the_end())
        finally:
            self.run(self._close())
            self.runner.close()

    async def _to_the_end(self) -> None:
        worker = self._worker()
        self.workers.append(worker)
        while True:  # Twilio goes on, and everybody speaks who still can
            for each in self.workers:
                for event in each.held:
                    event.set()
            await asyncio.sleep(0.005)
            await self._answered(worker, self.last)
            following = _next(self.answered.get(self.last, ""), "")
            if following is not None and following.said is not None:
                break
            self.last = following or self.last
        await asyncio.gather(*(request for each in self.workers for request in each.requests))
        now = await self.calls.now(self.bot.account_id, self.call_sid)
        assert now is not None
        await self._judge(now)

    async def _judge(self, now: CallNow) -> None:
        whole = await self.calls.whole(now.call.id)
        assert whole is not None
        for turn, hops in whole.turns:
            replies = [hop for hop in hops if hop.kind is HopKind.REPLY]
            assert len([hop for hop in replies if "<Gather" in hop.twiml]) == (turn.reply is not None and turn.turn > 0)
            assert [hop.hop for hop in hops] == list(range(len(hops)))
            if turn.reply is not None and turn.turn > 0:  # what the caller heard is what is recorded, and all of it
                assert turn.reply == " ".join(hop.say for hop in replies if hop.say)
        decided = [state.delivery.turn for state in await self.store.of_call(now.call.id)]
        assert len(decided) == len(set(decided))

    async def _close(self) -> None:
        for worker in self.workers:
            for request in worker.requests:
                request.cancel()
            await worker.conversation.drain(0)
        await self.database.close()


def _next(document: str, said: str) -> Asked | None:
    """What Twilio asks next, by the document; None when it is over or there is none."""
    if found := _CONTINUE.search(document):
        return Asked(None, int(found[1]), int(found[2]))
    if found := _LISTEN.search(document):
        return Asked(said, int(found[1]), token=f"turn {found[1]}: {said}")
    return None


@pytest.fixture(params=["sqlite", "postgres"])
def open_database(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    """Opens a migrated database."""
    if request.param == "postgres":
        url: str = request.getfixturevalue("postgres_url")

        async def postgres() -> AnyDatabase:
            database = PostgresDatabase(url)
            await database.open()
            return database

        return postgres
    from echolink.storage.schema import migrate

    async def sqlite() -> AnyDatabase:
        path = tmp_path / f"{new_id('db')}.sqlite"
        database = SqliteDatabase(path)
        await database.open()
        await migrate(database)
        return database

    return sqlite


def test_any_interleaving_leaves_one_reply_a_turn_and_one_decision(open_database: Open) -> None:
    run_state_machine_as_test(
        cast("type[Calls]", lambda: Calls(open_database)),  # any factory will do
        settings=settings(
            max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )

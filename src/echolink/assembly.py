"""What is the product made of? The one place that knows concrete classes, and hands each part what it needs."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import structlog
from sqlalchemy import text
from starlette.types import ASGIApp

from echolink.accounts.bots import Bots
from echolink.accounts.loan import Loan
from echolink.accounts.registration import Registration
from echolink.accounts.removal import Removal
from echolink.accounts.rewiring import rewire
from echolink.accounts.tokens import Tokens
from echolink.accounts.webhooks import Webhooks
from echolink.actions.addresses import AllowedNetworks, SystemLookUp
from echolink.actions.client import WebhookClient
from echolink.actions.deliverer import Deliverer
from echolink.agent.model.agents import Agents
from echolink.agent.scripted.agent import ScriptedAgent
from echolink.background.engine import EngineThread, prepare
from echolink.background.runs import DurableRuns
from echolink.background.upkeep import Upkeep
from echolink.beside import again_and_again, beside
from echolink.calls.analyzing import Analyzing
from echolink.calls.budget import Budget
from echolink.calls.clock import SteadyClock
from echolink.calls.conversation import Conversation
from echolink.calls.metrics import WORKERS_ALIVE
from echolink.calls.parts import Parts
from echolink.calls.prices import Prices
from echolink.calls.quiet import QuietCalls
from echolink.calls.retention import Retention
from echolink.calls.wakes import Wakes
from echolink.calls.workers import LoneWorker, Workers
from echolink.errors import RefusedToStart, ShuttingDown, StorageUnavailable
from echolink.ids import new_id
from echolink.keys import Keyring, load_or_create_secret, secret_path
from echolink.settings import Settings
from echolink.storage.account_records import SqlAccountRecords
from echolink.storage.account_store import SqlAccountStore
from echolink.storage.analysis_store import SqlAnalysisStore
from echolink.storage.bot_store import SqlBotStore
from echolink.storage.call_log import SqlCallLog
from echolink.storage.call_store import SqlCallStore
from echolink.storage.delivery_store import SqlDeliveryStore
from echolink.storage.idempotency_store import SqlIdempotencyStore
from echolink.storage.key_check import check_key
from echolink.storage.notices import Notices
from echolink.storage.origin_store import SqlOriginStore
from echolink.storage.postgres import PostgresDatabase
from echolink.storage.price_store import SqlPriceStore
from echolink.storage.retention import SqlRetention
from echolink.storage.schema import check_schema, migrate
from echolink.storage.sqlite import SqliteDatabase
from echolink.storage.tool_rows import SqlToolStore
from echolink.storage.webhook_store import SqlWebhookStore
from echolink.storage.worker_store import SqlWorkerStore
from echolink.tracing.export import exporting
from echolink.twilio.rest import TwilioRest
from echolink.twilio.twiml import TwimlSpeaker
from echolink.twilio.voices import is_voice
from echolink.web.apologies import Apologies
from echolink.web.app import create_app
from echolink.web.gate import Gate
from echolink.web.reached import reached_route
from echolink.web.services import RestServices
from echolink.web.twilio_hooks import TwilioHooks

log = structlog.get_logger(__name__)

_DELIVERY_GRACE_SECONDS = 0.5  # what is decided is owed: whoever lives makes it


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stores:
    """Everything that is kept, open."""

    database: SqliteDatabase | PostgresDatabase
    accounts: SqlAccountStore
    analyses: SqlAnalysisStore
    prices: SqlPriceStore
    bots: SqlBotStore
    webhooks: SqlWebhookStore
    call_log: SqlCallLog
    deliveries: SqlDeliveryStore
    tools: SqlToolStore
    idempotency: SqlIdempotencyStore
    origins: SqlOriginStore
    keyring: Keyring

    async def check(self) -> None:
        """Raises StorageUnavailable when the database does not answer."""
        await self.database.read(lambda connection: connection.execute(text("SELECT 1")))


@dataclass(frozen=True, slots=True)
class WebhookRules:
    """What a webhook's address is judged by."""

    allowed: AllowedNetworks
    look_up: SystemLookUp


class Readiness:
    """Can this worker take requests? Not while its database is gone, and not once it was told to stop."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores
        self._is_stopping = False

    def stop(self) -> None:
        """From now on it says no."""
        self._is_stopping = True

    async def check(self) -> None:
        """Raises ShuttingDown or StorageUnavailable."""
        if self._is_stopping:
            raise ShuttingDown("This server is shutting down: another one answers.", retry_after_seconds=2)
        await self._stores.check()


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A running product, without the socket."""

    app: ASGIApp
    origin: str  # where Twilio reaches it
    stores: Stores
    conversation: Conversation
    readiness: Readiness


@asynccontextmanager
async def open_stores(settings: Settings, *, exclusive: bool, migrates: bool = False) -> AsyncIterator[Stores]:
    """Open the database: a server's way (`exclusive`: it takes the lock), or a tool's beside it.

    A server migrates SQLite by itself; `migrates` does so with any database.

    Raises RefusedToStart for a wrong key, a held lock, a schema that is not this version's.
    """
    path = sqlite_path(settings)
    keyring = _keyring(settings, path, is_server=exclusive)
    database = await _open_database(settings, path, exclusive=exclusive)
    try:
        await (migrate if migrates or (exclusive and path is not None) else check_schema)(database)
        if migrates and path is None:
            await asyncio.to_thread(prepare, _durable_url(settings))
        await check_key(database, keyring)
        yield Stores(
            database=database,
            accounts=SqlAccountStore(database, keyring),
            analyses=SqlAnalysisStore(database),
            prices=SqlPriceStore(database),
            bots=SqlBotStore(database, keyring),
            webhooks=SqlWebhookStore(database, keyring),
            call_log=SqlCallLog(database),
            deliveries=SqlDeliveryStore(database, keyring),
            tools=SqlToolStore(database, keyring),
            idempotency=SqlIdempotencyStore(database, keyring),
            origins=SqlOriginStore(database),
            keyring=keyring,
        )
    finally:
        await database.close()


@asynccontextmanager
async def open_service(settings: Settings, origin: str) -> AsyncIterator[Service]:
    """The product from database to HTTP application, ready to be served at `origin`. Raises RefusedToStart."""
    async with AsyncExitStack() as stack:
        if settings.tracing:
            await stack.enter_async_context(exporting())
        stores = await stack.enter_async_context(open_stores(settings, exclusive=True))
        await stores.origins.remember(origin, _now())
        wakes, clock = Wakes(), SteadyClock()
        peers = await _join_workers(stack, stores, wakes)
        webhooks = WebhookRules(AllowedNetworks.parse(settings.allow_private_webhooks), SystemLookUp())
        stack.callback(webhooks.look_up.close)
        client = WebhookClient(webhooks.allowed, webhooks.look_up)
        stack.push_async_callback(client.aclose)
        runs = DurableRuns(EngineThread(_durable_url(settings), peers.me, migrates=sqlite_path(settings) is not None))
        deliveries = Deliverer(stores.deliveries, client, runs, _now, stores.keyring)
        await runs.open(deliveries.attempt)
        calls = SqlCallStore(stores.database, deliveries.begin, lambda call_id: analyzing.begin(call_id))
        stack.push_async_callback(runs.close, _DELIVERY_GRACE_SECONDS)
        stack.push_async_callback(deliveries.close)
        scripted = ScriptedAgent()
        agents = Agents(settings.model, scripted, silence_seconds=settings.model_silence_seconds)
        stack.push_async_callback(agents.close)
        analyzing = Analyzing(
            stores.analyses,
            calls,
            stores.bots,
            stores.deliveries,
            agents,
            clock,
            peers.me,
            stores.keyring,
            deliveries.begin,
            tokens_per_day=settings.model_tokens_per_day,
        )
        stack.push_async_callback(analyzing.close)
        speaker = TwimlSpeaker(origin)
        conversation = Conversation(
            _parts(settings, stores, calls, deliveries, client, agents, scripted, speaker, clock, peers, wakes)
        )
        stack.push_async_callback(conversation.drain, 0)
        gate = Gate(stores.accounts, stores.bots, stores.origins, origin=origin, verify=settings.verify_twilio)
        hooks = TwilioHooks(gate, conversation, speaker, clock, Apologies(speaker, stores.keyring))
        twilio = TwilioRest(settings.twilio_api_url)
        loan = Loan(stores.accounts, twilio, origin)
        readiness = Readiness(stores)
        removal = Removal(stores.accounts, loan)
        rest = _rest_services(
            settings, origin, stores, loan, webhooks, agents, twilio, readiness, deliveries, removal, analyzing
        )

        prices = Prices(stores.prices, stores.accounts, twilio, clock)
        stack.push_async_callback(prices.close)
        quiet = QuietCalls(calls, stores.accounts, twilio, peers, clock, quiet_seconds=_budget(settings).quiet_seconds)
        await beside(stack, again_and_again(quiet.look_for_ever))
        retention = Retention(SqlRetention(stores.database), clock, settings.retention_days)
        upkeep = Upkeep(
            runs,
            deliveries,
            peers,
            others=[analyzing.look, prices.look],
            sweeps=[removal.finish, retention.sweep],
        )
        await _take_part(stack, stores, peers, wakes, conversation, upkeep)
        await beside(stack, agents.warm())
        await beside(stack, rewire(stores.accounts, loan))
        yield Service(
            app=create_app(rest, hooks=hooks.by_path(), routes=[reached_route(stores.keyring.probe_key)]),
            origin=origin,
            stores=stores,
            conversation=conversation,
            readiness=readiness,
        )


def _parts(
    settings: Settings,
    stores: Stores,
    calls: SqlCallStore,
    deliveries: Deliverer,
    client: WebhookClient,
    agents: Agents,
    scripted: ScriptedAgent,
    speaker: TwimlSpeaker,
    clock: SteadyClock,
    peers: LoneWorker | Workers,
    wakes: Wakes,
) -> Parts:
    return Parts(
        calls=calls,
        bots=stores.bots,
        delivery_store=stores.deliveries,
        deliveries=deliveries,
        tool_store=stores.tools,
        client=client,
        agents=agents,
        scripted=scripted,
        speaker=speaker,
        clock=clock,
        budget=_budget(settings),
        peers=peers,
        wakes=wakes,
        sealer=stores.keyring,
    )


async def _take_part(
    stack: AsyncExitStack,
    stores: Stores,
    peers: LoneWorker | Workers,
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


async def _join_workers(stack: AsyncExitStack, stores: Stores, wakes: Wakes) -> LoneWorker | Workers:
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


def _notices(
    database: SqliteDatabase | PostgresDatabase, workers: Workers, wakes: Wakes, conversation: Conversation
) -> Notices:
    assert isinstance(database, PostgresDatabase)
    return Notices(
        database.session,
        changed=wakes.wake,
        ended=conversation.stop_reply,
        wanted=conversation.wanted,
        somebody_left=workers.doubt,
        missed=wakes.wake_all,
    )


async def _open_database(
    settings: Settings, path: Path | None, *, exclusive: bool
) -> SqliteDatabase | PostgresDatabase:
    if path is None:  # as many servers as are wanted
        postgres = PostgresDatabase(settings.database_url)
        await postgres.open()
        return postgres
    sqlite = SqliteDatabase(path)
    await sqlite.open(exclusive=exclusive)
    return sqlite


def sqlite_path(settings: Settings) -> Path | None:
    """The SQLite file that `ECHOLINK_DATABASE_URL` names; None where it names a PostgreSQL."""
    scheme, _, path = settings.database_url.partition(":///")
    return Path(path) if scheme == "sqlite" else None


def _durable_url(settings: Settings) -> str:
    """Where background work is kept: beside the SQLite file, in the PostgreSQL database itself."""
    path = sqlite_path(settings)
    return settings.database_url if path is None else f"sqlite:///{path.with_name(path.stem + '-background.db')}"


def _keyring(settings: Settings, database: Path | None, *, is_server: bool) -> Keyring:
    """A key file is made by a server's first start alone: nothing that is stored would open with a new one."""
    file = secret_path(settings.data_dir)
    if database is not None and settings.secret_key is None and not file.exists():
        if database.exists() and database.stat().st_size:
            raise RefusedToStart(
                f"{file} is gone, and {database} needs it: restore it, or set ECHOLINK_SECRET_KEY to what it held."
            )
        if not is_server:
            raise RefusedToStart(
                f"There is no database at {database}: run `echolink serve` first, or set ECHOLINK_DATA_DIR."
            )
    secret = settings.secret_key.get_secret_value() if settings.secret_key else load_or_create_secret(settings.data_dir)
    return Keyring(secret, [key.get_secret_value() for key in settings.previous_secret_keys])


def _budget(settings: Settings) -> Budget:
    return Budget(
        filler_after_seconds=settings.filler_after_seconds,
        hold_seconds=settings.hold_seconds,
        think_after_seconds=settings.think_ahead_after_seconds,
        webhook_seconds=settings.webhook_wait_seconds,
        give_up_seconds=settings.reply_give_up_seconds,
        max_call_seconds=settings.max_call_seconds,
        max_turns=settings.max_turns,
        max_concurrent_calls=settings.max_concurrent_calls,
        model_tokens_per_day=settings.model_tokens_per_day,
    )


def _rest_services(
    settings: Settings,
    origin: str,
    stores: Stores,
    loan: Loan,
    webhooks: WebhookRules,
    agents: Agents,
    twilio: TwilioRest,
    readiness: Readiness,
    deliveries: Deliverer,
    removal: Removal,
    analyzing: Analyzing,
) -> RestServices:
    tokens = Tokens(stores.keyring.jwt_key, stores.accounts)
    return RestServices(
        origin=origin,
        registration=Registration(stores.accounts, stores.bots, twilio, loan, tokens, settings.registration),
        tokens=tokens,
        accounts=stores.accounts,
        bots=Bots(
            stores.bots,
            stores.accounts,
            loan,
            is_voice=is_voice,
            models=agents.names,
            allowed=webhooks.allowed,
            look_up=webhooks.look_up,
        ),
        loan=loan,
        removal=removal,
        records=SqlAccountRecords(stores.database),
        calls=stores.call_log,
        deliveries=stores.deliveries,
        tools=stores.tools,
        test_webhook=deliveries.test,
        webhooks=Webhooks(stores.webhooks, stores.bots, allowed=webhooks.allowed, look_up=webhooks.look_up),
        resume=deliveries.resume,
        redeliver=deliveries.again,
        analyses=stores.analyses,
        prices=stores.prices,
        analyze=analyzing.again,
        analyze_all=analyzing.all_again,
        idempotency=stores.idempotency,
        ready=readiness.check,
    )

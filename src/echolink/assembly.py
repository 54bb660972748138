"""What is the product made of? The one place that knows concrete classes, and hands each part what it needs."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import structlog
from sqlalchemy import text
from starlette.types import ASGIApp

from echolink.accounts.bots import Bots
from echolink.accounts.loan import Loan
from echolink.accounts.registration import Registration
from echolink.accounts.rewiring import rewire
from echolink.accounts.tokens import Tokens
from echolink.actions.addresses import AllowedNetworks, SystemLookUp
from echolink.actions.client import WebhookClient
from echolink.actions.in_process import InProcessDeliveries
from echolink.agent.model.agents import Agents
from echolink.agent.scripted.agent import ScriptedAgent
from echolink.calls.budget import Budget
from echolink.calls.conversation import Conversation
from echolink.calls.parts import Parts
from echolink.errors import RefusedToStart
from echolink.keys import Keyring, load_or_create_secret, secret_path
from echolink.settings import Settings
from echolink.storage.account_store import SqlAccountStore
from echolink.storage.bot_store import SqlBotStore
from echolink.storage.call_log import SqlCallLog
from echolink.storage.call_store import SqlCallStore
from echolink.storage.database import Database
from echolink.storage.delivery_store import SqlDeliveryStore
from echolink.storage.idempotency_store import SqlIdempotencyStore
from echolink.storage.key_check import check_key
from echolink.storage.origin_store import SqlOriginStore
from echolink.storage.postgres import PostgresDatabase
from echolink.storage.schema import check_schema, migrate
from echolink.storage.sqlite import SqliteDatabase
from echolink.twilio.rest import TwilioRest
from echolink.twilio.twiml import TwimlSpeaker
from echolink.twilio.voices import is_voice
from echolink.web.app import create_app
from echolink.web.gate import Gate
from echolink.web.reached import reached_route
from echolink.web.services import RestServices
from echolink.web.twilio_hooks import TwilioHooks

log = structlog.get_logger(__name__)

_DELIVERY_GRACE_SECONDS = 3.0


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stores:
    """Everything that is kept, open."""

    database: Database
    accounts: SqlAccountStore
    bots: SqlBotStore
    calls: SqlCallStore
    call_log: SqlCallLog
    deliveries: SqlDeliveryStore
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A running product, without the socket."""

    app: ASGIApp
    origin: str  # where Twilio reaches it
    stores: Stores


@asynccontextmanager
async def open_stores(settings: Settings, *, exclusive: bool, migrates: bool = False) -> AsyncIterator[Stores]:
    """Open the database: a server's way (`exclusive`: it takes the lock), or a tool's beside it.

    A server migrates SQLite by itself; `migrates` does so with any database.

    Raises RefusedToStart for a wrong key, a held lock, a schema that is not this version's.
    """
    path = sqlite_path(settings)
    database = PostgresDatabase(settings.database_url) if path is None else SqliteDatabase(path)
    keyring = _keyring(settings, path, is_server=exclusive)
    await database.open(exclusive=exclusive)
    try:
        await (migrate if migrates or (exclusive and path is not None) else check_schema)(database)
        await check_key(database, keyring)
        yield Stores(
            database=database,
            accounts=SqlAccountStore(database, keyring),
            bots=SqlBotStore(database, keyring),
            calls=SqlCallStore(database),
            call_log=SqlCallLog(database),
            deliveries=SqlDeliveryStore(database, keyring),
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
        stores = await stack.enter_async_context(open_stores(settings, exclusive=True))
        await stores.origins.remember(origin, _now())
        webhooks = WebhookRules(AllowedNetworks.parse(settings.allow_private_webhooks), SystemLookUp())
        stack.callback(webhooks.look_up.close)
        client = WebhookClient(webhooks.allowed, webhooks.look_up)
        stack.push_async_callback(client.aclose)
        deliveries = InProcessDeliveries(stores.deliveries, client, _now)
        stack.push_async_callback(deliveries.close, _DELIVERY_GRACE_SECONDS)
        scripted = ScriptedAgent()
        agents = Agents(settings.model, scripted)
        stack.push_async_callback(agents.close)
        speaker = TwimlSpeaker(origin)
        conversation = Conversation(
            Parts(
                calls=stores.calls,
                bots=stores.bots,
                delivery_store=stores.deliveries,
                deliveries=deliveries,
                agents=agents,
                scripted=scripted,
                speaker=speaker,
                clock=_now,
                budget=_budget(settings),
            )
        )
        stack.callback(conversation.close)
        gate = Gate(stores.accounts, stores.bots, stores.origins, origin=origin, verify=settings.verify_twilio)
        hooks = TwilioHooks(gate, conversation, speaker, _now)
        twilio = TwilioRest(settings.twilio_api_url)
        loan = Loan(stores.accounts, twilio, origin)
        rest = _rest_services(settings, origin, stores, loan, webhooks, agents, twilio)
        await deliveries.start_pending()
        await _beside(stack, agents.warm())
        await _beside(stack, rewire(stores.accounts, loan))
        yield Service(
            app=create_app(rest, hooks=hooks.by_path(), routes=[reached_route(stores.keyring.probe_key)]),
            origin=origin,
            stores=stores,
        )


def sqlite_path(settings: Settings) -> Path | None:
    """The SQLite file that `ECHOLINK_DATABASE_URL` names; None where it names a PostgreSQL."""
    scheme, _, path = settings.database_url.partition(":///")
    return Path(path) if scheme == "sqlite" else None


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
        calls=stores.call_log,
        deliveries=stores.deliveries,
        idempotency=stores.idempotency,
        ready=stores.check,
    )


async def _beside(stack: AsyncExitStack, work: Awaitable[None]) -> None:
    """Run `work` beside the server; it is stopped with it, and what breaks it is told."""

    async def run() -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 — the server answers calls without it
            log.error("start_up_work_failed", error=type(error).__name__)

    task = asyncio.create_task(run())

    async def stop() -> None:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    stack.push_async_callback(stop)

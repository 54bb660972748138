"""How does the product come up, from database to HTTP application, and go down again?"""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from starlette.types import ASGIApp

from echolink.accounts.bots import Bots
from echolink.accounts.loan import Loan
from echolink.accounts.registration import Registration
from echolink.accounts.removal import Removal
from echolink.accounts.rewiring import rewire
from echolink.accounts.tokens import Tokens
from echolink.accounts.webhooks import Webhooks
from echolink.assembly.peers import Peers, join_workers, take_part
from echolink.assembly.stores import Stores, open_stores
from echolink.assembly.work import Work, budget_of, open_work
from echolink.background.upkeep import Upkeep
from echolink.beside import again_and_again, beside
from echolink.calls.conversation import Conversation
from echolink.calls.prices import Prices
from echolink.calls.quiet import QuietCalls
from echolink.calls.retention import Retention
from echolink.calls.wakes import Wakes
from echolink.errors import ShuttingDown
from echolink.settings import Settings
from echolink.storage.account_records import SqlAccountRecords
from echolink.storage.retention import SqlRetention
from echolink.tracing.export import exporting
from echolink.twilio.rest import TwilioRest
from echolink.twilio.voices import is_voice
from echolink.web.apologies import Apologies
from echolink.web.app import create_app
from echolink.web.gate import Gate
from echolink.web.reached import reached_route
from echolink.web.services import RestServices
from echolink.web.twilio_hooks import TwilioHooks


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
async def open_service(settings: Settings, origin: str) -> AsyncIterator[Service]:
    """The product from database to HTTP application, ready to be served at `origin`. Raises RefusedToStart."""
    async with AsyncExitStack() as stack:
        if settings.tracing:
            await stack.enter_async_context(exporting())
        stores = await stack.enter_async_context(open_stores(settings, exclusive=True))
        wakes = Wakes()
        peers = await join_workers(stack, stores, wakes)
        work = await open_work(stack, settings, stores, peers, wakes, origin)
        await stores.origins.remember(origin, work.clock())
        twilio = TwilioRest(settings.twilio_api_url)
        loan = Loan(stores.accounts, twilio, origin)
        removal = Removal(stores.accounts, loan)
        readiness = Readiness(stores)
        rest = _rest_services(settings, origin, stores, work, loan, twilio, removal, readiness)
        upkeep = await _look_after(stack, settings, stores, work, twilio, peers, removal)
        await take_part(stack, stores, peers, wakes, work.conversation, upkeep)
        await beside(stack, work.agents.warm())
        await beside(stack, rewire(stores.accounts, loan))
        yield Service(
            app=_app(settings, origin, stores, work, rest),
            origin=origin,
            stores=stores,
            conversation=work.conversation,
            readiness=readiness,
        )


def _app(settings: Settings, origin: str, stores: Stores, work: Work, rest: RestServices) -> ASGIApp:
    gate = Gate(stores.accounts, stores.bots, stores.origins, origin=origin, verify=settings.verify_twilio)
    apologies = Apologies(work.speaker, stores.keyring)
    hooks = TwilioHooks(gate, work.conversation, work.speaker, work.clock, apologies)
    return create_app(rest, hooks=hooks.by_path(), routes=[reached_route(stores.keyring.probe_key)])


async def _look_after(
    stack: AsyncExitStack,
    settings: Settings,
    stores: Stores,
    work: Work,
    twilio: TwilioRest,
    peers: Peers,
    removal: Removal,
) -> Upkeep:
    """What is done beside the calls: calls that went quiet, prices to come, what is too old or was given up."""
    prices = Prices(stores.prices, stores.accounts, twilio, work.clock)
    stack.push_async_callback(prices.close)
    quiet_seconds = budget_of(settings).quiet_seconds
    quiet = QuietCalls(work.calls, stores.accounts, twilio, peers, work.clock, quiet_seconds=quiet_seconds)
    await beside(stack, again_and_again(quiet.look_for_ever))
    retention = Retention(SqlRetention(stores.database), work.clock, settings.retention_days)
    return Upkeep(
        work.runs,
        work.deliveries,
        peers,
        others=[work.analyzing.look, prices.look],
        sweeps=[removal.finish, retention.sweep],
    )


def _rest_services(
    settings: Settings,
    origin: str,
    stores: Stores,
    work: Work,
    loan: Loan,
    twilio: TwilioRest,
    removal: Removal,
    readiness: Readiness,
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
            models=work.agents.names,
            allowed=work.allowed,
            look_up=work.look_up,
        ),
        loan=loan,
        removal=removal,
        records=SqlAccountRecords(stores.database),
        calls=stores.call_log,
        deliveries=stores.deliveries,
        tools=stores.tools,
        test_webhook=work.deliveries.test,
        webhooks=Webhooks(stores.webhooks, stores.bots, allowed=work.allowed, look_up=work.look_up),
        resume=work.deliveries.resume,
        redeliver=work.deliveries.again,
        analyses=stores.analyses,
        prices=stores.prices,
        analyze=work.analyzing.again,
        analyze_all=work.analyzing.all_again,
        idempotency=stores.idempotency,
        ready=readiness.check,
    )

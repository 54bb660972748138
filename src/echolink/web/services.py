"""What does the REST side need? Everything that its routes call, handed in by the one who wires the product."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import cast

from fastapi import Request
from prometheus_client import CollectorRegistry

from echolink.accounts.bots import Bots
from echolink.accounts.loan import Loan
from echolink.accounts.ports import AccountStore, IdempotencyStore
from echolink.accounts.records import AccountRecords
from echolink.accounts.registration import Registration
from echolink.accounts.removal import Removal
from echolink.accounts.tokens import Tokens
from echolink.accounts.webhooks import Webhooks
from echolink.actions.delivery import DeliveryState, DeliveryStore
from echolink.calls.analysis import Analysis, AnalysisStore, Wanted
from echolink.calls.ports import CallLog
from echolink.calls.prices import PriceStore
from echolink.calls.tool_call import ToolStore
from echolink.web.attempts import Attempts
from echolink.web.counted import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class RestServices:
    """All use-cases and stores behind `/v1`."""

    origin: str  # our public one, without a trailing slash
    registration: Registration
    tokens: Tokens
    accounts: AccountStore
    bots: Bots
    loan: Loan
    removal: Removal
    records: AccountRecords
    calls: CallLog
    deliveries: DeliveryStore
    tools: ToolStore
    test_webhook: Callable[[str, str, str], Awaitable[DeliveryState | None]]  # see `Deliverer.test`
    webhooks: Webhooks
    resume: Callable[[str, str], Awaitable[None]]  # see `Deliverer.resume`
    redeliver: Callable[[str], Awaitable[DeliveryState | None]]  # see `Deliverer.again`
    analyses: AnalysisStore
    prices: PriceStore
    analyze: Callable[[str, str, float], Awaitable[Analysis | None]]  # see `Analyzing.again`
    analyze_all: Callable[[Wanted], Awaitable[int]]  # see `Analyzing.all_again`
    idempotency: IdempotencyStore
    ready: Callable[[], Awaitable[None]]  # reads the database; raises StorageUnavailable saying what is wrong
    attempts: Attempts = field(default_factory=Attempts)
    metrics: CollectorRegistry = field(default_factory=counted)


def services_of(request: Request) -> RestServices:
    """The services that the application of this request was made with."""
    return cast("RestServices", request.app.state.services)

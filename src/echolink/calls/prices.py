"""What did Twilio take for a call? It is asked until it knows: minutes after the end, then ever more rarely, for two days."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, Protocol

import structlog

from echolink.accounts.account import TwilioCredentials
from echolink.accounts.ports import AccountStore
from echolink.calls.clock import Clock
from echolink.errors import EchoLinkError, NotFound, StorageUnavailable

log = structlog.get_logger(__name__)

_HOURS: Final = (0.25, 1, 4, 12, 24)  # between one question and the next; the first comes five minutes after the end
_MOST_AT_ONCE: Final = 100  # in one go
_AT_A_TIME: Final = 4


@dataclass(frozen=True, slots=True)
class Price:
    """Of a call, as Twilio counts it: exact, for fractions of a cent are usual."""

    amount: Decimal
    unit: str  # ISO 4217


@dataclass(frozen=True, slots=True)
class Unpriced:
    """A call of which Twilio has not said yet what it took."""

    call_id: str
    account_id: str
    call_sid: str
    tries: int  # how often it was asked


class PriceStore(Protocol):
    """Prices of calls. Every method raises StorageUnavailable."""

    async def due(self, now: datetime, limit: int) -> Sequence[Unpriced]:
        """Those to ask about, the longest due first."""

    async def put_off(self, call_id: str, until: datetime | None) -> None:
        """Ask again then; None: never."""

    async def record(self, call_id: str, price: Price) -> None:
        """It is known."""

    async def of(self, call_id: str) -> Price | None:
        """None while it is not known."""


class PriceLookUp(Protocol):
    """Twilio's REST side, which knows the price some time after a call."""

    async def price(self, credentials: TwilioCredentials, call_sid: str) -> Price | None:
        """None while there is none. Raises NotFound when Twilio knows no such call, TwilioUnreachable and RefusedByTwilio."""


class Prices:
    """One living worker asks, for all."""

    def __init__(self, store: PriceStore, accounts: AccountStore, twilio: PriceLookUp, clock: Clock) -> None:
        self._store, self._accounts, self._twilio, self._clock = store, accounts, twilio, clock
        self._asking: asyncio.Task[None] | None = None
        self._slots = asyncio.Semaphore(_AT_A_TIME)

    async def look(self, living: Collection[str]) -> None:
        """Begin to ask about what is due, beside whoever calls: Twilio may be slow."""
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self.ask())

    async def ask(self) -> None:
        """Ask about all that is due, once."""
        try:
            due = await self._store.due(self._clock(), _MOST_AT_ONCE)
            await asyncio.gather(*map(self._ask, due))
        except StorageUnavailable:  # told by the storage; the next look finds the same calls
            log.info("prices_not_asked")

    async def close(self) -> None:
        """Ask no further."""
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.gather(self._asking, return_exceptions=True)

    async def _ask(self, call: Unpriced) -> None:
        async with self._slots:
            credentials = await self._accounts.credentials(call.account_id)
            if credentials is None:  # released
                await self._store.put_off(call.call_id, None)
                return
            try:
                price = await self._twilio.price(credentials, call.call_sid)
            except StorageUnavailable:
                raise
            except NotFound:
                await self._store.put_off(call.call_id, None)
                return
            except EchoLinkError as error:
                log.info("price_not_asked", call_id=call.call_id, code=error.code)
                price = None
            if price is not None:
                await self._store.record(call.call_id, price)
                return
            pause = timedelta(hours=_HOURS[call.tries]) if call.tries < len(_HOURS) else None
            await self._store.put_off(call.call_id, None if pause is None else self._clock() + pause)

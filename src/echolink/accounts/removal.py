"""How does a developer leave for good? The number goes back, then everything of the account is deleted."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import structlog

from echolink.accounts.account import Account, Number
from echolink.accounts.loan import GivenBack, Loan
from echolink.accounts.ports import AccountStore
from echolink.errors import DeliveriesPending, TwilioUnreachable

_CALLS_AT_A_TIME: Final = 20  # some 10 ms of SQLite's one writer, between which calls of others are written
_PAUSE_SECONDS: Final = 0.02
# A call in progress asks for its next words within seconds, at the latest after its longest wait for the caller.
_FAREWELL: Final = timedelta(minutes=5)

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Removed:
    """What went, and what is left to do by hand."""

    phone_number: str | None  # None: it had been released before
    given_back: GivenBack
    calls: int
    live_calls: int  # of those: are said goodbye to at their next request
    deliveries: int  # that were dropped


class Removal:
    """The use-case behind `DELETE /v1/account` and `echolink accounts remove`."""

    def __init__(
        self, accounts: AccountStore, loan: Loan, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._accounts, self._loan, self._now = accounts, loan, now

    async def remove(self, account: Account, *, force: bool) -> Removed:
        """Everything of the account, and nothing of it is written any more.

        Without `force` nothing is deleted while something is owed to its webhooks (DeliveriesPending), or while its number cannot
        be given back (TwilioUnreachable). Raises NotFound when somebody was first.
        """
        if not force:
            await self._refuse_if_owed(account)
        number, given_back = await self._give_back(account, force=force)
        owed = await self._accounts.take_leave(account.id, self._now(), drops=force)
        if owed.deliveries and not force:  # decided in this moment
            if number is not None:
                await self._loan.settle(number.id)
            raise _pending(owed.deliveries)
        calls = await self._remove_calls(account.id)
        if not owed.live_calls:
            await self._accounts.remove(account.id)
        log.info(
            "account_removed", account_id=account.id, calls=calls, live_calls=owed.live_calls, dropped=owed.deliveries
        )
        return Removed(
            phone_number=number.phone_number if number is not None else None,
            given_back=given_back,
            calls=calls + owed.live_calls,
            live_calls=owed.live_calls,
            deliveries=owed.deliveries,
        )

    async def finish(self) -> None:
        """Remove what is left of accounts whose last calls are over by now, and whose removal was cut short. Raises
        StorageUnavailable."""
        for account_id in await self._accounts.left(self._now() - _FAREWELL):
            await self._remove_calls(account_id)
            await self._accounts.remove(account_id)

    async def _refuse_if_owed(self, account: Account) -> None:
        if pending := await self._accounts.owed(account.id):
            raise _pending(pending)

    async def _give_back(self, account: Account, *, force: bool) -> tuple[Number | None, GivenBack]:
        number = await self._accounts.number_of(account.id)
        if number is None:
            return None, GivenBack()
        try:
            return number, await self._loan.give_back(number.id)
        except TwilioUnreachable as error:
            if not force:
                raise TwilioUnreachable(
                    f"{error.detail} Nothing was deleted: try again, or add force=true and put the number's settings back "
                    "at Twilio yourself."
                ) from error
            return number, GivenBack(by_hand=self._loan.to_reset(number))

    async def _remove_calls(self, account_id: str) -> int:
        gone = 0
        while some := await self._accounts.remove_calls(account_id, _CALLS_AT_A_TIME):
            gone += some
            await asyncio.sleep(_PAUSE_SECONDS)
        return gone


def _pending(deliveries: int) -> DeliveriesPending:
    return DeliveriesPending(
        f"{deliveries} deliveries have not reached their webhooks yet, and would be lost: wait for them, or add force=true to "
        "drop them. GET /v1/deliveries?status=pending lists them, status=held those of a paused endpoint."
    )

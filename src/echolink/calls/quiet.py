"""What of a call of which nothing is heard any more? It is looked up at Twilio, and closed if it is over; its end is told."""

import asyncio
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Final

import structlog

from echolink.accounts.ports import AccountStore
from echolink.calls import metrics
from echolink.calls.call import Call, EndReason
from echolink.calls.clock import Clock
from echolink.calls.ports import CallLookUp, CallStore, Ended
from echolink.calls.workers import Peers
from echolink.errors import EchoLinkError, NotFound, StorageUnavailable

log = structlog.get_logger(__name__)

_EACH_SECONDS: Final = 30.0
_MOST_AT_ONCE: Final = 1_000
_UNTOLD_AFTER: Final = timedelta(
    minutes=1
)  # the status callback, which knows the call's length, comes within seconds or is lost
# Twilio ends any call after four hours, unless the account had that raised to a day (support article on call duration).
_LONGEST_CALL: Final = timedelta(hours=24)


class QuietCalls:
    """A status callback may be lost, or come before the call's first request. One living worker looks, for all."""

    def __init__(
        self,
        calls: CallStore,
        accounts: AccountStore,
        twilio: CallLookUp,
        peers: Peers,
        clock: Clock,
        *,
        quiet_seconds: float,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._calls, self._accounts, self._twilio, self._peers = calls, accounts, twilio, peers
        self._clock, self._quiet_seconds, self._monotonic = clock, quiet_seconds, monotonic
        self._looked_at: dict[str, float] = {}  # of those that go on: not asked about again each time

    async def look_for_ever(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self.look()
            except StorageUnavailable:  # told by the storage; the next look finds the same calls
                log.info("quiet_calls_not_looked_up")
            await asyncio.sleep(_EACH_SECONDS)

    async def look(self) -> None:
        """Look once at all quiet calls that were not looked at of late. Raises StorageUnavailable."""
        if min(await self._peers.living()) != self._peers.me:
            return
        await self._calls.tell_ends(self._clock() - _UNTOLD_AFTER, _MOST_AT_ONCE)
        quiet = timedelta(seconds=self._quiet_seconds)
        found = await self._calls.quiet(self._clock() - quiet, _MOST_AT_ONCE)
        before = self._monotonic() - self._quiet_seconds
        self._looked_at = {
            call.id: at for call in found if (at := self._looked_at.get(call.id)) is not None and at > before
        }
        for call in found:
            if call.id not in self._looked_at:
                await self._look_up(call)

    async def _look_up(self, call: Call) -> None:
        self._looked_at[call.id] = self._monotonic()
        reason, ended = await self._how_it_stands(call)
        if reason is None:
            return
        at = (ended.at if ended else None) or self._clock()
        if await self._calls.end(call.id, at, reason, ended.seconds if ended else None, None):
            metrics.ENDED[reason].inc()
            metrics.QUIET_CLOSED[reason].inc()
            log.info("quiet_call_ended", call_id=call.id, reason=reason.value)

    async def _how_it_stands(self, call: Call) -> tuple[EndReason | None, Ended | None]:
        """Why it ended, None while it goes on or nobody can say."""
        credentials = await self._accounts.credentials(call.account_id)
        if credentials is None:  # released: no request of the call would be believed any more
            return EndReason.LOST, None
        try:
            ended = await self._twilio.ended(credentials, call.call_sid)
        except NotFound:
            return EndReason.LOST, None
        except StorageUnavailable:
            raise
        except EchoLinkError as error:
            log.warning("quiet_call_not_looked_up", call_id=call.id, code=error.code)
            is_over = self._clock() - call.last_request_at > _LONGEST_CALL
            return (EndReason.LOST if is_over else None), None
        if ended is None:
            return None, None
        return (EndReason.FAILED if ended.failed else EndReason.CALLER_HUNG_UP), ended

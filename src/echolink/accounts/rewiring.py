"""Which numbers ring at an address that is ours no more? At start they are wired from the earlier origin to this one."""

import asyncio
from collections.abc import Sequence

import structlog

from echolink.accounts.account import Number
from echolink.accounts.loan import Loan
from echolink.accounts.ports import AccountStore
from echolink.errors import RefusedByTwilio, TwilioUnreachable

# Twilio is down for seconds or for hours: four tries in ten minutes cover the first, a restart or
# `POST /v1/my-number/wire` the second.
PAUSES_SECONDS = (5.0, 60.0, 500.0)

log = structlog.get_logger(__name__)


async def rewire(accounts: AccountStore, loan: Loan, pauses_seconds: Sequence[float] = PAUSES_SECONDS) -> None:
    """Move every number here that still holds what we wrote at an earlier origin.

    Meant to run beside a server that answers already: it tries again after each pause while Twilio does not answer. A
    failure is recorded in the wiring and told in the log.
    """
    waiting = [number for number in await accounts.wired_numbers() if not loan.is_here(number)]
    for pause in (*pauses_seconds, None):
        waiting = [number for number in waiting if not await _moved(loan, number)]
        if not waiting or pause is None:
            return
        await asyncio.sleep(pause)


async def _moved(loan: Loan, number: Number) -> bool:
    """False when it is worth trying again."""
    try:
        wiring = await loan.move_here(number.id)
    except (RefusedByTwilio, TwilioUnreachable) as error:
        await loan.note_failure(number.id, error.detail)
        log.warning("number_not_rewired", number_id=number.id, code=error.code, may_retry=error.may_retry)
        return not error.may_retry
    log.info("number_rewired", number_id=number.id, wiring=wiring.status.value)
    return True

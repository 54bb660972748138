"""How does an account go, with all that is its, while nobody else waits for long?"""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, delete, func, select, update

from echolink.accounts.ports import Owed
from echolink.actions.delivery import DeliveryStatus
from echolink.calls.call import CallStatus
from echolink.errors import NotFound
from echolink.storage.tables import (
    accounts,
    bot_secrets,
    bots,
    calls,
    deliveries,
    endpoints,
    numbers,
    tool_headers,
    webhooks,
)


def take_leave(connection: Connection, account_id: str, at: datetime, *, drops: bool) -> Owed:
    """See `AccountStore.take_leave`. The row keeps what Twilio's requests are checked with, and a name of nobody's."""
    its = (accounts.c.id == account_id, accounts.c.deleted_at.is_(None))
    if connection.execute(select(accounts.c.id).where(*its)).one_or_none() is None:
        raise NotFound("There is no such account.")
    there_is = owed(connection, account_id)
    if there_is.deliveries and not drops:
        return there_is
    nobody = {"email": "", "email_folded": account_id, "first_name": "", "last_name": ""}
    gone = {"connected": False, "generation": accounts.c.generation + 1, "deleted_at": at}
    connection.execute(update(accounts).where(*its).values(**nobody, **gone))
    live = (calls.c.account_id == account_id, calls.c.status == CallStatus.IN_PROGRESS)
    connection.execute(delete(calls).where(*live))
    connection.execute(
        update(deliveries).where(_is_owed(account_id)).values(status=DeliveryStatus.FAILED, next_attempt_at=None)
    )
    its_bots = select(bots.c.id).where(bots.c.account_id == account_id)
    connection.execute(delete(bot_secrets).where(bot_secrets.c.bot_id.in_(its_bots)))
    connection.execute(delete(tool_headers).where(tool_headers.c.bot_id.in_(its_bots)))
    connection.execute(delete(webhooks).where(webhooks.c.account_id == account_id))
    connection.execute(update(bots).where(bots.c.account_id == account_id).values(deleted_at=at))
    held = (numbers.c.account_id == account_id, numbers.c.released_at.is_(None))
    connection.execute(update(numbers).where(*held).values(released_at=at, active_bot_id=None))
    return there_is


def remove_calls(connection: Connection, account_id: str, most: int) -> int:
    """See `AccountStore.remove_calls`."""
    some = select(calls.c.id).where(calls.c.account_id == account_id).limit(most).scalar_subquery()
    return connection.execute(delete(calls).where(calls.c.id.in_(some))).rowcount


def remove(connection: Connection, account_id: str) -> bool:
    """See `AccountStore.remove`."""
    connection.execute(delete(deliveries).where(deliveries.c.account_id == account_id))
    connection.execute(delete(endpoints).where(endpoints.c.account_id == account_id))
    return connection.execute(delete(accounts).where(accounts.c.id == account_id)).rowcount > 0


def owed(connection: Connection, account_id: str) -> Owed:
    """What it is in the middle of."""
    pending = select(func.count()).select_from(deliveries).where(_is_owed(account_id))
    live = select(func.count()).select_from(calls)
    live = live.where(calls.c.account_id == account_id, calls.c.status == CallStatus.IN_PROGRESS)
    return Owed(deliveries=connection.execute(pending).scalar_one(), live_calls=connection.execute(live).scalar_one())


def _is_owed(account_id: str) -> ColumnElement[bool]:
    status = deliveries.c.status.in_([DeliveryStatus.PENDING, DeliveryStatus.HELD])
    return and_(deliveries.c.account_id == account_id, status)

"""What is held about an account besides its calls? Read for its export."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, select, tuple_

from echolink.accounts.account import Bot, Number
from echolink.accounts.records import DayUsed, FailingEndpoint, Revision, SecretKept
from echolink.storage.account_rows import read_numbers
from echolink.storage.bot_store import BOT_COLUMNS
from echolink.storage.database import Database
from echolink.storage.tables import (
    bot_revisions,
    bot_secrets,
    bots,
    endpoints,
    model_usage,
    numbers,
    webhook_secrets,
    webhooks,
)


class SqlAccountRecords:
    """The `AccountRecords` of `accounts.records`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def numbers(self, account_id: str) -> Sequence[Number]:
        """See `AccountRecords.numbers`."""
        return await self._database.read(
            lambda connection: read_numbers(connection, numbers.c.account_id == account_id)
        )

    async def revisions(self, account_id: str, *, after: tuple[str, int], limit: int) -> Sequence[Revision]:
        """See `AccountRecords.revisions`."""
        found = (
            select(*BOT_COLUMNS, bots.c.deleted_at)
            .join(bot_revisions, bot_revisions.c.bot_id == bots.c.id)
            .where(bots.c.account_id == account_id)
            .where(tuple_(bot_revisions.c.bot_id, bot_revisions.c.revision) > after)
            .order_by(bot_revisions.c.bot_id, bot_revisions.c.revision)
            .limit(limit)
        )
        rows = [dict(row._mapping) for row in await self._all(found)]
        return [Revision(deleted_at=row.pop("deleted_at"), bot=Bot(**row)) for row in rows]

    async def secrets(self, account_id: str) -> Sequence[SecretKept]:
        """See `AccountRecords.secrets`."""
        of_bots = (
            select(bot_secrets.c.bot_id.label("endpoint_id"), bot_secrets.c.created_at, bot_secrets.c.expires_at)
            .join(bots, bots.c.id == bot_secrets.c.bot_id)
            .where(bots.c.account_id == account_id)
        )
        of_webhooks = (
            select(webhook_secrets.c.webhook_id, webhook_secrets.c.created_at, webhook_secrets.c.expires_at)
            .join(webhooks, webhooks.c.id == webhook_secrets.c.webhook_id)
            .where(webhooks.c.account_id == account_id)
        )
        found: list[Sequence[Any]] = [
            row for one in (of_bots.order_by(bot_secrets.c.id), of_webhooks) for row in await self._all(one)
        ]
        return [SecretKept(row[0], row[1], row[2]) for row in found]

    async def failing(self, account_id: str) -> Sequence[FailingEndpoint]:
        """See `AccountRecords.failing`."""
        columns = (endpoints.c.id, endpoints.c.failing_since, endpoints.c.paused_at, endpoints.c.why)
        found = select(*columns).where(endpoints.c.account_id == account_id).order_by(endpoints.c.id)
        return [FailingEndpoint(**row._mapping) for row in await self._all(found)]

    async def usage(self, account_id: str) -> Sequence[DayUsed]:
        """See `AccountRecords.usage`."""
        columns = (model_usage.c.day, model_usage.c.tokens)
        found = select(*columns).where(model_usage.c.account_id == account_id).order_by(model_usage.c.day)
        return [DayUsed(**row._mapping) for row in await self._all(found)]

    async def _all(self, found: Select[Any]) -> Sequence[Row[Any]]:
        return await self._database.read(lambda connection: connection.execute(found).all())

"""Which URLs beside its bots' webhooks has an account named, and what do they want to hear of?"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select, update

from echolink.accounts.account import Webhook
from echolink.keys import Keyring
from echolink.storage.database import Database
from echolink.storage.endpoint_rows import add_secret, rotate_secret
from echolink.storage.tables import accounts, webhooks


class SqlWebhookStore:
    """The `WebhookStore` of `accounts.ports`."""

    def __init__(self, database: Database, keyring: Keyring) -> None:
        self._database, self._keyring = database, keyring

    async def create(self, webhook: Webhook, secret: str, *, most: int) -> bool:
        """See `WebhookStore.create`."""
        count = select(func.count()).select_from(webhooks).where(webhooks.c.account_id == webhook.account_id)
        account = select(accounts.c.id).where(accounts.c.id == webhook.account_id).with_for_update()

        def create(connection: Connection) -> bool:
            connection.execute(account)  # two that come at once are counted one after the other
            if connection.execute(count).scalar_one() >= most:
                return False
            connection.execute(insert(webhooks).values(asdict(webhook)))
            add_secret(connection, self._keyring, webhook.id, secret, webhook.created_at)
            return True

        return await self._database.write(create)

    async def get(self, account_id: str, webhook_id: str) -> Webhook | None:
        """See `WebhookStore.get`."""
        its = select(webhooks).where(webhooks.c.account_id == account_id, webhooks.c.id == webhook_id)
        row = await self._database.read(lambda connection: connection.execute(its).mappings().one_or_none())
        return None if row is None else Webhook(**row)

    async def all(self, account_id: str) -> Sequence[Webhook]:
        """See `WebhookStore.all`."""
        its = select(webhooks).where(webhooks.c.account_id == account_id).order_by(webhooks.c.id.desc())
        rows = await self._database.read(lambda connection: connection.execute(its).mappings().all())
        return [Webhook(**row) for row in rows]

    async def save(self, webhook: Webhook) -> bool:
        """See `WebhookStore.save`."""
        its = update(webhooks).where(webhooks.c.id == webhook.id)
        edited = its.values(url=webhook.url, events=webhook.events, bot_id=webhook.bot_id)
        return await self._database.write(lambda connection: connection.execute(edited).rowcount > 0)

    async def rotate_secret(self, webhook: Webhook, secret: str, at: datetime, overlap: timedelta) -> None:
        """See `WebhookStore.rotate_secret`."""
        await self._database.write(
            lambda connection: rotate_secret(connection, self._keyring, webhook.id, secret, at, overlap)
        )

    async def delete(self, account_id: str, webhook_id: str) -> bool:
        """See `WebhookStore.delete`."""
        its = delete(webhooks).where(webhooks.c.account_id == account_id, webhooks.c.id == webhook_id)
        return await self._database.write(lambda connection: connection.execute(its).rowcount > 0)

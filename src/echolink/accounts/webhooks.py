"""What can a developer do with webhooks beside those of the bots? Name URLs that hear of what happens in the calls."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Final, TypedDict

import structlog

from echolink.accounts.account import Account, Webhook
from echolink.accounts.ports import BotStore, WebhookStore
from echolink.actions.destination import AllowedNetworks, LookUp, accepted
from echolink.actions.event import UNLESS_NAMED, EventType
from echolink.actions.signing import new_secret
from echolink.errors import Conflict, InvalidInput, NotFound
from echolink.ids import new_id

_MOST: Final = 10  # each event is written and sent once for each of them

log = structlog.get_logger(__name__)


class WebhookTexts(TypedDict, total=False):
    """What of a webhook can be given and edited."""

    url: str
    events: list[EventType]
    bot_id: str | None


@dataclass(frozen=True, slots=True)
class NewWebhook:
    webhook: Webhook
    warnings: tuple[str, ...]
    secret: str = field(repr=False)


class Webhooks:
    """Use-cases of one developer's webhooks; another account's is NotFound."""

    def __init__(
        self,
        webhooks: WebhookStore,
        bots: BotStore,
        *,
        allowed: AllowedNetworks,
        look_up: LookUp,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._webhooks, self._bots = webhooks, bots
        self._allowed, self._look_up, self._now = allowed, look_up, now

    async def create(self, account: Account, texts: WebhookTexts) -> NewWebhook:
        """Of events from now on. Raises InvalidInput naming the fields, and Conflict where there are enough of them."""
        url, warnings = await self._checked(account, texts)
        webhook = Webhook(
            id=new_id("whk"),
            account_id=account.id,
            url=url,
            events=tuple(texts.get("events", UNLESS_NAMED)),
            bot_id=texts.get("bot_id"),
            created_at=self._now(),
        )
        secret = new_secret()
        if not await self._webhooks.create(webhook, secret, most=_MOST):
            raise Conflict(f"An account can have {_MOST} webhooks beside those of its bots: delete one first.")
        log.info("webhook_created", account_id=account.id, webhook_id=webhook.id, events=list(webhook.events))
        return NewWebhook(webhook, warnings, secret)

    async def all(self, account: Account) -> Sequence[Webhook]:
        """Newest first; there are never many."""
        return await self._webhooks.all(account.id)

    async def get(self, account: Account, webhook_id: str) -> Webhook:
        """Raises NotFound."""
        found = await self._webhooks.get(account.id, webhook_id)
        if found is None:
            raise NotFound("There is no such webhook.")
        return found

    async def edit(self, account: Account, webhook_id: str, texts: WebhookTexts) -> tuple[Webhook, tuple[str, ...]]:
        """With warnings. Raises NotFound and InvalidInput."""
        webhook = await self.get(account, webhook_id)
        url, warnings = await self._checked(account, {"url": webhook.url, **texts})
        edited = replace(
            webhook,
            url=url,
            events=tuple(texts.get("events", webhook.events)),
            bot_id=texts.get("bot_id", webhook.bot_id),
        )
        if not await self._webhooks.save(edited):
            raise NotFound("There is no such webhook.")
        return edited, warnings

    async def rotate_secret(self, account: Account, webhook_id: str, overlap: timedelta) -> tuple[str, datetime]:
        """A new secret, shown only now, and until when the one before it signs too. Raises NotFound."""
        webhook, secret, now = await self.get(account, webhook_id), new_secret(), self._now()
        await self._webhooks.rotate_secret(webhook, secret, now, overlap)
        log.info("webhook_secret_rotated", account_id=account.id, webhook_id=webhook_id)
        return secret, now + overlap

    async def delete(self, account: Account, webhook_id: str) -> None:
        """Raises NotFound."""
        if not await self._webhooks.delete(account.id, webhook_id):
            raise NotFound("There is no such webhook.")
        log.info("webhook_deleted", account_id=account.id, webhook_id=webhook_id)

    async def _checked(self, account: Account, texts: WebhookTexts) -> tuple[str, tuple[str, ...]]:
        """The URL in normal form, and warnings."""
        bot_id = texts.get("bot_id")
        if bot_id is not None and await self._bots.get(account.id, bot_id) is None:
            raise InvalidInput("The webhook cannot be used like this.", fields={"bot_id": "is none of your bots"})
        return await accepted(texts["url"], self._allowed, self._look_up, field="url")

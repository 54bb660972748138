"""What is held about an account besides its calls? For its export, in pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from echolink.accounts.account import Bot, Number


@dataclass(frozen=True, slots=True)
class Revision:
    """A bot as it once was."""

    bot: Bot
    deleted_at: datetime | None  # of the bot


@dataclass(frozen=True, slots=True)
class SecretKept:
    """That there is a webhook secret; not what it is."""

    endpoint_id: str  # bot_… or whk_…
    created_at: datetime
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class FailingEndpoint:
    """A webhook that fails at present."""

    id: str  # bot_… or whk_…
    failing_since: datetime
    paused_at: datetime | None
    why: str


@dataclass(frozen=True, slots=True)
class DayUsed:
    """Model tokens of a day."""

    day: str  # ISO date, UTC
    tokens: int


class AccountRecords(Protocol):
    """Every method raises StorageUnavailable."""

    async def numbers(self, account_id: str) -> Sequence[Number]:
        """Newest first, those that were released too."""

    async def revisions(self, account_id: str, *, after: tuple[str, int], limit: int) -> Sequence[Revision]:
        """Every revision of every bot, deleted ones too, by (bot, revision) beyond `after`."""

    async def secrets(self, account_id: str) -> Sequence[SecretKept]: ...

    async def failing(self, account_id: str) -> Sequence[FailingEndpoint]: ...

    async def usage(self, account_id: str) -> Sequence[DayUsed]: ...

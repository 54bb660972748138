"""Which bots are there, what did they want and know at each revision, and which one answers a number?"""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, exists, func, insert, select, update

from echolink.accounts.account import Bot
from echolink.errors import TurnTaken
from echolink.keys import Keyring
from echolink.storage.database import Database
from echolink.storage.endpoint_rows import add_secret, rotate_secret
from echolink.storage.tables import bot_revisions, bots, numbers, tool_headers
from echolink.storage.tool_rows import header_rows

_OF_BOT = ("id", "account_id", "created_at")
_OF_REVISION = tuple(f.name for f in fields(Bot) if f.name not in _OF_BOT)
BOT_COLUMNS = tuple(bots.c[name] for name in _OF_BOT) + tuple(bot_revisions.c[name] for name in _OF_REVISION)

_live = bots.c.deleted_at.is_(None)
_at_latest = and_(bot_revisions.c.bot_id == bots.c.id, bot_revisions.c.revision == bots.c.revision)
_latest = select(*BOT_COLUMNS).select_from(bots).join(bot_revisions, _at_latest).where(_live)
_FIND = _latest.where(bots.c.id == bindparam("bot_id"))
_ANSWERING = _latest.join(numbers, numbers.c.active_bot_id == bots.c.id).where(
    numbers.c.id == bindparam("number_id"), numbers.c.released_at.is_(None)
)
_REVISION = (
    select(*BOT_COLUMNS)
    .select_from(bots)
    .join(bot_revisions, bot_revisions.c.bot_id == bots.c.id)
    .where(bots.c.id == bindparam("bot_id"), bot_revisions.c.revision == bindparam("revision"))
)

_NONE: Mapping[str, str] = {}
_MOST_REMEMBERED = 1_000  # revisions, of some 3 kB each


class SqlBotStore:
    """The `BotStore` of `accounts.ports`."""

    def __init__(self, database: Database, keyring: Keyring) -> None:
        self._database = database
        self._keyring = keyring
        self._revisions: OrderedDict[tuple[str, int], Bot] = OrderedDict()  # a revision never changes

    async def create(
        self, bot: Bot, webhook_secret: str, *, number_id: str | None, header_values: Mapping[str, str] = _NONE
    ) -> bool:
        """See `BotStore.create`."""
        headers = header_rows(self._keyring, bot.id, header_values, bot.created_at)

        def create(connection: Connection) -> bool:
            its = {name: getattr(bot, name) for name in _OF_BOT} | {"revision": bot.revision}
            connection.execute(insert(bots).values(its))
            connection.execute(insert(bot_revisions).values(_revision_row(bot)))
            add_secret(connection, self._keyring, bot.id, webhook_secret, bot.created_at)
            _add_headers(connection, headers)
            return number_id is not None and _answer_if_nobody_does(connection, number_id, bot)

        return await self._database.write(create)

    async def rotate_secret(self, bot: Bot, webhook_secret: str, at: datetime, overlap: timedelta) -> None:
        """See `BotStore.rotate_secret`."""
        await self._database.write(
            lambda connection: rotate_secret(connection, self._keyring, bot.id, webhook_secret, at, overlap)
        )

    async def get(self, account_id: str, bot_id: str) -> Bot | None:
        """See `BotStore.get`."""
        return await self._one(
            _FIND.where(bots.c.account_id == bindparam("account_id")), bot_id=bot_id, account_id=account_id
        )

    async def page(self, account_id: str, *, after: str | None, limit: int) -> Sequence[Bot]:
        """See `BotStore.page`."""
        found = _latest.where(bots.c.account_id == account_id).order_by(bots.c.id.desc()).limit(limit)
        if after is not None:
            found = found.where(bots.c.id < after)
        rows = await self._database.read(lambda connection: connection.execute(found).mappings().all())
        return [Bot(**row) for row in rows]

    async def count(self, account_id: str) -> int:
        """See `BotStore.count`."""
        found = select(func.count()).select_from(bots).where(bots.c.account_id == account_id, _live)
        return await self._database.read(lambda connection: connection.execute(found).scalar_one())

    async def revise(self, bot: Bot, header_values: Mapping[str, str] = _NONE) -> None:
        """See `BotStore.revise`; raises TurnTaken too when the bot was deleted meanwhile."""
        headers = header_rows(self._keyring, bot.id, header_values, bot.revised_at)

        def revise(connection: Connection) -> None:
            before = (bots.c.id == bot.id, bots.c.revision == bot.revision - 1, _live)
            if not connection.execute(update(bots).where(*before).values(revision=bot.revision)).rowcount:
                raise TurnTaken("The bot was edited or deleted by somebody else.")
            connection.execute(insert(bot_revisions).values(_revision_row(bot)))
            _add_headers(connection, headers)

        await self._database.write(revise)

    async def activate(self, number_id: str, bot_id: str) -> bool:
        """See `BotStore.activate`."""
        lives = exists().where(bots.c.id == bot_id, bots.c.account_id == numbers.c.account_id, _live)
        its = update(numbers).where(numbers.c.id == number_id, lives).values(active_bot_id=bot_id)
        return await self._database.write(lambda connection: connection.execute(its).rowcount > 0)

    async def delete(self, account_id: str, bot_id: str, at: datetime) -> bool:
        """See `BotStore.delete`."""
        its = (bots.c.id == bot_id, bots.c.account_id == account_id, _live)
        newest_left = select(func.max(bots.c.id)).where(bots.c.account_id == account_id, _live).scalar_subquery()

        def delete(connection: Connection) -> bool:
            if not connection.execute(update(bots).where(*its).values(deleted_at=at)).rowcount:
                return False
            connection.execute(
                update(numbers).where(numbers.c.active_bot_id == bot_id).values(active_bot_id=newest_left)
            )
            return True

        return await self._database.write(delete)

    async def answering(self, number_id: str) -> Bot | None:
        """See `BotStore.answering`; None for a released number."""
        return await self._one(_ANSWERING, number_id=number_id)

    async def find(self, bot_id: str) -> Bot | None:
        """See `BotStore.find`."""
        return await self._one(_FIND, bot_id=bot_id)

    async def revision(self, bot_id: str, revision: int) -> Bot | None:
        """See `BotStore.revision`. Remembered: every request of a call asks for the same one."""
        key = (bot_id, revision)
        if key in self._revisions:
            self._revisions.move_to_end(key)
            return self._revisions[key]
        bot = await self._one(_REVISION, bot_id=bot_id, revision=revision)
        if bot is not None:
            self._revisions[key] = bot
            if len(self._revisions) > _MOST_REMEMBERED:
                self._revisions.popitem(last=False)
        return bot

    async def _one(self, found: Select[Any], **key: str | int) -> Bot | None:
        row = await self._database.glance(lambda connection: connection.execute(found, key).mappings().one_or_none())
        return None if row is None else Bot(**row)


def _revision_row(bot: Bot) -> dict[str, Any]:
    return {name: getattr(bot, name) for name in _OF_REVISION} | {"bot_id": bot.id}


def _add_headers(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(tool_headers), rows)


def _answer_if_nobody_does(connection: Connection, number_id: str, bot: Bot) -> bool:
    idle = (numbers.c.id == number_id, numbers.c.account_id == bot.account_id, numbers.c.active_bot_id.is_(None))
    return connection.execute(update(numbers).where(*idle).values(active_bot_id=bot.id)).rowcount > 0

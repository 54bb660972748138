"""Which uses of tools stand in the database, and which values do the headers of tools have, sealed?"""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from echolink.calls.call import CallStatus
from echolink.calls.tool_call import ToolCall, ToolStatus, settled_by
from echolink.errors import TurnTaken
from echolink.keys import Keyring
from echolink.storage.database import Database
from echolink.storage.tables import calls, tool_calls, tool_headers, turns

_FIELDS = tuple(f.name for f in fields(ToolCall))
_COLUMNS = tuple(tool_calls.c[name] for name in _FIELDS)
_OUTCOME = ("status", "status_code", "result", "said", "is_no", "milliseconds")


class SqlToolStore:
    """The `ToolStore` of `calls.tool_call`."""

    def __init__(self, database: Database, keyring: Keyring) -> None:
        self._database, self._keyring = database, keyring

    async def claim(self, wanted: ToolCall) -> tuple[ToolCall, bool]:
        """See `ToolStore.claim`."""
        return await self._database.write(lambda connection: _claim(connection, wanted))

    async def finish(self, came: ToolCall) -> None:
        """See `ToolStore.finish`."""
        its = update(tool_calls).where(
            tool_calls.c.call_id == came.call_id,
            tool_calls.c.turn == came.turn,
            tool_calls.c.number == came.number,
            tool_calls.c.status == ToolStatus.STARTED,
        )
        finished = its.values({name: getattr(came, name) for name in _OUTCOME})
        await self._database.write(lambda connection: connection.execute(finished).close(), guarded=True)

    async def of_call(self, call_id: str) -> Sequence[ToolCall]:
        """See `ToolStore.of_call`."""
        return await self._database.glance(lambda connection: _of_call(connection, call_id))

    async def header_values(self, bot_id: str, ids: Sequence[str]) -> Mapping[str, str]:
        """See `ToolStore.header_values`."""
        if not ids:
            return {}
        its = select(tool_headers.c.id, tool_headers.c.sealed).where(
            tool_headers.c.bot_id == bot_id, tool_headers.c.id.in_(ids)
        )
        rows = await self._database.glance(lambda connection: connection.execute(its).all())
        return {row.id: self._keyring.open(row.sealed, bound_to=_place(bot_id, row.id)) for row in rows}


def header_rows(keyring: Keyring, bot_id: str, values: Mapping[str, str], at: datetime) -> list[dict[str, Any]]:
    """Rows of `tool_headers`, sealed."""
    return [
        {"id": one, "bot_id": bot_id, "sealed": keyring.seal(value, bound_to=_place(bot_id, one)), "created_at": at}
        for one, value in values.items()
    ]


def _place(bot_id: str, header_id: str) -> str:
    """What a header's value is bound to, so that its ciphertext is of no use in another bot's row."""
    return f"tool_headers/sealed/{bot_id}/{header_id}"


def _claim(connection: Connection, wanted: ToolCall) -> tuple[ToolCall, bool]:
    is_ours = select(turns.c.turn).join(calls, calls.c.id == turns.c.call_id)
    its_turn = is_ours.where(
        turns.c.call_id == wanted.call_id,
        turns.c.turn == wanted.turn,
        turns.c.epoch == wanted.epoch,
        turns.c.reply.is_(None),
        calls.c.turn == wanted.turn,
        calls.c.status == CallStatus.IN_PROGRESS,
    )
    if connection.execute(its_turn).one_or_none() is None:
        raise TurnTaken("The call has ended, or the turn is somebody else's by now.")
    earlier = _of_call(connection, wanted.call_id)
    settled = settled_by(earlier, wanted)
    if settled is not None:
        return settled, False
    number = 1 + max((one.number for one in earlier if one.turn == wanted.turn), default=0)
    claimed = replace(wanted, number=number)
    connection.execute(insert(tool_calls).values({name: getattr(claimed, name) for name in _FIELDS}))
    return claimed, True


def _of_call(connection: Connection, call_id: str) -> list[ToolCall]:
    found = select(*_COLUMNS).where(tool_calls.c.call_id == call_id).order_by(tool_calls.c.turn, tool_calls.c.number)
    return [ToolCall(**row) for row in connection.execute(found).mappings()]

"""What did Twilio take for each call, and of which is that still to be asked?"""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from sqlalchemy import select, update

from echolink.calls.prices import Price, Unpriced
from echolink.storage.database import Database
from echolink.storage.tables import call_prices, calls


class SqlPriceStore:
    """The `PriceStore` of `calls.prices`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def due(self, now: datetime, limit: int) -> Sequence[Unpriced]:
        """See `PriceStore.due`."""
        found = (
            select(calls.c.id, calls.c.account_id, calls.c.call_sid, call_prices.c.tries)
            .join(call_prices, call_prices.c.call_id == calls.c.id)
            .where(call_prices.c.due_at <= now)
            .order_by(call_prices.c.due_at)
            .limit(limit)
        )
        rows = await self._database.read(lambda connection: connection.execute(found).all())
        return [Unpriced(*row) for row in rows]

    async def put_off(self, call_id: str, until: datetime | None) -> None:
        """See `PriceStore.put_off`."""
        await self._set(call_id, due_at=until, tries=call_prices.c.tries + 1)

    async def record(self, call_id: str, price: Price) -> None:
        """See `PriceStore.record`."""
        await self._set(call_id, due_at=None, price=format(price.amount, "f"), unit=price.unit)

    async def of(self, call_id: str) -> Price | None:
        """See `PriceStore.of`."""
        found = select(call_prices.c.price, call_prices.c.unit).where(
            call_prices.c.call_id == call_id, call_prices.c.price.is_not(None)
        )
        row = await self._database.read(lambda connection: connection.execute(found).one_or_none())
        return None if row is None else Price(Decimal(row.price), row.unit)

    async def _set(self, call_id: str, **values: object) -> None:
        its = update(call_prices).where(call_prices.c.call_id == call_id).values(values)
        await self._database.write(lambda connection: connection.execute(its).close(), guarded=True)

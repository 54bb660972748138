"""How do accounts and numbers become rows, and rows become accounts and numbers?"""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, insert, select, update

from echolink.accounts.account import Account, Number, Wiring
from echolink.storage.tables import accounts, numbers

_ACCOUNT = tuple(f.name for f in fields(Account))
_NUMBER = tuple(f.name for f in fields(Number) if f.name != "wiring")
_WIRING = tuple(f.name for f in fields(Wiring))
_ACCOUNT_COLUMNS = tuple(accounts.c[name] for name in _ACCOUNT)
_NUMBER_COLUMNS = tuple(numbers.c[name] for name in _NUMBER) + tuple(numbers.c[f"wiring_{name}"] for name in _WIRING)


def account_row(account: Account) -> dict[str, Any]:
    """All columns of `accounts` but the sealed token."""
    return {name: getattr(account, name) for name in _ACCOUNT} | {"email_folded": account.email.casefold()}


def number_row(number: Number) -> dict[str, Any]:
    """All columns of `numbers`."""
    return {name: getattr(number, name) for name in _NUMBER} | wiring_row(number.wiring)


def wiring_row(wiring: Wiring) -> dict[str, Any]:
    """The columns of `numbers` that hold its wiring."""
    return {f"wiring_{name}": getattr(wiring, name) for name in _WIRING}


def read_accounts(connection: Connection, *which: ColumnElement[bool]) -> Sequence[Account]:
    """Accounts that meet all of `which`, oldest first."""
    rows = connection.execute(select(*_ACCOUNT_COLUMNS).where(*which).order_by(accounts.c.created_at, accounts.c.id))
    return [Account(**row) for row in rows.mappings()]


def read_numbers(connection: Connection, *which: ColumnElement[bool]) -> Sequence[Number]:
    """Numbers that meet all of `which`, newest first."""
    found = select(*_NUMBER_COLUMNS).where(*which).order_by(numbers.c.created_at.desc(), numbers.c.id.desc())
    return [_number_from(values) for values in connection.execute(found)]


def write_row(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Update the row of that id, or insert it: the same words for every database."""
    if not connection.execute(update(table).where(table.c.id == row["id"]).values(row)).rowcount:
        connection.execute(insert(table).values(row))


def _number_from(values: Sequence[Any]) -> Number:
    its, wiring = values[: len(_NUMBER)], values[len(_NUMBER) :]
    return Number(**dict(zip(_NUMBER, its, strict=True)), wiring=Wiring(**dict(zip(_WIRING, wiring, strict=True))))

"""How do accounts and numbers become rows, and rows become accounts and numbers?"""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, select, update

from echolink.accounts.account import Account, Number, Wiring
from echolink.storage.tables import accounts, bots, numbers

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


def write_account(connection: Connection, account: Account, auth_token_sealed: bytes) -> None:
    """Insert the account, or write what a reconnect changes: who it is and how Twilio knows it, never its generation."""
    row = account_row(account) | {"auth_token_sealed": auth_token_sealed}
    changes = {name: value for name, value in row.items() if name not in ("id", "generation", "created_at")}
    lives = (accounts.c.id == account.id, accounts.c.deleted_at.is_(None))
    if not connection.execute(update(accounts).where(*lives).values(changes)).rowcount:
        connection.execute(insert(accounts).values(row))


def write_number(connection: Connection, number: Number) -> None:
    """Insert the number, or write what a reconnect changes of one that is held: how Twilio calls it."""
    held = (numbers.c.id == number.id, numbers.c.released_at.is_(None))
    if not connection.execute(update(numbers).where(*held).values(phone_number=number.phone_number)).rowcount:
        lives = (bots.c.id == number.active_bot_id, bots.c.deleted_at.is_(None))
        active = select(bots.c.id).where(*lives).scalar_subquery()
        connection.execute(insert(numbers).values(number_row(number) | {"active_bot_id": active}))


def _number_from(values: Sequence[Any]) -> Number:
    its, wiring = values[: len(_NUMBER)], values[len(_NUMBER) :]
    return Number(**dict(zip(_NUMBER, its, strict=True)), wiring=Wiring(**dict(zip(_WIRING, wiring, strict=True))))

"""How is a value of ours kept in a column? Times, words of an enum, sequences, and the JSON of both databases."""

import json
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

import sqlalchemy as sa

E = TypeVar("E", bound=StrEnum)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class UtcTime(sa.TypeDecorator[datetime]):
    """An aware time, stored as whole microseconds since 1970 UTC: sorts and compares alike in every database, and reads fast."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> int | None:
        """Raises TypeError for a naive time: there is no saying which moment it means."""
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: sa.Dialect) -> datetime | None:
        """Aware, in UTC."""
        return None if value is None else _EPOCH + timedelta(microseconds=value)


class Word(sa.TypeDecorator[E]):
    """A member of a StrEnum, stored as its value."""

    impl = sa.String
    cache_ok = True

    def __init__(self, words: type[E]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: E | None, dialect: sa.Dialect) -> str | None:
        """A plain `str`: the driver asks its adapters about every subclass."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> E | None:
        """Raises ValueError for a word of a newer version."""
        return None if value is None else self.words(value)


class Texts(sa.TypeDecorator[tuple[str, ...]]):
    """A sequence of texts, stored as a JSON list and read as the tuple that the values have."""

    impl = sa.JSON
    cache_ok = True

    def process_result_value(self, value: list[str] | None, dialect: sa.Dialect) -> tuple[str, ...] | None:
        """Immutable, as it was written."""
        return None if value is None else tuple(value)


class Listed(sa.TypeDecorator[tuple[Any, ...]]):
    """A sequence of JSON values, read as the tuple that the values have."""

    impl = sa.JSON
    cache_ok = True

    def process_result_value(self, value: list[Any] | None, dialect: sa.Dialect) -> tuple[Any, ...] | None:
        """As it was written."""
        return None if value is None else tuple(value)


# One encoder and decoder for all: `json.dumps` with arguments makes a new one a call. `default` takes read-only mappings. ASCII,
# because what a model calls tools with may hold half a surrogate pair, which no database takes as text.
to_json = json.JSONEncoder(separators=(",", ":"), default=dict).encode
from_json = json.JSONDecoder().decode

"""How is a long list read? In pages, newest first, each naming the cursor of the next."""

import re
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from fastapi import Request
from pydantic import BaseModel, ConfigDict, Field

from echolink.errors import InvalidInput, NotFound

Item = TypeVar("Item")
Row = TypeVar("Row")

_ID = r"_[0-9a-hjkmnp-tv-z]{26}"


class PageQuery(BaseModel):
    model_config = ConfigDict(extra="forbid")

    cursor: str | None = Field(None, description="`next_cursor` of the page before.", max_length=64)
    limit: int = Field(20, ge=1, le=100)


class Page(BaseModel, Generic[Item]):
    data: list[Item]
    has_more: bool
    next_cursor: str | None = Field(description="Null on the last page.")


def each_once(request: Request) -> None:
    """Of a parameter that stands there twice nobody knows which is meant: raises InvalidInput."""
    names = [name for name, _ in request.query_params.multi_items()]
    repeated = {name: "must be given once" for name in names if names.count(name) > 1}
    if repeated:
        raise InvalidInput("A query parameter is given more than once.", fields=repeated)


def after_of(query: PageQuery, prefix: str) -> str | None:
    """The id below which the page begins; raises InvalidInput for a cursor that no page has named."""
    if query.cursor is not None and not re.fullmatch(prefix + _ID, query.cursor):
        raise InvalidInput(
            "The cursor is not one of ours.", fields={"cursor": "must be a next_cursor of an earlier page"}
        )
    return query.cursor


def page(rows: Sequence[Row], limit: int, id_of: Callable[[Row], str], shown: Callable[[Row], Item]) -> Page[Item]:
    """`rows` holds one more than `limit` where there are more pages."""
    here = rows[:limit]
    has_more = len(rows) > limit
    return Page[Item](
        data=[shown(row) for row in here], has_more=has_more, next_cursor=id_of(here[-1]) if has_more else None
    )


def existing_shape(prefix: str, given: str, name: str = "") -> str:
    """`given`, if it has the shape of an id; raises NotFound otherwise, without troubling the database. `name`: where the prefix
    is no word."""
    if not re.fullmatch(prefix + _ID, given):
        raise NotFound(f"There is no such {name or prefix}.")
    return given

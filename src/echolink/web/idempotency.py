"""Was this request made before? With an Idempotency-Key, a request that comes again gets the first one's answer."""

import hashlib
import json
from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Header
from pydantic import BaseModel
from starlette.responses import Response

from echolink.accounts.account import Account
from echolink.accounts.ports import IdempotencyStore
from echolink.errors import EchoLinkError
from echolink.web import problems

Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        description="Any text of your own, such as a UUID. A request that comes again with it within 24 hours makes nothing new.",
        min_length=1,
        max_length=255,
        pattern=r"^[\x21-\x7e]+$",
    ),
]


class Once:
    """One operation of one account, carried out once a key."""

    def __init__(self, store: IdempotencyStore, account: Account, operation: str) -> None:
        self._store = store
        self._account_id = account.id
        self._operation = operation

    async def answer(
        self, key: str | None, asked: BaseModel, status: int, make: Callable[[], Awaitable[BaseModel]]
    ) -> Response:
        """What `make` returns, as JSON with `status`; with a known key, what was answered then, refusals too.

        A fault of ours (5xx) is not kept: the same key may try again, a minute later at most. Raises IdempotencyKeyReused
        for a key that came with another request, Conflict while the first one is still being carried out.
        """
        if key is None:
            return _json(status, (await make()).model_dump_json())
        begun = await self._store.begin(self._account_id, self._operation, key, _fingerprint(asked))
        if begun is not None:
            return _json(begun.status, begun.body, {"Idempotent-Replayed": "true"})
        try:
            response = _json(status, (await make()).model_dump_json())
        except EchoLinkError as error:
            response = problems.of_error(error)
            if response.status_code >= 500:
                raise
        await self._store.finish(
            self._account_id, self._operation, key, response.status_code, bytes(response.body).decode()
        )
        return response


def _json(status: int, body: str, headers: dict[str, str] | None = None) -> Response:
    media_type = "application/json" if status < 400 else problems.MEDIA_TYPE
    # What is made under a key may show a secret, such as a webhook's.
    return Response(body, status, {"Cache-Control": "no-store", **(headers or {})}, media_type=media_type)


def _fingerprint(asked: BaseModel) -> str:
    return hashlib.sha256(json.dumps(asked.model_dump(), sort_keys=True).encode()).hexdigest()

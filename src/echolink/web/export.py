"""What does EchoLink hold about an account? All of it, one JSON document a line, read in pages while it is sent."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, Final

import structlog
from pydantic_core import to_jsonable_python

from echolink.accounts.account import Account
from echolink.accounts.records import Revision
from echolink.actions.delivery import DeliveryFilter
from echolink.calls.call import CallWhole
from echolink.web.calls import detail_of as call_detail_of
from echolink.web.deliveries import detail_of
from echolink.web.services import RestServices

MEDIA_TYPE: Final = "application/x-ndjson"
LEFT_OUT: Final = (
    "the Twilio Auth Token",
    "access tokens, which are kept nowhere",
    "webhook secrets: `webhook_secret` says that there is one, not what it is",
    "values of the headers of tools",
    "answers kept for a day for requests that come again with an Idempotency-Key",
    "the TwiML of each hop, whose words are in the transcript",
    "what the agent has noted for itself in a call, beyond `fields` and `questions`",
    "values of sensitive fields",
)
_FORMAT: Final = 1
_AT_A_TIME: Final = 100

log = structlog.get_logger(__name__)

_Line = tuple[str, Any]


async def lines(services: RestServices, account: Account) -> AsyncIterator[str]:
    """The first line says what is left out, the last one (`end`) counts the others: without it the export was cut short."""
    told: Counter[str] = Counter()
    heading = {"format": _FORMAT, "at": datetime.now(UTC), "account_id": account.id, "left_out": LEFT_OUT}
    yield _line("export", heading)
    for part in (_account, _bots, _calls, _deliveries):
        async for type_, data in part(services, account):
            told[type_] += 1
            yield _line(type_, data)
            await asyncio.sleep(0)  # calls go on meanwhile
    yield _line("end", dict(told))
    log.info("account_exported", account_id=account.id, lines=told.total())


async def _account(services: RestServices, account: Account) -> AsyncIterator[_Line]:
    data = asdict(account)
    del data["generation"]  # of its tokens
    yield "account", data
    for number in await services.records.numbers(account.id):
        yield "number", _without_account(asdict(number))
    for usage in await services.records.usage(account.id):
        yield "model_usage", asdict(usage)


async def _bots(services: RestServices, account: Account) -> AsyncIterator[_Line]:
    after = ("", 0)
    while some := await services.records.revisions(account.id, after=after, limit=_AT_A_TIME):
        for revision in some:
            yield "bot_revision", _revision(revision)
        after = (some[-1].bot.id, some[-1].bot.revision)
    for secret in await services.records.secrets(account.id):
        yield "webhook_secret", asdict(secret)
    for webhook in await services.webhooks.all(account):
        yield "webhook", _without_account(asdict(webhook))
    for endpoint in await services.records.failing(account.id):
        yield "failing_endpoint", asdict(endpoint)


async def _calls(services: RestServices, account: Account) -> AsyncIterator[_Line]:
    """Newest first; what each has sent comes as deliveries."""
    after = None
    while some := await services.calls.page(account.id, bot_id=None, after=after, limit=_AT_A_TIME):
        for call in some:
            whole = await services.calls.get(account.id, call.id)
            if whole is not None:  # deleted meanwhile
                yield "call", await _call(services, whole)
        after = some[-1].id


async def _call(services: RestServices, whole: CallWhole) -> dict[str, Any]:
    call_id = whole.call.id
    shown = call_detail_of(
        whole,
        analysis=(await services.analyses.of([call_id])).get(call_id),
        price=await services.prices.of(call_id),
        uses=await services.tools.of_call(call_id),
        deliveries=(),
    )
    return shown.model_dump(exclude={"deliveries"})


async def _deliveries(services: RestServices, account: Account) -> AsyncIterator[_Line]:
    after, any_ = None, DeliveryFilter()
    while some := await services.deliveries.page(account.id, any_, after=after, limit=_AT_A_TIME):
        for head in some:
            state = await services.deliveries.get(head.delivery.id)
            if state is not None:
                yield "delivery", detail_of(state).model_dump()
        after = some[-1].delivery.id


def _revision(revision: Revision) -> dict[str, Any]:
    return _without_account(asdict(revision.bot) | {"deleted_at": revision.deleted_at})


def _without_account(data: dict[str, Any]) -> dict[str, Any]:
    """It stands in the first line."""
    del data["account_id"]
    return data


def _line(type_: str, data: Any) -> str:
    return json.dumps({"type": type_, "data": to_jsonable_python(data)}, separators=(",", ":")) + "\n"

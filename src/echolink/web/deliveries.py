"""What became of deliveries? Lists them, shows each with its attempts, and sends one once more."""

from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, Field

from echolink.actions.delivery import Attempt, DeliveryFilter, DeliveryState, DeliveryStatus, EndpointState
from echolink.actions.secrecy import is_gone
from echolink.errors import Conflict, NotFound
from echolink.web.access import Caller
from echolink.web.openapi_problems import problems_of
from echolink.web.paging import Page, PageQuery, after_of, each_once, existing_shape, page
from echolink.web.services import services_of

router = APIRouter(prefix="/deliveries", tags=["Deliveries"])


class DeliveryQuery(PageQuery):
    bot_id: str | None = Field(None, description="Only of this bot.", max_length=64)
    call_id: str | None = Field(None, description="Only of this call.", max_length=64)
    status: DeliveryStatus | None = Field(None, description="Only those that stand so.")
    type: str | None = Field(None, description="Only of this type, such as `goal.completed`.", max_length=64)


class AttemptAnswer(BaseModel):
    number: int
    started_at: datetime
    milliseconds: int
    status_code: int | None = Field(description="Null: no HTTP answer came.")
    error: str | None = Field(description="What was wrong, also with an answer that counted; null: nothing.")
    answer: str = Field(description="The first 4 kB of what the webhook answered.")


class DeliveryAnswer(BaseModel):
    id: str = Field(description="Also the `webhook-id`.")
    type: str
    bot_id: str | None = Field(description="Null: of no bot, as the test of a webhook of the account is.")
    endpoint_id: str = Field(description="Where it goes: `bot_…` is that bot's webhook, `whk_…` one of the account.")
    call_id: str | None
    turn: int
    sequence: int = Field(description="Of the event within its call; 0: of no call.")
    url: str
    status: DeliveryStatus = Field(description="`held`: its endpoint is paused.")
    decided_at: datetime
    next_attempt_at: datetime | None = Field(description="Null when none is to come.")
    told: str = Field(description="What the caller was, or would be, told of the answer.")


class DeliveryOfCall(DeliveryAnswer):
    attempts: list[AttemptAnswer]


class EndpointHealth(BaseModel):
    status: Literal["working", "failing", "paused"] = Field(
        description="`failing`: its last attempt failed. `paused`: nothing more is sent until it is resumed."
    )
    since: datetime | None = Field(description="When it began to fail, or was paused; null: it works.")
    why: str | None = Field(description="What was wrong the last time.")


class DeliveryDetail(DeliveryOfCall):
    endpoint_paused: bool = Field(description="Nothing is sent there until it is resumed; see docs/webhooks.md.")
    body: str = Field(
        description="As it is sent on every attempt, byte for byte; but for values of sensitive fields, which are withheld here."
    )


@router.get(
    "",
    operation_id="list_deliveries",
    summary="List deliveries",
    responses=problems_of(401, 422, 503),
    dependencies=[Depends(each_once)],
)
async def listing(request: Request, account: Caller, query: Annotated[DeliveryQuery, Query()]) -> Page[DeliveryAnswer]:
    """Newest first, without their attempts."""
    wanted = DeliveryFilter(bot_id=query.bot_id, call_id=query.call_id, status=query.status, type=query.type)
    states = await services_of(request).deliveries.page(
        account.id, wanted, after=after_of(query, "dlv"), limit=query.limit + 1
    )
    return page(states, query.limit, lambda state: state.delivery.id, lambda state: DeliveryAnswer(**summary_of(state)))


@router.get(
    "/{delivery_id}", operation_id="get_delivery", summary="Read a delivery", responses=problems_of(401, 404, 503)
)
async def get(request: Request, account: Caller, delivery_id: str) -> DeliveryDetail:
    """With what is sent, and each attempt with what it was answered."""
    state = await services_of(request).deliveries.get(existing_shape("dlv", delivery_id, "delivery"))
    if state is None or state.delivery.account_id != account.id:
        raise _no_such_delivery()
    return detail_of(state)


@router.post(
    "/{delivery_id}/redeliver",
    operation_id="redeliver",
    summary="Send a delivery once more",
    status_code=202,
    responses=problems_of(401, 404, 409, 503),
)
async def redeliver(request: Request, account: Caller, delivery_id: str) -> DeliveryDetail:
    """Whatever became of it: the same body under the same `webhook-id`, to where its endpoint is now, tried for a day anew.
    A paused endpoint is resumed by it."""
    services = services_of(request)
    state = await services.deliveries.get(existing_shape("dlv", delivery_id, "delivery"))
    if state is None or state.delivery.account_id != account.id:
        raise _no_such_delivery()
    if is_gone(state.delivery):
        raise Conflict("It has arrived, and its sensitive values were deleted then: it cannot be sent again.")
    anew = await services.redeliver(delivery_id)
    if anew is None:
        raise NotFound("The bot or webhook of this delivery was deleted: there is nowhere to send it.")
    return detail_of(anew)


def summary_of(state: DeliveryState) -> dict[str, Any]:
    """The fields of `DeliveryAnswer`."""
    delivery = state.delivery
    return {
        "id": delivery.id,
        "type": delivery.type,
        "bot_id": delivery.bot_id or None,
        "endpoint_id": delivery.endpoint_id,
        "call_id": delivery.call_id,
        "turn": delivery.turn,
        "sequence": delivery.sequence,
        "url": delivery.url,
        "status": state.status,
        "decided_at": delivery.decided_at,
        "next_attempt_at": state.next_attempt_at,
        "told": state.told,
    }


def attempts_of(state: DeliveryState) -> list[AttemptAnswer]:
    """Each try, oldest first."""
    return [_attempt(attempt) for attempt in state.attempts]


def _attempt(attempt: Attempt) -> AttemptAnswer:
    return AttemptAnswer(
        number=attempt.number,
        started_at=attempt.started_at,
        milliseconds=attempt.milliseconds,
        status_code=attempt.status_code,
        error=attempt.error,
        answer=attempt.answer,
    )


def detail_of(state: DeliveryState) -> DeliveryDetail:
    """All that is known of it."""
    return DeliveryDetail(
        **summary_of(state),
        endpoint_paused=state.is_endpoint_paused,
        body=state.delivery.body,
        attempts=attempts_of(state),
    )


def health_of(state: EndpointState | None) -> EndpointHealth:
    """How an endpoint fares."""
    if state is None:
        return EndpointHealth(status="working", since=None, why=None)
    status: Literal["failing", "paused"] = "failing" if state.paused_at is None else "paused"
    return EndpointHealth(status=status, since=state.paused_at or state.failing_since, why=state.why or None)


def _no_such_delivery() -> NotFound:
    return NotFound("There is no such delivery.")

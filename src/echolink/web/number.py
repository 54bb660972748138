"""How does a developer's number stand, and how is its wiring repaired?"""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from echolink.accounts.account import Account, Number, Wiring, WiringStatus
from echolink.errors import NotFound
from echolink.web.access import Caller
from echolink.web.openapi_problems import problems_of
from echolink.web.services import RestServices, services_of

router = APIRouter(tags=["Number"])


class WiringAnswer(BaseModel):
    status: WiringStatus = Field(
        description="`wired`: calls reach EchoLink. `not_wired`: there is no bot. `failed`: the last write did not succeed. "
        "`changed_elsewhere`: somebody else changed the number at Twilio."
    )
    error: str | None
    checked_at: datetime | None = Field(description="When Twilio was last asked.")


class NumberAnswer(BaseModel):
    phone_number: str
    bots_count: int
    wiring: WiringAnswer


class NumberQuery(BaseModel):
    model_config = ConfigDict(extra="forbid")

    check: bool = Field(False, description="Ask Twilio how the number stands now.")


def wiring_answer(wiring: Wiring) -> WiringAnswer:
    """`before` and `ours` stay inside: the first shows up when the number is released."""
    return WiringAnswer(status=wiring.status, error=wiring.error, checked_at=wiring.checked_at)


@router.get(
    "/my-number",
    operation_id="get_my_number",
    summary="The connected number",
    responses=problems_of(400, 401, 404, 422, 502, 503),
)
async def my_number(request: Request, account: Caller, query: Annotated[NumberQuery, Query()]) -> NumberAnswer:
    """`wiring` is as last known; with `?check=true` Twilio is asked."""
    services = services_of(request)
    number = await _number(services, account)
    wiring = await services.loan.check(number.id) if query.check else number.wiring
    return await _answer(services, account, number, wiring)


@router.post(
    "/my-number/wire",
    operation_id="wire_my_number",
    summary="Write the number's settings at Twilio again",
    responses=problems_of(401, 404, 503),
)
async def wire(request: Request, account: Caller) -> NumberAnswer:
    """Repairs the wiring: with a bot the number is wired, without one it gets its earlier settings back. `wiring` tells."""
    services = services_of(request)
    number = await _number(services, account)
    return await _answer(services, account, number, await services.loan.settle(number.id))


async def _number(services: RestServices, account: Account) -> Number:
    number = await services.accounts.number_of(account.id)
    if number is None:
        raise NotFound("No number is connected.")
    return number


async def _answer(services: RestServices, account: Account, number: Number, wiring: Wiring) -> NumberAnswer:
    return NumberAnswer(
        phone_number=number.phone_number,
        bots_count=await services.bots.count(account),
        wiring=wiring_answer(wiring),
    )

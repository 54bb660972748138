"""How does a developer connect, renew a token, and release the number?"""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, Field

from echolink.accounts.account import TwilioCredentials
from echolink.accounts.registration import Introduction
from echolink.accounts.tokens import LIFETIME
from echolink.web.access import Caller, Offered
from echolink.web.openapi_problems import problems_of
from echolink.web.schemas import ConnectBody, ConnectQuery
from echolink.web.services import services_of

router = APIRouter(tags=["Connection"])

_EXPIRES_IN = int(LIFETIME.total_seconds())


def _uncached(response: Response) -> None:
    """An answer with a token is for nobody but who asked (RFC 6749, 5.1)."""
    response.headers["Cache-Control"] = "no-store"


class TokenAnswer(BaseModel):
    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 - the name of a scheme
    expires_in: int = Field(_EXPIRES_IN, description="Seconds.")


class ConnectedAnswer(BaseModel):
    message: Literal["Connected"] = "Connected"
    phone_number: str
    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 - the name of a scheme
    expires_in: int = Field(_EXPIRES_IN, description="Seconds.")


class Setting(BaseModel):
    setting: str = Field(description="Twilio's name of the setting.")
    value: str


class ReleasedAnswer(BaseModel):
    message: Literal["Released"] = "Released"
    phone_number: str
    restored: list[str] = Field(description="Settings that hold again what they held before.")
    left: list[Setting] = Field(description="Settings that somebody else changed since: left as they are.")
    reset_by_hand: list[Setting] = Field(
        description="Twilio no longer lets EchoLink in: put these values back yourself."
    )


@router.post(
    "/connect-twilio",
    operation_id="connect_twilio",
    summary="Register, connect a Twilio number, get an access token",
    responses=problems_of(400, 409, 413, 422, 429, 502, 503),
    dependencies=[Depends(_uncached)],
)
async def connect(
    request: Request, body: ConnectBody, query: Annotated[ConnectQuery, Query()], bearer: Offered
) -> ConnectedAnswer:
    """Needs no token: working Twilio credentials prove who is asking. The same e-mail and Twilio account get a new token."""
    services = services_of(request)
    address = request.client.host if request.client is not None else ""
    introduction = Introduction(
        first_name=body.first_name,
        last_name=body.last_name,
        email=body.email,
        credentials=TwilioCredentials(body.account_sid, body.auth_token.get_secret_value()),
        phone_number_sid=body.phone_number_sid,
    )
    with services.attempts.trying(body.account_sid, address):
        connected = await services.registration.connect(introduction, move=query.move, bearer=bearer)
    return ConnectedAnswer(phone_number=connected.number.phone_number, access_token=connected.access_token)


@router.delete(
    "/connect-twilio",
    operation_id="release_number",
    summary="Give the number back, forget the Twilio token",
    responses=problems_of(401, 502, 503),
)
async def release(request: Request, account: Caller) -> ReleasedAnswer:
    """Restores each voice setting that still holds what EchoLink wrote. All access tokens die; bots and calls are kept."""
    released = await services_of(request).registration.release(account)
    given_back = released.given_back
    return ReleasedAnswer(
        phone_number=released.phone_number,
        restored=list(given_back.restored),
        left=[Setting(setting=name, value=value) for name, value in given_back.left.items()],
        reset_by_hand=[Setting(setting=name, value=value) for name, value in given_back.by_hand.items()],
    )


@router.post(
    "/token",
    operation_id="renew_token",
    summary="A new access token for one that is still valid",
    responses=problems_of(401, 503),
    dependencies=[Depends(_uncached)],
)
async def renew(request: Request, account: Caller) -> TokenAnswer:
    """So that the Twilio Auth Token need not be sent every day."""
    return TokenAnswer(access_token=services_of(request).registration.renew(account))

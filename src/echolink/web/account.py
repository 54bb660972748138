"""What does EchoLink hold about an account, and how is all of that deleted?"""

from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from echolink.errors import InvalidInput
from echolink.web.access import Caller
from echolink.web.connect import Setting
from echolink.web.export import MEDIA_TYPE, lines
from echolink.web.openapi_problems import problems_of
from echolink.web.paging import each_once
from echolink.web.services import services_of

router = APIRouter(prefix="/account", tags=["Account"])


class DeletionQuery(BaseModel):
    model_config = ConfigDict(extra="forbid")

    confirm: str = Field(description="The account's e-mail address, so that it is no accident.", max_length=254)
    force: bool = Field(
        False,
        description="Also while deliveries are pending, which are dropped then, and while Twilio cannot be reached: then "
        "the number's settings are to be put back by hand.",
    )


class DeletedAnswer(BaseModel):
    message: Literal["Deleted"] = "Deleted"
    phone_number: str | None = Field(description="That was given back; null: it had been released before.")
    restored: list[str] = Field(description="Settings that hold again what they held before.")
    left: list[Setting] = Field(description="Settings that somebody else changed since: left as they are.")
    reset_by_hand: list[Setting] = Field(
        description="Twilio does not let EchoLink in, or could not be reached: put these values back yourself."
    )
    calls: int = Field(description="How many were deleted.")
    live_calls: int = Field(description="Of those: that were in progress. Their callers hear a goodbye.")
    dropped_deliveries: int = Field(description="That had not reached their webhooks.")


@router.get(
    "/export",
    operation_id="export_account",
    summary="Download everything that is held about the account",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "One JSON document a line, `{type, data}`: `export` first, which names what is left out, then "
            "`account`, `number`, `model_usage`, `bot_revision`, `webhook_secret`, `failing_endpoint`, `call` and `delivery`, "
            "and `end` with how many there were of each.",
            "content": {MEDIA_TYPE: {"schema": {"type": "string"}}},
        },
        **problems_of(401, 503),
    },
)
async def export(request: Request, account: Caller) -> StreamingResponse:
    """Secrets are left out, and named as left out. A download without its last line, `end`, was cut short."""
    name = f"echolink-{account.id}-{datetime.now(UTC):%Y-%m-%d}.jsonl"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return StreamingResponse(lines(services_of(request), account), media_type=MEDIA_TYPE, headers=headers)


@router.delete(
    "",
    operation_id="delete_account",
    summary="Delete the account with everything in it",
    responses=problems_of(401, 404, 409, 422, 502, 503),
    dependencies=[Depends(each_once)],
)
async def delete(request: Request, account: Caller, query: Annotated[DeletionQuery, Query()]) -> DeletedAnswer:
    """The number gets its settings back, all access tokens die, and bots, calls, transcripts, deliveries and secrets are deleted.
    This cannot be undone."""
    if query.confirm.strip().casefold() != account.email.casefold():
        raise InvalidInput(
            "The account is only deleted when its e-mail address is given with it.",
            fields={"confirm": "must be the e-mail address of this account"},
        )
    removed = await services_of(request).removal.remove(account, force=query.force)
    given_back = removed.given_back
    return DeletedAnswer(
        phone_number=removed.phone_number,
        restored=list(given_back.restored),
        left=[Setting(setting=name, value=value) for name, value in given_back.left.items()],
        reset_by_hand=[Setting(setting=name, value=value) for name, value in given_back.by_hand.items()],
        calls=removed.calls,
        live_calls=removed.live_calls,
        dropped_deliveries=removed.deliveries,
    )

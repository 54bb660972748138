"""What can a client do with bots over HTTP?"""

from datetime import datetime, timedelta
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, Field

from echolink.accounts.account import AnalysisBy
from echolink.accounts.bots import BotTexts, BotView
from echolink.accounts.tools import shown
from echolink.actions.delivery import EndpointState
from echolink.errors import InvalidInput, NotFound
from echolink.twilio.vocabulary import BOT_ID, VOICE_PATH
from echolink.web.access import Caller
from echolink.web.deliveries import DeliveryDetail, EndpointHealth, detail_of, health_of
from echolink.web.idempotency import Key, Once
from echolink.web.number import WiringAnswer, wiring_answer
from echolink.web.openapi_problems import problems_of
from echolink.web.paging import Page, PageQuery, after_of, each_once, existing_shape, page
from echolink.web.schemas import BotBody, BotEdit, SecretBody
from echolink.web.services import RestServices, services_of

router = APIRouter(prefix="/bots", tags=["Bots"])


class BrainAnswer(BaseModel):
    url: str
    timeout_seconds: float


class ToolAnswer(BaseModel):
    name: str
    description: str
    parameters: dict[str, Any]
    url: str
    method: str
    headers: dict[str, str] = Field(description="Names; every value is shown as `***`.")
    timeout_seconds: float
    speak_while_waiting: str
    side_effects: bool


class BotAnswer(BaseModel):
    id: str
    active: bool = Field(description="Whether this bot answers the number.")
    goal: str
    webhook: str
    context: str
    name: str
    greeting: str
    voice: str
    language: str
    timezone: str
    fields: dict[str, Any] | None
    model: str | None
    think_ahead: bool
    store_transcript: bool
    brain: BrainAnswer | None = Field(description="The backend that finds the bot's words, instead of a model.")
    variables: dict[str, Any]
    call_started_url: str | None
    transfer_to: str | None = Field(description="Whom callers who want a person are put through to, in E.164 form.")
    tools: list[ToolAnswer]
    analysis: AnalysisBy
    revision: int = Field(description="From 1; each edit makes the next. A call keeps the one with which it began.")
    voice_url: str = Field(description="Reaches this bot directly, from an IVR or a Studio flow.")
    reading: dict[str, Any] = Field(
        description="What the bot understood: fields, hours, sizes, services, and what is left unread."
    )
    created_at: datetime
    updated_at: datetime
    warnings: list[str] = Field(description="What was accepted, but should be looked at.")
    webhook_health: EndpointHealth


class BotCreated(BotAnswer):
    webhook_secret: str = Field(description="Verifies the webhook's signature (Standard Webhooks). Shown only now.")
    wiring: WiringAnswer


class SecretAnswer(BaseModel):
    webhook_secret: str = Field(description="Shown only now.")
    previous_valid_until: datetime = Field(description="Until then the one before it signs too.")


def _answer(view: BotView, origin: str, state: EndpointState | None = None) -> dict[str, Any]:
    bot = view.bot
    return {
        "id": bot.id,
        "active": view.active,
        "goal": bot.goal,
        "webhook": bot.webhook,
        "context": bot.context,
        "name": bot.name,
        "greeting": bot.greeting,
        "voice": bot.voice,
        "language": bot.language,
        "timezone": bot.timezone,
        "fields": bot.fields,
        "model": bot.model,
        "think_ahead": bot.think_ahead,
        "store_transcript": bot.store_transcript,
        "brain": bot.brain,
        "variables": bot.variables,
        "call_started_url": bot.call_started_url,
        "transfer_to": bot.transfer_to,
        "tools": shown(bot),
        "analysis": bot.analysis,
        "revision": bot.revision,
        "voice_url": f"{origin}{VOICE_PATH}?{BOT_ID}={bot.id}",
        "reading": view.reading.as_json(),
        "created_at": bot.created_at,
        "updated_at": bot.revised_at,
        "warnings": list(view.warnings),
        "webhook_health": health_of(state),
    }


async def _shown(services: RestServices, view: BotView) -> BotAnswer:
    states = await services.deliveries.endpoints([view.bot.id])
    return BotAnswer(**_answer(view, services.origin, states.get(view.bot.id)))


@router.post(
    "",
    operation_id="create_bot",
    summary="Create a bot",
    status_code=201,
    response_model=BotCreated,
    responses=problems_of(401, 409, 413, 422, 503),
)
async def create(request: Request, account: Caller, body: BotBody, key: Key = None) -> Response:
    """The first bot answers the number from now on. If Twilio does not take the number's settings, the bot is saved all the
    same: `wiring` says so, and POST /v1/my-number/wire repairs it."""
    services = services_of(request)
    texts = cast("BotTexts", body.model_dump())

    async def make() -> BotCreated:
        created = await services.bots.create(account, texts)
        return BotCreated(
            **_answer(created.view, services.origin),
            webhook_secret=created.webhook_secret,
            wiring=wiring_answer(created.wiring),
        )

    return await Once(services.idempotency, account, "create_bot").answer(key, body, 201, make)


@router.post(
    "/{bot_id}/webhook-secret",
    operation_id="rotate_webhook_secret",
    summary="Give the bot's webhook a new secret",
    status_code=201,
    response_model=SecretAnswer,
    responses=problems_of(401, 404, 409, 422, 503),
)
async def rotate_secret(
    request: Request, account: Caller, bot_id: str, body: SecretBody | None = None, key: Key = None
) -> Response:
    """While both live each request carries two signatures, so that a receiver may hold either of them."""
    services = services_of(request)
    bot_id, asked = existing_shape("bot", bot_id), body or SecretBody()

    async def make() -> SecretAnswer:
        overlap = timedelta(seconds=asked.overlap_seconds)
        secret, until = await services.bots.rotate_secret(account, bot_id, overlap)
        return SecretAnswer(webhook_secret=secret, previous_valid_until=until)

    return await Once(services.idempotency, account, f"rotate_webhook_secret {bot_id}").answer(key, asked, 201, make)


@router.post(
    "/{bot_id}/webhook-test",
    operation_id="test_webhook",
    summary="Send a test to the bot's webhook",
    responses=problems_of(401, 404, 503),
)
async def test_webhook(request: Request, account: Caller, bot_id: str) -> DeliveryDetail:
    """One signed `webhook.test`, tried once; answers when the webhook has answered, or after 15 seconds, with what was seen."""
    services = services_of(request)
    bot = (await services.bots.get(account, existing_shape("bot", bot_id))).bot
    state = await services.test_webhook(account.id, bot.id, bot.webhook)
    if state is None:  # deleted with its account while it was under way
        raise NotFound("There is no such bot.")
    return detail_of(state)


@router.get(
    "",
    operation_id="list_bots",
    summary="List bots",
    responses=problems_of(401, 422, 503),
    dependencies=[Depends(each_once)],
)
async def listing(request: Request, account: Caller, query: Annotated[PageQuery, Query()]) -> Page[BotAnswer]:
    """Newest first."""
    services = services_of(request)
    views = await services.bots.page(account, after=after_of(query, "bot"), limit=query.limit + 1)
    states = await services.deliveries.endpoints([view.bot.id for view in views])
    return page(
        views,
        query.limit,
        lambda view: view.bot.id,
        lambda view: BotAnswer(**_answer(view, services.origin, states.get(view.bot.id))),
    )


@router.get("/{bot_id}", operation_id="get_bot", summary="Read a bot", responses=problems_of(401, 404, 503))
async def get(request: Request, account: Caller, bot_id: str) -> BotAnswer:
    """At its latest revision."""
    return await _shown(
        services_of(request), await services_of(request).bots.get(account, existing_shape("bot", bot_id))
    )


@router.patch(
    "/{bot_id}",
    operation_id="edit_bot",
    summary="Edit a bot, or make it the one that answers",
    responses=problems_of(401, 404, 409, 413, 422, 503),
)
async def edit(request: Request, account: Caller, bot_id: str, body: BotEdit) -> BotAnswer:
    """What is given is changed. `{"active": true}` makes this bot answer the number at once."""
    texts = body.model_dump()
    activate = texts.pop("active", None)
    if activate is False:
        raise InvalidInput(
            "A bot stops answering when another one is made active, or when it is deleted.",
            fields={"active": "cannot be set to false: make another bot active, or delete this one"},
        )
    services = services_of(request)
    view = await services.bots.revise(
        account, existing_shape("bot", bot_id), cast("BotTexts", texts), activate=bool(activate)
    )
    return await _shown(services, view)


@router.post(
    "/{bot_id}/webhook-resume",
    operation_id="resume_webhook",
    summary="Send to a paused webhook again",
    responses=problems_of(401, 404, 503),
)
async def resume_webhook(request: Request, account: Caller, bot_id: str) -> BotAnswer:
    """What was held for it is sent at once. One that is not paused stays as it is."""
    services = services_of(request)
    view = await services.bots.get(account, existing_shape("bot", bot_id))
    await services.resume(account.id, view.bot.id)
    return await _shown(services, view)


@router.delete(
    "/{bot_id}",
    operation_id="delete_bot",
    summary="Delete a bot",
    status_code=204,
    response_class=Response,
    responses=problems_of(401, 404, 503),
)
async def delete(request: Request, account: Caller, bot_id: str) -> None:
    """If it was the active one the newest left answers; with the last one the number gets its earlier settings back."""
    await services_of(request).bots.delete(account, existing_shape("bot", bot_id))

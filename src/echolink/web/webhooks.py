"""Who else hears of what happens in the calls? An account's webhooks, beside those of its bots."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, cast

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from echolink.accounts.account import Webhook
from echolink.accounts.webhooks import WebhookTexts
from echolink.actions.delivery import EndpointState
from echolink.actions.event import EventType
from echolink.errors import NotFound
from echolink.web.access import Caller
from echolink.web.deliveries import DeliveryDetail, EndpointHealth, detail_of, health_of
from echolink.web.idempotency import Key, Once
from echolink.web.openapi_problems import problems_of
from echolink.web.paging import existing_shape
from echolink.web.schemas import SecretBody, WebhookBody, WebhookEdit
from echolink.web.services import RestServices, services_of

router = APIRouter(prefix="/webhooks", tags=["Webhooks"])


class WebhookAnswer(BaseModel):
    id: str
    url: str
    events: list[EventType]
    bot_id: str | None = Field(description="Only of this bot's calls; null: of all.")
    health: EndpointHealth
    created_at: datetime
    warnings: list[str] = Field(description="What was accepted, but should be looked at.")


class WebhookCreated(WebhookAnswer):
    secret: str = Field(description="Verifies the signature (Standard Webhooks). Shown only now.")


class Webhooks(BaseModel):
    data: list[WebhookAnswer]


class WebhookSecret(BaseModel):
    secret: str = Field(description="Shown only now.")
    previous_valid_until: datetime = Field(description="Until then the one before it signs too.")


@router.post(
    "",
    operation_id="create_webhook",
    summary="Send events to a URL",
    status_code=201,
    response_model=WebhookCreated,
    responses=problems_of(401, 409, 413, 422, 503),
)
async def create(request: Request, account: Caller, body: WebhookBody, key: Key = None) -> Response:
    """From now on, of all calls or of one bot's, each delivered as durably as a goal is. What is answered is told to nobody."""
    services = services_of(request)

    async def make() -> WebhookCreated:
        new = await services.webhooks.create(account, cast("WebhookTexts", body.model_dump()))
        return WebhookCreated(**_answer(new.webhook, None, new.warnings), secret=new.secret)

    return await Once(services.idempotency, account, "create_webhook").answer(key, body, 201, make)


@router.get("", operation_id="list_webhooks", summary="List webhooks", responses=problems_of(401, 503))
async def listing(request: Request, account: Caller) -> Webhooks:
    """All of them, newest first: there are ten at most."""
    services = services_of(request)
    found = await services.webhooks.all(account)
    states = await services.deliveries.endpoints([webhook.id for webhook in found])
    return Webhooks(data=[WebhookAnswer(**_answer(webhook, states.get(webhook.id))) for webhook in found])


@router.get("/{webhook_id}", operation_id="get_webhook", summary="Read a webhook", responses=problems_of(401, 404, 503))
async def get(request: Request, account: Caller, webhook_id: str) -> WebhookAnswer:
    """And how it fares."""
    services = services_of(request)
    return await _shown(services, await services.webhooks.get(account, _id(webhook_id)))


@router.patch(
    "/{webhook_id}",
    operation_id="edit_webhook",
    summary="Edit a webhook",
    responses=problems_of(401, 404, 413, 422, 503),
)
async def edit(request: Request, account: Caller, webhook_id: str, body: WebhookEdit) -> WebhookAnswer:
    """What is given is changed, for events from now on."""
    services = services_of(request)
    texts = cast("WebhookTexts", body.model_dump())
    webhook, warnings = await services.webhooks.edit(account, _id(webhook_id), texts)
    return await _shown(services, webhook, warnings)


@router.delete(
    "/{webhook_id}",
    operation_id="delete_webhook",
    summary="Delete a webhook",
    status_code=204,
    response_class=Response,
    responses=problems_of(401, 404, 503),
)
async def delete(request: Request, account: Caller, webhook_id: str) -> None:
    """What is still pending for it is given up."""
    await services_of(request).webhooks.delete(account, _id(webhook_id))


@router.post(
    "/{webhook_id}/secret",
    operation_id="rotate_secret",
    summary="Give a webhook a new secret",
    status_code=201,
    response_model=WebhookSecret,
    responses=problems_of(401, 404, 409, 422, 503),
)
async def rotate_secret(
    request: Request, account: Caller, webhook_id: str, body: SecretBody | None = None, key: Key = None
) -> Response:
    """While both live each request carries two signatures, so that a receiver may hold either of them."""
    services = services_of(request)
    webhook_id, asked = _id(webhook_id), body or SecretBody()

    async def make() -> WebhookSecret:
        overlap = timedelta(seconds=asked.overlap_seconds)
        secret, until = await services.webhooks.rotate_secret(account, webhook_id, overlap)
        return WebhookSecret(secret=secret, previous_valid_until=until)

    return await Once(services.idempotency, account, f"rotate_secret {webhook_id}").answer(key, asked, 201, make)


@router.post(
    "/{webhook_id}/test",
    operation_id="test_account_webhook",
    summary="Send a test to a webhook",
    responses=problems_of(401, 404, 503),
)
async def test(request: Request, account: Caller, webhook_id: str) -> DeliveryDetail:
    """One signed `webhook.test`, tried once; answers when the webhook has answered, or after 15 seconds, with what was seen."""
    services = services_of(request)
    webhook = await services.webhooks.get(account, _id(webhook_id))
    state = await services.test_webhook(account.id, webhook.id, webhook.url)
    if state is None:  # deleted with its account while it was under way
        raise NotFound("There is no such webhook.")
    return detail_of(state)


@router.post(
    "/{webhook_id}/resume",
    operation_id="resume_account_webhook",
    summary="Send to a paused webhook again",
    responses=problems_of(401, 404, 503),
)
async def resume(request: Request, account: Caller, webhook_id: str) -> WebhookAnswer:
    """What was held for it is sent at once. One that is not paused stays as it is."""
    services = services_of(request)
    webhook = await services.webhooks.get(account, _id(webhook_id))
    await services.resume(account.id, webhook.id)
    return await _shown(services, webhook)


def _id(webhook_id: str) -> str:
    return existing_shape("whk", webhook_id, "webhook")


async def _shown(services: RestServices, webhook: Webhook, warnings: Sequence[str] = ()) -> WebhookAnswer:
    states: Mapping[str, EndpointState] = await services.deliveries.endpoints([webhook.id])
    return WebhookAnswer(**_answer(webhook, states.get(webhook.id), warnings))


def _answer(webhook: Webhook, state: EndpointState | None, warnings: Sequence[str] = ()) -> dict[str, Any]:
    return {
        "id": webhook.id,
        "url": webhook.url,
        "events": list(webhook.events),
        "bot_id": webhook.bot_id,
        "health": health_of(state),
        "created_at": webhook.created_at,
        "warnings": list(warnings),
    }

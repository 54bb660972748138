"""What was each call, as it is seen afterwards? Shows it, and has it made again: for one call, or for many old ones."""

from datetime import UTC, datetime
from typing import Annotated, Any, Final

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema

from echolink.agent.analysis import Achieved, Mood
from echolink.calls.analysis import Analysis, Wanted
from echolink.web.access import Caller
from echolink.web.idempotency import Key, Once
from echolink.web.openapi_problems import problems_of
from echolink.web.paging import existing_shape
from echolink.web.services import services_of

router = APIRouter(tags=["Calls"])

_WAIT_SECONDS: Final = 10.0


def _moment(given: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(given)
        if moment.tzinfo is None:
            raise ValueError("it has no zone")
        return moment.astimezone(UTC)
    except (TypeError, ValueError, OverflowError):  # no text, no time, or one that no calendar has in UTC
        raise ValueError("must be a time with its zone, such as 2026-11-01T00:00:00Z") from None


_Moment = Annotated[datetime, PlainValidator(_moment), WithJsonSchema({"type": "string", "format": "date-time"})]


class AnalysisAnswer(BaseModel):
    summary: str = Field(description="For a person: one to three sentences.")
    outcome: Achieved = Field(
        description="`completed`: the goal was sent to the webhook. `partly`: something of it is known. `not`: nothing."
    )
    mood: Mood = Field(description="The caller's; `unknown` where nothing shows it.")
    fields: dict[str, Any] = Field(description="What was collected, in normal form.")
    follow_ups: list[str] = Field(description="What somebody should still do or answer.")
    by: str = Field(description="`scripted`: by rule; else the model's name.")
    why: str | None = Field(description="Why it was made by rule, where a model should have made it.")
    analyzed_at: datetime


class AnalysisRun(BaseModel):
    pending: bool = Field(description="Whether it is still being made: read the call again later.")
    analysis: AnalysisAnswer | None = Field(description="Null while it is pending.")


class AnalysesBody(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    since: _Moment = Field(description="Calls that began then or later.")
    until: _Moment | None = Field(None, description="And before then; null: up to now.")
    bot_id: Annotated[str, Field(max_length=64)] | None = Field(
        None, description="Only calls of this bot; null: of all."
    )


class AnalysesAnswer(BaseModel):
    calls: int = Field(description="How many are analyzed again.")
    pending: int = Field(description="How many of the account's calls are still to be analyzed now.")


class PendingAnswer(BaseModel):
    pending: int = Field(description="How many calls are still to be analyzed.")


class _Nothing(BaseModel):
    """The request has no body."""


def analysis_answer(analysis: Analysis | None) -> AnalysisAnswer | None:
    """As the API shows it."""
    if analysis is None:
        return None
    found = analysis.found
    return AnalysisAnswer(
        summary=found.summary,
        outcome=found.outcome,
        mood=found.mood,
        fields=dict(found.fields),
        follow_ups=list(found.follow_ups),
        by=analysis.by,
        why=analysis.why or None,
        analyzed_at=analysis.at,
    )


@router.post(
    "/calls/{call_id}/analyze",
    operation_id="analyze_call",
    summary="Analyze a call again",
    response_model=AnalysisRun,
    responses=problems_of(401, 404, 409, 422, 503),
)
async def analyze(request: Request, account: Caller, call_id: str, key: Key = None) -> Response:
    """By the model of its bot, or by rule where that has none or says so. Waits for it up to ten seconds; `call.analyzed` is sent
    again with what is found. A call in progress cannot be analyzed."""
    services = services_of(request)
    call_id = existing_shape("call", call_id)

    async def make() -> AnalysisRun:
        analysis = await services.analyze(account.id, call_id, _WAIT_SECONDS)
        return AnalysisRun(pending=analysis is None, analysis=analysis_answer(analysis))

    return await Once(services.idempotency, account, f"analyze_call {call_id}").answer(key, _Nothing(), 200, make)


@router.post(
    "/analyses",
    operation_id="analyze_calls",
    summary="Analyze many calls again",
    status_code=202,
    response_model=AnalysesAnswer,
    responses=problems_of(401, 404, 409, 413, 422, 503),
)
async def analyze_all(request: Request, account: Caller, body: AnalysesBody, key: Key = None) -> Response:
    """All that have ended, also those of bots that have `analysis` off. For each of them `call.analyzed` is sent again, and
    `GET /v1/analyses` tells how many are left."""
    services = services_of(request)
    bot_id = existing_shape("bot", body.bot_id) if body.bot_id is not None else None
    wanted = Wanted(account.id, body.since, body.until, bot_id)

    async def make() -> AnalysesAnswer:
        count = await services.analyze_all(wanted)
        return AnalysesAnswer(calls=count, pending=await services.analyses.pending(account.id))

    until = body.until.isoformat() if body.until is not None else None
    asked = _Asked(since=body.since.isoformat(), until=until, bot_id=bot_id)
    return await Once(services.idempotency, account, "analyze_calls").answer(key, asked, 202, make)


@router.get(
    "/analyses",
    operation_id="pending_analyses",
    summary="How many calls are still to be analyzed",
    responses=problems_of(401, 503),
)
async def pending(request: Request, account: Caller) -> PendingAnswer:
    """Of all that have ended, or were wanted again."""
    return PendingAnswer(pending=await services_of(request).analyses.pending(account.id))


class _Asked(BaseModel):
    """A body in JSON's own words, to be told apart from others."""

    since: str
    until: str | None
    bot_id: str | None

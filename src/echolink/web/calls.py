"""What happened in the calls? Lists them, shows each with all that was said and done, and deletes it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from echolink.actions.delivery import DeliveryState
from echolink.agent.transfer import TransferOutcome
from echolink.calls.analysis import Analysis
from echolink.calls.call import (
    Call,
    CallStatus,
    CallWhole,
    EndReason,
    Hop,
    HopKind,
    HopStatus,
    ModelUsage,
    Transcript,
    Turn,
    TurnKind,
)
from echolink.calls.prices import Price
from echolink.calls.tool_call import ToolCall, ToolStatus
from echolink.errors import NotFound
from echolink.web.access import Caller
from echolink.web.analyses import AnalysisAnswer, analysis_answer
from echolink.web.deliveries import DeliveryOfCall, attempts_of, summary_of
from echolink.web.openapi_problems import problems_of
from echolink.web.paging import Page, PageQuery, after_of, each_once, existing_shape, page
from echolink.web.services import services_of

router = APIRouter(prefix="/calls", tags=["Calls"])


class CallQuery(PageQuery):
    bot_id: str | None = Field(None, description="Only calls of this bot.", max_length=64)


class UsageAnswer(BaseModel):
    requests: int
    input_tokens: int
    output_tokens: int
    thrown_away_tokens: int = Field(
        description="Of both: of replies that nobody heard, because they failed, were stopped, or were a wrong guess."
    )
    estimated: bool = Field(description="Whether some of it is estimated: a reply that was stopped reports no cost.")


class CallAnswer(BaseModel):
    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)

    id: str
    call_sid: str = Field(description="Twilio's id of the call.")
    status: CallStatus
    from_: str | None = Field(alias="from", description="Null when withheld.")
    to: str | None
    bot_id: str
    bot_revision: int
    started_at: datetime
    ended_at: datetime | None
    duration_seconds: int | None = Field(description="As Twilio counts it; null while it has not said.")
    end_reason: EndReason | None
    outcome: str | None = Field(
        description="`goal_completed`: the webhook answered. `goal_noted`: it is still being tried."
    )
    model_usage: UsageAnswer = Field(description="What models have cost so far; all 0 where none was asked.")
    analysis: AnalysisAnswer | None = Field(description="What the call was; null while nobody has said.")


class Line(BaseModel):
    turn: int
    who: Literal["caller", "agent"]
    text: str
    at: datetime
    kind: TurnKind | HopKind
    heard: HopStatus | None = Field(
        description="Of the agent's words: did they reach the caller? Null for the caller's."
    )
    agent: str | None = Field(
        description="Of the agent's words: who found them: `scripted`, `brain`, a model's name, `fixed`. Null for the caller's."
    )
    why: str | None = Field(
        description="Of a reply: what was understood, and why this was said. Null where nothing is told."
    )


class HopAnswer(BaseModel):
    turn: int
    hop: int
    kind: HopKind
    at: datetime
    milliseconds: int = Field(description="From the request's arrival to its answer.")


class VariableAnswer(BaseModel):
    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)

    value: str | int | float | bool
    from_: Literal["bot", "call_started_url"] = Field(alias="from")


class TransferAnswer(BaseModel):
    turn: int
    to: str
    at: datetime
    outcome: TransferOutcome | None = Field(
        description="Null while it rings or they talk, and where the caller hung up before it was told."
    )
    seconds: int | None = Field(None, description="Of talk, as Twilio counts it; null where it does not say.")


class ToolCallAnswer(BaseModel):
    turn: int
    number: int = Field(description="Of the turn, from 1.")
    tool: str
    arguments: dict[str, Any]
    status: ToolStatus = Field(
        description="`failed`: nothing was done. `unknown`: it was sent, and perhaps something was. `started`: no outcome is "
        "recorded, because it is under way or its process died."
    )
    status_code: int | None = Field(description="Of HTTP; null where no answer came.")
    result: str = Field(
        description="What the agent was told: the answer, at most 4,000 characters, or what went wrong."
    )
    at: datetime
    milliseconds: int | None


class TwilioPrice(BaseModel):
    price: str = Field(description="An exact decimal, such as `0.00850`.")
    unit: str = Field(description="Its currency (ISO 4217).")


class CostAnswer(BaseModel):
    model: UsageAnswer = Field(description="As `model_usage`.")
    twilio: TwilioPrice | None = Field(
        description="What Twilio took for the call; null until it says so, minutes later."
    )


class CallDetail(CallAnswer):
    cost: CostAnswer
    variables: dict[str, VariableAnswer] = Field(description="With which the bot's texts were filled in this call.")
    variables_why: str | None = Field(
        description="What came of asking `call_started_url`: how soon it answered, or what was wrong; null: it was not asked."
    )
    fields: dict[str, Any] = Field(description="Collected so far, in normal form.")
    questions: list[str] = Field(description="What the caller asked and the context could not answer.")
    transfers: list[TransferAnswer] = Field(description="Each time that the caller was put through to a person.")
    transcript: list[Line] | None = Field(
        description="Null: not kept, because its bot has `store_transcript: false` and the call is over."
    )
    tool_calls: list[ToolCallAnswer] = Field(description="Each use of a tool of the bot, in order.")
    deliveries: list[DeliveryOfCall]
    hops: list[HopAnswer]


@router.get(
    "",
    operation_id="list_calls",
    summary="List calls",
    responses=problems_of(401, 422, 503),
    dependencies=[Depends(each_once)],
)
async def listing(request: Request, account: Caller, query: Annotated[CallQuery, Query()]) -> Page[CallAnswer]:
    """Newest first."""
    services = services_of(request)
    rows = await services.calls.page(
        account.id, bot_id=query.bot_id, after=after_of(query, "call"), limit=query.limit + 1
    )
    analyses = await services.analyses.of([call.id for call in rows])
    return page(
        rows,
        query.limit,
        lambda call: call.id,
        lambda call: CallAnswer(**_summary(call, analyses.get(call.id))),
    )


@router.get("/{call_id}", operation_id="get_call", summary="Read a call", responses=problems_of(401, 404, 503))
async def get(request: Request, account: Caller, call_id: str) -> CallDetail:
    """With its transcript, what was collected, what the webhook answered, and the time that each hop took."""
    services = services_of(request)
    analyses = await services.analyses.of(
        [existing_shape("call", call_id)]
    )  # first: what it cost stands in the call then
    whole = await services.calls.get(account.id, call_id)
    if whole is None:
        raise NotFound("There is no such call.")
    return detail_of(
        whole,
        analysis=analyses.get(call_id),
        price=await services.prices.of(call_id),
        uses=await services.tools.of_call(call_id),
        deliveries=await services.deliveries.of_call(call_id),
    )


def detail_of(
    whole: CallWhole,
    *,
    analysis: Analysis | None,
    price: Price | None,
    uses: Sequence[ToolCall],
    deliveries: Sequence[DeliveryState],
) -> CallDetail:
    """All that is shown of a call."""
    return CallDetail(
        **_summary(whole.call, analysis),
        cost=_cost(whole.call, price),
        variables={
            name: VariableAnswer(value=one["value"], from_=one["from"]) for name, one in whole.call.variables.items()
        },
        variables_why=whole.call.variables_why or None,
        fields=dict(whole.call.fields),
        questions=list(whole.call.questions),
        transfers=[TransferAnswer(**one) for one in whole.call.transfers],
        transcript=_transcript(whole) if whole.call.transcript is not Transcript.WIPED else None,
        tool_calls=[_tool_call(use) for use in uses],
        deliveries=[DeliveryOfCall(**summary_of(state), attempts=attempts_of(state)) for state in deliveries],
        hops=[
            HopAnswer(turn=turn.turn, hop=hop.hop, kind=hop.kind, at=hop.recorded_at, milliseconds=hop.held_ms)
            for turn, hops in whole.turns
            for hop in hops
        ],
    )


@router.delete(
    "/{call_id}",
    operation_id="delete_call",
    summary="Delete a call",
    status_code=204,
    response_class=Response,
    responses=problems_of(401, 404, 409, 503),
)
async def delete(request: Request, account: Caller, call_id: str) -> None:
    """With all that was said and collected. A call in progress cannot be deleted."""
    if not await services_of(request).calls.delete(account.id, existing_shape("call", call_id)):
        raise NotFound("There is no such call.")


def _tool_call(use: ToolCall) -> ToolCallAnswer:
    return ToolCallAnswer(
        turn=use.turn,
        number=use.number,
        tool=use.tool,
        arguments=dict(use.arguments),
        status=use.status,
        status_code=use.status_code,
        result=use.result,
        at=use.started_at,
        milliseconds=use.milliseconds,
    )


def _summary(call: Call, analysis: Analysis | None) -> dict[str, Any]:
    return {
        "id": call.id,
        "call_sid": call.call_sid,
        "status": call.status,
        "from_": call.from_number,
        "to": call.to_number,
        "bot_id": call.bot_id,
        "bot_revision": call.revision,
        "started_at": call.started_at,
        "ended_at": call.ended_at,
        "duration_seconds": call.twilio_seconds,
        "end_reason": call.end_reason,
        "outcome": call.outcome,
        "model_usage": _usage(call.model_usage),
        "analysis": analysis_answer(analysis),
    }


def _cost(call: Call, price: Price | None) -> CostAnswer:
    twilio = None if price is None else TwilioPrice(price=format(price.amount, "f"), unit=price.unit)
    return CostAnswer(model=_usage(call.model_usage), twilio=twilio)


def _usage(usage: ModelUsage) -> UsageAnswer:
    return UsageAnswer(
        requests=usage.requests,
        input_tokens=usage.input_tokens,
        output_tokens=usage.output_tokens,
        thrown_away_tokens=usage.thrown_away_tokens,
        estimated=usage.is_estimated,
    )


def _transcript(whole: CallWhole) -> list[Line]:
    """In the order in which it was said: the caller's side of a turn, then each hop that had words."""
    lines: list[Line] = []
    for turn, hops in whole.turns:
        if turn.said and turn.kind is not TurnKind.TRANSFERRED:
            lines.append(
                Line(
                    turn=turn.turn,
                    who="caller",
                    text=turn.said,
                    at=turn.started_at,
                    kind=turn.kind,
                    heard=None,
                    agent=None,
                    why=None,
                )
            )
        lines += [_line(turn, hop) for hop in hops if hop.say]
    return lines


def _line(turn: Turn, hop: Hop) -> Line:
    """What a hop said; words that only hold the line are nobody's, and have no reason but the time."""
    is_reply = hop.kind in (HopKind.REPLY, HopKind.TRANSFER, HopKind.GOODBYE)
    return Line(
        turn=turn.turn,
        who="agent",
        text=hop.say,
        at=hop.recorded_at,
        kind=hop.kind,
        heard=hop.status,
        agent=turn.agent if is_reply and turn.agent else "fixed",
        why=turn.why if is_reply and turn.why else None,
    )

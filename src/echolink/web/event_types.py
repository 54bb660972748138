"""What does each event look like? Its JSON Schema, made of the types that it is built with, and an example."""

import json
from collections.abc import Mapping
from inspect import cleandoc
from typing import Any, Final

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from echolink.actions.event import SHAPES, UNLESS_NAMED, EventType

router = APIRouter(prefix="/event-types", tags=["Webhooks"])

_CALL: Final = {
    "call_id": "call_01kap7q6t0w4j8e2s5y9g1d3hk",
    "call_sid": "CA0123456789abcdef0123456789abcdef",
    "bot_id": "bot_01kap7m4c8n2r6v0z3b7f1x5tq",
    "from": "+14155550123",
    "to": "+14155550100",
}
_FIELDS: Final = {"people": 4, "date": "2026-11-27", "time": "19:00", "name": "Ann"}
_ASKED: Final = ["Do you have parking?"]
_VARIABLES: Final = {"restaurant": "Luigi's"}
_EXAMPLES: Final[Mapping[EventType, Mapping[str, Any]]] = {
    "call.started": {"sequence": 1, "started_at": "2026-11-22T13:00:00.000Z", "variables": _VARIABLES},
    "call.turn": {
        "sequence": 2,
        "turn": 1,
        "heard": "speech",
        "said": "a table for four on Friday at seven, Ann",
        "reply": "A table for 4 on Friday at 7 PM, for Ann. Is that right?",
        "agent": "scripted",
        "fields": _FIELDS,
    },
    "goal.completed": {
        "sequence": 3,
        "goal": "Book a table: number of people, date, time, name",
        "fields": _FIELDS,
        "questions": _ASKED,
        "variables": _VARIABLES,
    },
    "call.ended": {
        "sequence": 4,
        "started_at": "2026-11-22T13:00:00.000Z",
        "ended_at": "2026-11-22T13:01:12.000Z",
        "duration_seconds": 72,
        "end_reason": "agent_ended",
        "outcome": "goal_completed",
        "turns": 3,
        "fields": _FIELDS,
        "questions": _ASKED,
        "variables": _VARIABLES,
    },
    "call.analyzed": {
        "sequence": 5,
        "summary": "Ann booked a table for 4 on Friday at 7 PM. She asked whether there is parking.",
        "outcome": "completed",
        "mood": "positive",
        "fields": _FIELDS,
        "follow_ups": ["Answer the caller's question: Do you have parking?"],
        "by": "scripted",
        "analyzed_at": "2026-11-22T13:01:13.000Z",
    },
}


class EventTypeAnswer(BaseModel):
    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)

    type: EventType
    description: str
    by_default: bool = Field(description="Whether a webhook gets it that names no events.")
    schema_: dict[str, Any] = Field(alias="schema", description="JSON Schema (2020-12) of the body.")
    example: dict[str, Any]


class EventTypes(BaseModel):
    data: list[EventTypeAnswer]


@router.get("", operation_id="list_event_types", summary="List the types of events")
async def listing() -> EventTypes:
    """With the schema of each body, and an example. Needs no token."""
    return EventTypes(data=described())


def described() -> list[EventTypeAnswer]:
    """All types, in the order of a call."""
    return [_described(kind, shape) for kind, shape in SHAPES.items()]


def _described(kind: EventType, shape: type[Any]) -> EventTypeAnswer:
    return EventTypeAnswer(
        type=kind,
        description=cleandoc(shape.__doc__ or ""),
        by_default=kind in UNLESS_NAMED,
        schema_=_schema(kind, shape),
        example={"type": kind, "timestamp": "2026-11-22T13:00:00.000Z", "data": {**_CALL, **_EXAMPLES[kind]}},
    )


def _schema(kind: EventType, shape: type[Any]) -> dict[str, Any]:
    """Of the whole body. What is added to `data` in a later version is no break: it is not closed."""
    data: dict[str, Any] = json.loads(json.dumps(TypeAdapter(shape).json_schema()))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {"type": {"const": kind}, "timestamp": {"type": "string", "format": "date-time"}, "data": data},
        "required": ["type", "timestamp", "data"],
    }

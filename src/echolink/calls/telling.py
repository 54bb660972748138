"""What of a call is told to its developer's systems? Each moment of a call as the event that tells of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from echolink.actions.event import Event, Own
from echolink.actions.payload import utc
from echolink.calls.analysis import Analysis
from echolink.calls.call import Call, Transcript, Turn
from echolink.calls.starting import values_of


def started(call: Call) -> Event:
    """`call.started`."""
    data = {"started_at": utc(call.started_at), "variables": values_of(call)}
    return Event(type="call.started", at=call.started_at, data=_of(call) | data)


def answered(call: Call, turn: Turn, at: datetime) -> Sequence[Event]:
    """`call.turn`, of a turn that has its reply. Where words are not kept, or some are for nobody to read, none is written: it
    would stand in the log of deliveries."""
    if call.withholds or call.transcript is not Transcript.KEPT:
        return ()
    data = {
        "turn": turn.turn,
        "heard": turn.kind.value,
        "said": turn.said,
        "reply": turn.reply,
        "agent": turn.agent,
        "fields": dict(call.fields),
    }
    return [Event(type="call.turn", at=at, data=_of(call) | data)]


def completed(
    call: Call, goal: str, fields: Mapping[str, Any], questions: Sequence[str], at: datetime, own: Own
) -> Event:
    """`goal.completed`."""
    data = {"goal": goal, "fields": dict(fields), "questions": list(questions), "variables": values_of(call)}
    return Event(type="goal.completed", at=at, data=_of(call) | data, own=own)


def ended(call: Call) -> Event:
    """`call.ended`, of a call that has ended."""
    assert call.ended_at is not None
    assert call.end_reason is not None
    data = {
        "started_at": utc(call.started_at),
        "ended_at": utc(call.ended_at),
        "duration_seconds": call.twilio_seconds,
        "end_reason": call.end_reason.value,
        "outcome": call.outcome,
        "turns": call.turn,
        "fields": dict(call.fields),
        "questions": list(call.questions) if call.transcript is Transcript.KEPT else [],
        "variables": values_of(call),
    }
    return Event(type="call.ended", at=call.ended_at, data=_of(call) | data)


def analyzed(call: Call, analysis: Analysis) -> Event:
    """`call.analyzed`."""
    found = analysis.found
    data = {
        "summary": found.summary,
        "outcome": found.outcome,
        "mood": found.mood,
        "fields": dict(found.fields),
        "follow_ups": list(found.follow_ups),
        "by": analysis.by,
        "analyzed_at": utc(analysis.at),
    }
    return Event(type="call.analyzed", at=analysis.at, data=_of(call) | data)


def _of(call: Call) -> dict[str, Any]:
    return {
        "call_id": call.id,
        "call_sid": call.call_sid,
        "bot_id": call.bot_id,
        "from": call.from_number,
        "to": call.to_number,
    }

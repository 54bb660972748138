"""What is a webhook told? The JSON document of each event, as it is stored and sent."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any


def goal_completed(
    *,
    at: datetime,
    call_id: str,
    call_sid: str,
    bot_id: str,
    goal: str,
    from_number: str | None,
    to_number: str | None,
    fields: Mapping[str, Any],
    questions: Sequence[str] = (),
    variables: Mapping[str, Any] | None = None,
) -> str:
    """`{"type": "goal.completed", "timestamp", "data": {…}}`; `at` is aware, numbers are E.164 or None when withheld.

    The document is ASCII (other characters are JSON escapes), so that no receiver can break the signature by reading
    it in another charset. Raises ValueError for a number that JSON does not have (NaN, infinity).
    """
    data = {
        "call_id": call_id,
        "call_sid": call_sid,
        "bot_id": bot_id,
        "goal": goal,
        "from": from_number,
        "to": to_number,
        "fields": dict(fields),
        "questions": list(questions),
        "variables": dict(variables or {}),
    }
    document = {"type": "goal.completed", "timestamp": _utc(at), "data": data}
    return json.dumps(document, separators=(",", ":"), allow_nan=False)


def brain_turn(
    *,
    at: datetime,
    call_id: str,
    call_sid: str,
    bot_id: str,
    from_number: str | None,
    to_number: str | None,
    started_at: datetime,
    variables: Mapping[str, Any],
    turn: int,
    said: str,
    heard: str,
    transcript: Sequence[Mapping[str, Any]],
    fields: Mapping[str, Any],
) -> str:
    """`{"type": "brain.turn", …}`: what a caller said, for a bot's own backend to answer. ASCII, as every document of ours."""
    call = {
        "id": call_id,
        "call_sid": call_sid,
        "bot_id": bot_id,
        "from": from_number,
        "to": to_number,
        "started_at": _utc(started_at),
        "variables": dict(variables),
    }
    data = {
        "call": call,
        "turn": turn,
        "said": said,
        "heard": heard,
        "transcript": [dict(line) for line in transcript],
        "fields": dict(fields),
    }
    return _event("brain.turn", at, data)


def webhook_test(*, at: datetime, bot_id: str) -> str:
    """`{"type": "webhook.test", …}`: sent by hand, to see that it arrives and is believed."""
    return _event("webhook.test", at, {"bot_id": bot_id})


def call_started(*, at: datetime, call_sid: str, bot_id: str, from_number: str | None, to_number: str | None) -> str:
    """`{"type": "call.starting", …}`: who calls, for the developer's system to say what it knows of them."""
    data = {"call_sid": call_sid, "bot_id": bot_id, "from": from_number, "to": to_number}
    return _event("call.starting", at, data)


def _event(kind: str, at: datetime, data: Mapping[str, Any]) -> str:
    return json.dumps({"type": kind, "timestamp": _utc(at), "data": data}, separators=(",", ":"), allow_nan=False)


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

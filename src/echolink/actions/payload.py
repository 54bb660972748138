"""What is a webhook told? The JSON document of each event, as it is stored and sent."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any


def event(kind: str, at: datetime, data: Mapping[str, Any]) -> str:
    """`{"type", "timestamp", "data"}`; `at` is aware.

    The document is ASCII (other characters are JSON escapes), so that no receiver can break the signature by reading
    it in another charset. Raises ValueError for a number that JSON does not have (NaN, infinity).
    """
    return _text({"type": kind, "timestamp": utc(at), "data": data})


def with_data(body: str, data: Mapping[str, Any]) -> str:
    """An event's body with other `data`, of which the `sequence` alone stays."""
    document = json.loads(body)
    document["data"] = {**data, "sequence": document["data"]["sequence"]}
    return _text(document)


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
        "started_at": utc(started_at),
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
    return event("brain.turn", at, data)


def webhook_test(*, at: datetime, endpoint_id: str) -> str:
    """`{"type": "webhook.test", …}`: sent by hand, to see that it arrives and is believed."""
    whose = "bot_id" if endpoint_id.startswith("bot_") else "webhook_id"
    return event("webhook.test", at, {whose: endpoint_id})


def call_started(*, at: datetime, call_sid: str, bot_id: str, from_number: str | None, to_number: str | None) -> str:
    """`{"type": "call.starting", …}`: who calls, for the developer's system to say what it knows of them."""
    data = {"call_sid": call_sid, "bot_id": bot_id, "from": from_number, "to": to_number}
    return event("call.starting", at, data)


def _text(document: Mapping[str, Any]) -> str:
    return json.dumps(document, separators=(",", ":"), allow_nan=False)


def utc(at: datetime) -> str:
    """As times stand in every document of ours."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

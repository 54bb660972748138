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
    }
    document = {"type": "goal.completed", "timestamp": _utc(at), "data": data}
    return json.dumps(document, separators=(",", ":"), allow_nan=False)


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

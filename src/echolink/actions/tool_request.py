"""How does a use of a tool go out? A signed request: arguments in the query of a GET, in a JSON document otherwise."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from echolink.actions import signing

KEY_HEADER: Final = "Idempotency-Key"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolRequest:
    """One use of a tool, the same at each try."""

    key: str  # its `webhook-id` and `Idempotency-Key`
    method: str
    url: str
    body: str  # empty for a GET
    signed: str  # what the signature covers: the body, or the query of a GET

    def headers(self, secrets: Sequence[str], own: Mapping[str, str], at: datetime) -> dict[str, str]:
        """Of one try at `at`; `own` are the tool's. Raises ValueError when there is no secret to sign with."""
        return {**own, **signing.headers(secrets, self.key, at, self.signed), KEY_HEADER: self.key}


def tool_request(
    *,
    key: str,
    method: str,
    url: str,
    tool: str,
    arguments: Mapping[str, Any],
    at: datetime,
    call_id: str,
    call_sid: str,
    bot_id: str,
    from_number: str | None,
    to_number: str | None,
    variables: Mapping[str, Any],
) -> ToolRequest:
    """`url` has passed the check of destinations. The document is ASCII, as every document of ours."""
    if method == "GET":
        url = _with_query(url, arguments)
        return ToolRequest(key=key, method=method, url=url, body="", signed=urlsplit(url).query)
    data = {
        "call_id": call_id,
        "call_sid": call_sid,
        "bot_id": bot_id,
        "from": from_number,
        "to": to_number,
        "tool": tool,
        "arguments": dict(arguments),
        "variables": dict(variables),
    }
    timestamp = at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    document = {"type": "tool.called", "timestamp": timestamp, "data": data}
    body = json.dumps(document, separators=(",", ":"), allow_nan=False)
    return ToolRequest(key=key, method=method, url=url, body=body, signed=body)


def _with_query(url: str, arguments: Mapping[str, Any]) -> str:
    query = urlencode(list(_pairs(arguments)), errors="replace")
    if not query:
        return url
    return f"{url}{'&' if urlsplit(url).query else '?'}{query}"


def _pairs(arguments: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Lists of plain values as one pair each; what is nested as JSON; nothing for null."""
    for name, value in arguments.items():
        several = value if isinstance(value, list) and not any(isinstance(v, dict | list) for v in value) else [value]
        for one in several:
            if one is not None:
                yield name, one if isinstance(one, str) else json.dumps(one, separators=(",", ":"))

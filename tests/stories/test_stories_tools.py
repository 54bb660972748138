"""Whole calls of bots with tools: a model or the scripted agent asks the developer's system in the middle of the call."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks import Webhook

from echolink.simulator.receiver import Answer, Received
from tests.fakes.chat_completions import ChatCompletions, Reply, Says, calls
from tests.stories.desk import Desk, desk, played
from tests.stories.test_stories_models import MODEL, _loaded

PARAMETERS = {
    "type": "object",
    "properties": {
        "party_size": {"type": "integer", "minimum": 1},
        "date": {"type": "string", "format": "date"},
        "time": {"type": "string"},
    },
    "required": ["date", "time"],
    "additionalProperties": False,
}
AT_SEVEN = {"date": "2027-05-07", "time": "19:00"}


def is_free(webhook: str, **other: Any) -> dict[str, Any]:
    """A tool that looks something up, at the path /free of the receiver."""
    return {
        "name": "is_free",
        "description": "Is a table free then?",
        "parameters": PARAMETERS,
        "url": webhook.replace("/book", "/free"),
        "side_effects": False,
        **other,
    }


def hold(webhook: str, **other: Any) -> dict[str, Any]:
    """A tool that changes something, at the path /hold of the receiver."""
    url = webhook.replace("/book", "/hold")
    return {**is_free(webhook), "name": "hold_table", "url": url, "side_effects": True, **other}


@asynccontextmanager
async def desk_with_tools(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    *replies: Reply,
    answer: Answer | Callable[[Received], Answer] | None = None,
    tools: Callable[[str], Sequence[Mapping[str, Any]]] = lambda webhook: [is_free(webhook), hold(webhook)],
    **settings: Any,
) -> AsyncIterator[tuple[Desk, ChatCompletions]]:
    async with ChatCompletions() as provider:
        monkeypatch.setenv("OPENAI_BASE_URL", provider.url)
        monkeypatch.setenv("OPENAI_API_KEY", "none")
        provider.will(*replies)
        await _loaded()
        async with desk(folder, **{"model": MODEL, **settings}) as at:
            at.receiver.answer = answer
            await at.make_bot(tools=tools(at.webhook))
            yield at, provider


def sent(at: Desk, path: str) -> list[Received]:
    return [came for came in at.receiver.received if came.path == path]


async def test_a_model_looks_up_whether_a_table_is_free_and_tells_the_caller(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replies = [calls("is_free", AT_SEVEN, text="Let me look that up."), Says("Yes, a table is free at seven.")]
    async with desk_with_tools(tmp_path, monkeypatch, *replies, answer={"free": True}) as (at, provider):
        call = await at.exchange.call()
        heard = await played(call, "Is a table free at seven on the seventh of May?")

        assert heard[1] == "Let me look that up. Yes, a table is free at seven."
        [came] = sent(at, "/free")
        document = Webhook(at.bots[0]["webhook_secret"]).verify(came.body, dict(came.headers))
        assert document["type"] == "tool.called"
        whole = await at.the_call(call)
        assert document["data"] == {
            "call_id": whole["id"],
            "call_sid": call.sid,
            "bot_id": at.bots[0]["id"],
            "from": whole["from"],
            "to": whole["to"],
            "tool": "is_free",
            "arguments": AT_SEVEN,
        }
        assert came.headers["idempotency-key"] == came.headers["webhook-id"] == f"{whole['id']}_turn_1_tool_1"
        assert provider.tool("is_free") == PARAMETERS
        assert '{\\"free\\":true}' in provider.messages()[-1]["content"]
        [use] = whole["tool_calls"]
        assert (use["tool"], use["arguments"], use["status"]) == ("is_free", AT_SEVEN, "answered")
        assert (use["status_code"], use["result"]) == (200, '{"free":true}')
        assert use["milliseconds"] >= 0

"""docs/tools.md against the product: its bot can be saved, and its example of a request has the keys that are sent."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.chat_completions import Says, calls
from tests.stories.conftest import on_sqlite
from tests.stories.test_stories_brain_docs import shape
from tests.stories.test_stories_tools import AT_SEVEN, desk_with_tools, sent

DOCUMENT = (Path(__file__).parents[2] / "docs" / "tools.md").read_text()


def examples() -> list[Any]:
    """The documents of JSON, in order: a bot, a request, a field, a use."""
    return [json.loads(part.partition("```")[0]) for part in DOCUMENT.split("```json\n")[1:]]


@on_sqlite
async def test_the_documented_bot_sends_the_documented_request_and_shows_the_documented_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot, request, field, use = examples()
    [tool] = bot["tools"]
    tool["headers"] = {"Authorization": "Bearer 5f3a"}
    replies = [calls("is_free", {**AT_SEVEN, "party_size": 4}), Says("It is free.")]
    fields = {
        "type": "object",
        "properties": {"date": {"type": "string"}, "party_size": {"type": "integer"}, **field},
    }

    async with desk_with_tools(
        tmp_path,
        monkeypatch,
        *replies,
        answer={"free": True},
        tools=lambda webhook: [{**tool, "url": webhook.replace("/book", "/free")}],
    ) as (at, _):
        (
            await at.http.patch(
                f"/v1/bots/{at.bots[0]['id']}", json={"fields": fields, "variables": {"restaurant": "Luigi's"}}
            )
        ).raise_for_status()
        call = await at.exchange.call()
        await call.listen()
        await call.say("Is a table free at seven?")
        await call.listen()

        [came] = sent(at, "/free")
        assert shape(came.payload) == shape(request)
        [shown] = (await at.the_call(call))["tool_calls"]
        assert shown.keys() == use.keys()
        named = {line.partition(":")[0].lower() for line in DOCUMENT.split("```http\n")[1].splitlines()[1:8]} - {
            "```",
            "",
        }
        assert named <= came.headers.keys()

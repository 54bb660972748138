"""docs/brain.md against the product: its backend answers a whole call, and its example of a turn has the keys that are sent."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from echolink.simulator.serving import serving
from tests.stories.conftest import on_sqlite
from tests.stories.desk import desk, played

DOCUMENT = (Path(__file__).parents[2] / "docs" / "brain.md").read_text()


def snippets(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", DOCUMENT, re.DOTALL | re.MULTILINE)


def shape(value: Any) -> Any:
    """A document without its values."""
    if isinstance(value, dict):
        return {name: shape(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return None


@on_sqlite
async def test_the_documented_backend_answers_a_whole_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names: dict[str, Any] = {}
    exec(compile(snippets("python")[0], "docs/brain.md", "exec"), names)
    async with serving(names["app"]) as backend, desk(tmp_path, allow_private_webhooks=["127.0.0.0/8"]) as at:
        at.receiver.answer = "Booked, reference twelve."
        bot = await at.make_bot(brain={"url": f"{backend.origin}/talk"})
        monkeypatch.setenv("WEBHOOK_SECRET", bot["webhook_secret"])

        call = await at.exchange.call()
        heard = await played(call, "I want a table", "for 4 people", "hm", "that is all, bye")

        assert heard[1:] == [
            "For how many people?",
            "I am booking that. Booked, reference twelve.",
            "Anything else?",
            "Goodbye.",
        ]
        assert call.ended
        assert at.payloads[0]["data"]["fields"] == {"people": 4}


@on_sqlite
async def test_the_documented_turn_has_the_keys_that_are_sent(tmp_path: Path) -> None:
    documented = next(json.loads(one) for one in snippets("json") if '"brain.turn"' in one)
    async with desk(tmp_path) as at:
        await at.make_bot(brain={"url": at.webhook}, variables={"restaurant": "Luigi's"})
        at.receiver.answer = "For how many people?"

        call = await at.exchange.call()
        await played(call, "I want a table", "for four")

        assert shape(at.payloads[1]) == shape(documented)
        assert [set(line) for line in documented["data"]["transcript"]] == [
            set(line) for line in at.payloads[1]["data"]["transcript"]
        ]

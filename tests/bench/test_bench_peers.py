"""Are the peers what they are said to be? A strawman would make our figures worthless."""

import importlib
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx2
import pytest

from bench.driver.caller import Call, Pace, Target
from bench.driver.tally import Tally
from echolink.simulator.serving import serving
from echolink.twilio.signature import sign
from tests.fakes.chat_completions import ChatCompletions, Raw, Refuses

TOKEN = "test-token"
REPLY = '{"choices": [{"message": {"role": "assistant", "content": "For how many people?"}}]}'
FORM = {"CallSid": "CA1", "SpeechResult": "A table, please."}


def peer(name: str) -> Any:
    return importlib.reload(importlib.import_module(f"bench.peers.{name}")).app


@pytest.fixture
async def model(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ChatCompletions]:
    async with ChatCompletions() as provider:
        for name, value in {"OPENAI_BASE_URL": provider.url, "OPENAI_API_KEY": "k", "TWILIO_AUTH_TOKEN": TOKEN}.items():
            monkeypatch.setenv(name, value)
        yield provider


async def said(origin: str, path: str, *, token: str = TOKEN) -> httpx2.Response:
    headers = {
        "X-Twilio-Signature": sign(token, f"{origin}{path}", FORM.items()),
        "Content-Type": "application/x-www-form-urlencoded",
    }
    async with httpx2.AsyncClient(trust_env=False) as http:
        return await http.post(f"{origin}{path}", content=urlencode(FORM), headers=headers)


async def test_the_plain_peer_speaks_the_models_reply_inside_its_gather_and_remembers(model: ChatCompletions) -> None:
    model.will(Raw(REPLY, "application/json"), Raw(REPLY, "application/json"))

    async with serving(peer("plain_gather")) as at:
        first = await said(at.origin, "/respond")
        await said(at.origin, "/respond")

    assert "<Say>For how many people?</Say></Gather><Redirect" in first.text
    assert [m["content"] for m in model.messages()] == ["A table, please.", "For how many people?", "A table, please."]


async def test_the_plain_peer_goes_on_when_its_model_fails(model: ChatCompletions) -> None:
    model.will(Refuses(500))

    async with serving(peer("plain_gather")) as at:
        answer = await said(at.origin, "/respond")

    assert answer.status_code == 200
    assert "Could you say it again?" in answer.text


async def test_the_plain_peer_refuses_what_twilio_did_not_sign(model: ChatCompletions) -> None:
    async with serving(peer("plain_gather")) as at:
        assert (await said(at.origin, "/respond", token="another")).status_code == 403


async def test_the_bare_server_keeps_each_turn_before_it_answers(
    model: ChatCompletions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BARE_DATABASE_URL", f"sqlite:///{tmp_path / 'bare.sqlite'}")
    tally = Tally(counts=True)

    async with serving(peer("bare_starlette")) as at:
        await Call(Target("kept", f"{at.origin}/kept", "AC1", TOKEN, "+1"), Pace(0), tally, turns=3).run()

    kept = sqlite3.connect(tmp_path / "bare.sqlite")
    try:
        assert kept.execute("SELECT turn FROM calls").fetchall() == [(4,)]  # its ringing counts, too
        assert (
            kept.execute("SELECT count(*) FROM turns").fetchone()
            == kept.execute("SELECT count(*) FROM hops").fetchone()
            == (4,)
        )
    finally:
        kept.close()
    assert len(tally.turns) == 3

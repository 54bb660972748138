"""What a caller seems to be saying, over HTTP: proven, survived whatever it says, and worth a reply that is ready in time."""

import asyncio
import re
from html import unescape
from pathlib import Path

import pytest

from echolink.simulator.faults import read_plan
from echolink.simulator.phone import SimulatedCall
from echolink.simulator.utterance import Manner
from tests.fakes.chat_completions import Says
from tests.stories.desk import Desk, played
from tests.stories.test_stories_bad_input import post
from tests.stories.test_stories_models import desk_with_model


def asked_for(at: Desk, call: SimulatedCall, turn: str = "1") -> str:
    """Where the document that the caller hears wants partial results."""
    url = re.search(r'partialResultCallback="([^"#]*)', call.documents[-1].twiml)
    assert url is not None
    return unescape(url[1]).removeprefix(at.origin).replace("turn=1", f"turn={turn}")


async def test_a_reply_is_ready_when_the_caller_has_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk_with_model(tmp_path, monkeypatch, Says("For when?"), think_ahead_after_seconds=0.1) as (
        at,
        provider,
    ):
        call = await at.exchange.call()
        await call.listen()
        target = asked_for(at, call)
        answer = await post(at, target, CallSid=call.sid, UnstableSpeechResult="a table for four", SequenceNumber="0")
        assert (answer.status_code, "<Response/>" in answer.text) == (200, True)
        await provider.asked.wait()
        await call.say("A table for 4.")

        assert await call.listen() == "For when?"
        assert len(provider.requests) == 1
        assert provider.messages()[-1]["content"] == "a table for four"
        assert (await at.the_call(call))["model_usage"]["thrown_away_tokens"] == 0


@pytest.mark.parametrize(
    "faults",
    [
        "",
        "swapped@partial, twice@partial:1",
        "stale@partial:1..9",
        "lose@partial:2, timeout@partial:3, refuse@partial:4, reset@partial:5",
        "late@partial, thrice@partial:2",
    ],
)
async def test_however_partial_results_arrive_each_turn_has_one_reply(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, faults: str
) -> None:
    replies = [Says("For when?")] * 20
    async with desk_with_model(tmp_path, monkeypatch, *replies, think_ahead_after_seconds=0.1) as (at, _):
        call = await at.exchange.call(faults=read_plan(faults), manner=Manner(pace="instant"))
        heard = await played(call, "I would like a table for 4 tomorrow", "at seven in the evening, please")
        await call.hang_up()

        told = (await at.the_call(call))["transcript"]
        assert heard[1:] == ["For when?", "For when?"]
        assert [line["text"] for line in told if line["who"] == "caller" and line["turn"]] == [
            "I would like a table for 4 tomorrow",
            "at seven in the evening, please",
        ]
        assert all("ANOTHER" not in str(mishap) for mishap in call.mishaps)


async def test_a_partial_result_without_a_signature_starts_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_with_model(tmp_path, monkeypatch, think_ahead_after_seconds=0.1) as (at, provider):
        call = await at.exchange.call()
        await call.listen()
        target = asked_for(at, call)
        answer = await post(at, target, signature="", CallSid=call.sid, UnstableSpeechResult="hello")
        await asyncio.sleep(0.3)  # three times as long as a transcript has to stand

        assert answer.status_code == 403
        assert provider.requests == []


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"UnstableSpeechResult": ""},
        {"UnstableSpeechResult": "x" * 5_000, "SequenceNumber": "-1"},
        {"UnstableSpeechResult": "hello", "SequenceNumber": "soon", "CallSid": "CA" + "9" * 32},
        {"StableSpeechResult": "hello"},
    ],
    ids=repr,
)
async def test_a_partial_result_of_any_shape_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fields: dict[str, str]
) -> None:
    async with desk_with_model(tmp_path, monkeypatch) as (at, _):
        call = await at.exchange.call()
        await call.listen()
        for turn in ("1", "0", "99", "-1", "x"):
            answer = await post(at, asked_for(at, call, turn), **{"CallSid": call.sid, **fields})
            assert answer.status_code == 200

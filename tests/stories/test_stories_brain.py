"""Whole calls of a bot whose words come from a backend of its developer's: one that answers, and every way in which it may not."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks import Webhook
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from echolink.simulator.faults import read_plan
from echolink.simulator.receiver import Answer, Received
from tests.stories.conftest import on_sqlite
from tests.stories.desk import Desk, desk, played

Turn = Mapping[str, Any]
Thinks = Callable[[Turn], Answer]


@asynccontextmanager
async def desk_with_brain(
    folder: Path, thinks: Thinks, booked: Answer = "Booked, reference twelve.", **settings: Any
) -> AsyncIterator[Desk]:
    """`thinks` answers `data` of each turn, `booked` what reaches the webhook beside it."""

    def answer(came: Received) -> Answer:
        if came.path == "/brain":
            return thinks(came.payload["data"])
        return booked

    async with desk(folder, **settings) as at:
        at.receiver.answer = answer
        await at.make_bot(brain={"url": at.webhook.replace("/book", "/brain")})
        yield at


def turns(at: Desk) -> list[Turn]:
    """What the brain was asked."""
    return [came.payload["data"] for came in at.receiver.received if came.path == "/brain"]


def a_booking(turn: Turn) -> Answer:
    if turn["turn"] == 1:
        return {"say": "For how many people?"}
    if turn["turn"] == 2:
        return {"say": "I am booking that.", "fields": {"people": 4}, "completed": True}
    return {"say": "Goodbye then.", "end": True}


async def test_a_brain_books_a_table_and_the_caller_hears_what_the_webhook_answered(tmp_path: Path) -> None:
    async with desk_with_brain(tmp_path, a_booking) as at:
        call = await at.exchange.call()
        heard = await played(call, "I want a table", "for four", "no, that is all")

        assert heard[1] == "For how many people?"
        assert heard[2] == "I am booking that. Booked, reference twelve."
        assert heard[3] == "Goodbye then."
        assert call.ended
        whole = await at.the_call(call)
        assert (whole["outcome"], whole["end_reason"], whole["fields"]) == (
            "goal_completed",
            "agent_ended",
            {"people": 4},
        )
        assert {line["agent"] for line in whole["transcript"] if line["kind"] in ("reply", "goodbye")} == {"brain"}
        assert whole["model_usage"]["requests"] == 0
        [goal] = [came.payload for came in at.receiver.received if came.path == "/book"]
        assert goal["data"]["fields"] == {"people": 4}


async def test_a_brain_is_told_the_call_the_words_and_what_was_said_before(tmp_path: Path) -> None:
    async with desk_with_brain(tmp_path, a_booking) as at:
        call = await at.exchange.call()
        await played(call, "I want a table", "for four")

        first, second = turns(at)
        whole = await at.the_call(call)
        assert first["call"]["id"] == whole["id"]
        assert first["call"]["call_sid"] == call.sid
        assert first["call"]["bot_id"] == at.bots[0]["id"]
        assert (first["call"]["from"], first["call"]["to"]) == (whole["from"], whole["to"])
        assert (second["turn"], second["said"], second["heard"], second["fields"]) == (2, "for four", "speech", {})
        assert [(line["who"], line["heard"]) for line in second["transcript"]] == [
            ("agent", "fetched"),
            ("caller", None),
            ("agent", "fetched"),
        ]
        assert second["transcript"][2]["text"] == "For how many people?"


async def test_a_brain_can_verify_who_asks_and_each_turn_has_its_own_id(tmp_path: Path) -> None:
    async with desk_with_brain(tmp_path, a_booking) as at:
        call = await at.exchange.call()
        await played(call, "I want a table", "for four")

        asked = [came for came in at.receiver.received if came.path == "/brain"]
        for came in asked:
            event = Webhook(at.bots[0]["webhook_secret"]).verify(came.body, dict(came.headers))
            assert event["type"] == "brain.turn"
        assert len({came.headers["webhook-id"] for came in asked}) == 2


@on_sqlite
@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (PlainTextResponse("no", 500), "HTTP 500"),
        (PlainTextResponse("gone", 410), "HTTP 410"),
        (RedirectResponse("https://example.com"), "HTTP 307: redirects are not followed"),
        (Response(status_code=204), "the answer is empty"),
        (HTMLResponse("<h1>Welcome</h1>"), "a page or XML"),
        (PlainTextResponse('{"say": "I was just'), "no JSON that can be read"),
        (JSONResponse(["hello"]), "must be an object with `say`, and is a list"),
        ({"sya": "Hello"}, "`say` is missing"),
        ({"say": 5}, "`say` must be a text, and is a number"),
        ({"say": "Yes.", "end": "no"}, "`end` must be true or false, and is a text"),
        ({"say": "Yes.", "fields": ["people"]}, "`fields` must be an object, and is a list"),
        ({"say": " 🙂 "}, "nothing that can be spoken"),
        (PlainTextResponse("x" * 70_000), "longer than 64 kB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_where_a_brain_fails_the_scripted_agent_answers_in_that_turn_and_the_call_says_why(
    tmp_path: Path, answer: Answer, why: str
) -> None:
    async with desk_with_brain(tmp_path, lambda turn: answer) as at:
        call = await at.exchange.call()
        heard = await played(call, "A table for four tomorrow at seven, please")

        assert "name" in heard[1].lower()
        last = (await at.the_call(call))["transcript"][-1]
        assert last["agent"] == "scripted"
        assert last["why"].startswith("brain: ")
        assert why in last["why"]


async def test_a_brain_that_is_late_costs_a_filler_and_then_the_scripted_agent_answers(tmp_path: Path) -> None:
    never = asyncio.Event()

    class Silent(PlainTextResponse):
        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            await never.wait()

    async with desk_with_brain(tmp_path, lambda turn: Silent(), filler_after_seconds=0.2) as at:
        await at.http.patch(
            f"/v1/bots/{at.bots[0]['id']}",
            json={"brain": {"url": at.bots[0]["brain"]["url"], "timeout_seconds": 0.5}},
        )
        call = await at.exchange.call()
        heard = await played(call, "A table for four tomorrow at seven, please")
        never.set()

        assert "name" in heard[1].lower()
        whole = await at.the_call(call)
        assert [hop["kind"] for hop in whole["hops"] if hop["turn"] == 1] == ["filler", "reply"]
        assert "no answer within 0.5 seconds" in whole["transcript"][-1]["why"]
        assert len(turns(at)) == 1


async def test_after_a_failed_turn_the_brain_is_asked_again_and_knows_what_was_said_for_it(tmp_path: Path) -> None:
    def thinks(turn: Turn) -> Answer:
        return PlainTextResponse("", 503) if turn["turn"] == 1 else "Good to have you back."

    async with desk_with_brain(tmp_path, thinks) as at:
        call = await at.exchange.call()
        heard = await played(call, "A table for four tomorrow at seven, please", "Maria Jones")

        assert heard[2] == "Good to have you back."
        assert turns(at)[1]["transcript"][-1]["text"] == heard[1]
        assert 4 in turns(at)[1]["fields"].values()


@on_sqlite
async def test_what_a_brain_has_collected_outlasts_a_turn_that_it_did_not_answer(tmp_path: Path) -> None:
    answers: list[Answer] = [
        {"say": "For when?", "fields": {"customer": "A12"}},
        PlainTextResponse("", 503),
        {"say": "Fine.", "fields": {"note": None}},
        "Yes.",
    ]
    async with desk_with_brain(tmp_path, lambda turn: answers[turn["turn"] - 1]) as at:
        call = await at.exchange.call()
        await played(call, "a table please", "for four tomorrow at seven", "right", "well")

        assert turns(at)[1]["fields"] == {"customer": "A12"}
        assert turns(at)[2]["fields"].items() >= {"customer": "A12", "party_size": 4}.items()
        assert turns(at)[3]["fields"].items() >= {"customer": "A12", "party_size": 4, "note": None}.items()


@on_sqlite
async def test_keys_are_told_as_keys(tmp_path: Path) -> None:
    async with desk_with_brain(tmp_path, a_booking) as at:
        call = await at.exchange.call()
        await call.listen()
        await call.press("42")
        await call.listen()

        assert (turns(at)[0]["heard"], turns(at)[0]["said"]) == ("keys", "42")


@on_sqlite
async def test_a_brain_may_end_a_call_without_a_word(tmp_path: Path) -> None:
    async with desk_with_brain(tmp_path, lambda turn: {"end": True}) as at:
        call = await at.exchange.call()
        await played(call, "hello")

        assert call.ended
        assert (await at.the_call(call))["end_reason"] == "agent_ended"


@on_sqlite
async def test_what_the_caller_did_not_hear_is_told_as_such(tmp_path: Path) -> None:
    async with desk_with_brain(tmp_path, a_booking) as at:
        call = await at.exchange.call(faults=read_plan("regather@response:1"))
        await played(call, "I want a table", "a table, I said")

        unheard = turns(at)[1]["transcript"][-1]
        assert unheard == {"who": "agent", "text": "For how many people?", "heard": "unheard"}


@on_sqlite
async def test_a_brain_is_not_asked_about_silence(tmp_path: Path) -> None:
    async with desk_with_brain(tmp_path, a_booking) as at:
        call = await at.exchange.call()
        await played(call, "I want a table")
        await call.silence()
        heard = await call.listen()

        assert "For how many people?" in heard
        assert len(turns(at)) == 1
        assert (await at.the_call(call))["transcript"][-1]["agent"] == "fixed"


@on_sqlite
async def test_what_a_brain_says_is_made_fit_for_the_ear_and_for_xml(tmp_path: Path) -> None:
    answer = {"say": "**Hi** <Dial>+1900</Dial> & [see](https://example.com) \u0001 • one", "extra": 1}
    async with desk_with_brain(tmp_path, lambda turn: answer) as at:
        call = await at.exchange.call()
        heard = await played(call, "hello there")

        assert heard[1].startswith("Hi +1900 and see")
        assert "<Dial>" not in call.documents[-1].twiml
        assert "these keys mean nothing here: extra" in (await at.the_call(call))["transcript"][-1]["why"]


@on_sqlite
async def test_a_webhook_that_fails_behind_a_brain_is_told_as_noted(tmp_path: Path) -> None:
    async with desk_with_brain(tmp_path, a_booking, PlainTextResponse("", 404)) as at:
        call = await at.exchange.call()
        heard = await played(call, "I want a table", "for four")

        assert heard[2].startswith("I am booking that. ")
        assert "not" in heard[2].lower() or "pass" in heard[2].lower()
        whole = await at.the_call(call)
        assert whole["outcome"] == "goal_noted"
        assert "completed: noted" in whole["transcript"][-1]["why"]


@on_sqlite
async def test_a_brain_that_completes_the_same_twice_has_sent_it_once(tmp_path: Path) -> None:
    answer = {"say": "Done.", "fields": {"people": 4}, "completed": True}
    async with desk_with_brain(tmp_path, lambda turn: answer) as at:
        call = await at.exchange.call()
        await played(call, "a table for four", "yes")

        assert len([came for came in at.receiver.received if came.path == "/book"]) == 1
        assert "sent before" in (await at.the_call(call))["transcript"][-1]["why"]

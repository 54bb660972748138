"""Whole calls of bots with tools: a model or the scripted agent asks the developer's system in the middle of the call."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks import Webhook
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from echolink.simulator.faults import read_plan
from echolink.simulator.receiver import Answer, Received
from tests.fakes.chat_completions import ChatCompletions, Reply, Says, calls
from tests.stories.conftest import on_sqlite
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


class Slow(JSONResponse):
    """Answers after so many seconds, unless whoever asks has gone by then."""

    def __init__(self, seconds: float, content: Any) -> None:
        super().__init__(content)
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(self._seconds):
                while (await receive())["type"] != "http.disconnect":
                    continue
                return
        await super().__call__(scope, receive, send)


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


def files_of(folder: Path) -> list[bytes]:
    """All that an installation on SQLite has written."""
    return [file.read_bytes() for file in folder.rglob("*") if file.is_file()]


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
            "variables": {},
        }
        assert came.headers["idempotency-key"] == came.headers["webhook-id"] == f"{whole['id']}_turn_1_tool_1"
        assert provider.tool("is_free") == PARAMETERS
        assert '{\\"free\\":true}' in provider.messages()[-1]["content"]
        [use] = whole["tool_calls"]
        assert (use["tool"], use["arguments"], use["status"]) == ("is_free", AT_SEVEN, "answered")
        assert (use["status_code"], use["result"]) == (200, '{"free":true}')
        assert use["milliseconds"] >= 0


async def test_arguments_that_do_not_fit_are_not_sent_and_the_model_is_told_what_to_put_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replies = [
        calls("is_free", {"date": "tomorrow", "guests": 4}),
        calls("is_free", AT_SEVEN),
        Says("It is free."),
    ]
    async with desk_with_tools(tmp_path, monkeypatch, *replies, answer={"free": True}) as (at, provider):
        call = await at.exchange.call()
        heard = await played(call, "Is a table free at seven?")

        assert heard[1] == "It is free."
        assert len(sent(at, "/free")) == 1
        told = provider.messages(1)[-1]["content"]
        assert "Nothing was sent." in told
        assert "'time' is a required property" in told
        assert "`date`: 'tomorrow' is not a 'date'" in told
        assert "'guests' was unexpected" in told
        assert len((await at.the_call(call))["tool_calls"]) == 1


@pytest.mark.parametrize(
    ("answer", "told", "status"),
    [
        (PlainTextResponse("no", 500), "It failed: HTTP 500", "failed"),
        (JSONResponse({"error": "no such day"}, 422), "It failed: HTTP 422, it says", "failed"),
        (RedirectResponse("https://example.com"), "redirects are not followed", "failed"),
        (JSONResponse({"message": "Seven is taken."}, 409), "Seven is taken.", "answered"),
        (Response(status_code=204), "Done; it answered nothing besides.", "answered"),
        (HTMLResponse("<!doctype html><p>Welcome"), "a page of HTML, which is not read", "answered"),
    ],
    ids=["500", "422", "redirect", "409", "204", "html"],
)
@on_sqlite
async def test_whatever_a_tool_answers_the_model_is_told_and_the_caller_hears_the_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Response, told: str, status: str
) -> None:
    replies = [calls("is_free", AT_SEVEN), Says("I will have to ask.")]
    async with desk_with_tools(tmp_path, monkeypatch, *replies, answer=answer) as (at, provider):
        call = await at.exchange.call()
        heard = await played(call, "Is a table free at seven?")

        assert heard[1] == "I will have to ask."
        assert told in provider.messages(1)[-1]["content"]
        [use] = (await at.the_call(call))["tool_calls"]
        assert (use["status"], use["status_code"]) == (status, answer.status_code)


async def test_while_a_slow_tool_works_its_words_are_said_and_then_what_it_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(4.0, {"free": True})  # a busy machine may need a second until the tool is asked for
    replies = [calls("is_free", AT_SEVEN), Says("It is free.")]
    async with desk_with_tools(
        tmp_path,
        monkeypatch,
        *replies,
        answer=slow,
        tools=lambda webhook: [is_free(webhook, speak_while_waiting="I am looking into the book.")],
        filler_after_seconds=2.5,
    ) as (at, _):
        call = await at.exchange.call()
        heard = await played(call, "Is a table free at seven?")

        assert heard[1] == "I am looking into the book. It is free."
        hops = [hop["kind"] for hop in (await at.the_call(call))["hops"] if hop["turn"] == 1]
        assert hops[0] == "filler"
        assert hops[-1] == "reply"


async def test_a_tool_that_hangs_costs_its_timeout_and_the_call_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replies = [calls("is_free", AT_SEVEN), Says("I cannot look that up now.")]
    async with desk_with_tools(
        tmp_path,
        monkeypatch,
        *replies,
        answer=Slow(30, {}),
        tools=lambda webhook: [is_free(webhook, timeout_seconds=0.5)],
        filler_after_seconds=0.2,
    ) as (at, provider):
        call = await at.exchange.call()
        heard = await played(call, "Is a table free at seven?")

        assert heard[1].endswith("I cannot look that up now.")
        assert "It failed: no answer within 0.5 seconds. Nothing was done." in provider.messages(1)[-1]["content"]
        [use] = (await at.the_call(call))["tool_calls"]
        assert (use["status"], use["status_code"]) == ("failed", None)
        assert 450 <= use["milliseconds"] < 3_000


async def test_a_tool_with_side_effects_that_hangs_is_of_unknown_outcome_and_not_sent_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replies = [
        calls("hold_table", AT_SEVEN),
        Says("That was passed on."),
        calls("hold_table", AT_SEVEN),
        Says("As I said."),
    ]
    async with desk_with_tools(
        tmp_path,
        monkeypatch,
        *replies,
        answer=Slow(30, {}),
        tools=lambda webhook: [hold(webhook, timeout_seconds=0.5)],
        filler_after_seconds=0.2,
    ) as (at, provider):
        call = await at.exchange.call()
        await played(call, "Hold a table at seven", "Try again")

        assert len(sent(at, "/hold")) == 1
        assert "the outcome is unknown. Do not repeat it." in provider.messages(1)[-1]["content"]
        assert 'hold_table {"date": "2027-05-07", "time": "19:00"}: It was started' in provider.instructions(2)
        assert "the outcome is unknown. Do not repeat it." in provider.messages(3)[-1]["content"]
        [use] = (await at.the_call(call))["tool_calls"]
        assert use["status"] == "unknown"


async def test_an_address_that_is_not_allowed_is_refused_when_the_bot_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_with_tools(tmp_path, monkeypatch) as (at, _):
        private = is_free(at.webhook, url="http://127.0.0.1:1234/free")
        refused = await at.http.patch(f"/v1/bots/{at.bots[0]['id']}", json={"tools": [private]})

        assert refused.status_code == 422
        assert refused.json()["code"] == "destination_refused"
        assert "ECHOLINK_ALLOW_PRIVATE_WEBHOOKS" in refused.text
        assert "tools.0.url" in refused.text


async def test_what_headers_hold_is_sent_and_never_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = "Bearer 5f3a-not-to-be-seen"
    replies = [calls("is_free", AT_SEVEN), Says("Free."), calls("is_free", AT_SEVEN), Says("Free.")]
    async with desk_with_tools(
        tmp_path,
        monkeypatch,
        *replies,
        answer={"free": True},
        tools=lambda webhook: [is_free(webhook, headers={"Authorization": secret})],
    ) as (at, _):
        bot = at.bots[0]
        shown = (await at.http.get(f"/v1/bots/{bot['id']}")).json()
        edited = await at.http.patch(f"/v1/bots/{bot['id']}", json={"tools": shown["tools"], "goal": "Book a table"})
        call = await at.exchange.call()
        await played(call, "Is a table free at seven?")
        whole = await at.the_call(call)

        assert shown["tools"][0]["headers"] == {"Authorization": "***"}
        assert edited.status_code == 200
        assert edited.json()["revision"] == 2
        assert sent(at, "/free")[0].headers["authorization"] == secret
        for told in (bot, shown, edited.json(), whole):
            assert "not-to-be-seen" not in str(told)
    assert not any(b"not-to-be-seen" in file for file in files_of(tmp_path))


async def test_a_header_kept_by_its_stars_is_not_sent_to_another_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_with_tools(
        tmp_path, monkeypatch, tools=lambda webhook: [is_free(webhook, headers={"X-Key": "secret"})]
    ) as (at, _):
        bot = at.bots[0]
        [tool] = bot["tools"]
        elsewhere = {**tool, "url": "https://elsewhere.example/free"}
        refused = await at.http.patch(f"/v1/bots/{bot['id']}", json={"tools": [elsewhere]})

        assert refused.status_code == 422
        assert "give the value" in refused.text


async def test_a_repeated_request_repeats_no_tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replies = [calls("hold_table", AT_SEVEN), Says("It is held."), Says("Goodbye.")]
    async with desk_with_tools(tmp_path, monkeypatch, *replies, answer="Held.") as (at, _):
        call = await at.exchange.call(faults=read_plan("twice@response, twice@continue"))
        heard = await played(call, "Hold a table at seven")

        assert heard[1] == "It is held."
        assert len(sent(at, "/hold")) == 1


async def test_end_call_beside_a_tool_takes_effect_after_its_answer_was_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replies = [Says("", [("end_call", {}), ("hold_table", AT_SEVEN)]), Says("It is held. Goodbye.")]
    async with desk_with_tools(tmp_path, monkeypatch, *replies, answer="Held.") as (at, _):
        call = await at.exchange.call()
        heard = await played(call, "Hold a table at seven, then goodbye")

        assert heard[1] == "It is held. Goodbye."
        assert call.ended
        assert len(sent(at, "/hold")) == 1


FIELDS = {
    "type": "object",
    "properties": {
        "party_size": {"type": "integer"},
        "date": {"type": "string", "format": "date"},
        "time": {"type": "string", "format": "time", "check": "is_free"},
        "name": {"type": "string", "format": "name"},
    },
}


async def test_the_scripted_agent_checks_before_it_reads_back_and_offers_what_is_free(tmp_path: Path) -> None:
    def answer(came: Received) -> Answer:
        if came.path == "/free":
            time = came.payload["data"]["arguments"]["time"]
            return {"free": time == "20:00"} if time != "19:00" else "Sorry, seven is taken, but eight is free."
        return "Booked."

    async with desk(tmp_path) as at:
        at.receiver.answer = answer
        await at.make_bot(tools=[is_free(at.webhook)], fields=FIELDS)
        call = await at.exchange.call()
        heard = await played(
            call, "A table for four tomorrow at seven, the name is Ada Byron", "yes please", "yes", "no, thank you"
        )

        assert "Sorry, seven is taken, but eight is free." in heard[1]
        assert "8 PM" in heard[2]
        assert "Booked." in heard[3]
        whole = await at.the_call(call)
        assert [use["arguments"]["time"] for use in whole["tool_calls"]] == ["19:00", "20:00"]
        assert whole["fields"]["time"] == "20:00"
        assert len(sent(at, "/free")) == 2


async def test_a_check_that_is_slow_holds_the_line_with_its_words(tmp_path: Path) -> None:
    async with desk(tmp_path, filler_after_seconds=1) as at:
        at.receiver.answer = Slow(2.0, {"free": True})
        await at.make_bot(tools=[is_free(at.webhook, speak_while_waiting="I am looking into the book.")], fields=FIELDS)
        call = await at.exchange.call()
        heard = await played(call, "A table for four tomorrow at seven, the name is Ada Byron")

        assert heard[1].startswith("I am looking into the book.")
        assert "at 7 PM" in heard[1]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"name": "end_call"}, "every bot has"),
        ({"name": "is free"}, "letters, digits and underscores"),
        ({"parameters": {"type": "string"}}, "object"),
        ({"parameters": {"type": "object", "properties": {"a": {"type": "text"}}}}, "no JSON Schema"),
        ({"parameters": {"type": "object", "properties": {"a": {"$ref": "http://example.com/a"}}}}, "do without $ref"),
        ({"parameters": {"type": "object", "properties": {"a": {"pattern": "(a+)+$"}}}}, "do without pattern"),
        ({"timeout_seconds": 20}, "must be at most 8"),
        ({"method": "TRACE"}, "must be one of GET, POST"),
        ({"headers": {"Host": "example.com"}}, "set by EchoLink"),
        ({"headers": {"webhook-id": "1"}}, "set by EchoLink"),
        ({"headers": {"X Y": "1"}}, "no name that a header can have"),
        ({"headers": {"X-Y": "a\r\nHost: b"}}, "printable ASCII"),
        ({"headers": {"X-Y": "***"}}, "give the value"),
        ({"url": "ftp://example.com"}, "http"),
        ({"sideeffects": True}, "sideeffects"),
    ],
    ids=str,
)
@on_sqlite
async def test_a_tool_that_cannot_work_is_not_saved_and_the_answer_says_why(
    tmp_path: Path, change: Mapping[str, Any], told: str
) -> None:
    async with desk(tmp_path) as at:
        tool = is_free(at.webhook, **change)
        refused = await at.http.post("/v1/bots", json={"goal": "x", "webhook": at.webhook, "tools": [tool]})

        assert refused.status_code == 422
        assert told in refused.text
        assert "tools.0" in refused.text


@on_sqlite
async def test_a_check_needs_a_tool_of_that_name_that_the_fields_can_feed(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        no_tool = await at.http.post("/v1/bots", json={"goal": "x", "webhook": at.webhook, "fields": FIELDS})
        fields = {"type": "object", "properties": {"time": FIELDS["properties"]["time"]}}  # type: ignore[index]
        body = {"goal": "x", "webhook": at.webhook, "fields": fields, "tools": [is_free(at.webhook)]}
        no_date = await at.http.post("/v1/bots", json=body)

        assert "must be the name of one of the bot's tools" in no_tool.text
        assert "needs date, which no field collects" in no_date.text

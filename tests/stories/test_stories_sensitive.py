"""A value that a field marks as sensitive reaches the webhook, and is nowhere else: not in a table, a log, an answer, or a prompt."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import structlog
from sqlalchemy import Connection, func, select
from starlette.responses import PlainTextResponse
from structlog.testing import LogCapture

from echolink.simulator.receiver import Received
from echolink.storage.tables import calls, deliveries, metadata, turns
from tests.fakes.chat_completions import ChatCompletions, Refuses, Reply, Says
from tests.fakes.chat_completions import calls as calls_tool
from tests.stories.conftest import on_sqlite
from tests.stories.desk import Desk, desk, played

CARD = "4111 1111 1111 1234"
SPOKEN = "four one one one one one one one one one one one one two three four"
FIELDS = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "card_number": {"type": "string", "title": "the card number", "sensitive": True},
        "word": {"type": "string", "title": "the safe word", "sensitive": True},
    },
}
WORD = "purple walrus"
PAY = {"goal": "Take a payment", "context": "", "fields": FIELDS}


@pytest.fixture
def logged() -> Iterator[LogCapture]:
    """All that the service logs meanwhile, whole."""
    before, capture = structlog.get_config(), LogCapture()
    structlog.configure(processors=[capture], cache_logger_on_first_use=False)
    yield capture
    structlog.configure(**before)


def squeezed(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def leaks(text: str) -> list[str]:
    """Forms of the two values that a text shows."""
    forms = (CARD, SPOKEN, WORD, "11111234", "one two three four")
    return [form for form in forms if squeezed(form) in squeezed(text)]


async def everything_stored(at: Desk) -> str:
    """Every row of every table, binary columns as they are."""

    def rows(connection: Connection) -> str:
        return "\n".join(
            f"{table.name} {name} {value!r}"
            for table in metadata.tables.values()
            for row in connection.execute(select(table)).mappings()
            for name, value in row.items()
        )

    return await at.service.stores.database.read(rows)


async def everything_answered(at: Desk) -> str:
    """All that the API tells of the account."""
    texts = [(await at.http.get(path)).text for path in ("/v1/calls", "/v1/deliveries", "/v1/account/export")]
    for one in (await at.http.get("/v1/calls")).json()["data"]:
        texts.append((await at.http.get(f"/v1/calls/{one['id']}")).text)
    for one in (await at.http.get("/v1/deliveries")).json()["data"]:
        texts.append((await at.http.get(f"/v1/deliveries/{one['id']}")).text)
    return "\n".join(texts)


async def seen(at: Desk, logged: LogCapture) -> list[str]:
    """Where a value shows that should not."""
    places = {
        "tables": await everything_stored(at),
        "answers": await everything_answered(at),
        "logs": json.dumps(logged.entries, default=str),
    }
    return [f"{place}: {form}" for place, text in places.items() for form in leaks(text)]


async def test_only_the_webhook_gets_a_sensitive_value(tmp_path: Path, logged: LogCapture) -> None:
    async with desk(tmp_path) as at:
        bot = await at.make_bot(**PAY)
        call = await at.exchange.call()

        heard = await played(call, "hello, I want to pay", "Maria Jones", SPOKEN)
        during = await seen(at, logged)
        heard += [await heard_after(call, f"{WORD}")]
        before_yes = await seen(at, logged)
        heard += [await heard_after(call, "yes")]
        await call.hang_up()
        await call.over()

        assert await sealed_values(at) == 0
        assert {"name": "word", "kind": "text", "asked": True, "sensitive": True} in bot["reading"]["fields"]
        assert (during, before_yes, await seen(at, logged)) == ([], [], [])
        sent = at.payloads[-1]["data"]["fields"]
        assert (squeezed(sent["word"]), sent["name"]) == (squeezed(WORD), "Maria Jones")
        assert leaks(sent["card_number"])
        assert leaks(" ".join(heard)) == []
        assert "the card number that you gave me" in " ".join(heard)
        whole = await at.the_call(call)
        assert whole["fields"] == {"name": "Maria Jones", "card_number": "(withheld)", "word": "(withheld)"}
        said = [line["text"] for line in whole["transcript"] if line["who"] == "caller"]
        assert said[2:4] == ["[card number withheld]", "[safe word withheld]"]


async def sealed_values(at: Desk) -> int:
    """How many columns still hold something sealed of a call."""
    columns = (calls.c.withheld, turns.c.said_sealed, deliveries.c.sealed)

    def count(connection: Connection) -> int:
        return sum(connection.execute(select(func.count(column))).scalar_one() for column in columns)

    return await at.service.stores.database.read(count)


async def test_keys_that_are_pressed_for_a_sensitive_field_are_withheld_as_well(
    tmp_path: Path, logged: LogCapture
) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot(**PAY)
        call = await at.exchange.call()
        await played(call, "hello, I want to pay", "Maria Jones")
        await call.press("4111111111111234")
        await call.listen()

        assert (await at.the_call(call))["fields"]["card_number"] == "(withheld)"
        assert await seen(at, logged) == []
        assert await sealed_values(at) == 1


async def test_a_correction_that_was_not_understood_is_withheld_too(tmp_path: Path, logged: LogCapture) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot(**PAY)
        call = await at.exchange.call()
        await played(call, "hello, I want to pay", "Maria Jones", "five five five five", "blue whale")
        await played(call, "no wait, the card is wrong, mine says " + SPOKEN, "it is more like " + WORD)

        said = [line["text"] for line in (await at.the_call(call))["transcript"] if line["who"] == "caller"]
        assert all(line.endswith("withheld]") for line in said[2:]), said
        assert leaks(json.dumps((await at.the_call(call))["questions"])) == []
        assert await seen(at, logged) == []


async def test_a_question_without_a_value_is_kept_as_ever(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot(**PAY)
        call = await at.exchange.call()
        await played(call, "hello, do you have a parking lot?", "Maria Jones", SPOKEN, WORD, "yes")

        whole = await at.the_call(call)
        [question] = whole["questions"]
        assert "parking" in question
        assert at.payloads[-1]["data"]["questions"] == [question]
        body = (await at.http.get(f"/v1/deliveries/{whole['deliveries'][0]['id']}")).json()["body"]
        assert json.loads(body)["data"]["questions"] == [question]


async def test_a_card_number_that_nobody_asked_for_is_withheld(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, logged: LogCapture
) -> None:
    async with desk_with_model(tmp_path, monkeypatch, Says("And your name?")) as (at, _):
        call = await at.exchange.call()
        await played(call, f"hello, take it from {SPOKEN}")

        said = [line["text"] for line in (await at.the_call(call))["transcript"] if line["who"] == "caller"]
        assert said == ["[words withheld]"]
        assert await seen(at, logged) == []


async def heard_after(call: Any, text: str) -> str:
    await call.say(text)
    heard: str = await call.listen()
    return heard


async def test_while_the_webhook_is_down_the_value_waits_sealed_and_an_echo_is_not_kept(
    tmp_path: Path, logged: LogCapture
) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot(**PAY)
        at.receiver.answer = PlainTextResponse("not now", 503)
        call = await at.exchange.call()
        await played(call, "hello, I want to pay", "Maria Jones", SPOKEN, WORD, "yes")
        await call.hang_up()
        await call.over()
        waiting = await seen(at, logged)
        [pending] = (await at.http.get("/v1/deliveries")).json()["data"]
        sent = json.loads(at.receiver.received[-1].body)["data"]["fields"]

        at.receiver.answer = f"Charged {sent['card_number']}, the word was {sent['word']}."
        await at.http.post(f"/v1/deliveries/{pending['id']}/redeliver")
        delivered = await until_delivered(at, pending["id"])
        again = await at.http.post(f"/v1/deliveries/{pending['id']}/redeliver")

        assert waiting == []
        assert json.loads(at.receiver.received[-1].body)["data"]["fields"] == sent
        assert delivered["attempts"][-1]["answer"].startswith("Charged (withheld)")
        assert await seen(at, logged) == []
        assert (again.status_code, again.json()["code"]) == (409, "conflict")


async def test_a_repeat_of_the_request_that_held_the_value_gets_the_same_bytes(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot(**PAY)
        call = await at.exchange.call()
        await played(call, "hello, I want to pay", "Maria Jones", SPOKEN)
        first = call.documents[-1]

        again = await call.repeat_last_request()

        assert again.twiml == first.twiml
        turns = {line["turn"] for line in (await at.the_call(call))["transcript"]}
        assert max(turns) == 3


KEEPS_CARD = calls_tool("keep_private", {"field": "card_number", "value": CARD})


@asynccontextmanager
async def desk_with_model(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *replies: Reply
) -> AsyncIterator[tuple[Desk, ChatCompletions]]:
    async with ChatCompletions() as provider:
        monkeypatch.setenv("OPENAI_BASE_URL", provider.url)
        monkeypatch.setenv("OPENAI_API_KEY", "none")
        provider.will(*replies)
        async with desk(folder, model="openai-chat:fake") as at:
            await at.make_bot(**PAY)
            yield at, provider


def prompt(provider: ChatCompletions, number: int) -> str:
    return json.dumps(provider.requests[number])


async def test_a_model_hears_the_value_once_and_sends_it_without_having_it(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, logged: LogCapture
) -> None:
    done = {"fields": {"name": "Maria Jones", "card_number": "(withheld)"}}
    replies = [
        Says("What is the card number?"),
        KEEPS_CARD,
        Says(f"Thank you, {CARD}. What is the safe word?"),
        calls_tool("keep_private", {"field": "word", "value": WORD}),
        Says("I have all of it. Shall I go ahead?"),
        calls_tool("complete_goal", done),
        Says("It is paid."),
    ]
    async with desk_with_model(tmp_path, monkeypatch, *replies) as (at, provider):
        call = await at.exchange.call()
        heard = await played(call, "hello, I am Maria Jones", SPOKEN)
        during = await seen(at, logged)
        heard += [await heard_after(call, WORD), await heard_after(call, "yes")]
        await call.hang_up()
        await call.over()

        assert leaks(prompt(provider, 1))  # the turn in which it was said
        assert [leaks(prompt(provider, later)) for later in (5, 6)] == [[], []]
        assert "[card number withheld]" in prompt(provider, 5)
        assert at.payloads[-1]["data"]["fields"] == {"name": "Maria Jones", "card_number": CARD, "word": WORD}
        assert leaks(" ".join(heard)) == []
        assert "I have that." in heard[2]
        assert (during, await seen(at, logged)) == ([], [])
    assert database != "sqlite" or leaks_in_files(tmp_path) == []


async def test_what_else_was_said_with_a_value_is_told_to_the_model_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, logged: LogCapture
) -> None:
    keeps = {"field": "card_number", "value": CARD, "also_said": "The name is Maria Jones."}
    replies = [calls_tool("keep_private", keeps), Says("And the safe word?"), Says("Thank you.")]
    async with desk_with_model(tmp_path, monkeypatch, *replies) as (at, provider):
        call = await at.exchange.call()
        await played(call, f"I am Maria Jones and the card is {SPOKEN}", "wait a second")

        assert "[card number withheld] The name is Maria Jones." in prompt(provider, 2)
        assert await seen(at, logged) == []


async def test_a_value_that_a_model_only_sends_is_masked_where_it_was_said_turns_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, logged: LogCapture
) -> None:
    whole = {"fields": {"name": "Maria Jones", "card_number": "5555", "word": WORD}}
    replies = [Says("Thank you. Shall I?"), Says("Really?"), calls_tool("complete_goal", whole), Says("It is paid.")]
    async with desk_with_model(tmp_path, monkeypatch, *replies) as (at, _):
        call = await at.exchange.call()
        await played(call, f"Maria Jones, and the word is {WORD}", "what?", "yes")

        assert at.payloads[-1]["data"]["fields"]["word"] == WORD
        assert await seen(at, logged) == []
        said = [line["text"] for line in (await at.the_call(call))["transcript"] if line["who"] == "caller"]
        assert said[:2] == ["[safe word withheld]", "what?"]


async def test_where_the_model_fails_the_scripted_agent_knows_what_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, logged: LogCapture
) -> None:
    more: list[Reply] = [Refuses(500)] * 20
    replies: list[Reply] = [Says("What is the card number?"), KEEPS_CARD, Says("And the safe word?"), *more]
    async with desk_with_model(tmp_path, monkeypatch, *replies) as (at, _):
        call = await at.exchange.call()
        heard = await played(call, "My name is Maria Jones", SPOKEN, WORD, "yes")

        sent = at.payloads[-1]["data"]["fields"]
        assert (sent["card_number"], squeezed(sent["word"])) == (CARD, squeezed(WORD)), heard
        assert await seen(at, logged) == []


async def test_a_brain_is_told_the_value_once(tmp_path: Path, logged: LogCapture) -> None:
    def thinks(came: Received) -> Any:
        data = came.payload["data"]
        if came.path != "/brain":
            return "Paid."
        return {
            1: {"say": "What is the card number?"},
            2: {"say": f"So {CARD}. Is that right?", "fields": {"card_number": CARD}},
            3: {"say": "I am paying.", "fields": data["fields"], "completed": True},
        }[data["turn"]]

    async with desk(tmp_path) as at:
        at.receiver.answer = thinks
        await at.make_bot(**PAY, brain={"url": at.webhook.replace("/book", "/brain")})
        call = await at.exchange.call()
        heard = await played(call, "hello", SPOKEN, "yes")

        asked = [json.dumps(came.payload) for came in at.receiver.received if came.path == "/brain"]
        assert [bool(leaks(one)) for one in asked] == [False, True, False]
        assert leaks(" ".join(heard)) == []
        assert at.payloads[-1]["data"]["fields"] == {"card_number": CARD}
        assert await seen(at, logged) == []


@on_sqlite
async def test_what_is_said_is_never_in_the_files_either(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot(**PAY)
        call = await at.exchange.call()
        await played(call, "hello, I want to pay", "Maria Jones", SPOKEN, WORD)
        assert leaks_in_files(tmp_path) == []
        await heard_after(call, "yes")

    assert leaks_in_files(tmp_path) == []


def leaks_in_files(folder: Path) -> list[str]:
    """The database with what SQLite has not overwritten, its journal, and that of background work."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "secret_key"]
    assert sum(path.stat().st_size for path in files) > 10_000
    return [f"{path.name}: {form}" for path in files for form in leaks(path.read_bytes().decode("latin-1"))]


async def until_delivered(at: Desk, delivery_id: str) -> dict[str, Any]:
    async with asyncio.timeout(20):
        while True:
            one: dict[str, Any] = (await at.http.get(f"/v1/deliveries/{delivery_id}")).json()
            if one["status"] == "delivered":
                return one
            await asyncio.sleep(0.02)


async def test_other_webhooks_hear_of_the_call_without_the_value(tmp_path: Path, logged: LogCapture) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot(**PAY)
        events = ["call.started", "call.turn", "goal.completed", "call.ended"]
        await at.http.post("/v1/webhooks", json={"url": at.webhook.replace("/book", "/events"), "events": events})
        call = await at.exchange.call()
        await played(call, "hello, I want to pay", "Maria Jones", SPOKEN, WORD, "yes")
        await call.hang_up()
        await call.over()
        others = await heard_of(at, 3)

        assert sorted(one.payload["type"] for one in others) == ["call.ended", "call.started", "goal.completed"]
        assert leaks(" ".join(one.body for one in others)) == []
        own = next(one for one in at.receiver.received if one.path == "/book")
        told = next(one for one in others if one.payload["type"] == "goal.completed")
        assert leaks(own.body)
        assert own.payload["data"]["sequence"] == told.payload["data"]["sequence"] == 2
        assert await seen(at, logged) == []


async def heard_of(at: Desk, count: int) -> list[Received]:
    """What came to the other webhook, once there is so much."""
    async with asyncio.timeout(20):
        while True:
            came = [one for one in at.receiver.received if one.path == "/events"]
            if len(came) >= count:
                return came
            await asyncio.sleep(0.02)


async def test_a_sensitive_field_is_no_argument_of_a_check(tmp_path: Path) -> None:
    parameters = {"type": "object", "properties": {"word": {"type": "string"}}, "required": ["word"]}
    tool = {"name": "is_known", "description": "Is it?", "url": "https://api.example.com/x", "parameters": parameters}
    fields = {"type": "object", "properties": {"word": {"type": "string", "sensitive": True, "check": "is_known"}}}
    async with desk(tmp_path) as at:
        bot = {**PAY, "webhook": at.webhook, "fields": fields, "tools": [tool]}

        refused = await at.http.post("/v1/bots", json=bot)

        assert refused.status_code == 422
        [error] = refused.json()["errors"]
        assert error["field"] == "fields.properties.word.check"
        assert "webhook alone" in error["detail"]

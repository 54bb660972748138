"""A value that a field marks as sensitive reaches the webhook, and is nowhere else: not in a table, a log, an answer, or a prompt."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog
from sqlalchemy import Connection, select
from starlette.responses import PlainTextResponse
from structlog.testing import LogCapture

from echolink.storage.tables import metadata
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


async def until_delivered(at: Desk, delivery_id: str) -> dict[str, Any]:
    async with asyncio.timeout(20):
        while True:
            one: dict[str, Any] = (await at.http.get(f"/v1/deliveries/{delivery_id}")).json()
            if one["status"] == "delivered":
                return one
            await asyncio.sleep(0.02)

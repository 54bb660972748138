"""Whole calls of a bot whose texts have places, filled by the bot itself or by its developer's system when it rings."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks import Webhook
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from echolink.simulator.receiver import Answer, Received
from tests.stories.conftest import on_sqlite
from tests.stories.desk import Desk, desk, played

GREETING = "Hello {{name}}, this is {{ restaurant }}. How can I help?"
ONE_BREATH = "A table for four tomorrow at seven, the name is Maria Jones"


@asynccontextmanager
async def desk_that_asks(folder: Path, known: Answer, **texts: Any) -> AsyncIterator[Desk]:
    """`known`: what the developer's system says of a caller when it rings."""

    def answer(came: Received) -> Answer:
        return known if came.path == "/ring" else {"message": "Booked."}

    async with desk(folder) as at:
        at.receiver.answer = answer
        url = at.webhook.replace("/book", "/ring")
        await at.make_bot(
            **{"greeting": GREETING, "variables": {"restaurant": "Luigi's"}, "call_started_url": url} | texts
        )
        yield at


def asked(at: Desk) -> list[Received]:
    return [came for came in at.receiver.received if came.path == "/ring"]


async def test_a_bot_greets_with_its_own_variables_and_its_webhook_gets_them(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot(
            goal="Book a table at {{restaurant}}",
            context="{{restaurant}} is open {{hours}}. Tables: 2,4,6",
            greeting=GREETING,
            variables={"restaurant": "Luigi's", "hours": "5-10PM", "name": "Ada"},
        )
        call = await at.exchange.call()
        heard = await played(call, "When are you open?", ONE_BREATH, "yes")

        assert heard[0] == "Hello Ada, this is Luigi's. How can I help?"
        assert "5" in heard[1]
        assert "10" in heard[1]
        [payload] = at.payloads
        assert payload["data"]["goal"] == "Book a table at Luigi's"
        assert payload["data"]["variables"] == {"restaurant": "Luigi's", "hours": "5-10PM", "name": "Ada"}
        whole = await at.the_call(call)
        assert whole["variables"]["name"] == {"value": "Ada", "from": "bot"}
        assert whole["variables_why"] is None


async def test_what_is_told_when_it_rings_comes_before_the_bots_own(tmp_path: Path) -> None:
    known = {"variables": {"name": "Ada", "restaurant": "Luigi's by the sea", "visits": 3, "regular": True}}
    async with desk_that_asks(tmp_path, known, context="Open 5-10PM. Visits so far: {{visits}}.") as at:
        call = await at.exchange.call()
        heard = await played(call, ONE_BREATH, "yes")

        assert heard[0] == "Hello Ada, this is Luigi's by the sea. How can I help?"
        whole = await at.the_call(call)
        assert whole["variables"] == {
            "name": {"value": "Ada", "from": "call_started_url"},
            "restaurant": {"value": "Luigi's by the sea", "from": "call_started_url"},
            "visits": {"value": 3, "from": "call_started_url"},
            "regular": {"value": True, "from": "call_started_url"},
        }
        assert whole["variables_why"].startswith("answered in ")
        assert at.payloads[-1]["data"]["variables"] == known["variables"]


@on_sqlite
async def test_the_question_is_signed_says_who_calls_and_is_asked_once(tmp_path: Path) -> None:
    async with desk_that_asks(tmp_path, {"name": "Ada"}) as at:
        call = await at.exchange.call()
        await call.listen()
        await call.repeat_request(0)

        [came] = asked(at)
        event = Webhook(at.bots[0]["webhook_secret"]).verify(came.body, dict(came.headers))
        assert event["type"] == "call.starting"
        whole = await at.the_call(call)
        assert event["data"] == {
            "call_sid": call.sid,
            "bot_id": at.bots[0]["id"],
            "from": whole["from"],
            "to": whole["to"],
        }
        assert came.headers["webhook-id"] == f"call_started_{call.sid}"


@on_sqlite
@pytest.mark.parametrize(
    ("known", "why"),
    [
        (PlainTextResponse("", 500), "HTTP 500"),
        (PlainTextResponse("Ada"), "the answer is no JSON"),
        (PlainTextResponse(""), "the answer is empty"),
        ({"variables": "Ada"}, "must be an object, and are a text"),
        ({f"n{n}": n for n in range(51)}, "at most 50 variables"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_where_it_cannot_be_used_the_bots_own_variables_are(tmp_path: Path, known: Answer, why: str) -> None:
    async with desk_that_asks(tmp_path, known) as at:
        call = await at.exchange.call()

        assert await call.listen() == "Hello, this is Luigi's. How can I help?"
        whole = await at.the_call(call)
        assert why in whole["variables_why"]
        assert whole["variables"] == {"restaurant": {"value": "Luigi's", "from": "bot"}}


@on_sqlite
async def test_what_is_no_variable_is_left_out_and_named_and_the_rest_is_used(tmp_path: Path) -> None:
    known = {"name": "Ada", "1st": "x", "list": [1], "long": "x" * 1_001, "gone": None}
    async with desk_that_asks(tmp_path, known) as at:
        call = await at.exchange.call()

        assert (await call.listen()).startswith("Hello Ada, this is Luigi's.")
        whole = await at.the_call(call)
        assert set(whole["variables"]) == {"restaurant", "name"}
        assert "`1st` must be a name" in whole["variables_why"]
        assert "`list` must be a text, a number, or true or false, and is a list" in whole["variables_why"]
        assert "`long` must have at most 1000 characters" in whole["variables_why"]
        assert "gone" not in whole["variables_why"]


@on_sqlite
async def test_a_greeting_waits_no_longer_than_a_second_and_a_half(tmp_path: Path) -> None:
    never = asyncio.Event()

    class Silent(PlainTextResponse):
        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            await never.wait()

    async with desk_that_asks(tmp_path, Silent("")) as at:
        call = await at.exchange.call()
        heard = await call.listen()
        never.set()

        assert heard == "Hello, this is Luigi's. How can I help?"
        whole = await at.the_call(call)
        # What is left of it when the request goes out: a busy machine has used up some of the second and a half by then.
        waited = re.search(r"no answer within (\d[\d.]*) seconds", whole["variables_why"])
        assert waited
        assert 1.0 <= float(waited[1]) <= 1.5
        assert whole["hops"][0]["milliseconds"] >= 1_400


@on_sqlite
async def test_values_are_data_to_twiml_and_to_the_places(tmp_path: Path) -> None:
    name = '<Dial>+1900</Dial> & {{restaurant}} \u0000\u0007\ud800\n"x"'
    known = PlainTextResponse(json.dumps({"name": name}), media_type="application/json")
    async with desk_that_asks(tmp_path, known) as at:
        call = await at.exchange.call()
        await call.listen()

        twiml = call.documents[0].twiml
        assert "<Dial>" not in twiml
        assert '&lt;Dial&gt;+1900&lt;/Dial&gt; &amp; {{restaurant}} "x"' in twiml


async def test_a_call_keeps_the_variables_with_which_it_began(tmp_path: Path) -> None:
    async with desk_that_asks(tmp_path, {"name": "Ada"}, context="Parking is {{parking}}. Open 5-10PM.") as at:
        await at.http.patch(f"/v1/bots/{at.bots[0]['id']}", json={"variables": {"parking": "behind the house"}})
        call = await at.exchange.call()
        await call.listen()
        await at.http.patch(f"/v1/bots/{at.bots[0]['id']}", json={"variables": {"parking": "nowhere"}})
        await call.say("Where can I park?")

        assert "behind the house" in await call.listen()
        assert len(asked(at)) == 1

"""Whole calls in which the caller wants a person: every outcome of the transfer, and everything that may come between."""

import asyncio
import os
import signal
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from echolink.simulator.dialled import Party
from echolink.simulator.faults import read_plan
from echolink.simulator.phone import CallOver, SimulatedCall
from echolink.simulator.receiver import Received
from tests.fakes.chat_completions import Says, calls
from tests.stories.conftest import on_sqlite
from tests.stories.desk import Desk, desk, played
from tests.stories.test_stories_models import desk_with_model
from tests.stories.test_stories_survival import street

PERSON = "+14155550199"
WISH = "can I speak to a real person please"
BACK = {
    Party.BUSY: "the line is busy",
    Party.NO_ANSWER: "nobody",
    Party.FAILED: "couldn't reach anyone",
    Party.CANCELED: "couldn't reach anyone",
}


@asynccontextmanager
async def desk_with_person(folder: Path, **settings: Any) -> AsyncIterator[Desk]:
    async with desk(folder, **settings) as at:
        await at.make_bot(transfer_to=PERSON)
        yield at


def dials(call: SimulatedCall) -> list[ET.Element]:
    """Every `<Dial>` that the call got."""
    return [dial for one in call.documents for dial in ET.fromstring(one.body).iter("Dial")]


async def test_a_caller_who_wants_a_person_is_told_so_and_put_through(tmp_path: Path) -> None:
    async with desk_with_person(tmp_path) as at:
        call = await at.exchange.call()
        heard = await played(call, WISH)
        await call.over()

        assert "put you through" in heard[1] or "connecting you" in heard[1]
        assert f"[{PERSON} picks up]" in heard[1]
        assert heard[1].endswith("Goodbye.")
        told = await at.the_call(call)
        assert (told["status"], told["end_reason"]) == ("ended", "transferred")
        [transfer] = told["transfers"]
        assert transfer["at"] is not None
        assert (transfer["turn"], transfer["to"], transfer["outcome"]) == (1, PERSON, "completed")
        assert transfer["seconds"] > 0
        assert not call.errors


async def test_the_dial_stands_outside_any_gather_and_names_its_action(tmp_path: Path) -> None:
    async with desk_with_person(tmp_path) as at:
        call = await at.exchange.call()
        await played(call, WISH)

        [document] = [one for one in call.documents if "<Dial" in one.twiml]
        assert "<Gather" not in document.twiml
        [dial] = dials(call)
        assert dial.get("answerOnBridge") == "true"
        assert "/v1/voice-transferred?" in dial.get("action", "")
        assert "turn=2" in dial.get("action", "")
        assert dial.get("callerId") == "+14155550123"


async def test_a_withheld_number_is_put_through_under_the_number_that_was_called(tmp_path: Path) -> None:
    async with desk_with_person(tmp_path) as at:
        call = await at.exchange.call(caller=None)
        await played(call, WISH)

        assert [dial.get("callerId") for dial in dials(call)] == [at.exchange.number.phone_number]
        assert not call.errors


@pytest.mark.parametrize("party", list(BACK))
async def test_a_caller_whom_nobody_takes_is_back_with_the_bot_and_may_leave_a_message(
    tmp_path: Path, party: Party
) -> None:
    async with desk_with_person(tmp_path) as at:
        call = await at.exchange.call(parties=[party])
        heard = await played(call, WISH, "yes please")

        assert BACK[party] in heard[1]
        assert heard[1].endswith("?")
        assert call.listening
        assert "message" in heard[2].lower()
        told = await at.the_call(call)
        assert [one["outcome"] for one in told["transfers"]] == [party.value]
        assert [line["text"] for line in told["transcript"] if line["who"] == "caller"] == [WISH, "yes please"]


async def test_the_bot_goes_on_where_it_was_when_the_caller_wants_no_message(tmp_path: Path) -> None:
    async with desk_with_person(tmp_path) as at:
        call = await at.exchange.call(parties=[Party.BUSY])
        await played(call, "a table for four", WISH, "no thanks", "tomorrow at seven, the name is Maria Jones", "yes")

        [payload] = at.payloads
        assert payload["data"]["fields"]["party_size"] == 4
        assert payload["data"]["fields"]["name"] == "Maria Jones"


async def test_nobody_is_phoned_a_third_time(tmp_path: Path) -> None:
    async with desk_with_person(tmp_path) as at:
        call = await at.exchange.call(parties=[Party.BUSY])
        heard = await played(call, WISH, WISH, WISH)

        assert call.dialled == [PERSON, PERSON]
        assert "message" in heard[3]
        assert [one["outcome"] for one in (await at.the_call(call))["transfers"]] == ["busy", "busy"]


async def test_a_bot_without_a_person_promises_no_transfer(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()
        call = await at.exchange.call()
        heard = await played(call, WISH)

        assert not call.dialled
        assert "message" in heard[1]


async def test_who_speaks_into_the_announcement_is_put_through_all_the_same(tmp_path: Path) -> None:
    async with desk_with_person(tmp_path) as at:
        call = await at.exchange.call(parties=[Party.STAYS])
        await call.listen()
        await call.say(WISH)
        speaking = asyncio.create_task(call.say("no wait, never mind"))
        await call.put_through()

        assert not speaking.done()  # there is nothing open that could hear it
        assert not any(line.cut for line in call.transcript)
        call.other_party_hangs_up()
        with pytest.raises(CallOver):
            await speaking
        assert call.dialled == [PERSON]
        assert "no wait, never mind" not in [line["text"] for line in (await at.the_call(call))["transcript"]]


async def test_a_caller_who_hangs_up_while_talking_to_the_person_ends_the_call(tmp_path: Path) -> None:
    async with desk_with_person(tmp_path) as at:
        call = await at.exchange.call(parties=[Party.STAYS])
        await call.listen()
        await call.say(WISH)
        await call.put_through()
        going_on = await at.the_call(call)
        await call.hang_up()

        assert (going_on["status"], going_on["transfers"][0]["outcome"]) == ("in-progress", None)
        told = await at.the_call(call)
        assert (told["status"], told["end_reason"]) == ("ended", "caller_hung_up")
        assert [one["outcome"] for one in told["transfers"]] == ["completed"]


@pytest.mark.parametrize("plan", ["twice@transferred", "thrice-in-a-row@transferred", "lose@transferred:1"])
async def test_a_repeated_request_about_the_outcome_gets_the_same_answer(tmp_path: Path, plan: str) -> None:
    async with desk_with_person(tmp_path) as at:
        call = await at.exchange.call(parties=[Party.BUSY], faults=read_plan(plan))
        heard = await played(call, WISH)

        assert heard[1].count("the line is busy") == 1
        assert all(copied.is_same for copied in call.copies)
        told = await at.the_call(call)
        assert len(told["transfers"]) == 1
        assert {line["turn"] for line in told["transcript"]} == {0, 1, 2}


async def test_an_answer_that_puts_through_is_lost_and_asked_for_again_and_dials_once(tmp_path: Path) -> None:
    async with desk_with_person(tmp_path) as at:
        call = await at.exchange.call(parties=[Party.BUSY], faults=read_plan("lose@response:1"))
        await played(call, WISH)

        assert call.dialled == [PERSON]
        assert len((await at.the_call(call))["transfers"]) == 1


async def test_nobody_is_phoned_anew_when_the_answer_never_came_through(tmp_path: Path) -> None:
    async with desk_with_person(tmp_path) as at:
        call = await at.exchange.call(faults=read_plan("lose@response:1..3"))
        heard = await played(call, WISH)

        assert call.dialled == []
        assert "back" in heard[1]
        assert call.listening
        assert [one["outcome"] for one in (await at.the_call(call))["transfers"]] == ["unknown"]


async def test_the_fallback_takes_the_caller_back_when_our_action_cannot_be_reached(tmp_path: Path) -> None:
    async with desk_with_person(tmp_path) as at:
        call = await at.exchange.call(parties=[Party.BUSY], faults=read_plan("refuse@transferred:1..3"))
        await played(call, WISH)

        assert call.dialled == [PERSON]
        assert call.listening
        assert [one["outcome"] for one in (await at.the_call(call))["transfers"]] == ["unknown"]


async def test_a_menu_that_takes_the_call_in_the_middle_of_the_dial_brings_it_back_to_the_bot(tmp_path: Path) -> None:
    async with desk_with_person(tmp_path) as at:
        call = await at.exchange.call(parties=[Party.STAYS])
        await call.listen()
        await call.say(WISH)
        await call.put_through()
        await call.redirect_to(at.bots[0]["voice_url"])

        assert await call.listen()
        assert call.listening
        assert [one["outcome"] for one in (await at.the_call(call))["transfers"]] == ["unknown"]


@on_sqlite
async def test_a_locked_database_costs_an_apology_and_not_what_came_of_the_transfer(tmp_path: Path) -> None:
    async with desk_with_person(tmp_path) as at:
        call = await at.exchange.call(parties=[Party.STAYS])
        await call.listen()
        await call.say(WISH)
        await call.put_through()

        other = sqlite3.connect(tmp_path / "echolink.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        call.other_party_hangs_up()
        heard: list[str] = []
        async for line in call.lines():
            if line.who == "bot" and "sorry" in line.text.lower():
                other.execute("ROLLBACK")
            heard.append(line.text)
        other.close()

        assert heard[-1].endswith("Goodbye.")
        assert [one["outcome"] for one in (await at.the_call(call))["transfers"]] == ["completed"]


async def test_a_server_killed_while_two_people_talk_takes_the_caller_back_afterwards(tmp_path: Path) -> None:
    async with street(tmp_path) as at:
        [bot] = (await at.http.get("/v1/bots")).json()["data"]
        (await at.http.patch(f"/v1/bots/{bot['id']}", json={"transfer_to": PERSON})).raise_for_status()
        call = await at.exchange.call(parties=[Party.STAYS])
        await call.listen()
        await call.say(WISH)
        await call.put_through()
        await at.server.kill()
        await at.server.start()
        call.other_party_hangs_up()

        assert (await call.listen()).endswith("Goodbye.")
        await call.over()
        assert call.dialled == [PERSON]
        assert not call.errors


async def test_a_model_puts_through_and_is_told_what_came_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replies = [calls("transfer_call", text="I'll put you through."), Says("They are busy. Shall I take a message?")]
    async with desk_with_model(tmp_path, monkeypatch, *replies) as (at, provider):
        await at.http.patch(f"/v1/bots/{at.bots[0]['id']}", json={"transfer_to": PERSON})
        call = await at.exchange.call(parties=[Party.BUSY])
        heard = await played(call, WISH)

        assert heard[1].startswith("I'll put you through.")
        assert heard[1].endswith("They are busy. Shall I take a message?")
        assert call.dialled == [PERSON]
        offered = [tool["function"]["name"] for tool in provider.requests[0]["tools"]]
        assert "transfer_call" in offered
        newest = provider.requests[1]["messages"][-1]["content"]
        assert "back from the transfer" in str(newest)
        assert "busy" in str(newest)


async def test_a_model_of_a_bot_without_a_person_knows_no_such_tool(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_with_model(tmp_path, monkeypatch, Says("I cannot do that.")) as (at, provider):
        call = await at.exchange.call()
        await played(call, WISH)

        assert "transfer_call" not in [tool["function"]["name"] for tool in provider.requests[0]["tools"]]
        assert "You cannot transfer the call" in str(provider.requests[0]["messages"][0])


async def test_a_model_that_is_refused_a_third_try_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_through = calls("transfer_call", text="One moment.")
    replies = [
        put_through,
        Says("Busy."),
        put_through,
        Says("Still busy."),
        put_through,
        Says("I will take a message."),
    ]
    async with desk_with_model(tmp_path, monkeypatch, *replies) as (at, _):
        await at.http.patch(f"/v1/bots/{at.bots[0]['id']}", json={"transfer_to": PERSON})
        call = await at.exchange.call(parties=[Party.BUSY])
        heard = await played(call, WISH, WISH, WISH)

        assert call.dialled == [PERSON, PERSON]
        assert heard[3].endswith("I will take a message.")


async def test_a_brain_puts_through_and_is_told_what_came_of_it(tmp_path: Path) -> None:
    def answer(came: Received) -> Any:
        turn = came.payload["data"]
        return {"transfer": True} if turn["heard"] == "speech" else {"say": f"It was {turn['said']}. What now?"}

    async with desk(tmp_path) as at:
        at.receiver.answer = answer
        await at.make_bot(brain={"url": at.webhook}, transfer_to=PERSON)
        call = await at.exchange.call(parties=[Party.NO_ANSWER])
        heard = await played(call, WISH)

        assert "put you through" in heard[1]
        assert heard[1].endswith("It was no-answer. What now?")
        assert call.dialled == [PERSON]


async def test_a_brain_that_puts_through_where_there_is_nobody_is_told_in_the_call(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        at.receiver.answer = lambda came: {"transfer": True}
        await at.make_bot(brain={"url": at.webhook})
        call = await at.exchange.call()
        heard = await played(call, WISH)

        assert "can't" in heard[1]
        assert call.listening
        assert "transfer: not possible" in (await at.the_call(call))["transcript"][-1]["why"]


async def test_a_worker_killed_at_a_turn_that_puts_through_dials_once(tmp_path: Path, database: str) -> None:
    workers = ("--workers", "2" if database == "postgres" else "1")
    async with street(tmp_path, *workers) as at:
        [bot] = (await at.http.get("/v1/bots")).json()["data"]
        (await at.http.patch(f"/v1/bots/{bot['id']}", json={"transfer_to": PERSON})).raise_for_status()
        call = await at.exchange.call(parties=[Party.STAYS])
        await call.listen()
        await call.say(WISH)
        await call.put_through()
        for worker in at.server.workers():
            os.kill(worker, signal.SIGKILL)
        repeated = await at.exchange.call(parties=[Party.BUSY])  # answered once the workers are back
        await repeated.listen()
        same = await call.repeat_last_request()
        call.other_party_hangs_up()
        await call.listen()

        assert "<Dial" in same.twiml
        assert call.dialled == [PERSON]
        assert len([one for one in call.documents if "<Dial" in one.twiml]) == 1

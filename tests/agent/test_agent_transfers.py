"""What do agents say to a caller who wants a person, and to one who comes back from there?"""

from dataclasses import replace
from typing import Any

import pytest

from echolink.agent.model.history import messages_of
from echolink.agent.port import Answer, Heard, HeardKind, Situation
from echolink.agent.prompt import instructions
from echolink.agent.scripted import ScriptedAgent
from echolink.agent.silence import answer_without_words
from echolink.agent.transfer import TransferOutcome
from tests.agent.conversation import MESSAGE, SUNDAY_NOON, TABLE, Webhook

BACK = [outcome for outcome in TransferOutcome if outcome is not TransferOutcome.COMPLETED]


def situation(text: str, kind: HeardKind = HeardKind.SPEECH, **more: Any) -> Situation:
    values: dict[str, Any] = {"profile": TABLE, "now": SUNDAY_NOON, "may_transfer": True}
    return Situation(heard=Heard(kind, text), **(values | more))


async def answer(text: str, kind: HeardKind = HeardKind.SPEECH, **more: Any) -> Answer:
    return await ScriptedAgent().answer(situation(text, kind, **more), Webhook())


@pytest.mark.parametrize(
    "wish",
    [
        "can I speak to a real person please",
        "put me through to the manager",
        "transfer me",
        "I want a human",
        "operator",
        "my name is Maria Jones, let me talk to someone",
    ],
)
async def test_who_wants_a_person_is_put_through(wish: str) -> None:
    said = await answer(wish)

    assert said.transfer
    assert not said.ends
    assert "?" not in said.say


@pytest.mark.parametrize(
    "line", ["a table for four", "are you a robot?", "do you have parking?", "goodbye", "hold on a moment"]
)
async def test_who_wants_something_else_is_not(line: str) -> None:
    assert not (await answer(line)).transfer


async def test_without_a_person_a_message_is_offered() -> None:
    said = await answer("can I speak to a person", may_transfer=False)

    assert not said.transfer
    assert "message" in said.say


async def test_what_was_said_besides_the_wish_is_known_when_the_caller_comes_back() -> None:
    first = await answer("we are four people tomorrow, can I speak to a person")
    back = await answer("busy", HeardKind.TRANSFERRED, memory=first.memory)

    assert first.transfer
    assert back.fields["party_size"] == 4


@pytest.mark.parametrize("outcome", BACK)
async def test_who_comes_back_is_told_why_and_offered_a_message(outcome: TransferOutcome) -> None:
    first = await answer("can I speak to a person")
    back = await answer(outcome.value, HeardKind.TRANSFERRED, memory=first.memory)
    message = await answer("yes", memory=back.memory)

    assert back.say.endswith("?")
    assert "message" in back.say
    assert not back.transfer
    assert "message" in message.say or "name" in message.say


async def test_a_bot_that_takes_messages_goes_on_with_its_question() -> None:
    first = await answer("can I speak to a person", profile=MESSAGE)
    back = await answer("no-answer", HeardKind.TRANSFERRED, profile=MESSAGE, memory=first.memory)

    assert back.say.endswith("?")
    assert "Shall I" not in back.say


async def test_who_comes_back_from_a_read_back_is_asked_for_the_yes_again() -> None:
    memory: dict[str, Any] = {}
    for line in ("a table for four tomorrow at seven, the name is Maria Jones", "can I speak to a person"):
        memory = dict((await answer(line, memory=memory)).memory)
    back = await answer("busy", HeardKind.TRANSFERRED, memory=memory)
    webhook = Webhook()
    await ScriptedAgent().answer(situation("yes", memory=back.memory), webhook)

    assert "message" not in back.say
    assert webhook.sent[0][0]["party_size"] == 4


async def test_the_scripted_agent_can_take_over_from_a_model_at_that_point() -> None:
    back = await answer("failed", HeardKind.TRANSFERRED)

    assert back.say.endswith("?")


def test_coming_back_is_no_silence() -> None:
    assert answer_without_words(situation("busy", HeardKind.TRANSFERRED)) is None


@pytest.mark.parametrize("outcome", list(TransferOutcome))
def test_a_model_is_told_in_the_callers_place_what_came_of_it(outcome: TransferOutcome) -> None:
    _, newest = messages_of(situation(outcome.value, HeardKind.TRANSFERRED))

    assert newest.startswith("[the caller is back from the transfer: ")


def test_a_model_knows_of_a_person_only_where_there_is_one() -> None:
    without = instructions(situation("hello"))
    with_one = instructions(situation("hello", profile=replace(TABLE, transfers=True)))

    assert "transfer_call" not in without
    assert "You cannot transfer the call" in without
    assert "transfer_call" in with_one
    assert "{cannot}" not in with_one


def test_a_model_knows_later_what_came_of_earlier_tries() -> None:
    profile = replace(TABLE, transfers=True)
    tries = (TransferOutcome.BUSY, TransferOutcome.NO_ANSWER)

    told = instructions(situation("hello", profile=profile, transfers=tries, may_transfer=False))

    assert "the line was busy; nobody picked up" in told
    assert "not tried again" in told

"""What is counted of calls: each turn and each end once, whoever answers and however often a request comes."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from prometheus_client import REGISTRY

from echolink.agent.port import Answer, Situation, Tools
from echolink.calls.call import EndReason, TurnKind
from echolink.calls.ports import Ended
from echolink.errors import AgentFailed
from tests.calls.crew import crew
from tests.calls.talk import ToldAgent, talk
from tests.calls.test_calls_joining import Held, until_waiting
from tests.calls.test_calls_quiet import quiet
from tests.counted import Counted


def goodbye(situation: Situation, tools: Tools) -> Answer:
    return Answer(say="Bye.", ends=True)


def fails(situation: Situation, tools: Tools) -> Answer:
    raise AgentFailed("down")


async def test_a_turn_is_counted_by_the_kind_of_agent_that_answered_it(tmp_path: Path) -> None:
    counted = Counted()
    async with talk(tmp_path, model=ToldAgent(lambda situation, tools: "Yes?")) as at:
        await at.ring()
        await at.say("hello", 1)

    assert counted.grown("echolink_turns_total") == {("fixed",): 1, ("model",): 1}


async def test_a_turn_that_a_model_could_not_answer_is_the_scripted_agents(tmp_path: Path) -> None:
    counted = Counted()
    async with talk(tmp_path, model=ToldAgent(fails)) as at:
        await at.ring()
        await at.say("hello", 1)

    assert counted.grown("echolink_turns_total") == {("fixed",): 1, ("scripted",): 1}


async def test_a_repeat_is_a_replay_and_no_turn(tmp_path: Path) -> None:
    counted = Counted()
    async with talk(tmp_path) as at:
        await at.ring(token="a")
        await at.ring(token="a")
        await at.say("hello", 1)
        await at.say("hello", 1)
        await at.conversation.fall_back(at.request())

    assert counted("echolink_replays_total") == 3
    assert counted("echolink_calls_begun_total") == 1
    assert counted.grown("echolink_turns_total") == {("fixed",): 1, ("scripted",): 1}


async def test_a_call_ends_once_for_its_first_reason(tmp_path: Path) -> None:
    counted = Counted()
    async with talk(tmp_path, answers=goodbye) as at:
        await at.ring()
        await at.say("that is all", 1)
        await at.conversation.end(at.request(), seconds=9, failed=False)

    assert counted.grown("echolink_calls_ended_total") == {("agent_ended",): 1}


async def test_a_goodbye_that_comes_after_the_hang_up_ends_nothing(tmp_path: Path) -> None:
    began, let_go = asyncio.Event(), asyncio.Event()
    counted = Counted()

    async def slow(situation: Situation, tools: Tools) -> Answer:
        began.set()
        await let_go.wait()
        return goodbye(situation, tools)

    async with talk(tmp_path, answers=slow, filler_after_seconds=30) as at:
        await at.ring()
        held = asyncio.create_task(at.say("that is all", 1))
        await began.wait()
        now = await at.now()
        await at.calls.end(now.call.id, datetime.now(UTC), EndReason.CALLER_HUNG_UP, None, None)  # at another worker
        let_go.set()
        await held

    assert counted.grown("echolink_calls_ended_total") == {}


async def test_a_caller_who_is_turned_away_has_begun_and_ended_a_call(tmp_path: Path) -> None:
    counted = Counted()
    async with talk(tmp_path, max_concurrent_calls=0) as at:
        await at.ring()

    assert counted("echolink_calls_begun_total") == 1
    assert counted.grown("echolink_calls_ended_total") == {("too_many_calls",): 1}


async def test_fillers_are_told_from_pauses(tmp_path: Path) -> None:
    let_go = asyncio.Event()
    counted = Counted()

    async def slow(situation: Situation, tools: Tools) -> str:
        await let_go.wait()
        return "Yes?"

    async with talk(tmp_path, answers=slow, filler_after_seconds=0.01, hold_seconds=0.01) as at:
        await at.ring()
        await at.say("hello", 1)
        await at.go_on(1, 1)
        await at.go_on(1, 2)
        let_go.set()

    assert counted.grown("echolink_fillers_total") == {("filler",): 1, ("pause",): 2}


async def test_a_turn_whose_process_is_gone_is_a_takeover(tmp_path: Path) -> None:
    counted = Counted()

    async def never(situation: Situation, tools: Tools) -> str:
        await asyncio.Event().wait()
        return ""

    async with talk(tmp_path, model=ToldAgent(never), filler_after_seconds=0.01, give_up_seconds=0.05) as at:
        await at.ring()
        await at.say("hello", 1)
        await at.remade().hear(at.request(TurnKind.SPEECH, "hello", turn=1, hop=1))

    assert counted("echolink_takeovers_total") == 1


async def test_a_request_that_waits_for_another_worker_has_joined_it(postgres_url: str) -> None:
    model, counted = Held(), Counted()
    async with crew(postgres_url, answers=model, filler_after_seconds=0.05, hold_seconds=0.05) as (one, two):
        await one.ring()
        await one.say("hello", 1)
        await two.go_on(1, 1)

        assert counted.grown("echolink_joins_total") == {("held",): 1}
        model.let_go.set()


async def test_a_join_that_another_workers_words_end_is_told_from_one_that_its_leaving_ends(postgres_url: str) -> None:
    model, counted = Held(), Counted()
    async with crew(postgres_url, answers=model, filler_after_seconds=4) as (one, two), asyncio.timeout(30):
        await one.ring()
        first = asyncio.create_task(one.say("hello", 1, token="a"))
        await model.began.wait()
        second = asyncio.create_task(two.say("hello", 1, token="a"))
        await until_waiting(two)
        model.let_go.set()
        await asyncio.gather(first, second)
        assert counted.grown("echolink_joins_total") == {("news",): 1}

        model.let_go.clear()
        model.began.clear()
        first = asyncio.create_task(one.say("and then", 2, token="b"))
        await model.began.wait()
        second = asyncio.create_task(two.say("and then", 2, token="b"))
        await until_waiting(two)
        model.began.clear()
        await one.workers.leave()
        await model.began.wait()
        model.let_go.set()
        await asyncio.gather(first, second)

    assert counted("echolink_joins_total", ended="deserted") == 1
    assert counted("echolink_takeovers_total") == 1


async def test_a_call_that_went_quiet_is_counted_where_it_is_closed(tmp_path: Path) -> None:
    counted = Counted()
    at = datetime.now(UTC) - timedelta(hours=1)
    async with quiet(tmp_path, lambda: Ended(failed=False, seconds=95, at=at)) as one:
        await one.sweep.look()
        await one.sweep.look()

    assert counted.grown("echolink_quiet_calls_closed_total") == {("caller_hung_up",): 1}
    assert counted.grown("echolink_calls_ended_total") == {("caller_hung_up",): 1}


@pytest.mark.parametrize("size", [1, 3])
async def test_every_worker_that_lives_is_seen(postgres_url: str, size: int) -> None:
    async with crew(postgres_url, size) as members:
        await members[0].workers.living()

        assert REGISTRY.get_sample_value("echolink_workers_alive") == size

"""A call whose requests reach several workers, which die, freeze, leave and come back: one reply a turn, and none is lost."""

import asyncio
from collections.abc import Awaitable, Callable

from echolink.agent.port import Answer, Outcome, Situation, Tools
from echolink.calls.call import CallStatus, HeldLine, HopKind
from tests.calls.crew import Member, crew
from tests.judges.twiml_judge import judge
from tests.makers import a_hop


class Held:
    """A model that answers when it is let go."""

    def __init__(self) -> None:
        self.let_go = asyncio.Event()
        self.began = asyncio.Event()
        self.asked = 0

    async def __call__(self, situation: Situation, tools: Tools) -> str:
        self.asked += 1
        self.began.set()
        await self.let_go.wait()
        return f"Answer {self.asked}."


async def decides(situation: Situation, tools: Tools) -> str:
    outcome = await tools.complete_goal({"party_size": 4})
    return f"It says: {outcome.said}"


async def test_a_request_that_reaches_another_worker_gets_the_same_bytes_from_one_model_run(postgres_url: str) -> None:
    model = Held()
    async with crew(postgres_url, answers=model) as (one, two):
        await one.ring()
        first = asyncio.create_task(one.say("hello", 1, token="a"))
        await model.began.wait()
        second = asyncio.create_task(two.say("hello", 1, token="a"))
        await until_waiting(two)
        model.let_go.set()

        assert await first == await second
        assert "Answer 1." in await first
        assert model.asked == 1


class OneByOne:
    """A scripted agent of which each run waits to be let go, in the order in which they began."""

    def __init__(self, answer: Callable[[Tools], Awaitable[Answer]]) -> None:
        self._answer = answer
        self.runs: list[asyncio.Event] = []

    async def __call__(self, situation: Situation, tools: Tools) -> Answer:
        let_go = asyncio.Event()
        self.runs.append(let_go)
        await let_go.wait()
        return await self._answer(tools)


async def test_one_request_at_two_workers_at_once_is_decided_and_delivered_by_one(postgres_url: str) -> None:
    async def completes(tools: Tools) -> Answer:
        return Answer(say=(await tools.complete_goal({"party_size": 4})).said)

    agent = OneByOne(completes)
    async with crew(postgres_url, answers=agent, has_model=False) as (one, two), asyncio.timeout(10):
        await one.ring()
        first = asyncio.create_task(one.say("yes", 1, token="a"))
        await one.scripted.was_asked.wait()
        second = asyncio.create_task(two.say("yes", 1, token="a"))
        await two.scripted.was_asked.wait()
        agent.runs[0].set()
        await one.deliveries.began.wait()
        agent.runs[1].set()
        await until_waiting(two)
        one.deliveries.opened.set()

        assert await first == await second
        assert "Done." in await first
        assert (len(one.deliveries.made), two.deliveries.made) == (1, [])


async def test_a_goodbye_at_two_workers_at_once_is_the_same_goodbye(postgres_url: str) -> None:
    async def says_goodbye(_: Tools) -> Answer:
        return Answer(say="Goodbye.", ends=True)

    agent = OneByOne(says_goodbye)
    async with crew(postgres_url, answers=agent, has_model=False) as (one, two), asyncio.timeout(10):
        await one.ring()
        first = asyncio.create_task(one.say("no", 1, token="a"))
        await one.scripted.was_asked.wait()
        second = asyncio.create_task(two.say("no", 1, token="a"))
        await two.scripted.was_asked.wait()
        agent.runs[0].set()

        assert await second == await first
        assert "Goodbye." in await first


async def test_a_hop_on_another_worker_is_woken_by_the_words_and_not_by_time(postgres_url: str) -> None:
    model = Held()
    async with crew(postgres_url, answers=model, filler_after_seconds=0.05, hold_seconds=4.5) as (one, two):
        await one.ring()
        filler = judge(await one.say("hello", 1))
        held = asyncio.create_task(two.go_on(1, 1))
        await until_waiting(two)
        model.let_go.set()
        async with asyncio.timeout(1):
            reply = await held

        assert [verb.tag for verb in filler] == ["Say", "Redirect"]
        assert "Answer 1." in reply
        assert [hop.kind for hop in (await one.now()).hops] == [HopKind.FILLER, HopKind.REPLY]


async def test_a_worker_that_waits_for_another_holds_the_line_itself(postgres_url: str) -> None:
    model = Held()
    async with crew(postgres_url, answers=model, filler_after_seconds=0.05, hold_seconds=0.05) as (one, two):
        await one.ring()
        await one.say("hello", 1)
        pauses = [judge(await two.go_on(1, 1)), judge(await one.go_on(1, 2)), judge(await two.go_on(1, 3))]
        model.let_go.set()
        hop = 4
        while "Answer 1." not in await two.go_on(1, hop):
            hop += 1

        await one.conversation.drain(
            5
        )  # words that were said before the reply was known to be whole are followed by a Gather
        hops = (await one.now()).hops
        assert [[verb.tag for verb in pause] for pause in pauses] == [["Pause", "Redirect"]] * 3
        assert [each.hop for each in hops] == list(range(len(hops)))
        assert [each.say for each in hops if each.kind is HopKind.REPLY and each.say] == ["Answer 1."]
        assert model.asked == 1


async def test_a_reply_that_nobody_waits_for_stands_for_whoever_asks(postgres_url: str) -> None:
    model = Held()
    async with crew(postgres_url, answers=model, filler_after_seconds=0.05) as (one, two):
        await one.ring()
        await one.say("hello", 1)
        model.let_go.set()
        await one.conversation.drain(5)
        await one.stop()

        assert "Answer 1." in await two.go_on(1, 1)
        assert model.asked == 1


async def test_a_turn_of_a_worker_that_died_is_taken_over_within_seconds_and_its_late_words_are_not_written(
    postgres_url: str,
) -> None:
    first, second = Held(), Held()
    second.let_go.set()
    async with crew(postgres_url, filler_after_seconds=0.05) as (one, two):
        one.model.answers, two.model.answers = first, second
        await one.ring()
        await one.say("hello", 1)
        await one.freeze()

        held = [await two.go_on(1, 1)]
        while "Answer 1." not in held[-1]:
            held.append(await two.go_on(1, len(held) + 1))
        first.let_go.set()  # it wakes up
        late = await one.go_on(1, 1)

        now = await two.now()
        assert late == held[0]
        assert (now.turn.epoch, now.turn.worker) == (2, two.workers.me)
        assert [hop.kind for hop in now.hops].count(HopKind.REPLY) == 1
        assert [hop.hop for hop in now.hops] == list(range(len(now.hops)))


async def test_a_turn_of_a_worker_that_left_is_taken_over_at_once(postgres_url: str) -> None:
    never, quick = Held(), Held()
    quick.let_go.set()
    async with crew(postgres_url, filler_after_seconds=0.05) as (one, two):
        one.model.answers, two.model.answers = never, quick
        await one.ring()
        await one.say("hello", 1)
        held = asyncio.create_task(two.go_on(1, 1))
        await until_waiting(two)
        await one.stop()
        async with asyncio.timeout(1):
            assert "Answer 1." in await held


async def test_two_who_take_a_turn_over_at_once_ask_one_model(postgres_url: str) -> None:
    never, held = Held(), Held()
    async with crew(postgres_url, 3, filler_after_seconds=0.05) as (one, two, three):
        one.model.answers, two.model.answers, three.model.answers = never, held, held
        await one.ring()
        await one.say("hello", 1)
        await one.stop()
        both = [asyncio.create_task(each.go_on(1, 1)) for each in (two, three)]
        await held.began.wait()
        held.let_go.set()

        assert (await both[0]) == (await both[1])
        assert held.asked == 1


async def test_a_worker_that_lives_and_has_lost_its_reply_is_not_waited_for_for_ever(postgres_url: str) -> None:
    quick = Held()
    quick.let_go.set()
    async with crew(
        postgres_url,
        filler_after_seconds=0.01,
        hold_seconds=0.05,
        give_up_seconds=0.1,
        webhook_seconds=0.1,
        tool_seconds=0.1,
    ) as (one, two):
        one.model.answers, two.model.answers = Held(), quick
        await one.ring()
        await one.say("hello", 1)
        await one.conversation.drain(0)  # it goes on beating
        hop = 1
        while "Answer 1." not in await two.go_on(1, hop):
            hop += 1

        assert (await two.now()).turn.epoch == 2


async def test_an_action_is_decided_once_though_its_worker_froze_while_it_was_made(postgres_url: str) -> None:
    async with crew(postgres_url, answers=decides, filler_after_seconds=0.05) as (one, two):
        two.deliveries.opened.set()
        two.deliveries.outcome = Outcome("answered", "Booked.")
        await one.ring()
        await one.say("yes", 1)
        await one.freeze()
        hop, twiml = 1, await two.go_on(1, 1)
        while "Booked." not in twiml:
            hop += 1
            twiml = await two.go_on(1, hop)
        one.deliveries.opened.set()

        assert len(await two.delivery_store.of_call((await two.now()).call.id)) == 1
        assert await one.go_on(1, hop) == twiml


async def test_a_hang_up_at_one_worker_stops_the_reply_at_another(postgres_url: str) -> None:
    stopped = asyncio.Event()

    async def never(situation: Situation, tools: Tools) -> str:
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()
        return ""

    async with crew(postgres_url, answers=never) as (one, two):
        await one.ring()
        held = asyncio.create_task(one.say("hello", 1))
        await one.model.was_asked.wait()
        await two.conversation.end(two.request(), seconds=3, failed=False)
        async with asyncio.timeout(1):
            await stopped.wait()
            assert [verb.tag for verb in judge(await held)] == ["Hangup"]
        assert (await one.now()).call.status is CallStatus.ENDED


async def until_waiting(worker: Member) -> None:
    """Until a request at this worker waits for what another writes."""
    wakes = worker.conversation._parts.wakes
    async with asyncio.timeout(10):
        while not wakes._waiting:  # noqa: ASYNC110
            await asyncio.sleep(0.005)  # nothing tells: it is just this that nobody is woken for


async def test_a_reply_for_a_request_elsewhere_whose_hop_was_filled_meanwhile_is_not_lost(postgres_url: str) -> None:
    model = Held()
    async with crew(postgres_url, answers=model, filler_after_seconds=0.05) as (one, two), asyncio.timeout(10):
        await one.ring()
        await one.say("hello", 1)
        call_id = (await one.now()).call.id
        one.conversation.wanted(call_id, 1, 1)
        await asyncio.sleep(0)  # it waits now for the reply, on behalf of the other
        pause = a_hop(1, kind=HopKind.PAUSE, twiml="<Response/>", say="")
        await two.calls.hold(HeldLine(call_id=call_id, turn=1, epoch=1, hop=pause))
        model.let_go.set()

        assert "Answer 1." in await two.go_on(1, 2)
        assert model.asked == 1


async def test_a_worker_that_wakes_up_waits_for_the_one_that_took_its_turn(postgres_url: str) -> None:
    first, second = Held(), Held()
    async with crew(postgres_url, filler_after_seconds=0.01, hold_seconds=3) as (one, two):
        one.model.answers, two.model.answers = first, second
        await one.ring()
        await one.say("hello", 1)
        hop = await taken_over(one, two)
        held = asyncio.create_task(one.go_on(1, hop))
        await until_waiting(one)
        first.let_go.set()
        second.let_go.set()

        async with asyncio.timeout(10):
            assert "Answer 1." in await held
        assert (await two.now()).turn.worker == two.workers.me


async def taken_over(one: Member, two: Member) -> int:
    """The second takes the turn over that the first has at hand, while that one sleeps; the hop that comes next."""
    for task in (one.beating, one.listening):
        task.cancel()
    hop = 1
    while not two.model.asked:
        await two.go_on(1, hop)
        hop += 1
    return hop


async def test_a_reply_whose_hop_another_worker_has_filled_becomes_the_next_one(postgres_url: str) -> None:
    model = Held()
    async with crew(postgres_url, answers=model, filler_after_seconds=0.01, hold_seconds=3) as (one, two):
        await one.ring()
        await one.say("hello", 1)
        held = asyncio.create_task(one.go_on(1, 1))
        await until_awaited(one)
        now = await two.now()
        pause = a_hop(1, kind=HopKind.PAUSE, twiml="<Response/>", say="")
        await two.calls.hold(HeldLine(call_id=now.call.id, turn=1, epoch=1, hop=pause))
        model.let_go.set()

        assert await held == "<Response/>"
        assert "Answer 1." in await two.go_on(1, 2)
        assert model.asked == 1


async def until_awaited(worker: Member) -> None:
    """Until a request waits at this worker for its own reply."""
    [reply] = worker.conversation._replying._replies._of.values()
    while not reply._awaited_by:  # noqa: ASYNC110
        await asyncio.sleep(0.005)  # nothing tells: the request waits for the reply, and nobody for it

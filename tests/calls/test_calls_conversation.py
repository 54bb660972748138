"""Which answer does each request of a call get, in whatever order, number and company they come?"""

import asyncio
import gc
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from echolink.agent.port import Answer, Outcome, Situation, Tools
from echolink.calls.call import CallStatus, EndReason, HeldLine, HopKind, HopStatus, TurnKind
from echolink.calls.clock import SteadyClock
from echolink.errors import AgentFailed, NotFound
from tests.calls.talk import ToldAgent, talk
from tests.judges.twiml_judge import judge
from tests.makers import a_hop


async def test_a_call_begins_with_a_greeting_that_listens_for_turn_1(tmp_path: Path) -> None:
    async with talk(tmp_path, bot={"greeting": "Good evening."}) as at:
        twiml = await at.ring(token="a")

        [gather, _] = judge(twiml)
        assert "".join(gather.itertext()) == "Good evening."
        assert "turn=1" in gather.attrib["action"]
        assert at.scripted.asked == []


async def test_a_known_token_gets_the_same_bytes_and_runs_nothing(tmp_path: Path) -> None:
    async with talk(tmp_path) as at:
        first = [await at.ring(token="a"), await at.say("one", 1, token="b"), await at.say("two", 2, token="c")]
        again = [await at.ring(token="a"), await at.say("one", 1, token="b"), await at.say("two", 2, token="c")]

        assert again == first
        assert len(at.scripted.asked) == 2


async def test_the_same_words_for_the_same_turn_are_a_repeat_without_a_token_too(tmp_path: Path) -> None:
    async with talk(tmp_path) as at:
        await at.ring()
        first = await at.say("one", 1, token="b")
        again = await at.say("one", 1, token="another")

        assert again == first
        assert len(at.scripted.asked) == 1


async def test_other_words_for_the_same_turn_open_the_next_and_their_repeat_does_not(tmp_path: Path) -> None:
    async with talk(tmp_path) as at:
        await at.ring()
        await at.say("one", 1)
        other = await at.say("two", 1)
        again = await at.say("two", 1)

        assert again == other
        assert (await at.now()).call.turn == 2
        assert [heard.heard.text for heard in at.scripted.asked] == ["one", "two"]


async def test_a_voice_request_with_a_new_token_is_a_re_entry(tmp_path: Path) -> None:
    async with talk(tmp_path) as at:
        await at.ring(token="a")
        await at.say("one", 1)
        twiml = await at.ring(token="z")

        assert "You said returned." in twiml
        assert (await at.now()).turn.kind is TurnKind.RETURNED


async def test_a_voice_request_without_token_is_a_repeat_while_its_turn_is_the_latest(tmp_path: Path) -> None:
    async with talk(tmp_path) as at:
        first = await at.ring(digest="d")
        again = await at.ring(digest="d")
        await at.say("one", 1)
        later = await at.ring(digest="d")

        assert again == first
        assert "You said returned." in later


async def test_two_deliveries_of_one_request_at_once_make_one_turn(tmp_path: Path) -> None:
    let_go = asyncio.Event()

    async def slow(situation: Situation, tools: Tools) -> str:
        await let_go.wait()
        return "Here."

    async with talk(tmp_path, answers=slow) as at:
        await at.ring()
        both = [asyncio.create_task(at.say("one", 1, token="b")) for _ in range(2)]
        await at.scripted.was_asked.wait()
        let_go.set()
        first, second = await asyncio.gather(*both)

        assert first == second
        assert len(at.scripted.asked) == 1


async def test_a_response_for_a_call_that_nobody_rang_is_answered(tmp_path: Path) -> None:
    async with talk(tmp_path) as at:
        twiml = await at.say("one", None)

        assert "You said one." in twiml
        opening = (await at.whole()).turns[0]
        assert opening[1][0].status is HopStatus.UNHEARD


async def nobody() -> None:
    return None


async def test_a_first_request_without_a_bot_finds_nobody(tmp_path: Path) -> None:
    async with talk(tmp_path) as at:
        with pytest.raises(NotFound):
            await at.ring(find_bot=nobody)


async def test_a_reply_that_takes_long_is_held_over_one_filler_and_quiet_pauses(tmp_path: Path) -> None:
    let_go = asyncio.Event()

    async def slow(situation: Situation, tools: Tools) -> str:
        await let_go.wait()
        return "Here is a table."

    async with talk(tmp_path, answers=slow, filler_after_seconds=0.01, hold_seconds=0.01) as at:
        await at.ring()
        filler = judge(await at.say("one", 1))
        pause = judge(await at.go_on(1, 1))
        let_go.set()
        reply = await at.go_on(1, 2)

        assert [verb.tag for verb in filler] == ["Say", "Redirect"]
        assert [verb.tag for verb in pause] == ["Pause", "Redirect"]
        assert "Here is a table." in reply
        assert [hop.kind for hop in (await at.now()).hops] == [HopKind.FILLER, HopKind.PAUSE, HopKind.REPLY]
        assert await at.go_on(1, 1) != reply
        assert await at.go_on(1, 2) == reply


async def test_a_reply_that_is_ready_when_an_old_request_comes_again_is_not_lost(tmp_path: Path) -> None:
    let_go = asyncio.Event()

    async def slow(situation: Situation, tools: Tools) -> str:
        await let_go.wait()
        return "Here is a table."

    model = ToldAgent(slow)
    async with talk(tmp_path, model=model, filler_after_seconds=0.5, hold_seconds=0.5) as at:
        await at.ring()
        waits_longer = asyncio.create_task(at.say("one", 1))
        await model.was_asked.wait()
        now = await at.now()
        filler = a_hop(0, kind=HopKind.FILLER, twiml="<Response/>", say="One moment.")
        await at.calls.hold(HeldLine(call_id=now.call.id, turn=1, epoch=1, hop=filler))
        let_go.set()

        assert await waits_longer == "<Response/>"
        assert "Here is a table." in await at.go_on(1, 1)
        assert len(model.asked) == 1


async def test_a_turn_whose_process_is_gone_is_answered_anew_by_the_next(tmp_path: Path) -> None:
    async def never(situation: Situation, tools: Tools) -> str:
        await asyncio.Event().wait()
        return ""

    async with talk(tmp_path, model=ToldAgent(never), filler_after_seconds=0.01) as at:
        await at.ring()
        await at.say("one", 1)
        await at.conversation.drain(0)
        at.conversation = at.remade()
        at.conversation._parts.agents.model = None  # type: ignore[attr-defined]
        twiml = await at.go_on(1, 1)

        assert "You said one." in twiml
        assert (await at.now()).call.turn == 1


async def test_a_model_that_fails_is_followed_by_the_scripted_agent_in_the_same_turn(tmp_path: Path) -> None:
    def fails(situation: Situation, tools: Tools) -> Answer:
        raise AgentFailed("it is down", tokens=70)

    async with talk(tmp_path, model=ToldAgent(fails)) as at:
        await at.ring()
        twiml = await at.say("one", 1)

        assert "You said one." in twiml
        assert (await at.now()).turn.agent == "scripted"
        assert await at.calls.tokens_today(at.bot.account_id, (await at.now()).call.last_request_at) == 70


async def test_a_silent_model_is_given_up(tmp_path: Path) -> None:
    async def never(situation: Situation, tools: Tools) -> str:
        await asyncio.Event().wait()
        return ""

    async with talk(tmp_path, model=ToldAgent(never), give_up_seconds=0.05) as at:
        await at.ring()

        assert "You said one." in await at.say("one", 1)


async def test_a_models_time_does_not_begin_anew_with_each_process_that_dies_over_it(tmp_path: Path) -> None:
    async def never(situation: Situation, tools: Tools) -> str:
        await asyncio.Event().wait()
        return ""

    passed = timedelta()
    clock = SteadyClock(lambda: datetime.now(UTC) + passed, lambda: time.monotonic() + passed.total_seconds())
    async with talk(tmp_path, model=ToldAgent(never), clock=clock, filler_after_seconds=0.01, hold_seconds=1) as at:
        await at.ring()
        await at.say("one", 1)
        await at.conversation.drain(0)
        at.conversation = at.remade()
        passed = timedelta(seconds=13)

        assert "You said one." in await at.go_on(1, 1)


async def test_waiting_for_a_webhook_is_not_silence(tmp_path: Path) -> None:
    async def completes(situation: Situation, tools: Tools) -> str:
        outcome = await tools.complete_goal({"party_size": 4})
        return f"It says: {outcome.said}"

    async with talk(tmp_path, model=ToldAgent(completes), give_up_seconds=0.05, filler_after_seconds=0.2) as at:
        await at.ring()
        await at.say("yes", 1)
        at.deliveries.opened.set()

        assert "It says: Done." in await at.go_on(1, 1)
        assert (await at.now()).call.outcome == "goal_noted"


async def test_a_turn_that_is_answered_anew_joins_the_action_that_it_had_decided(tmp_path: Path) -> None:
    async def completes(situation: Situation, tools: Tools) -> str:
        outcome = await tools.complete_goal({"party_size": 4})
        return f"It says: {outcome.said}"

    async with talk(tmp_path, answers=completes, filler_after_seconds=0.01) as at:
        await at.ring()
        await at.say("yes", 1)
        await at.conversation.drain(0)
        at.conversation = at.remade()
        at.deliveries.opened.set()
        twiml = await at.go_on(1, 1)

        assert "It says: Done." in twiml
        assert len(set(at.deliveries.made)) == 1
        assert len(await at.delivery_store.of_call((await at.now()).call.id)) == 1


async def test_what_was_decided_and_has_no_answer_is_unknown_to_the_next_turn(tmp_path: Path) -> None:
    async def completes(situation: Situation, tools: Tools) -> str:
        if not situation.done:
            await tools.complete_goal({"party_size": 4})
        return "Well."

    async with talk(tmp_path, answers=completes) as at:
        at.deliveries.opened.set()
        at.deliveries.outcome = Outcome("noted")
        await at.ring()
        await at.say("yes", 1)
        await at.say("and?", 2)

        [done] = at.scripted.asked[-1].done
        assert (dict(done.fields), done.outcome.status) == ({"party_size": 4}, "unknown")


async def test_a_hang_up_stops_the_reply_and_not_the_action(tmp_path: Path) -> None:
    stopped = asyncio.Event()

    async def completes(situation: Situation, tools: Tools) -> str:
        try:
            await tools.complete_goal({"party_size": 4})
        except asyncio.CancelledError:
            stopped.set()
            raise
        return ""

    async with talk(tmp_path, answers=completes, filler_after_seconds=0.01) as at:
        await at.ring()
        await at.say("yes", 1)
        await at.conversation.end(at.request(), seconds=12, failed=False)
        await stopped.wait()

        call = (await at.now()).call
        assert (call.status, call.end_reason, call.twilio_seconds) == (CallStatus.ENDED, EndReason.CALLER_HUNG_UP, 12)
        assert len(at.deliveries.made) == 1
        assert (await at.now()).hops[-1].status is HopStatus.PERHAPS_HEARD


async def test_a_request_that_is_held_while_the_caller_hangs_up_is_told_to_hang_up(tmp_path: Path) -> None:
    async def never(situation: Situation, tools: Tools) -> str:
        await asyncio.Event().wait()
        return ""

    async with talk(tmp_path, answers=never, filler_after_seconds=4) as at:
        await at.ring()
        held = asyncio.create_task(at.say("one", 1))
        await at.scripted.was_asked.wait()
        await at.conversation.end(at.request(), seconds=3, failed=False)

        assert [verb.tag for verb in judge(await held)] == ["Hangup"]


async def test_other_words_stop_a_reply_and_its_held_request_gets_theirs(tmp_path: Path) -> None:
    async def answers(situation: Situation, tools: Tools) -> str:
        if situation.heard.text == "one":
            await asyncio.Event().wait()
        return "To the second."

    model = ToldAgent(answers)
    async with talk(tmp_path, model=model, filler_after_seconds=4) as at:
        await at.ring()
        held = asyncio.create_task(at.say("one", 1))
        await model.was_asked.wait()
        second = await at.say("two", 1)

        assert "To the second." in second
        assert await held == second
        assert (await at.now()).call.turn == 2


async def test_an_ended_call_gets_its_recorded_bytes_and_nothing_more(tmp_path: Path) -> None:
    async with talk(tmp_path) as at:
        await at.ring()
        reply = await at.say("one", 1)
        await at.conversation.end(at.request(), seconds=3, failed=False)

        assert await at.say("one", 1) == reply
        assert [verb.tag for verb in judge(await at.say("two", 2))] == ["Hangup"]
        assert [verb.tag for verb in judge(await at.ring(token="new"))] == ["Hangup"]


async def test_after_a_fallback_the_newest_hop_is_said_again(tmp_path: Path) -> None:
    async with talk(tmp_path) as at:
        await at.ring()
        reply = await at.say("one", 1)

        assert await at.conversation.fall_back(at.request(TurnKind.SILENCE)) == reply


async def test_a_fallback_before_anything_greets(tmp_path: Path) -> None:
    async with talk(tmp_path) as at:
        twiml = await at.conversation.fall_back(at.request(TurnKind.SILENCE))

        assert judge(twiml)[0].tag == "Gather"


async def test_silences_are_counted_in_a_row_and_a_fallen_gather_is_none(tmp_path: Path) -> None:
    async with talk(tmp_path) as at:
        await at.ring()
        for turn, kind in enumerate(
            [TurnKind.SILENCE, TurnKind.FELL, TurnKind.SILENCE, TurnKind.SPEECH, TurnKind.SILENCE], start=1
        ):
            said = "hello" if kind is TurnKind.SPEECH else ""
            await at.conversation.hear(at.request(kind, said, turn=turn))

        assert [situation.heard.silences for situation in at.scripted.asked] == [1, 1, 2, 0, 1]


@pytest.mark.parametrize(
    ("max_turns", "max_call_seconds", "reason"),
    [(1, 900, EndReason.MAX_TURNS), (60, -1, EndReason.MAX_DURATION)],
    ids=["turns", "seconds"],
)
async def test_a_call_over_a_limit_is_brought_to_an_end(
    tmp_path: Path, max_turns: int, max_call_seconds: int, reason: EndReason
) -> None:
    async with talk(tmp_path, max_turns=max_turns, max_call_seconds=max_call_seconds) as at:
        await at.ring()
        if reason is EndReason.MAX_TURNS:
            await at.say("one", 1)
        goodbye = judge(await at.say("two", 2))

        assert [verb.tag for verb in goodbye] == ["Say", "Hangup"]
        assert (await at.now()).call.end_reason is reason


async def test_a_caller_beyond_the_limit_of_calls_hears_so_and_is_let_go(tmp_path: Path) -> None:
    async with talk(tmp_path, max_concurrent_calls=1) as at:
        await at.ring()
        turned_away = judge(await at.ring(call_sid="CA" + "2" * 32))
        await at.conversation.end(at.request(), seconds=1, failed=False)
        answered = judge(await at.ring(call_sid="CA" + "3" * 32))

        assert [verb.tag for verb in turned_away] == ["Say", "Hangup"]
        assert answered[0].tag == "Gather"


async def test_a_turn_is_written_down_before_a_model_is_asked(tmp_path: Path) -> None:
    stood: list[str] = []

    async def looks(situation: Situation, tools: Tools) -> str:
        stood.append((await at.now()).turn.said)
        return "Seen."

    async with talk(tmp_path, model=ToldAgent(looks)) as at:
        await at.ring()
        await at.say("one", 1)

        assert stood == ["one"]


async def test_an_agent_gets_back_what_it_kept_and_a_model_what_was_said(tmp_path: Path) -> None:
    def keeps(situation: Situation, tools: Tools) -> Answer:
        return Answer(say="Yes?", memory={"seen": situation.memory.get("seen", 0) + 1})

    async with talk(tmp_path, answers=keeps) as at:
        await at.ring()
        for turn in (1, 2, 3):
            await at.say(f"turn {turn}", turn)

        assert [situation.memory.get("seen") for situation in at.scripted.asked] == [None, 1, 2]
        assert [line.text for line in at.scripted.asked[0].history] == [
            "Hi, welcome to your AI assistant. How can I help you today?"
        ]
        assert at.scripted.asked[1].history == ()


async def test_what_a_gather_that_runs_again_kept_from_the_caller_is_unheard_and_nothing_is_built_on_it(
    tmp_path: Path,
) -> None:
    def keeps(situation: Situation, tools: Tools) -> Answer:
        return Answer(say=f"Is {situation.heard.text} right?", memory={"asked": situation.heard.text})

    async with talk(tmp_path, answers=keeps) as at:
        await at.ring()
        await at.say("one", 1)
        await at.say("two", 1)
        await at.say("three", 3)

        after_one, after_two = at.scripted.asked[1:]
        assert after_one.memory == {}
        assert [(line.text, line.heard) for line in after_one.history if line.who == "agent"][1:] == [
            ("Is one right?", "unheard")
        ]
        assert after_two.memory == {"asked": "two"}


async def test_an_action_that_came_too_late_for_its_call_is_nobodys_error(tmp_path: Path) -> None:
    complaints: list[Any] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: complaints.append(context["message"]))
    async with talk(tmp_path) as at:

        async def is_cut_off(situation: Situation, tools: Tools) -> str:
            call = (await at.now()).call
            await at.calls.end(call.id, call.started_at, EndReason.CALLER_HUNG_UP, 3, None)
            running = asyncio.all_tasks()
            asking = asyncio.create_task(tools.complete_goal({"party_size": 4}))
            await asyncio.sleep(0)
            deciding = asyncio.all_tasks() - running - {asking}
            asking.cancel()
            await asyncio.wait(deciding)
            return ""

        at.scripted.answers = is_cut_off
        await at.ring()
        await at.say("yes", 1)
        gc.collect()

        assert at.deliveries.made == []
        assert complaints == []

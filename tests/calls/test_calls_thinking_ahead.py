"""A reply that is begun while the caller still speaks: taken if it was right, thrown away if not, and never one tool too early."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from echolink.agent.port import Answer, Outcome, Situation, Tools, Usage
from echolink.calls.call import EndReason, TurnKind
from echolink.calls.incoming import Overheard
from echolink.errors import AgentFailed
from tests.calls.talk import StreamingAgent, Talk, ToldAgent, talk
from tests.calls.test_calls_streaming import said
from tests.counted import Counted

STILL = 0.02  # seconds that a transcript has to stand


@asynccontextmanager
async def thinking(folder: Path, model: StreamingAgent, **more: Any) -> AsyncIterator[Talk]:
    async with talk(folder, model=model, think_after_seconds=STILL, **more) as at:
        await at.ring()
        yield at


def overhear(at: Talk, words: str, sequence: int, turn: int = 1) -> None:
    at.conversation.overhear(
        Overheard(account_id=at.bot.account_id, call_sid=at.call_sid, turn=turn, sequence=sequence, said=words)
    )


async def test_a_guess_that_was_right_is_the_reply_and_no_model_is_asked_again(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with thinking(tmp_path, model) as at:
        overhear(at, "a table for four", 0)
        run = await model.run()
        run.say("Sure.")
        run.end("Sure.", "For when?")
        reply = await at.say("A table for 4.", 1)

        assert said(reply) == "Sure. For when?"
        assert len(model.runs) == 1
        assert (await at.now()).turn.said == "A table for 4."


async def test_a_guess_that_was_whole_before_its_turn_is_taken_without_a_hitch(tmp_path: Path) -> None:
    hitches: list[Any] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: hitches.append(context))
    model = StreamingAgent()
    async with thinking(tmp_path, model) as at:
        overhear(at, "a table for four", 0)
        run = await model.run()
        run.say("Sure.")
        run.end("Sure.")
        reply = await at.say("A table for 4.", 1)

        assert said(reply) == "Sure."
        assert hitches == []


async def test_a_guess_that_is_not_ready_goes_on_as_the_reply(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with thinking(tmp_path, model) as at:
        overhear(at, "a table for four", 0)
        run = await model.run()
        run.say("Sure.")
        first = await at.say("a table for four", 1)
        run.say("For when?")
        run.end("Sure.", "For when?", "And for whom?")

        assert said(first) == "Sure."
        assert said(await at.go_on(1, 1)) == "For when? And for whom?"


@pytest.mark.parametrize("final", ["a table for five", "no", "a table for four people"])
async def test_a_guess_at_other_words_is_thrown_away_and_paid(tmp_path: Path, final: str) -> None:
    model = StreamingAgent()
    async with thinking(tmp_path, model) as at:
        overhear(at, "a table for four", 0)
        wrong = await model.run()
        request = asyncio.create_task(at.say(final, 1))
        right = await model.run()
        right.end("Here you are.", usage=Usage(requests=1, input_tokens=90, output_tokens=10))

        assert said(await request) == "Here you are."
        assert wrong.is_stopped
        spent = await spent_today(at, more_than=100)
        assert spent > 100  # the estimate for the one that was stopped


async def test_a_guess_proposes_an_action_and_the_turn_runs_it(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with thinking(tmp_path, model) as at:
        at.deliveries.opened.set()
        overhear(at, "yes that's right", 0)
        run = await model.run()
        sends = asyncio.create_task(run.tools.complete_goal({"party_size": 4}))
        for _ in range(20):
            await asyncio.sleep(0)
        before = list(at.deliveries.made)
        request = asyncio.create_task(at.say("Yes, that's right.", 1))
        outcome = await sends
        run.end(outcome.said)

        assert before == []
        assert said(await request) == "Done."
        assert len(at.deliveries.made) == 1


async def test_a_guess_that_was_wrong_runs_no_action(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with thinking(tmp_path, model) as at:
        at.deliveries.opened.set()
        overhear(at, "yes", 0)
        wrong = await model.run()
        sends = asyncio.create_task(wrong.tools.complete_goal({"party_size": 4}))
        request = asyncio.create_task(at.say("no", 1))
        (await model.run()).end("What shall I change?")

        assert said(await request) == "What shall I change?"
        assert not sends.done()
        assert at.deliveries.made == []
        sends.cancel()


async def test_late_and_out_of_order_transcripts_change_nothing(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with thinking(tmp_path, model) as at:
        overhear(at, "a table for four", 5)
        overhear(at, "a table", 3)
        run = await model.run()
        run.end("For when?")
        await at.say("a table for four", 1)
        overhear(at, "a table for fourteen", 6)
        await asyncio.sleep(3 * STILL)

        assert run.situation.heard.text == "a table for four"
        assert len(model.runs) == 1


async def test_at_most_two_guesses_are_made_a_turn(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with thinking(tmp_path, model) as at:
        for sequence, words in enumerate(["a", "a b"]):
            overhear(at, words, sequence)
            await model.run()
        for sequence, words in enumerate(["a b c", "a b c d"], start=2):
            overhear(at, words, sequence)
            await asyncio.sleep(0.2)

        assert [run.situation.heard.text for run in model.runs] == ["a", "a b"]
        assert all(run.is_stopped for run in model.runs)


async def test_who_speaks_slowly_is_not_guessed_at_between_two_words(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with talk(tmp_path, model=model, think_after_seconds=0.05) as at:
        await at.ring()
        words = ["a", "table", "for", "four", "people", "at", "seven", "please"]
        for sequence in range(len(words)):
            overhear(at, " ".join(words[: sequence + 1]), sequence)
            await asyncio.sleep(0.1)
        while (await model.run()).situation.heard.text != " ".join(words):
            continue

        assert [run.situation.heard.text for run in model.runs] == ["a", " ".join(words)]


async def test_words_that_still_change_are_not_guessed_at(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with talk(tmp_path, model=model, think_after_seconds=0.3) as at:
        await at.ring()
        for sequence in range(10):
            overhear(at, f"number {sequence}", sequence)
            await asyncio.sleep(0.01)

        assert model.runs == []


async def test_a_guess_that_failed_costs_the_turn_nothing_but_time(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with thinking(tmp_path, model) as at:
        overhear(at, "hello", 0)
        (await model.run()).ends.set_exception(AgentFailed("it is down"))
        await asyncio.sleep(0)
        request = asyncio.create_task(at.say("hello", 1))
        (await model.run()).end("Hi.")

        assert said(await request) == "Hi."


async def test_who_hangs_up_stops_the_guess(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with thinking(tmp_path, model) as at:
        overhear(at, "hello", 0)
        run = await model.run()
        await at.conversation.end(at.request(), seconds=3, failed=False)
        await asyncio.sleep(0)

        assert run.is_stopped
        assert (await at.now()).call.end_reason is EndReason.CALLER_HUNG_UP


async def test_a_bot_that_may_not_think_ahead_asks_for_no_transcripts_and_makes_no_guess(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with talk(tmp_path, model=model, think_after_seconds=STILL, bot={"think_ahead": False}) as at:
        greeting = await at.ring()
        overhear(at, "hello", 0)
        await asyncio.sleep(3 * STILL)

        assert "partialResultCallback" not in greeting
        assert model.runs == []


async def test_the_scripted_agent_asks_for_no_transcripts_and_a_model_does(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    async with talk(tmp_path / "a") as scripted, talk(tmp_path / "b", model=StreamingAgent()) as with_model:
        assert "partialResultCallback" not in await scripted.ring()
        assert "/v1/voice-partial?" in await with_model.ring()


async def test_a_bot_whose_guesses_are_wrong_too_often_makes_none_any_more(tmp_path: Path) -> None:
    async def answers(situation: Situation, tools: Tools) -> str:
        return "Go on."

    model = ToldAgent(answers)
    missed = Counted()
    async with talk(tmp_path, model=model, think_after_seconds=0, max_turns=100) as at:
        await at.ring()
        for turn in range(1, 51):
            model.was_asked.clear()
            overhear(at, "something else", 0, turn)
            await model.was_asked.wait()
            reply = await at.say(f"this is turn {turn}", turn)

        assert "partialResultCallback" not in reply
    assert missed("echolink_guessed_turns_total", outcome="miss") == 50


async def spent_today(at: Talk, *, more_than: int) -> int:
    """What is thrown away is written beside the requests."""
    async with asyncio.timeout(5):
        while True:
            now = await at.now()
            spent = await at.calls.tokens_today(at.bot.account_id, now.call.started_at)
            if spent > more_than:
                return spent
            await asyncio.sleep(0.01)


_EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just("partial"), st.sampled_from(["yes", "yes please", "no"]), st.integers(0, 5)),
        st.tuples(st.just("final"), st.sampled_from(["yes", "no"]), st.just(0)),
        st.tuples(st.just("again"), st.sampled_from(["yes", "no"]), st.just(0)),
        st.tuples(st.just("wait"), st.just(""), st.just(0)),
        st.tuples(st.just("hang up"), st.just(""), st.just(0)),
    ),
    max_size=12,
)


class Completes:
    """Sends at once, whoever asks it: a guess, or a turn."""

    def __init__(self) -> None:
        self.committed: list[str] = []

    async def answer(self, situation: Situation, tools: Tools, say: Any = None) -> Answer:
        outcome = await tools.complete_goal({"said": situation.heard.text})
        assert outcome == Outcome("answered", "Done.")
        return Answer(say=f"Sent {situation.heard.text}.")


@given(_EVENTS)
@settings(max_examples=40, deadline=None)
async def test_any_order_of_transcripts_finals_repeats_and_hang_ups_ends_in_one_reply_a_turn(
    tmp_path_factory: pytest.TempPathFactory, events: list[tuple[str, str, int]]
) -> None:
    async with talk(tmp_path_factory.mktemp("any"), model=Completes(), think_after_seconds=0) as at:
        at.deliveries.opened.set()
        await at.ring()
        turn, finals = 1, dict[int, str]()
        for event, words, sequence in events:
            if event == "partial":
                overhear(at, words, sequence, turn)
            elif event == "wait":
                await asyncio.sleep(0.005)
            elif event == "hang up":
                await at.conversation.end(at.request(), seconds=1, failed=False)
                break
            elif event == "final" or turn - 1 not in finals:
                await at.say(words, turn)
                finals[turn] = words
                turn += 1
            else:
                await at.say(finals[turn - 1], turn - 1)
        turns = [one for one, _ in (await at.whole()).turns if one.kind is TurnKind.SPEECH]

        assert [(one.said, one.reply) for one in turns] == [(w, f"Sent {w}.") for w in finals.values()]
        assert len(at.deliveries.made) == len(set(at.deliveries.made)) == len(finals)

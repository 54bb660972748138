"""A line that repeats, loses, refuses and reorders requests: every call ends well, and what was decided is done once."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from echolink.simulator.call_line import APPLICATION_ERROR
from echolink.simulator.faults import FaultPlan, Harm, Kind, read_plan
from tests.fakes.chat_completions import ChatCompletions, Reply, Says, StaysSilent, calls
from tests.simulator.fault_plans import plans
from tests.stories.desk import Desk, desk, played
from tests.stories.faulty_call import Booked, book
from tests.stories.test_stories_models import FIELDS, desk_with_model

ENDS_THE_CALL = frozenset({Harm.HANGUP, Harm.OVERTAKEN})
CUTS_A_REPLY = ENDS_THE_CALL | {Harm.REENTER, Harm.REGATHER}


async def booked(folder: Path, *faults: str) -> list[Booked]:
    """A call for each plan, one after another."""
    async with desk(folder) as at:
        await at.make_bot()
        return [await book(at, read_plan(plan)) for plan in faults]


def said_by(who: str, lines: Sequence[Any]) -> list[str]:
    """Of a transcript, the exchange's or the API's; what was said twice running stands once."""
    told = [line if isinstance(line, dict) else {"who": line.who, "text": line.text} for line in lines]
    texts = [line["text"] for line in told if (line["who"] == "caller") == (who == "caller")]
    return [text for at, text in enumerate(texts) if at == 0 or text != texts[at - 1]]


def assert_well_ended(done: Booked) -> None:
    """The goal once, the same bytes for every repeat, and every sentence of the bot's heard."""
    plan = done.plan
    assert len(done.payloads) == 1, plan
    assert done.told is not None, plan
    assert (done.told["status"], done.told["outcome"]) == ("ended", "goal_completed"), plan
    assert done.told["end_reason"] == "agent_ended", plan
    assert all(copied.is_same for copied in done.call.copies), plan
    assert said_by("bot", done.call.transcript) == said_by("bot", done.told["transcript"]), plan


async def test_every_request_of_a_call_may_come_again(tmp_path: Path) -> None:
    words = ("twice", "thrice", "twice-in-a-row", "thrice-in-a-row")

    for done in await booked(tmp_path, *(f"{word}, {word}@status, late" for word in words)):
        assert_well_ended(done)
        assert {attempt.status for attempt in done.call.attempts} == {200}
        assert len(done.call.copies) >= 2 * len(done.call.attempts)
        assert done.told is not None
        assert said_by("caller", done.call.transcript) == said_by("caller", done.told["transcript"])


async def test_what_twilio_asks_for_again_costs_the_caller_nothing(tmp_path: Path) -> None:
    plans = (
        "lose@every:2",
        "timeout@every:2",
        "refuse@every:2",
        "refuse@voice:1..2",
        "lose@voice:1..2",
        "lose@response:1..2, refuse@response:4",
        "lose@every:3, twice",
        "refuse@status:1",
        "lose@status",
        "never@status",
    )

    for done in await booked(tmp_path, *plans):
        assert_well_ended(done)
        assert done.call.mishaps
        assert not [notice for notice in done.call.errors if not notice.text.startswith("status callback")]


async def test_where_all_attempts_fail_the_fallback_says_what_was_not_heard(tmp_path: Path) -> None:
    plans = (
        "refuse@voice:1..3",
        "lose@voice:1..3",
        "reset@voice:1",
        "lose@response:1..3",
        "reset@response:1",
        "reset@response:2",
        "reset@response:3",
        "lose@response:2..4, lose@fallback:1..2",
    )

    for done in await booked(tmp_path, *plans):
        assert_well_ended(done)
        assert done.call.errors


async def test_words_that_never_arrived_are_asked_for_again(tmp_path: Path) -> None:
    [done] = await booked(tmp_path, "refuse@response:1..3")

    assert_well_ended(done)
    greeting = done.call.transcript[0].text
    assert [line.text for line in done.call.transcript].count(greeting) == 2


async def test_without_any_answer_twilio_ends_the_call_and_nothing_is_owed(tmp_path: Path) -> None:
    [done] = await booked(tmp_path, "lose@response:2..4, refuse@fallback")

    assert done.call.transcript[-1].text == APPLICATION_ERROR
    assert len(done.payloads) == 1, "the caller's yes had arrived"
    assert done.told is not None
    assert (done.told["status"], done.told["outcome"]) == ("ended", "goal_completed")


async def test_falling_through_a_gather_is_never_counted_as_silence(tmp_path: Path) -> None:
    for done in await booked(tmp_path, "fell@response:1", "fell@response:2..3", "fell@response:1..4"):
        assert_well_ended(done)
        assert not any("still there" in line.text.lower() for line in done.call.transcript)


async def test_other_words_into_a_gather_that_runs_again_are_a_turn_of_their_own(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()

        call = await at.exchange.call(faults=read_plan("regather@response:1"))
        heard = await played(call, "a table for four", "tomorrow at seven, the name is Maria Jones", "yes")

        assert heard[1] == heard[0], "the greeting again"
        assert at.payloads[0]["data"]["fields"]["party_size"] == 4
        assert said_by("caller", (await at.the_call(call))["transcript"]) == said_by("caller", call.transcript)


async def test_a_yes_is_none_to_a_question_that_the_caller_did_not_hear(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()

        call = await at.exchange.call(faults=read_plan("regather@response:1"))
        heard = await played(call, "A table for four tomorrow at seven, the name is Maria Jones", "yes")
        sent_unheard = list(at.payloads)
        await played(call, "yes")

        assert sent_unheard == []
        assert "Maria Jones" in heard[2], "it is read back"
        assert len(at.payloads) == 1


async def test_an_ivr_that_sends_the_call_in_again_costs_no_booking(tmp_path: Path) -> None:
    for done in await booked(tmp_path, "reenter@voice:1", "reenter@response:1", "reenter@response:2"):
        assert len(done.payloads) == 1, done.plan
        assert any(line.text.startswith("Hello again") for line in done.call.transcript), done.plan
        assert done.bot_ended, done.plan


async def test_an_end_of_the_call_beside_a_yes_is_either_before_or_after_it(tmp_path: Path) -> None:
    beside, before = await booked(tmp_path, "hangup@response:2", "overtaken@response:2")

    assert beside.told is not None
    assert before.told is not None
    assert [one["end_reason"] for one in (beside.told, before.told)] == ["caller_hung_up"] * 2
    assert (len(beside.payloads), beside.told["outcome"]) in ((1, "goal_completed"), (0, None))
    assert (len(before.payloads), before.told["outcome"]) == (0, None)


async def test_the_end_may_be_told_twice_or_after_the_goodbye_and_is_the_bots_all_the_same(tmp_path: Path) -> None:
    [done] = await booked(tmp_path, "thrice@status, thrice-in-a-row@status, late@status")

    assert_well_ended(done)
    assert [copied.is_same for copied in done.call.copies] == [True] * 5


# With a model


MODEL_CALL: list[Reply] = [
    Says("For how many people?"),
    calls("complete_goal", {"fields": FIELDS}),
    Says("Your table is booked. Anything else?"),
    calls("end_call", text="Goodbye."),
]
SAID = ("I want to book a table", "four, on the seventh of May at seven, Maria Jones. Yes.", "No, thanks.")


async def _asked_and_heard(at: Desk, provider: ChatCompletions, faults: str) -> tuple[int, list[str]]:
    """How often the model was asked in a call over such a line, and what the caller heard."""
    before = len(provider.requests)
    provider.will(*MODEL_CALL)
    call = await at.exchange.call(faults=read_plan(faults))
    heard = await played(call, *SAID)
    await call.hang_up()
    assert all(copied.is_same for copied in call.copies), faults
    return len(provider.requests) - before, heard


async def test_a_model_is_asked_once_a_turn_however_often_its_requests_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = (
        "thrice",
        "twice-in-a-row, late",
        "lose@every:2",
        "lose@response:2..4",
        "reset@response:2",
        "timeout@every:2",
    )
    async with desk_with_model(tmp_path, monkeypatch) as (at, provider):
        on_a_good_line = await _asked_and_heard(at, provider, "")

        on_bad_ones = [await _asked_and_heard(at, provider, faults) for faults in plans]

        assert on_bad_ones == [on_a_good_line] * len(plans)
        assert on_a_good_line[0] == len(MODEL_CALL)
        assert [payload["data"]["fields"] for payload in at.payloads] == [FIELDS] * (1 + len(plans))


async def test_a_reply_over_several_hops_is_made_once_and_heard_whole_over_a_bad_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = ("thrice", "lose@every:2", "refuse@continue:1..3", "reset@continue:1", "lose@response:1..3, twice@fallback")
    impatient = {"filler_after_seconds": 0.2, "reply_give_up_seconds": 1}
    async with desk_with_model(tmp_path, monkeypatch, *[StaysSilent()] * len(plans), **impatient) as (at, provider):
        for asked, faults in enumerate(plans, start=1):
            call = await at.exchange.call(faults=read_plan(faults))
            await played(call, "A table for four tomorrow at seven, please")
            whole = await at.the_call(call)
            await call.hang_up()

            assert len(provider.requests) == asked, faults
            assert call.mishaps, faults
            assert all(copied.is_same for copied in call.copies), faults
            assert [hop["kind"] for hop in whole["hops"] if hop["turn"] == 1] == ["filler", "reply"], faults
            assert said_by("bot", call.transcript)[-1] == said_by("bot", whole["transcript"])[-1], faults
            assert "name" in call.transcript[-1].text, faults


async def test_a_caller_who_hangs_up_on_a_held_request_that_came_twice_stops_the_one_model_run_and_owes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_with_model(tmp_path, monkeypatch, StaysSilent()) as (at, provider), asyncio.timeout(20):
        call = await at.exchange.call(faults=read_plan("twice@response:1"))
        await call.listen()
        await call.say("A table for four")
        await provider.asked.wait()
        await call.hang_up()
        await provider.abandoned.wait()

        assert len(provider.requests) == 1
        assert (await at.the_call(call))["end_reason"] == "caller_hung_up"
        assert at.payloads == []


# Whatever the plan


def assert_whatever_the_plan(done: Booked) -> None:
    """The goal once, or an end that Twilio or the caller made; nothing decided that was not delivered, no other bytes."""
    plan = done.plan
    harms = {fault.harm for fault in plan.faults}
    again = [one for one in done.call.copies if not (Harm.LATE in harms and "/voice-fallback" in one.original.url)]
    assert all(copied.is_same for copied in again), (
        plan
    )  # a fallback asks for the newest hop: late, that is another one
    assert len(done.payloads) == 1 or (not done.payloads and (done.heard_error or harms & ENDS_THE_CALL)), plan
    if done.told is not None:
        assert done.told["outcome"] == ("goal_completed" if done.payloads else None), plan
        if not done.heard_error and not harms & CUTS_A_REPLY:
            assert said_by("bot", done.call.transcript) == said_by("bot", done.told["transcript"]), plan
    if not harms & ENDS_THE_CALL and not any(fault.kind is Kind.STATUS for fault in plan.faults):
        assert done.told is None or done.told["status"] == "ended", plan


def test_any_fault_plan_ends_with_the_goal_delivered_once_or_with_twilios_own_words(tmp_path: Path) -> None:
    with asyncio.Runner() as runner:
        standing = desk(tmp_path)
        at = runner.run(standing.__aenter__())
        runner.run(at.make_bot())

        @settings(max_examples=40, derandomize=True, database=None)
        @given(plans())
        def holds(plan: FaultPlan) -> None:
            assert_whatever_the_plan(runner.run(book(at, plan)))

        holds()
        runner.run(standing.__aexit__(None, None, None))

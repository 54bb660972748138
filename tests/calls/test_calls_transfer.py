"""A caller is put through: what is written down of it, and what comes of requests in another order than one would think."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from echolink.agent.port import Answer, HeardKind, Situation, Tools
from echolink.calls.call import CallStatus, EndReason, HopKind, HopStatus, TurnKind
from tests.calls.talk import Talk, talk

PERSON = "+14155550199"


def puts_through(situation: Situation, tools: Tools) -> Answer:
    if situation.heard.kind is HeardKind.TRANSFERRED:
        return Answer(say=f"Back: {situation.heard.text}.")
    return Answer(say="One moment.", transfer=True)


@asynccontextmanager
async def dialling(folder: Path, **bot: Any) -> AsyncIterator[Talk]:
    """A call in which the person is phoned right now."""
    async with talk(folder, answers=puts_through, bot={"transfer_to": PERSON, **bot}) as at:
        await at.ring()
        await at.say("a person please", 1)
        yield at


async def back(at: Talk, outcome: str, turn: int = 2, **more: Any) -> str:
    return await at.conversation.come_back(at.request(TurnKind.TRANSFERRED, outcome, turn=turn, **more))


async def outcomes(at: Talk) -> list[str | None]:
    return [one["outcome"] for one in (await at.now()).call.transfers]


async def test_the_hop_that_dials_is_of_a_kind_of_its_own_and_the_transfer_is_written_with_it(tmp_path: Path) -> None:
    async with dialling(tmp_path) as at:
        now = await at.now()

        assert [(hop.kind, hop.say) for hop in now.hops] == [(HopKind.TRANSFER, "One moment.")]
        [transfer] = now.call.transfers
        assert (transfer["turn"], transfer["to"], transfer["outcome"]) == (1, PERSON, None)


async def test_an_agent_that_puts_through_where_there_is_nobody_listens_on(tmp_path: Path) -> None:
    async with dialling(tmp_path, transfer_to=None) as at:
        now = await at.now()

        assert [hop.kind for hop in now.hops] == [HopKind.REPLY]
        assert "<Gather" in now.hops[0].twiml
        assert now.call.transfers == ()


@pytest.mark.parametrize("outcome", ["busy", "no-answer", "failed", "canceled", "unknown"])
async def test_the_agent_hears_what_came_of_it(tmp_path: Path, outcome: str) -> None:
    async with dialling(tmp_path) as at:
        twiml = await back(at, outcome)

        assert f"Back: {outcome}." in twiml
        assert "<Gather" in twiml
        assert await outcomes(at) == [outcome]
        assert at.scripted.asked[-1].transfers == (outcome,)
        assert at.scripted.asked[-1].may_transfer


async def test_a_caller_who_talked_to_a_person_is_let_go_and_no_agent_is_asked(tmp_path: Path) -> None:
    async with dialling(tmp_path) as at:
        twiml = await back(at, "completed", talked_seconds=42)

        now = await at.now()
        assert "<Hangup/>" in twiml
        assert (now.call.status, now.call.end_reason) == (CallStatus.ENDED, EndReason.TRANSFERRED)
        assert now.call.transfers[0]["seconds"] == 42
        assert len(at.scripted.asked) == 1


async def test_the_same_outcome_told_again_gets_the_same_bytes(tmp_path: Path) -> None:
    async with dialling(tmp_path) as at:
        first = await back(at, "busy")

        assert await back(at, "busy") == first
        assert (await at.now()).call.turn == 2


async def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    async with dialling(tmp_path) as at:
        first = await back(at, "busy")
        at.conversation = at.remade()

        assert await back(at, "busy") == first


async def test_a_fallback_in_the_middle_of_a_dial_takes_the_caller_back_and_phones_nobody(tmp_path: Path) -> None:
    async with dialling(tmp_path) as at:
        twiml = await at.conversation.fall_back(at.request(TurnKind.SILENCE))
        again = await at.conversation.fall_back(at.request(TurnKind.SILENCE))

        assert "Back: unknown." in twiml
        assert "<Dial" not in twiml
        assert again == twiml
        whole = await at.whole()
        assert [hop.status for _, hops in whole.turns for hop in hops][1] is HopStatus.PERHAPS_HEARD


async def test_an_outcome_that_comes_after_the_fallback_opens_no_further_turn(tmp_path: Path) -> None:
    async with dialling(tmp_path) as at:
        twiml = await at.conversation.fall_back(at.request(TurnKind.SILENCE))

        assert await back(at, "busy") == twiml
        assert (await at.now()).call.turn == 2


async def test_an_outcome_that_comes_after_the_end_of_the_call_is_written_all_the_same(tmp_path: Path) -> None:
    async with dialling(tmp_path) as at:
        await at.conversation.end(at.request(TurnKind.SILENCE), seconds=60, failed=False)
        twiml = await back(at, "completed", talked_seconds=30)

        assert "<Say" not in twiml
        assert await outcomes(at) == ["completed"]
        assert (await at.now()).call.end_reason is EndReason.CALLER_HUNG_UP


async def test_a_caller_who_left_during_the_dial_ends_the_call_before_the_status_callback(tmp_path: Path) -> None:
    async with dialling(tmp_path) as at:
        await at.conversation.leave(at.request(TurnKind.TRANSFERRED, "completed", turn=2, talked_seconds=30))

        now = await at.now()
        assert (now.call.status, now.call.end_reason) == (CallStatus.ENDED, EndReason.CALLER_HUNG_UP)
        assert await outcomes(at) == ["completed"]


async def test_who_left_a_call_that_nobody_knows_changes_nothing(tmp_path: Path) -> None:
    async with talk(tmp_path) as at:
        await at.conversation.leave(at.request(TurnKind.TRANSFERRED, "busy", turn=2))

        assert await at.calls.now(at.bot.account_id, at.call_sid) is None


async def test_an_outcome_of_a_call_that_nobody_knows_opens_it(tmp_path: Path) -> None:
    async with talk(tmp_path, answers=puts_through, bot={"transfer_to": PERSON}) as at:
        twiml = await back(at, "busy", turn=5)

        assert "Back: busy." in twiml
        assert (await at.now()).call.transfers == ()


async def test_nobody_is_phoned_a_third_time_whatever_the_agent_says(tmp_path: Path) -> None:
    async with dialling(tmp_path) as at:
        await back(at, "busy")
        second = await at.say("try again", 3)
        await back(at, "busy", turn=4)
        third = await at.say("and again", 5)

        assert "<Dial" in second
        assert "<Dial" not in third
        assert not at.scripted.asked[-1].may_transfer


async def test_a_gather_that_ran_again_leaves_a_transfer_of_which_nothing_is_known(tmp_path: Path) -> None:
    async with dialling(tmp_path) as at:
        await at.say("no wait, a table for four", 1)

        assert await outcomes(at) == ["unknown", None]

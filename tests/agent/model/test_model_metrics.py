"""What is counted of models: how long each took, and what became of it."""

import asyncio

import pytest

from echolink.errors import AgentFailed
from tests.agent.model.situations import MakeAgents, Recording, situation
from tests.counted import Counted
from tests.fakes.chat_completions import ChatCompletions, Says, StaysSilent

FIRST, WHOLE = "echolink_model_first_response_seconds_count", "echolink_model_reply_seconds_count"


async def test_a_reply_is_timed_to_its_first_piece_and_to_its_end(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    provider.will(Says("Gladly. For what day?"))
    counted = Counted()

    await make_agents().primary(None).answer(situation(), Recording())

    assert counted.grown(FIRST) == {("openai-chat:fake",): 1}
    assert counted.grown(WHOLE) == {("openai-chat:fake", "answered"): 1}


async def test_a_model_that_sends_nothing_has_failed_and_has_no_first_piece(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    provider.will(StaysSilent())
    counted = Counted()
    agents = make_agents("openai-chat:fake, openai-chat:other", silence_seconds=0.1)  # the last one is given longer
    agent = await agents.agent_of("openai-chat:fake")

    with pytest.raises(AgentFailed):
        await agent.answer(situation(), Recording())

    assert counted.grown(FIRST) == {}
    assert counted.grown(WHOLE) == {("openai-chat:fake", "failed"): 1}


async def test_a_reply_that_nobody_waits_for_any_more_was_stopped(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    provider.will(StaysSilent())
    counted = Counted()
    asking = asyncio.create_task(make_agents().primary(None).answer(situation(), Recording()))
    await provider.asked.wait()
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)

    assert counted.grown(WHOLE) == {("openai-chat:fake", "stopped"): 1}

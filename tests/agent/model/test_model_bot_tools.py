"""How does a model use the tools of a bot? Offered as they are, judged before they are used, each action once."""

from dataclasses import replace
from typing import Any

import pytest

from echolink.agent.port import Situation
from echolink.agent.profile import read_profile
from echolink.agent.tool import BotTool, ToolResult, Used
from echolink.errors import AgentFailed
from tests.agent.model.situations import TABLE, MakeAgents, Recording, situation
from tests.fakes.chat_completions import ChatCompletions, Refuses, Says, calls

PARAMETERS = {
    "type": "object",
    "properties": {"time": {"type": "string", "minLength": 4}},
    "required": ["time"],
    "additionalProperties": False,
}
LOOK = BotTool(name="is_free", description="Is a table free then?", parameters=PARAMETERS)
HOLD = BotTool(name="hold", description="Holds a table.", parameters=PARAMETERS, has_side_effects=True)
WITH_TOOLS = replace(TABLE, tools=(LOOK, HOLD))
TWO = "openai-chat:first, openai-chat:second"


def asked(said: str = "Is a table free at seven?", **other: Any) -> Situation:
    return replace(situation(said), profile=WITH_TOOLS, **other)


async def test_a_tool_is_offered_with_its_own_schema_and_one_with_side_effects_says_so(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    provider.will(Says("Hello."))

    await make_agents().primary(None).answer(asked(), Recording())

    offered = {tool["function"]["name"]: tool["function"] for tool in provider.requests[0]["tools"]}
    assert list(offered) == ["complete_goal", "end_call", "is_free", "hold"]
    assert offered["is_free"]["parameters"] == PARAMETERS
    assert offered["is_free"]["description"] == "Is a table free then?"
    assert "only after the caller has agreed" in offered["hold"]["description"]
    assert "Tools of the business" in provider.instructions()


async def test_a_bot_without_tools_is_told_nothing_of_any(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    provider.will(Says("Hello."))

    await make_agents().primary(None).answer(situation(), Recording())

    assert "Tools of the business" not in provider.instructions()
    assert len(provider.requests[0]["tools"]) == 2


async def test_the_same_tools_are_offered_in_every_request_of_a_turn(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    provider.will(calls("is_free", {"time": "19:00"}), Says("Yes."))

    await make_agents().primary(None).answer(asked(), Recording(results=[ToolResult("answered", "free")]))

    first, second = (request["tools"] for request in provider.requests)
    assert first == second


async def test_a_bad_argument_goes_back_to_the_model_and_is_sent_to_nobody(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    tools = Recording(results=[ToolResult("answered", "free")])
    provider.will(calls("is_free", {"time": 7}), calls("is_free", {"time": "19:00"}), Says("Yes, it is free."))

    answer = await make_agents().primary(None).answer(asked(), tools)

    assert tools.used == [("is_free", {"time": "19:00"})]
    assert "Nothing was sent. `time`: 7 is not of type 'string'" in provider.messages(1)[-1]["content"]
    assert answer.say == "Yes, it is free."
    assert "is_free answered" in answer.why


async def test_a_model_that_never_gets_its_arguments_right_has_failed(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    tools = Recording()
    provider.will(*[calls("is_free", {"time": 7})] * 9)

    with pytest.raises(AgentFailed):
        await make_agents().primary(None).answer(asked(), tools)

    assert tools.used == []
    assert len(provider.requests) <= 6


async def test_what_is_said_before_something_is_looked_up_is_told_while_that_goes_on(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    told: list[str] = []
    told_by_then: list[list[str]] = []

    class Watching(Recording):
        async def use_tool(self, name: str, arguments: Any) -> ToolResult:
            told_by_then.append(list(told))
            return ToolResult("answered", "free")

    provider.will(calls("is_free", {"time": "19:00"}, text="Let me look that up."), Says("Seven is free."))

    answer = await make_agents().primary(None).answer(asked(), Watching(), told.append)

    assert told_by_then == [["Let me look that up."]]
    assert answer.say == "Let me look that up. Seven is free."


@pytest.mark.parametrize("words", ["I have booked it.", "It is all confirmed."])
async def test_what_a_tool_could_belie_is_not_told_before_it_has_answered(
    provider: ChatCompletions, make_agents: MakeAgents, words: str
) -> None:
    provider.will(calls("is_free", {"time": "19:00"}, text=words), Says("Seven is taken."))

    answer = (
        await make_agents().primary(None).answer(asked(), Recording(results=[ToolResult("answered", "", is_no=True)]))
    )

    assert answer.say == "Seven is taken."


async def test_a_call_does_not_end_over_a_tool_that_failed(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    tools = Recording(results=[ToolResult("failed", "HTTP 500")])
    provider.will(
        Says("", [("end_call", {}), ("hold", {"time": "19:00"})]), Says("I could not hold it. Shall I note it?")
    )

    answer = await make_agents().primary(None).answer(asked(), tools)

    assert not answer.ends
    assert "It failed: HTTP 500. Nothing was done." in provider.messages(1)[-1]["content"]


async def test_the_next_model_learns_what_the_failed_one_did_and_cannot_do_it_again_in_other_words(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    tools = Recording(results=[ToolResult("answered", "Held under number 7.")])
    agents = make_agents(TWO)
    provider.will(calls("hold", {"time": "19:00"}), Refuses(500), calls("hold", {"time": "7 PM"}), Says("It is held."))

    answer = await agents.primary(None).answer(asked("Hold one at seven"), tools)

    assert (answer.say, answer.agent) == ("It is held.", "openai-chat:second")
    assert tools.used == [("hold", {"time": "19:00"})]
    assert 'hold {"time": "19:00"}: It answered, as data: "Held under number 7."' in provider.instructions(2)
    assert "Held under number 7." in provider.messages(3)[-1]["content"]


async def test_a_history_has_every_use_with_its_outcome_and_none_that_is_open(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    used = [
        Used("is_free", {"time": "19:00"}, ToolResult("answered", '{"free":false}')),
        Used("hold", {"time": "20:00"}, ToolResult("unknown")),
    ]
    provider.will(Says("As I said."))

    await make_agents().primary(None).answer(asked(used=used), Recording())

    told = provider.instructions()
    assert 'is_free {"time": "19:00"}: It answered, as data: "{\\"free\\":false}"' in told
    assert 'hold {"time": "20:00"}: It was started, but the outcome is unknown. Do not repeat it.' in told
    assert all("tool_calls" not in message for message in provider.messages())


@pytest.mark.parametrize("words", ['is_free({"time": "19:00"})', 'Let me see: is_free {"time": "19:00"}'])
async def test_a_use_that_is_written_instead_of_made_is_never_said(
    provider: ChatCompletions, make_agents: MakeAgents, words: str
) -> None:
    told: list[str] = []
    provider.will(Says(words))

    with pytest.raises(AgentFailed):
        await make_agents().primary(None).answer(asked(), Recording(), told.append)

    assert told == []


async def test_a_value_that_is_for_the_webhook_alone_is_no_argument_of_a_tool(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    fields = {"type": "object", "properties": {"word": {"type": "string", "sensitive": True}}}
    profile = read_profile(goal="Take a payment", fields=fields, tools=(LOOK,))
    tools = Recording(results=[ToolResult("answered", "free")])
    provider.will(calls("is_free", {"time": "purple walrus"}), Says("I go on without it."))

    asked_with = replace(situation("Is it known?"), profile=profile, private={"word": "Purple Walrus"})
    answer = await make_agents().primary(None).answer(asked_with, tools)

    assert tools.used == []
    assert "a sensitive value goes to complete_goal alone" in provider.messages(1)[-1]["content"]
    assert answer.say == "I go on without it."

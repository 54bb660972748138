"""What a model's reply tells before it has ended, over real HTTP: clauses, nothing that could be belied, nothing twice."""

from dataclasses import replace

import pytest

from echolink.agent.port import Outcome
from echolink.errors import AgentFailed
from tests.agent.model.situations import SENT, MakeAgents, Recording, situation
from tests.fakes.chat_completions import BreaksOff, ChatCompletions, Says, calls

FIRST, REST = "Sure, I can help.", "We are open until ten. What name shall I note?"


async def test_each_clause_is_told_before_the_reply_is_whole(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    provider.will(Says(f"{FIRST} {REST}"))
    told: list[str] = []
    answer = await make_agents().primary(None).answer(situation(), Recording(), told.append)

    assert told == [FIRST, "We are open until ten."]
    assert answer.say == f"{FIRST} {REST}"


@pytest.mark.parametrize("claim", ["Your table is booked!", "Done, all set.", "I have sent it."])
async def test_a_claim_before_its_action_is_not_told_and_dropped_if_the_action_follows(
    provider: ChatCompletions, make_agents: MakeAgents, claim: str
) -> None:
    provider.will(calls("complete_goal", {"fields": SENT}, text=f"{claim} One moment. "), Says("It is full, sorry."))
    told: list[str] = []
    answer = await make_agents().primary(None).answer(situation(), Recording(Outcome("answered", "full")), told.append)

    assert told == []
    assert answer.say == "It is full, sorry."


async def test_a_claim_that_no_action_follows_is_said_at_the_end(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    provider.will(Says("It was moved to June. Which day suits you?"))
    told: list[str] = []
    answer = await make_agents().primary(None).answer(situation(), Recording(), told.append)

    assert (told, answer.say) == ([], "It was moved to June. Which day suits you?")


async def test_words_before_an_action_that_were_told_stay_and_what_it_answered_comes_behind(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    provider.will(
        calls("complete_goal", {"fields": SENT}, text="One moment please. I will look. "), Says("It is booked.")
    )
    told: list[str] = []
    answer = await make_agents().primary(None).answer(situation(), Recording(), told.append)

    assert told[0] == "One moment please."
    assert answer.say == " ".join([*told, "It is booked."])


async def test_the_next_model_goes_on_behind_what_a_broken_one_has_told(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    provider.will(BreaksOff(f"{FIRST} We are"), Says(REST))
    told: list[str] = []
    answer = (
        await make_agents("openai-chat:first, openai-chat:second")
        .primary(None)
        .answer(situation(), Recording(), told.append)
    )

    assert told == [FIRST, "We are open until ten."]
    assert answer.say == f"{FIRST} {REST}"
    assert FIRST in provider.messages()[-1]["content"]


async def test_what_the_caller_has_heard_is_not_said_again(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    provider.will(Says(f"{FIRST} {REST}"))
    told: list[str] = []
    begun = replace(situation(), begun=FIRST)
    answer = await make_agents().primary(None).answer(begun, Recording(), told.append)

    assert told == ["We are open until ten."]
    assert answer.say == REST
    assert FIRST in provider.messages()[-1]["content"]


async def test_a_tool_call_written_as_text_is_never_told(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    provider.will(Says('{"name": "complete_goal"}. It is done. Good. '))
    told: list[str] = []
    with pytest.raises(AgentFailed):
        await make_agents().primary(None).answer(situation(), Recording(), told.append)

    assert told == []

"""What a model agent makes of what a provider streams: replies, actions, goodbyes."""

import asyncio
from dataclasses import replace

import pytest

from echolink.agent.port import Done, HeardKind, Outcome, Usage
from echolink.errors import StorageUnavailable
from tests.agent.model.situations import IN_NORMAL_FORM, SENT, MakeAgents, Recording, agent, caller, situation
from tests.fakes.chat_completions import ChatCompletions, Says, StaysSilent, calls


async def test_a_streamed_reply_is_said_whole(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    provider.will(Says("Gladly. For what day?", input_tokens=70, output_tokens=6))

    answer = await make_agents().primary(None).answer(situation(), Recording())

    assert answer.say == "Gladly. For what day?"
    assert answer.usage == Usage(requests=1, input_tokens=70, output_tokens=6)
    assert (answer.agent, answer.ends) == ("openai-chat:fake", False)


async def test_a_reply_is_made_fit_for_the_ear(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    provider.will(Says("**Sure!** 🎉 [the caller may have heard only part of this] For what *day*?"))

    answer = await make_agents().primary(None).answer(situation(), Recording())

    assert answer.say == "Sure! For what day?"


async def test_the_history_reaches_the_model_as_plain_alternating_messages(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    provider.will(Says("On Friday then."))
    unheard = replace(agent("We close at ten."), heard="unheard")
    history = [agent("Hello!"), caller("Hi"), caller("a table"), agent("For what day?"), unheard]

    await make_agents().primary(None).answer(situation("Friday", history=history), Recording())

    assert [(m["role"], m["content"]) for m in provider.messages()] == [
        ("user", "[the call begins]"),
        ("assistant", "Hello!"),
        ("user", "Hi\na table"),
        ("assistant", "For what day?\nWe close at ten. [the caller did not hear this]"),
        ("user", "Friday"),
    ]


async def test_keys_are_marked_as_keys(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    provider.will(Says("Thanks."))

    await make_agents().primary(None).answer(situation("4155550123", kind=HeardKind.KEYS), Recording())

    assert provider.messages()[-1]["content"] == "[keys pressed] 4155550123"


async def test_speech_without_words_is_never_an_empty_message(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    provider.will(Says("Pardon?"))

    await make_agents().primary(None).answer(situation("  "), Recording())

    assert provider.messages()[-1]["content"] == "[the caller said something that was not understood]"


async def test_a_completed_goal_is_sent_in_normal_form_and_its_answer_told(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    loose = SENT | {"party_size": "4", "time": "7 pm", "name": " Ada "}
    provider.will(
        calls("complete_goal", {"fields": loose, "questions": ["Is there a high chair?"]}, text="You are booked!"),
        Says("Table 12 is yours. Anything else?"),
    )
    tools = Recording()

    answer = await make_agents().primary(None).answer(situation("Yes, that is right"), tools)

    assert tools.sent == [(IN_NORMAL_FORM, ("Is there a high chair?",))]
    assert answer.say == "Table 12 is yours. Anything else?"
    assert (answer.fields, answer.questions) == (IN_NORMAL_FORM, ("Is there a high chair?",))
    assert "Table 12 is yours." in provider.messages()[-1]["content"]


async def test_a_noted_goal_is_not_to_be_called_booked(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    provider.will(calls("complete_goal", {"fields": SENT}), Says("I have noted it."))

    await make_agents().primary(None).answer(situation("Yes"), Recording(Outcome("noted")))

    told = provider.messages()[-1]["content"]
    assert "noted" in told
    assert "do not say that it is booked" in told


async def test_a_bad_value_goes_back_as_an_instruction(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    provider.will(
        calls("complete_goal", {"fields": SENT | {"date": "next Friday"}}),
        calls("complete_goal", {"fields": SENT}),
        Says("It is booked."),
    )
    tools = Recording()

    answer = await make_agents().primary(None).answer(situation("Yes"), tools)

    told = provider.messages(1)[-1]
    assert told["role"] == "tool"
    assert "`date` must be an ISO date" in told["content"]
    assert [fields for fields, _ in tools.sent] == [IN_NORMAL_FORM]
    assert answer.say == "It is booked."


async def test_a_missing_value_makes_the_model_ask_the_caller(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    provider.will(calls("complete_goal", {"fields": SENT | {"name": "unknown"}}), Says("May I have your name?"))
    tools = Recording()

    answer = await make_agents().primary(None).answer(situation("Yes"), tools)

    assert "ask the caller for the caller's name" in provider.messages()[-1]["content"]
    assert (tools.sent, answer.say, answer.fields) == ([], "May I have your name?", {})


async def test_the_goal_is_sent_once_a_turn(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    twice = Says(calls=[("complete_goal", {"fields": SENT}), ("complete_goal", {"fields": SENT | {"party_size": 5}})])
    provider.will(twice, Says("It is booked."))
    tools = Recording()

    await make_agents().primary(None).answer(situation("Yes"), tools)

    assert len(tools.sent) == 1
    assert "sent in this turn already" in provider.messages()[-1]["content"]


async def test_the_same_goal_is_not_sent_again_in_a_later_turn(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    provider.will(calls("complete_goal", {"fields": SENT | {"time": "19:00:00"}}), Says("It is booked already."))
    tools = Recording()
    done = Done(IN_NORMAL_FORM, Outcome("answered", "Table 12 is yours."))

    answer = await make_agents().primary(None).answer(situation("Book it", done=[done]), tools)

    assert tools.sent == []
    assert "Do not send it again" in provider.messages()[-1]["content"]
    assert answer.fields == IN_NORMAL_FORM


async def test_a_changed_goal_is_sent_in_a_later_turn(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    provider.will(calls("complete_goal", {"fields": SENT | {"party_size": 6}}), Says("Changed to six."))
    tools = Recording()
    done = Done(IN_NORMAL_FORM, Outcome("answered", "Table 12 is yours."))

    await make_agents().primary(None).answer(situation("Six, please", done=[done]), tools)

    assert tools.sent[0][0]["party_size"] == 6


async def test_words_with_end_call_end_the_call_without_another_request(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    provider.will(calls("end_call", text="Goodbye, Ada."))

    answer = await make_agents().primary(None).answer(situation("That was all"), Recording())

    assert (answer.say, answer.ends, len(provider.requests)) == ("Goodbye, Ada.", True, 1)
    assert answer.usage == Usage(requests=1, input_tokens=100, output_tokens=10)


async def test_a_wordless_end_call_lets_the_model_say_goodbye(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    provider.will(calls("end_call"), Says("Goodbye."))

    answer = await make_agents().primary(None).answer(situation("Bye"), Recording())

    assert (answer.say, answer.ends) == ("Goodbye.", True)


@pytest.mark.parametrize("order", [("complete_goal", "end_call"), ("end_call", "complete_goal")])
async def test_end_call_takes_effect_after_the_action_has_answered(
    provider: ChatCompletions, make_agents: MakeAgents, order: tuple[str, str]
) -> None:
    both = [(tool, {"fields": SENT} if tool == "complete_goal" else {}) for tool in order]
    provider.will(Says("You are booked, bye.", both), Says("It was noted. Goodbye."))
    tools = Recording(Outcome("noted"))

    answer = await make_agents().primary(None).answer(situation("Yes, and that is all"), tools)

    assert len(tools.sent) == 1
    assert (answer.say, answer.ends) == ("It was noted. Goodbye.", True)


@pytest.mark.parametrize("order", [("complete_goal", "end_call"), ("end_call", "complete_goal")])
async def test_a_refused_action_keeps_the_call_open(
    provider: ChatCompletions, make_agents: MakeAgents, order: tuple[str, str]
) -> None:
    provider.will(
        Says("Bye.", [(tool, {"fields": {}} if tool == "complete_goal" else {}) for tool in order]),
        Says("How many people?"),
    )

    answer = await make_agents().primary(None).answer(situation("Book it, bye"), Recording())

    assert (answer.say, answer.ends) == ("How many people?", False)


async def test_the_tools_schema_is_made_of_the_bots_fields(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    provider.will(Says("Hello."))

    await make_agents().primary(None).answer(situation(), Recording())

    fields = provider.tool("complete_goal")["properties"]["fields"]
    assert fields["properties"]["party_size"]["type"] == "integer"
    assert fields["properties"]["date"]["format"] == "date"
    assert fields["required"] == ["party_size", "date", "time", "name"]
    assert "branch" not in fields["properties"]


async def test_a_question_for_a_number_makes_the_ear_longer(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    provider.will(Says("Thank you, Ada. What is your phone number?"))

    answer = await make_agents().primary(None).answer(situation("Ada"), Recording())

    assert answer.dictation


async def test_what_was_remembered_is_kept(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    provider.will(Says("Hello."))

    answer = await make_agents().primary(None).answer(situation(memory={"asked": "date"}), Recording())

    assert answer.memory == {"asked": "date"}


async def test_a_cancelled_answer_disconnects_from_the_provider(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    provider.will(StaysSilent("Well, let me"))
    answering = asyncio.create_task(make_agents().primary(None).answer(situation(), Recording()))
    await provider.asked.wait()

    answering.cancel()

    with pytest.raises(asyncio.CancelledError):
        await answering
    await asyncio.wait_for(provider.abandoned.wait(), 5)


async def test_an_error_of_the_tools_is_not_the_models(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    provider.will(calls("complete_goal", {"fields": SENT}), Says("Never said."))

    with pytest.raises(StorageUnavailable):
        await make_agents().primary(None).answer(situation("Yes"), Recording(fails=StorageUnavailable("disk full")))

    assert len(provider.requests) == 1


async def test_answers_do_not_mix_between_calls(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    provider.will(*[calls("complete_goal", {"fields": SENT}), Says("Booked.")])
    agents = make_agents()
    first = await agents.primary(None).answer(situation("Yes"), Recording())
    provider.will(Says("For how many?"))

    second = await agents.primary(None).answer(situation("Hello"), Recording())

    assert (first.fields, second.fields, second.ends) == (IN_NORMAL_FORM, {}, False)

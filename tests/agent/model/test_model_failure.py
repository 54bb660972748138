"""What becomes of a turn when its model fails: a reason, the next model, never a loop and never a quote."""

import pytest
from structlog.testing import capture_logs

from echolink.agent.port import HeardKind, Outcome
from echolink.errors import AgentFailed
from tests.agent.model.situations import SENT, MakeAgents, Recording, agent, situation
from tests.fakes.chat_completions import BreaksOff, ChatCompletions, Raw, Refuses, Reply, Says, StaysSilent, calls

TWO = "openai-chat:first, openai-chat:second"
FAILURES: dict[str, Reply] = {
    "429": Refuses(429),
    "500": Refuses(500),
    "401": Refuses(401),
    "reset mid-sentence": BreaksOff("We have a table for"),
    "reset before a word": BreaksOff(),
    "empty": Says(""),
    "whitespace": Says(" \n "),
    "only an emoji": Says("🎉"),
    "no JSON": Raw("data: nonsense\n\n"),
    "another shape": Raw('{"answer": 42}', "application/json"),
    "a chunk of another shape": Raw('data: {"answer": 42}\n\n'),
    "an HTML page": Raw("<html>Bad gateway</html>", "text/html"),
    "nothing at all": Raw(""),
    "a tool call as text": Says('{"name": "complete_goal", "arguments": {}}'),
    "talks without end": Says("and so on " * 401),
    "unknown tool": calls("transfer_call", {"to": "manager"}),
    "arguments that are no JSON": calls("complete_goal", '{"fields": {'),
    "arguments of the wrong type": calls("complete_goal", {"fields": 7}),
    "arguments that are a list": calls("complete_goal", "[1]"),
    "a value that stays bad": calls("complete_goal", {"fields": SENT | {"date": "soon"}}),
}


@pytest.mark.parametrize("reply", FAILURES.values(), ids=FAILURES.keys())
async def test_whatever_a_model_does_wrong_is_a_failed_agent_after_few_requests(
    provider: ChatCompletions, make_agents: MakeAgents, reply: Reply
) -> None:
    provider.will(*[reply] * 20)
    tools = Recording()

    with pytest.raises(AgentFailed):
        await make_agents().primary(None).answer(situation(), tools)

    assert len(provider.requests) <= 6
    assert tools.sent == []


@pytest.mark.parametrize("reply", FAILURES.values(), ids=FAILURES.keys())
async def test_the_next_model_answers_in_the_same_turn(
    provider: ChatCompletions, make_agents: MakeAgents, reply: Reply
) -> None:
    agents = make_agents(TWO)
    rounds = {"unknown tool", "arguments that are no JSON", "arguments of the wrong type", "a value that stays bad"}
    provider.will(*[reply] * (3 if reply in [FAILURES[name] for name in rounds] else 1), Says("For what day?"))

    answer = await agents.primary(None).answer(situation(), Recording())

    assert (answer.say, answer.agent) == ("For what day?", "openai-chat:second")
    assert [provider.requests[0]["model"], provider.requests[-1]["model"]] == ["first", "second"]


async def test_a_model_that_uses_tools_on_and_on_is_stopped(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    provider.will(*[calls("complete_goal", {"fields": SENT})] * 20)
    tools = Recording(Outcome("answered"))

    with pytest.raises(AgentFailed):
        await make_agents().primary(None).answer(situation("Yes"), tools)

    assert len(provider.requests) == 6
    assert len(tools.sent) == 1


async def test_failures_name_kinds_and_numbers_and_quote_nothing(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    provider.will(Refuses(400))

    with capture_logs() as logs, pytest.raises(AgentFailed) as failed:
        await make_agents().primary(None).answer(situation("my secret is forty-two"), Recording())

    assert failed.value.detail == "openai-chat:fake: its provider answered with HTTP 400"
    assert "secret" not in str(logs)
    assert "Luigi" not in str(logs)
    assert logs[0]["event"] == "model_failed"


@pytest.mark.parametrize(("model", "path"), [("openai:fake", "/v1/responses"), ("anthropic:fake", "/v1/messages")])
async def test_other_providers_get_one_try_too(
    provider: ChatCompletions, make_agents: MakeAgents, monkeypatch: pytest.MonkeyPatch, model: str, path: str
) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-test")
    monkeypatch.setenv("ANTHROPIC_BASE_URL", provider.url.removesuffix("/v1"))
    provider.will(*[Refuses(503)] * 5)

    with pytest.raises(AgentFailed, match="HTTP 503"):
        await make_agents(model).primary(None).answer(situation(), Recording())

    assert provider.paths == [path]


async def test_nobody_at_the_providers_address_is_a_failed_agent(
    provider: ChatCompletions, make_agents: MakeAgents, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")

    with pytest.raises(AgentFailed, match="connection failed"):
        await make_agents().primary(None).answer(situation(), Recording())


@pytest.mark.parametrize("begun", ["", "We have"])
async def test_a_model_that_falls_silent_is_left_for_the_next_one(
    provider: ChatCompletions, make_agents: MakeAgents, begun: str
) -> None:
    provider.will(StaysSilent(begun), Says("For what day?"))

    answer = await make_agents(TWO, silence_seconds=0.1).primary(None).answer(situation(), Recording())

    assert answer.say == "For what day?"
    assert provider.abandoned.is_set()


async def test_what_failed_attempts_cost_is_counted(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    provider.will(Says("  ", input_tokens=50, output_tokens=1), Says("Hello.", input_tokens=70, output_tokens=5))
    both = await make_agents(TWO).primary(None).answer(situation(), Recording())
    provider.will(Says("  ", input_tokens=50, output_tokens=1))

    with pytest.raises(AgentFailed) as failed:
        await make_agents().primary(None).answer(situation(), Recording())

    assert both.usage.input_tokens + both.usage.output_tokens == 126
    assert both.usage.thrown_away_tokens == 51
    assert failed.value.tokens == 51


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome("answered", "Table 12 is yours."), "Table 12 is yours."),
        (Outcome("noted"), "I've noted your request and will pass it on."),
        (Outcome("unknown"), "I've noted your request and will pass it on."),
    ],
)
async def test_what_came_of_an_action_is_told_though_the_model_fails_after_it(
    provider: ChatCompletions, make_agents: MakeAgents, outcome: Outcome, said: str
) -> None:
    provider.will(calls("complete_goal", {"fields": SENT}), Refuses(500))

    answer = await make_agents().primary(None).answer(situation("Yes"), Recording(outcome))

    assert answer.say == said
    assert answer.fields["name"] == "Ada"


async def test_the_next_model_knows_of_an_action_and_cannot_repeat_it(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    sends = calls("complete_goal", {"fields": SENT})
    provider.will(sends, Refuses(500), sends, Says("It is done."))
    tools = Recording(Outcome("answered"))

    answer = await make_agents(TWO).primary(None).answer(situation("Yes"), tools)

    assert len(tools.sent) == 1
    assert '"name": "Ada"' in provider.instructions()
    assert answer.say == "It is done."


@pytest.mark.parametrize("kind", [HeardKind.SILENCE, HeardKind.RETURNED, HeardKind.FELL])
async def test_where_nothing_was_said_no_model_is_asked(
    provider: ChatCompletions, make_agents: MakeAgents, kind: HeardKind
) -> None:
    quiet = situation("", kind=kind, silences=1, history=[agent("Hi! What is your phone number?")], memory={"x": 1})

    answer = await make_agents().primary(None).answer(quiet, Recording())

    assert "What is your phone number?" in answer.say
    assert (answer.dictation, answer.memory, answer.ends) == (True, {"x": 1}, False)
    assert provider.requests == []


async def test_the_third_silence_ends_the_call(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    quiet = situation("", kind=HeardKind.SILENCE, silences=3, history=[agent("For what day?")])

    answer = await make_agents().primary(None).answer(quiet, Recording())

    assert answer.ends
    assert provider.requests == []

"""How a chat-completions server is reached: its address and keys, connections that last, many at once, none left behind."""

import asyncio
import time

import pytest

from echolink.agent.model.agents import Agents
from echolink.agent.model.chat.connections import proxy_for
from echolink.errors import AgentFailed
from tests.agent.model.situations import MakeAgents, Recording, situation
from tests.fakes.chat_completions import ChatCompletions, OnlyComments, Refuses, Says, StaysSilent, calls


async def answer(agents: Agents) -> str:
    return (await agents.primary(None).answer(situation(), Recording())).say


async def test_address_key_and_organisation_are_those_of_the_environment(
    provider: ChatCompletions, make_agents: MakeAgents, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", f"{provider.url}/mine/")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-1")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-1")
    provider.will(Says("Hello."))

    await answer(make_agents())

    sent = provider.headers[0]
    assert provider.paths == ["/v1/mine/chat/completions"]
    assert sent["authorization"] == "Bearer sk-test"
    assert (sent["openai-organization"], sent["openai-project"]) == ("org-1", "proj-1")
    assert sent["content-type"] == "application/json"
    assert sent["accept-encoding"] == "identity"


async def test_a_connection_serves_one_reply_after_the_other_and_rounds_with_tools(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    agents = make_agents()
    provider.will(Says("Hello."), calls("end_call"), Says("Goodbye."), Says("Hello."))

    for _ in range(3):
        await answer(agents)

    assert (len(provider.requests), provider.connections) == (4, 1)


async def test_a_refused_request_leaves_the_next_one_a_way(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    agents = make_agents()
    provider.will(Refuses(503), Says("Hello."))

    with pytest.raises(AgentFailed, match="HTTP 503"):
        await answer(agents)

    assert await answer(agents) == "Hello."


async def test_more_replies_are_streamed_at_once_than_most_clients_have_connections(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    agents, many = make_agents(), 300
    await agents.warm()
    provider.will(*[StaysSilent("Well,")] * many)

    waiting = [asyncio.create_task(answer(agents)) for _ in range(many)]
    while len(provider.requests) < many:
        provider.asked.clear()
        await asyncio.wait_for(provider.asked.wait(), 20)
    for task in waiting:
        task.cancel()
    ended = await asyncio.gather(*waiting, return_exceptions=True)

    assert {type(end) for end in ended} == {asyncio.CancelledError}
    assert provider.connections == many


@pytest.mark.parametrize("reply", [StaysSilent(), OnlyComments()], ids=["silence", "comments"])
async def test_a_first_word_that_does_not_come_is_waited_for_no_longer_than_set(
    provider: ChatCompletions, make_agents: MakeAgents, reply: StaysSilent | OnlyComments
) -> None:
    agents = make_agents("openai-chat:fake, openai-chat:other", silence_seconds=0.2)
    agent = await agents.agent_of("openai-chat:fake")
    provider.will(reply)

    since = time.perf_counter()
    with pytest.raises(AgentFailed, match="did not answer in time"):
        await agent.answer(situation(), Recording())

    assert 0.15 < time.perf_counter() - since < 2
    await asyncio.wait_for(provider.abandoned.wait(), 5)


async def test_a_reply_that_is_not_wanted_any_more_is_hung_up_on(
    provider: ChatCompletions, make_agents: MakeAgents
) -> None:
    provider.will(StaysSilent("Well, let me see"))
    answering = asyncio.create_task(answer(make_agents()))
    await provider.asked.wait()

    answering.cancel()
    await asyncio.gather(answering, return_exceptions=True)

    await asyncio.wait_for(provider.abandoned.wait(), 5)


async def test_closing_ends_connections_that_are_kept(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    agents = make_agents()
    provider.will(Says("Hello."))
    await answer(agents)

    await agents.close()

    await asyncio.wait_for(provider.abandoned.wait(), 5)


@pytest.mark.parametrize(
    ("url", "proxy"),
    [
        ("https://api.example/v1/chat/completions", "http://proxy.example:3128"),
        ("https://inside.example/v1", None),
        ("http://api.example/v1", None),
    ],
)
def test_a_proxy_is_taken_where_the_environment_says_so(
    monkeypatch: pytest.MonkeyPatch, url: str, proxy: str | None
) -> None:
    for variable in ("HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "NO_PROXY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "inside.example")

    assert proxy_for(url) == proxy

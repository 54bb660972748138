"""Which models an operator may list, and which of them answers a bot."""

import subprocess
import sys

import pytest

from echolink.agent.model.names import parse_models
from echolink.errors import RefusedToStart
from tests.agent.model.situations import MakeAgents, Recording, situation
from tests.fakes.chat_completions import ChatCompletions, Says


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "ANTHROPIC_API_KEY", "DEEPSEEK_API_KEY"):
        monkeypatch.delenv(variable, raising=False)


@pytest.mark.parametrize("text", ["scripted", "", " scripted , ", "scripted,scripted"])
def test_without_models_the_script_answers(text: str) -> None:
    assert parse_models(text) == ("scripted",)


def test_models_keep_their_order_and_the_script_comes_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-test")

    models = parse_models("openai-chat:x, anthropic:y,openai-chat:x")

    assert models == ("openai-chat:x", "anthropic:y", "scripted")


@pytest.mark.parametrize("name", ["gpt-5", "openai:", ":gpt-5", "open ai:gpt-5", "https://example.com", "Scripted"])
def test_a_malformed_name_is_refused_with_an_example(name: str) -> None:
    with pytest.raises(RefusedToStart, match="openai:gpt-5-mini"):
        parse_models(name)


def test_an_unknown_provider_is_refused() -> None:
    with pytest.raises(RefusedToStart, match="nobody:gpt-5, which pydantic-ai does not know"):
        parse_models("nobody:gpt-5")


@pytest.mark.parametrize(
    ("name", "variable"),
    [
        ("openai:gpt-5", "OPENAI_API_KEY"),
        ("openai-chat:gpt-5", "OPENAI_API_KEY"),
        ("anthropic:claude-sonnet-5", "ANTHROPIC_API_KEY"),
        ("deepseek:deepseek-chat", "DEEPSEEK_API_KEY"),
    ],
)
def test_a_missing_key_is_refused_by_its_variable(name: str, variable: str) -> None:
    with pytest.raises(RefusedToStart, match=f"set {variable}"):
        parse_models(name)


def test_a_server_of_ones_own_needs_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:11434/v1")

    assert parse_models("openai-chat:llama") == ("openai-chat:llama", "scripted")


def test_a_base_url_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "127.0.0.1:11434")

    with pytest.raises(RefusedToStart, match="OPENAI_BASE_URL"):
        parse_models("openai-chat:llama")


def test_the_script_alone_does_not_import_pydantic_ai() -> None:
    program = (
        "import asyncio, sys; from echolink.agent.model.agents import Agents; from echolink.agent.model.names import *; "
        "agents = Agents(parse_models('scripted'), None); asyncio.run(agents.warm()); agents.primary(None); "
        "print('pydantic_ai' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("listed", "named", "asked"),
    [
        ("openai-chat:a, openai-chat:b", None, "a"),
        ("openai-chat:a, openai-chat:b", "openai-chat:b", "b"),
        ("openai-chat:a, openai-chat:b", "openai-chat:taken-off", "a"),
        ("scripted, openai-chat:b", "openai-chat:b", "b"),
    ],
)
async def test_a_bot_is_answered_by_its_model_or_by_the_first_of_the_list(
    provider: ChatCompletions, make_agents: MakeAgents, listed: str, named: str | None, asked: str
) -> None:
    provider.will(Says("Hello."))

    await make_agents(listed).primary(named).answer(situation(), Recording())

    assert [request["model"] for request in provider.requests] == [asked]


@pytest.mark.parametrize(
    ("listed", "named"),
    [("scripted", None), ("openai-chat:a", "scripted"), ("scripted, openai-chat:b", None)],
)
async def test_a_bot_may_be_answered_by_the_script(
    provider: ChatCompletions, make_agents: MakeAgents, listed: str, named: str | None
) -> None:
    answer = await make_agents(listed).primary(named).answer(situation(), Recording())

    assert answer.say == "from the script"
    assert provider.requests == []


async def test_a_bot_may_name_only_what_is_listed(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    agents = make_agents("openai-chat:a")

    assert agents.names == ("openai-chat:a", "scripted")
    assert [agents.is_allowed(name) for name in ("openai-chat:a", "scripted", "openai-chat:b")] == [True, True, False]


async def test_models_share_their_connections(provider: ChatCompletions, make_agents: MakeAgents) -> None:
    agents = make_agents("openai-chat:a, openai-chat:b")
    provider.will(*[Says("Hello.")] * 4)

    for named in ("openai-chat:a", "openai-chat:b", "openai-chat:a", "openai-chat:b"):
        await agents.primary(named).answer(situation(), Recording())

    assert provider.connections == 1

"""Who answers a bot's callers? The models that the operator allows, tried in order, with `scripted` behind them."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import structlog

from echolink.agent.analysis import Analyst, Analyzed, Material
from echolink.agent.catalogue import sentences
from echolink.agent.model.dictation import asks_for_dictation
from echolink.agent.model.names import SCRIPTED, real
from echolink.agent.port import Agent, Answer, Done, Outcome, Say, Situation, Tools, Usage, unheard
from echolink.agent.profile import Profile
from echolink.agent.sentences import for_the_ear
from echolink.agent.silence import answer_without_words
from echolink.agent.tool import ToolResult, Used
from echolink.errors import AgentFailed, EchoLinkError

if TYPE_CHECKING:
    from echolink.agent.model.provider import Connections

# How long the last model of a list may send nothing. The conversation gives up after 12 s; this ends what nobody awaits.
_LAST_SILENCE_SECONDS = 30.0

_log = structlog.get_logger(__name__)


class Agents:
    """The agents of a process. Cheap to make: pydantic-ai is imported by `warm`, or by the first turn that asks a model."""

    def __init__(self, models: Sequence[str], scripted: Agent, *, silence_seconds: float = 5.0) -> None:
        """`models`: as `parse_models` gives them. `silence_seconds`: how long a model may send nothing before the next one is
        asked; 5 leaves that one 7 of the 12 s after which a conversation gives up."""
        self.names = tuple(dict.fromkeys(models))
        self._models = tuple(models)
        self._scripted = scripted
        self._silence_seconds = silence_seconds
        self._loading = asyncio.Lock()
        self._loaded: Mapping[str, Agent] = {}
        self._analysts: Mapping[str, Analyst] = {}
        self._connections: Connections | None = None

    def is_allowed(self, name: str) -> bool:
        """May a bot name this model?"""
        return name in self.names

    def primary(self, bot_model: str | None) -> Agent:
        """The agent of a bot that names `bot_model`, or none: that model and those listed after it, or the whole list.

        A model that the operator has taken off the list since is answered by the whole list.
        """
        models = self._chain(bot_model)
        return _InOrder(self, models) if models else self._scripted

    def analyst(self, bot_model: str | None) -> Analyst | None:
        """Who is asked after a call of a bot that names `bot_model`; None: no model answers for it."""
        models = self._chain(bot_model)
        return _AnalystsInOrder(self, models) if models else None

    async def warm(self) -> None:
        """Import pydantic-ai and make the models, in a thread; at once when that was done or no model is listed.

        Raises RefusedToStart when a model cannot be made.
        """
        async with self._loading:
            if not self._loaded and real(self._models):
                self._loaded = await asyncio.to_thread(self._load)

    def _chain(self, bot_model: str | None) -> Sequence[str]:
        start = self._models.index(bot_model) if bot_model in self._models else 0
        chain = self._models[start:]
        return chain[: chain.index(SCRIPTED)]

    async def analyst_of(self, model: str) -> Analyst:
        """One listed model, as it is asked after a call. Raises RefusedToStart when a model cannot be made."""
        await self.warm()
        return self._analysts[model]

    async def agent_of(self, model: str) -> Agent:
        """The loaded agent of one listed model."""
        await self.warm()
        return self._loaded[model]

    async def close(self) -> None:
        """Close the connections to all providers."""
        if self._connections is not None:
            await self._connections.aclose()

    def _load(self) -> Mapping[str, Agent]:
        from echolink.agent.model.agent import ModelAgent
        from echolink.agent.model.analyst import ModelAnalyst
        from echolink.agent.model.provider import Connections, build_model

        self._connections = self._connections or Connections()
        names = real(self._models)
        models = {name: build_model(name, self._connections) for name in names}
        self._analysts = {name: ModelAnalyst(name, model) for name, model in models.items()}
        return {
            name: ModelAgent(
                name,
                models[name],
                silence_seconds=_LAST_SILENCE_SECONDS if name == names[-1] else self._silence_seconds,
            )
            for name in names
        }


class _InOrder:
    """Models as one agent: what one of them fails to answer, the next one answers in the same turn."""

    def __init__(self, agents: Agents, models: Sequence[str]) -> None:
        self._agents = agents
        self._models = models

    async def answer(self, situation: Situation, tools: Tools, say: Say = unheard) -> Answer:
        quiet = answer_without_words(situation)
        if quiet is not None:
            return _kept(quiet, situation)
        once, told = _Once(tools, situation.profile), _Told(say)
        failures: list[AgentFailed] = []
        for model in self._models:
            try:
                answer = await self._ask(model, told.known_in(once.known_in(situation)), once, told.new())
            except AgentFailed as failed:
                failures.append(failed)
            else:
                return _with_cost_of(failures, told.before(answer))
            if (done := once.told(situation)) is not None:
                told.new()
                return _with_cost_of(failures, told.before(done))
        raise AgentFailed("; ".join(f.detail for f in failures), tokens=_tokens(failures))

    async def _ask(self, model: str, situation: Situation, tools: Tools, say: Say) -> Answer:
        try:
            agent = await self._agents.agent_of(model)
        except EchoLinkError as error:
            _log.error("model_not_loaded", model=model, code=error.code)
            raise AgentFailed(f"{model}: it could not be loaded") from None
        return await agent.answer(situation, tools, say)


class _AnalystsInOrder:
    """Models as one analyst: what one of them cannot be asked, or answers with nothing usable, the next one is asked."""

    def __init__(self, agents: Agents, models: Sequence[str]) -> None:
        self._agents, self._models = agents, models

    async def analyze(self, material: Material) -> Analyzed:
        """See the port."""
        failures: list[AgentFailed] = []
        nothing: Analyzed | None = None
        spent = Usage()
        for model in self._models:
            try:
                analyzed = await self._ask(model, material)
            except AgentFailed as failed:
                failures.append(failed)
                spent = _plus(spent, Usage(1, failed.tokens, 0, failed.tokens))
                continue
            analyzed = replace(analyzed, usage=_plus(spent, analyzed.usage))
            if analyzed.found is not None:
                return analyzed
            nothing, spent = analyzed, analyzed.usage
        if nothing is not None:
            return replace(nothing, usage=spent)
        raise AgentFailed("; ".join(f.detail for f in failures), tokens=_tokens(failures))

    async def _ask(self, model: str, material: Material) -> Analyzed:
        try:
            analyst = await self._agents.analyst_of(model)
        except EchoLinkError as error:
            _log.error("model_not_loaded", model=model, code=error.code)
            raise AgentFailed(f"{model}: it could not be loaded") from None
        return await analyst.analyze(material)


class _Once:
    """The turn's tools, shared by the models that try to answer it: what one has sent, the next one only hears of."""

    def __init__(self, tools: Tools, profile: Profile) -> None:
        self._tools, self._profile = tools, profile
        self._done: Done | None = None
        self._questions: Sequence[str] = ()
        self._used: list[Used] = []
        self._used_by_failed = 0  # how many of them

    async def complete_goal(self, fields: Mapping[str, Any], questions: Sequence[str] = ()) -> Outcome:
        if self._done is not None:
            raise AgentFailed("a second completion in one turn")
        self._done = Done(fields=fields, outcome=Outcome("unknown"))
        self._questions = questions
        outcome = await self._tools.complete_goal(fields, questions)
        self._done = Done(fields=fields, outcome=outcome)
        return outcome

    async def use_tool(self, name: str, arguments: Mapping[str, Any]) -> ToolResult:
        """With other words than those of the model that failed it would be done twice."""
        acts = {tool.name for tool in self._profile.tools if tool.has_side_effects}
        by_failed = self._used[: self._used_by_failed]
        for one in by_failed:
            if one.tool == name and name in acts and one.result.status != "failed":
                return one.result
        result = await self._tools.use_tool(name, arguments)
        self._used.append(Used(name, arguments, result))
        return result

    def known_in(self, situation: Situation) -> Situation:
        """As the next model is told it."""
        self._used_by_failed = len(self._used)
        situation = replace(situation, used=[*situation.used, *self._used]) if self._used else situation
        return replace(situation, done=[*situation.done, self._done]) if self._done else situation

    def told(self, situation: Situation) -> Answer | None:
        """What a model did and then failed to tell is told for it; None when there is nothing to tell."""
        if self._done is None:
            return None
        outcome = self._done.outcome
        say = outcome.said if outcome.status == "answered" else sentences(situation.profile.language).noted()
        if not say:
            return None
        why = f"the model failed after complete_goal ({outcome.status}), so that is told as it came"
        return _kept(Answer(say=for_the_ear(say), questions=self._questions, why=why), self.known_in(situation))


class _Told:
    """What models have said before they failed is said: the next one goes on from there."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._by_failed: list[str] = []
        self._by_this: list[str] = []

    def new(self) -> Say:
        """For the next model: what the ones before it told stands."""
        self._by_failed += self._by_this
        self._by_this = []
        return self._tell

    def known_in(self, situation: Situation) -> Situation:
        told = [*self._by_failed, *self._by_this]
        return replace(situation, begun=" ".join(filter(None, [situation.begun, *told]))) if told else situation

    def before(self, answer: Answer) -> Answer:
        return replace(answer, say=" ".join([*self._by_failed, answer.say])) if self._by_failed else answer

    def _tell(self, part: str) -> None:
        self._by_this.append(part)
        self._say(part)


def _kept(answer: Answer, situation: Situation) -> Answer:
    """An answer in fixed words, with all that was known before it."""
    fields = dict(situation.done[-1].fields) if situation.done else {}
    return replace(
        answer,
        memory=dict(situation.memory),
        fields=fields,
        dictation=not answer.ends and asks_for_dictation(answer.say),
    )


def _with_cost_of(failures: Sequence[AgentFailed], answer: Answer) -> Answer:
    """Failed attempts are paid too. Providers report them in one sum, mostly of input."""
    if not failures:
        return answer
    usage, lost = answer.usage, _tokens(failures)
    paid = replace(usage, input_tokens=usage.input_tokens + lost, thrown_away_tokens=usage.thrown_away_tokens + lost)
    return replace(answer, usage=paid)


def _plus(one: Usage, other: Usage) -> Usage:
    return Usage(
        one.requests + other.requests,
        one.input_tokens + other.input_tokens,
        one.output_tokens + other.output_tokens,
        one.thrown_away_tokens + other.thrown_away_tokens,
    )


def _tokens(failures: Sequence[AgentFailed]) -> int:
    return sum(failure.tokens for failure in failures)

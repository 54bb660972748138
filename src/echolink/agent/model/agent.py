"""How does a language model answer a turn? One streamed run of pydantic-ai, and what may go wrong in it.

Importing this module imports pydantic-ai (2 to 4 s): `agents` does so in a thread, once a model is configured.
"""

from collections import OrderedDict
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any

import structlog
from pydantic_ai import Agent as ModelLoop
from pydantic_ai import AgentRunResultEvent, FunctionToolset
from pydantic_ai.agent import AgentRunEvents
from pydantic_ai.messages import (
    AgentStreamEvent,
    FunctionToolResultEvent,
    ModelMessage,
    ModelRequest,
    PartDeltaEvent,
    PartEndEvent,
    PartStartEvent,
    TextPart,
    TextPartDelta,
    ToolCallPart,
    UserPromptPart,
)
from pydantic_ai.models import Model, ModelRequestParameters
from pydantic_ai.settings import ModelSettings
from pydantic_ai.usage import UsageLimits

from echolink.agent.model.bot_tools import bot_tools
from echolink.agent.model.chat.first import FirstWithoutLoop, Looped
from echolink.agent.model.chat.model import ChatModel
from echolink.agent.model.dictation import asks_for_dictation
from echolink.agent.model.faults import reason_of
from echolink.agent.model.history import messages_of
from echolink.agent.model.hushing import Hushing
from echolink.agent.model.metrics import Asked, ModelTimes
from echolink.agent.model.telling import Telling
from echolink.agent.model.tools import COMPLETE_GOAL, END_CALL, TRANSFER_CALL, Turn, definitions, turn_tools
from echolink.agent.port import Answer, Say, Situation, Tools, Usage, unheard
from echolink.agent.profile import Profile
from echolink.agent.prompt import instructions
from echolink.agent.withheld import given_in, values_of
from echolink.errors import AgentFailed, EchoLinkError
from echolink.tracing import spans

_MAX_REQUESTS = 6  # a turn needs one to three; more is a model that goes round in circles
_MAX_TOOL_RETRIES = 2  # times that a tool may say "not like this" in a row

_MOST_PROFILES = 512  # whose tools are kept ready

_Events = AgentRunEvents[str] | FirstWithoutLoop

_log = structlog.get_logger(__name__)


class ModelAgent:
    """One model behind the port `Agent`. Serves any number of calls at once: nothing of a turn is kept here."""

    def __init__(self, name: str, model: Model, *, silence_seconds: float) -> None:
        """`silence_seconds`: how long the provider may send nothing, before a reply or within it."""
        self.name = name
        self._model = model
        self._silence_seconds = silence_seconds
        self._tools = turn_tools()
        self._times = ModelTimes(name)
        self._of_profiles: OrderedDict[int, _OfProfile] = OrderedDict()
        self._loop: ModelLoop[Turn, str] = ModelLoop(
            model,
            name="echolink",
            deps_type=Turn,
            tools=self._tools,
            retries={"tools": _MAX_TOOL_RETRIES, "output": 0},
            model_settings=ModelSettings(max_retries=0, timeout=silence_seconds, first_event_timeout=silence_seconds),
        )

    async def answer(self, situation: Situation, tools: Tools, say: Say = unheard) -> Answer:
        """Raises AgentFailed for whatever the provider or the model does wrong. May be cancelled at any time, which the
        provider sees as a disconnect. Errors of `tools` pass through as they are."""
        turn = Turn(situation=situation, tools=tools)
        reply = _Reply(turn, Telling(turn, say, Hushing.of(turn)))
        run = self._run(turn, *messages_of(situation), instructions(situation))
        with spans.span("echolink.model", "client", model=self.name), self._times.asked() as asked:
            async with run as events:
                try:
                    await reply.read(events, asked)
                    whole = reply.telling.whole()
                except EchoLinkError:
                    raise
                except Exception as error:  # noqa: BLE001 (providers raise what they like; the caller gets another agent)
                    raise self._failed(error, _usage(events)) from None
                return self._answer(turn, whole, _usage(events))

    def _run(
        self, turn: Turn, history: list[ModelMessage], newest: str, told: str
    ) -> AbstractAsyncContextManager[_Events]:
        its = self._of(turn.situation.profile)

        def looped(model: Model) -> Looped:
            return self._loop.run_stream_events(
                newest,
                message_history=history,
                model=model,
                instructions=told,
                deps=turn,
                usage_limits=UsageLimits(request_limit=_MAX_REQUESTS),
                toolsets=its.toolsets,
            )

        if not isinstance(self._model, ChatModel):
            return looped(self._model)
        messages = [*history, ModelRequest(parts=[UserPromptPart(content=newest)], instructions=told)]
        return FirstWithoutLoop(self._model, messages, its.parameters, looped, silence_seconds=self._silence_seconds)

    def _of(self, profile: Profile) -> "_OfProfile":
        """The same for the same profile: what is made of it is kept by it."""
        known = self._of_profiles.get(id(profile))
        if known is None:
            own = bot_tools(profile)
            parameters = ModelRequestParameters(function_tools=definitions([*self._tools, *own], profile))
            toolsets = [FunctionToolset(own, max_retries=_MAX_TOOL_RETRIES)] if own else []
            known = _OfProfile(profile, parameters, toolsets)
            self._of_profiles[id(profile)] = known  # keeps the profile, and with it its id
            if len(self._of_profiles) > _MOST_PROFILES:
                self._of_profiles.popitem(last=False)
        return known

    def _failed(self, error: Exception, usage: Usage) -> AgentFailed:
        reason = reason_of(error)
        _log.warning("model_failed", model=self.name, reason=reason, error_type=type(error).__name__)
        return AgentFailed(f"{self.name}: {reason}", tokens=usage.input_tokens + usage.output_tokens)

    def _answer(self, turn: Turn, say: str, usage: Usage) -> Answer:
        situation = turn.situation
        done = [*situation.done, *([turn.completed] if turn.completed else [])]
        return Answer(
            say=say,
            memory=dict(situation.memory),
            fields={**situation.private, **turn.private, **(done[-1].fields if done else {})},
            questions=turn.questions,
            ends=turn.ends and not turn.transfers,
            transfer=turn.transfers,
            dictation=not turn.ends and asks_for_dictation(say),
            why=_why(turn, usage),
            withholds=given_in(situation, _new_private(turn)),
            also_said=turn.also_said,
            usage=usage,
            agent=self.name,
        )


@dataclass(frozen=True, slots=True)
class _OfProfile:
    """What is made of a profile once."""

    profile: Profile
    parameters: ModelRequestParameters
    toolsets: Sequence[FunctionToolset[Turn]]  # of the bot's own tools


class _Reply:
    """Follows the responses of one run, and notices when nothing more is worth waiting for."""

    def __init__(self, turn: Turn, telling: Telling) -> None:
        self.telling = telling
        self._turn = turn
        self._looks = {tool.name for tool in turn.situation.profile.tools if not tool.has_side_effects}
        self._called: list[str] = []  # tools that the newest response calls
        self._results = 0  # how many of them have answered

    async def read(self, events: _Events, asked: Asked) -> None:
        async for event in events:
            asked.heard()
            if isinstance(event, AgentRunResultEvent):
                return
            self._take(event)
            if self._is_goodbye():
                return

    def _take(self, event: AgentStreamEvent) -> None:
        match event:
            case PartStartEvent(part=part):
                if self._results:  # answers to tools went up: what comes now is the next response
                    self._called, self._results = [], 0
                    self.telling.begin()
                if isinstance(part, TextPart):
                    self.telling.add(part.content)
            case PartDeltaEvent(delta=TextPartDelta(content_delta=words)):
                self.telling.add(words)
            case PartEndEvent(part=ToolCallPart(tool_name=name)):
                self._called.append(name)
                if name in self._looks:
                    self.telling.before_a_look()
            case FunctionToolResultEvent():
                self._results += 1
            case _:
                return

    def _is_goodbye(self) -> bool:
        """Words and `end_call`, or `transfer_call`, in one response are all there is to say: to ask again would cost a second."""
        only_ends = set(self._called) in ({END_CALL}, {TRANSFER_CALL}) and self._results == len(self._called)
        return only_ends and (self._turn.ends or self._turn.transfers) and bool(self.telling.said.strip())


def _usage(events: _Events) -> Usage:
    spent = events.usage
    return Usage(requests=spent.requests, input_tokens=spent.input_tokens, output_tokens=spent.output_tokens)


def _new_private(turn: Turn) -> dict[str, Any]:
    """Sensitive values that are not what they were before this turn."""
    sent = values_of(turn.completed.fields, turn.situation.profile) if turn.completed else {}
    known = turn.situation.private
    return {name: value for name, value in {**turn.private, **sent}.items() if known.get(name) != value}


def _why(turn: Turn, usage: Usage) -> str:
    did = ["replied", *turn.used]
    if turn.completed:
        did.append(f"{COMPLETE_GOAL} {turn.completed.outcome.status}")
    if turn.transfers:
        did.append(TRANSFER_CALL)
    elif turn.ends:
        did.append(END_CALL)
    return f"{', '.join(did)}; {usage.requests} request{'s' if usage.requests != 1 else ''}"

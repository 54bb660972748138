"""What does a model make of a call that is over? One request, and one more where its answer cannot be used.

Importing this module imports pydantic-ai: `agents` does so in a thread, once a model is configured.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import structlog
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_ai.direct import model_request_stream
from pydantic_ai.messages import (
    ModelMessage,
    ModelRequest,
    ModelResponse,
    TextPart,
    ToolCallPart,
    UserPromptPart,
)
from pydantic_ai.models import Model, ModelRequestParameters
from pydantic_ai.settings import ModelSettings
from pydantic_ai.tools import ToolDefinition
from pydantic_ai.usage import RequestUsage

from echolink.agent.analysis import Achieved, Analyzed, Found, Material, Mood
from echolink.agent.analyzing_prompt import TOOL, asked_about, shown
from echolink.agent.model.faults import reason_of
from echolink.agent.model.fields import normal_form
from echolink.agent.port import Usage
from echolink.agent.ruled import achieved, open_ends
from echolink.errors import AgentFailed

_log = structlog.get_logger(__name__)

_TRIES: Final = 2
_SILENCE_SECONDS: Final = 30.0
_WHOLE_SECONDS: Final = 60.0  # of one request
_MOST_FOLLOW_UPS: Final = 10
_LONGEST_FOLLOW_UP: Final = 300
_LONGEST_SUMMARY: Final = 800


class _Said(BaseModel):
    """What a model is to answer with. What is more than this is not read."""

    model_config = ConfigDict(hide_input_in_errors=True)

    summary: str = Field(min_length=1, description="One to three sentences, for a person who was not there.")
    outcome: Achieved = Field(description="Whether the goal was reached.")
    mood: Mood = Field(description="The caller's mood at the end; unknown where nothing shows it.")
    fields: dict[str, Any] = Field(
        default_factory=dict, description="What the caller told, by the names of the fields."
    )
    follow_ups: list[str] = Field(default_factory=list, description="What somebody should still do or answer.")


# The same one for all: what is prepared for it is kept by it.
_REPORT: Final = ToolDefinition(
    name=TOOL,
    description="Report what the call was.",
    parameters_json_schema={name: its for name, its in _Said.model_json_schema().items() if name != "description"},
)
_PARAMETERS: Final = ModelRequestParameters(function_tools=[_REPORT])


@dataclass
class _Cost:
    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0

    def add(self, usage: RequestUsage) -> None:
        self.requests += 1
        self.input_tokens += usage.input_tokens
        self.output_tokens += usage.output_tokens

    def usage(self, *, in_vain: bool) -> Usage:
        tokens = self.input_tokens + self.output_tokens
        return Usage(self.requests, self.input_tokens, self.output_tokens, tokens if in_vain else 0)


class ModelAnalyst:
    """One model behind the port `Analyst`."""

    def __init__(self, name: str, model: Model) -> None:
        self.name = name
        self._model = model

    async def analyze(self, material: Material) -> Analyzed:
        """See the port."""
        messages: list[ModelMessage] = [
            ModelRequest(parts=[UserPromptPart(content=shown(material))], instructions=asked_about(material))
        ]
        cost, flaw = _Cost(), ""
        for _ in range(_TRIES):
            response = await self._asked(messages, cost)
            found, flaw = _read(response, material)
            if found is not None:
                return Analyzed(found=found, by=self.name, usage=cost.usage(in_vain=False))
            messages = [*messages, *_once_more(response, flaw, messages)]
        _log.warning("analysis_unusable", model=self.name, flaw=flaw)
        why = f"{self.name}: its answer could not be used ({flaw})"
        return Analyzed(found=None, by=self.name, usage=cost.usage(in_vain=True), why=why)

    async def _asked(self, messages: Sequence[ModelMessage], cost: _Cost) -> ModelResponse:
        """Streamed as everything is that a model is asked, so that one which falls silent is noticed."""
        settings = ModelSettings(timeout=_SILENCE_SECONDS)
        asking = model_request_stream(
            self._model, messages, model_settings=settings, model_request_parameters=_PARAMETERS
        )
        try:
            async with asyncio.timeout(_WHOLE_SECONDS), asking as stream:
                async for _ in stream:
                    pass
                response = stream.get()
        except Exception as error:  # noqa: BLE001 (providers raise what they like)
            reason = "it took too long" if isinstance(error, TimeoutError) else reason_of(error)
            _log.warning("analysis_failed", model=self.name, reason=reason, error_type=type(error).__name__)
            raise AgentFailed(f"{self.name}: {reason}", tokens=cost.input_tokens + cost.output_tokens) from None
        cost.add(response.usage)
        return response


def _read(response: ModelResponse, material: Material) -> tuple[Found | None, str]:
    """What it found, or what is wrong with that: our words alone, for the model and for the developer."""
    try:
        said = _said(response)
    except ValidationError as error:
        return None, "; ".join(f"{'.'.join(map(str, flaw['loc'])) or 'it'}: {flaw['msg']}" for flaw in error.errors())
    fields, complaints = normal_form(material.profile, said.fields, whole=False)
    if complaints:
        return None, " ".join(complaints)
    return _within_the_facts(said, fields, material), ""


def _said(response: ModelResponse) -> _Said:
    """By the tool, or as JSON in words where a model knows no tools. Raises ValidationError."""
    for part in response.parts:
        if isinstance(part, ToolCallPart) and part.tool_name == TOOL:
            return _Said.model_validate_json(part.args_as_json_str())
    words = "".join(part.content for part in response.parts if isinstance(part, TextPart))
    return _Said.model_validate_json(words[words.find("{") : words.rfind("}") + 1])


def _within_the_facts(said: _Said, fields: dict[str, Any], material: Material) -> Found:
    """A caller may talk a model into anything but this: what was sent, what was confirmed, and what is still owed."""
    outcome = achieved(material)
    if outcome != "completed":
        outcome = "partly" if said.outcome == "completed" else said.outcome
    owed = list(open_ends(material))
    told = [" ".join(one.split())[:_LONGEST_FOLLOW_UP] for one in said.follow_ups[:_MOST_FOLLOW_UPS]]
    return Found(
        summary=" ".join(said.summary.split())[:_LONGEST_SUMMARY],
        outcome=outcome,
        mood=said.mood,
        fields=fields | dict(material.fields),
        follow_ups=tuple(dict.fromkeys([*owed, *filter(None, told)])),
    )


def _once_more(response: ModelResponse, flaw: str, before: Sequence[ModelMessage]) -> list[ModelMessage]:
    """In words, whatever it answered with: no tool call is left open."""
    first = before[0]
    assert isinstance(first, ModelRequest)
    words = "".join(part.content for part in response.parts if isinstance(part, TextPart)) or "(a report)"
    again = f"That cannot be used: {flaw} Report once more, with {TOOL}."
    return [
        ModelResponse(parts=[TextPart(content=words[:2_000])]),
        ModelRequest(parts=[UserPromptPart(content=again)], instructions=first.instructions),
    ]

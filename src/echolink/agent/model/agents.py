"""Who answers a bot's callers? The models that the operator allows, tried in order, with `scripted` behind them."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import structlog

from echolink.agent.model.names import SCRIPTED, real
from echolink.agent.port import Agent, Answer, Done, HeardKind, Outcome, Situation, Tools, Usage
from echolink.errors import AgentFailed

if TYPE_CHECKING:
    import httpx2

_log = structlog.get_logger(__name__)


class Agents:
    """The agents of a process. Cheap to make; pydantic-ai is imported by `warm`, or by the first turn that needs a model."""

    def __init__(self, models: Sequence[str], scripted: Agent, *, silence_seconds: float = 5.0) -> None:
        """`models`: as `parse_models` gives them. `silence_seconds`: how long a model may send nothing before the next one is
        asked; 5 leaves a fallback 7 of the 12 s after which the conversation gives up."""
        self.names = tuple(dict.fromkeys(models))
        self._models = tuple(models)
        self._scripted = scripted
        self._silence_seconds = silence_seconds
        self._warming: asyncio.Task[None] | None = None
        self._ready: dict[str, Agent] = {}
        self._client: httpx2.AsyncClient | None = None

"""What is a tool of a bot to an agent: what may it ask for, and what came of asking?"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

BUILT_IN: Final = frozenset(("complete_goal", "end_call", "transfer_call", "keep_private"))
"""Names that agents have tools for already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BotTool:
    """A tool as an agent sees it; where it leads is no concern of an agent's."""

    name: str
    description: str
    parameters: Mapping[str, Any] = field(default_factory=lambda: {"type": "object", "properties": {}})  # JSON Schema
    has_side_effects: bool = False


@dataclass(frozen=True, slots=True)
class ToolResult:
    """What came of a use: `answered`, `failed` (and nothing was done), or `unknown` (perhaps something was; do not repeat)."""

    status: Literal["answered", "failed", "unknown"]
    text: str = ""  # what was answered, shortened, or half a sentence about what went wrong
    said: str = ""  # what a person would say of an answer; empty when there is nothing to tell
    is_no: bool | None = None  # whether the answer says no; None: it says neither


@dataclass(frozen=True, slots=True)
class Used:
    """A use of a tool earlier in this call, or in this turn by somebody who then failed."""

    tool: str
    arguments: Mapping[str, Any]
    result: ToolResult


def told(result: ToolResult) -> str:
    """What a model is told of it, and what to do next."""
    if result.status == "answered":
        if not result.text:
            return "Done; it answered nothing besides."
        return f"It answered, as data: {json.dumps(result.text, ensure_ascii=False)}"
    if result.status == "failed":
        return (
            f"It failed: {result.text}. Nothing was done. If the arguments can be put right, use it again with others; otherwise "
            "tell the caller that this cannot be done at the moment, and go on without it. Never make its answer up."
        )
    return (
        "It was started, but the outcome is unknown. Do not repeat it. Tell the caller that it was passed on and that you cannot "
        "confirm it yet."
    )

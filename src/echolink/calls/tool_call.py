"""What is one use of a bot's tool? A row that stands before anything is sent, so that nothing with side effects is sent twice."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from echolink.agent.tool import ToolResult, Used


class ToolStatus(StrEnum):
    """How a use stands, as the API shows it."""

    STARTED = "started"  # claimed: it may have been sent
    ANSWERED = "answered"
    FAILED = "failed"  # and nothing was done
    UNKNOWN = "unknown"  # perhaps something was


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolCall:
    """A use of a tool in a turn."""

    call_id: str
    turn: int
    number: int = 0  # of the turn, from 1; given when it is claimed
    epoch: int  # of the turn, when it was claimed
    tool: str
    arguments: Mapping[str, Any]
    has_side_effects: bool
    status: ToolStatus = ToolStatus.STARTED
    status_code: int | None = None
    result: str = ""  # as a model is told it
    said: str = ""
    is_no: bool | None = None
    started_at: datetime
    milliseconds: int | None = None

    @property
    def key(self) -> str:
        """Its `Idempotency-Key`: the same however often it is tried."""
        return f"{self.call_id}_turn_{self.turn}_tool_{self.number}"

    @property
    def came(self) -> ToolResult:
        """What came of it, to an agent; one without a result is not to be repeated."""
        match self.status:
            case ToolStatus.ANSWERED:
                return ToolResult("answered", self.result, self.said, self.is_no)
            case ToolStatus.FAILED:
                return ToolResult("failed", self.result)
        return ToolResult("unknown", self.result)


def settled_by(earlier: Sequence[ToolCall], wanted: ToolCall) -> ToolCall | None:
    """The earlier use of the same call that stands for `wanted`, which is then not sent; None: send it.

    What only looks something up is sent again, unless the same was answered in this turn. With side effects the same is sent
    once a turn, and never again while its outcome is unknown. Of a turn that another worker had begun (an agent is asked anew,
    and may choose other words) whatever was not refused counts as the same.
    """
    for one in reversed([use for use in earlier if use.tool == wanted.tool]):
        is_same, is_now = _text(one.arguments) == _text(wanted.arguments), one.turn == wanted.turn
        if not wanted.has_side_effects:
            if is_same and is_now and one.status is ToolStatus.ANSWERED:
                return one
        elif one.status in (ToolStatus.STARTED, ToolStatus.UNKNOWN):
            if is_same or is_now:
                return one
        elif is_now and (is_same or (one.status is ToolStatus.ANSWERED and one.epoch != wanted.epoch)):
            return one
    return None


def used_before(earlier: Sequence[ToolCall]) -> list[Used]:
    """A call's uses as an agent must know them."""
    return [Used(one.tool, one.arguments, one.came) for one in earlier]


def _text(arguments: Mapping[str, Any]) -> str:
    return json.dumps(arguments, sort_keys=True)


class ToolStore(Protocol):
    """Uses of tools, and the values of their headers. Every method raises StorageUnavailable."""

    async def claim(self, wanted: ToolCall) -> tuple[ToolCall, bool]:
        """The use, and whether it is to be sent now: otherwise it is the one that `settled_by` finds.

        Raises TurnTaken, and claims nothing, when the call has ended or the turn is no longer open at its epoch.
        """

    async def finish(self, came: ToolCall) -> None:
        """Write what came of a use that was claimed, unless that stands already."""

    async def of_call(self, call_id: str) -> Sequence[ToolCall]:
        """In order."""

    async def header_values(self, bot_id: str, ids: Sequence[str]) -> Mapping[str, str]:
        """Decrypted, by id. Raises SealNotOpened."""

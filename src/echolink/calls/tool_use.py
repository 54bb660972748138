"""How is a bot's tool used in a turn? Claimed in the database, sent to a checked address, its outcome recorded."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import structlog

from echolink.accounts.account import Bot, ToolAt
from echolink.actions.client import Failure, Response, WebhookClient
from echolink.actions.delivery import DeliveryStore
from echolink.actions.tool_answer import ToolAnswer, read
from echolink.actions.tool_request import ToolRequest, tool_request
from echolink.agent.port import Outcome
from echolink.agent.tool import ToolResult
from echolink.calls import metrics
from echolink.calls.clock import Clock
from echolink.calls.goal import GoalTools
from echolink.calls.patience import Patience
from echolink.calls.record import TurnRecord
from echolink.calls.starting import values_of
from echolink.calls.tool_call import ToolCall, ToolStatus, ToolStore
from echolink.errors import SealNotOpened, TurnTaken
from echolink.tracing import spans

log = structlog.get_logger(__name__)

_MOST_USES: Final = 6  # a turn: more is a model that goes round in circles
_LEAST_SECONDS: Final = 0.1  # for a try: with less it would only look like a fault of the other side


class ToolUse:
    """The bot's own tools in one turn."""

    def __init__(
        self,
        record: TurnRecord,
        bot: Bot,
        store: ToolStore,
        secrets: DeliveryStore,
        client: WebhookClient,
        clock: Clock,
        patience: Patience,
        seconds: float,
    ) -> None:
        """`seconds`: that a caller waits for tools in one turn, all together."""
        self._record, self._bot, self._store, self._secrets, self._client = record, bot, store, secrets, client
        self._clock, self._patience, self._left = clock, patience, seconds
        self._uses = 0
        self._ours: set[asyncio.Task[ToolResult]] = set()

    async def use_tool(self, name: str, arguments: Mapping[str, Any]) -> ToolResult:
        """See the port. Raises TurnTaken when the turn is no longer this worker's, or the call has ended."""
        tool = next((one for one in self._bot.tools if one["name"] == name), None)
        if tool is None:
            return ToolResult("failed", "there is no such tool")
        if self._uses == _MOST_USES or self._left < _LEAST_SECONDS:
            return ToolResult("failed", "there is no time left for tools before the caller has to be told something")
        self._uses += 1
        task = asyncio.create_task(self._use(tool, arguments))
        self._ours.add(task)
        task.add_done_callback(self._ended)
        began = time.monotonic()
        self._record.waits_saying = tool["speak_while_waiting"]
        try:
            with self._patience.paused():
                return await asyncio.shield(task)  # a hang-up stops the speech, never what was sent
        finally:
            self._record.waits_saying = ""
            self._left -= time.monotonic() - began

    def _ended(self, task: asyncio.Task[ToolResult]) -> None:
        """Nobody may be left to whom it could raise."""
        self._ours.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None and not isinstance(error, TurnTaken):
            log.error("tool_not_used", call_id=self._record.call.id, error=type(error).__name__)

    async def _use(self, tool: ToolAt, arguments: Mapping[str, Any]) -> ToolResult:
        await self._record.take()
        call, turn = self._record.call, self._record.turn
        wanted = ToolCall(
            call_id=call.id,
            turn=turn.turn,
            epoch=turn.epoch,
            tool=tool["name"],
            arguments=arguments,
            has_side_effects=tool["side_effects"],
            started_at=self._clock(),
        )
        use, is_ours = await self._store.claim(wanted)
        if not is_ours:
            return use.came
        began = time.monotonic()
        with spans.span("echolink.tool", "client", call_id=call.id, turn=turn.turn, tool=tool["name"]) as one:
            answer = await self._send(tool, use)
            one.note(outcome=answer.status)
        came = replace(
            use,
            status=ToolStatus(answer.status),
            status_code=answer.status_code,
            result=answer.text,
            said=answer.said,
            is_no=answer.is_no,
            milliseconds=round((time.monotonic() - began) * 1000),
        )
        metrics.TOOLS[came.status].observe(time.monotonic() - began)
        await self._store.finish(came)
        log.info(
            "tool_used", call_id=call.id, turn=turn.turn, tool=use.tool, status=answer.status, ms=came.milliseconds
        )
        return came.came

    async def _send(self, tool: ToolAt, use: ToolCall) -> ToolAnswer:
        secrets = await self._secrets.secrets(self._bot.id, self._clock())
        if not secrets:
            return ToolAnswer("failed", "the bot has no webhook secret, and nothing is sent unsigned")
        try:
            values = await self._store.header_values(self._bot.id, list(tool["headers"].values()))
            own = {name: values[ref] for name, ref in tool["headers"].items()}
        except (SealNotOpened, KeyError):
            log.error("tool_header_not_opened", bot_id=self._bot.id, tool=use.tool)
            return ToolAnswer("failed", "the value of one of its headers cannot be opened")
        came = await self._tried(self._request(tool, use), secrets, own, tool)
        return read(came, has_side_effects=use.has_side_effects)

    async def _tried(
        self, request: ToolRequest, secrets: Sequence[str], own: Mapping[str, str], tool: ToolAt
    ) -> Response | Failure:
        """Once; what has no side effects once more where that may help, in the time that is left."""
        until = time.monotonic() + min(tool["timeout_seconds"], self._left)
        came = await self._post(request, secrets, own, until)
        if not tool["side_effects"] and _may_help(came) and until - time.monotonic() > _LEAST_SECONDS:
            return await self._post(request, secrets, own, until)
        return came

    async def _post(
        self, request: ToolRequest, secrets: Sequence[str], own: Mapping[str, str], until: float
    ) -> Response | Failure:
        headers = {**request.headers(secrets, own, self._clock()), **spans.carried()}
        return await self._client.request(
            request.method, request.url, headers, request.body, within_seconds=until - time.monotonic()
        )

    def _request(self, tool: ToolAt, use: ToolCall) -> ToolRequest:
        call = self._record.call
        return tool_request(
            key=use.key,
            method=tool["method"],
            url=tool["url"],
            tool=use.tool,
            arguments=use.arguments,
            at=use.started_at,
            call_id=call.id,
            call_sid=call.call_sid,
            bot_id=call.bot_id,
            from_number=call.from_number,
            to_number=call.to_number,
            variables=values_of(call),
        )


class TurnTools:
    """`agent.port.Tools` for one turn: the goal, and the bot's own tools."""

    def __init__(self, goal: GoalTools, uses: ToolUse) -> None:
        self._goal, self._uses = goal, uses

    async def complete_goal(self, fields: Mapping[str, Any], questions: Sequence[str] = ()) -> Outcome:
        return await self._goal.complete_goal(fields, questions)

    async def use_tool(self, name: str, arguments: Mapping[str, Any]) -> ToolResult:
        return await self._uses.use_tool(name, arguments)


def _may_help(came: Response | Failure) -> bool:
    return came.may_retry if isinstance(came, Failure) else came.status in (502, 503, 504)

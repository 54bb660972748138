"""How does a model use the tools of a bot? Arguments checked before anything is sent, and outcomes told as what to do next."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic_ai import ModelRetry, RunContext, Tool

from echolink.agent.arguments import complaint
from echolink.agent.model.tools import Turn
from echolink.agent.profile import Profile
from echolink.agent.tool import BotTool, told
from echolink.agent.withheld import sensitive_fields, shows

_WITH_SIDE_EFFECTS = " It changes something: only after the caller has agreed to just this, and once."


def bot_tools(profile: Profile) -> list[Tool[Turn]]:
    """In the bot's order; each runs alone, as all tools do, so that nothing overtakes an action."""
    return [_tool(one) for one in profile.tools]


def _tool(one: BotTool) -> Tool[Turn]:
    async def use(context: RunContext[Turn], **arguments: Any) -> str:
        return await _use(context, one, arguments)

    description = one.description + (_WITH_SIDE_EFFECTS if one.has_side_effects else "")
    return Tool.from_schema(use, one.name, description, dict(one.parameters), takes_ctx=True, sequential=True)


async def _use(context: RunContext[Turn], one: BotTool, arguments: Mapping[str, Any]) -> str:
    turn = context.deps
    if wrong := complaint(one.parameters, arguments):
        turn.refuse(context.run_step)
        raise ModelRetry(f"Nothing was sent. {wrong} Ask the caller for what you do not know; never make it up.")
    if _is_private(turn, arguments):
        turn.refuse(context.run_step)
        raise ModelRetry("Nothing was sent: a sensitive value goes to complete_goal alone. Go on without it.")
    result = await turn.tools.use_tool(one.name, arguments)
    turn.used.append(f"{one.name} {result.status}")
    if result.status != "answered":
        turn.refuse(context.run_step)
    return told(result)


def _is_private(turn: Turn, arguments: Mapping[str, Any]) -> bool:
    """Whether an argument holds what the caller gave for a sensitive field."""
    profile = turn.situation.profile
    values = [*turn.situation.private.values(), *turn.private.values()]
    named = {field.name for field in sensitive_fields(profile)} & arguments.keys()
    return bool(named) or shows(json.dumps(arguments, ensure_ascii=False), values, profile.language)
